"""What is worth a close reading, by what skimming says of it: fitted on validation claims.

A logistic regression whose label is whether a close reading would be heard: whether it would
support the sentence, by the default threshold, or contradict it. What skimming suspects of a
contradiction or supports is read whatever it promises.
"""

from __future__ import annotations

import numpy as np
from calibrator_models import Supports
from calibrator_rows import Row
from calibrator_thresholds import skimmed_and_closely
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from claimcheck.evaluation.metrics import roc_auc
from claimcheck.judging.choices import SUSPICION
from claimcheck.judging.premise import SAME_SUBJECT
from claimcheck.models.calibration import FEATURES

#: Share of the sentences of which a close reading would be heard that may be left unread.
LEFT_UNREAD = 0.02
#: What is read and answered in any case has this chance.
CERTAIN = 1.0


class FittedPromise:
    """The regression, and from which chance on a close reading is worth it.

    Args:
        rows: the claims.
        supports: of their sentences, documents held out.
        thresholds: least support by preset, of the model that reads closely.
        against: least probability of contradiction of the same.

    Attributes:
        coefficients: of the values of ``nli_fast/window``, fitted on all rows.
        intercept: of the same.
        least: by preset, the least chance that is worth a close reading, so that `LEFT_UNREAD` of
            those that would be heard by its threshold have less, documents held out.
    """

    def __init__(
        self, rows: list[Row], supports: Supports, thresholds: dict[str, float], against: float
    ) -> None:
        self._rows = rows
        inputs = np.array([read["nli_fast/window"] for row in rows for read in row.sentences])
        denied = np.array([value for row in rows for value in row.contradictions["nli"]])
        skimmed, closely = skimmed_and_closely(supports)
        heard = {
            preset: (closely >= threshold) | (denied >= against)
            for preset, threshold in thresholds.items()
        }
        self._heard = heard["balanced"]
        documents = [row.document for row in rows for _ in row.sentences]
        self._found = cross_val_predict(
            _regression(),
            inputs,
            self._heard,
            groups=documents,
            cv=GroupKFold(5),
            method="predict_proba",
        )[:, 1]
        anyway = _suspected(inputs) | (skimmed >= thresholds["balanced"])
        self._chances = np.where(anyway, CERTAIN, self._found)
        self.least = {
            preset: round(float(np.quantile(self._chances[mask], LEFT_UNREAD)), 3)
            for preset, mask in heard.items()
        }
        model = _regression().fit(inputs, self._heard)
        self.coefficients, self.intercept = model.coef_[0], float(model.intercept_[0])

    def unread(self, preset: str) -> list[list[float | None]]:
        """For each sentence of each row its chance where that is too little, else None.

        By a model that did not see its document.
        """
        least = self.least[preset]
        chances = (chance if chance < least else None for chance in self._chances.tolist())
        return [[next(chances) for _ in row.sentences] for row in self._rows]

    def told(self) -> str:
        """What the rule does, in a sentence."""
        unread = self._chances < self.least["balanced"]
        area = roc_auc(self._heard, self._found)
        return (
            f"close readings: {unread.mean():.3f} of the sentences are left unread, and "
            f"{unread[self._heard].mean():.3f} of those that would be heard; AUC {area:.3f}"
        )


def _suspected(inputs: np.ndarray) -> np.ndarray:
    """Which rows of `FEATURES` skimming suspects of a contradiction."""
    odds, similarity = (inputs[:, FEATURES.index(n)] for n in ("contradiction", "similarity"))
    return (odds >= np.log(SUSPICION / (1 - SUSPICION))) & (similarity >= SAME_SUBJECT)


def _regression() -> LogisticRegression:
    return LogisticRegression(max_iter=1000)
