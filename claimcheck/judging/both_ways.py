"""Whether two sentences say the same: each entails the other."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.judging.batching import Asker
from claimcheck.records import Probabilities


def both_ways(pairs: Sequence[tuple[str, str]], asker: Asker) -> list[bool]:
    """Say of each pair whether entailment is most probable in both directions.

    A pair that the model cannot read, for its length, is none.
    """
    known = asker.ask([*pairs, *((second, first) for first, second in pairs)])
    return [_entails(known[pair]) and _entails(known[pair[::-1]]) for pair in pairs]


def _entails(judged: Probabilities | None) -> bool:
    return judged is not None and judged.entailment > max(judged.neutral, judged.contradiction)
