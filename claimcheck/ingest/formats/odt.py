"""Text out of OpenDocument texts (.odt), which LibreOffice writes.

odfpy puts notes, comments and deleted words into the text, so the XML is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.formats import office
from claimcheck.untrusted.archive import Archive
from claimcheck.untrusted.xml_tree import local, parse, text

_CONTENT, _META, _LIST = "content.xml", "meta.xml", "META-INF/manifest.xml"
#: What the list of parts says of those of an encrypted text.
_ENCRYPTED = b"encryption-data"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
#: Elements whose words no page shows in the story, or that repeat it.
_SILENT = frozenset(
    "annotation desc forms note-citation object plugin ruby-text table-of-content title"
    " tracked-changes".split()
)
_ASIDE = frozenset(("note-body", "text-box", "custom-shape"))
#: Blanks that one element may stand for.
_MAX_BLANKS = 100
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class _Styles:
    """The names of the styles of words that are struck out or hidden, and of raised ones."""

    unseen: frozenset[str]
    raised: frozenset[str]


def from_odt(data: bytes, name: str) -> Extracted:
    """Return the text of an OpenDocument file; footnotes and text boxes stand at its end.

    Deleted and hidden words, comments, headers and footers are left out. The day in its properties
    is that of saving, and no day of the text.

    Raises:
        InputError: if it is damaged, encrypted, too large or holds no text.
    """
    archive = Archive(data, name, "OpenDocument file")
    parts = {p: archive.read(p) for p in (_CONTENT, _META, _LIST) if p in archive.members}
    if _ENCRYPTED in parts.get(_LIST, b""):
        raise InputError(f"{name} is encrypted: save it without a password")
    if _CONTENT not in parts:
        raise InputError(f"{name} is no OpenDocument text: it has no {_CONTENT}")
    root = parse(parts[_CONTENT], name)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError(f"{name} is an OpenDocument file of another kind than text")
    reader = _Reader(_styles(root))
    story = list(filter(str.strip, reader.blocks(body)))
    if not story and not reader.aside:
        raise InputError(f"{name} is an OpenDocument file without text")
    title, language = _properties(parts.get(_META), name)
    inserted, deleted = (len(list(body.iter(_TEXT + k))) for k in ("insertion", "deletion"))
    return Extracted(
        "\n\n".join([*story, *reader.aside]),
        office.shown_title(title, story),
        unread=office.unread(
            {"insertions": inserted, "deletions": deleted, "unseen": reader.unseen}
        ),
        language=metadata.language(language),
    )


def _properties(meta: bytes | None, name: str) -> tuple[str, str]:
    """The title and the language that a file names."""
    if meta is None:
        return "", ""
    root = parse(meta, name)
    title, language = (next(root.iter(_DC + key), None) for key in ("title", "language"))
    return text(title), text(language)


def _styles(root: etree._Element) -> _Styles:
    unseen, raised = set(), set()
    for style in root.iter(f"{_STYLE}style"):
        for shape in style.iter(f"{_STYLE}text-properties"):
            struck = shape.get(f"{_STYLE}text-line-through-style", "none") != "none"
            if struck or shape.get(f"{_TEXT}display") == "none":
                unseen.add(style.get(f"{_STYLE}name", ""))
            if shape.get(f"{_STYLE}text-position", "").startswith("super"):
                raised.add(style.get(f"{_STYLE}name", ""))
    return _Styles(frozenset(unseen), frozenset(raised))


class _Reader:
    """Takes the paragraphs out of elements; ``aside`` are those that stand beside the story.

    ``unseen`` counts the places where words are struck out or hidden. The parser bounds how deep
    elements are nested.
    """

    def __init__(self, styles: _Styles) -> None:
        self.aside: list[str] = []
        self.unseen = 0
        self._styles = styles

    def blocks(self, element: etree._Element) -> Iterator[str]:
        """The paragraphs, headings, items and rows inside of an element."""
        for child in element.iterchildren("*"):
            name = local(child)
            if name in ("p", "h"):
                yield "".join(self._words(child)).strip()
            elif name == "list-item":
                yield from self._item(child)
            elif name == "table-row":
                yield " ".join(filter(None, self.blocks(child)))
            elif name not in _SILENT:
                yield from self.blocks(child)

    def _item(self, item: etree._Element) -> Iterator[str]:
        for place, block in enumerate(filter(None, self.blocks(item))):
            yield block if place or block.startswith("- ") else f"- {block}"

    def _words(self, element: etree._Element) -> Iterator[str]:
        """The words of a paragraph; what hangs on it is put aside."""
        yield element.text or ""
        for child in element.iterchildren("*"):
            name, style = local(child), child.get(f"{_TEXT}style-name", "")
            if name in _ASIDE:
                self.aside += filter(None, self.blocks(child))
            elif name == "s":
                yield " " * min(_MAX_BLANKS, _number(child.get(f"{_TEXT}c", "1")))
            elif name in ("tab", "line-break"):
                yield "\t" if name == "tab" else "\n"
            elif style in self._styles.unseen and style:
                self.unseen += 1
            elif name not in _SILENT:
                words = "".join(self._words(child))
                raised = style in self._styles.raised
                yield words.translate(_RAISED) if raised else words
            yield child.tail or ""


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 1
