"""No regular expression of the package reads what it repeats in two ways."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time

import pytest
from ambiguity import Doubt, doubts
from places import ROOT

#: Imports every module and tells which patterns are compiled meanwhile.
COLLECT = """
import importlib, json, pkgutil, re, sys
real, found = re._compile, set()
def compiled(pattern, flags):
    made, depth = real(pattern, flags), 1
    while sys._getframe(depth).f_globals.get("__name__") == "re":
        depth += 1
    module = sys._getframe(depth).f_globals.get("__name__", "")
    if module.startswith("claimcheck"):
        text = made.pattern.decode("latin-1") if isinstance(made.pattern, bytes) else made.pattern
        found.add((module, text, int(made.flags), isinstance(made.pattern, bytes)))
    return made
re._compile = compiled
import claimcheck
for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps(sorted(found)))
"""
#: Patterns in doubt that cannot run away, by a part of them that no other has, and why.
HARMLESS = {"first|last|originally": "asked of lines of at most 120 characters alone"}


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str | bytes, int]]:
    """Module, pattern and flags of everything that is compiled on import."""
    done = subprocess.run(
        [sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [
        (module, text.encode("latin-1") if is_bytes else text, flags)
        for module, text, flags, is_bytes in json.loads(done.stdout)
    ]


def test_nothing_that_is_repeated_has_two_readings(patterns):
    assert len(patterns) > 150
    found = [(m, p, doubt) for m, p, flags in patterns for doubt in doubts(p, flags)]
    harmless = {part for part in HARMLESS for _, p, _ in found if part in str(p)}
    assert harmless == set(HARMLESS), "no longer in doubt: take it out of the table"
    assert [each for each in found if not any(part in str(each[1]) for part in HARMLESS)] == []


@pytest.mark.parametrize(
    "line", ["12.12.12," * 13 + "x", "May 2020 " * 13 + "!", "1:30 " * 23 + "?"]
)
def test_a_line_of_dates_is_read_at_once(line: str):
    from claimcheck.ingest.furniture.lines import LINE_RULES

    began = time.perf_counter()
    assert not [r.name for r in LINE_RULES if r.name == "date_line" and r.matches(line)]
    assert time.perf_counter() - began < 1


# What is looked for is found, and nothing else.


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(a*)*b",
        r"(?:a|ab|b)+c",
        r"(a?b?)+c",
        r"(?:<!--.*?-->\s*)*<html",
        r"(?:[A-Z]\w+ ?)+!",
        r"(\d{1,3}(,\d{3})*)+x",
        r"(?=(?:x+)+y)z",
        r"(?i)(?:ab|AB)+c",
        r"(?i:x|(?:ab|AB)+c)",
        r"(?:\w+\s*)+:",
        r"([\w.]+@?)+#",
    ],
)
def test_two_readings_are_found(pattern: str):
    assert doubts(pattern, 0)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize(
    "pattern",
    [
        r"a+b+$",
        r"(?:\w+, )*\w+",
        r"(?:\w+ )+x",
        r"(?:a|b)+c",
        r"(?:<!--[^>]*>)*<html",
        r"(?: x){0,3}(?: y){1,2}",
        r"(?:\d{1,3}(?:,\d{3})+ )+",
        r"(ab?c)+",
        r"\w*\w*x",  # squared, which the benchmark of growth finds
    ],
)
def test_one_reading_is_none(pattern: str, flags: int):
    assert doubts(pattern, flags) == []


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:<!--.*?-->\s*)*<html"])
def test_the_text_that_comes_with_a_doubt_shows_it(pattern: str):
    """Four more turns take more than three times as long."""
    (doubt, *_) = doubts(pattern, 0)
    taken = [_seconds(pattern, doubt, turns) for turns in (10, 14)]
    assert taken[1] > 3 * taken[0]


def _seconds(pattern: str, doubt: Doubt, turns: int) -> float:
    began = time.perf_counter()
    re.compile(pattern, re.DOTALL).match(doubt.before + doubt.repeated * turns + "\0")
    return time.perf_counter() - began
