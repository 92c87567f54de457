"""A judge with two models that answer by a table, and references for it to judge by."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from tiny import NEUTRAL, RuleNli, candidates, plain_calibrator, window

from claimcheck.judging.cascade import Judge
from claimcheck.judging.promise import Promise
from claimcheck.judging.readings import Depth, Reading
from claimcheck.models.nli import Nli
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates, Judgement

CLAIM = "The valve jammed and the lever broke."
A = window("The valve jammed.", 0.9, start=100)
B = window("The lever broke.", 0.7, start=0)
C = window("The bell rang.", 0.6, start=200)
D = window("The tide turned.", 0.55, start=300)
#: The passage: here the windows in the order of the reference.
A_B = "The lever broke. The valve jammed."
A_B_C = "The lever broke. The valve jammed. The bell rang."

THRESHOLD, SURE, CONTRADICTION = 0.5, 0.8, 0.6
#: Skimmed, neither sure of support nor suspected of a contradiction.
UNSURE = (0.6, 0.35, 0.05)
SUSPECT = (0.1, 0.3, 0.6)

Answer = tuple[float, float, float]
#: What a model says by premise, of whatever claim.
Answers = Mapping[str, Answer]
#: What it says of a premise and a claim.
Rule = Callable[[str, str], Answer]


def rule_of(answers: Answers | Rule) -> Rule:
    if callable(answers):
        return answers
    return lambda premise, claim: answers.get(premise, NEUTRAL)


def reading(nli: Nli, depth: Depth) -> Reading:
    return Reading(nli, depth, plain_calibrator(), 3 if depth == "passage" else 1)


class Readers:
    """A judge and the two models that it asks: ``small`` skims, ``large`` reads closely.

    ``alone`` lets the small one do both: then nothing is sure by skimming. With ``glances`` it
    skims passages too. What it gives less than ``promising`` is not worth a close reading.
    """

    def __init__(
        self,
        small: Answers | Rule,
        large: Answers | Rule | None = None,
        *,
        alone: bool = False,
        glances: bool = False,
        promising: float = 0.0,
        max_tokens: int = 200,
        large_max_tokens: int = 200,
        **thresholds: float,
    ) -> None:
        self.small = RuleNli(rule_of(small), max_tokens=max_tokens)
        self.large = RuleNli(rule_of(large or {}), max_tokens=large_max_tokens)
        chosen = {
            "threshold": THRESHOLD,
            "sure": math.inf if alone else SURE,
            "contradiction_threshold": CONTRADICTION,
        } | thresholds
        self.judge = Judge(
            skim=reading(self.small, "window"),
            window=reading(self.small if alone else self.large, "window"),
            close=reading(self.small if alone else self.large, "passage"),
            glance=reading(self.small, "passage") if glances else None,
            promise=Promise(plain_calibrator(), promising) if promising else None,
            **chosen,
        )

    def read(
        self, *cases: Candidates, origins: Sequence[int] | None = None, further: bool = True
    ) -> list[Judgement]:
        """The judgements of one claim."""
        return self.read_all([cases], origins, further=further)[0]

    def read_all(
        self,
        claims: Sequence[Sequence[Candidates]],
        origins: Sequence[int] | None = None,
        *,
        further: bool = True,
    ) -> list[list[Judgement]]:
        return self.judge.judge(claims, NoProgress(), origins, further=further)

    @property
    def skimmed(self) -> list[str]:
        """The premises that the small model was asked about."""
        return [premise for premise, _ in self.small.asked]

    @property
    def closely(self) -> list[str]:
        """Those that the large one was asked about."""
        return [premise for premise, _ in self.large.asked]


def labels(row: Sequence[Judgement]) -> list[str]:
    return [found.label for found in row]


def reference(name: str, similarity: float = 0.8, claim: str = CLAIM) -> Candidates:
    """A reference of one window, which reads ``name.``."""
    return candidates(claim, name, window(f"{name}.", similarity))


def longer(name: str) -> Candidates:
    """A reference of two windows: ``name.``, which is the better one, and B before it."""
    return candidates(CLAIM, name, window(f"{name}.", 0.9, start=50), B)
