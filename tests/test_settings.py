"""Layers, types, ranges and messages of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import SettingsError
from claimcheck.settings import Settings


@pytest.fixture(autouse=True)
def _in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(config: Path | None = None, environ: dict[str, str] | None = None, **arguments: object):
    return Settings.load(arguments, config=config, environ=environ or {})


def test_defaults_without_any_layer():
    assert load() == Settings()


def test_each_layer_is_over_the_one_before():
    Path("claimcheck.toml").write_text('nli = "a/file"\nencoder = "b/file"\nwindows = 4\n')
    environ = {"CLAIMCHECK_NLI": "a/env", "CLAIMCHECK_ENCODER": "b/env"}
    settings = load(environ=environ, encoder="b/arg", backend=None)
    assert (settings.encoder, settings.nli, settings.windows) == ("b/arg", "a/env", 4)
    assert settings.backend == "auto"


def test_pyproject_table_is_read_and_claimcheck_toml_goes_first():
    Path("pyproject.toml").write_text("[tool.claimcheck]\nwindows = 5\n")
    assert load().windows == 5
    Path("claimcheck.toml").write_text("window_sentences = 2\n")
    assert load() == Settings(window_sentences=2)


def test_pyproject_without_our_table_counts_as_no_file():
    Path("pyproject.toml").write_text("[tool.other]\nwindows = 5\n")
    assert load() == Settings()
    with pytest.raises(SettingsError, match=r"pyproject.toml: has no table \[tool.claimcheck\]"):
        load(Path("pyproject.toml"))


def test_named_config_is_read_instead_of_the_one_here(tmp_path: Path):
    Path("claimcheck.toml").write_text("windows = 4\n")
    other = tmp_path / "other.toml"
    other.write_text("window_sentences = 1\n")
    assert load(other) == Settings(window_sentences=1)


def test_environment_is_parsed_and_empty_counts_as_unset():
    environ = {
        "CLAIMCHECK_THREADS": "3",
        "CLAIMCHECK_THRESHOLD": "0.25",
        "CLAIMCHECK_NLI": "",
        "CLAIMCHECK_DEBUG": "1",
        "CLAIMCHECK_MODELS": "/somewhere",
        "PATH": "/bin",
    }
    assert load(environ=environ) == Settings(threads=3, threshold=0.25)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("treshold = 0.5", r"claimcheck.toml: unknown setting 'treshold'; did you mean 'thresh"),
        ("colour = 1", r"claimcheck.toml: unknown setting 'colour'; known are backend, "),
        ('threads = "2"', r"claimcheck.toml: threads is '2', but must be a whole number"),
        ("threads = true", r"threads is True"),
        ("threads = 1.5", r"threads is 1.5"),
        ("threads = -1", r"threads is -1"),
        ("windows = 0", r"windows is 0, but must be a whole number from 1"),
        ("threshold = 1.01", r"threshold is 1.01, but must be a number from 0 to 1"),
        ("threshold = nan", r"threshold is nan"),
        ('mode = "quick"', r"mode is 'quick', but must be one of fast, standard, accurate"),
        ("mode = 1", r"mode is 1, but must be one of"),
        ('preset = "Strict"', r"preset is 'Strict', but must be one of strict, balanced, lenient"),
        ('backend = "tensorrt"', r"backend is 'tensorrt', but must be one of auto, onnx, torch"),
        ('device = "gpu"', r"device is 'gpu'"),
        ('language = "English"', r"language is 'English'"),
        ('nli = ""', r"nli is ''"),
        ("threads = ", r"claimcheck.toml: not a TOML file"),
    ],
)
def test_bad_config_is_refused_with_file_and_key(toml: str, message: str):
    Path("claimcheck.toml").write_text(toml)
    with pytest.raises(SettingsError, match=message):
        load()


def test_config_that_is_missing_or_not_utf8_is_refused(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"absent.toml: cannot read this configuration file"):
        load(Path("absent.toml"))
    with pytest.raises(SettingsError, match="cannot read"):
        load(tmp_path)
    Path("claimcheck.toml").write_bytes(b'nli = "\xff"')
    with pytest.raises(SettingsError, match="not a TOML file"):
        load()


def test_tool_claimcheck_that_is_no_table_is_refused():
    Path("pyproject.toml").write_text("[tool]\nclaimcheck = 3\n")
    with pytest.raises(SettingsError, match="tool.claimcheck is 3"):
        load()


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("CLAIMCHECK_NLY", "x", "unknown variable 'CLAIMCHECK_NLY'; did you mean 'CLAIMCHECK_NLI'"),
        ("CLAIMCHECK_THREADS", "many", "CLAIMCHECK_THREADS is 'many', but must be a whole number"),
        ("CLAIMCHECK_THREADS", "-2", r"the environment \(CLAIMCHECK_THREADS\): threads is -2"),
        ("CLAIMCHECK_THREADS", "9" * 400, None),
        ("CLAIMCHECK_THRESHOLD", "1e9", "threshold is 1000000000.0"),
    ],
)
def test_bad_environment_is_refused(variable: str, value: str, message: str | None):
    if message is None:  # no upper bound, and no overflow on the way
        assert load(environ={variable: value}).threads == int(value)
        return
    with pytest.raises(SettingsError, match=message):
        load(environ={variable: value})


def test_mode_and_preset_come_from_every_layer():
    assert (load().mode, load().preset) == ("standard", "balanced")
    Path("claimcheck.toml").write_text('mode = "fast"\npreset = "lenient"\n')
    assert load() == Settings(mode="fast", preset="lenient")
    environ = {"CLAIMCHECK_MODE": "accurate"}
    assert load(environ=environ, preset="strict") == Settings(mode="accurate", preset="strict")
    with pytest.raises(SettingsError, match=r"the environment \(CLAIMCHECK_MODE\): mode is 'slow'"):
        load(environ={"CLAIMCHECK_MODE": "slow"})


def test_bad_argument_names_the_arguments():
    with pytest.raises(SettingsError, match="the arguments: unknown setting 'encodr'"):
        load(encodr="x")
    with pytest.raises(SettingsError, match="the arguments: threads is -1"):
        load(threads=-1)


def test_direct_construction_is_checked_too():
    with pytest.raises(SettingsError, match="Settings: windows is 0"):
        Settings(windows=0)


def test_onnx_backend_with_a_gpu_is_refused():
    with pytest.raises(SettingsError, match="'onnx' runs on the CPU only, not on device 'cuda:1'"):
        load(environ={"CLAIMCHECK_DEVICE": "cuda:1"}, backend="onnx")
    assert load(backend="onnx", device="cpu").device == "cpu"
