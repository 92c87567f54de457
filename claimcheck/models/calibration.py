"""From what the models say of a claim and its evidence to a probability that it is supported.

A logistic regression over few, named features (Platt scaling with more than one input; Platt 1999,
"Probabilistic outputs for support vector machines"), one for each way of reading. They are fitted
by ``scripts/fit_calibrator.py`` with scikit-learn and kept as JSON, so that running them needs
NumPy alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.english.closed_classes import LIGHT_WORDS, NEGATORS
from claimcheck.english.words import content_of, numbers_of, words
from claimcheck.errors import ModelError
from claimcheck.models.registry import ModelRole, ModelSource, local_folder, read_config
from claimcheck.records import Probabilities
from claimcheck.settings import MODES, PRESETS

#: Words that claim and premise share are none of these: who tells a story in other words shares
#: few, and claims written so are judged better without (``models/calibrator/MODEL_CARD.md``).
FEATURES = (
    "entailment",  # log odds that the premise entails the claim
    "contradiction",  # log odds that it contradicts the claim
    "similarity",  # cosine of claim and evidence
    "numbers_absent",  # share of the claim's numbers that the premise lacks
    "names_absent",  # share of the claim's names that the premise lacks
    "negation",  # 1 when exactly one of claim and premise has a negation
    "claim_length",  # log of the claim's words
)

#: The direction in which each of `FEATURES` may move support; 0 where it may do either. Fitted
#: freely, what a reader is sure of could lower it, as features that go together share a weight.
SIGNS = (1, -1, 1, -1, -1, -1, 0)

#: The models that judge, and the ways in which each may read.
NLI_ROLES = ("nli", "nli_fast")
DEPTHS = ("window", "passage")
READINGS = tuple(f"{role}/{depth}" for role in NLI_ROLES for depth in DEPTHS)

#: Probabilities nearer to 0 or 1 than this say no more about the claim.
_CLIP = 0.002


def features(claim: str, premise: str, judged: Probabilities, similarity: float) -> list[float]:
    """The values of `FEATURES` for one claim and the premise it was judged against.

    ``similarity`` is that of the best window of its `Candidates`.
    """
    claim_words, premise_words = words(claim), words(premise)
    known = set(premise_words) | content_of(premise_words)
    return [
        log_odds(judged.entailment),
        log_odds(judged.contradiction),
        similarity,
        1.0 - _share(numbers_of(claim_words), numbers_of(premise_words)),
        1.0 - _share(_names(claim), known),
        float(NEGATORS.isdisjoint(claim_words) != NEGATORS.isdisjoint(premise_words)),
        float(np.log1p(len(claim_words))),
    ]


def _names(text: str) -> set[str]:
    """Capitalised words of ``text`` that do not open it, case folded.

    The feature that the calibrators were fitted with, not the reader of names (`mentions.names`):
    its readings may change, and the models' stage knows no mentions. After an opening quotation
    mark or a colon a capital may start a sentence, so it is not counted.
    """
    found = re.finditer(r"(?<![.!?:“\"‘«]\s)(?<![“\"‘«])\b[A-Z][^\W\d_]+", text)
    return {m[0].casefold() for m in found if m.start() > 0} - LIGHT_WORDS


def log_odds(probability: float) -> float:
    """The logarithm of the odds of a probability, clipped where it says no more of a claim."""
    clipped = min(max(probability, _CLIP), 1.0 - _CLIP)
    return float(np.log(clipped / (1.0 - clipped)))


def _share(wanted: set[str], present: set[str]) -> float:
    """Share of ``wanted`` that is in ``present``; 1 when nothing is wanted."""
    return len(wanted & present) / len(wanted) if wanted else 1.0


@dataclass(frozen=True)
class Calibrator:
    """The fitted regression for one way of reading: a model, and how much it reads.

    Attributes:
        coefficients: one weight for each of `FEATURES`.
        intercept: the constant term.
    """

    coefficients: tuple[float, ...]
    intercept: float

    @classmethod
    def from_config(cls, config: Mapping[str, Any], folder: Path) -> Calibrator:
        """Make a calibrator of its part of config.json."""
        by_name: dict[str, float] = config["coefficients"]
        if set(by_name) != set(FEATURES):
            raise ModelError(
                f"{folder}: the calibrator's features are {sorted(by_name)}, "
                f"this version needs {sorted(FEATURES)}; fit it again"
            )
        weights = tuple(float(by_name[name]) for name in FEATURES)
        return cls(weights, float(config["intercept"]))

    def scaled(self, scale: float, shift: float) -> Calibrator:
        """One whose log odds are ``scale`` times this one's plus ``shift`` (Platt 1999)."""
        weights = tuple(scale * weight for weight in self.coefficients)
        return Calibrator(weights, scale * self.intercept + shift)

    def support(self, rows: Sequence[Sequence[float]]) -> Floats:
        """Calibrated probability of support for rows of `FEATURES`: shape (rows,)."""
        if not rows:
            return np.zeros(0, dtype=np.float32)
        scores = np.asarray(rows) @ np.asarray(self.coefficients) + self.intercept
        return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


