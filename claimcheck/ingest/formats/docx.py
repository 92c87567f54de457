"""Text out of Word files (.docx), as they read when all tracked changes are accepted.

Read by their XML: python-docx 1.2 leaves out inserted words, text boxes and notes, mammoth 1.13
reads them and says of no word where it stands; docs/word.md compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.formats import office
from claimcheck.records.source import Given, Place
from claimcheck.wordfile.content import Content, Element, Line, attribute, child, local, read
from claimcheck.wordfile.package import Package

_BREAK = "\n\n"
#: Titles that a program wrote: the name of a file, or none.
_NO_TITLE = re.compile(
    r"(?i)(?:microsoft word\b.*|untitled.*|(?:new )?document ?\d*|.*\.(?:docx?|dotx?|odt|rtf|pdf))"
)
#: A short paragraph without a full stop.
_MAY_BE_HEADLINE = re.compile(r"(?:\S+\s+){0,19}\S*[^\s.,:;…]")


def from_docx(data: bytes, name: str) -> Extracted:
    """Return the text of a Word file, its title, and where in the file its words stand.

    Insertions and what was moved count where they stand, deletions do not; ``unread`` says so.
    A row of a table is a line, a text box stands behind the paragraph that holds it, footnotes and
    endnotes at the end. Comments, headers and footers, hidden and struck-out words are left out.

    Raises:
        InputError: for a file that is none, is damaged or encrypted, or larger than what
            `claimcheck.wordfile.package` reads.
    """
    package = Package(data, name)
    content = read(package.tree(package.main))
    counts = content.counts
    lines = [(package.main, line) for line in content.lines]
    for part, notes in _notes(package, content):
        lines += [(part, line) for line in notes.lines]
        counts += notes.counts
    text, places = _laid_out(lines)
    return Extracted(
        text,
        _title(package, content.lines),
        unread=office.unread(counts),
        given=Given("docx", text, tuple(places), data),
    )


def _laid_out(lines: Sequence[tuple[str, Line]]) -> tuple[str, list[Place]]:
    pieces: list[str] = []
    places: list[Place] = []
    at = 0
    for part, line in lines:
        for piece in line.pieces:
            if piece.element is not None:
                end = at + len(piece.text)
                places.append(Place(at, end, part, piece.paragraph, piece.run, piece.offset))
            pieces.append(piece.text)
            at += len(piece.text)
        pieces.append(_BREAK)
        at += len(_BREAK)
    return "".join(pieces), places


def _notes(package: Package, content: Content) -> Iterator[tuple[str, Content]]:
    """The notes that the text refers to, in its order, each once: footnotes, then endnotes."""
    for kind in ("footnote", "endnote"):
        part = package.related(f"{kind}s")
        if part is None:
            continue
        root = package.tree(part)
        by_id = {attribute(e, "id"): e for e in root if local(e) == kind}
        wanted = dict.fromkeys(id for tag, id in content.notes if tag == f"{kind}Reference")
        found = [by_id[id] for id in wanted if id in by_id]
        if found:
            yield part, read(root, found)


def _title(package: Package, lines: Sequence[Line]) -> str | None:
    """The first paragraph where it is in the style of titles, else the title in the properties.

    That of a file whose first paragraph may be its headline is left alone: Word takes it from what
    stood there when the file was first saved.
    """
    first, style = lines[0] if lines else Line(()), _title_style(package)
    if style is not None and first.style == style:
        return first.text
    if _MAY_BE_HEADLINE.fullmatch(first.text.strip()):
        return None
    title = _property(package, "title")
    return None if _NO_TITLE.fullmatch(title) else title or None


def _property(package: Package, name: str) -> str:
    """What the properties of a file say; "" where they do not."""
    part = package.target("", "core-properties")
    return "" if part is None else _text(child(package.tree(part), name))


def _title_style(package: Package) -> str | None:
    """The id of the style that Word calls "Title", whatever the language calls it."""
    part = package.related("styles")
    if part is None:
        return None
    for style in package.tree(part):
        if (attribute(child(style, "name"), "val") or "").lower() == "title":
            return attribute(style, "styleId")
    return None


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join((element.text or "").split())
