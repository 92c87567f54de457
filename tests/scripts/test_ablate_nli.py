"""The ledger of the ablation of training pairs: it goes on, and mixes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ablate_nli
import pytest
import torch

ARGUMENTS = {"first": 3, "base": "small"}


def weights(value: float) -> dict[str, Any]:
    return {"layer": torch.full((2,), value)}


def test_it_goes_on_where_it_stopped(tmp_path: Path):
    path = tmp_path / "ablation.json"
    ledger = ablate_nli.Ledger(path, ARGUMENTS)
    assert ledger.start(lambda: weights(1.0))["layer"].tolist() == [1.0, 1.0]
    ledger.add(ablate_nli.FIRST, {"MultiNLI": 0.5}, {"kind": 0.25})
    ledger.add("captions", {"MultiNLI": 0.6}, {"kind": 0.75})
    again = ablate_nli.Ledger(path, ARGUMENTS)
    assert ablate_nli.FIRST in again
    assert "captions" in again
    assert "probes" not in again
    assert again.results["runs"] == {
        ablate_nli.FIRST: {"MultiNLI": 0.5},
        "captions": {"MultiNLI": 0.6},
    }
    assert again.results["kinds"] == {ablate_nli.FIRST: {"kind": 0.25}}, "of the stages shown alone"
    assert again.start(lambda: weights(2.0))["layer"].tolist() == [1.0, 1.0], "learned once"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ablation.json", "ablation.pt"]


def test_other_arguments_are_refused(tmp_path: Path):
    path = tmp_path / "ablation.json"
    ablate_nli.Ledger(path, ARGUMENTS)
    with pytest.raises(SystemExit, match="other arguments"):
        ablate_nli.Ledger(path, {**ARGUMENTS, "base": "large"})


def test_a_model_without_its_figures_is_not_used(tmp_path: Path):
    path = tmp_path / "ablation.json"
    ablate_nli.Ledger(path, ARGUMENTS).start(lambda: weights(1.0))
    path.unlink()
    ledger = ablate_nli.Ledger(path, {**ARGUMENTS, "first": 4})
    assert ledger.start(lambda: weights(2.0))["layer"].tolist() == [2.0, 2.0]
