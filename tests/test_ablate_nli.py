"""The ledger of the ablation of training pairs: it goes on, and mixes nothing."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

torch = pytest.importorskip("torch")

SCRIPTS = Path(__file__).parents[1] / "scripts"
ARGUMENTS = {"first": 3, "base": "small"}


@pytest.fixture
def ablation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("ablate_nli")


def weights(value: float) -> dict[str, Any]:
    return {"layer": torch.full((2,), value)}


def test_it_goes_on_where_it_stopped(ablation: ModuleType, tmp_path: Path):
    path = tmp_path / "ablation.json"
    ledger = ablation.Ledger(path, ARGUMENTS)
    assert ledger.start(lambda: weights(1.0))["layer"].tolist() == [1.0, 1.0]
    ledger.add(ablation.FIRST, {"MultiNLI": 0.5}, {"kind": 0.25})
    ledger.add("captions", {"MultiNLI": 0.6}, {"kind": 0.75})
    again = ablation.Ledger(path, ARGUMENTS)
    assert ablation.FIRST in again
    assert "captions" in again
    assert "probes" not in again
    assert again.results["runs"] == {
        ablation.FIRST: {"MultiNLI": 0.5},
        "captions": {"MultiNLI": 0.6},
    }
    assert again.results["kinds"] == {ablation.FIRST: {"kind": 0.25}}, "of the stages shown alone"
    assert again.start(lambda: weights(2.0))["layer"].tolist() == [1.0, 1.0], "learned once"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ablation.json", "ablation.pt"]


def test_other_arguments_are_refused(ablation: ModuleType, tmp_path: Path):
    path = tmp_path / "ablation.json"
    ablation.Ledger(path, ARGUMENTS)
    with pytest.raises(SystemExit, match="other arguments"):
        ablation.Ledger(path, {**ARGUMENTS, "base": "large"})


def test_a_model_without_its_figures_is_not_used(ablation: ModuleType, tmp_path: Path):
    path = tmp_path / "ablation.json"
    ablation.Ledger(path, ARGUMENTS).start(lambda: weights(1.0))
    path.unlink()
    ledger = ablation.Ledger(path, {**ARGUMENTS, "first": 4})
    assert ledger.start(lambda: weights(2.0))["layer"].tolist() == [2.0, 2.0]
