"""ONNX Runtime keeps no device id and reports to nobody, whichever way claimcheck is entered."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

#: The modules that may name ONNX Runtime: what is run or imported by users.
NAMING = [
    path
    for folder in ("claimcheck", "scripts", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "import onnxruntime" in (text := path.read_text("utf-8")) or "from onnxruntime" in text
]
SCORE = ["-m", "claimcheck", "score", "a.txt", "--ref", "b.txt", "--mode", "fast", "--threads", "1"]
LIBRARY = """
from claimcheck import Checker, Settings, load
assert Checker(Settings(mode="fast", threads=1)).check(load("a.txt"), [load("b.txt")]).sentences
"""


def without_network() -> list[str]:
    """What to put before a command to take its network away, where the system lets us."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-n", "true"], capture_output=True).returncode == 0:
        return [unshare, "-n"]
    return []


@pytest.mark.parametrize(
    ("arguments", "switch"),
    [(SCORE, {}), (["-c", LIBRARY], {}), (["-c", LIBRARY], {"ORT_DISABLE_TELEMETRY": "0"})],
    ids=["command", "library", "library-switched-on"],
)
def test_a_check_leaves_nothing_in_home(tmp_path: Path, arguments: list[str], switch: dict):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "a.txt").write_text("The council approved the bridge on Monday.")
    (tmp_path / "b.txt").write_text("Councillors approved the bridge on Monday.")
    # Variables of a CI would switch the telemetry off by themselves.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = {**kept, **switch, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*without_network(), sys.executable, *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert [path for path in home.rglob("*") if path.is_file()] == []


def imports_of(body: list[ast.stmt]) -> set[str]:
    """The first names of what statements import, outside functions and classes."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", NAMING, ids=lambda path: path.name)
def test_claimcheck_is_imported_before_onnxruntime(path: Path):
    top = imports_of(ast.parse(path.read_text("utf-8")).body)
    assert "onnxruntime" not in top, "import it in the function that uses it"
    assert "claimcheck" in top


def test_every_module_that_runs_models_is_looked_at():
    assert {"onnx.py", "outliers.py", "export_onnx.py"} <= {path.name for path in NAMING}
