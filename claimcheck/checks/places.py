"""Whether a value that differs from a claim's stands in its place: said of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.mentions import ages
from claimcheck.mentions.changes import Change
from claimcheck.mentions.comparable import Comparable, Told, by_sentence
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.names import Name
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.slots import (
    REACH,
    after,
    alike,
    alike_used,
    beside,
    between,
    measured_alike,
)

#: Likeness of the surroundings (`alike`) from which on two mentions are in the same place, ...
SAME_PLACE = 0.5
#: (for names, which a text varies as it does not vary figures, more)
SAME_PLACE_NAME = 0.7
#: ... and from which on the rest of the clause is equal: then it outweighs an agreeing value
#: elsewhere, if that one's surroundings are less alike by ``CLEARLY``.
EQUAL_CLAUSE = 0.8
CLEARLY = 0.4
#: A difference of likeness that tells nothing.
EVEN = 0.2
#: Least share of the claim's telling words that the evidence's sentence must have.
SAME_SUBJECT = 0.35
#: (again more for names)
SAME_SUBJECT_NAME = 0.5

#: Where a mention of the evidence stands: the id of its document, and its offset there.
_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A mention of the evidence that can be compared with one of the claim."""

    mention: Mention
    source: Mentions
    agrees: bool
    likeness: float


