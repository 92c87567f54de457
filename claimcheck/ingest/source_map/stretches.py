"""Stretches of two texts that are the same characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """The characters ``start`` to ``end`` of one text are those ``at`` to ``to`` of another.

    Where both are as long they stand for each other one by one; else only as a whole.
    """

    start: int
    end: int
    at: int
    to: int

    @property
    def is_even(self) -> bool:
        """Whether the characters stand for each other one by one."""
        return self.end - self.start == self.to - self.at


def merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join even stretches that follow one another in both texts."""
    held: Stretch | None = None
    for stretch in stretches:
        if held is None:
            held = stretch
        elif (held.end, held.to) == stretch[::2] and held.is_even and stretch.is_even:
            held = Stretch(held.start, stretch.end, held.at, stretch.to)
        else:
            yield held
            held = stretch
    if held is not None:
        yield held


def through(first: Iterable[Stretch], second: Sequence[Stretch]) -> Iterator[Stretch]:
    """Return the stretches of text A in C, of even ones of A in B and sorted ones of B in C.

    What of B has no place in C, or only a part of one, is left out.
    """
    starts = [stretch.start for stretch in second]
    for start, _, at, to in first:
        place = max(bisect_right(starts, at) - 1, 0)
        while place < len(second) and second[place].start < to:
            inner, place = second[place], place + 1
            low, high = max(at, inner.start), min(to, inner.end)
            if low >= high:
                continue
            if inner.is_even:
                source = inner.at + low - inner.start, inner.at + high - inner.start
            elif (low, high) == (inner.start, inner.end):
                source = inner.at, inner.to
            else:
                continue
            yield Stretch(start + low - at, start + high - at, *source)
