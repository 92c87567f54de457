"""The words of one part of a Word file, as they stand when all tracked changes are accepted.

Each piece of text knows its place: the number of its paragraph (``w:p``) in the part, that of its
run (``w:r`` or ``m:r``) in the paragraph, both in document order and from 0 on, whether they are
shown or not, and the offset in the run's text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from claimcheck.english import raised_figures
from claimcheck.wordfile import formulas, symbols

Element = Any

#: Words of a table's cell above which its table lays out a page (as in HTML).
_MAX_CELL = 40
#: What holds what was deleted, or stood elsewhere before it was moved.
_GONE = frozenset(("del", "moveFrom"))
_NEW = frozenset(("ins", "moveTo"))
#: Elements whose words are no text of the paragraph that they stand in: properties, the second of
#: two forms of a drawing, the reading of a ruby.
_SILENT = frozenset("pPr rPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr Fallback rt delText".split())
#: What one of these stands for.
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset(("0", "false", "off"))
#: Characters before raised words, and elements behind them, that are looked at.
_BEFORE, _BEHIND = 16, 12
_NOTES = frozenset(("footnoteReference", "endnoteReference"))


class Piece(NamedTuple):
    """The text of one child of a run, and its place.

    ``element`` is that child. What only divides two cells of a row has none, and no place.
    """

    text: str
    paragraph: int = -1
    run: int = -1
    offset: int = 0
    element: Element = None


class Line(NamedTuple):
    """A paragraph, or a row of a table; ``style`` is the id of the paragraph's style."""

    pieces: tuple[Piece, ...]
    style: str | None = None

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass
class Content:
    """The lines of a part, and what stands in it beside them.

    ``notes`` are the footnotes and endnotes that the text refers to, as tag and id in order;
    ``counts`` says how often there is something that an editor must know of.
    """

    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute in the element's own namespace."""
    if element is None:
        return None
    space = element.tag.rpartition("}")[0]
    value = element.get(f"{space}}}{name}")
    return None if value is None else str(value)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and of it that of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def text_of(element: Element) -> str:
    """What a child of a run counts as in the run's text; "" for what is none of it."""
    name = local(element)
    if name == "t":
        return _words(element)
    if name == "sym":
        number, font = attribute(element, "char"), attribute(element, "font")
        return symbols.read(number or "", font or "") or ""
    return _SIGNS.get(name, "")


def _words(element: Element) -> str:
    """The words of an element, as long as written, with signs for the glyphs of its font."""
    text = element.text or ""
    if not symbols.glyphs(text):
        return text
    fonts = child(element.getparent(), "rPr", "rFonts")
    return symbols.replaced(text, attribute(fonts, "ascii") or attribute(fonts, "hAnsi"))


def paragraph_tag(root: Element) -> str:
    """The tag of the paragraphs of a part, in either of the two namespaces that are in use."""
    return f"{root.tag.rpartition('}')[0]}}}p"


