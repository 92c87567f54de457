"""Pages of the site that are made of what they describe, each time it is built.

A hook of MkDocs (``mkdocs.yml``): the command line from its parsers, the formats from their
schemas, the figures from ``benchmarks/results``, and the models' cards. So none can go stale.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.cli.main import build_parser
from claimcheck.report.schema import schema

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
MODELS = ("nli", "nli_fast", "opinion", "encoder", "calibrator")
Table = list[tuple[object, ...]]


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages to those of the folder."""
    from mkdocs.structure.files import File

    for name, make in PAGES.items():
        files.append(File.generated(config, name, content=make()))
    return files


def command_line() -> str:
    """Every command with its arguments, options and exit codes."""
    parser = build_parser()
    lines = ["# Command line", "", parser.description or "", "", (parser.epilog or "").capitalize()]
    for name, command in commands(parser).items():
        usage = " ".join(command.format_usage().removeprefix("usage: ").split())
        lines += ["", f"## claimcheck {name}", "", command.description or ""]
        lines += ["", "```", usage, "```"]
        if command.epilog:
            lines += ["", command.epilog.capitalize()]
        for group in command._action_groups:
            rows = [_option(action) for action in group._group_actions if action.dest != "help"]
            if rows:
                lines += ["", f"**{(group.title or '').capitalize()}**", ""]
                lines += [table(("name", "meaning"), rows)]
    return "\n".join(lines) + "\n"


def commands(parser: argparse.ArgumentParser, of: str = "") -> dict[str, argparse.ArgumentParser]:
    """The parser of every command, by its name, and of its actions, as "index add"."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                found |= {f"{of}{name}": command, **commands(command, f"{of}{name} ")}
    return found


def _option(action: argparse.Action) -> tuple[str, str]:
    choices = "|".join(map(str, action.choices or ()))
    value = "" if action.nargs == 0 else str(action.metavar or choices or action.dest.upper())
    names = action.option_strings or [value]
    shown = ", ".join(names) + (f" {value}" if action.option_strings and value else "")
    return f"`{shown}`", action.help or ""


def format_page(name: str, title: str) -> Callable[[], str]:
    """Make the page of one of the schemas."""

    def page() -> str:
        whole = schema(name)
        lines = [f"# {title}", "", whole["description"], ""]
        lines += [f"`claimcheck schema {name}` prints it. Fields in *italics* may be absent."]
        lines += ["", "## The whole", "", table(FIELDS, list(_fields(whole)))]
        for part, node in whole["$defs"].items():
            if "properties" in node:
                lines += ["", f"## {part.replace('_', ' ')}", ""]
                lines += [f"{node['description']}\n"] if "description" in node else []
                lines += [table(FIELDS, list(_fields(node)))]
        lines += ["", "## Kinds of value", "", table(("name", "value", "meaning"), _kinds(whole))]
        return "\n".join(lines) + "\n"

    return page


FIELDS = ("field", "value", "meaning")


def _fields(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the fields of an object, with those of objects inside it."""
    required = node.get("required", ())
    for name, field in node.get("properties", {}).items():
        mark = "" if name in required else "*"
        yield f"{mark}`{prefix}{name}`{mark}", _value(field), field.get("description", "")
        inner = field.get("items", field)
        if "properties" in inner:
            yield from _fields(inner, f"{prefix}{name}{'[]' if inner is not field else ''}.")


def _kinds(whole: dict[str, Any]) -> Table:
    simple = {name: node for name, node in whole["$defs"].items() if "properties" not in node}
    return [(f"`{n}`", _value(node), node.get("description", "")) for n, node in simple.items()]


def _value(node: dict[str, Any]) -> str:
    if "$ref" in node:
        return str(node["$ref"]).rsplit("/", 1)[1].replace("_", " ")
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    kind = node.get("type", "any")
    if kind == "array":
        return f"list of {_value(node.get('items', {}))}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def quality() -> str:
    """What was measured, with where it fails as README says it."""
    lines = [
        "# How good it is, and where it fails",
        "",
        "Every table is made from `benchmarks/results`, where `claimcheck bench` puts what it",
        "measures; how is told in `benchmarks/README.md`. F1 is the harmonic mean of how many of",
        "the findings are right and how many of the cases are found.",
    ]
    for name, title, said, make in TABLES:
        stored = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
        head, rows = make(stored[name])
        lines += ["", f"## {title}", "", said, "", table(head, rows), ""]
        lines += [f"Measured on {stored['date']}, {stored['machine']}: `claimcheck bench {name}`."]
    lines += ["", "## Where it fails", "", fails()]
    return "\n".join(lines) + "\n"