class Places:
    """The mentions of one claim beside those of its evidence.

    Which of them agree is read once: a sentence may be a table of results.

    Args:
        mentions: says what agrees.
        mine: the mentions of the claim.
        evidence: mentions with their documents.
    """

    def __init__(
        self, mentions: Comparable, mine: Sequence[Mention], evidence: Sequence[Told]
    ) -> None:
        self._mentions = mentions
        self.mine, self.evidence = mine, evidence
        self._agrees: dict[tuple[int, _Place], bool] = {}
        self._shared: dict[tuple[int, str, int, frozenset[str]], float] = {}
        self._meant: dict[_Place, list[Mention]] = defaultdict(list)
        for other, source in {_place(*told): told for told in evidence}.values():
            for mention in mine:
                agrees = mentions.agree(mention, other, source)
                if agrees is False and _are_two_parts(
                    mentions.article.change(mention), source.change(other)
                ):
                    continue
                if agrees is not None:
                    self._agrees[mention.start, _place(other, source)] = agrees
                if agrees:
                    self._meant[_place(other, source)].append(mention)

    def agree(self, mention: Mention, other: Mention, source: Mentions) -> bool | None:
        """Whether a mention of the claim and one of the evidence agree; see `Comparable.agree`."""
        return self._agrees.get((mention.start, _place(other, source)))

    def has(self, mention: Mention) -> bool:
        """Whether the evidence has a value that agrees with one of the claim."""
        return any(self.agree(mention, *told) for told in self.evidence)

    def meant(self, other: Mention, source: Mentions) -> list[Mention]:
        """The mentions of the claim that agree with a value of the evidence."""
        return self._meant.get(_place(other, source), [])

    def sentences(self) -> Iterator[tuple[Mentions, list[Mention]]]:
        """The mentions of the evidence sentence by sentence, in order."""
        return by_sentence(self.evidence)

    def pairs(self, mention: Mention) -> Iterator[Pair]:
        """What can be compared with a mention of the claim."""
        for other, source in self.evidence:
            agrees = self.agree(mention, other, source)
            if agrees is not None:
                yield Pair(other, source, agrees, alike(mention.context, other.context))

    def in_place(self, mention: Mention, other: Pair) -> bool:
        """Whether a value that differs is in the claim's place.

        Of names that are not known to be of one type more is asked: the next words on both sides.
        """
        a, b = mention.value, other.mention.value
        if isinstance(a, Name) and isinstance(b, Name):
            aliases = self._mentions.aliases
            known = aliases.type_of(a) and aliases.type_of(b)
            if not known and not between(mention.context, other.mention.context):
                return False
            return other.likeness >= SAME_PLACE_NAME
        if isinstance(a, Quantity) and isinstance(b, Quantity) and ages.of_one(a, b):
            return True
        return other.likeness >= SAME_PLACE

    def swapped(self, mention: Mention, other: Pair, free: Sequence[Pair]) -> bool:
        """Whether the claim has its value in the place of ``other``, in an otherwise equal clause.

        No agreeing value (``free``: none that another mention stands for) may be about the same
        thing, in whichever reference. Where one stands in the sentence of ``other``, the claim
        must have both: otherwise it only left one out.
        """
        if other.likeness < EQUAL_CLAUSE:
            return False
        for pair in free:
            near = pair.likeness > other.likeness - CLEARLY
            if near or self.same_thing(mention, pair):
                return False
        kept = any(p.mention.sentence == other.mention.sentence for p in free)
        return not kept or bool(self.meant(other.mention, other.source))

    def of_another(self, mention: Mention, other: Pair, agreeing: Sequence[Pair]) -> bool:
        """Whether ``other`` is said of another subject than the claim, and an agreeing value of it.

        "Sales rose to 20" is nearer to "Profit rose to 4" than "Profit climbed to 4" is. A subject
        is a word before the figure; one that is a pronoun may be the claim's.
        """
        own = set(mention.context.left[:REACH])
        theirs = set(other.mention.context.left[:REACH])
        lacking = own - set(other.mention.context.left)
        if not lacking or not theirs - self._mentions.article.stems(mention.sentence):
            return False
        return any(lacking & set(pair.mention.context.left[:REACH]) for pair in agreeing)

    def taken(self, mention: Mention, pair: Pair) -> bool:
        """Whether another mention of the claim is the one that a value stands for."""
        return any(
            m is not mention and alike(m.context, pair.mention.context) >= pair.likeness - EVEN
            for m in self.meant(pair.mention, pair.source)
        )

    def same_thing(self, mention: Mention, pair: Pair) -> bool:
        """Whether a value that differs is of the same thing as the claim's."""
        context, theirs = mention.context, pair.mention.context
        a, b = mention.value, pair.mention.value
        if isinstance(a, Quantity) and isinstance(b, Quantity) and a.kind == b.kind == "age":
            if self.meant(pair.mention, pair.source):
                return False  # that of another person of the claim
            if ages.of_one(a, b):
                return True
        if not beside(context, theirs):
            return False
        if isinstance(mention.value, Name) and not alike_used(context, theirs):
            return False
        if isinstance(mention.value, Quantity):
            if not mention.value.unit and context.right and not after(context, theirs):
                return False
            if mention.value.kind == "duration" and not measured_alike(context, theirs):
                return False
        least = SAME_SUBJECT_NAME if isinstance(mention.value, Name) else SAME_SUBJECT
        if self.shared(mention, pair) < least:
            return False
        # A value that another mention of the claim stands for is not this one's.
        return not self.taken(mention, pair)

    def shared_back(self, mention: Mention, pair: Pair, without: frozenset[str]) -> float:
        """Share of the telling words of the evidence's sentence that the claim has."""
        said = pair.source.stems(pair.mention.sentence) - without
        own = self._mentions.article.stems(mention.sentence)
        return len(said & own) / len(said) if said else 1.0

    def shared(self, mention: Mention, pair: Pair, without: frozenset[str] = frozenset()) -> float:
        """Share of the claim's telling words that the evidence's sentence has."""
        sentences = mention.sentence, pair.source.document.id, pair.mention.sentence, without
        if sentences not in self._shared:
            said = self._mentions.article.stems(mention.sentence) - without
            known = pair.source.stems(pair.mention.sentence)
            self._shared[sentences] = len(said & known) / len(said) if said else 1.0
        return self._shared[sentences]


def differing(mention: Mention, other: Mention, source: Mentions) -> Pair:
    """A value of the evidence that is not that of a mention of the claim, as a pair."""
    return Pair(other, source, False, alike(mention.context, other.context))


def _are_two_parts(mine: Change | None, theirs: Change | None) -> bool:
    """Whether two figures are two parts of one change, which differ by nature: "by 2 to 5"."""
    return mine is not None and theirs is not None and mine.is_beside(theirs)


def _place(mention: Mention, source: Mentions) -> _Place:
    return source.document.id, mention.start
