"""The passages that two texts share word for word, and how much of each they are.

A passage is a run of words that both texts have in the same order; the signs and spaces between
the words do not count. It runs on over the ends of sentences and over quotations, but must hold
`RUN` words in a row that stand outside quotations in the first text: independent reports quote the
same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.english.words import word_spans
from claimcheck.records import QuotedSpan

#: Words in the shortest passage; shorter ones are common phrases.
RUN = 5
#: Places of a run in the other text that are tried for the longest passage. Only text that repeats
#: itself has more, and the time that it takes stays bounded.
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a story: ``words`` folded, ``starts`` and ``ends`` their offsets in its text.

    ``quoted`` says of each whether it stands in a quotation.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, spans: Sequence[tuple[int, int]], quoted: Sequence[QuotedSpan]) -> Words:
        """Take the words of ``text`` inside ``spans``, which are in order and disjoint."""
        marked = np.zeros(len(text) + 1, dtype=bool)
        for span in quoted:
            marked[span.start : span.end] = True
        found = [
            (word, start + first, start + last)
            for start, end in spans
            for word, first, last in word_spans(text[start:end])
        ]
        return cls(
            tuple(word for word, _, _ in found),
            tuple(first for _, first, _ in found),
            tuple(last for _, _, last in found),
            tuple(bool(marked[first]) for _, first, _ in found),
        )


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of two texts: its offsets in each, half open, and how many words it has."""

    first: tuple[int, int]
    second: tuple[int, int]
    words: int


def passages(first: Words, second: Words) -> tuple[Shared, ...]:
    """Return the passages in the order of the first text, each with its longest counterpart."""
    return tuple(
        Shared(_offsets(first, here, length), _offsets(second, there, length), length)
        for here, there, length in _matches(first, second)
    )


def share(of: Words, by: Words) -> float:
    """How much of the one, from 0 to 1, stands in passages of the other; quotations left out."""
    held = [quoted is False for quoted in of.quoted]
    whole = sum(held)
    found = sum(
        held[word] for here, _, length in _matches(of, by) for word in range(here, here + length)
    )
    return found / whole if whole else 0.0


def _offsets(words: Words, place: int, length: int) -> tuple[int, int]:
    return words.starts[place], words.ends[place + length - 1]


def _matches(first: Words, second: Words) -> Iterator[tuple[int, int, int]]:
    """Where the passages begin in each, and their lengths, all in words."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(second.words) - RUN + 1):
        known = places.setdefault(second.words[place : place + RUN], [])
        if len(known) < MOST_PLACES:
            known.append(place)
    here = 0
    while here <= len(first.words) - RUN:
        found = places.get(first.words[here : here + RUN], ())
        length, there = max(
            ((_length(first.words, here, second.words, place), -place) for place in found),
            default=(0, 0),
        )
        if length and _own_run(first.quoted[here : here + length]):
            yield here, -there, length
        here += max(1, length)


def _length(a: Sequence[str], here: int, b: Sequence[str], there: int) -> int:
    """How many words agree from two places on."""
    length = 0
    while (
        here + length < len(a) and there + length < len(b) and a[here + length] == b[there + length]
    ):
        length += 1
    return length


def _own_run(quoted: Sequence[bool]) -> bool:
    """Whether `RUN` words in a row stand outside quotations."""
    run = 0
    for inside in quoted:
        run = 0 if inside else run + 1
        if run == RUN:
            return True
    return False
