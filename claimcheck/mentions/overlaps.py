"""Readings of one text that overlap: the longest stands."""

from __future__ import annotations

from collections.abc import Iterable
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
    taken = bytearray(length)
    kept = []
    for reading in sorted(readings, key=lambda r: (r.start - r.end, r.start)):
        # A longer reading that overlaps this one covers its first or its last character.
        if not taken[reading.start] and not taken[reading.end - 1]:
            taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
            kept.append(reading)
    return tuple(sorted(kept, key=lambda r: r.start))
