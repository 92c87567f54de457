"""What an address names that is not there, and what is a bug of the desk."""

from __future__ import annotations

import logging

import pytest
from desks import Browser, opened_desk

from claimcheck.review.http.rendering import static_url
from claimcheck.review.http.web import NOT_HERE
from claimcheck.review.storage import listing
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.decisions import Decisions


@pytest.fixture(scope="module")
def ada(tmp_path_factory: pytest.TempPathFactory):
    with opened_desk(tmp_path_factory.mktemp("desk") / "desk.db") as (_, client):
        ada = Browser(client, "Ada")
        assert ada.add() == 1
        yield ada


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/static/nothing.js",
        "/static/000000000000/desk.js",
        static_url("nothing.js"),
        "/flags.exe",
        "/articles/2",
        "/articles/x",
        "/articles/-1",
        "/articles/9999999999999",
        "/articles/1?revision=2",
        "/articles/1?revision=x",
        "/articles/1?sentence=99",
        "/articles/2/status",
        "/articles/2/log",
        "/articles/2/revise",
        "/articles/1/export.exe",
        "/articles/2/export.json",
        "/articles/1/export.json?revision=2",
        "/articles/1/sentences/99",
        "/articles/1/sentences/x",
        "/articles/1/sentences/0?revision=2",
        "/articles/1/references/1?revision=1&start=0&end=1",
        "/articles/1/references/0?revision=2&start=0&end=1",
        "/articles/1/references/0?revision=1",
        "/articles/1/decisions?revision=2&seen=9",
        "/articles/1/decisions?seen=9",
        "/articles/2/decisions?revision=1&seen=9",
    ],
)
def test_what_is_not_there_is_not_found(ada: Browser, path: str, caplog: pytest.LogCaptureFixture):
    answer = ada.get(path)
    assert (answer.status_code, NOT_HERE in answer.text) == (404, True)
    assert not caplog.records


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/articles/2/decisions", {"check": 1, "places": [1], "kind": "accept"}),
        ("/articles/1/decisions", {"check": 2, "places": [1], "kind": "accept"}),
        ("/articles/2/undo", {"check": 1}),
        ("/articles/1/undo", {"check": 2}),
        ("/articles/2/redo", {"check": 1}),
        ("/articles/1/redo", {"check": 2}),
        ("/articles/2/again", {}),
        ("/articles/2/restore?revision=1", {}),
        ("/articles/1/restore?revision=7", {}),
    ],
)
def test_nothing_is_done_to_what_is_not_there(ada: Browser, path: str, data: dict):
    answer = ada.json(path, data)
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, NOT_HERE)
    assert ada.get("/articles/1/decisions?revision=1&seen=0").status_code == 204


def test_no_revision_is_made_of_what_is_not_there(ada: Browser):
    assert ada.form("/articles/2/revise", {"article_text": "Other words."}).status_code == 404


@pytest.mark.parametrize("error", [KeyError, IndexError, LookupError, ValueError])
@pytest.mark.parametrize(
    ("owner", "name", "path"),
    [
        (listing, "rows", "/"),
        (Articles, "checks", "/articles/1"),
        (Articles, "report", "/articles/1/export.json"),
        (Decisions, "newest", "/articles/1/decisions?revision=1&seen=9"),
    ],
)
def test_a_bug_is_logged_and_is_no_missing_page(
    ada: Browser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    owner: object,
    name: str,
    path: str,
    error: type[Exception],
):
    def broken(*given):
        raise error("secret of the desk")

    monkeypatch.setattr(owner, name, broken)
    answer = ada.get(path)
    assert answer.status_code == 500
    assert "something went wrong here" in answer.text
    assert "secret" not in answer.text
    assert error.__name__ not in answer.text
    (record,) = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert record.exc_info is not None
    assert record.exc_info[0] is error


def test_a_bug_in_an_action_is_logged_and_answered_as_json(
    ada: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*given):
        raise KeyError("secret of the desk")

    monkeypatch.setattr(Decisions, "decide", broken)
    answer = ada.json("/articles/1/decisions", {"check": 1, "places": [1], "kind": "accept"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, 500)
    assert "secret" not in answer.text
    assert "KeyError" in caplog.text
