"""Lists of values in the evidence that are told "respectively".

"Orsa and Brant got 7 and 9 million respectively": the first is Orsa's, the second Brant's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.checks.places import Pair, Places, differing
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.respective import respective


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
                    found.setdefault(mention.start, differing(mention, values[own[0]], source))
    return found


def _index(
    mention: Mention, values: Sequence[Mention], source: Mentions, places: Places
) -> int | None:
    """Which of some values of the evidence agrees with one of the claim."""
    return next((n for n, v in enumerate(values) if places.agree(mention, v, source)), None)
