"""Figures that are another part of a change than in the evidence: "fell by 40" for "fell to 40".

So is a change in percent for one in percentage points, and one of another size than from where it
began to where it ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from claimcheck.checks.places import SAME_SUBJECT, Pair, Places, differing
from claimcheck.mentions import quantity
from claimcheck.mentions.changes import Change
from claimcheck.mentions.document_mentions import Mention, Mentions, Value, content_stems
from claimcheck.mentions.quantity import Quantity


@dataclass(frozen=True, slots=True)
class _Way:
    """A change told with both its ends: where its wording begins, and its last figure."""

    start: int
    last: Mention
    size: float
    #: How far the size may be off, by the rounding of both ends.
    slack: float
    unit: str

    def is_of(self, value: Quantity) -> bool:
        """Whether a figure may be the size of this change."""
        near = abs(value.stated - self.size) <= self.slack
        return near or value.low <= self.size <= value.high


def of_another(places: Places, article: Mentions) -> dict[int, tuple[Mention, Pair]]:
    """By their offsets the figures of a claim that are another part of the same change.

    Each comes with what the evidence has; both with the words that tell which part they are. Two
    are of the same change where the evidence's sentence has the claim's subject.
    """
    found: dict[int, tuple[Mention, Pair]] = {}
    for mention in places.mine:
        mine = article.change(mention)
        if mine is not None:
            other = _other_part(places, mention, mine) or _other_size(places, mention, mine)
            if other is not None:
                found[mention.start] = _from(mention, article, mine.start), other
    return found


def _other_part(places: Places, mention: Mention, mine: Change) -> Pair | None:
    """What the evidence has of a figure that is ``mine`` of a change, if that is another part.

    Only where every place in which the evidence has such a figure is a change in the same
    direction, and none the claim's part of it.
    """
    told = []
    for pair in places.pairs(mention):
        if pair.agrees:
            theirs = pair.source.change(pair.mention)
            if theirs is None or not _is_other(mine, theirs, mention.value, pair.mention.value):
                return None
            told.append((pair, theirs))
    for pair, theirs in told:
        if _shared(places, mention, pair) >= SAME_SUBJECT:
            if _is_size(mention, mine, pair):
                return None
            return replace(pair, mention=_from(pair.mention, pair.source, theirs.start))
    return None


def _other_size(places: Places, mention: Mention, mine: Change) -> Pair | None:
    """The change of another size that the evidence tells from end to end in the claim's place."""
    value = mention.value
    if mine.role != "by" or not isinstance(value, Quantity) or places.has(mention):
        return None
    if value.unit == "share" and value.noun != quantity.POINT:
        return None  # "by 10 percent" may be from 20 to 22 percent
    for source, told in places.sentences():
        for way in _ways(source, told[0].sentence, mine):
            pair = differing(mention, way.last, source)
            if way.unit == value.unit and _shared(places, mention, pair) >= SAME_SUBJECT:
                wider = _from(way.last, source, way.start)
                return None if way.is_of(value) else replace(pair, mention=wider)
    return None


def _is_other(mine: Change, theirs: Change, value: Value, other: Value) -> bool:
    """Whether one figure is told as two parts of a change, or in percent and in points.

    Neither may be rounded: "from 6.2 percent" is not "to 6 percent".
    """
    if not isinstance(value, Quantity) or not isinstance(other, Quantity):
        return False
    if not (quantity.equal(value, other) and quantity.equal(other, value)):
        return False
    if mine.is_beside(theirs):
        return True
    in_points = mine.role == "by" and {value.noun, other.noun} == {quantity.POINT, "percent"}
    return mine.direction == theirs.direction and in_points


def _is_size(mention: Mention, mine: Change, pair: Pair) -> bool:
    """Whether a size is that of the evidence's change too: "by 40" for "from 80 to 40"."""
    ways = _ways(pair.source, pair.mention.sentence, mine)
    value = mention.value
    return (
        mine.role == "by"
        and isinstance(value, Quantity)
        and any(way.unit == value.unit and way.is_of(value) for way in ways)
    )


def _ways(source: Mentions, sentence: int, like: Change) -> Iterator[_Way]:
    """The changes in the direction of ``like`` that a sentence tells with both ends."""
    where = source.document.sentences[sentence]
    ends: dict[str, list[tuple[Mention, Quantity, int]]] = {"from": [], "to": [], "by": []}
    for one in source.within(where.start, where.end):
        change = source.change(one)
        if change and change.direction == like.direction and isinstance(one.value, Quantity):
            ends[change.role].append((one, one.value, change.start))
    for (first, low, start), (last, high, end) in product(ends["from"], ends["to"]):
        if low.unit == high.unit:
            size, slack = abs(high.stated - low.stated), (low.place + high.place) / 2
            final = last if last.start > first.start else first
            yield _Way(min(start, end), final, size, slack, low.unit)


def _shared(places: Places, mention: Mention, other: Pair) -> float:
    """Share of the claim's telling words, but for the figure, that the evidence's sentence has."""
    return places.shared(mention, other, content_stems(mention.value.text))


def _from(mention: Mention, where: Mentions, start: int) -> Mention:
    """A figure with the words from ``start`` on, which tell what part of a change it is."""
    text = where.document.text[start : mention.end]
    return replace(mention, value=replace(mention.value, start=start, text=text))
