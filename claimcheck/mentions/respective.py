"""Lists of values in a sentence, and those that it gives to others one by one, "respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.mentions.document_mentions import Mention, Mentions

#: The second may be told with its kind: "the parish of Orsa and the parish of Brant".
_JOINED = re.compile(r",\s*|,?\s+(?:and|or|to)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?", re.I)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def respective(
    told: Sequence[Mention], source: Mentions
) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
    """The owners and the values of a sentence that says "respectively".

    An owner that opens the sentence may be known as a name from nowhere else.
    """
    sentence = source.document.sentences[told[0].sentence]
    if _RESPECTIVELY.search(sentence.text):
        everything = source.within(sentence.start, sentence.end)
        for owners, values in pairwise(lists(everything, source)):
            if len(owners) == len(values):
                yield owners, values


def lists(told: Sequence[Mention], source: Mentions) -> list[list[Mention]]:
    """The lists of two values or more of one kind in a sentence."""
    found: list[list[Mention]] = []
    for mention in told:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and last.kind == mention.kind
            and _JOINED.fullmatch(source.document.text, last.end, mention.start)
        ):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [values for values in found if len(values) > 1]
