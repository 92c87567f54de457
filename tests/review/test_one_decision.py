"""What one request asks of the database: the session once, the log once, no report."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from desks import Browser, opened_desk


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A browser at a desk with decisions, and the statements that the desk runs from now on."""
    statements: list[str] = []
    connect = sqlite3.connect

    def trace(statement: str) -> None:
        # A thread that asks for the first time sets up a connection of its own.
        if not statement.startswith("PRAGMA"):
            statements.append(statement)

    def traced(*given, **options) -> sqlite3.Connection:
        connection = connect(*given, **options)
        connection.set_trace_callback(trace)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    with opened_desk(tmp_path / "desk.db") as (desk, client):
        ada = Browser(client, "Ada")
        assert ada.add() == 1
        ada.decide(1, [1], "accept")
        ada.decide(1, [2], "note", "who says so?")
        # Nothing of what was shown before helps.
        desk.articles._ready.cache_clear()
        statements.clear()
        yield ada, statements


def decision(kind: str, place: int, text: str = "", seen: int = 2) -> Callable[[Browser], int]:
    data = {"check": 1, "places": [place], "kind": kind, "text": text, "seen": seen}
    return lambda ada: ada.json("/articles/1/decisions", data).status_code


@pytest.mark.parametrize(
    ("request_", "status", "writes"),
    [
        (decision("accept", 2), 200, 1),
        (decision("accept", 1), 200, 0),
        (decision("dismiss", 1, "no", seen=0), 409, 0),
        (decision("note", 4, "ask"), 200, 1),
        (lambda ada: ada.json("/articles/1/undo", {"check": 1}).status_code, 200, 1),
        (lambda ada: ada.json("/articles/1/redo", {"check": 1}).status_code, 200, 0),
        (lambda ada: ada.get("/articles/1/decisions?revision=1&seen=0").status_code, 200, 0),
    ],
    ids=["ruling", "ruling that holds", "clash", "note", "undo", "redo", "poll"],
)
def test_session_and_log_are_read_once_and_no_report(asked, request_, status: int, writes: int):
    ada, statements = asked
    assert request_(ada) == status
    selects = [line for line in statements if line.startswith("SELECT")]

    def reads(table: str) -> int:
        return sum(bool(re.search(rf"\bFROM {table}\b", line)) for line in selects)

    assert reads("sessions") == 1
    assert sum("kind, undoes" in line for line in selects) == 1
    assert reads("sentences") == 1
    assert not [line for line in selects if re.search(r"\b(report|attempts|data)\b", line)]
    assert sum(line.startswith("INSERT INTO decisions") for line in statements) == writes
    assert len(selects) <= 6


def test_nothing_new_reads_no_log(asked):
    ada, statements = asked
    assert ada.get("/articles/1/decisions?revision=1&seen=2").status_code == 204
    assert len(statements) == 2
    assert not [line for line in statements if "kind, undoes" in line]
