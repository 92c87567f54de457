"""Features of a judged pair, and the regression on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny import calibration_config, promise_calibrator

from claimcheck.errors import ModelError
from claimcheck.models.calibration import (
    FEATURES,
    NLI_ROLES,
    READINGS,
    Calibration,
    Calibrator,
    features,
)
from claimcheck.models.registry import ModelSource
from claimcheck.records import Probabilities
from claimcheck.settings import PRESETS

EVEN = Probabilities(0.5, 0.25, 0.25)


def named(claim: str, premise: str, judged: Probabilities = EVEN) -> dict[str, float]:
    return dict(zip(FEATURES, features(claim, premise, judged, 0.7), strict=True))


def test_features_of_a_pair():
    found = named(
        "The ferry Marit did not hit 2 quays in Hallan.",
        "A ferry hit 3 quays near Kellmouth.",
        Probabilities(0.8, 0.1, 0.1),
    )
    assert found == pytest.approx(
        {
            "entailment": np.log(4),
            "contradiction": np.log(1 / 9),
            "similarity": 0.7,
            "numbers_absent": 1.0,
            "names_absent": 1.0,
            "negation": 1.0,
            "claim_length": np.log(1 + 10),
        }
    )


def test_features_of_equal_texts():
    found = named("Peter Arkwell paid 5 euros.", "Peter Arkwell paid 5 euros.")
    assert found["entailment"] == 0.0
    assert found["numbers_absent"] == found["names_absent"] == found["negation"] == 0.0


@pytest.mark.parametrize(
    ("claim", "premise", "name", "value"),
    [
        ("It paid 5 and 6.", "It paid 6.", "numbers_absent", 0.5),
        ("It paid 1,200.", "It paid 1200.", "numbers_absent", 0.0),
        ("It paid five.", "It did.", "numbers_absent", 0.0),
        ("The port of Hallan.", "Hallan’s port.", "names_absent", 0.0),
        ("The port of Hallan.", "hallan", "names_absent", 0.0),
        ("It sank.", "It never sank.", "negation", 1.0),
        ("It did not sink.", "It never sank.", "negation", 0.0),
        ("It can’t sink.", "It can sink.", "negation", 1.0),
    ],
)
def test_single_features(claim: str, premise: str, name: str, value: float):
    assert named(claim, premise)[name] == value


@pytest.mark.parametrize("certain", [1.0, 0.9999])
def test_certainty_is_finite(certain: float):
    found = named("It.", "It.", Probabilities(certain, 0.0, 1.0 - certain))
    odds = pytest.approx(np.log(0.998 / 0.002))
    assert (found["entailment"], -found["contradiction"]) == (odds, odds)


def test_support_is_the_logistic_function_of_the_weighted_features():
    weights = tuple(float(n) for n in range(len(FEATURES)))
    calibrator = Calibrator(weights, -1.0)
    rest = len(FEATURES) - 4
    rows = [[0.0] * len(FEATURES), [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, -1.0, 1.0]]
    rows[1:] = [[*row, *[0.0] * rest] for row in rows[1:]]
    expected = [1 / (1 + np.e), 0.5, 0.5]
    assert calibrator.support(rows).tolist() == pytest.approx(expected)
    assert calibrator.support([]).shape == (0,)


def test_a_scaled_calibrator_scales_the_log_odds():
    rest = [0.0] * (len(FEATURES) - 1)
    plain = Calibrator((0.5, *rest), -1.0)
    row = [4.0, *rest]
    assert plain.support([row]) == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert plain.scaled(3.0, -0.5).support([row]) == pytest.approx(1 / (1 + np.exp(-2.5)))
    assert plain.scaled(1.0, 0.0) == plain


def load(folder: Path, config: Any) -> Calibration:
    text = config if isinstance(config, str) else json.dumps(config)
    (folder / "config.json").write_text(text)
    return Calibration.load(ModelSource("calibrator", "tiny", folder, None, bundled=False))


def test_readings_are_every_model_at_every_depth():
    assert NLI_ROLES == ("nli", "nli_fast")
    assert READINGS == ("nli/window", "nli/passage", "nli_fast/window", "nli_fast/passage")


def test_load_goes_by_the_names_of_the_features(tmp_path: Path):
    named = dict.fromkeys(reversed(FEATURES), 0.5) | {"negation": -2}
    readings = {name: {"coefficients": named, "intercept": 0.25} for name in READINGS}
    found = load(tmp_path, calibration_config(readings=readings))
    assert set(found.readings) == set(READINGS)
    for calibrator in found.readings.values():
        weights = tuple(-2.0 if n == "negation" else 0.5 for n in FEATURES)
        assert calibrator == Calibrator(weights, 0.25)


def test_load_keeps_the_readings_apart(tmp_path: Path):
    config = calibration_config()
    config["readings"] = {
        name: {**config["readings"][name], "intercept": n} for n, name in enumerate(READINGS)
    }
    found = load(tmp_path, config)
    assert [found.readings[name].intercept for name in READINGS] == [0, 1, 2, 3]


def test_what_decides_is_scaled_by_the_role_of_its_model(tmp_path: Path):
    config = calibration_config(scales={"nli": [2, 0.5], "nli_fast": [3.0, -1]})
    found = load(tmp_path, config)
    plain = found.readings["nli/window"]
    assert found.scales == {"nli": (2.0, 0.5), "nli_fast": (3.0, -1.0)}
    for depth in ("window", "passage"):
        assert found.deciding("nli", depth) == plain.scaled(2.0, 0.5)
        assert found.deciding("nli_fast", depth) == plain.scaled(3.0, -1.0)


def test_load_reads_every_threshold(tmp_path: Path):
    config = calibration_config(sure=1)
    found = load(tmp_path, config | {"rows": 12, "models": ["a@1"]})
    assert found.thresholds == config["thresholds"]
    assert set(found.thresholds) == set(NLI_ROLES)
    assert {preset for row in found.thresholds.values() for preset in row} == set(PRESETS)
    assert found.contradiction == config["contradiction"]
    assert found.sure == 1.0
    assert found.least_promise == config["promise"]["least"]
    assert found.promise == promise_calibrator()


def without(*path: str) -> dict[str, Any]:
    """A good config but for the field at the end of ``path``."""
    config: dict[str, Any] = json.loads(json.dumps(calibration_config()))
    place = config
    for name in path[:-1]:
        place = place[name]
    del place[path[-1]]
    return config


def with_coefficients(coefficients: Any) -> dict[str, Any]:
    reading = {"coefficients": coefficients, "intercept": 0.0}
    return calibration_config(readings=dict.fromkeys(READINGS, reading))


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (without("readings"), "no calibrator"),
        (without("readings", "nli_fast/passage"), "no calibrator .*nli_fast/passage"),
        (without("readings", "nli/window", "coefficients"), "no calibrator .*coefficients"),
        (without("readings", "nli/window", "intercept"), "no calibrator .*intercept"),
        (without("scales"), "no calibrator .*scales"),
        (without("scales", "nli_fast"), "no calibrator .*nli_fast"),
        (without("thresholds"), "no calibrator .*thresholds"),
        (without("thresholds", "nli_fast"), "no calibrator .*nli_fast"),
        (without("thresholds", "nli", "lenient"), "no calibrator .*lenient"),
        (without("sure"), "no calibrator .*sure"),
        (without("promise"), "no calibrator .*promise"),
        (without("promise", "least"), "no calibrator .*least"),
        (without("promise", "least", "lenient"), "no calibrator .*lenient"),
        (without("promise", "coefficients"), "no calibrator .*coefficients"),
        (without("contradiction", "nli"), "no calibrator .*nli"),
        (with_coefficients({"entailment": 1.0}), "fit it again"),
        (with_coefficients(dict.fromkeys((*FEATURES, "mood"), 1.0)), "fit it again"),
        (with_coefficients(list(FEATURES)), "no calibrator"),
        (with_coefficients(None), "no calibrator"),
        (with_coefficients(dict.fromkeys(FEATURES, "much")), "no calibrator"),
        (calibration_config(readings=[]), "no calibrator"),
        (calibration_config(scales={"nli": [1.0], "nli_fast": [1.0]}), "no calibrator"),
        (calibration_config(scales={"nli": 1.0, "nli_fast": 1.0}), "no calibrator"),
        (calibration_config(sure="quite"), "no calibrator"),
        (calibration_config(sure=None), "no calibrator"),
        (calibration_config(thresholds={"nli": 0.5, "nli_fast": 0.5}), "no calibrator"),
        (calibration_config(contradiction=0.9), "no calibrator"),
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, config: Any, message: str):
    with pytest.raises(ModelError, match=message) as caught:
        load(tmp_path, config)
    assert str(tmp_path) in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path):
    source = ModelSource("calibrator", "tiny", tmp_path, None, bundled=False)
    with pytest.raises(ModelError, match=r"config\.json"):
        Calibration.load(source)
