"""The log of decisions: what is added to it, what is refused, what can never be changed."""

from __future__ import annotations

import sqlite3

import pytest
from stored import checked

from claimcheck.errors import InputError
from claimcheck.review.standing import State, standing
from claimcheck.review.storage import listing
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


def test_a_decision_stands_and_counts(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [2], "note", "ask the desk", "Ben")
    found = standing(decisions.log(article), decisions.subjects(check))
    assert found[1].ruling.kind == "accept"
    assert found[1].reviewed
    assert found[2].ruling is None
    assert [n.text for n in found[2].notes] == ["ask the desk"]
    (row,), total = listing.rows(store, listing.Wanted())
    assert (row.noted, row.reviewed, row.reviewed_by, total) == (3, 1, "Ben", 1)


@pytest.mark.parametrize(
    "statement", ["UPDATE decisions SET kind = 'note'", "DELETE FROM decisions"]
)
def test_the_log_is_only_added_to(store: Store, statement: str):
    _, check = checked(store)
    Decisions(store).decide(check, [1], "accept", "", "Ada")
    with pytest.raises(sqlite3.IntegrityError, match="cannot be"):
        store.connection.execute(statement)


@pytest.mark.parametrize(
    ("places", "kind", "text", "says"),
    [
        ([1], "dismiss", "  ", "needs a reason"),
        ([1], "note", "", "needs some words"),
        ([1], "undo", "", "unknown decision"),
        ([1], "approve", "", "unknown decision 'approve'"),
        ([99], "accept", "", "sentence 99"),
        ([], "accept", "", "sentence to decide on"),
        ([1], "note", "x" * 2001, "2,001 characters"),
    ],
)
def test_what_is_no_decision_is_refused(store: Store, places, kind, text, says):
    article, check = checked(store)
    with pytest.raises(InputError, match=says):
        Decisions(store).decide(check, places, kind, text, "Ada")
    assert Decisions(store).log(article) == []


def test_a_decision_that_holds_is_not_added_again(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)

    def kept() -> int:
        return len([e for e in decisions.log(article) if e.kind != "undo"])

    for times, decision in enumerate(
        [
            ([1], "accept", "", "Ada"),
            ([1], "dismiss", "no", "Ada"),
            ([1], "dismiss", "never", "Ada"),
            ([1], "dismiss", "never", "Ben"),
            ([2], "note", "ask", "Ben"),
        ],
        start=1,
    ):
        for _ in range(2):
            decisions.decide(check, *decision)
            assert kept() == times
    decisions.decide(check, [1, 4], "dismiss", "never", "Ben")
    assert kept() == 6
    Undoing(store).undo(article, check, "Ben")
    found = standing(decisions.log(article), decisions.subjects(check))
    assert (found[1].ruling.reviewer, found[4].ruling) == ("Ben", None)
    decisions.decide(check, [4], "dismiss", "never", "Ben")  # what was undone may be decided anew
    assert kept() == 7


def test_an_outdated_decision_is_made_anew(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    store.connection.execute("UPDATE sentences SET verdict = 'disputed' WHERE place = 1")
    decisions.decide(check, [1], "accept", "", "Ada")
    assert [e.verdict for e in decisions.log(article)] == ["contradicted", "disputed"]


def test_what_is_answered_is_what_the_database_has(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)

    def same(answered: State) -> None:
        row = store.connection.execute("SELECT reviewed, reviewed_by FROM articles").fetchone()
        assert tuple(row) == (answered.reviewed, answered.log[-1].reviewer)
        assert answered == decisions.state(article, check)

    same(decisions.decide(check, [1, 2], "accept", "", "Ada"))
    same(decisions.decide(check, [2], "note", "ask", "Ben"))
    same(decisions.decide(check, [2], "note", "ask", "Ben"))
    same(Undoing(store).undo(article, check, "Ada").state)
    same(Undoing(store).undo(article, check, "Ada").state)
    assert [entry.id for entry in decisions.log(article)] == [1, 2, 3, 4, 5]
