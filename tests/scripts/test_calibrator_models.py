"""What the calibrator learns, on rows made here."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import calibrator_models
import numpy as np
import pytest
from calibrator_cases import read, row, supports_of, values
from scipy.special import expit, logit

from claimcheck.judging.readings import MOST_LIFT
from claimcheck.models.calibration import READINGS

# Fitting


def test_the_weakest_sentence_decides():
    rows = [row(True, 2.0, -1.0, 3.0), row(False, 0.5)]
    assert calibrator_models.deciding(rows, "nli/window", None).tolist() == [
        list(values(-1.0)),
        list(values(0.5)),
    ]


def test_which_sentence_is_weakest_is_for_the_model_to_say():
    class Reverse:
        def support(self, inputs: np.ndarray) -> float:
            return float(-inputs[0])

    rows = [row(True, 2.0, -1.0, 3.0)]
    assert calibrator_models.deciding(rows, "nli/window", Reverse()).tolist() == [list(values(3.0))]


def test_each_reading_decides_for_itself():
    rows = [row(True, read(2.0, nli_passage=-2.0), read(1.0))]
    assert calibrator_models.deciding(rows, "nli/window", None).tolist() == [list(values(1.0))]
    assert calibrator_models.deciding(rows, "nli/passage", None).tolist() == [list(values(-2.0))]


def test_both_labels_of_a_set_weigh_the_same_and_a_set_as_its_rarer_label():
    counts = {("a", True): 9, ("a", False): 3, ("b", True): 1, ("b", False): 5}
    rows = [row(s, 0.0, source=n) for (n, s), count in counts.items() for _ in range(count)]
    weights = calibrator_models.weights_of(rows)
    assert weights.sum() == pytest.approx(len(rows))

    def of(name: str, supported: bool) -> float:
        pairs = zip(rows, weights, strict=True)
        return sum(w for r, w in pairs if (r.source, r.supported) == (name, supported))

    assert of("a", True) == pytest.approx(of("a", False))
    assert of("b", True) == pytest.approx(of("b", False))
    assert of("a", True) == pytest.approx(3 * of("b", True))


def test_a_set_of_one_label_teaches_nothing():
    rows = [row(bool(n % 2), 0.0) for n in range(4)]
    rows += [row(True, 0.0, source="all-true") for _ in range(9)]
    assert calibrator_models.weights_of(rows)[4:].tolist() == [0.0] * 9


def test_fitting_finds_what_decides():
    rng = random.Random(3)
    rows = []
    for n in range(200):
        supported = bool(n % 2)
        weak = rng.gauss(2.0 if supported else -2.0, 0.5)
        rows.append(row(supported, 3.0, weak, document=str(n)))
    model = calibrator_models.fit(rows, "nli/window")
    assert model.coefficients[0] > 1
    inputs = calibrator_models.deciding(rows, "nli/window", model)
    assert ((model.support(inputs) >= 0.5) == [r.supported for r in rows]).mean() > 0.98


# Supports


def test_support_of_a_claim_by_mode():
    supports = supports_of(
        [{"nli_fast/window": 0.7, "nli_fast/passage": 0.3, "nli/window": 0.4, "nli/passage": 0.5}],
    )
    assert supports.claims("fast", 0.9).tolist() == [0.7]
    assert supports.claims("accurate", 0.9).tolist() == [0.5]
    assert supports.claims("standard", 0.8).tolist() == [0.5], "not sure: the large one says"
    assert supports.claims("standard", 0.7).tolist() == [0.7], "sure"
    assert supports.claims("standard", 0.9, [[0.1]]).tolist() == [0.1], "left unread"
    assert supports.claims("standard", 0.9, [[None]]).tolist() == [0.5]
    assert supports.claims("standard", 0.7, [[0.1]]).tolist() == [0.7], "sure all the same"


def test_the_default_mode_hears_the_skimming_unscaled():
    read = {"nli_fast/window": 0.6, calibrator_models.SKIMMED: 0.8, "nli/window": 0.4}
    assert supports_of([read]).claims("standard", 0.7).tolist() == [0.8]
    assert supports_of([read]).claims("fast").tolist() == [0.6]


def test_support_of_a_claim_is_that_of_its_weakest_sentence():
    supports = supports_of([{"nli/window": 0.9}, {"nli/window": 0.3}, {"nli/passage": 0.6}])
    assert supports.claims("accurate", 0.9).tolist() == [0.3]


def test_no_document_is_judged_by_a_model_that_saw_it(monkeypatch: pytest.MonkeyPatch):
    rows = [row(bool(n % 2), float(n % 2), document=f"d{n // 2}") for n in range(20)]
    given: list[set[str]] = []
    asked: list[set[float]] = []

    class Model:
        def support(self, inputs: np.ndarray) -> np.ndarray:
            asked.append(set(inputs[:, 0]))
            return np.full(len(inputs), 0.75)

    def fitted(train: list[Any], reading: str) -> Model:
        given.append({r.document for r in train})
        return Model()

    monkeypatch.setattr(calibrator_models, "fit", fitted)
    monkeypatch.setattr(calibrator_models.Supports, "_scale", lambda self, role: (1.0, 0.0))
    supports = calibrator_models.Supports(rows)
    assert len(given) == 5 * len(READINGS)
    assert all(len(documents) == 8 for documents in given)
    assert len(asked) == len(rows) * len(READINGS)
    assert [set(place) for (place,) in supports.found] == [
        {*READINGS, calibrator_models.SKIMMED}
    ] * 20
    odd = [dict.fromkeys((*READINGS, calibrator_models.SKIMMED), pytest.approx(0.75))]
    assert supports.found[1::2] == [odd] * 10


def test_support_is_scaled_to_what_a_role_says_of_claims(monkeypatch: pytest.MonkeyPatch):
    """The weakest of two sentences, in the better of two readings."""
    rows = []
    for n in range(200):
        supported = bool(n % 2)
        # Right of nine claims in ten, in other figures for each role.
        high = supported is (n % 20 < 18)
        weak = read(-2.0, nli_passage=2.0 if high else 0.5, nli_fast_window=0.5 if high else -1.5)
        rows.append(row(supported, read(3.0), weak, document=str(n)))
    model = SimpleNamespace(support=lambda inputs: expit(inputs[:, 0]))
    monkeypatch.setattr(calibrator_models, "fit", lambda train, reading: model)
    supports = calibrator_models.Supports(rows)
    for mode in ("fast", "accurate"):
        low, high = sorted(set(supports.claims(mode).round(2).tolist()))
        assert (low, high) == (pytest.approx(0.1, abs=0.02), pytest.approx(0.9, abs=0.02)), mode
    scale, shift = supports.scales["nli"]
    found = supports.found[0][1]
    assert found["nli/window"] == pytest.approx(expit(scale * -2.0 + shift))
    assert found[calibrator_models.SKIMMED] == pytest.approx(expit(-1.5)), (
        "alone, it stays as it was"
    )


def test_support_is_capped_as_the_checker_caps_it(monkeypatch: pytest.MonkeyPatch):
    """Once it is scaled."""
    model = SimpleNamespace(support=lambda inputs: np.full(len(inputs), 0.75))
    monkeypatch.setattr(calibrator_models, "fit", lambda train, reading: model)
    monkeypatch.setattr(calibrator_models.Supports, "_scale", lambda self, role: (2.0, 0.0))
    said = read(logit(0.1), nli_passage=logit(0.2), nli_window=0.0, nli_fast_passage=logit(0.28))
    supports = calibrator_models.Supports([row(True, said, document=str(n)) for n in range(5)])
    assert supports.found[0][0] == pytest.approx(
        {
            "nli/window": 0.9,  # odds of 3 twice
            "nli/passage": 0.2 * MOST_LIFT,
            "nli_fast/window": 0.1 * MOST_LIFT,
            "nli_fast/passage": 0.28 * MOST_LIFT,
            calibrator_models.SKIMMED: 0.1 * MOST_LIFT,
        }
    )
