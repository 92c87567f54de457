"""What the calibrator learns: one regression for each reading, and the support that follows.

A claim has one label and one or more sentences: it is decided by its weakest sentence. Which one
that is depends on the calibrator, so fitting alternates with choosing it. Where the best of a
model's readings decides, the probabilities are scaled to the claims in the end (Platt scaling). A
set weighs as much as it has rows of its rarer label, both labels the same, and a document lies on
one side of each split whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from calibrator_rows import Read, Row
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from claimcheck.judging.readings import MOST_LIFT
from claimcheck.models.calibration import NLI_ROLES, READINGS, SIGNS

#: What the small model's skimming says by itself, as the default mode hears it.
SKIMMED = "skimmed"


class Monotone:
    """A logistic regression whose coefficients have the signs of `SIGNS`.

    As scikit-learn's with the penalty C = 1, which has no such bounds.
    """

    def __init__(self, inputs: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> None:
        signed = np.where(truth, 1.0, -1.0)

        def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
            margins = signed * (inputs @ parameters[:-1] + parameters[-1])
            slopes = -weights * signed * expit(-margins)
            penalty = 0.5 * float(parameters[:-1] @ parameters[:-1])
            value = float(weights @ np.logaddexp(0, -margins)) + penalty
            return value, np.append(inputs.T @ slopes + parameters[:-1], slopes.sum())

        bounds = [(0, None) if s > 0 else (None, 0) if s < 0 else (None, None) for s in SIGNS]
        start = np.zeros(inputs.shape[1] + 1)
        found = minimize(loss, start, jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B")
        self.coefficients, self.intercept = found.x[:-1], float(found.x[-1])

    def support(self, inputs: np.ndarray) -> np.ndarray:
        """Probability of support of each row."""
        return np.asarray(expit(inputs @ self.coefficients + self.intercept))


def deciding(rows: list[Row], reading: str, model: Monotone | None) -> np.ndarray:
    """Features of each row's weakest sentence: shape (rows, features)."""

    def support(read: Read) -> float:
        values = read[reading]
        return values[0] if model is None else float(model.support(np.array(values)))

    return np.array([min(row.sentences, key=support)[reading] for row in rows])


def lifted(support: float, values: tuple[float, ...]) -> float:
    """Support as the checker gives it: ``values``, of `FEATURES`, begin with entailment."""
    return min(support, MOST_LIFT * float(expit(values[0])))


def weights_of(rows: list[Row]) -> np.ndarray:
    """Weights by which both labels of a set count the same.

    A set has the weight of its rarer label: nine supported claims say little.
    """
    counts = Counter((row.source, row.supported) for row in rows)
    weights = []
    for row in rows:
        rarer = min(counts[row.source, True], counts[row.source, False])
        weights.append(rarer / counts[row.source, row.supported])
    return np.array(weights) * len(rows) / sum(weights)


def fit(rows: list[Row], reading: str, rounds: int = 5) -> Monotone:
    """Alternate between choosing the deciding sentence and fitting on it."""
    truth, weights = np.array([row.supported for row in rows]), weights_of(rows)
    model = None
    for _ in range(rounds):
        model = Monotone(deciding(rows, reading, model), truth, weights)
    return model


class Supports:
    """Support of every sentence by every reading, from models that did not see its document."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.found: list[list[dict[str, float]]] = [[{} for _ in row.sentences] for row in rows]
        groups = [row.document for row in rows]
        for reading in READINGS:
            for train, test in GroupKFold(5).split(rows, groups=groups):
                model = fit([rows[i] for i in train], reading)
                for i in test:
                    inputs = np.array([read[reading] for read in rows[i].sentences])
                    values = model.support(inputs).tolist()
                    for place, value in zip(self.found[i], values, strict=True):
                        place[reading] = value

        self.scales = {role: self._scale(role) for role in NLI_ROLES}
        for row, places in zip(rows, self.found, strict=True):
            for read, place in zip(row.sentences, places, strict=True):
                self._finish(read, place)

    def _scale(self, role: str) -> tuple[float, float]:
        """Platt scaling of what a role says of claims: the best of its readings, the weakest
        sentence, which is lower or higher than what one reading says of one sentence.
        """
        best = [
            min(max(place[f"{role}/window"], place[f"{role}/passage"]) for place in row)
            for row in self.found
        ]
        odds = logit(np.array(best)).reshape(-1, 1)
        truth = [row.supported for row in self.rows]
        platt = LogisticRegression(C=1e6).fit(odds, truth, sample_weight=weights_of(self.rows))
        return float(platt.coef_[0, 0]), float(platt.intercept_[0])

    def _finish(self, read: Read, place: dict[str, float]) -> None:
        """Scale the readings of one sentence and cap them, as the checker does."""
        place[SKIMMED] = lifted(place["nli_fast/window"], read["nli_fast/window"])
        for reading in READINGS:
            scale, shift = self.scales[reading.split("/")[0]]
            scaled = expit(logit(place[reading]) * scale + shift)
            place[reading] = lifted(float(scaled), read[reading])

    def claims(
        self,
        mode: str,
        sure: float = 2.0,
        unread: Sequence[Sequence[float | None]] | None = None,
    ) -> np.ndarray:
        """Support of each claim in a mode: that of its weakest sentence.

        Args:
            mode: which readings count.
            sure: skimmed support that the default mode takes on trust; by default none.
            unread: for each sentence of each row its support where the default mode reads it no
                further, None where it does; by default it reads all.
        """
        role = "nli_fast" if mode == "fast" else "nli"

        def support(read: dict[str, float], left: float | None) -> float:
            if mode == "standard" and read[SKIMMED] >= sure:
                return read[SKIMMED]
            if mode == "standard" and left is not None:
                return left
            return max(read[f"{role}/window"], read[f"{role}/passage"])

        left = unread or [[None] * len(row) for row in self.found]
        return np.array([min(map(support, *rows)) for rows in zip(self.found, left, strict=True)])
