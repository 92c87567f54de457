"""Keeping what was measured: one JSON file a benchmark, with what it was measured on."""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import platform
from pathlib import Path
from typing import Any

from claimcheck import __version__
from claimcheck.onnx_model import usable_cores
from claimcheck.registry import ROLES, bundled

FOLDER = Path(__file__).parent / "results"
_LIBRARIES = ("onnxruntime", "numpy", "scikit-learn", "tokenizers", "sentencex")


def circumstances() -> dict[str, Any]:
    """Machine, versions and model revisions."""
    return {
        "date": datetime.date.today().isoformat(),
        "claimcheck": __version__,
        "models": {role: f"{bundled(role).name}@{bundled(role).revision}" for role in ROLES},
        "machine": f"{platform.machine()}, {usable_cores()} cores",
        "python": platform.python_version(),
        "libraries": {name: importlib.metadata.version(name) for name in _LIBRARIES},
    }


def store(name: str, figures: dict[str, Any]) -> None:
    """Write ``figures`` of the benchmark ``name``, replacing the ones before."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps({**circumstances(), name: figures}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
