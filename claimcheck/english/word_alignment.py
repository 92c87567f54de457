"""Which words of a claim and of a sentence of evidence are about the same thing.

The tokens of both are paired by the key of the word; of several candidates the one with the most
common neighbours wins, so that moved clauses still meet. No model, no state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claimcheck.english import stems
from claimcheck.english.closed_classes import AUXILIARIES, FUNCTION_WORDS, NEGATORS
from claimcheck.english.words import word_spans
from claimcheck.records import Document, Judgement

#: Content words on each side of a word that tell what is said of it.
REACH = 5
#: Words on each side that decide between two places where a word could be paired.
_NEIGHBOURS = 4
#: Words of a sentence that are compared; more stand in no sentence of a story.
_LONGEST = 150
_BREAKS = frozenset(",;:–—()")
#: Words in -ly that are no adverbs: "did not comply", "is not likely".
_NO_ADVERBS = frozenset(
    """ally apply assembly bully butterfly comply costly cowardly deadly disorderly elderly family
    fly friendly holy imply italy july likely lively lonely lovely monopoly multiply orderly rally
    rely reply supply tally timely ugly unfriendly unlikely untimely""".split()
)
_LIGHT = FUNCTION_WORDS | AUXILIARIES | NEGATORS


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: case folded, with offsets, its key, and whether it tells a subject.

    ``clause`` counts the punctuation marks before it that divide clauses.
    """

    word: str
    start: int
    end: int
    key: str
    content: bool
    clause: int


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of one sentence in order, the first `_LONGEST` of them."""
    found, clause, last = [], 0, 0
    for word, start, end in word_spans(text)[:_LONGEST]:
        gap = text[last:start]
        clause += not _BREAKS.isdisjoint(gap) or " - " in gap or "--" in gap
        key = stems.key(word)
        light = word in _LIGHT or not word[0].isalnum()
        found.append(Token(word, start, end, key, not light, clause))
        last = end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the evidence: its reference, its text and its words."""

    reference: str
    text: str
    words: tuple[Token, ...]


def said(reference: str, sentence: str) -> Said:
    """A sentence of a reference, its line breaks made spaces."""
    flat = " ".join(sentence.split())
    return Said(reference, flat, tokens(flat))


def sentences_of(judgements: Iterable[Judgement], references: Mapping[str, Document]) -> list[Said]:
    """Every sentence of the evidence of all judgements, ``references`` by id, in order."""
    return [
        said(judgement.reference, references[judgement.reference].sentences[index].text)
        for judgement in judgements
        for window in judgement.evidence
        for index in window.sentences
    ]


def word_for_word(judgements: Sequence[Judgement]) -> bool:
    """Whether a reference has the claim as it stands, so that no wording can differ."""
    return any(judgement.method != "nli" for judgement in judgements)


@dataclass(frozen=True)
class Alignment:
    """A claim beside one sentence of evidence.

    ``pairs`` maps positions of content words of the claim to positions in the evidence.
    """

    claim: tuple[Token, ...]
    evidence: tuple[Token, ...]

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Claim position -> evidence position, one to one."""
        places = defaultdict(list)
        for j, token in enumerate(self.evidence):
            if token.content:
                places[token.key].append(j)
        ranked = sorted(
            (-self._neighbours(i, j), i, j)
            for i, token in enumerate(self.claim)
            if token.content
            for j in places.get(token.key, ())
        )
        found: dict[int, int] = {}
        taken: set[int] = set()
        for _, i, j in ranked:
            if i not in found and j not in taken:
                found[i] = j
                taken.add(j)
        return found

    @cached_property
    def back(self) -> dict[int, int]:
        """Evidence position -> claim position."""
        return {j: i for i, j in self.pairs.items()}

    def _neighbours(self, i: int, j: int) -> int:
        def around(words: tuple[Token, ...], at: int) -> set[str]:
            near = words[max(0, at - _NEIGHBOURS) : at] + words[at + 1 : at + 1 + _NEIGHBOURS]
            return {token.key for token in near}

        return len(around(self.claim, i) & around(self.evidence, j))

    @cached_property
    def coverage(self) -> float:
        """Share of the claim's content words that the evidence has, 0..1."""
        total = sum(token.content for token in self.claim)
        return len(self.pairs) / total if total else 0.0

    def shared(self, i: int, j: int) -> tuple[int, float, float]:
        """How alike the surroundings of claim word ``i`` and evidence word ``j`` are.

        Returns:
            How many content words around ``i`` the evidence has too, which share of them that is,
            and the share of those around ``j`` that the claim has.
        """
        here = [n for n in near(self.claim, i) if n != i]
        there = [n for n in near(self.evidence, j) if n != j]
        common = sum(n in self.pairs for n in here)
        found = sum(n in self.back for n in there)
        return common, common / max(1, len(here)), found / max(1, len(there))


@lru_cache(maxsize=4096)
def align(claim: str, evidence: str) -> Alignment:
    """The alignment of two sentences."""
    return Alignment(tokens(claim), tokens(evidence))


def near(words: Sequence[Token], at: int, reach: int = REACH) -> list[int]:
    """Positions of up to ``reach`` content words on each side of ``at``, itself left out."""
    before = [n for n in range(at - 1, -1, -1) if words[n].content][:reach]
    after = [n for n in range(at + 1, len(words)) if words[n].content][:reach]
    return sorted(before + after)


def content_after(words: Sequence[Token], at: int, count: int, skip: int = 6) -> Iterator[int]:
    """Positions of the next ``count`` content words behind ``at`` within its clause.

    Adverbs in -ly are passed over; no further than ``skip`` words are looked at for the first.
    """
    given = 0
    for n in range(at + 1, len(words)):
        if given == count or (not given and n > at + skip):
            return
        if words[n].clause != words[at].clause:
            return
        word = words[n].word
        if words[n].content and (not word.endswith("ly") or word in _NO_ADVERBS):
            given += 1
            yield n
