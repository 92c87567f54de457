"""Two places of one reference read together: a sentence may join what stands far apart in it.

The best window has one half of such a claim, and the passage is a run of neighbouring sentences. So
where nothing is decided, the best window is read with another one that completes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.judging.batching import Asker, Pair
from claimcheck.judging.premise import premise_of
from claimcheck.judging.readings import by_support, undecided
from claimcheck.judging.together import LIKELY, Support, complete_each_other, held, is_about
from claimcheck.records import Candidates, Evidence, Judgement


@dataclass(frozen=True, slots=True)
class _Apart:
    """A reference, by its position, and the two windows of it to read together, in its order."""

    position: int
    case: Candidates
    windows: tuple[Evidence, ...]

    @property
    def pair(self) -> Pair:
        """What the model is asked."""
        return premise_of(self.windows), self.case.claim


def read_apart(
    claims: Sequence[Sequence[Candidates]],
    judged: Sequence[Sequence[Judgement | None]],
    asker: Asker,
    support: Support,
    threshold: float,
) -> list[list[Judgement | None]]:
    """Return the judgements with those of two windows that entail a claim together.

    At most one reference is read for a claim, and none for one that is decided. The arguments are
    those of `claimcheck.judging.together.read_together`.
    """
    rows = [list(row) for row in judged]
    found = [most_promising(row, cases) for row, cases in zip(judged, claims, strict=True)]
    known = asker.ask(apart.pair for apart in found if apart)
    for row, apart in zip(rows, found, strict=True):
        answer = known[apart.pair] if apart else None
        if apart is None or answer is None:
            continue
        case = apart.case
        value = support(case, apart.pair[0], answer)
        if value >= threshold and answer.entailment >= LIKELY:
            row[apart.position] = Judgement(
                case.reference, "entailment", answer, value, "nli", apart.windows
            )
    return rows


def most_promising(row: Sequence[Judgement | None], cases: Sequence[Candidates]) -> _Apart | None:
    """The reference of the highest support in which one window completes the best one."""
    if not undecided(row):
        return None
    for position in by_support(row):
        case = cases[position]
        other = completing(case)
        if other is not None:
            windows = sorted((case.windows[0], other), key=lambda window: window.start)
            return _Apart(position, case, tuple(windows))
    return None


def completing(case: Candidates) -> Evidence | None:
    """The window that completes the best one of a reference; None where none does.

    The passage lacks a content word of the claim that one of them has.
    """
    if not is_about(case):
        return None
    best = held(case, case.windows[0].text)
    for window in case.windows[1:]:
        own = held(case, window.text)
        if complete_each_other(best, own) and not best | own <= held(case, case.passage):
            return window
    return None