def runs_of(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph in document order, without those of paragraphs inside it."""
    for element in paragraph:
        name = local(element)
        if name == "r":
            yield element
        if name != "p":
            yield from runs_of(element)


def read(root: Element, within: Iterable[Element] | None = None) -> Content:
    """Return the content of a part, or of some elements ``within`` it."""
    reader = _Reader(root)
    reader.blocks(root if within is None else within)
    reader.close()
    return reader.content


class _Reader:
    """Goes over a part; lines end where paragraphs do that are not joined by a deletion."""

    def __init__(self, root: Element) -> None:
        self.content = Content()
        self._numbers = {p: n for n, p in enumerate(root.iter(paragraph_tag(root)))}
        self._held: list[Piece] = []
        self._line: list[Piece] = []
        self._boxes: list[Iterable[Element]] = []
        self._runs: dict[Element, int] = {}
        self._paragraph = -1
        self._is_raised = False
        self._is_apart = False

    def close(self) -> None:
        """End the last line where a deletion would join it to a next one."""
        self._end(None)

    def blocks(self, elements: Iterable[Element]) -> None:
        """Read the paragraphs and tables of an element, or among some."""
        for inner in elements:
            name = local(inner)
            if inner in self._numbers:
                self._read_paragraph(inner)
            elif name == "tbl":
                self._table(inner)
            elif name == "altChunk":
                self.content.counts["embedded"] += 1
            elif name and name not in _SILENT and name not in _GONE:
                self.blocks(inner)

    def _end(self, style: str | None) -> None:
        pieces, self._held = (*self._held, *self._line), []
        self._line = []
        if any(not piece.text.isspace() for piece in pieces):
            self.content.lines.append(Line(pieces, style))

    def _read_paragraph(self, paragraph: Element) -> None:
        outer = self._paragraph, self._runs, self._boxes
        self._paragraph = self._numbers[paragraph]
        self._runs = {run: n for n, run in enumerate(runs_of(paragraph))}
        self._boxes = []
        properties = child(paragraph, "pPr")
        self._inside(paragraph)
        mark = child(properties, "rPr")
        if any(child(mark, name) is not None for name in _GONE):
            self._held += self._line
            self._line = []
            self.content.counts["deletions"] += 1
        else:
            self._end(attribute(child(properties, "pStyle"), "val"))
        boxes = self._boxes
        self._paragraph, self._runs, self._boxes = outer
        for box in boxes:
            held, self._held = self._held, []
            self.blocks(box)
            self._end(None)
            self._held = held

    def _inside(self, element: Element) -> None:
        """Read what stands in a paragraph, or in an element of it."""
        for inner in element:
            name = local(inner)
            if name == "r":
                self._run(inner)
            elif name in _GONE:
                self.content.counts["deletions"] += bool(_has_text(inner))
            elif name in _SILENT or not name:
                continue
            elif formulas.is_structure(inner):
                self._formula(inner)
            elif name == "txbxContent":
                self._boxes.append(inner)
            elif inner in self._numbers:
                self._boxes.append((inner,))
            elif name != "sdt" or child(inner, "sdtPr", "showingPlcHdr") is None:
                self.content.counts["insertions"] += name in _NEW and _has_text(inner)
                self._inside(inner)

    def _formula(self, structure: Element) -> None:
        """Read the parts of a structure; no number goes over its borders."""
        self._is_apart = True
        for part in formulas.parts(structure):
            self._add_sign(part.before)
            outer, self._is_raised = self._is_raised, part.is_raised
            if formulas.is_structure(part.element):
                self._formula(part.element)
            else:
                self._inside(part.element)
            self._is_raised = outer
            self._add_sign(part.behind)
        self._is_apart = True

    def _add_sign(self, sign: str) -> None:
        """Add what is written for a shape, and has no place in the file."""
        if sign:
            self._line.append(Piece(sign))

    def _add(self, piece: Piece) -> None:
        if self._is_apart and piece.text[0].isdecimal() and self._before()[-1:].isdigit():
            self._add_sign(" ")
        self._is_apart = False
        self._line.append(piece)

    def _before(self) -> str:
        """How the line ends."""
        ends = (piece.text for piece in reversed(self._line[-_BEFORE:]))
        shown = ""
        for text in ends:
            shown = text[-_BEFORE:] + shown
            if len(shown) >= _BEFORE:
                break
        return shown

    def _raise(self, piece: Piece, run: Element) -> None:
        """Add raised words; of the mark of a note only the space behind it."""
        before = self._before()
        kind = raised_figures.kind_of(piece.text, before, _behind(run))
        if kind == "exponent":
            self._add(piece._replace(text=raised_figures.as_exponent(piece.text)))
        elif kind == "note":
            figures = len(piece.text.rstrip())
            if space := piece.text[figures:]:
                self._add(piece._replace(text=space, offset=piece.offset + figures))
        else:
            self._is_apart = self._is_apart or kind == "fraction"
            self._add(piece)

    def _run(self, run: Element) -> None:
        hidden = self._unseen(child(run, "rPr"))
        is_raised = _position(run) == "superscript"
        if hidden and _has_text(run):
            self.content.counts[hidden] += 1
        offset = 0
        for inner in run:
            name = local(inner)
            text = text_of(inner)
            if text:
                if not hidden:
                    place = self._paragraph, self._runs[run], offset
                    piece = Piece(text, *place, inner)
                    if self._is_raised:
                        self._add(piece._replace(text=raised_figures.as_exponent(text)))
                    elif is_raised:
                        self._raise(piece, run)
                    else:
                        self._add(piece)
                    self.content.counts["symbols"] += symbols.glyphs(text)
                offset += len(text)
            elif name == "sym":
                self.content.counts["symbols"] += not hidden
            elif name in _NOTES and not hidden:
                self.content.notes.append((name, attribute(inner, "id") or ""))
            elif name == "commentReference":
                self.content.counts["comments"] += 1
            elif name not in _SILENT and len(inner):
                self._inside(inner)

    def _unseen(self, properties: Element | None) -> str | None:
        """Why the words of a run do not count; None where they do."""
        for name, why in (("vanish", "hidden"), ("strike", "struck"), ("dstrike", "struck")):
            switch = child(properties, name)
            if switch is not None and attribute(switch, "val") not in _OFF:
                return why
        return None

    def _table(self, table: Element) -> None:
        rows = [row for row in _inner(table, "tr") if child(row, "trPr", "del") is None]
        self.content.counts["deletions"] += sum(1 for _ in _inner(table, "tr")) - len(rows)
        for row in rows:
            cells = [self._cell(cell) for cell in _inner(row, "tc")]
            if all(
                len(c) <= 1 and sum(len(line.text.split()) for line in c) <= _MAX_CELL
                for c in cells
            ):
                joined = [p for c in cells for line in c for p in (Piece(" "), *line.pieces)]
                self._line = joined[1:]
                self._end(None)
            else:
                self.content.lines += [line for c in cells for line in c]

    def _cell(self, cell: Element) -> list[Line]:
        lines, self.content.lines = self.content.lines, []
        self.blocks(cell)
        self._end(None)
        read, self.content.lines = self.content.lines, lines
        return read


def _inner(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in a content control."""
    for inner in element:
        if local(inner) == name:
            yield inner
        elif local(inner) in ("sdt", "sdtContent", "customXml", *_NEW):
            yield from _inner(inner, name)


def _position(run: Element) -> str | None:
    """Whether the words of a run are raised or lowered, as Word calls that."""
    return attribute(child(run, "rPr", "vertAlign"), "val")


def _behind(run: Element) -> str:
    """How the runs behind one begin, "⁄" for a bar before lowered words."""
    runs = (e for e in islice(run.itersiblings(), _BEHIND) if local(e) == "r")
    written = ((e, text) for e in runs if (text := "".join(map(text_of, e))[:_BEFORE]))
    following = list(islice(written, 2))
    texts = [text for _, text in following]
    is_bar = len(texts) == 2 and texts[0].strip() == "/"
    return "⁄" if is_bar and _position(following[1][0]) == "subscript" else "".join(texts)


def _has_text(element: Element) -> bool:
    return any(
        (local(e) in ("t", "delText") and e.text) or local(e) == "sym" for e in element.iter()
    )
