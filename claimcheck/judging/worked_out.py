"""What the figures of a claim follow from, told in words that a model can read.

Models do not reckon: beside "61 million, after 54 million" they doubt "seven million more". Where
a figure of the claim is the sum, the difference or the share of figures that stand together in the
evidence, that is said behind the premise: "61 million is 7 million more than 54 million." The model
then judges whether the claim says it of the right things. So is whose each figure is where the
evidence says it "respectively": "That is 5 million for Orsa and 6 million for Brant."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.mentions.bounds import Signal
from claimcheck.mentions.comparable import Comparable, Told, by_sentence, derivations
from claimcheck.mentions.derived import Derivation, Relation
from claimcheck.mentions.document_mentions import Mention
from claimcheck.mentions.respective import respective

#: What is said of a figure and its parts.
_SAID: dict[Relation, str] = {
    "sum": "{parts} are {figure} together.",
    "difference": "{a} is {figure} more than {b}, and {b} is {figure} less than {a}.",
    "share": "{a} of {b} is {figure}.",
    "rest": "Without {a}, {figure} is left.",
    "ratio": "{a} is {figure} times {b}.",
    "product": "{b} of {a} is {figure}.",
    "quotient": "{a} divided by {b} is {figure}.",
    "cast": "{a} is {figure} in all.",
    "lead": "{a} is a lead of {figure}.",
    "between": "From {a} to {b} is {figure}.",
}
_SIGNALS: dict[Signal, str] = {
    "": "",
    "about": "about ",
    "nearly": "nearly ",
    "more": "more than ",
    "less": "less than ",
}
#: A scale or unit in words behind a figure in digits.
_SCALE = re.compile(r"(?<=\d)\s[a-z]+$")


def derived(
    mine: Iterable[Mention], told: Sequence[Told], mentions: Comparable
) -> Iterator[Derivation]:
    """The figures of a claim that follow from those of its evidence; see `worked_out`."""

    def has(mention: Mention) -> bool:
        return any(mentions.agree(mention, *one) for one in told)

    for _, _, found in derivations(mine, told, has):
        yield found


def worked_out(
    mine: Iterable[Mention], told: Sequence[Told], mentions: Comparable
) -> Iterator[str]:
    """What is said of the figures of a claim that follow from those of its evidence.

    Args:
        mine: the mentions of the claim.
        told: those of the evidence of one reference.
        mentions: of the article and its references.
    """
    own = list(mine)
    for found in derived(own, told, mentions):
        yield _sentence(found)
    for source, seen in by_sentence(told):
        for owners, values in respective(seen, source):
            if any(mentions.agree(mention, value, source) for mention in own for value in values):
                yield _one_by_one(owners, values)


def _sentence(found: Derivation) -> str:
    *others, last = [part.text for part in found.parts]
    said = _SAID[found.relation].format(
        parts=f"{', '.join(others)} and {last}",
        a=[*others, last][0],
        b=last,
        figure=_SIGNALS[found.figure.signal] + found.figure.text,
    )
    return said[0].upper() + said[1:]


def _one_by_one(owners: Sequence[Mention], values: Sequence[Mention]) -> str:
    """Whose each value is; what stands behind the last, "million", is said of all."""
    texts = [value.value.text for value in values]
    if scale := _SCALE.search(texts[-1]):
        texts = [text if _SCALE.search(text) else text + scale[0] for text in texts]
    given = [f"{text} for {owner.value.text}" for text, owner in zip(texts, owners, strict=True)]
    return f"That is {', '.join(given[:-1])} and {given[-1]}."
