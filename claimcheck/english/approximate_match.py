"""Where in a longer text a run of words stands, but for some that were changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Fit(NamedTuple):
    """The words ``start`` to ``end`` (exclusive) of a text that are nearest to a run of words.

    ``edits`` is how many words must be put in, left out or exchanged to turn one into the other.
    """

    edits: int
    start: int
    end: int


def fit(run: Sequence[str], text: Sequence[str]) -> Fit:
    """Fit ``run`` into ``text`` with the fewest edits, what is before and behind left free.

    Approximate matching by dynamic programming (Sellers 1980), here on words. Among equal fits an
    exchanged word is preferred to one put in, and then the last place.
    """
    costs = [0] * (len(text) + 1)
    starts = list(range(len(text) + 1))
    for said, word in enumerate(run, start=1):
        diagonal, origin = costs[0], starts[0]
        costs[0] = said
        for at, other in enumerate(text, start=1):
            best, start = diagonal + (word != other), origin
            diagonal, origin = costs[at], starts[at]
            if diagonal + 1 < best:
                best, start = diagonal + 1, origin
            if costs[at - 1] + 1 < best:
                best, start = costs[at - 1] + 1, starts[at - 1]
            costs[at], starts[at] = best, start
    end = min(range(len(text), -1, -1), key=costs.__getitem__)
    return Fit(costs[end], starts[end], end)
