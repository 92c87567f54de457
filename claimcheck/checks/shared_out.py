"""Figures that one sentence of the evidence shares out among names, each to its own.

"In Orsa sales rose by 14 percent, in Brant by 6 percent": a claim that tells of a rise of 14
percent in Brant has the figure of the other one, and so has one that exchanges the two. Read only
where names and figures of one unit take turns and the names are led in alike, so that it is known
which figure is whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from claimcheck.checks.places import Pair, Places
from claimcheck.english.closed_classes import PREPOSITIONS
from claimcheck.english.words import words
from claimcheck.mentions.document_mentions import Mention, Mentions, content_stems
from claimcheck.mentions.names import Name
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.respective import respective
from claimcheck.mentions.slots import alike

#: How many characters before a name are looked at for what leads it in.
_REACH = 16

#: A name and its figure.
_Share = tuple[Mention, Mention]


def of_others(places: Places, owner_of: Mapping[int, Mention]) -> dict[int, Pair]:
    """By their offsets the figures of a claim that the evidence gives to another name.

    With what it gives to the claim's: to the one that the claim shares the figure out to, which
    ``owner_of`` has by `owners`, or else to the only one of those names in the claim. A figure that
    the evidence has elsewhere too may be of anything.
    """
    found: dict[int, Pair] = {}
    for source, told in places.sentences():
        for shares in _shared_out(told, source):
            meant = [places.meant(owner, source) for owner, _ in shares]
            named = [n for n, mentions in enumerate(meant) if mentions]
            values = [value for _, value in shares]
            for mention in places.mine:
                mine = owner_of.get(mention.start)
                of_mine = [n for n in named if mine in meant[n]] if mine else named
                if len(of_mine) != 1:
                    continue
                owner, own = shares[of_mine[0]]
                if _is_of_another(mention, values, own, places, mine is not None):
                    pair = Pair(own, source, False, alike(mention.context, own.context))
                    if _same_matter(mention, owner, pair, places):
                        found.setdefault(mention.start, pair)
    return found


def owners(told: Sequence[Mention], source: Mentions) -> dict[int, Mention]:
    """Whose the figures of one sentence are, by their offsets, where it shares them out."""
    if not told:
        return {}
    shares = [share for row in _shared_out(told, source) for share in row]
    for named, values in respective(told, source):
        shares += zip(named, values, strict=True)
    return {value.start: owner for owner, value in shares}


def _is_of_another(
    mention: Mention, values: Sequence[Mention], own: Mention, places: Places, several: bool
) -> bool:
    """Whether a figure of the claim agrees with some of the values, not with its own one.

    Of ``several`` figures that the claim shares out, equal ones count before those that agree
    within a bound: 60 is "up to 70" too.
    """
    agreeing = [other for other, source in places.evidence if places.agree(mention, other, source)]
    equal = [other for other in agreeing if _stated(other) == _stated(mention)]
    if several and equal:
        agreeing = equal
    return bool(agreeing) and all(other in values and other is not own for other in agreeing)


def _stated(mention: Mention) -> float | None:
    return mention.value.stated if isinstance(mention.value, Quantity) else None


def _same_matter(mention: Mention, owner: Mention, pair: Pair, places: Places) -> bool:
    """Whether claim and evidence share a telling word beside the name and the figure."""
    return (
        places.shared(mention, pair, content_stems(f"{owner.value.text} {mention.value.text}")) > 0
    )


def _shared_out(told: Sequence[Mention], source: Mentions) -> Iterator[list[_Share]]:
    """The names of a sentence with their figures, for each unit whose figures take turns."""
    units = {m.value.unit for m in told if isinstance(m.value, Quantity)}
    for unit in sorted(units):
        row = [m for m in told if isinstance(m.value, Name) or _is_of(m, unit)]
        turns = all(_is_of(a, unit) != _is_of(b, unit) for a, b in pairwise(row))
        if not turns or len(row) < 4 or len(row) % 2:
            continue
        pairs = list(zip(row[::2], row[1::2], strict=True))
        if not isinstance(row[0].value, Name):
            pairs = [(name, figure) for figure, name in pairs]
        if len({_lead(name, source) for name, _ in pairs}) == 1:
            yield pairs


def _is_of(mention: Mention, unit: str) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.unit == unit


def _lead(name: Mention, source: Mentions) -> str:
    """The preposition before a name; "" for none."""
    before = words(source.document.text[max(0, name.start - _REACH) : name.start])
    near = [word for word in before[-2:] if word in PREPOSITIONS]
    return near[-1] if near else ""
