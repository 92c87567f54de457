"""The thread that runs the checks: whatever goes wrong, it lives on and no check is left over."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from desks import ARTICLE, Browser, opened_desk

from claimcheck.review.jobs import worker
from claimcheck.review.storage.check_queue import MOST_ATTEMPTS, CheckQueue


@pytest.fixture
def ada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker, "PAUSE", 0.05)
    with opened_desk(tmp_path / "desk.db") as (_, client):
        yield Browser(client, "Ada")


def failing(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception, times: int) -> None:
    """Make a method of the queue of checks raise, so many times."""
    real, left = getattr(CheckQueue, name), iter(range(times))

    def method(*given):
        if next(left, None) is not None:
            raise error
        return real(*given)

    monkeypatch.setattr(CheckQueue, name, method)


def test_a_refusal_that_is_no_text_ends_its_check_alone(ada: Browser):
    data = json.dumps({"id": "\ud800", "text": "word " * 240_000}).encode()
    answer = ada.form(
        "/new", {"reference_text": "It rained."}, [("article_file", ("a.json", data))]
    )
    status = ada.wait(int(answer.url.path.rsplit("/", 1)[1]))
    assert status["state"] == "failed"
    assert "\\ud800" in status["error"]
    assert "internal error" not in status["error"]
    assert ada.wait(ada.add())["state"] == "done"


@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk is full"), ValueError("odd")])
def test_a_check_that_cannot_be_ended_is_begun_again(ada: Browser, monkeypatch, error):
    failing(monkeypatch, "finish", error, 1)
    failing(monkeypatch, "fail", error, 1)
    failing(monkeypatch, "resume", error, 2)
    data = {"article_text": ARTICLE, "reference_text": "It rained."}
    ada.form("/new", data)
    ada.form("/new", data)
    assert ada.wait(1, 20)["state"] == "done"
    assert ada.wait(2, 20)["state"] == "done"


def test_a_check_that_can_never_be_ended_stops(ada: Browser, monkeypatch):
    for name in ("finish", "fail"):
        failing(monkeypatch, name, sqlite3.OperationalError("disk is full"), MOST_ATTEMPTS)
    stopped, done = ada.add(), ada.add()
    assert ada.wait(stopped)["state"] == "stopped"
    assert "could not keep the result" in ada.wait(stopped)["error"]
    assert ada.wait(done)["state"] == "done"


@pytest.mark.parametrize(("sent", "kept"), [("\ud800", "\ufffd"), ("so \udfff it", "so \ufffd it")])
@pytest.mark.parametrize("kind", ["note", "dismiss"])
def test_half_a_surrogate_pair_in_a_note_costs_no_note(ada: Browser, sent, kept, kind: str):
    number = ada.add()
    data = {"check": ada.check(number), "places": [1], "kind": kind, "text": sent, "seen": None}
    answer = ada.client.post(
        f"/articles/{number}/decisions",
        content=json.dumps(data),
        headers={"x-csrf-token": ada.csrf, "content-type": "application/json"},
    )
    assert answer.status_code == 200
    assert kept in answer.text
    assert kept in ada.get(f"/articles/{number}?sentence=1").text
    for form in ("json", "csv", "md"):
        assert ada.get(f"/articles/{number}/export.{form}").status_code == 200
