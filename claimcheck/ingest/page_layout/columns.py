"""Columns: in which order the pieces of a page are read.

Recursive cuts along white space (Nagy and Seth 1984): a stretch of the page with a gutter is read
column by column, any other row by row.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.ingest.page_layout.pieces import Piece, Row, body_size, rows

#: A gutter is at least so wide, in sizes of the type.
_GUTTER = 0.9
#: The longer of two columns has at least so many rows; the rows of both have at least so many
#: words on average, those of a table fewer.
_MIN_ROWS, _MIN_WORDS = 3, 2.0
#: Columns beside columns are looked for so many times.
_DEEPEST = 8
#: Resolution across a page, in cells.
_CELLS = 1000


def columns(found: Sequence[Piece], depth: int = _DEEPEST) -> list[list[Row]]:
    """Return the columns of a page in reading order, each with its rows from top to bottom.

    What stands above, between and below columns over their whole width is a column of its own.
    """
    if not found:
        return []
    if depth == 0:
        return [rows(found)]
    grid = _Grid(found)
    read: list[list[Row]] = []
    plain: list[Piece] = []
    for stretch, gutter in _stretches(grid, _strips(found)):
        sides = None if gutter is None else _divide(stretch, gutter)
        if sides is None:
            plain += stretch
            continue
        if plain:
            read.append(rows(plain))
            plain = []
        for side in sides:
            read += columns(side, depth - 1)
    if plain:
        read.append(rows(plain))
    return read


class _Grid:
    """The width of a page in cells, so that what pieces cover is the bits of one number."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._left = min(piece.x0 for piece in found)
        width = max(piece.x1 for piece in found) - self._left
        self._cell = max(width, 1.0) / _CELLS
        self._gutter = max(1, int(_GUTTER * body_size(found) / self._cell))

    def covered(self, strip: Sequence[Piece]) -> int:
        """The cells that the pieces of a strip stand on."""
        bits = 0
        for piece in strip:
            start = int((piece.x0 - self._left) / self._cell)
            end = max(start + 1, int((piece.x1 - self._left) / self._cell))
            bits |= (1 << end) - (1 << start)
        return bits

    def gutter(self, covered: int) -> float | None:
        """Where the middle of the widest gap between covered cells is; None for too narrow ones."""
        cells = f"{covered:b}"[::-1].lstrip("0")  # from left to right
        widest = max(map(len, cells.split("1")))
        if widest < self._gutter:
            return None
        start = covered.bit_length() - len(cells) + cells.find("0" * widest)
        return self._left + (start + widest / 2) * self._cell


def _strips(found: Sequence[Piece]) -> list[list[Piece]]:
    """Cut a page into strips from top to bottom: through none of their cuts goes a piece."""
    strips: list[list[Piece]] = []
    lowest = 0.0
    for piece in sorted(found, key=lambda piece: piece.top):
        if strips and piece.top + 0.2 * piece.size < lowest:
            strips[-1].append(piece)
            lowest = max(lowest, piece.y)
        else:
            strips.append([piece])
            lowest = piece.y
    return strips


def _stretches(
    grid: _Grid, strips: Sequence[list[Piece]]
) -> list[tuple[list[Piece], float | None]]:
    """Join strips to stretches, and say where the gutter of each is, None without one.

    A stretch ends before a strip that closes its gutter; one without a gutter ends before a strip
    that has one.
    """
    found: list[tuple[list[Piece], float | None]] = []
    held: list[Piece] = []
    covered, gutter = 0, None
    for strip in strips:
        bits = grid.covered(strip)
        both = gutter if held and bits | covered == covered else grid.gutter(covered | bits)
        alone = grid.gutter(bits) if held and both is None else None
        if held and both is None and (gutter is not None or alone is not None):
            found.append((held, gutter))
            held, covered, both = [], 0, alone
        held.extend(strip)
        covered, gutter = covered | bits, both
    if held:
        found.append((held, gutter))
    return found


def _divide(stretch: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]] | None:
    """Divide a stretch at a gutter; None when they are no columns of text."""
    left = [piece for piece in stretch if piece.x0 < gutter]
    right = [piece for piece in stretch if piece.x0 >= gutter]
    sides = rows(left), rows(right)
    long = max(map(len, sides)) >= _MIN_ROWS
    return (left, right) if long and all(map(_is_text, sides)) else None


def _is_text(read: Sequence[Row]) -> bool:
    """Whether rows have as many words as those of a column of text, a short one's more."""
    least = _MIN_WORDS if len(read) >= _MIN_ROWS else 1.5 * _MIN_WORDS
    return sum(len(row.text.split()) for row in read) >= least * len(read)
