"""How the thresholds are chosen, on rows and supports made here."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import calibrator_thresholds
import numpy as np
import pytest
from calibrator_cases import row, supports_of

from claimcheck.settings import PRESETS

# Thresholds


def chooser(supported: int = 100, unsupported: int = 100, **sets: int) -> Any:
    """A chooser for one set; its claims are the supported ones, then the others."""
    rows = [row(True, 0.0) for _ in range(supported)]
    rows += [row(False, 0.0) for _ in range(unsupported)]
    for name, count in sets.items():
        rows += [row(bool(n % 2), 0.0, source=name.replace("_", "/")) for n in range(count)]
    return calibrator_thresholds.Chooser(rows)


def test_sets_too_small_to_measure_choose_nothing():
    found = chooser(100, 20, few=39, enough=40)
    assert list(found.sets) == ["enough", "quays"]
    assert chooser(100, 19).sets == {}


def test_each_set_counts_the_same():
    found = chooser(100, 100, bridges=40)
    scores = np.where(found.truth, 0.9, 0.1)
    scores[200:] = 0.9
    assert found.recalls(scores, 0.5) == (1.0, 0.5)
    assert found.accuracy(scores, 0.5) == 0.75


def test_balanced_is_the_best_mean():
    found = chooser()
    scores = np.array([0.62] * 100 + [0.4] * 100)
    thresholds = found.thresholds(scores)
    assert thresholds["balanced"] == 0.52, "of equally good ones the middle one"
    assert set(thresholds) == set(PRESETS)


def test_the_standard_error_is_that_of_the_mean_of_all_recalls():
    found = chooser(100, 25)
    scores = np.array([0.9] * 90 + [0.1] * 10 + [0.1] * 20 + [0.9] * 5)
    # Of shares of 0.9 and 0.8 among 100 and 25: variances of 0.0009 and 0.0064.
    assert found.standard_error(scores, 0.5) == pytest.approx(math.sqrt(0.0073) / 2)
    twice = chooser(100, 100, bridges=200)
    scores = np.array([0.9] * 90 + [0.1] * 110 + [0.9, 0.1] * 100)
    scores[200:][twice.truth[200:]] = 0.9
    scores[200:][~twice.truth[200:]] = 0.1
    assert twice.standard_error(scores, 0.5) == pytest.approx(math.sqrt(0.0009) / 4)


@pytest.mark.parametrize(
    ("missed", "threshold"),
    # A tenth of the supported are missed, hence a standard error of 0.0047: as much as nine of a
    # thousand unsupported ones cost.
    [(5, 0.61), (15, 0.76)],
)
def test_of_thresholds_within_a_standard_error_of_the_best_the_middle_one_is_taken(
    missed: int, threshold: float
):
    found = chooser(1000, 1000)
    supported = [0.9] * 900 + [0.2] * 100
    scores = np.array(supported + [0.6] * missed + [0.3] * (1000 - missed))
    assert found.standard_error(scores, 0.61) == pytest.approx(0.0047, abs=1e-4)
    assert found.thresholds(scores)["balanced"] == pytest.approx(threshold)


def test_strict_flags_and_lenient_passes_nine_of_ten():
    found = chooser(1000, 1000)
    spread = np.linspace(0.0005, 0.9995, 1000)
    scores = np.concatenate([spread**0.5, spread**3])
    thresholds = found.thresholds(scores)
    assert thresholds["lenient"] < thresholds["balanced"] < thresholds["strict"]
    assert found.recalls(scores, thresholds["strict"])[1] >= calibrator_thresholds.STRICT_RECALL
    assert (
        found.recalls(scores, thresholds["strict"] - 0.02)[1] < calibrator_thresholds.STRICT_RECALL
    )
    assert found.recalls(scores, thresholds["lenient"])[0] >= calibrator_thresholds.LENIENT_PASS
    assert (
        found.recalls(scores, thresholds["lenient"] + 0.02)[0] < calibrator_thresholds.LENIENT_PASS
    )


def test_presets_never_change_places():
    found = chooser()
    thresholds = found.thresholds(np.array([0.9] * 100 + [0.1] * 100))
    assert thresholds["lenient"] <= thresholds["balanced"] <= thresholds["strict"]


def judged(*kinds: tuple[int, float, float]) -> Any:
    """Supports of claims of these numbers, skimmed supports and those of the large model."""
    reads = [
        {"nli_fast/window": skimmed, "nli/window": close, "nli/passage": 0.0}
        for count, skimmed, close in kinds
        for _ in range(count)
    ]
    return supports_of(*([read] for read in reads))


def sure(*kinds: tuple[int, float, float]) -> float:
    """From which skimmed support on sentences stand at 0.5."""
    return calibrator_thresholds.sure(judged(*kinds), 0.5)


@pytest.mark.parametrize(("wrong", "found"), [(3, 0.5), (4, 0.75)])
def test_sure_takes_few_on_trust_that_the_large_model_does_not_support(wrong: int, found: float):
    """The small model is wrong up to 0.745, where the large one knows better."""
    assert calibrator_thresholds.TAKEN_ON_TRUST == 0.03
    assert sure((100 - wrong, 0.9, 0.9), (wrong, 0.745, 0.1), (50, 0.2, 0.1)) == found


def test_sure_is_never_below_the_threshold():
    assert sure((100, 0.9, 0.9), (100, 0.1, 0.1)) == 0.5


def test_where_the_small_model_is_never_right_it_is_never_sure():
    assert sure((100, 0.03, 0.9), (100, 0.99, 0.1)) == 1.0


@pytest.mark.parametrize("reading", ["nli/window", "nli/passage"])
def test_what_is_entailed_is_not_called_contradicted(reading: str):
    rows = [row(True, 0.0, contradictions=[0.9])] * 10
    entailed = supports_of(*([{reading: 0.6}] for _ in rows))
    assert calibrator_thresholds.contradiction_threshold(rows, entailed, "nli", 0.5) == 0.5, (
        "and never less"
    )
    assert calibrator_thresholds.contradiction_threshold(rows, entailed, "nli", 0.7) == 0.91


@pytest.mark.parametrize(
    ("values", "bound"),
    [
        ({"contradiction": 0.6, "neutral": 0.45}, 0.5),
        ({"contradiction": 0.6, "neutral": 0.55}, 0.56),
        ({"contradiction": 0.9, "entailment": 0.7}, 0.71),
        ({"contradiction": 0.6, "neutral": 0.8}, 0.81),
        ({"unsupported": 0.6, "supported": 0.45}, 0.5),
        ({"unsupported": 0.6, "supported": 0.55}, 0.56),
    ],
)
def test_most_of_what_is_called_contradicted_is(values: dict[str, float], bound: float):
    """Of seven claims of the first label and four of the other."""
    rows = []
    for (label, value), count in zip(values.items(), (7, 4), strict=True):
        one = row(label in ("entailment", "supported"), 0.0, contradictions=[value])
        three_way = "" if "support" in label else label
        rows += [dataclasses.replace(one, label=three_way)] * count
    supports = supports_of(*([{}] for _ in rows))
    found = calibrator_thresholds.contradiction_threshold(rows, supports, "nli", 0.5)
    assert found == pytest.approx(bound)
