"""The shape of the project: imports go one way, public names exist, README names every option."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

import claimcheck
from claimcheck.cli.main import build_parser
from claimcheck.report import FORMATS

PACKAGE = Path(claimcheck.__file__).parent
README = ROOT / "README.md"
HEAVY = (
    "numpy",
    "starlette",
    "uvicorn",
    "torch",
    "transformers",
    "sentence_transformers",
    "sklearn",
    "onnxruntime",
    "spacy",
)
HEAVY_IN_SCORE = ("torch", "transformers", "sentence_transformers", "sklearn", "spacy")

#: The stages in the order of the work: each imports only from the lines before its own, and those
#: of one line do not import one another.
ORDER = (
    ("records", "errors", "progress", "arrays", "settings", "file_lock"),
    ("english", "untrusted"),
    ("wordfile",),
    ("ingest", "mentions", "provenance", "models", "report"),
    ("quotations", "retrieval", "judging"),
    ("checks", "verdicts", "archive"),
    ("pipeline",),
    ("batch", "review", "evaluation"),
    ("cli",),
)
#: The exceptions: a setting that is wrong is an error, and so is a lock that is taken.
WITHIN_A_LINE = {"settings": {"errors"}, "file_lock": {"errors"}}
#: What stands above all stages: the package's public names, and the command line as a module.
ABOVE = ("", "__main__")
LONGEST_TEST_FILE = 450
#: Where Python files of ours stand.
FOLDERS = ("claimcheck", "tests", "benchmarks", "scripts")


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def unit(module: str) -> str:
    """The module or subpackage of the package that a dotted name is of; "" for the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imported(tree: ast.AST, known: dict[str, Path]) -> set[str]:
    """The dotted names of ours that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            members = {f"{module}.{alias.name}" for alias in node.names}
            names |= {name if name in known else module for name in members}
    return {name for name in names if name.split(".")[0] == "claimcheck"}


def allowed(importer: str) -> set[str]:
    """The stages that a stage may import: those before its line, and exceptions inside of it."""
    lines = [set(line) for line in ORDER]
    if importer in ABOVE:
        return set().union(*lines)
    (place,) = (n for n, line in enumerate(lines) if importer in line)
    return set().union(*lines[:place]) | WITHIN_A_LINE.get(importer, set())


@pytest.mark.parametrize("module", modules())
def test_imports_go_one_way(module: str):
    known = modules()
    importer = unit(module)
    tree = ast.parse(known[module].read_text(encoding="utf-8"))
    units = {unit(name) for name in imported(tree, known)} - {importer, ""}
    wrong = units - allowed(importer)
    assert not wrong, f"{module} imports {sorted(wrong)}"


def test_every_stage_has_one_place_in_the_order():
    stages = [stage for line in ORDER for stage in line]
    assert sorted(stages) == sorted({unit(module) for module in modules()} - set(ABOVE))


@pytest.mark.parametrize(
    ("importer", "stage", "may"),
    [
        ("checks", "quotations", True),
        ("checks", "verdicts", False),
        ("quotations", "checks", False),
        ("settings", "errors", True),
        ("errors", "settings", False),
        ("cli", "evaluation", True),
        ("", "cli", True),
    ],
)
def test_import_rule(importer: str, stage: str, may: bool):
    assert (stage in allowed(importer)) is may


def test_import_rule_sees_every_form_of_import():
    source = (
        "import claimcheck.cli.main\n"
        "from claimcheck import settings\n"
        "def f():\n    from claimcheck.report.view import x\n"
        "import json\n"
    )
    known = {"claimcheck.settings": Path(), "claimcheck.report.view": Path()}
    units = {unit(name) for name in imported(ast.parse(source), known)}
    assert units == {"cli", "settings", "report"}


def sources() -> list[str]:
    """Every Python file of ours, by its path in the checkout."""
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return sorted(str(path.relative_to(ROOT)) for path in found)


def touches_search_path(tree: ast.AST) -> bool:
    """Whether code reads or changes where Python looks for modules."""
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    taken = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return "sys.path" in used | taken or any(u.endswith(".syspath_prepend") for u in used)


def test_where_python_looks_for_modules_is_left_alone():
    found = {path: (ROOT / path).read_text(encoding="utf-8") for path in sources()}
    assert len(found) > 300
    assert [path for path, code in found.items() if touches_search_path(ast.parse(code))] == []


@pytest.mark.parametrize(
    ("code", "touches"),
    [
        ("import sys\nsys.path.append('x')", True),
        ("def f():\n    import sys\n    sys.path[:0] = ['x']", True),
        ("from sys import path", True),
        ("def test(monkeypatch):\n    monkeypatch.syspath_prepend('x')", True),
        ("import sys\nprint(sys.argv, sys.modules)", False),
        ("import os\nprint(os.path.sep)", False),
    ],
)
def test_every_way_to_the_search_path_is_seen(code: str, touches: bool):
    assert touches_search_path(ast.parse(code)) is touches


def test_no_test_file_is_long():
    paths = [path for path in sources() if path.startswith("tests/")]
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in paths}
    assert {path: n for path, n in lengths.items() if n > LONGEST_TEST_FILE} == {}


def test_public_names_exist():
    assert claimcheck.__all__
    missing = [name for name in claimcheck.__all__ if not hasattr(claimcheck, name)]
    assert not missing


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command's parser by its name."""
    (action,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(action.choices)


def test_readme_names_every_command_and_option():
    text = README.read_text(encoding="utf-8")
    parsers = {"": build_parser(), **commands()}
    wanted = {f"claimcheck {name}" for name in commands()}
    for parser in parsers.values():
        for action in parser._actions:
            wanted |= {name for name in action.option_strings if name.startswith("--")}
    wanted.discard("--help")
    missing = [name for name in sorted(wanted) if not re.search(rf"{re.escape(name)}\b", text)]
    assert not missing, f"README.md does not mention {missing}"


@pytest.mark.parametrize("command", ["", *commands()])
def test_every_option_has_a_help_text(command: str):
    parser = commands()[command] if command else build_parser()
    actions = [a for a in parser._actions if not isinstance(a, argparse._SubParsersAction)]
    assert parser.description
    assert [action.dest for action in actions if not action.help] == []


def test_formats_are_those_of_the_design():
    assert FORMATS[:5] == ("terminal", "json", "html", "markdown", "csv")
    assert FORMATS[5:] == ("sarif", "junit", "web-annotation")


def loaded(code: str, names: tuple[str, ...]) -> list[str]:
    """Which of the modules a fresh interpreter has loaded after running the code."""
    script = f"import sys\n{code}\nprint(*[n for n in {names!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()


def test_command_line_is_light():
    code = "from claimcheck.cli.main import main\nassert main(['score', '--help']) == 0"
    assert loaded(code, HEAVY) == []


def test_library_is_imported_without_torch():
    code = "from claimcheck import Checker\nChecker()"
    assert loaded(code, HEAVY_IN_SCORE) == []


def test_the_picture_of_the_house_names_every_module():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    tree = set(re.findall(r"\w+", text.split("```")[1]))
    names = {path.stem for path in modules().values() if not path.stem.startswith("__")}
    assert names - tree == set()
