"""The regression of the calibrator, whose coefficients have given signs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import calibrator_models
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from claimcheck.models.calibration import FEATURES, SIGNS


@dataclass(frozen=True)
class Sample:
    """Inputs that all of `SIGNS` hold for, and labels and weights of them."""

    inputs: np.ndarray
    truth: np.ndarray
    weights: np.ndarray

    @classmethod
    def draw(cls) -> Sample:
        rng = np.random.default_rng(11)
        inputs = rng.normal(size=(600, len(FEATURES)))
        odds = inputs @ np.where(np.array(SIGNS) < 0, -0.8, 0.8) + rng.logistic(size=600)
        return cls(inputs, odds > 0.5, rng.uniform(0.2, 2.0, size=600))

    def turned(self, feature: int) -> Sample:
        """The sample with one feature that says the opposite."""
        inputs = self.inputs.copy()
        inputs[:, feature] *= -1
        return replace(self, inputs=inputs)

    def monotone(self) -> Any:
        return calibrator_models.Monotone(self.inputs, self.truth, self.weights)

    def unbounded(self, features: list[int]) -> list[float]:
        """Coefficients and intercept of scikit-learn's regression on some of the features."""
        model = LogisticRegression(C=1.0, max_iter=5000, tol=1e-8)
        model.fit(self.inputs[:, features], self.truth, sample_weight=self.weights)
        return [*model.coef_[0], model.intercept_[0]]


ALL = list(range(len(FEATURES)))


def test_where_the_signs_agree_the_regression_is_that_of_scikit_learn():
    sample = Sample.draw()
    found, expected = sample.monotone(), sample.unbounded(ALL)
    assert [*found.coefficients, found.intercept] == pytest.approx(expected, abs=2e-3)
    assert found.support(sample.inputs[0]) == pytest.approx(found.support(sample.inputs)[0])


@pytest.mark.parametrize("feature", ALL, ids=FEATURES)
def test_a_coefficient_of_the_wrong_sign_is_held_at_0(feature: int):
    """The others are fitted as if the feature were not there."""
    sample = Sample.draw().turned(feature)
    kept = [n for n in ALL if n != feature or SIGNS[n] == 0]
    found, expected = sample.monotone(), sample.unbounded(kept)
    assert [*found.coefficients[kept], found.intercept] == pytest.approx(expected, abs=2e-3)
    assert all(found.coefficients[n] == 0.0 for n in ALL if n not in kept)


def test_what_a_reader_is_sure_of_never_lowers_support():
    signs = dict(zip(FEATURES, SIGNS, strict=True))
    assert (signs["entailment"], signs["contradiction"], signs["similarity"]) == (1, -1, 1)
