"""Amounts by elimination: one that only the claim has, and one that only the evidence has.

"A price tag of $9.4 million" is that of what "will cost $7.1 million", though no word beside the
two is shared. Each must be the only one of its unit that the other side lacks, or it is not known
which of them it is to be compared with. Sums of money and scores alone: of two counts, durations or
lengths in one story, each may be of another thing. So may each of two scores of one match, and each
of two sums or percentages, unless they stand beside one that both sides have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.quantity import Quantity

#: Whether two mentions agree, the second of a document; None where they cannot be compared.
Agree = Callable[[Mention, Mention, Mentions], "bool | None"]


def left_over(
    mine: Sequence[Mention],
    evidence: Sequence[tuple[Mention, Mentions]],
    agree: Agree,
    *,
    anchored: bool = False,
) -> Iterator[tuple[Mention, Mention, Mentions]]:
    """The amount of a claim that no evidence has, with that of each sentence of evidence.

    Args:
        mine: the mentions of the claim.
        evidence: mentions with their documents.
        agree: see `Agree`.
        anchored: whether the sentence must have another amount of the unit that the claim has too.
            Then percentages count, and scores do not.
    """
    kinds = ("money", "percent") if anchored else ("money", "score")
    lacking = [
        m
        for m in mine
        if isinstance(m.value, Quantity)
        and m.value.kind in kinds
        and not any(agree(m, other, source) for other, source in evidence)
    ]
    for mention in lacking:
        if sum(_unit(m) == _unit(mention) for m in lacking) > 1:
            continue
        for source, told in _by_sentence(evidence):
            same = [other for other in told if _unit(other) == _unit(mention)]
            over = [other for other in same if not any(agree(m, other, source) for m in mine)]
            if len(over) == 1 and (len(same) > 1 or not anchored):
                yield mention, over[0], source


def _unit(mention: Mention) -> str | None:
    return mention.value.unit if isinstance(mention.value, Quantity) else None


def _by_sentence(
    evidence: Sequence[tuple[Mention, Mentions]],
) -> Iterator[tuple[Mentions, list[Mention]]]:
    found: dict[tuple[int, int], tuple[Mentions, list[Mention]]] = {}
    for mention, source in evidence:
        _, told = found.setdefault((id(source), mention.sentence), (source, []))
        if all(mention.start != other.start for other in told):
            told.append(mention)
    yield from found.values()
