"""Which texts are copies or paraphrases of one another: together they are one origin.

Two texts are compared by three measures, each a share of the shorter one:

* ``copied``: its words, in runs of `RUN` or more, that stand in the other in the same runs.
  Quotations are left out, since independent reports quote the same words.
* ``matched``: its sentences that have a counterpart in the other and are that one's counterpart.
* ``followed``: as many of these as come in the same order in both. Independent reports of one event
  share facts, hardly ever their order; a paraphrase keeps it.

Vectors only tell that sentences are on one subject. Where an NLI model is at hand (`relate`), two
texts are a paraphrase only if it finds that most counterparts entail each other, both ways.

The limits were set on the training events of BASIL (three outlets' reports of one event) and on
texts made from them and from the training pairs of MRPC: ``benchmarks/origins.py``.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.english.words import word_spans
from claimcheck.records import Document, QuotedSpan

#: What two texts are to each other. All but ``independent`` make them one origin.
Kind = Literal["near_copy", "paraphrase", "shared_text", "independent"]

#: Words in the shortest run that counts as copied; shorter ones are common phrases.
RUN = 5
#: Cosine from which on two sentences that choose each other can be counterparts.
COUNTERPART = 0.6
#: Least ``copied`` of a near-copy, and of texts that share a passage, an agency's say.
NEAR_COPY = 0.5
SHARED_TEXT = 0.25
#: Least ``followed`` of a paraphrase, or least ``matched`` of one that was put in another order.
PARAPHRASE = 0.6
REORDERED = 0.75
#: Least share of the counterparts of a paraphrase that entail each other.
BOTH_WAYS = 0.5
#: Sentences, and words, added to the length of the shorter text: the fewer there are, the more of
#: them must agree. The first sentences of independent reports often do.
DOUBT_SENTENCES = 2
DOUBT_WORDS = 10
#: Texts whose sentences are multiplied with all earlier ones in one go: faster than one by one.
_BLOCK = 8
#: How far cosines of one pair may differ from one multiplication to another.
_ROUNDING = 1e-4
#: Says of pairs of sentences whether each entails the other.
BothWays = Callable[[Sequence[tuple[str, str]]], Sequence[bool]]
_NONE: Floats = np.zeros((0, 0), dtype=np.float32)


@dataclass(frozen=True)
class Text:
    """A text to be compared with others.

    Attributes:
        text: all of it.
        spans: where the sentences of its story stand, furniture left out.
        vectors: their unit vectors, shape (sentences, dimension).
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[QuotedSpan, ...]
    vectors: Floats

    @classmethod
    def of(cls, document: Document, vectors: Floats) -> Text:
        """Take the story of ``document``; ``vectors`` are those of its ``content``."""
        spans = tuple((s.start, s.end) for s in document.content)
        return cls(document.text, spans, document.quoted, vectors)

    @cached_property
    def runs(self) -> list[list[str]]:
        """The words of the story, cut where a quotation or a sentence begins or ends.

        What is too short to be told from a common phrase ("he said") is left out.
        """
        quoted = bytearray(len(self.text))
        for span in self.quoted:
            quoted[span.start : span.end] = b"q" * (span.end - span.start)
        found = (run for span in self.spans for run in self._unquoted(*span, quoted))
        return [run for run in found if len(run) >= RUN]

    def _unquoted(self, start: int, end: int, quoted: bytearray) -> Iterator[list[str]]:
        run: list[str] = []
        for word, first, _ in word_spans(self.text[start:end]):
            if not quoted[start + first]:
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every run of `RUN` words."""
        return frozenset(shingle for run in self.runs for shingle in _shingles(run))

    def sentence(self, place: int) -> str:
        """A sentence of the story."""
        start, end = self.spans[place]
        return self.text[start:end]

    @cached_property
    def size(self) -> int:
        """How many words the runs have."""
        return sum(map(len, self.runs))


@dataclass(frozen=True, slots=True)
class Relation:
    """What two of several texts are to each other; ``first`` < ``second`` are their positions.

    The measures are shares from 0 to 1, see the module; a short text needs higher ones.
    ``both_ways`` is the share of the counterparts that entail each other, None where that was not
    asked.
    """

    first: int
    second: int
    kind: Kind
    copied: float
    matched: float
    followed: float
    both_ways: float | None = None

    @property
    def one_origin(self) -> bool:
        """Whether the two count once."""
        return self.kind != "independent"


def relate(texts: Sequence[Text], both_ways: BothWays | None = None) -> tuple[Relation, ...]:
    """Return the relation of every two texts.

    ``both_ways`` is asked once, about the counterparts of all that may be paraphrases.
    """
    relations = [_relation(texts, _Pair(*pair)) for pair in combinations(range(len(texts)), 2)]
    return tuple(_asked(texts, relations, both_ways))


def _asked(
    texts: Sequence[Text], relations: list[Relation], both_ways: BothWays | None
) -> list[Relation]:
    """The relations once the counterparts of paraphrases were asked about, all at once."""
    if both_ways is None:
        return relations
    asked = {
        place: _counterparts(texts[relation.first].vectors, texts[relation.second].vectors)
        for place, relation in enumerate(relations)
        if relation.kind == "paraphrase"
    }
    answers = iter(
        both_ways(
            [
                (
                    texts[relations[place].first].sentence(a),
                    texts[relations[place].second].sentence(b),
                )
                for place, pairs in asked.items()
                for a, b in pairs
            ]
        )
    )
    read = {place: sum(next(answers) for _ in pairs) / len(pairs) for place, pairs in asked.items()}
    return [
        _read(texts, relation, read[place]) if place in read else relation
        for place, relation in enumerate(relations)
    ]


def _read(texts: Sequence[Text], relation: Relation, both_ways: float) -> Relation:
    """A paraphrase once its counterparts were read: where too few agree, its words alone count."""
    kind = relation.kind
    if both_ways < BOTH_WAYS:
        words = min(texts[relation.first].size, texts[relation.second].size)
        kind = _kind(relation.copied * max(1, words) / (words + DOUBT_WORDS), 0, 0)
    return replace(relation, kind=kind, both_ways=both_ways)


def number(count: int, relations: Sequence[Relation]) -> list[int]:
    """Number the origins of ``count`` texts from 0: equal numbers for texts of one origin.

    Two independent texts that a third one copies are of one origin with it: which of the two a
    claim of the third comes from cannot be told, and a voice too few is the safer error.
    """
    origins = list(range(count))
    for relation in relations:
        if relation.one_origin:
            new, old = sorted((origins[relation.first], origins[relation.second]))
            origins = [new if origin == old else origin for origin in origins]
    renumbered = {origin: place for place, origin in enumerate(dict.fromkeys(origins))}
    return [renumbered[origin] for origin in origins]


def group(texts: Sequence[Text], both_ways: BothWays | None = None) -> list[int]:
    """Number the origins as `number` does, comparing only those two that may be of one.

    ``both_ways`` is asked about the counterparts of two that are united for them alone.
    """
    parents = list(range(len(texts)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = place = parents[parents[place]]
        return place

    for likely in _likely(texts):
        one, other = sorted((root(likely.first), root(likely.second)))
        if one != other and _asked(texts, [_relation(texts, likely)], both_ways)[0].one_origin:
            parents[other] = one
    roots = [root(place) for place in range(len(texts))]
    renumbered = {origin: place for place, origin in enumerate(dict.fromkeys(roots))}
    return [renumbered[origin] for origin in roots]


class _Pair(NamedTuple):
    """Two texts that may be of one origin, and by what: their words, their sentences' meaning."""

    first: int
    second: int
    by_words: bool = True
    by_sentences: bool = True


