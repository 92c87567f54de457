"""The shape of the package: imports go one way, public names exist, README names every option."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli.main import build_parser
from claimcheck.report import FORMATS

PACKAGE = Path(claimcheck.__file__).parent
README = PACKAGE.parent / "README.md"
HEAVY = (
    "numpy",
    "starlette",
    "uvicorn",
    "torch",
    "transformers",
    "sentence_transformers",
    "sklearn",
    "onnxruntime",
)
HEAVY_IN_SCORE = ("torch", "transformers", "sentence_transformers", "sklearn")

#: What every stage may import: the types and tools that know no stage.
COMMON = frozenset(
    {
        "records",
        "errors",
        "progress",
        "settings",
        "registry",
        "arrays",
        "wording",
        "backends",
        "onnx_model",
    }
)
TOP = frozenset(
    {
        "checker",
        "comparing",
        "compiling",
        "report",
        "batch",
        "review",
        "evaluate",
        "commands",
        "cli",
        "__main__",
    }
)
#: What a module or subpackage may import of ours. One that is not listed is a stage and may import
#: COMMON. The package itself (its version) may be imported anywhere; modules of a subpackage may
#: import each other.
ALLOWED: dict[str, frozenset[str]] = {
    "records": frozenset(),
    "errors": frozenset(),
    "progress": frozenset(),
    "arrays": frozenset(),
    "wording": frozenset(),
    "settings": frozenset({"errors"}),
    "registry": frozenset({"errors", "records"}),
    "backends": frozenset({"errors", "registry", "settings"}),
    "onnx_model": frozenset({"arrays", "errors"}),
    # What is found in a sentence is found by several stages; models are put together of several.
    "inspecting": COMMON | {"encoder", "facts", "hedging", "opposites", "quoting"},
    "searching": COMMON | {"encoder", "matching"},
    # Lead-ins are known by their words.
    "results": COMMON | {"assess", "text"},
    # Parts are found, judged and assessed as sentences are.
    "dividing": COMMON | {"assess", "judging", "progress", "results", "searching", "text"},
    "engine": COMMON | {"calibrator", "encoder", "judging", "nli", "opinion", "spans"},
    # The second head of the small model.
    "spans": COMMON | {"premises", "nli"},
    # The models of an engine, answering from memory.
    "remembering": COMMON | {"encoder", "engine", "judging", "nli", "opinion"},
    # Judging is the NLI models and the calibrators put to work; it knows them.
    "asking": COMMON | {"nli"},
    "judging": COMMON | {"asking", "nli", "calibrator", "denials", "premises"},
    # Contradictions are searched for in the parts that the text stage finds.
    "denials": COMMON | {"asking", "premises", "text"},
    # A quotation is compared by the word diff of the text stage.
    "quoting": COMMON | {"text"},
    # Quoted words are no sign that one report copies another.
    "origins": COMMON | {"text"},
    # The readers of figures, dates and names are of the text stage.
    "facts": COMMON | {"text"} | {"lemmas"},
    # Quoted words are not the writer's own.
    "opinion": COMMON | {"text"},
    # Words that two texts share, and what is said with them: tools of the two stages below.
    "lemmas": frozenset(),
    "aligning": COMMON | {"lemmas", "text"},
    "attributions": COMMON | {"aligning"},
    "hedging": COMMON | {"aligning", "attributions", "text"},
    "antonyms": frozenset({"lemmas"}),
    "opposites": COMMON | {"aligning", "antonyms"},
    "comparison": frozenset({"records"}),
    # A comparison is compiled from reports by the stages that relate texts.
    "compiling": COMMON | {"comparison", "direction", "omissions", "origins"},
    "comparing": COMMON | {"checker", "comparison", "compiling", "encoder", "nli", "text"},
    # Words that claim and evidence share are marked by the keys that the stages compare.
    "report": frozenset({"records", "comparison", "errors", "lemmas", "wording"}),
    # A job names files, which are loaded as the command line loads them.
    "batch": frozenset({"records", "errors", "progress", "checker", "text"}),
    # The desk reads what is handed over, runs the checker and shows its reports with its memory.
    "review": COMMON | {"checker", "remembering", "report", "text"},
    # The texts of data sets are cut into sentences as articles are.
    "evaluate": frozenset({"records", "errors", "checker", "text"}),
    "datasets": frozenset(),
}


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


def allowed(importer: str, known: dict[str, Path]) -> frozenset[str]:
    """The units that a unit may import."""
    everything = frozenset(map(unit, known))
    if importer in ("", "cli", "commands", "__main__"):
        return everything
    if importer == "checker":
        return everything - TOP
    return ALLOWED.get(importer, COMMON)


@pytest.mark.parametrize("module", modules())
def test_imports_go_one_way(module: str):
    known = modules()
    importer = unit(module)
    tree = ast.parse(known[module].read_text(encoding="utf-8"))
    units = {unit(name) for name in imported(tree, known)} - {importer, ""}
    wrong = units - allowed(importer, known)
    assert not wrong, f"{module} imports {sorted(wrong)}"


def test_import_rule_sees_every_form_of_import():
    source = (
        "import claimcheck.cli.main\n"
        "from claimcheck import checker\n"
        "def f():\n    from claimcheck.report.view import x\n"
        "import json\n"
    )
    known = {"claimcheck.pipeline.checker": Path(), "claimcheck.report.view": Path()}
    units = {unit(name) for name in imported(ast.parse(source), known)}
    assert units == {"cli", "checker", "report"}


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
    assert FORMATS == ("terminal", "json", "html", "markdown", "csv")


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
