"""Spans of a cleaned text looked up in what was given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.ingest.letters import LOOK_ALIKE
from claimcheck.ingest.source_map.alignment import align, bounds, gaps
from claimcheck.ingest.source_map.streams import stream_of
from claimcheck.ingest.source_map.stretches import Stretch, merged, through
from claimcheck.records import Document
from claimcheck.records.source import Given, Place, SourceSpan, WordSpan

#: Of what is longer, in characters, no map is made.
MAX_GIVEN = 5_000_000
#: Words of a gap that is compared letter by letter.
_MAX_JOINED = 64
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
#: Letters that cleaning makes Latin, raised figures that are written for elements of HTML, and
#: what stands for a minus.
_ALIKE = {**LOOK_ALIKE, **str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−–", "0123456789+---")}
_HYPHENS = frozenset("-‐")


class SourceMap:
    """Looks up where spans of a document's text stand in what it was read from.

    Made by aligning the two texts, not by following each step of the cleaning: extraction from HTML
    keeps no offsets. A span is found as a whole, with its first and last word, or not at all; words
    that cleaning adds have no place.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._places: tuple[Place, ...] = ()
        self._stretches: list[Stretch] = []
        self._is_word = False
        given = document.given
        if given is not None and len(given.text) <= MAX_GIVEN:
            self._places = given.places
            self._is_word = given.kind == "docx"
            self._stretches = list(merged(_mapped(document, given)))
        self._starts = [stretch.start for stretch in self._stretches]

    def span(self, start: int, end: int) -> SourceSpan | None:
        """Where the characters from ``start`` to ``end`` stand; None where that is not known."""
        found = self._given(start, end)
        if found is None:
            return None
        return self._in_word(*found) if self._is_word else SourceSpan(*found)

    def _given(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in what was given, by the first and the last character that has a place."""
        first: int | None = None
        last, reached = 0, start
        place = max(bisect_right(self._starts, start) - 1, 0)
        for stretch in islice(self._stretches, place, None):
            if stretch.start >= end:
                break
            low, high = max(start, stretch.start), min(end, stretch.end)
            if low >= high:
                continue
            if self._has_words(reached, low):
                return None
            if first is None:
                first = stretch.at + (low - stretch.start if stretch.is_even else 0)
            last = stretch.to - (stretch.end - high if stretch.is_even else 0)
            reached = high
        return None if first is None or self._has_words(reached, end) else (first, last)

    def _has_words(self, start: int, end: int) -> bool:
        return any(map(str.isalnum, self._text[start:end]))

    def _in_word(self, start: int, end: int) -> SourceSpan | None:
        """The span of a Word file whose text is that from ``start`` to ``end``.

        Signs at its ends that reading added, as a bracket before a formula, are not in the file.
        """
        while start < end and self._place(start) is None:
            start += 1
        while start < end and self._place(end - 1) is None:
            end -= 1
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None or first.part != last.part:
            return None
        return SourceSpan(
            first.offset + start - first.start,
            last.offset + end - last.start,
            WordSpan(first.part, first.paragraph, first.run, last.paragraph, last.run),
        )

    def _place(self, at: int) -> Place | None:
        number = bisect_right(self._places, at, key=lambda place: place.start) - 1
        place = self._places[number] if number >= 0 else None
        return place if place is not None and at < place.end else None


class _Tokens:
    """The words and signs of a text, in the letters in which they are compared."""

    def __init__(self, text: str, cuts: Sequence[int]) -> None:
        self.text = text.translate(_ALIKE)
        found = [match.span() for match in _TOKEN.finditer(self.text)]
        self.spans = found
        self.words = [self.text[start:end] for start, end in found]
        self.groups = [bisect_right(cuts, start) - 1 for start, _ in found]


def _mapped(document: Document, given: Given) -> Iterator[Stretch]:
    """The stretches of a document's text that were found in what was given."""
    stream = stream_of(given)
    own = _Tokens(document.text, [p.start for p in document.paragraphs])
    there = _Tokens(stream.text, stream.blocks)
    places = align(own.words, own.groups, there.words, there.groups)
    found = [
        Stretch(*own.spans[word], *there.spans[place])
        for word, place in enumerate(places)
        if place >= 0
    ]
    for first, last in gaps(places):
        low, high = bounds(places, first, last, len(there.words))
        inside = first > 0 and last < len(places) and own.groups[first] == own.groups[last - 1]
        if inside and last - first <= _MAX_JOINED and high - low <= _MAX_JOINED:
            found += _joined(own, there, (first, last), (low, high))
    return through(sorted(found), stream.stretches)


def _joined(
    own: _Tokens, there: _Tokens, ours: tuple[int, int], theirs: tuple[int, int]
) -> Iterator[Stretch]:
    """Letter for letter what differs in spaces and hyphens only, as a word cut at a line's end."""
    letters = _letters(own, *ours)
    source = _letters(there, *theirs)
    bare = [place for place in source if there.text[place] not in _HYPHENS]
    for candidate in (source, bare):
        if [own.text[a] for a in letters] == [there.text[b] for b in candidate]:
            pairs = zip(letters, candidate, strict=True)
            yield from (Stretch(a, a + 1, b, b + 1) for a, b in pairs)
            return


def _letters(tokens: _Tokens, first: int, last: int) -> list[int]:
    return [at for span in tokens.spans[first:last] for at in range(*span)]
