"""Claims on one passage, joined in pairs into sentences of which one half may be invented.

A sentence of a draft tells a fact and adds another that nobody told. A model that weighs a claim as
a whole passes it for the half that it finds; so it learns of both halves, and of joins that are
right in the same words.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader_passages import Row

from claimcheck.english.closed_classes import FUNCTION_WORDS

#: What stands between the halves.
JOINS = ("; however, ", "; ", ", and ", ", but ", ", while ")


def joined(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:
    """Of each claim one sentence of it and an entailed claim on its passage, in either order.

    The label is that of the claim, so it is neutral or contradicting where that half is.
    """
    passages: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        passages[row["premise"]].append(row)
    for group in passages.values():
        entailed = [row for row in group if row["label"] == "entailment"]
        for row in group:
            pairs = [
                (first["hypothesis"], second["hypothesis"])
                for other in entailed
                for first, second in ((row, other), (other, row))
                if other is not row and begins_plainly(second["hypothesis"])
            ]
            if pairs:
                yield row | {"hypothesis": join(*rng.choice(pairs), rng.choice(JOINS))}


def begins_plainly(sentence: str) -> bool:
    """Whether the first word has its capital letter only for where it stands."""
    word = sentence.split(maxsplit=1)[0]
    return word != "I" and word.lower() in FUNCTION_WORDS


def join(first: str, second: str, between: str) -> str:
    """Two sentences as one; the second `begins_plainly`."""
    return first.rstrip(".") + between + second[0].lower() + second[1:]
