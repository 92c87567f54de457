"""Which word of a source each word of the cleaned text is, in time that grows with the texts.

In the manner of patience diff: runs of words that stand once in either text are the same, words
beside them are the same as long as they agree, and between them shorter runs are looked for. What
two neighbours would put at two places is left out, so that a word's place is right or absent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

#: Lengths of the runs, in words, from the first pass to the last.
_RUNS = (4, 3, 2, 1)
#: Share of a paragraph's words that must be found for any of them to count.
_MIN_FOUND = 0.8
#: Words with places of their own past which one before them may claim others, and how many may.
_MAX_PAST, _MAX_CLAIMS = 64, 2
_NONE = -1

Pair = tuple[int, int]


class _Claim(NamedTuple):
    """The place that a word has if it follows the word ``origin``, ``past`` words with places."""

    place: int
    origin: int
    past: int = 0


def align(
    words: Sequence[str], paragraphs: Sequence[int], source: Sequence[str], blocks: Sequence[int]
) -> list[int]:
    """Return the place in ``source`` of each of ``words``, -1 where it cannot be told.

    ``paragraphs`` are the paragraphs of the words, which may not be cut over several ``blocks`` of
    the source. The places grow from word to word.
    """
    if len(words) == len(source) and list(words) == list(source):
        return list(range(len(words)))
    places = [_NONE] * len(words)
    for length in _RUNS:
        for first, last in list(gaps(places)):
            if length > 1 or _is_inside(places, paragraphs, first, last):
                low, high = bounds(places, first, last, len(source))
                inside = slice(first, last)
                found = _anchors(words[inside], paragraphs[inside], source[low:high], length)
                for word, place in found:
                    places[first + word] = low + place
        places = _extended(words, paragraphs, source, places)
    return _in_whole_blocks(places, paragraphs, blocks)


def gaps(places: Sequence[int]) -> Iterator[Pair]:
    """The runs of words that have no place, as half-open ranges."""
    at = 0
    for missing, group in groupby(places, key=lambda place: place == _NONE):
        length = sum(1 for _ in group)
        if missing:
            yield at, at + length
        at += length


def bounds(places: Sequence[int], first: int, last: int, end: int) -> Pair:
    """Between which places of the source the words of a gap stand."""
    low = places[first - 1] + 1 if first else 0
    return low, places[last] if last < len(places) else end


def _is_inside(places: Sequence[int], paragraphs: Sequence[int], first: int, last: int) -> bool:
    """Whether a gap has neighbours of its own paragraph on both sides."""
    return first > 0 and last < len(places) and paragraphs[first - 1] == paragraphs[last]


def _anchors(
    words: Sequence[str], paragraphs: Sequence[int], source: Sequence[str], length: int
) -> list[Pair]:
    """Pairs of places at which runs begin that stand once in either text, both in order.

    The runs are those of one paragraph.
    """
    own: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(_runs(words, length)):
        own[run] = _NONE if run in own else place
    there: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(_runs(source, length)):
        if own.get(run, _NONE) != _NONE:
            there[run] = _NONE if run in there else place
    pairs = sorted((own[run], place) for run, place in there.items() if place != _NONE)
    whole = [p for p in pairs if paragraphs[p[0]] == paragraphs[p[0] + length - 1]]
    return _longest_rising(whole)


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _longest_rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The most pairs whose second numbers rise as their first ones do (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(ends[pile - 1] if pile else _NONE)
        if pile == len(tops):
            tops.append(place)
            ends.append(number)
        else:
            tops[pile], ends[pile] = place, number
    chain = []
    number = ends[-1] if ends else _NONE
    while number != _NONE:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _extended(
    words: Sequence[str], paragraphs: Sequence[int], source: Sequence[str], places: Sequence[int]
) -> list[int]:
    """Places with those that words have if they follow the words beside them.

    Where a word has several, only what words of its own paragraph say counts, if they agree.
    """
    claims = zip(_claims(words, source, places, 1), _claims(words, source, places, -1), strict=True)
    found = []
    for word, (forth, back) in enumerate(claims):
        told = [_Claim(places[word], word)] * (places[word] != _NONE) + forth + back
        if len({claim.place for claim in told}) > 1:
            told = [claim for claim in told if paragraphs[claim.origin] == paragraphs[word]]
        known = {claim.place for claim in told}
        found.append(known.pop() if len(known) == 1 else _NONE)
    return _rising(found)


def _claims(
    words: Sequence[str], source: Sequence[str], places: Sequence[int], step: int
) -> list[list[_Claim]]:
    """The other places that each word has if it follows one before it, going ``step`` by step."""
    claims: list[list[_Claim]] = [[] for _ in words]
    running: list[_Claim] = []
    for word in range(len(words)) if step > 0 else range(len(words) - 1, -1, -1):
        own = places[word]
        for place, origin, past in running:
            place, past = place + step, past + (own != _NONE)
            agrees = 0 <= place < len(source) and words[word] == source[place]
            if agrees and place != own and past <= _MAX_PAST:
                claims[word].append(_Claim(place, origin, past))
        running = claims[word][-_MAX_CLAIMS:]
        if own != _NONE:
            running.append(_Claim(own, word))
    return claims


def _rising(places: list[int]) -> list[int]:
    """Drop the places that do not rise from word to word, on either side of where they do not."""
    kept: list[int] = []
    for word, place in enumerate(places):
        if place == _NONE:
            continue
        if kept and places[kept[-1]] >= place:
            places[kept.pop()] = places[word] = _NONE
        else:
            kept.append(word)
    return places


def _in_whole_blocks(
    places: list[int], paragraphs: Sequence[int], blocks: Sequence[int]
) -> list[int]:
    """Keep of each paragraph the words in the block that has most of it, if it has enough."""
    start = 0
    for _, group in groupby(paragraphs):
        end = start + sum(1 for _ in group)
        counts: dict[int, int] = {}
        for place in places[start:end]:
            if place != _NONE:
                counts[blocks[place]] = counts.get(blocks[place], 0) + 1
        block = max(counts, key=lambda number: counts[number], default=None)
        enough = block is not None and counts[block] >= _MIN_FOUND * (end - start)
        for word in range(start, end):
            if places[word] != _NONE and not (enough and blocks[places[word]] == block):
                places[word] = _NONE
        start = end
    return places
