"""What a model reads of a reference, and what its answer is worth."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from readers import A_B_C, CLAIM, A, B, C, D
from tiny import RuleNli, candidates, judgement

from claimcheck.judging.readings import MOST_LIFT, Depth, Reading, beside_best, better
from claimcheck.models.calibration import FEATURES, Calibrator
from claimcheck.records import Evidence, Label, Probabilities

CASE = replace(candidates(CLAIM, "r", A, B, C, D), passage=A_B_C)


def reading(depth: Depth = "window", *, shown: int = 1, **weights: float) -> Reading:
    """A reading whose support is weighed by these features; without, it is 0.5 before the cap."""
    coefficients = tuple(weights.get(name, 0.0) for name in FEATURES)
    return Reading(RuleNli(), depth, Calibrator(coefficients, 0.0), shown)


def answer(entailment: float) -> Probabilities:
    return Probabilities(entailment, 1 - entailment, 0.0)


@pytest.mark.parametrize(("depth", "premise"), [("window", A.text), ("passage", A_B_C)])
def test_the_model_is_asked_about_the_best_window_or_the_passage(depth: Depth, premise: str):
    assert reading(depth).pair(CASE) == (premise, CLAIM)


@pytest.mark.parametrize(("shown", "evidence"), [(1, (A,)), (2, (B, A)), (5, (B, A, C, D))])
def test_as_many_windows_are_shown_whatever_is_read(shown: int, evidence: tuple[Evidence, ...]):
    found = reading("passage", shown=shown).of(CASE, answer(0.9))
    assert (found.label, found.evidence) == ("neutral", evidence)


@pytest.mark.parametrize(
    ("entailment", "support"),
    [(0.0, 0.0), (0.01, 0.01 * MOST_LIFT), (0.16, 0.16 * MOST_LIFT), (0.17, 0.5), (0.9, 0.5)],
)
def test_words_lift_what_the_model_says_so_far_and_no_further(entailment: float, support: float):
    found = reading().of(CASE, answer(entailment))
    assert found.support == pytest.approx(support)
    assert reading().support(CASE, A.text, answer(entailment)) == found.support


@pytest.mark.parametrize(
    ("feature", "depth", "value"),
    [
        ("similarity", "window", A.similarity),
        ("similarity", "passage", A.similarity),
        ("numbers_absent", "window", 1.0),
        ("numbers_absent", "passage", 0.0),
    ],
)
def test_support_goes_by_what_is_read(feature: str, depth: Depth, value: float):
    case = replace(CASE, claim=f"{CLAIM} It cost 9 euros.", passage=f"{A_B_C} It cost 9 euros.")
    found = reading(depth, **{feature: 1.0}).of(case, answer(0.9))
    assert found.support == pytest.approx(1 / (1 + math.exp(-value)))


def test_the_best_window_is_put_beside_what_a_judgement_rests_on():
    found = replace(judgement("r", "contradiction"), evidence=(B,))
    assert beside_best(found, CASE).evidence == (B, A), "in the reference's order"
    assert replace(beside_best(found, CASE), evidence=(B,)) == found


@pytest.mark.parametrize(
    ("old", "new", "stands"),
    [
        (("neutral", 0.4), ("entailment", 0.5), "new"),
        (("contradiction", 0.1), ("entailment", 0.5), "new"),
        (("neutral", 0.4), ("contradiction", 0.1), "new"),
        (("contradiction", 0.1), ("neutral", 0.4), "old"),
        (("contradiction", 0.1), ("contradiction", 0.2), "old"),
        (("neutral", 0.3), ("neutral", 0.4), "new"),
        (("neutral", 0.4), ("neutral", 0.3), "old"),
        (("neutral", 0.4), ("neutral", 0.4), "old"),
    ],
)
def test_which_of_two_readings_stands(
    old: tuple[Label, float], new: tuple[Label, float], stands: str
):
    readings = {"old": judgement("r", *old), "new": judgement("r", *new)}
    assert better(readings["old"], readings["new"]) is readings[stands]


def test_the_only_reading_stands():
    only = judgement("r")
    assert better(None, only) is only
