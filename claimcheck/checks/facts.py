"""Numbers, dates and names of a claim compared with the evidence about the same thing.

A mention of the claim matches when the evidence of any reference has a value that agrees with it,
or values that stand together and that it follows from ("nine" from "five" and "four"). It
mismatches only when the evidence has another value in the same place: with the same words around
it, nothing in the claim that this value stands for, and no value that agrees. So does the only
amount of its unit, whatever the words around it, where claim and evidence say the same or a model
judged that they contradict each other. Where the claim repeats a sentence of the evidence nearly
word for word, an agreeing value that stands in another place of it does not count: then two values
were swapped. Nor does a figure or a date that stands in another place, where the evidence has
another one in the claim's. Nor do two names around one verb that the evidence has the other way
round. The same number in another unit is another value. Everything else is absent.

Where one origin has the claim's value and another a different one in its place, they disagree: the
mention matches, and mismatches with every such reference. So they do where a model judged the other
one's evidence to be about the same, and of its amounts of one unit all but one are the claim's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.checks.elimination import left_over
from claimcheck.checks.swapped_roles import exchanged
from claimcheck.mentions.comparable import Comparable
from claimcheck.mentions.dates import Date
from claimcheck.mentions.derived import derivation
from claimcheck.mentions.document_mentions import Mention, Mentions, content_stems
from claimcheck.mentions.names import Name
from claimcheck.mentions.quantities import bare
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.slots import (
    after,
    alike,
    alike_both,
    alike_used,
    beside,
    between,
    measured_alike,
)
from claimcheck.records import Document, Fact, FactStatus, Judgement

#: Likeness of the surroundings (`alike`) from which on two mentions are in the same place, ...
SAME_PLACE = 0.5
#: (for names, which a text varies as it does not vary figures, more)
SAME_PLACE_NAME = 0.7
#: ... and from which on the rest of the clause is equal: then it outweighs an agreeing value
#: elsewhere, if that one's surroundings are less alike by ``CLEARLY``.
EQUAL_CLAUSE = 0.8
CLEARLY = 0.4
#: Likeness on both sides (`alike_both`) from which on a place is the claim's although its value has
#: another one, and by how much that one must be less alike. Of 233 changed figures and dates of
#: written claims these find 17 more, and 2 in 2,000 faithful ones.
OWN_PLACE, FURTHER = 0.6, 0.2
#: A difference of likeness that tells nothing.
EVEN = 0.2
#: Least share of the claim's telling words that the evidence's sentence must have.
SAME_SUBJECT = 0.35
#: (again more for names)
SAME_SUBJECT_NAME = 0.5
#: (less where the number is the same and only its unit is not)
SAME_UNIT = 0.1
#: (and where another reference has the claim's value)
DISAGREEING = 0.5
#: (and for an amount in whatever place, unless a model judged a contradiction)
SAME_STORY = 0.75
#: (and more where only the roles of two names differ: two may do to each other what is said)
SAME_EVENT = 0.75


@dataclass(frozen=True, slots=True)
class _Pair:
    """A mention of the evidence that can be compared with one of the claim."""

    mention: Mention
    source: Mentions
    agrees: bool
    likeness: float


class FactChecker:
    """Compares the facts of an article with those of its references.

    Args:
        article: the document under check; its names and date tell what short forms mean.
        references: those that the judgements name.
        origins: the origin number of each by its id; None: all differ. What one copy of a text has
            otherwise than another is a slip, no disagreement.
    """

    def __init__(
        self,
        article: Document,
        references: Sequence[Document],
        origins: Mapping[str, int] | None = None,
    ) -> None:
        self._origins = origins or {r.id: n for n, r in enumerate(references)}
        self.mentions = Comparable(article, references)
        self._article, self._aliases = self.mentions.article, self.mentions.aliases
        self._agree = self.mentions.agree

    def check(self, start: int, end: int, judgements: Sequence[Judgement]) -> tuple[Fact, ...]:
        """Compare the facts between two offsets of the article with the evidence.

        Args:
            start: where the claim begins.
            end: where it ends.
            judgements: of the claim; their evidence is what is read of the references.
        """
        mine = self.mentions.within(start, end)
        evidence = self.mentions.evidence(judgements)
        roles = self._exchanged(mine, evidence)
        derived = self._derived(mine, evidence)
        left_over = self._left_over(mine, evidence, judgements)
        otherwise = self._otherwise(mine, judgements)
        return tuple(
            fact
            for mention in mine
            for fact in (
                [_made(mention, "mismatch", roles[mention.start])]
                if mention.start in roles
                else [derived[mention.start]]
                if mention.start in derived
                else self._facts(
                    mention,
                    mine,
                    evidence,
                    left_over.get(mention.start),
                    otherwise.get(mention.start, {}),
                )
            )
        )

    def _exchanged(
        self, mine: Sequence[Mention], evidence: Sequence[tuple[Mention, Mentions]]
    ) -> dict[int, _Pair]:
        """By their offsets the names whose roles the evidence has the other way round."""
        found: dict[int, _Pair] = {}
        for mention, other, source in exchanged(mine, self._article, evidence, self._aliases.same):
            pair = _Pair(other, source, False, 1.0)
            if self._shared(mention, pair) >= SAME_EVENT:
                found.setdefault(mention.start, pair)
        return found

    def _derived(
        self, mine: Sequence[Mention], evidence: Sequence[tuple[Mention, Mentions]]
    ) -> dict[int, Fact]:
        """By their offsets the figures that no evidence has but that follow from what it has.

        What they follow from stands in one sentence or two neighbours.
        """
        found: dict[int, Fact] = {}
        for mention in mine:
            if isinstance(mention.value, Quantity) and not any(
                self._agree(mention, other, source) for other, source in evidence
            ):
                for source, values in _neighbours(evidence):
                    parts = derivation(mention.value, values)
                    if parts:
                        told = ", ".join(part.text for part in parts)
                        fact = _fact(mention, "match", source.document.id, told)
                        found.setdefault(mention.start, fact)
        return found

    def _left_over(
        self,
        mine: Sequence[Mention],
        evidence: Sequence[tuple[Mention, Mentions]],
        judgements: Sequence[Judgement],
    ) -> dict[int, _Pair]:
        """By their offsets the amounts to which the evidence has another one by elimination.

        Of several sentences of evidence the one that shares most words has it.
        """
        against = {j.reference for j in judgements if j.label == "contradiction"}
        found: dict[int, tuple[float, _Pair]] = {}
        for mention, pair, shared, back in self._eliminated(mine, evidence):
            denied = pair.source.document.id in against
            other = pair.mention.value
            if not denied and isinstance(other, Quantity) and other.kind == "money":
                shared = min(shared, back)
            if shared >= (SAME_SUBJECT if denied else SAME_STORY) and (
                mention.start not in found or shared > found[mention.start][0]
            ):
                found[mention.start] = (shared, pair)
        return {start: pair for start, (_, pair) in found.items()}

    def _otherwise(
        self, mine: Sequence[Mention], judgements: Sequence[Judgement]
    ) -> dict[int, dict[str, _Pair]]:
        """By offset and reference the amount that a reference has in place of one of the claim.

        Only what a model judged counts, for other evidence may be about another matter; and beside
        another amount that claim and evidence share, for one story has many sums. The reference
        must have the claim's amount nowhere. Of several the sentence that shares most words has it.
        """
        able = [
            (shared, mention, pair)
            for judgement in judgements
            if judgement.method == "nli" and judgement.label != "neutral"
            for mention, pair, shared, back in self._eliminated(
                mine, self.mentions.evidence([judgement]), anchored=True
            )
            if shared >= SAME_SUBJECT
            and back >= DISAGREEING
            and not self._has(pair.source, mention)
        ]
        found: dict[int, dict[str, _Pair]] = defaultdict(dict)
        for _, mention, pair in sorted(able, key=lambda one: -one[0]):
            found[mention.start].setdefault(pair.source.document.id, pair)
        return found

    def _eliminated(
        self,
        mine: Sequence[Mention],
        evidence: Sequence[tuple[Mention, Mentions]],
        *,
        anchored: bool = False,
    ) -> Iterator[tuple[Mention, _Pair, float, float]]:
        """What `left_over` finds, with the share of words that either sentence has of the other."""
        for mention, other, source in left_over(mine, evidence, self._agree, anchored=anchored):
            pair = _Pair(other, source, False, alike(mention.context, other.context))
            yield (
                mention,
                pair,
                self._shared(mention, pair, content_stems(mention.value.text)),
                self._shared_back(mention, pair, content_stems(other.value.text)),
            )

    def _has(self, source: Mentions, mention: Mention) -> bool:
        """Whether a reference has an amount anywhere."""
        everything = source.within(0, len(source.document.text))
        return any(self._agree(mention, other, source) for other in everything)

    def _facts(
        self,
        mention: Mention,
        mine: Sequence[Mention],
        evidence: Sequence[tuple[Mention, Mentions]],
        left_over: _Pair | None,
        otherwise: Mapping[str, _Pair],
    ) -> Iterator[Fact]:
        pairs = list(self._pairs(mention, evidence))
        agreeing = [p for p in pairs if p.agrees]
        best = max(agreeing, key=lambda p: p.likeness, default=None)
        free = [p for p in agreeing if not self._taken(mention, p, mine)]
        others = [p for p in pairs if not p.agrees and self._same_thing(mention, p, mine)]
        other = max(others, key=lambda p: p.likeness, default=None)
        if other is not None and (
            self._in_place(mention, other)
            if best is None
            else self._swapped(mention, other, free, mine)
        ):
            yield _made(mention, "mismatch", other)
            return
        owner = self._owner(mention, agreeing, others) if agreeing else self._slip(mention, pairs)
        if owner is not None:
            yield _made(mention, "mismatch", owner)
            return
        if left_over is not None:
            yield _made(mention, "mismatch", left_over)
            return
        yield _made(mention, "absent" if best is None else "match", best)
        for pair in self._opposing(mention, agreeing, others, mine, otherwise):
            yield _made(mention, "mismatch", pair)

    def _owner(
        self, mention: Mention, agreeing: Sequence[_Pair], others: Sequence[_Pair]
    ) -> _Pair | None:
        """Another figure or date in the claim's place, where its own stands in a place unlike it.

        Only within one origin: another one may tell the same in other words.
        """
        if isinstance(mention.value, Name) or not others:
            return None

        def likeness(pair: _Pair) -> float:
            return alike_both(mention.context, pair.mention.context)

        other = max(others, key=likeness)
        own = max(map(likeness, agreeing))
        if {self._origin(pair) for pair in agreeing} != {self._origin(other)}:
            return None
        return other if likeness(other) >= max(OWN_PLACE, own + FURTHER) else None

    def _slip(self, mention: Mention, pairs: Sequence[_Pair]) -> _Pair | None:
        """The same number in another unit, currency or scale: "2,000 feet" for "2,000 metres"."""
        if not isinstance(mention.value, Quantity) or not mention.value.unit:
            return None
        number, value = bare(mention.value), content_stems(mention.value.text)
        able = [
            pair
            for pair in pairs
            if isinstance(pair.mention.value, Quantity)
            and bare(pair.mention.value) == number
            and self._shared(mention, pair, value) >= SAME_UNIT
        ]
        return max(able, key=lambda pair: pair.likeness, default=None)

    def _opposing(
        self,
        mention: Mention,
        agreeing: Sequence[_Pair],
        others: Sequence[_Pair],
        mine: Sequence[Mention],
        otherwise: Mapping[str, _Pair],
    ) -> list[_Pair]:
        """The values of origins that disagree with those that have the claim's, one a reference.

        Since the claim's value has evidence, more is asked than of a mismatch: the sentence must
        share half of the claim's words, and the value must be nowhere else in the claim; or it is
        what a model judged and only this value can be compared (`_otherwise`).
        """
        backing = {self._origin(pair) for pair in agreeing}
        against: dict[str, _Pair] = {}
        for pair in sorted(others, key=lambda p: -p.likeness):
            if (
                backing
                and self._origin(pair) not in backing
                and self._in_place(mention, pair)
                and self._shared(mention, pair) >= DISAGREEING
                and not any(self._agree(m, pair.mention, pair.source) for m in mine)
            ):
                against.setdefault(pair.source.document.id, pair)
        for name, pair in otherwise.items():
            if backing and self._origin(pair) not in backing:
                against.setdefault(name, pair)
        return list(against.values())

    def _origin(self, pair: _Pair) -> int:
        return self._origins[pair.source.document.id]

    def _in_place(self, mention: Mention, other: _Pair) -> bool:
        """Whether a value that differs is in the claim's place.

        Of names that are not known to be of one type more is asked: the next words on both sides.
        """
        a, b = mention.value, other.mention.value
        if isinstance(a, Name) and isinstance(b, Name):
            known = self._aliases.type_of(a) and self._aliases.type_of(b)
            if not known and not between(mention.context, other.mention.context):
                return False
            return other.likeness >= SAME_PLACE_NAME
        return other.likeness >= SAME_PLACE

    def _swapped(
        self, mention: Mention, other: _Pair, free: Sequence[_Pair], mine: Sequence[Mention]
    ) -> bool:
        """Whether the claim has its value in the place of ``other``, in an otherwise equal clause.

        No agreeing value (``free``: none that another mention stands for) may be about the same
        thing, in whichever reference. Where one stands in the sentence of ``other``, the claim
        must have both: otherwise it only left one out.
        """
        if other.likeness < EQUAL_CLAUSE:
            return False
        for pair in free:
            near = pair.likeness > other.likeness - CLEARLY
            if near or self._same_thing(mention, pair, mine):
                return False
        kept = any(p.mention.sentence == other.mention.sentence for p in free)
        return not kept or any(self._agree(m, other.mention, other.source) for m in mine)

    def _taken(self, mention: Mention, pair: _Pair, mine: Sequence[Mention]) -> bool:
        """Whether another mention of the claim is the one that a value stands for."""
        return any(
            m is not mention
            and self._agree(m, pair.mention, pair.source)
            and alike(m.context, pair.mention.context) >= pair.likeness - EVEN
            for m in mine
        )

    def _pairs(
        self, mention: Mention, evidence: Sequence[tuple[Mention, Mentions]]
    ) -> Iterator[_Pair]:
        for other, source in evidence:
            agrees = self._agree(mention, other, source)
            if agrees is not None:
                likeness = alike(mention.context, other.context)
                yield _Pair(other, source, agrees, likeness)

    def _same_thing(self, mention: Mention, pair: _Pair, mine: Sequence[Mention]) -> bool:
        """Whether a value that differs is of the same thing as the claim's."""
        context, theirs = mention.context, pair.mention.context
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
        if self._shared(mention, pair) < least:
            return False
        # A value that another mention of the claim stands for is not this one's.
        return not self._taken(mention, pair, mine)

    def _shared_back(self, mention: Mention, pair: _Pair, without: frozenset[str]) -> float:
        """Share of the telling words of the evidence's sentence that the claim has."""
        said = pair.source.stems(pair.mention.sentence) - without
        return len(said & self._article.stems(mention.sentence)) / len(said) if said else 1.0

    def _shared(
        self, mention: Mention, pair: _Pair, without: frozenset[str] = frozenset()
    ) -> float:
        """Share of the claim's telling words that the evidence's sentence has."""
        said = self._article.stems(mention.sentence) - without
        known = pair.source.stems(pair.mention.sentence)
        return len(said & known) / len(said) if said else 1.0


def _neighbours(
    evidence: Sequence[tuple[Mention, Mentions]],
) -> Iterator[tuple[Mentions, list[Quantity | Date]]]:
    """The figures and dates of each sentence of the evidence with those of the next one."""
    told: dict[tuple[str, int], dict[int, Quantity | Date]] = defaultdict(dict)
    sources = {source.document.id: source for _, source in evidence}
    for mention, source in evidence:
        if isinstance(mention.value, Quantity | Date):
            told[source.document.id, mention.sentence][mention.start] = mention.value
    for name, sentence in sorted(told):
        values = {**told[name, sentence], **told.get((name, sentence + 1), {})}
        yield sources[name], list(values.values())


def _made(mention: Mention, status: FactStatus, pair: _Pair | None) -> Fact:
    if pair is None:
        return _fact(mention, status)
    return _fact(mention, status, pair.source.document.id, pair.mention.value.text)


def _fact(
    mention: Mention, status: FactStatus, reference: str | None = None, found: str | None = None
) -> Fact:
    value = mention.value
    return Fact(mention.kind, value.start, value.end, value.text, status, reference, found)
