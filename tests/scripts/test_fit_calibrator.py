"""How the calibrator is fitted and its thresholds are chosen, on rows made here."""

from __future__ import annotations

import dataclasses
import json
import math
import random
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import fit_calibrator
import numpy as np
import pytest
from scipy.special import expit, logit

from claimcheck.judging.readings import MOST_LIFT
from claimcheck.models.calibration import FEATURES, NLI_ROLES, READINGS, Calibration
from claimcheck.models.registry import ModelSource
from claimcheck.settings import PRESETS


def values(entailment: float) -> tuple[float, ...]:
    """Features of which only the first says anything."""
    return (entailment, *[0.0] * (len(FEATURES) - 1))


def read(entailment: float, **others: float) -> dict[str, tuple[float, ...]]:
    """What every reading says of a sentence; ``others`` by reading, "/" written "_"."""
    named = {name.replace("/", "_"): name for name in READINGS}
    found = {name: values(entailment) for name in READINGS}
    return found | {named[name]: values(value) for name, value in others.items()}


def row(
    supported: bool,
    *sentences: Any,
    source: str = "quays",
    document: str = "d",
    contradictions: Sequence[float] = (),
) -> Any:
    against = {role: tuple(contradictions) for role in NLI_ROLES} if contradictions else {}
    reads = tuple(read(s) if isinstance(s, float) else s for s in sentences)
    return fit_calibrator.Row(source, document, supported, reads, against)


# Fitting


def test_the_weakest_sentence_decides():
    rows = [row(True, 2.0, -1.0, 3.0), row(False, 0.5)]
    assert fit_calibrator.deciding(rows, "nli/window", None).tolist() == [
        list(values(-1.0)),
        list(values(0.5)),
    ]


def test_which_sentence_is_weakest_is_for_the_model_to_say():
    class Reverse:
        def support(self, inputs: np.ndarray) -> float:
            return float(-inputs[0])

    rows = [row(True, 2.0, -1.0, 3.0)]
    assert fit_calibrator.deciding(rows, "nli/window", Reverse()).tolist() == [list(values(3.0))]


def test_each_reading_decides_for_itself():
    rows = [row(True, read(2.0, nli_passage=-2.0), read(1.0))]
    assert fit_calibrator.deciding(rows, "nli/window", None).tolist() == [list(values(1.0))]
    assert fit_calibrator.deciding(rows, "nli/passage", None).tolist() == [list(values(-2.0))]


def test_both_labels_of_a_set_weigh_the_same_and_a_set_as_its_rarer_label():
    counts = {("a", True): 9, ("a", False): 3, ("b", True): 1, ("b", False): 5}
    rows = [row(s, 0.0, source=n) for (n, s), count in counts.items() for _ in range(count)]
    weights = fit_calibrator.weights_of(rows)
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
    assert fit_calibrator.weights_of(rows)[4:].tolist() == [0.0] * 9


def test_fitting_finds_what_decides():
    rng = random.Random(3)
    rows = []
    for n in range(200):
        supported = bool(n % 2)
        weak = rng.gauss(2.0 if supported else -2.0, 0.5)
        rows.append(row(supported, 3.0, weak, document=str(n)))
    model = fit_calibrator.fit(rows, "nli/window")
    assert model.coefficients[0] > 1
    inputs = fit_calibrator.deciding(rows, "nli/window", model)
    assert ((model.support(inputs) >= 0.5) == [r.supported for r in rows]).mean() > 0.98


# Supports


def supports_of(*claims: Sequence[dict[str, float]]) -> Any:
    """Supports that say these values of every sentence of every claim, without a fit."""
    made = object.__new__(fit_calibrator.Supports)
    made.found = [[_whole(read) for read in claim] for claim in claims]
    return made


def _whole(read: dict[str, float]) -> dict[str, float]:
    """What ``read`` leaves out is unlikely; the skimming is not scaled unless it says so."""
    skimmed = read.get("nli_fast/window", 0.1)
    return dict.fromkeys(READINGS, 0.1) | {fit_calibrator.SKIMMED: skimmed} | read


