"""Undoing edits and decisions as the desk's pages ask for it, and the log of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import Browser, opened_desk
from pages import words

from claimcheck.review.desk import Desk

FIXED = "The council said that it cost five million crowns."


@pytest.fixture
def desk_and_ada(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db") as (desk, client):
        ada = Browser(client, "Ada")
        assert ada.add() == 1
        yield desk, ada


def sent(ada: Browser, path: str, **data):
    answer = ada.json(f"/articles/1/{path}", {"check": ada.check(1), **data})
    assert answer.status_code == 200, answer.text
    assert ada.wait(1)["state"] == "done"
    return answer.json()


def text(desk: Desk) -> str:
    return desk.articles.report(desk.articles.checks(1)[0].id).article.text


def test_an_edit_is_undone_by_a_revision_and_so_is_that(desk_and_ada):
    desk, ada = desk_and_ada
    first = text(desk)
    sent(ada, "edit", place=1, text=FIXED)
    edited = text(desk)
    for path, revision, expected in (("undo", 3, first), ("redo", 4, edited)):
        answer = sent(ada, path)
        assert answer["taken_back"] == {"revision": revision, "of": revision - 1, "place": 1}
        assert (answer["kind"], answer["places"]) == (None, [])
        assert text(desk) == expected
    inputs = [desk.articles.inputs(check.id) for check in desk.articles.checks(1)]
    assert inputs[0] == inputs[2]
    assert inputs[1] == inputs[3]


def test_a_revision_made_the_newest_again_is_undone_too(desk_and_ada):
    desk, ada = desk_and_ada
    sent(ada, "edit", place=1, text=FIXED)
    edited = text(desk)
    ada.form("/articles/1/restore?revision=1", {})
    assert ada.wait(1)["state"] == "done"
    assert FIXED not in text(desk)
    assert sent(ada, "undo")["taken_back"]["of"] == 3
    assert text(desk) == edited


def test_an_edit_that_another_edit_followed_is_not_undone(desk_and_ada):
    desk, ada = desk_and_ada
    ben = Browser(ada.client, "Ben")
    sent(ada, "edit", place=1, text=FIXED)
    sent(ben, "edit", place=2, text="Trains run.")
    answer = ada.json("/articles/1/undo", {"check": ada.check(1)})
    assert answer.status_code == 400
    assert "revision 3 by Ben came since" in answer.json()["error"]["message"]
    assert sent(ben, "undo")["taken_back"]["of"] == 3


def test_the_log_tells_decisions_and_revisions_in_order(desk_and_ada):
    _, ada = desk_and_ada
    ada.decide(1, [4], "accept")
    sent(ada, "edit", place=1, text=FIXED)
    for path in ("undo", "undo", "redo"):
        sent(ada, path)
    ada.form("/articles/1/restore?revision=2", {})
    assert ada.wait(1)["state"] == "done"
    log = words(ada.get("/articles/1/log").text)
    told = (
        "revision 4: an earlier one made the newest again",
        "accepted again",
        "undo",
        "revision 3: takes back revision 2",
        "revision 2: an edit undone later",
        "accepted undone later",
    )
    at = log.index("undoing adds one too")
    for line in told:
        at = log.index(line, at) + len(line)
    lines = ada.get("/articles/1/export.json").json()["review"]["log"]
    assert [line["redoes"] for line in lines] == [None, None, lines[0]["id"]]
