"""Pieces of text with their places on a page, and the rows that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

#: In sizes of the type: a piece ends before a gap this wide; a narrower one is a space.
_PIECE_GAP, SPACE_GAP = 0.9, 0.15
#: Letters may stand so far to the left of where the one before ends, in sizes of the type.
_KERNING = 0.5
#: Sizes and heights that differ less are the same, as a share of the size.
_SAME = 0.12

#: A note mark has at most this share of the size of its line, and stands this much above it.
_MARK_SIZE, _MARK_RISE = 0.85, 0.15
_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3})(?:[,–-]\d{1,3})*\]?")
#: What may have an exponent: ten, and units of length, of which areas and volumes are made.
_HAS_EXPONENT = re.compile(r"(?:(?<!\d)10|(?<![^\W\d_])(?:[kcdm]?m|ft|in|mi|yd))$")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FRACTION = ("/", "⁄")

#: A first letter drawn over several lines has at least so many times the size of the text.
_DROP_CAP = 1.7


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter as a page draws it. ``y`` is the base line and grows downwards; in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one size without a wide gap between them. ``y`` is the base line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def top(self) -> float:
        """The height of capitals, nearly."""
        return self.y - 0.7 * self.size


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces that stand beside one another, from left to right, as one line of text.

    ``noted``: the row begins with a note mark, which ``text`` leaves out.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    noted: bool = False


def pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Join glyphs, in the order in which they are drawn, to pieces.

    A letter that is drawn twice at one place, as for bold type, is taken once.
    """
    found: list[list[Glyph]] = []
    drawn: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        place = (glyph.text, round(glyph.x0), round(glyph.y))
        if glyph.text.isspace():
            if found and _continues(found[-1][-1], glyph):
                found[-1].append(glyph)
            continue
        if place in drawn:
            continue
        drawn.add(place)
        if found and _continues(found[-1][-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_piece(run) for run in found]


def _continues(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    gap = glyph.x0 - before.x1
    return (
        abs(before.size - glyph.size) <= _SAME * size
        and abs(before.y - glyph.y) <= _SAME * size
        and -_KERNING * size < gap < _PIECE_GAP * size
    )


def _piece(run: list[Glyph]) -> Piece:
    texts = [run[0].text]
    for before, glyph in pairwise(run):
        if glyph.x0 - before.x1 > SPACE_GAP * glyph.size:
            texts.append(" ")
        texts.append(glyph.text)
    end = next(glyph for glyph in reversed(run) if not glyph.text.isspace())
    return Piece(" ".join("".join(texts).split()), run[0].x0, end.x1, run[0].y, run[0].size)


def body_size(found: Sequence[Piece]) -> float:
    """Return the size in which most letters are set, 0.0 without any."""
    letters: dict[float, int] = {}
    for piece in found:
        size = round(piece.size, 1)
        letters[size] = letters.get(size, 0) + len(piece.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def lower_drop_caps(found: Iterable[Piece], body: float) -> Iterator[Piece]:
    """Yield the pieces; a first letter drawn over several lines is put on the first of them."""
    for piece in found:
        letter = piece.text.lstrip("“‘\"'")
        if len(letter) == 1 and letter.isalpha() and piece.size > _DROP_CAP * body > 0:
            yield replace(piece, y=piece.top + 0.7 * body, size=body)
        else:
            yield piece


def rows(found: Iterable[Piece]) -> list[Row]:
    """Return the rows of pieces that stand in one column, from top to bottom."""
    held: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: (piece.top + piece.y, piece.x0)):
        if held and _beside(held[-1][0], piece):
            held[-1].append(piece)
            if piece.size > held[-1][0].size:
                held[-1][0], held[-1][-1] = piece, held[-1][0]
        else:
            held.append([piece])
    return list(filter(None, map(_row, held)))


def _beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces share more than half of the lower one's height."""
    shared = min(one.y, other.y) - max(one.top, other.top)
    return shared > 0.5 * 0.7 * min(one.size, other.size)


def _row(held: list[Piece]) -> Row | None:
    """Join the pieces of a row; None for note marks alone."""
    held = sorted(held, key=lambda piece: piece.x0)
    size = median(sorted(piece.size for piece in held for _ in piece.text))
    y = median(sorted(piece.y for piece in held for _ in piece.text))
    text, end, noted = "", held[0].x0, False
    for place, piece in enumerate(held):
        following = held[place + 1].text if place + 1 < len(held) else ""
        written: str = piece.text
        if _is_mark(piece, size, y, following):
            if not _HAS_EXPONENT.search(text):
                noted = noted or not text
                end = max(end, piece.x1)
                continue
            written = piece.text.translate(_EXPONENTS)
        text += " " * (piece.x0 - end > SPACE_GAP * size and bool(text)) + written
        end = piece.x1
    if not text:
        return None
    return Row(text, held[0].x0, max(piece.x1 for piece in held), y, size, noted)


def _is_mark(piece: Piece, size: float, y: float, following: str) -> bool:
    """Whether a piece is small, raised, and a number or a star: a note mark or an exponent."""
    return (
        piece.size <= _MARK_SIZE * size
        and y - piece.y >= _MARK_RISE * size
        and bool(_MARK.fullmatch(piece.text))
        and not following.startswith(_FRACTION)
    )