def _likely(texts: Sequence[Text]) -> Iterator[_Pair]:
    """The pairs that share words enough in shingles, or sentences that may be counterparts."""
    shared = map(set, _shared_words(texts))
    for second, counterparts in enumerate(map(set, _near(texts))):
        copied = next(shared)
        for first in sorted(copied | counterparts):
            yield _Pair(first, second, first in copied, first in counterparts)


def _shared_words(texts: Sequence[Text]) -> Iterator[list[int]]:
    """For each text the earlier ones that may have enough of its words in the same runs.

    A shingle holds at most `RUN` words each time that it occurs.
    """
    counts = [Counter(shingle for run in text.runs for shingle in _shingles(run)) for text in texts]
    numbers: dict[tuple[str, ...], int] = {}
    for count in counts:
        for shingle in count:
            numbers.setdefault(shingle, len(numbers))
    held = [np.array([numbers[shingle] for shingle in count], dtype=np.intp) for count in counts]
    times = [np.array(list(count.values()), dtype=np.intp) for count in counts]
    # The holders of each shingle in a row, in the order of the texts.
    shingles = np.concatenate([*held, np.zeros(0, np.intp)])
    order = np.argsort(shingles, kind="stable")
    owners = np.repeat(np.arange(len(texts)), [len(one) for one in held])[order]
    often = np.concatenate([*times, np.zeros(0, np.intp)])[order]
    first = np.searchsorted(shingles[order], np.arange(len(numbers) + 1))
    sizes = np.array([text.size for text in texts])
    seen = np.zeros(len(numbers), dtype=np.intp)
    for text, (own, repeats) in enumerate(zip(held, times, strict=True)):
        before = [
            (slice(start, start + count), most)
            for start, count, most in zip(first[own], seen[own], repeats, strict=True)
            if count
        ]
        seen[own] += 1
        if not before:
            yield []
            continue
        others = np.concatenate([owners[place] for place, _ in before])
        words = RUN * np.concatenate([np.maximum(often[place], most) for place, most in before])
        shared = np.bincount(others, words, minlength=text)
        least = SHARED_TEXT * (np.minimum(sizes[:text], sizes[text]) + DOUBT_WORDS)
        yield np.flatnonzero(shared >= least).tolist()