def fails() -> str:
    """The section of README on what is not done yet."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split("## What it does not do yet\n")[1].split("\n## ")[0].strip()


def _stories(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    rows: Table = []
    for story, by_kind in found.items():
        for kind, counts in by_kind.items():
            cases = [counts.get(name, 0) for name in ("hits", "missed", "wrong")]
            if any(cases):
                rows.append((story, words(kind), counts["f1"], *cases))
    return ("story", "finding", "F1", "found", "missed", "wrong"), rows


def _quotes(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    return ("quotation", "F1"), [(words(kind), f1) for kind, f1 in found["f1"].items()]


def _changed(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    names = ("cases", "precision", "recall", "f1")
    rows = [
        (words(kind), *map(counts.get, names))
        for kind, counts in found.items()
        if isinstance(counts, dict) and set(names) <= set(counts)
    ]
    return ("changed", "cases", "precision", "recall", "F1"), rows


def _consistency(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    head = ("set", "claims", "balanced accuracy", "95 %", "AUC", "token overlap", "similarity")
    rows: Table = [
        (
            name,
            counts["rows"],
            counts["balanced_accuracy"],
            " to ".join(f"{end:.2f}" for end in counts["interval"]),
            counts["auc"],
            counts["overlap"]["balanced_accuracy"],
            counts["similarity"]["balanced_accuracy"],
        )
        for name, counts in found.items()
        if isinstance(counts, dict) and "balanced_accuracy" in counts and "rows" in counts
    ]
    return head, rows


def _opinion(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    rows = [(name, c["rows"], c.get("macro_f1", ""), c["auc"]) for name, c in found.items()]
    return ("set", "sentences", "macro-F1", "AUC"), rows


def _speed(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    fields = ("wall_s", "cpu_s", "peak_mb")
    rows = [(name, *(c.get(field, "") for field in fields)) for name, c in found.items()]
    return ("what", "seconds", "processor seconds", "MB at most"), rows


def _peers(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    rows = [
        (
            name,
            c["balanced_accuracy"],
            " to ".join(f"{value:.2f}" for value in c["interval"]),
            c["auc"],
            c["cpu_s_per_article"],
            c["large_tokens"],
            c["small_tokens"],
        )
        for name, c in found["checkers"].items()
    ]
    return (
        "checker",
        "balanced accuracy",
        "95 % interval",
        "AUC",
        "processor seconds a claim",
        "tokens, large model",
        "tokens, small models",
    ), rows


def _pages(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    return ("of the sentences of real news pages", "share"), [
        (name, found[name])
        for name in ("not read", "set aside", "not known", "precision", "recall")
    ]


def _ablation(found: dict[str, Any]) -> tuple[tuple[str, ...], Table]:
    rows: Table = [
        (left_out, *(c if isinstance(c, int) else _found(c) for c in figures.values()))
        for left_out, figures in found.items()
    ]
    return ("left out", *next(iter(found.values()))), rows


def _found(counts: dict[str, Any]) -> str:
    return f"{counts['f1']:.3f} ({counts['missed']}, {counts['wrong']})"


Make = Callable[[dict[str, Any]], tuple[tuple[str, ...], Table]]
TABLES: tuple[tuple[str, str, str, Make], ...] = (
    (
        "seeds",
        "Five real variants of one story",
        "Each against the other four, against labels that people gave.",
        _stories,
    ),
    (
        "examples",
        "Four invented stories",
        "Those of `examples/`, with every kind of change an editor fears.",
        _stories,
    ),
    (
        "quotes",
        "Quotations",
        "Quotations of real news, altered, exchanged and invented by script.",
        _quotes,
    ),
    (
        "facts",
        "Numbers, dates and names",
        "Changed by script in real news; an editor's cases are harder.",
        _changed,
    ),
    (
        "senses",
        "Opposites, hedges and attributions",
        "Changed by script in real news; an editor's cases are harder.",
        _changed,
    ),
    (
        "opinion",
        "Opinion",
        "Test splits of sets that people labelled.",
        _opinion,
    ),
    (
        "consistency",
        "Public consistency benchmarks",
        "Summaries and claims that people labelled, one threshold for all sets; flagging all of "
        "them scores 0.50. Beside it what shared words and similar vectors reach.",
        _consistency,
    ),
    (
        "peers",
        "Beside other checkers",
        "Schemes of others on the same claims and NLI model, as [told here](peers.md).",
        _peers,
    ),
    (
        "ablation",
        "What each part of the judgement buys",
        "Flagging F1 (missed, false) with one part left out at a time, and how many pairs of claim "
        "and evidence the two models are asked about.",
        _ablation,
    ),
    ("pages", "Reading of Web pages", "The share of known sentences.", _pages),
    ("speed", "Speed", "On two processor cores.", _speed),
)


def card(name: str) -> Callable[[], str]:
    """Make the page of a model's card."""
    return lambda: (ROOT / "models" / name / "MODEL_CARD.md").read_text(encoding="utf-8")


def words(name: str) -> str:
    """Return a name of the report as words."""
    return name.replace("_", " ")


def table(head: tuple[str, ...], rows: list[Any]) -> str:
    """Return a table in Markdown; numbers have at most three digits behind the point."""
    shown = [head, tuple("---" for _ in head), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in shown)


def _cell(value: object) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;")


PAGES: dict[str, Callable[[], str]] = {
    "command-line.md": command_line,
    "report-format.md": format_page("report", "Report format"),
    "comparison-format.md": format_page("comparison", "Comparison format"),
    "quality.md": quality,
    **{f"models/{name}.md": card(name) for name in MODELS},
}
