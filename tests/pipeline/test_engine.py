"""Which models and thresholds the settings choose; no model is loaded."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from tiny import HashEncoder, RuleNli, calibration_config, promise_calibrator, write_models

from claimcheck.judging.cascade import Judge
from claimcheck.judging.promise import Promise
from claimcheck.judging.readings import Reading
from claimcheck.models.calibration import NLI_ROLES
from claimcheck.models.nli import Nli
from claimcheck.models.registry import ModelSource
from claimcheck.pipeline import engine
from claimcheck.pipeline.engine import Engine, load_engine
from claimcheck.settings import MODES, PRESETS, Mode, Preset, Settings

CONFIG = calibration_config()
SURE, LEAST_PROMISE = CONFIG["sure"], CONFIG["promise"]["least"]

Models = dict[str, RuleNli]


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Models:
    """The NLI models by role, filled as they are loaded; they read other languages each."""
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(write_models(tmp_path / "models")))
    loaded: Models = {}

    def load(settings: Settings, role: str = "nli") -> tuple[Nli, str]:
        assert role not in loaded, "a model is loaded once"
        loaded[role] = RuleNli(languages=("en", role))
        name = role if settings.nli == "bundled" else settings.nli
        return loaded[role], f"{name}@1"

    monkeypatch.setattr(engine, "load_nli", load)
    return loaded


def made(nli: Nli | None = None, **settings: object) -> Engine:
    return load_engine(Settings(**settings), HashEncoder(), nli)  # type: ignore[arg-type]


def asked(judge: Judge) -> tuple[tuple[Nli, str], ...]:
    """The models of a judge and what each reads: skimming, then closely."""
    return tuple((reading.nli, reading.depth) for reading in readings(judge))


def readings(judge: Judge) -> tuple[Reading, ...]:
    """The readings of a judge in the order in which they come."""
    return judge.skim, judge.window, judge.close


def by_one(nli: Nli) -> tuple[tuple[Nli, str], ...]:
    """What one model reads that judges alone."""
    return (nli, "window"), (nli, "window"), (nli, "passage")


# Modes


def test_standard_skims_with_the_small_model_and_reads_closely_with_the_large_one(models: Models):
    found = made()
    small, large = models["nli_fast"], models["nli"]
    assert asked(found.judge) == ((small, "window"), (large, "window"), (large, "passage"))
    assert found.names == {
        "encoder": "given by the caller",
        "nli": "nli@1",
        "nli_fast": "nli_fast@1",
        "opinion": found.names["opinion"],
        "calibrator": found.names["calibrator"],
    }
    assert found.names["calibrator"].startswith("tiny-calibrator@")


@pytest.mark.parametrize(("mode", "role"), [("fast", "nli_fast"), ("accurate", "nli")])
def test_in_other_modes_one_model_does_both(models: Models, mode: str, role: str):
    found = made(mode=mode)
    assert set(models) == {role, "nli_fast"}, "the large one is not loaded for the small one's work"
    assert asked(found.judge) == by_one(models[role])
    assert found.names["nli"] == f"{role}@1"
    # Words are marked by the small one in every mode.
    assert found.names.get("nli_fast") == ("nli_fast@1" if mode == "accurate" else None)


def test_windows_are_those_that_are_shown_of_a_passage(models: Models):
    assert [reading.shown for reading in readings(made(windows=5).judge)] == [1, 1, 5]


@pytest.mark.parametrize(
    ("mode", "constants"),
    [
        ("fast", [3, 2 * 3 + 20, 2 * 4 + 20]),
        ("standard", [3, 1 + 10, 2 + 10]),
        ("accurate", [1, 1 + 10, 2 + 10]),
    ],
)
def test_each_reading_has_its_own_calibrator_scaled_where_the_best_decides(
    models: Models, mode: Mode, constants: list[float], monkeypatch: pytest.MonkeyPatch
):
    real = engine.Calibration.load

    def load(source: ModelSource) -> engine.Calibration:
        calibration = real(source)
        numbered = {
            name: replace(calibrator, intercept=float(number))
            for number, (name, calibrator) in enumerate(calibration.readings.items(), start=1)
        }
        scales = {"nli": (1.0, 10.0), "nli_fast": (2.0, 20.0)}
        return replace(calibration, readings=numbered, scales=scales)

    monkeypatch.setattr(engine.Calibration, "load", load)
    judge = made(mode=mode).judge
    assert [reading.calibrator.intercept for reading in readings(judge)] == constants


def test_languages_are_those_of_the_model_that_decides(models: Models):
    assert made().languages == {"en", "nli"}
    models.clear()
    assert made(mode="fast").languages == {"en", "nli_fast"}


# Thresholds


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(
    ("mode", "role"), [("fast", "nli_fast"), ("standard", "nli"), ("accurate", "nli")]
)
def test_thresholds_are_fitted_for_the_model_that_decides(
    models: Models, mode: str, role: str, preset: str
):
    judge = made(mode=mode, preset=preset).judge
    assert judge.threshold == CONFIG["thresholds"][role][preset]
    assert judge.contradiction_threshold == CONFIG["contradiction"][role]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("mode", MODES)
def test_only_a_model_that_skims_for_another_decides_by_it(
    models: Models, mode: Mode, preset: Preset
):
    judge = made(mode=mode, preset=preset).judge
    skims = mode == "standard"
    assert judge.sure == (SURE if skims else math.inf)
    least = LEAST_PROMISE[preset]
    assert judge.promise == (Promise(promise_calibrator(), least) if skims else None)


def test_what_leans_to_contradiction_is_heard_unless_a_threshold_is_set(models: Models):
    assert made().judge.leans
    models.clear()
    assert not made(contradiction_threshold=0.2).judge.leans


def test_a_threshold_that_is_set_goes_for_all(models: Models):
    found = made(threshold=0.1, contradiction_threshold=0.2, opinion_threshold=0.3, preset="strict")
    assert (found.judge.threshold, found.judge.contradiction_threshold) == (0.1, 0.2)
    assert found.opinion_threshold == 0.3


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_a_threshold_at_the_end_of_its_range_is_set_too(models: Models, threshold: float):
    found = made(threshold=threshold, opinion_threshold=threshold)
    assert found.judge.threshold == found.opinion_threshold == threshold


def test_what_is_sure_is_never_less_than_what_entails(models: Models):
    assert made(threshold=0.95).judge.sure == 0.95
    models.clear()
    assert made(threshold=0.1).judge.sure == SURE


def test_the_support_of_what_is_left_unread_stays_below_a_threshold_that_is_set(models: Models):
    promise = made(threshold=0.02).judge.promise
    assert promise is not None
    assert promise.least == 0.02
    models.clear()
    promise = made(threshold=0.95).judge.promise
    assert promise is not None
    assert promise.least == LEAST_PROMISE["balanced"]


def test_the_opinion_threshold_is_the_models_own(models: Models):
    found = made()
    assert found.opinion_threshold == found.opinion.threshold == 0.5


# Another model


@pytest.mark.parametrize("mode", MODES)
def test_a_model_that_is_handed_over_judges_alone(models: Models, mode: str):
    mine = RuleNli(languages=("nn",))
    found = made(mine, mode=mode)
    assert models == {}, "none is loaded"
    assert asked(found.judge) == by_one(mine)
    assert found.judge.threshold == CONFIG["thresholds"]["nli"]["balanced"]
    assert found.judge.contradiction_threshold == CONFIG["contradiction"]["nli"]
    assert found.names["nli"] == "given by the caller"
    assert "nli_fast" not in found.names
    assert found.languages == {"nn"}


@pytest.mark.parametrize("mode", MODES)
def test_a_model_that_the_settings_name_judges_alone(models: Models, mode: Mode):
    found = load_engine(Settings(nli="org/mine", mode=mode), HashEncoder(), None)
    assert set(models) == {"nli"}
    assert asked(found.judge) == by_one(models["nli"])
    assert found.names["nli"] == "org/mine@1"
    assert "nli_fast" not in found.names


def test_every_role_of_the_calibration_is_a_model_of_a_mode():
    assert {role for roles in engine._ROLES.values() for role in roles} == set(NLI_ROLES)
    assert set(engine._ROLES) == set(MODES)


def test_the_rates_are_those_of_mode_and_preset_unless_a_threshold_is_given(models: Models):
    assert made(mode="fast", preset="strict").rates == (0.5, 0.9)
    models.clear()
    assert made(mode="fast", threshold=0.6).rates is None
