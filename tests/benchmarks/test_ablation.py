"""What is left out in turn to see what it buys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import Mock, patch

import ablation
import pytest
from results import Options

from claimcheck.models.cache import RecentAnswers
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Report

ARTICLE = "The harbour board met on Monday. It gave the ferry of Ostby nine weeks more."
REFERENCE = "The board of the harbour met on Monday and gave Ostby's ferry another six weeks."


@pytest.fixture(scope="module")
def checked() -> Callable[[], Report]:
    """Checks a short story, with what the models said before."""
    memory = RecentAnswers()
    return lambda: Checker(memory=memory).check(ARTICLE, [REFERENCE])


@pytest.mark.parametrize("part", ablation.PARTS, ids=lambda part: part.name)
def test_what_is_left_out_is_part_of_every_check(
    part: ablation.Part, checked: Callable[[], Report]
):
    calls = {place: Mock(side_effect=function) for place, function in part.instead.items()}
    with ExitStack() as replaced:
        for place, call in calls.items():
            replaced.enter_context(patch(f"claimcheck.{place}", call))
        report = checked()
    assert [s.verdict for s in report.sentences if s.verdict == "not_checked"] == []
    assert all(call.called for call in calls.values())


def test_each_is_left_out_alone_and_put_back(monkeypatch: pytest.MonkeyPatch):
    def missing(*_: Any) -> dict[str, Any]:
        places = [place for part in ablation.PARTS for place in part.instead]
        return {
            "f1": 1.0,
            "gone": [p for p in places if resolve_name(f"claimcheck.{p}") is not whole[p]],
        }

    whole = {p: resolve_name(f"claimcheck.{p}") for part in ablation.PARTS for p in part.instead}
    monkeypatch.setattr(ablation, "measured", missing)
    monkeypatch.setattr(ablation, "_cell", str)
    found = ablation.ablation(Options(Path("nowhere"), 0))
    assert {name: row["gone"] for name, row in found.items()} == {
        "nothing": [],
        **{part.name: list(part.instead) for part in ablation.PARTS},
    }
    assert missing()["gone"] == []


def test_pairs_are_counted_though_they_are_known():
    memory = ablation.Counted()
    memory.keep("nli", {b"a": b"1"})
    memory.recall("nli", [b"a", b"b"])
    memory.recall("tokens", [b"c"])
    assert memory.pairs == 2
