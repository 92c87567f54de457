"""Lists of values in the evidence: told "respectively", or told by the claim as a range.

"Orsa and Brant got 7 and 9 million respectively": the first is Orsa's, the second Brant's. Trips of
"14, 17 and 21 minutes" may be told as "14 to 21 minutes", and not as "14 to 17".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimcheck.checks.places import SAME_SUBJECT, Pair, Places
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.respective import lists, respective
from claimcheck.mentions.slots import alike

_RANGE = re.compile(r"\s*(?:-|–|to|and)\s*", re.I)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.I)
#: Fewest values of a list that is told as a range.
_SEVERAL = 3

_List = Sequence[Mention]


def of_others(places: Places, owner_of: Mapping[int, Mention]) -> dict[int, Pair]:
    """By their offsets the values of a claim that the evidence gives to another one, respectively.

    With what it gives to the claim's: to the one of ``owner_of`` (see `shared_out.owners`), or else
    to any that it names.
    """
    found: dict[int, Pair] = {}
    for source, told in places.sentences():
        for owners, values in respective(told, source):
            for mention in places.mine:
                at = _index(mention, values, source, places)
                mine = owner_of.get(mention.start)
                own = [
                    n
                    for n, owner in enumerate(owners)
                    if (meant := places.meant(owner, source))
                    and mention not in meant
                    and (mine is None or mine in meant)
                ]
                elsewhere = any(
                    places.agree(mention, *one) and one[0] not in values for one in places.evidence
                )
                if at is not None and own and at not in own and not elsewhere:
                    found.setdefault(mention.start, _pair(mention, values[own[0]], source))
    return found


def beyond_range(places: Places, article: Mentions) -> dict[int, Pair]:
    """By their offsets the ends of a claim's range that are not those of the evidence's list."""
    found: dict[int, Pair] = {}
    text = article.document.text
    for low, high in pairwise(places.mine):
        if not _is_range(low, high, text):
            continue
        for source, told in places.sentences():
            for values in lists(told, source):
                ends = _ends(values)
                known = all(_index(m, values, source, places) is not None for m in (low, high))
                if not known or len(values) < _SEVERAL or ends is None:
                    continue
                for mention, end in zip((low, high), ends, strict=True):
                    pair = _pair(mention, end, source)
                    shared = places.shared(mention, pair) >= SAME_SUBJECT
                    if shared and not places.agree(mention, end, source):
                        found.setdefault(mention.start, pair)
    return found


def _is_range(low: Mention, high: Mention, text: str) -> bool:
    """Whether two values are the ends of a range: "from 12 to 22", "12-22"."""
    gap = text[low.end : high.start]
    if not _RANGE.fullmatch(gap) or low.sentence != high.sentence:
        return False
    return bool(_FROM.search(text[max(0, low.start - 12) : low.start])) or gap.strip() in ("-", "–")


def _ends(values: _List) -> tuple[Mention, Mention] | None:
    """The least and the greatest of a list of quantities of one unit; None for other lists."""
    sized = [(m.value.stated, m.value.unit, m) for m in values if isinstance(m.value, Quantity)]
    if len(sized) < len(values) or len({unit for _, unit, _ in sized}) > 1:
        return None
    ordered = sorted(sized, key=lambda one: one[0])
    return ordered[0][2], ordered[-1][2]


def _index(mention: Mention, values: _List, source: Mentions, places: Places) -> int | None:
    """Which of some values of the evidence agrees with one of the claim."""
    return next((n for n, v in enumerate(values) if places.agree(mention, v, source)), None)


def _pair(mention: Mention, other: Mention, source: Mentions) -> Pair:
    return Pair(other, source, False, alike(mention.context, other.context))
