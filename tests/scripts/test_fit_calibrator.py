"""What the fit of the calibrator prints and writes, on rows made here."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import fit_calibrator
import numpy as np
import pytest
from calibrator_cases import read, row

from claimcheck.models.calibration import Calibration
from claimcheck.models.registry import ModelSource


def test_what_a_model_says_uncalibrated_is_of_the_weakest_sentence():
    strong, weak = read(2.0, nli_fast_passage=9.0), read(-3.0, nli_window=-1.0)
    found = fit_calibrator.entailment([row(True, strong, weak), row(True, strong)])
    assert found == pytest.approx([1 / (1 + np.e), 1 / (1 + np.exp(-2.0))])


def test_reliability_is_printed_with_labels_balanced(capsys: Any):
    rows = [row(True, 0.0)] + [row(False, 0.0)] * 3
    fit_calibrator.reliability("said", rows, np.array([0.25, 0.25, 0.25, 0.95]))
    told = capsys.readouterr().out.splitlines()
    assert told == [
        # The supported claim weighs as much as the three others together.
        "said: expected calibration error 0.450, labels as they are 0.300",
        "  0.2 to 0.3: 0.60 supported, 3 claims",
        "  0.9 to 1.0: 0.00 supported, 1 claims",
    ]


def fitted_rows() -> list[Any]:
    """Claims, half of them supported, of which the small model says more by chance."""
    rng = random.Random(5)
    rows = []
    for n in range(160):
        supported = bool(n % 2)

        def heard(spread: float, right: bool = supported) -> float:
            return rng.gauss(1.5 if right else -1.5, spread)

        said = read(heard(0.8), nli_fast_window=heard(1.6), nli_fast_passage=heard(1.6))
        rows.append(row(supported, said, document=str(n), contradictions=[0.3]))
    return rows


def test_what_is_fitted_can_be_loaded(tmp_path: Path, capsys: Any):
    config = fit_calibrator.calibration(fitted_rows())
    assert "quays: balanced accuracy" in capsys.readouterr().out
    (tmp_path / "config.json").write_text(json.dumps(config))
    found = Calibration.load(ModelSource("calibrator", "t", tmp_path, None, bundled=False))
    assert all(c.coefficients[0] > 0 for c in found.readings.values())
    assert found.sure >= found.thresholds["nli"]["balanced"]
    assert found.contradiction == {"nli": 0.5, "nli_fast": 0.5}


def test_the_rates_of_the_default_mode_count_what_it_trusts_and_leaves_unread(
    monkeypatch: pytest.MonkeyPatch,
):
    rows, trusted = fitted_rows(), 0.6
    every = {"strict": 2, "balanced": 3, "lenient": 5}

    def unread(_: Any, preset: str) -> list[list[float | None]]:
        return [[0.0 if n // 2 % every[preset] == 0 else None] for n in range(len(rows))]

    supports, chooser = fit_calibrator.Supports(rows), fit_calibrator.Chooser(rows)
    monkeypatch.setattr(fit_calibrator, "Supports", lambda rows: supports)
    monkeypatch.setattr(fit_calibrator, "sure", lambda supports, threshold: trusted)
    least = {"strict": 0.8, "balanced": 0.5, "lenient": 0.2}
    large = supports.claims("accurate")

    def thresholds(_: Any, scores: np.ndarray) -> dict[str, float]:
        return least if np.array_equal(scores, large) else dict.fromkeys(least, 0.9)

    monkeypatch.setattr(fit_calibrator.Chooser, "thresholds", thresholds)
    monkeypatch.setattr(fit_calibrator.FittedPromise, "unread", unread)
    config = fit_calibrator.calibration(rows)
    for preset, threshold in least.items():
        scores = supports.claims("standard", trusted, unread(None, preset))
        rates = [round(rate, 3) for rate in chooser.recalls(scores, threshold)]
        assert config["rates"]["standard"][preset] == rates, preset
