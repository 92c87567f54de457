"""What is worth a close reading."""

from __future__ import annotations

import math

import pytest
from readers import CLAIM, A, B
from tiny import candidates, window

from claimcheck.judging.promise import Promise
from claimcheck.models.calibration import FEATURES, Calibrator
from claimcheck.records import Probabilities


def weighing(feature: str, weight: float = 1.0) -> Calibrator:
    """A chance that hangs on one value alone."""
    return Calibrator(tuple(weight * (name == feature) for name in FEATURES), 0.0)


def chance(feature: str, *judged: float) -> float:
    """Of a claim whose best window has the likeness 0.9."""
    return Promise(weighing(feature), 0.5).chance(
        candidates(CLAIM, "r", A, B), Probabilities(*judged)
    )


def test_the_likeness_of_the_best_window_counts():
    assert chance("similarity", 0.5, 0.4, 0.1) == pytest.approx(1 / (1 + math.exp(-0.9)), abs=1e-6)


@pytest.mark.parametrize("feature", ["entailment", "contradiction"])
def test_either_answer_may_promise_a_close_reading(feature: str):
    assert chance(feature, 0.8, 0.1, 0.1) == pytest.approx(0.8 if feature == "entailment" else 0.1)
    assert chance(feature, 0.1, 0.1, 0.8) == pytest.approx(0.1 if feature == "entailment" else 0.8)


def test_only_the_window_that_was_skimmed_is_looked_at():
    """The name stands in the passage alone."""
    mark = window("Mark Ostby saw it.", 0.5, start=300)
    case = candidates("The valve jammed, Mark Ostby said.", "r", A, mark)
    without = Promise(weighing("names_absent"), 0.5).chance(case, Probabilities(0.5, 0.4, 0.1))
    assert "Ostby" in case.passage
    assert without == pytest.approx(1 / (1 + math.exp(-1.0)))


def test_it_is_no_support_which_the_model_caps():
    assert chance("similarity", 0.0, 1.0, 0.0) > 0.7
