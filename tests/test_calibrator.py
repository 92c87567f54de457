"""Features of a judged pair, and the regression on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claimcheck.calibrator import FEATURES, Calibrator, features
from claimcheck.errors import ModelError
from claimcheck.records import Probabilities
from claimcheck.registry import ModelSource

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
            # ferry, marit, hit, 2, quays, hallan: three are there
            "overlap": 3 / 6,
            "numbers_absent": 1.0,
            "names_absent": 1.0,
            "negation": 1.0,
            "claim_length": np.log(1 + 10),
            "premise_length": np.log(1 + 7),
        }
    )


def test_features_of_equal_texts():
    found = named("Peter Arkwell paid 5 euros.", "Peter Arkwell paid 5 euros.")
    assert found["entailment"] == 0.0
    assert found["overlap"] == 1.0
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
        ("It was.", "Ferry.", "overlap", 1.0),
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
    calibrator = Calibrator(weights, -1.0, 0.5, 0.6)
    rows = [[0.0] * len(FEATURES), [0.0, 1.0, *[0.0] * 7], [0.0, 0.0, -1.0, 1.0, *[0.0] * 5]]
    expected = [1 / (1 + np.e), 0.5, 0.5]
    assert calibrator.support(rows).tolist() == pytest.approx(expected)
    assert calibrator.support([]).shape == (0,)


GOOD: dict[str, Any] = {
    "name": "tiny",
    "coefficients": dict.fromkeys(reversed(FEATURES), 0.5) | {"negation": -2},
    "intercept": 0.25,
    "threshold": 0.4,
    "contradiction_threshold": 0.7,
}


def load(folder: Path, config: Any) -> Calibrator:
    text = config if isinstance(config, str) else json.dumps(config)
    (folder / "config.json").write_text(text)
    return Calibrator.load(ModelSource("calibrator", "tiny", folder, None, bundled=False))


def test_load_goes_by_the_names_of_the_features(tmp_path: Path):
    found = load(tmp_path, GOOD)
    assert found.coefficients == tuple(-2.0 if n == "negation" else 0.5 for n in FEATURES)
    assert (found.intercept, found.threshold, found.contradiction_threshold) == (0.25, 0.4, 0.7)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({k: v for k, v in GOOD.items() if k != "coefficients"}, "no calibrator"),
        ({k: v for k, v in GOOD.items() if k != "intercept"}, "no calibrator"),
        ({k: v for k, v in GOOD.items() if k != "contradiction_threshold"}, "no calibrator"),
        (GOOD | {"coefficients": {"entailment": 1.0}}, "fit it again"),
        (GOOD | {"coefficients": GOOD["coefficients"] | {"mood": 1.0}}, "fit it again"),
        (GOOD | {"coefficients": list(FEATURES)}, "no calibrator"),
        (GOOD | {"coefficients": None}, "no calibrator"),
        (GOOD | {"threshold": "half"}, "no calibrator"),
        (GOOD | {"intercept": None}, "no calibrator"),
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
        Calibrator.load(source)
