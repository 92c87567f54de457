"""Figures that are another part of a change than in the evidence: "fell by 40" for "fell to 40".

So is a change in percent for one in percentage points.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

from claimcheck.checks.places import SAME_SUBJECT, Pair, Places
from claimcheck.mentions import quantity
from claimcheck.mentions.changes import Change, change_of
from claimcheck.mentions.document_mentions import Mention, Mentions, Value, content_stems
from claimcheck.mentions.quantity import Quantity


def of_another(places: Places, article: Mentions) -> dict[int, tuple[Mention, Pair]]:
    """By their offsets the figures of a claim that are another part of the same change.

    Only where every place in which the evidence has such a figure is a change in the same
    direction, and none the claim's part of it. Each comes with what the evidence has; both with
    the words that tell which part they are.
    """
    found: dict[int, tuple[Mention, Pair]] = {}
    for mention in places.mine:
        mine = _change(mention, article)
        other = None if mine is None else _other_part(places, mention, mine)
        if mine is not None and other is not None:
            found[mention.start] = _from(mention, article, mine), other
    return found


def _other_part(places: Places, mention: Mention, mine: Change) -> Pair | None:
    """What the evidence has of a figure that is ``mine`` of a change, if that is another part."""
    told = []
    for pair in places.pairs(mention):
        if pair.agrees:
            theirs = _change(pair.mention, pair.source)
            if theirs is None or theirs.direction != mine.direction:
                return None
            values = mention.value, pair.mention.value
            if not _is_same(*values) or not (theirs.role != mine.role or _in_points(mine, *values)):
                return None
            told.append((pair, theirs))
    for pair, theirs in told:
        if _shared(places, mention, pair) >= SAME_SUBJECT:
            if mine.role == "by" and _is_difference(mention, pair):
                return None
            return replace(pair, mention=_from(pair.mention, pair.source, theirs))
    return None


def _change(mention: Mention, where: Mentions) -> Change | None:
    if not isinstance(mention.value, Quantity):
        return None
    begin = where.document.sentences[mention.sentence].start
    return change_of(where.document.text, begin, mention.start, mention.end)


def _is_same(mine: Value, theirs: Value) -> bool:
    """Whether two values are one figure, neither of them rounded ("6 percent" for "6.2")."""
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity):
        return False
    return quantity.equal(mine, theirs) and quantity.equal(theirs, mine)


def _shared(places: Places, mention: Mention, other: Pair) -> float:
    """Share of the claim's telling words, but for the figure, that the evidence's sentence has."""
    return places.shared(mention, other, content_stems(mention.value.text))


def _in_points(mine: Change, value: Value, other: Value) -> bool:
    """Whether one of two changes by a share is told in percentage points, the other in percent."""
    both = {one.noun for one in (value, other) if isinstance(one, Quantity)}
    return mine.role == "by" and both == {quantity.POINT, "percent"}


def _is_difference(mention: Mention, other: Pair) -> bool:
    """Whether the evidence's change has this size too: "fell by 40" for "fell from 80 to 40"."""
    sentence = other.source.document.sentences[other.mention.sentence]
    ends: dict[str, list[float]] = {"from": [], "to": []}
    for one in other.source.within(sentence.start, sentence.end):
        change = _change(one, other.source)
        if change is not None and change.role in ends and isinstance(one.value, Quantity):
            ends[change.role].append(one.value.stated)
    size = mention.value.stated if isinstance(mention.value, Quantity) else math.nan
    return any(math.isclose(abs(a - b), size) for a, b in product(ends["from"], ends["to"]))


def _from(mention: Mention, where: Mentions, change: Change) -> Mention:
    """A figure with the words before it that tell which part of a change it is."""
    text = where.document.text[change.start : mention.end]
    return replace(mention, value=replace(mention.value, start=change.start, text=text))