@dataclass(frozen=True)
class Calibration:
    """All that was fitted on validation data: a calibrator for each reading, and the thresholds.

    Attributes:
        readings: calibrators by model role and depth, such as ``nli/passage``.
        scales: by role of the model that decides, scale and shift of the log odds of its readings:
            the best of several is higher than each.
        thresholds: by role of the model that reads closely, then by preset: the least support at
            which a reference is said to entail a claim.
        rates: by mode, then by preset: the share of supported validation claims that pass, and the
            share of unsupported ones that are flagged, documents held out.
        sure: the least support by ``nli_fast/window`` that needs no closer reading.
        promise: how likely a close reading is to support or contradict the claim, by the values of
            ``nli_fast/window``.
        least_promise: by preset, the least such chance that is worth a close reading.
        contradiction: by the same role: the least probability of contradiction at which a
            reference is said to contradict a claim.
    """

    readings: Mapping[str, Calibrator]
    scales: Mapping[str, tuple[float, float]]
    thresholds: Mapping[str, Mapping[str, float]]
    rates: Mapping[str, Mapping[str, tuple[float, float]]]
    sure: float
    promise: Calibrator
    least_promise: Mapping[str, float]
    contradiction: Mapping[str, float]

    @classmethod
    def load(cls, source: ModelSource) -> Calibration:
        """Read a calibration; `ModelError` when it is none for these `FEATURES` and `READINGS`."""
        folder = local_folder(source)
        config = read_config(folder)
        try:
            return cls(
                readings={
                    name: Calibrator.from_config(config["readings"][name], folder)
                    for name in READINGS
                },
                scales={role: _pair(config["scales"][role]) for role in NLI_ROLES},
                thresholds={
                    role: {preset: float(config["thresholds"][role][preset]) for preset in PRESETS}
                    for role in NLI_ROLES
                },
                rates={
                    mode: {preset: _pair(config["rates"][mode][preset]) for preset in PRESETS}
                    for mode in MODES
                },
                sure=float(config["sure"]),
                promise=Calibrator.from_config(config["promise"], folder),
                least_promise={
                    preset: float(config["promise"]["least"][preset]) for preset in PRESETS
                },
                contradiction={role: float(config["contradiction"][role]) for role in NLI_ROLES},
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{folder}: config.json is no calibrator ({error!r})") from error

    def deciding(self, role: ModelRole, depth: str) -> Calibrator:
        """The calibrator of one of the readings of which the best decides."""
        return self.readings[f"{role}/{depth}"].scaled(*self.scales[role])


def _pair(values: Sequence[float]) -> tuple[float, float]:
    first, second = map(float, values)
    return first, second
