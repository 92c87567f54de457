"""Readings of one text that overlap: the longest stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something at its place in a text, half-open."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, behind ``start``."""
        ...


P = TypeVar("P", bound=Placed)


def longest(readings: Iterable[P], length: int) -> tuple[P, ...]:
    """The readings of a text of ``length`` characters in order, without what overlaps longer ones.

    Of two that are equally long the first one stands.
    """
    ordered = sorted(readings, key=lambda r: (r.start - r.end, r.start))
    return tuple(sorted(apart(ordered, length), key=lambda r: r.start))


def apart(readings: Iterable[P], length: int, offset: int = 0) -> Iterator[P]:
    """The readings, one after the other, that overlap none before them.

    The text has ``length`` characters and begins at ``offset``.
    """
    taken = bytearray(length)
    for reading in readings:
        start, end = reading.start - offset, reading.end - offset
        if 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            yield reading
