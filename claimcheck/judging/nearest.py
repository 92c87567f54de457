"""Which of many references the models read of a claim: those nearest to it.

Only a text that speaks of what the claim says can support or contradict it, and such a one is among
those whose best window is most like the claim. Rerankers commonly read the first hundred of what
retrieval finds (BEIR, Thakur et al. 2021).
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Candidates


def nearest(cases: Sequence[Candidates], most: int) -> list[int]:
    """Positions of the references that are read of one claim, in order.

    They are those whose best window is most like the claim. References with the same best window
    count once, so that copies crowd out nobody; the model reads it once for all of them.

    Args:
        cases: the claim's candidates in every reference that has it not word for word.
        most: different windows that are read.
    """
    likeness: dict[str, float] = {}
    for case in cases:
        for window in case.windows[:1]:
            likeness[window.text] = max(window.similarity, likeness.get(window.text, 0.0))
    # By its text, where two are equally like it: the order of the references decides nothing.
    order = sorted(likeness, key=lambda text: (-likeness[text], text))
    read = set(order[:most])
    return [n for n, case in enumerate(cases) if case.windows and case.windows[0].text in read]


def passed_over(cases: Sequence[Candidates], most: int) -> int:
    """How many references are not read of one claim, for others are nearer to it.

    Args:
        cases: the claim's candidates in every reference.
        most: see `nearest`.
    """
    told_otherwise = [case for case in cases if case.method == "nli"]
    return len(told_otherwise) - len(nearest(told_otherwise, most))
