"""The pages of the site that are made of what they describe, and those that tell of formats."""

from __future__ import annotations

import argparse
import json
import re

import docs_pages
import pytest
from places import ROOT

from claimcheck.cli.main import build_parser
from claimcheck.cli.score import SUFFIXES
from claimcheck.report import COMPARISON_FORMATS, FORMATS
from claimcheck.report.rules import RULES
from claimcheck.report.schema import NAMES, schema

DOCS = ROOT / "docs"


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def properties(node: object) -> set[str]:
    """The names of all fields that a schema describes."""
    if isinstance(node, list):
        return set().union(*map(properties, node))
    if not isinstance(node, dict):
        return set()
    own = node.get("properties", {})
    # What stands below a condition is described elsewhere.
    inside = (value for key, value in node.items() if key not in ("if", "then", "else", "allOf"))
    return set(own if isinstance(own, dict) else ()).union(*map(properties, inside))


def test_the_command_line_has_every_command_option_and_help():
    page = docs_pages.command_line()
    for name, parser in docs_pages.commands(build_parser()).items():
        section = page.split(f"## claimcheck {name}\n")[1].split("\n## ")[0]
        assert parser.description in section
        for action in parser._actions:
            if not isinstance(action, argparse._HelpAction):
                assert all(option in section for option in action.option_strings)
                assert action.help.replace("|", "\\|").replace("<", "&lt;") in section


@pytest.mark.parametrize("name", NAMES)
def test_a_format_page_has_every_field_and_its_description(name: str):
    page = docs_pages.PAGES[f"{name}-format.md"]()
    named = set(re.findall(r"`(?:[\w.\[\]]+\.)?(\w+)`", page))
    assert properties(schema(name)) - named == set()
    told = set(re.findall(r'"description": ("(?:[^"\\]|\\.)*")', json.dumps(schema(name))))
    missing = [text for text in map(json.loads, told) if text.replace("|", "\\|") not in page]
    assert missing == []


def test_fields_that_may_be_absent_are_in_italics():
    page = docs_pages.PAGES["report-format.md"]()
    assert "| *`reason`* | string |" in page
    assert "| `verdict` | verdict |" in page


def test_quality_has_figures_of_every_table_and_what_fails():
    page = docs_pages.quality()
    for name, title, *_ in docs_pages.TABLES:
        section = page.split(f"## {title}\n")[1].split("\n## ")[0]
        assert section.count("\n| ") > 3, name
        assert f"`claimcheck bench {name}`" in section
    assert docs_pages.fails() in page
    assert len(docs_pages.fails()) > 200


def test_tables_hold_text_that_would_break_them():
    assert docs_pages.table(("a",), [("b|c\nd",), (0.12345,), (1.0,), ("<x>",)]) == (
        "| a |\n| --- |\n| b\\|c d |\n| 0.123 |\n| 1 |\n| &lt;x> |"
    )


def test_every_format_that_is_written_is_told():
    rows = {
        cells[1].strip("` "): set(re.findall(r"`(\.\w+)`", cells[2]))
        for line in read("outputs.md").splitlines()
        if (cells := line.split("|"))[0] == "" and len(cells) == 5 and "`" in cells[1]
    }
    assert set(rows) == set(FORMATS)
    assert rows == {name: {s for s, n in SUFFIXES.items() if n == name} for name in FORMATS}
    (compared,) = re.findall(r"`claimcheck compare` writes (.*?):", read("outputs.md"))
    assert tuple(re.findall(r"`(\w+)`", compared)) == COMPARISON_FORMATS


def test_every_rule_is_told_in_its_category():
    told = {}
    for line in read("outputs.md").split("| category |")[1].split("\n\n")[0].splitlines()[2:]:
        _, category, rules, _ = line.split("|")
        told[category.strip()] = set(re.findall(r"`(\w+)`", rules))
    assert told == {
        category: {rule.id for rule in RULES if rule.category == category}
        for category in {rule.category for rule in RULES}
    }
