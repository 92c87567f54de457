"""Figures of a claim that no evidence has: what they follow from, and which one it has instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimcheck.checks.elimination import left_over
from claimcheck.checks.places import SAME_SUBJECT, Pair, Places, differing
from claimcheck.mentions.comparable import Comparable, Told, derivations
from claimcheck.mentions.derived import Derivation
from claimcheck.mentions.document_mentions import Mention, Mentions, content_stems
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.slots import after
from claimcheck.records import Judgement

#: Least share of the claim's telling words that the evidence's sentence must have for an amount
#: in whatever place, unless a model judged a contradiction.
SAME_STORY = 0.75
#: Likewise for a figure or a date of a claim that a model judged contradicted; docs/flags.md counts
#: how often it is what is wrong. Of names that stand so fewer than half are.
CONTRADICTED = 0.4
#: Likewise of the evidence's words, where another reference has the claim's amount.
DISAGREEING = 0.5


class Amounts:
    """The figures of one claim beside those of its evidence.

    Args:
        mentions: of the article and its references.
        places: the mentions of the claim and of its evidence.
        judgements: of the claim.
    """

    def __init__(
        self, mentions: Comparable, places: Places, judgements: Sequence[Judgement]
    ) -> None:
        self._mentions, self._places, self._judgements = mentions, places, judgements

    def derived(self) -> dict[int, tuple[Mentions, Derivation]]:
        """By their offsets the figures that follow from what the evidence has: where, from what."""
        places = self._places
        return {
            mention.start: (source, found)
            for mention, source, found in derivations(places.mine, places.evidence, places.has)
        }

    def left_over(self) -> dict[int, Pair]:
        """By their offsets the amounts to which the evidence has another one by elimination.

        Of several sentences of evidence the one that shares most words has it.
        """
        against = {j.reference for j in self._judgements if j.label == "contradiction"}
        found: dict[int, tuple[float, Pair]] = {}
        for mention, pair, shared, back in self._eliminated(self._places.evidence):
            denied = pair.source.document.id in against
            other = pair.mention.value
            if not denied and isinstance(other, Quantity) and other.kind == "money":
                shared = min(shared, back)
            if shared >= (SAME_SUBJECT if denied else SAME_STORY) and (
                mention.start not in found or shared > found[mention.start][0]
            ):
                found[mention.start] = (shared, pair)
        return {start: pair for start, (_, pair) in found.items()}

    def only_other(self) -> dict[int, Pair]:
        """By its offset the one figure or date in which a contradicted claim differs.

        In the best window of a reference that a model judged to contradict it, it is the only one
        of its kind that the window lacks, and the window has only one that the claim lacks; of
        figures also one of the same thing. None where another reference entails the claim.
        """
        if any(judgement.label == "entailment" for judgement in self._judgements):
            return {}
        found: dict[int, Pair] = {}
        for judgement in self._judgements:
            if judgement.label == "contradiction" and judgement.evidence and self._places.mine:
                for mention, pair in self._differing(judgement):
                    found.setdefault(mention.start, pair)
        return found

    def _differing(self, judgement: Judgement) -> Iterator[tuple[Mention, Pair]]:
        """The values of the claim that the best window of a judgement has otherwise."""
        places = self._places
        window = max(judgement.evidence, key=lambda evidence: evidence.similarity)
        said = self._mentions.article.stems(places.mine[0].sentence)
        if len(said & content_stems(window.text)) < CONTRADICTED * len(said):
            return
        told = self._mentions.evidence([replace(judgement, evidence=(window,))])
        for kind in ("number", "date"):
            mine = [m for m in places.mine if m.kind == kind]
            lacking = [m for m in mine if not any(places.agree(m, *one) for one in told)]
            if len(lacking) != 1 or self._is_told_elsewhere(lacking[0], judgement.reference):
                continue
            (mention,) = lacking
            others = [
                one
                for one in told
                if places.agree(mention, *one) is False and not places.meant(*one)
            ]
            if len(others) == 1:
                ((other, source),) = others
                if kind == "date" or after(mention.context, other.context):
                    yield mention, differing(mention, other, source)

    def _is_told_elsewhere(self, mention: Mention, reference: str) -> bool:
        """Whether the evidence of another reference has a value."""
        told = (
            (o, source) for o, source in self._places.evidence if source.document.id != reference
        )
        return any(self._places.agree(mention, *one) for one in told)

    def otherwise(self) -> Mapping[int, Mapping[str, Pair]]:
        """By offset and reference the amount that a reference has in place of one of the claim.

        Only what a model judged counts, for other evidence may be about another matter; and beside
        another amount that claim and evidence share, for one story has many sums. The reference
        must have the claim's amount nowhere. Of several the sentence that shares most words has it.
        """
        able = [
            (shared, mention, pair)
            for judgement in self._judgements
            if judgement.method == "nli" and judgement.label != "neutral"
            for mention, pair, shared, back in self._eliminated(
                self._mentions.evidence([judgement]), anchored=True
            )
            if shared >= SAME_SUBJECT
            and back >= DISAGREEING
            and not self._stands_in(pair.source, mention)
        ]
        found: dict[int, dict[str, Pair]] = defaultdict(dict)
        for _, mention, pair in sorted(able, key=lambda one: -one[0]):
            found[mention.start].setdefault(pair.source.document.id, pair)
        return found

    def _eliminated(
        self, evidence: Sequence[Told], *, anchored: bool = False
    ) -> Iterator[tuple[Mention, Pair, float, float]]:
        """What `left_over` finds, with the share of words that either sentence has of the other."""
        places = self._places
        for mention, other, source in left_over(
            places.mine, evidence, places.agree, anchored=anchored
        ):
            pair = differing(mention, other, source)
            yield (
                mention,
                pair,
                places.shared(mention, pair, content_stems(mention.value.text)),
                places.shared_back(mention, pair, content_stems(other.value.text)),
            )

    def _stands_in(self, source: Mentions, mention: Mention) -> bool:
        """Whether a reference has an amount anywhere."""
        everything = source.within(0, len(source.document.text))
        return any(self._mentions.agree(mention, other, source) for other in everything)
