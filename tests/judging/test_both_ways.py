"""Sentences that entail each other."""

from __future__ import annotations

import numpy as np

from claimcheck.judging.batching import Asker
from claimcheck.judging.both_ways import both_ways
from claimcheck.progress import NoProgress


class Table:
    """An NLI model that finds entailment in what it is told of."""

    languages: frozenset[str] = frozenset()

    def __init__(self, *entailed: tuple[str, str], max_tokens: int = 100) -> None:
        self._entailed, self.max_tokens = entailed, max_tokens

    def lengths(self, pairs):
        return [len(premise) + len(claim) for premise, claim in pairs]

    def predict(self, pairs):
        rows = [[0.8, 0.1, 0.1] if p in self._entailed else [0.4, 0.5, 0.1] for p in pairs]
        return np.array(rows, dtype=np.float32)


def test_both_directions_must_be_entailed():
    nli = Table(("a", "b"), ("b", "a"), ("c", "d"))
    assert both_ways([("a", "b"), ("c", "d"), ("d", "c")], Asker(nli, NoProgress())) == [
        True,
        False,
        False,
    ]


def test_what_cannot_be_read_is_no_paraphrase():
    long = "a" * 200
    assert both_ways([(long, long)], Asker(Table(max_tokens=50), NoProgress())) == [False]
    assert both_ways([], Asker(Table(), NoProgress())) == []
