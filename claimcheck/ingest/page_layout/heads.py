"""What stands at the edges of pages: running heads, page numbers, mastheads, line numbers,
footnotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from math import inf
from typing import NamedTuple

from claimcheck.ingest.page_layout.pieces import Piece, Row, body_size, rows

#: So many rows from the upper and the lower edge of a page may be heads.
_ROWS = 3
#: Rows of two pages stand at one height when they differ by no more, in points.
_SAME_HEIGHT = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_LINE_NUMBER = re.compile(r"\d{1,2}")
#: Fewer numbers below one another number no lines.
_MIN_LINE_NUMBERS = 5
#: A headline has at least so many times the size of the text.
_HEADLINE_SIZE = 1.25
#: A masthead stands in this upper share of a page, and so many sizes of the type above the rest.
_MASTHEAD, _APART = 0.15, 1.7
#: A label has at most so many words.
_LABEL_WORDS = 10
_FULL_STOP = re.compile(r"[.!?…][”\"’')]*$")
#: Small type has at most this share of the size of the text.
_SMALL = 0.93
#: A masthead without a headline below it has at most this share.
_TINY = 0.8
_FOOTNOTE = re.compile(r"(?:\d{1,2}|[*†‡§])[.)]?\s?[^\W\d_]")


class Page(NamedTuple):
    """The pieces of a page and its height, in points."""

    pieces: list[Piece]
    height: float


class _Band(NamedTuple):
    """A row at an edge: whether the upper one, and the row with its figures made alike."""

    upper: bool
    text: str
    y: float


def without_heads(pages: Sequence[Page]) -> list[list[Piece]]:
    """Return the pieces of each page without running heads and page numbers.

    A head is what stands outermost on two pages or more at one height, and is the same but for
    figures or a few words in type smaller than the text; and what stands at that height on the
    other pages. A page number is known alone. A page that is there twice counts once.
    """
    body = body_size([piece for page in pages for piece in page.pieces])
    edges = [_edges(page.pieces, body) for page in pages]
    differing = {tuple(p.text for p in page.pieces): n for n, page in enumerate(pages)}.values()
    known = _repeated([band for number in differing for band in edges[number]])
    found = []
    for page, bands in zip(pages, edges, strict=True):
        heights = [band.y for band in _peel(bands, known)]
        found.append([piece for piece in page.pieces if piece.y not in _Heights(heights)])
    return found


def labels(heads: Sequence[Row]) -> tuple[str, ...]:
    """Return the texts of heads, those that are the same but for figures once, no page numbers."""
    texts = {_DIGITS.sub("0", row.text): row.text for row in reversed(heads)}
    return tuple(t for t in reversed(texts.values()) if not _PAGE_NUMBER.fullmatch(t))


class _Heights:
    """Heights on a page, each with the room for letters that are raised or lowered."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = heights

    def __contains__(self, y: float) -> bool:
        return any(abs(height - y) <= _SAME_HEIGHT for height in self._heights)


def _edges(found: Sequence[Piece], body: float) -> list[_Band]:
    """The outermost rows of a page, from each edge inwards."""
    read = rows(found)
    upper = [_Band(True, _likeness(row, body), row.y) for row in read[:_ROWS]]
    return upper + [_Band(False, _likeness(row, body), row.y) for row in reversed(read[-_ROWS:])]


def _likeness(row: Row, body: float) -> str:
    """What a row has in common with its like on other pages; "" for a label in small type."""
    if row.size <= _SMALL * body and _is_label(row) and not _PAGE_NUMBER.fullmatch(row.text):
        return ""
    return _DIGITS.sub("0", row.text)


def _repeated(bands: Sequence[_Band]) -> list[_Band]:
    """The bands that at least two pages have."""
    known: list[_Band] = []
    by_text: dict[tuple[bool, str], list[_Band]] = {}
    for band in bands:
        by_text.setdefault((band.upper, band.text), []).append(band)
    for alike in by_text.values():
        heights = Counter(round(band.y / _SAME_HEIGHT) for band in alike)
        known += [band for band in alike if heights[round(band.y / _SAME_HEIGHT)] > 1]
    return known


def _peel(bands: Sequence[_Band], known: Sequence[_Band]) -> Iterator[_Band]:
    """Yield the heads of one page: from each edge inwards up to the first row that is none."""
    heights = {upper: _Heights([b.y for b in known if b.upper is upper]) for upper in (True, False)}
    for upper in (True, False):
        yield from takewhile(
            lambda band: band.y in heights[band.upper] or _PAGE_NUMBER.fullmatch(band.text),
            (band for band in bands if band.upper is upper),
        )


def without_line_numbers(page: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a page without the numbers of its lines, as transcripts have them.

    They stand left of their lines, and each is one more than the one above.
    """
    begins: dict[int, float] = {}
    for piece in page:
        if not _LINE_NUMBER.fullmatch(piece.text):
            y = round(piece.y)
            begins[y] = min(piece.x0, begins.get(y, piece.x0))
    numbers = [
        piece
        for piece in sorted(page, key=lambda piece: piece.y)
        if _LINE_NUMBER.fullmatch(piece.text) and piece.x1 < begins.get(round(piece.y), inf)
    ]
    counted = all(int(b.text) == int(a.text) + 1 for a, b in pairwise(numbers))
    if len(numbers) < _MIN_LINE_NUMBERS or not counted:
        return list(page)
    taken = set(numbers)
    return [piece for piece in page if piece not in taken]


def without_masthead(page: Sequence[Piece], height: float, body: float) -> list[Piece]:
    """Return the pieces of a first page without the labels that stand above its headline,
    or above all where there is none and they are in small type.
    """
    read = rows(page)
    largest = max(page, key=lambda piece: piece.size, default=None)
    headed = largest is not None and largest.size >= _HEADLINE_SIZE * body
    lowest = 0.0
    for row, below in pairwise(read):
        above = row.y < largest.y if largest and headed else row.size <= _TINY * body
        apart = below.y - row.y > _APART * body
        if not (above and apart and _is_label(row) and row.y <= _MASTHEAD * height):
            break
        lowest = row.y
    return [piece for piece in page if piece.y > lowest]


def _is_label(row: Row) -> bool:
    return len(row.text.split()) <= _LABEL_WORDS and not _FULL_STOP.search(row.text)


def divide_footnotes(page: Sequence[Piece], body: float) -> tuple[list[Piece], list[Row]]:
    """Return the pieces of a page without its footnotes, and the rows of those.

    They are set smaller than the text, begin with a mark, and nothing but small type is below.
    """
    small = [piece for piece in page if piece.size <= _SMALL * body]
    lowest = max((piece.y for piece in page if piece.size > _SMALL * body), default=0.0)
    below = [piece for piece in small if piece.top > lowest]
    read = rows(below)
    for place, row in enumerate(read):
        if row.noted or _FOOTNOTE.match(row.text):
            notes = read[place:]
            above = [piece for piece in page if piece.y < row.y - 0.5 * row.size]
            return above, notes
    return list(page), []