def test_support_of_a_claim_by_mode():
    supports = supports_of(
        [{"nli_fast/window": 0.7, "nli_fast/passage": 0.3, "nli/window": 0.4, "nli/passage": 0.5}],
    )
    assert supports.claims("fast", 0.9).tolist() == [0.7]
    assert supports.claims("accurate", 0.9).tolist() == [0.5]
    assert supports.claims("standard", 0.8).tolist() == [0.5], "not sure: the large one says"
    assert supports.claims("standard", 0.7).tolist() == [0.7], "sure"
    assert supports.claims("standard", 0.9, 0.75).tolist() == [0.7], "hopeless"
    assert supports.claims("standard", 0.9, 0.7).tolist() == [0.5]


def test_the_default_mode_hears_the_skimming_unscaled():
    read = {"nli_fast/window": 0.6, fit_calibrator.SKIMMED: 0.8, "nli/window": 0.4}
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

    monkeypatch.setattr(fit_calibrator, "fit", fitted)
    monkeypatch.setattr(fit_calibrator.Supports, "_scale", lambda self, role: (1.0, 0.0))
    supports = fit_calibrator.Supports(rows)
    assert len(given) == 5 * len(READINGS)
    assert all(len(documents) == 8 for documents in given)
    assert len(asked) == len(rows) * len(READINGS)
    assert [set(place) for (place,) in supports.found] == [{*READINGS, fit_calibrator.SKIMMED}] * 20
    odd = [dict.fromkeys((*READINGS, fit_calibrator.SKIMMED), pytest.approx(0.75))]
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
    monkeypatch.setattr(fit_calibrator, "fit", lambda train, reading: model)
    supports = fit_calibrator.Supports(rows)
    for mode in ("fast", "accurate"):
        low, high = sorted(set(supports.claims(mode).round(2).tolist()))
        assert (low, high) == (pytest.approx(0.1, abs=0.02), pytest.approx(0.9, abs=0.02)), mode
    scale, shift = supports.scales["nli"]
    found = supports.found[0][1]
    assert found["nli/window"] == pytest.approx(expit(scale * -2.0 + shift))
    assert found[fit_calibrator.SKIMMED] == pytest.approx(expit(-1.5)), "alone, it stays as it was"


def test_support_is_capped_as_the_checker_caps_it(monkeypatch: pytest.MonkeyPatch):
    """Once it is scaled."""
    model = SimpleNamespace(support=lambda inputs: np.full(len(inputs), 0.75))
    monkeypatch.setattr(fit_calibrator, "fit", lambda train, reading: model)
    monkeypatch.setattr(fit_calibrator.Supports, "_scale", lambda self, role: (2.0, 0.0))
    said = read(logit(0.1), nli_passage=logit(0.2), nli_window=0.0, nli_fast_passage=logit(0.28))
    supports = fit_calibrator.Supports([row(True, said, document=str(n)) for n in range(5)])
    assert supports.found[0][0] == pytest.approx(
        {
            "nli/window": 0.9,  # odds of 3 twice
            "nli/passage": 0.2 * MOST_LIFT,
            "nli_fast/window": 0.1 * MOST_LIFT,
            "nli_fast/passage": 0.28 * MOST_LIFT,
            fit_calibrator.SKIMMED: 0.1 * MOST_LIFT,
        }
    )


# Thresholds


def chooser(supported: int = 100, unsupported: int = 100, **sets: int) -> Any:
    """A chooser for one set; its claims are the supported ones, then the others."""
    rows = [row(True, 0.0) for _ in range(supported)]
    rows += [row(False, 0.0) for _ in range(unsupported)]
    for name, count in sets.items():
        rows += [row(bool(n % 2), 0.0, source=name.replace("_", "/")) for n in range(count)]
    return fit_calibrator.Chooser(rows)


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
    assert found.recalls(scores, thresholds["strict"])[1] >= fit_calibrator.STRICT_RECALL
    assert found.recalls(scores, thresholds["strict"] - 0.02)[1] < fit_calibrator.STRICT_RECALL
    assert found.recalls(scores, thresholds["lenient"])[0] >= fit_calibrator.LENIENT_PASS
    assert found.recalls(scores, thresholds["lenient"] + 0.02)[0] < fit_calibrator.LENIENT_PASS


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
    return fit_calibrator.sure(judged(*kinds), 0.5)


