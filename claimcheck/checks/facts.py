"""Numbers, dates and names of a claim compared with the evidence about the same thing.

A mention of the claim matches when the evidence of any reference has a value that agrees with it,
or values that stand together and that it follows from ("nine" from "five" and "four"; `sums` says
when that is no chance). It mismatches only when the evidence has another value in the same place:
with the same words around it, nothing in the claim that this value stands for, and no value that
agrees. So does the only amount of its unit, whatever the words around it, where claim and evidence
say the same or a model judged that they contradict each other, and then any figure or date that
alone differs from one of the nearest sentence. Where the claim repeats a sentence of the evidence
nearly word for word, an agreeing value that stands in another place of it does not count: then two
values were swapped. Nor does a figure or a date that stands in another place, where the evidence
has another one in the claim's, of the claim's subject. Nor do two names around one verb that the
evidence has the other way round, nor a value that it gives to another one, "respectively", or to
another subject, nor a figure that is another part of a change ("by 40" for "to 40"). A date is
compared by its clause where that stands nearly whole in the evidence. The same number in another
unit, of another period or on the other side of its bound is another value. Everything else is
absent.

Where one origin has the claim's value and another a different one in its place, they disagree: the
mention matches, and mismatches with every such reference. So they do where a model judged the other
one's evidence to be about the same, and of its amounts of one unit all but one are the claim's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from claimcheck.checks import (
    clause_dates,
    lists,
    other_subjects,
    part_of_change,
    shared_out,
    sums,
)
from claimcheck.checks.amounts import DISAGREEING, Amounts
from claimcheck.checks.places import EQUAL_CLAUSE, SAME_SUBJECT, Pair, Places, differing
from claimcheck.checks.swapped_roles import exchanged
from claimcheck.mentions import quantity
from claimcheck.mentions.comparable import Comparable, Told
from claimcheck.mentions.derived import Derivation
from claimcheck.mentions.document_mentions import Mention, content_stems
from claimcheck.mentions.names import Name
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.side_by_side import bare
from claimcheck.mentions.slots import alike_both
from claimcheck.mentions.worded import only_words_differ, worded
from claimcheck.records import Document, Fact, FactStatus, Judgement

#: Likeness on both sides (`alike_both`) from which on a place is the claim's although its value has
#: another one, and by how much that one must be less alike. Of 233 changed figures and dates of
#: written claims these find 17 more, and 2 in 2,000 faithful ones.
OWN_PLACE, FURTHER = 0.6, 0.2
#: Least share of the claim's telling words that the evidence's sentence must have where the number
#: is the same and only its unit is not, ...
SAME_UNIT = 0.2
#: ... and where only the roles of two names differ, for two may do to each other what is said; less
#: of a reference that the model finds not silent. (All six of written claims are right, two of them
#: below the first.)
SAME_EVENT, HEARD_EVENT = 0.75, 0.25
#: A reference is silent where the model finds it neutral with this probability: its figure is then
#: mostly of another event. (Set by hand on the firings that docs/flags.md counts.)
SILENT = 0.5
#: Probability of entailment from which on a reference that has the claim's value is believed to
#: have it in the claim's place.
ENTAILED = 0.95


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

    def check(self, start: int, end: int, judgements: Sequence[Judgement]) -> tuple[Fact, ...]:
        """Compare the facts between two offsets of the article with the evidence.

        Args:
            start: where the claim begins.
            end: where it ends.
            judgements: of the claim; their evidence is what is read of the references.
        """
        mine = self.mentions.within(start, end)
        places = Places(self.mentions, mine, self.mentions.evidence(judgements))
        amounts = Amounts(self.mentions, places, judgements)
        heard = {j.reference for j in judgements if j.probabilities.neutral < SILENT}
        read_so = {j.reference for j in judgements if j.probabilities.entailment >= ENTAILED}
        comparison = _Comparison(self.mentions, self._origins, places, amounts, heard, read_so)
        return tuple(comparison.facts())


class _Comparison:
    """One claim beside its evidence."""

    def __init__(
        self,
        mentions: Comparable,
        origins: Mapping[str, int],
        places: Places,
        amounts: Amounts,
        heard: Collection[str],
        read_so: Collection[str],
    ) -> None:
        self._mentions, self._origins, self._places = mentions, origins, places
        self._heard, self._read_so = heard, read_so
        owner_of = shared_out.owners(places.mine, mentions.article)
        self._elsewhere = {
            **{
                start: pair
                for start, pair in other_subjects.of_others(places).items()
                if pair.source.document.id not in read_so
            },
            **shared_out.of_others(places, owner_of),
            **lists.of_others(places, owner_of),
            **self._exchanged(places.mine, places.evidence),
        }
        self._other_part = part_of_change.of_another(places, mentions.article)
        self._derived = amounts.derived()
        self._left_over = amounts.left_over()
        self._only_other = amounts.only_other()
        self._of_clause = clause_dates.of_clauses(places, mentions.article)
        self._otherwise = amounts.otherwise()

    def facts(self) -> Iterator[Fact]:
        """What is found of each mention, in order."""
        for mention in self._places.mine:
            if mention.start in self._elsewhere:
                yield self._made(mention, "mismatch", self._elsewhere[mention.start])
            elif mention.start in self._other_part:
                widened, pair = self._other_part[mention.start]
                told = pair.mention.value.text
                yield _fact(widened, "mismatch", pair.source.document.id, told)
            else:
                yield from _as_one(list(self._facts(mention)))

    def _exchanged(self, mine: Sequence[Mention], evidence: Sequence[Told]) -> dict[int, Pair]:
        """By their offsets the names whose roles the evidence has the other way round."""
        found: dict[int, Pair] = {}
        same = self._mentions.aliases.same
        for mention, other, source in exchanged(mine, self._mentions.article, evidence, same):
            pair = Pair(other, source, False, 1.0)
            least = HEARD_EVENT if source.document.id in self._heard else SAME_EVENT
            if self._places.shared(mention, pair) >= least:
                found.setdefault(mention.start, pair)
        return found

    def _facts(self, mention: Mention) -> Iterator[Fact]:
        places = self._places
        pairs = list(places.pairs(mention))
        agreeing = [p for p in pairs if p.agrees]
        best = max(agreeing, key=lambda p: (_is_same(mention, p), p.likeness), default=None)
        others = [p for p in pairs if not p.agrees and places.same_thing(mention, p)]
        other = max(others, key=lambda p: p.likeness, default=None)
        derived = self._derived.get(mention.start)
        if derived and self._follows(mention, other, derived[1]):
            source, found = derived
            told = ", ".join(part.text for part in found.parts)
            yield _fact(mention, "match", source.document.id, told)
            return
        differs = self._differing(mention, pairs, others)
        if differs is not None:
            yield self._made(mention, "mismatch", differs)
            return
        yield self._made(mention, "absent" if best is None else "match", best)
        for pair in self._opposing(mention, agreeing, others):
            yield self._made(mention, "mismatch", pair)

    def _follows(self, mention: Mention, other: Pair | None, found: Derivation) -> bool:
        """Whether a figure follows from others, although the evidence has another in its place.

        Where an otherwise equal clause has one, that it follows is mostly chance.
        """
        if other is None or other.likeness < EQUAL_CLAUSE:
            return True
        return sums.follows(mention, other, found, self._places, self._mentions.article)

    def _differing(
        self, mention: Mention, pairs: Sequence[Pair], others: Sequence[Pair]
    ) -> Pair | None:
        """The value that the evidence has in the claim's place, if it is not the claim's.

        Args:
            mention: of the claim.
            pairs: all that can be compared with it.
            others: of them those that differ and are of the same thing.
        """
        places = self._places
        agreeing = [p for p in pairs if p.agrees]
        other = max(others, key=lambda p: p.likeness, default=None)
        if other is not None:
            free = [p for p in agreeing if not places.taken(mention, p)]
            if (
                places.swapped(mention, other, free)
                if agreeing
                else places.in_place(mention, other)
            ):
                return other
        if any(pair.source.document.id in self._read_so for pair in agreeing):
            return None
        owner = self._owner(mention, agreeing, others) if agreeing else self._slip(mention, pairs)
        left = self._left_over.get(mention.start) or self._only_other.get(mention.start)
        return owner or left or self._of_clause.get(mention.start)

    def _owner(
        self, mention: Mention, agreeing: Sequence[Pair], others: Sequence[Pair]
    ) -> Pair | None:
        """Another figure or date in the claim's place, where its own stands in a place unlike it.

        Only within one origin: another one may tell the same in other words.
        """
        if isinstance(mention.value, Name) or not others:
            return None

        def likeness(pair: Pair) -> float:
            return alike_both(mention.context, pair.mention.context)

        other = max(others, key=likeness)
        own = max(map(likeness, agreeing))
        if {self._origin(pair) for pair in agreeing} != {self._origin(other)}:
            return None
        if likeness(other) < max(OWN_PLACE, own + FURTHER):
            return None
        return None if self._places.of_another(mention, other, agreeing) else other

    def _slip(self, mention: Mention, pairs: Sequence[Pair]) -> Pair | None:
        """The same number in another unit, currency or scale: "2,000 feet" for "2,000 metres"."""
        if not isinstance(mention.value, Quantity):
            return None
        number, value = bare(mention.value), content_stems(mention.value.text)
        able = [
            pair
            for pair in pairs
            if mention.value.unit
            and isinstance(pair.mention.value, Quantity)
            and not only_words_differ(mention.value, pair.mention.value)
            and bare(pair.mention.value) == number
            and self._places.shared(mention, pair, value) >= SAME_UNIT
        ]
        return max(
            [*able, *self._slips_of_share(mention.value, mention, number)],
            key=lambda pair: pair.likeness,
            default=None,
        )

    def _slips_of_share(self, value: Quantity, mention: Mention, number: float) -> Iterator[Pair]:
        """The same number as a share where the claim counts or measures, or the other way round.

        "3 pence" for "3 percent": since the two cannot be compared, more is asked of their places.
        """
        stems = content_stems(value.text)
        for other, source in self._places.evidence:
            theirs = other.value
            if (
                isinstance(theirs, Quantity)
                and (value.kind == "percent") != (theirs.kind == "percent")
                and self._places.agree(mention, other, source) is None
                and bare(theirs) == number
                and alike_both(mention.context, other.context) >= OWN_PLACE
            ):
                pair = differing(mention, other, source)
                if self._places.shared(mention, pair, stems) >= SAME_SUBJECT:
                    yield pair

    def _opposing(
        self,
        mention: Mention,
        agreeing: Sequence[Pair],
        others: Sequence[Pair],
    ) -> list[Pair]:
        """The values of origins that disagree with those that have the claim's, one a reference.

        Since the claim's value has evidence, more is asked than of a mismatch: the sentence must
        share half of the claim's words, and the value must be nowhere else in the claim; or it is
        what a model judged and only this value can be compared (`Amounts.otherwise`).
        """
        backing = {self._origin(pair) for pair in agreeing}
        against: dict[str, Pair] = {}
        for pair in sorted(others, key=lambda p: -p.likeness):
            if (
                backing
                and self._origin(pair) not in backing
                and self._places.in_place(mention, pair)
                and self._places.shared(mention, pair) >= DISAGREEING
                and not self._places.meant(pair.mention, pair.source)
            ):
                against.setdefault(pair.source.document.id, pair)
        for name, pair in self._otherwise.get(mention.start, {}).items():
            if backing and self._origin(pair) not in backing:
                against.setdefault(name, pair)
        return list(against.values())

    def _made(self, mention: Mention, status: FactStatus, pair: Pair | None) -> Fact:
        """What is found of a mention; of one number in other words, those words too."""
        if pair is None:
            return _fact(mention, status)
        mine, told, source = mention.value, pair.mention.value, pair.source.document
        if (
            status == "mismatch"
            and isinstance(mine, Quantity)
            and isinstance(told, Quantity)
            and only_words_differ(mine, told)
        ):
            text = self._mentions.article.document.text
            start, end = worded(text, mine)
            first, last = worded(source.text, told)
            found = source.text[first:last]
            return Fact(mention.kind, start, end, text[start:end], status, source.id, found)
        return _fact(mention, status, source.id, told.text)

    def _origin(self, pair: Pair) -> int:
        return self._origins[pair.source.document.id]


def _is_same(mention: Mention, pair: Pair) -> bool:
    """Whether a value is the claim's own, or the claim has none that reaches far.

    "At least 23" and "up to 23" are true of much else in a text that has 23 too.
    """
    claim, told = mention.value, pair.mention.value
    if not isinstance(claim, Quantity) or not isinstance(told, Quantity):
        return True
    open_end = {claim.signal, told.signal} & {"more", "less"}
    return not open_end or quantity.equal(claim, told)


def _as_one(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts of one mention, all of the same words: those of the longest."""
    if not facts:
        return ()
    longest = max(facts, key=lambda fact: fact.end - fact.start)
    return [replace(f, start=longest.start, end=longest.end, text=longest.text) for f in facts]


def _fact(
    mention: Mention, status: FactStatus, reference: str | None = None, found: str | None = None
) -> Fact:
    value = mention.value
    return Fact(mention.kind, value.start, value.end, value.text, status, reference, found)
