"""What the benchmarks share: their options, and the keeping of what was measured.

One JSON file a benchmark, with what it was measured on.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from claimcheck import __version__
from claimcheck.models.onnx import usable_cores
from claimcheck.models.registry import ROLES, bundled

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "results"
console = Console(width=None if sys.stdout.isatty() else 130)
_LIBRARIES = ("onnxruntime", "numpy", "scikit-learn", "tokenizers", "sentencex")


@dataclass(frozen=True)
class Options:
    """Where the data is and how much of each set to take."""

    shared: Path
    rows: int


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