@pytest.mark.parametrize(("wrong", "found"), [(3, 0.5), (4, 0.75)])
def test_sure_takes_few_on_trust_that_the_large_model_does_not_support(wrong: int, found: float):
    """The small model is wrong up to 0.745, where the large one knows better."""
    assert fit_calibrator.TAKEN_ON_TRUST == 0.03
    assert sure((100 - wrong, 0.9, 0.9), (wrong, 0.745, 0.1), (50, 0.2, 0.1)) == found


def test_sure_is_never_below_the_threshold():
    assert sure((100, 0.9, 0.9), (100, 0.1, 0.1)) == 0.5


def test_where_the_small_model_is_never_right_it_is_never_sure():
    assert sure((100, 0.03, 0.9), (100, 0.99, 0.1)) == 1.0


@pytest.mark.parametrize(("seen", "found"), [(3, 0.49), (4, 0.25)])
def test_hopeless_gives_up_few_that_the_large_model_supports(seen: int, found: float):
    """The small model misses what it gives 0.255, which the large one sees."""
    assert fit_calibrator.GIVEN_UP == 0.03
    supports = judged((seen, 0.255, 0.5), (100 - seen, 0.1, 0.49), (100, 0.9, 0.9))
    assert fit_calibrator.hopeless(supports, 0.5) == found


def test_hopeless_is_below_the_threshold():
    assert fit_calibrator.hopeless(judged((100, 0.1, 0.1)), 0.3) == 0.29


@pytest.mark.parametrize(
    ("reading", "found"), [("nli/window", 0.0), ("nli/passage", 0.0), ("nli_fast/passage", 0.49)]
)
def test_either_reading_of_the_large_model_may_support(reading: str, found: float):
    supports = supports_of(*[[{"nli_fast/window": 0.03, reading: 0.9}]] * 10)
    assert fit_calibrator.hopeless(supports, 0.5) == found


def test_a_sentence_counts_as_given_up_whatever_its_claim():
    claim = [
        {"nli_fast/window": 0.2, "nli/window": 0.9},
        {"nli_fast/window": 0.1, "nli/window": 0.1},
    ]
    assert fit_calibrator.hopeless(supports_of(*[claim] * 10), 0.5) == 0.2


def test_where_the_small_model_misses_what_is_supported_nothing_is_hopeless():
    assert fit_calibrator.hopeless(judged((100, 0.03, 0.9), (100, 0.99, 0.1)), 0.5) == 0.0


@pytest.mark.parametrize("reading", ["nli/window", "nli/passage"])
def test_what_is_entailed_is_not_called_contradicted(reading: str):
    rows = [row(True, 0.0, contradictions=[0.9])] * 10
    entailed = supports_of(*([{reading: 0.6}] for _ in rows))
    assert fit_calibrator.contradiction_threshold(rows, entailed, "nli", 0.5) == 0.5, (
        "and never less"
    )
    assert fit_calibrator.contradiction_threshold(rows, entailed, "nli", 0.7) == 0.91


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
    found = fit_calibrator.contradiction_threshold(rows, supports, "nli", 0.5)
    assert found == pytest.approx(bound)


# What is printed and written


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


def test_what_is_fitted_can_be_loaded(tmp_path: Path, capsys: Any):
    rng = random.Random(5)
    rows = []
    for n in range(160):
        supported = bool(n % 2)

        def heard(spread: float, right: bool = supported) -> float:
            return rng.gauss(1.5 if right else -1.5, spread)

        said = read(heard(0.8), nli_fast_window=heard(1.6), nli_fast_passage=heard(1.6))
        rows.append(row(supported, said, document=str(n), contradictions=[0.3]))
    config = fit_calibrator.calibration(rows)
    assert "quays: balanced accuracy" in capsys.readouterr().out
    (tmp_path / "config.json").write_text(json.dumps(config))
    found = Calibration.load(ModelSource("calibrator", "t", tmp_path, None, bundled=False))
    assert all(c.coefficients[0] > 0 for c in found.readings.values())
    assert found.sure >= found.thresholds["nli"]["balanced"]
    assert found.contradiction == {"nli": 0.5, "nli_fast": 0.5}
