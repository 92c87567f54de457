"""Paragraphs: which rows of columns and pages run on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.ingest.line_breaks import join_lines, whole_words
from claimcheck.ingest.page_layout.columns import columns
from claimcheck.ingest.page_layout.heads import (
    Page,
    divide_footnotes,
    labels,
    without_heads,
    without_line_numbers,
    without_masthead,
)
from claimcheck.ingest.page_layout.pieces import (
    SPACE_GAP,
    Piece,
    Row,
    body_size,
    lower_drop_caps,
    rows,
)

#: Lines stand this far apart when nothing tells more, in sizes of the type.
_LEADING = 1.2
#: A distance of so many times the usual one is a blank line.
_BLANK = 1.3
#: An indent, in sizes of the type; more is no indent but another place on the page.
_INDENT, _FARTHEST = 0.6, 6.0
#: Sizes that differ less are the same.
_SAME_SIZE = 0.1
#: Share of the lines of a column that end left of its edge.
_RIGHT = 0.9
#: A line that leaves this share of its column free has ended.
_SHORT = 0.25
_ENDS = re.compile(r"[.!?…:;][”\"»’')\]]*$")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row, the edges of its column, the usual distance there, and whether it opens a column."""

    row: Row
    left: float
    right: float
    leading: float
    first: bool


def paragraphs(pages: Sequence[Page]) -> tuple[list[str], tuple[str, ...]]:
    """Return the paragraphs of a text, each in one line, and its heads, those alike once.

    Footnotes stand behind the story.
    """
    bare = without_heads(pages)
    body = body_size([piece for page in bare for piece in page])
    lines: list[_Line] = []
    notes: list[_Line] = []
    heads: list[Row] = []
    for number, (page, found) in enumerate(zip(pages, bare, strict=True)):
        if number == 0:
            found = without_masthead(found, page.height, body)
        heads += rows(set(page.pieces) - set(found))
        found = without_line_numbers(found)
        found, below = divide_footnotes(list(lower_drop_caps(found, body)), body)
        for column in columns(found):
            lines += _lines(column)
        notes += _lines(below)
    return [*_texts(lines, body), *_texts(notes, body)], labels(heads)


def boxed_paragraphs(box: Sequence[Piece]) -> list[str]:
    """Return the paragraphs of a text box that stands in no column of a page."""
    return _texts(list(_lines(rows(box))), body_size(box))


def _lines(column: Sequence[Row]) -> Iterator[_Line]:
    """Yield the rows of a column; where its edges are is told by the rows of the usual size."""
    if not column:
        return
    size = sorted(row.size for row in column)[len(column) // 2]
    usual = [row for row in column if _like(row.size, size)]
    left, ends = min(row.x0 for row in usual), sorted(row.x1 for row in usual)
    right = ends[int(_RIGHT * (len(ends) - 1))]
    leading = _usual_distance(column, size)
    for place, row in enumerate(column):
        yield _Line(row, left, right, leading, place == 0)


def _usual_distance(column: Sequence[Row], size: float) -> float:
    """The distance of the lines of a column: of the smaller ones, as blank lines make greater."""
    gaps = sorted(
        below.y - above.y
        for above, below in pairwise(column)
        if _like(above.size, size) and _like(below.size, size)
    )
    return min(gaps[len(gaps) // 4], 2 * size) if gaps else _LEADING * size


def _texts(lines: Sequence[_Line], body: float) -> list[str]:
    """Join lines to paragraphs."""
    if not lines:
        return []
    held: list[list[str]] = [[lines[0].row.text]]
    for above, below in pairwise(lines):
        if _ends_paragraph(above, below, body):
            held.append([])
        held[-1].append(below.row.text)
    known = whole_words([line.row.text for line in lines])
    return [join_lines(paragraph, known) for paragraph in held]


def _ends_paragraph(above: _Line, below: _Line, body: float) -> bool:
    """Whether a paragraph ends between two lines that follow in reading order."""
    one, other = above.row, below.row
    if not _like(one.size, other.size) or other.noted:
        return True
    ended = bool(_ENDS.search(one.text))
    if not ended and other.text[:1].islower():
        return False
    if not below.first and other.y - one.y > _BLANK * above.leading * max(1.0, one.size / body):
        return True
    room = above.right - one.x1 - _first_word_width(other)
    if room > 0 and (ended or _is_indented(below)):
        return True
    return (ended and _is_indented(below)) or room > _SHORT * (above.right - above.left)


def _is_indented(line: _Line) -> bool:
    indent = (line.row.x0 - line.left) / line.row.size
    return _INDENT <= indent <= _FARTHEST


def _first_word_width(row: Row) -> float:
    """The width of a row's first word and the space before it, by its share of the letters."""
    word = _FIRST_WORD.match(row.text)
    share = (word.end() if word else 0) / len(row.text)
    return share * (row.x1 - row.x0) + SPACE_GAP * row.size


def _like(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)
