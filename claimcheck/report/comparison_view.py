"""What every renderer needs to know about a comparison beyond its fields.

Pure functions from records to words and smaller records; nothing here knows a format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.records.comparison import (
    AlteredQuote,
    Comparison,
    Conflict,
    Coverage,
    Excerpt,
    LeftOut,
    Variant,
    VariantRelation,
)
from claimcheck.report import view

COVERAGE_NOTE = "how much of the variant in the row the one in the column says too"
#: What is said of two texts that are one origin, with and without a known source.
_DIRECTED = {
    "near_copy": "{copy} is a near-copy of {source}",
    "paraphrase": "{copy} is a paraphrase of {source}",
}
_UNDIRECTED = {
    "near_copy": "{first} and {second} are near-copies of each other",
    "paraphrase": "{first} and {second} paraphrase each other",
    "shared_text": "{first} and {second} share a passage word for word",
}


@dataclass(frozen=True, slots=True)
class Story:
    """What two variants of one origin are to each other, in words, and why that is said.

    ``longest`` is the longest passage that they share, "" where there is none.
    """

    statement: str
    measures: str
    reasons: tuple[str, ...]
    longest: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the others say of one variant: a cell for each, None for itself and where unknown."""

    number: int
    variant: Variant
    cells: tuple[Coverage | None, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All that is to be said of one variant by itself; ``number`` counts from 1.

    ``matters`` counts those on which it conflicts with others that are shown for all variants.
    """

    number: int
    variant: Variant
    editorial: tuple[Excerpt, ...]
    only_here: tuple[Excerpt, ...]
    altered_quotes: tuple[AlteredQuote, ...]
    conflicts: tuple[Conflict, ...]
    omissions: tuple[LeftOut, ...]
    matters: int

    @property
    def plain(self) -> str:
        """What is said where there is nothing else to be said; "" where there is."""
        others = "nothing that the others do not have"
        if self.matters:
            others += ", but for the conflicts above"
        return "" if self._told else others

    @property
    def _told(self) -> bool:
        return bool(
            self.editorial
            or self.only_here
            or self.altered_quotes
            or self.conflicts
            or self.omissions
        )


def stories(comparison: Comparison) -> tuple[Story, ...]:
    """Say of every two variants of one origin who copies whom, near-copies first."""
    order = ("near_copy", "paraphrase", "shared_text")
    related = [r for r in comparison.relations if r.kind in order]
    related.sort(key=lambda r: (order.index(r.kind), -r.copied))
    texts = {variant.id: variant.text for variant in comparison.variants}
    return tuple(_story(relation, texts[relation.first]) for relation in related)


def _story(relation: VariantRelation, text: str) -> Story:
    names = {"first": relation.first, "second": relation.second}
    template = _UNDIRECTED[relation.kind]
    if relation.source:
        copy = relation.second if relation.source == relation.first else relation.first
        names |= {"source": relation.source, "copy": copy}
        template = _DIRECTED.get(relation.kind, template)
    return Story(
        statement=template.format(**names),
        measures=_measures(relation),
        reasons=tuple(clue.reason for clue in relation.clues),
        longest=_longest(relation, text),
    )


def _measures(relation: VariantRelation) -> str:
    """How much the two share: the words of the one that has more of the other first."""
    ways = [
        (relation.first_in_second, relation.first, relation.second),
        (relation.second_in_first, relation.second, relation.first),
    ]
    (most, of, by), (least, _, _) = sorted(ways, key=lambda way: -way[0])
    parts = [
        f"{view.percent(most)} of {of} is in {by}, {view.percent(least)} the other way round "
        "(quotations aside)"
    ]
    if relation.longest_run:
        parts.append(f"longest run {relation.longest_run} words")
    parts.append(f"{view.percent(relation.followed)} of the sentences in the same order")
    if relation.read_both_ways is not None:
        parts.append(
            f"{view.percent(relation.read_both_ways)} of the matched sentences say the same, read "
            "both ways"
        )
    return "; ".join(parts)


def _longest(relation: VariantRelation, text: str) -> str:
    """The longest passage that two variants share, as ``text``, that of the first, has it."""
    longest = max(relation.passages, key=lambda passage: passage.words, default=None)
    return "" if longest is None else text[longest.first_start : longest.first_end]


def conflicts_title(comparison: Comparison) -> str:
    """What the list of matters on which variants conflict is called."""
    return f"Where {'they' if comparison.draft is None else 'the references'} conflict"


def independents(comparison: Comparison) -> tuple[str, ...]:
    """Return the ids of the variants that are of one origin with no other."""
    numbers = [variant.origin for variant in comparison.variants]
    return tuple(v.id for v in comparison.variants if numbers.count(v.origin) == 1)


def numbers(comparison: Comparison) -> dict[str, int]:
    """Return the number, from 1, by which each variant is called for short."""
    return {variant.id: n for n, variant in enumerate(comparison.variants, start=1)}


def grid(comparison: Comparison) -> tuple[Row, ...]:
    """Return the coverage as a square: a row for each variant, a column for each other."""
    cells = {(c.variant, c.by): c for c in comparison.coverage}
    ids = [variant.id for variant in comparison.variants]
    return tuple(
        Row(number, variant, tuple(cells.get((variant.id, by)) for by in ids))
        for number, variant in enumerate(comparison.variants, start=1)
    )


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """Return what is to be said of each variant by itself.

    A sentence that only one variant has is left out where its whole paragraph is shown, and one in
    conflict where it is a side of a matter that is shown for all variants.
    """
    sides = [side for matter in comparison.disagreements for side in matter.sides]
    shown = {(side.variant, index) for side in sides for index in (side.index, *side.also)}
    return tuple(
        Section(
            number,
            variant,
            editorial=(paragraphs := _of(variant, comparison.editorial_paragraphs)),
            only_here=tuple(
                s
                for s in _of(variant, comparison.only_here)
                if not any(p.start <= s.start < p.end for p in paragraphs)
            ),
            altered_quotes=tuple(q for q in comparison.altered_quotes if q.variant == variant.id),
            conflicts=tuple(
                c
                for c in comparison.conflicts
                if c.variant == variant.id and (c.variant, c.index) not in shown
            ),
            omissions=tuple(o for o in comparison.omissions if o.variant == variant.id),
            matters=sum(side.variant == variant.id for side in sides),
        )
        for number, variant in enumerate(comparison.variants, start=1)
    )


def _of(variant: Variant, excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    return tuple(excerpt for excerpt in excerpts if excerpt.variant == variant.id)
