"""Metrics with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

#: Labels, guesses or scores of the rows of a data set.
Column: TypeAlias = "np.ndarray[Any, Any]"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % interval (percentiles of the bootstrap, Efron 1979)."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def bootstrap(
    metric: Callable[..., float], *columns: Sequence[Any], rounds: int = 500, seed: int = 1
) -> Estimate:
    """Estimate ``metric(*columns)`` with an interval from ``rounds`` resamples of the rows.

    A resample for which the metric has no value (one class alone, say) does not count.
    """
    arrays = [np.asarray(column) for column in columns]
    rng = np.random.default_rng(seed)
    size = len(arrays[0])
    values = []
    for _ in range(rounds):
        rows = rng.integers(0, size, size)
        value = metric(*(array[rows] for array in arrays))
        if not np.isnan(value):
            values.append(value)
    low, high = np.percentile(values, [2.5, 97.5]) if values else (np.nan, np.nan)
    return Estimate(float(metric(*arrays)), float(low), float(high))


def balanced_accuracy(truth: Column, guess: Column) -> float:
    """Mean of the recalls of both classes; NaN when one of them is absent."""
    from sklearn.metrics import balanced_accuracy_score

    return float(balanced_accuracy_score(truth, guess)) if _both(truth) else float("nan")


def roc_auc(truth: Column, scores: Column) -> float:
    """Probability that a positive scores above a negative, ties half; NaN without both."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(truth, scores)) if _both(truth) else float("nan")


def f1(truth: Column, guess: Column) -> float:
    """Harmonic mean of precision and recall of the positives; 0 when there are none."""
    from sklearn.metrics import f1_score

    return float(f1_score(truth, guess, zero_division=0))


def _both(truth: Column) -> bool:
    return 0 < int(np.count_nonzero(truth)) < len(truth)


def calibration_error(
    truth: Column, probabilities: Column, weights: Column | None = None, bins: int = 10
) -> float:
    """Expected calibration error over bins of equal width (Naeini et al. 2015).

    Args:
        truth: 1 or True where the event came about.
        probabilities: what was predicted, 0 to 1.
        weights: of the rows; all alike when None.
        bins: how many.
    """
    weights = np.ones(len(truth)) if weights is None else weights
    which = np.minimum((probabilities * bins).astype(int), bins - 1)
    error = 0.0
    for number in range(bins):
        rows = which == number
        if rows.any():
            mean_truth = np.average(truth[rows].astype(float), weights=weights[rows])
            mean_guess = np.average(probabilities[rows], weights=weights[rows])
            error += abs(mean_truth - mean_guess) * weights[rows].sum() / weights.sum()
    return float(error)
