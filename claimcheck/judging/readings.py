"""One reading of a reference: a model's answer on a claim beside what is read, made a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.judging.batching import Pair
from claimcheck.judging.near_copies import is_near_copy
from claimcheck.judging.premise import SAME_SUBJECT, evidence_of, premise_of
from claimcheck.models.calibration import Calibrator, features
from claimcheck.models.nli import Nli
from claimcheck.records import Candidates, Judgement, Label, Probabilities

_CERTAIN = Probabilities(1.0, 0.0, 0.0)


#: Support is at most so many times the model's probability of entailment: what the model gives less
#: than 0.1 passes no threshold above 0.3, as those of all presets are.
MOST_LIFT = 3.0

#: How much of a reference is read: the best window alone, or the passage.
Depth = Literal["window", "passage"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A model, how much of a reference it reads, and what its answers mean.

    Attributes:
        nli: the model.
        depth: what it reads.
        calibrator: turns its answers into support.
        shown: how many evidence windows a judgement shows; with the depth "window" the one.
    """

    nli: Nli
    depth: Depth
    calibrator: Calibrator
    shown: int = 1

    def pair(self, case: Candidates) -> Pair:
        """What the model is asked: the premise, and the claim."""
        return premise(case, self.depth), case.claim

    def of(self, case: Candidates, judged: Probabilities) -> Judgement:
        """The judgement of an answer, neutral until a threshold says otherwise."""
        support = self.support(case, premise(case, self.depth), judged)
        evidence = evidence_of(case, self.shown)
        return Judgement(case.reference, "neutral", judged, support, "nli", evidence)

    def support(self, case: Candidates, read: str, judged: Probabilities) -> float:
        """Calibrated support of a claim by what was read, 0 to 1.

        At most `MOST_LIFT` times the model's own probability: words alone make no support.
        """
        row = features(case.claim, read, judged, case.windows[0].similarity)
        return min(float(self.calibrator.support([row])[0]), MOST_LIFT * judged.entailment)


def premise(case: Candidates, depth: Depth) -> str:
    """The text of a reference that a claim is read beside."""
    return case.passage if depth == "passage" else premise_of(case.windows[:1])


def word_for_word(case: Candidates) -> Judgement | None:
    """The judgement of a reference that has the claim in its own words; None for any other."""
    if case.method == "nli":
        return None
    return Judgement(case.reference, "entailment", _CERTAIN, 1.0, case.method, case.windows)


def can_contradict(case: Candidates) -> bool:
    """Whether what a model calls a contradiction is heard as one.

    The best window must be about the same thing, and no near copy of the claim.
    """
    best = case.windows[0]
    return best.similarity >= SAME_SUBJECT and not is_near_copy(case.claim, best.text)


def beside_best(judgement: Judgement, case: Candidates) -> Judgement:
    """The judgement with the best window among its evidence too.

    A contradiction may rest on another one alone, which says nothing of what the best one agrees
    with.
    """
    windows = {*case.windows[:1], *judgement.evidence}
    return replace(judgement, evidence=tuple(sorted(windows, key=lambda window: window.start)))


def better(old: Judgement | None, new: Judgement) -> Judgement:
    """Which of two readings stands: entailment over contradiction over the higher support."""
    if old is None or new.label == "entailment":
        return new
    if old.label == "neutral" and new.label == "contradiction":
        return new
    return old if old.label == "contradiction" or old.support >= new.support else new


def by_support(row: Sequence[Judgement | None]) -> list[int]:
    """Positions of the judgements of a row, the highest support first."""
    supports = [(-found.support, j) for j, found in enumerate(row) if found is not None]
    return [j for _, j in sorted(supports)]


def entailment(holds: bool) -> Label:
    """The label of a reading that is asked for support only."""
    return "entailment" if holds else "neutral"


def entails(judgement: Judgement | None) -> bool:
    """Whether there is a judgement and it is an entailment."""
    return judgement is not None and judgement.label == "entailment"


def leans_to_support(judged: Probabilities) -> bool:
    """Whether a model calls support likelier than contradiction."""
    return judged.entailment > judged.contradiction


def neutral(judgement: Judgement | None) -> bool:
    """Whether there is a judgement and it is neutral."""
    return judgement is not None and judgement.label == "neutral"


def undecided(row: Sequence[Judgement | None]) -> bool:
    """Whether no reference of a row entails or contradicts the claim."""
    return all(found is None or neutral(found) for found in row)


def support_of(judgement: Judgement | None) -> float:
    """The support of a judgement, 0 where there is none."""
    return 0.0 if judgement is None else judgement.support