def _near(texts: Sequence[Text]) -> Iterator[list[int]]:
    """For each text the earlier ones of which enough sentences may be counterparts of its own."""
    lengths = np.array([len(text.vectors) for text in texts], dtype=int)
    owners = np.repeat(np.arange(len(texts)), lengths)
    ends = lengths.cumsum()
    # A text without a story has vectors of no dimension.
    rows = np.concatenate([t.vectors for t in texts if len(t.vectors)] or [_NONE])
    for start in range(0, len(texts), _BLOCK):
        block = range(start, min(start + _BLOCK, len(texts)))
        first, last = int(ends[start] - lengths[start]), int(ends[block[-1]])
        near = rows[:last] @ rows[first:last].T >= COUNTERPART - _ROUNDING
        for second in block:
            before = int(ends[second] - lengths[second])
            if not before or not lengths[second]:
                yield []
                continue
            paired = near[:before, before - first : ends[second] - first].any(axis=1)
            matched = np.bincount(owners[:before][paired], minlength=second)
            least = PARAPHRASE * (np.minimum(lengths[:second], lengths[second]) + DOUBT_SENTENCES)
            yield np.flatnonzero(matched >= least - _ROUNDING).tolist()


def _relation(texts: Sequence[Text], pair: _Pair) -> Relation:
    """What two texts are to each other; a measure that can be nothing to it counts as 0."""
    first, second, by_words, by_sentences = pair
    a, b = texts[first], texts[second]
    words, sentences = min(a.size, b.size), min(len(a.vectors), len(b.vectors))
    copied = _copied(a, b) if by_words else 0
    pairs = _counterparts(a.vectors, b.vectors) if by_sentences else []
    matched, followed = len(pairs), _longest_rise([there for _, there in pairs])
    kind = _kind(
        copied / (words + DOUBT_WORDS),
        matched / (sentences + DOUBT_SENTENCES),
        followed / (sentences + DOUBT_SENTENCES),
    )
    words, sentences = max(1, words), max(1, sentences)
    return Relation(first, second, kind, copied / words, matched / sentences, followed / sentences)


def _kind(copied: float, matched: float, followed: float) -> Kind:
    if copied >= NEAR_COPY:
        return "near_copy"
    if followed >= PARAPHRASE or matched >= REORDERED:
        return "paraphrase"
    return "shared_text" if copied >= SHARED_TEXT else "independent"


def _copied(a: Text, b: Text) -> int:
    """How many words of the shorter story stand in the other in the same runs."""
    shorter, longer = (a, b) if a.size <= b.size else (b, a)
    return sum(_copied_words(run, longer.shingles) for run in shorter.runs)


def _copied_words(run: Sequence[str], known: frozenset[tuple[str, ...]]) -> int:
    """Count the words of ``run`` that stand in a known shingle."""
    held = np.zeros(len(run), dtype=bool)
    for start, shingle in enumerate(_shingles(run)):
        if shingle in known:
            held[start : start + RUN] = True
    return int(held.sum())


def _shingles(run: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(run[i : i + RUN]) for i in range(len(run) - RUN + 1))


def _counterparts(a: Floats, b: Floats) -> list[tuple[int, int]]:
    """The sentences that are each other's counterpart, in the order of the first text."""
    if len(a) == 0 or len(b) == 0:
        return []
    cosines = a @ b.T
    forth, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return [
        (here, there)
        for here, there in enumerate(forth.tolist())
        if back[there] == here and cosines[here, there] >= COUNTERPART
    ]


def _longest_rise(places: Sequence[int]) -> int:
    """Length of the longest increasing subsequence (patience sorting, Fredman 1975)."""
    ends: list[int] = []
    for place in places:
        at = bisect.bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
