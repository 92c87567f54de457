"""The trials beside the checkout: small inputs, each with what must come out of a check.

The folder's README tells the form. Each expected sentence is a test of its own, so that one that
fails hides no other.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from places import SHARED

from claimcheck import Checker, Report, SentenceResult, load

TRIALS = SHARED / "trials"
NAMES = sorted(path.parent.name for path in TRIALS.glob("*/expect.json"))
#: What the form knows of a sentence; anything else is no condition that is tried here.
KEYS = {"has", "role", "verdict", "flags", "not_flags", "sentence", "why"}

pytestmark = pytest.mark.skipif(not NAMES, reason="the trials are not on this machine")


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TRIALS / name / "expect.json").read_text("utf-8"))
    return found


SENTENCES = [
    pytest.param(name, wanted, id=f"{name}-{number}")
    for name in NAMES
    for number, wanted in enumerate(expected(name)["sentences"])
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@cache
def report_of(checker: Checker, name: str) -> Report:
    (article,) = (TRIALS / name).glob("article.*")
    return checker.check(load(article), [load(p) for p in sorted((TRIALS / name).glob("ref*"))])


def faults(sentence: SentenceResult, wanted: dict[str, Any]) -> list[str]:
    """What of a sentence is not as it must be."""
    flags = set(sentence.flags)
    tried = {
        "role": sentence.role == wanted.get("role", sentence.role),
        "verdict": sentence.verdict in wanted.get("verdict", [sentence.verdict]),
        "flags": flags >= set(wanted.get("flags", ())),
        "not_flags": not flags & set(wanted.get("not_flags", ())),
        "sentence": sentence.text == wanted.get("sentence", sentence.text),
    }
    found = f"{sentence.role}, {sentence.verdict} {sorted(flags)}: {sentence.text}"
    return [f"{key}: {found}" for key, right in tried.items() if not right]


@pytest.mark.parametrize(("name", "wanted"), SENTENCES)
def test_a_sentence_is_as_it_must_be(checker: Checker, name: str, wanted: dict[str, Any]):
    assert set(wanted) <= KEYS
    found = [s for s in report_of(checker, name).sentences if wanted["has"] in s.text]
    assert found, f"no sentence has {wanted['has']!r}"
    assert [fault for sentence in found for fault in faults(sentence, wanted)] == [], wanted["why"]


WHOLE = [name for name in NAMES if "whole" in expected(name)]


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_report_is_as_it_must_be(checker: Checker, name: str):
    """The conditions are prose; known are those of lines that no body sentence may be."""
    said = expected(name)["whole"]
    body = [s.text for s in report_of(checker, name).sentences if s.role == "body"]
    assert body
    if not said.startswith("No body sentence is"):
        pytest.skip(f"a condition that no test knows: {said}")
    named = re.findall(r'"([^"]+)"', said)
    assert [text for text in body if text in named] == []
    if "bare number" in said:
        assert [text for text in body if re.fullmatch(r"[\d\W]+", text)] == []
