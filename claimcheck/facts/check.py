"""Numbers, dates and names of a claim compared with the evidence about the same thing.

A mention of the claim matches when the evidence of any reference has a value that agrees with it.
It mismatches only when the evidence has another value in the same place: with the same words
around it, nothing in the claim that this value stands for, and no value that agrees. Where the
claim repeats a sentence of the evidence nearly word for word, an agreeing value that stands in
another place of it does not count: then two values were swapped. Everything else is absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.facts.mentions import Mention, Mentions
from claimcheck.facts.slots import after, alike, alike_used, beside, between
from claimcheck.records import Document, Fact, Judgement
from claimcheck.text import dates, quantity
from claimcheck.text.aliases import Aliases
from claimcheck.text.dates import Date
from claimcheck.text.proper_names import Name
from claimcheck.text.quantity import Quantity

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
    """

    def __init__(self, article: Document, references: Sequence[Document]) -> None:
        self._article = Mentions(article)
        self._references = {r.id: Mentions(r) for r in references}
        self._capitals: frozenset[str] = frozenset().union(
            self._article.capitals, *(r.capitals for r in self._references.values())
        )
        names = [*self._article.names()]
        for reference in self._references.values():
            names += reference.names()
        self._aliases = Aliases(names)

    def check(self, start: int, end: int, judgements: Sequence[Judgement]) -> tuple[Fact, ...]:
        """Compare the facts between two offsets of the article with the evidence.

        Args:
            start: where the claim begins.
            end: where it ends.
            judgements: of the claim; their evidence is what is read of the references.
        """
        mine = [m for m in self._article.within(start, end) if self._is_mention(m)]
        evidence = self._evidence(judgements)
        return tuple(self._fact(mention, mine, evidence) for mention in mine)

    def _is_mention(self, mention: Mention) -> bool:
        """Whether a mention is one; a word that opens a sentence is a name only if known as one."""
        value = mention.value
        if not isinstance(value, Name) or not value.opens or len(value.words) > 1:
            return True
        return value.words[0] in self._capitals

    def _evidence(self, judgements: Sequence[Judgement]) -> list[tuple[Mention, Mentions]]:
        return [
            (mention, source)
            for judgement in judgements
            for source in [self._references[judgement.reference]]
            for window in judgement.evidence
            for mention in source.within(window.start, window.end)
            if self._is_mention(mention)
        ]

    def _fact(
        self,
        mention: Mention,
        mine: Sequence[Mention],
        evidence: Sequence[tuple[Mention, Mentions]],
    ) -> Fact:
        pairs = list(self._pairs(mention, evidence))
        agreeing = [p for p in pairs if p.agrees]
        best = max(agreeing, key=lambda p: p.likeness, default=None)
        free = [p for p in agreeing if not self._taken(mention, p, mine)]
        others = [p for p in pairs if not p.agrees and self._same_thing(mention, p, mine)]
        other = max(others, key=lambda p: p.likeness, default=None)
        if other is not None and best is None and self._in_place(mention, other):
            return _made(mention, "mismatch", other)
        if other is not None and best is not None and self._swapped(mention, other, free, mine):
            return _made(mention, "mismatch", other)
        return _made(mention, "absent" if best is None else "match", best)

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

    def _agree(self, mine: Mention, other: Mention, source: Mentions) -> bool | None:
        """Whether two mentions agree; None where they cannot be compared."""
        a, b = mine.value, other.value
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            return quantity.agree(a, b) if _commensurable(a, b) else None
        if isinstance(a, Date) and isinstance(b, Date):
            own, theirs = self._article.date, source.date
            if not dates.comparable(a, b, own, theirs):
                return None
            return dates.agree(a, b, own, theirs)
        if isinstance(a, Name) and isinstance(b, Name):
            if self._aliases.same(a, b):
                return True
            return False if self._swappable(a, b) else None
        return None

    def _swappable(self, a: Name, b: Name) -> bool:
        first, second = self._aliases.type_of(a), self._aliases.type_of(b)
        if "people" in (first, second):
            return first == second
        one_kind = {first, second} <= {"state", "place"} or first == second
        return (one_kind or not first or not second) and not self._aliases.kin(a, b)

    def _same_thing(self, mention: Mention, pair: _Pair, mine: Sequence[Mention]) -> bool:
        """Whether a value that differs is of the same thing as the claim's."""
        context, theirs = mention.context, pair.mention.context
        if not beside(context, theirs):
            return False
        if isinstance(mention.value, Name) and not alike_used(context, theirs):
            return False
        counts = isinstance(mention.value, Quantity) and not mention.value.unit
        if counts and context.right and not after(context, theirs):
            return False
        said = self._article.stems(mention.sentence)
        known = pair.source.stems(pair.mention.sentence)
        least = SAME_SUBJECT_NAME if isinstance(mention.value, Name) else SAME_SUBJECT
        if len(said & known) < least * len(said):
            return False
        # A value that another mention of the claim stands for is not this one's.
        return not self._taken(mention, pair, mine)


def _commensurable(a: Quantity, b: Quantity) -> bool:
    if a.kind == b.kind == "money":
        return True
    return a.unit == b.unit


def _made(mention: Mention, status: str, pair: _Pair | None) -> Fact:
    value = mention.value
    return Fact(
        mention.kind,
        value.start,
        value.end,
        value.text,
        status,  # type: ignore[arg-type]
        pair.source.document.id if pair else None,
        pair.mention.value.text if pair else None,
    )


def mismatch_flags(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The flags that follow, in a fixed order: ``number_mismatch`` and so on."""
    kinds = {fact.kind for fact in facts if fact.status == "mismatch"}
    return tuple(f"{kind}_mismatch" for kind in ("number", "date", "name") if kind in kinds)
