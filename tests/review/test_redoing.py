"""Making decisions again that were undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desks import ARTICLE
from stored import checked

from claimcheck.errors import InputError
from claimcheck.review.selections import Selection
from claimcheck.review.storage import listing
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.record import ruled
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


def test_what_is_done_again_is_as_it_was_and_is_a_line_of_its_own(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)
    selected = {n: Selection(4, 11, "council") for n in (1, 2)}
    decisions.decide(check, [1, 2], "comment", "who?", "Ada", None, selected)
    before = decisions.state(article, check)
    undoing.undo(article, check, "Ada")
    assert [e.place for e in undoing.redo(article, check, "Ada").entries] == [1, 2]
    assert [e.kind for e in decisions.log(article)] == [*["comment"] * 2, *["undo"] * 2] + [
        "comment"
    ] * 2
    after = decisions.state(article, check)
    for place in (1, 2):
        (was,), (now) = before.standings[place].notes, after.standings[place].notes
        assert [replace(e, id=was.id, stroke=1, at=was.at, redoes=None) for e in now] == [was]
        assert now[0].redoes == was.id
    assert undoing.redo(article, check, "Ada").entries == ()
    assert len(undoing.undo(article, check, "Ada").entries) == 2


def test_what_is_answered_to_doing_again_is_what_the_database_has(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)
    decisions.decide(check, [1], "dismiss", "the tool misread", "Ada")
    _, new = checked(store, f"It rained. {ARTICLE}", article)
    for shown, step in ((check, undoing.undo), (check, undoing.redo), (new, undoing.undo)):
        outcome = step(article, shown, "Ada")
        assert outcome.state == decisions.state(article, shown)
        (row,), _ = listing.rows(store, listing.Wanted())
        assert row.reviewed == decisions.state(article, new).reviewed
    undoing.redo(article, new, "Ada")
    # It counts once, with the sentence that it was made on.
    (ruling,) = ruled(store)
    assert (ruling.check, ruling.place, ruling.reason) == (check, 1, "misread")


def test_a_ruling_is_not_done_again_over_somebody_elses(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [1], "dismiss", "no", "Ada")
    for _ in range(2):
        undoing.undo(article, check, "Ada")
    undoing.redo(article, check, "Ada")
    undoing.redo(article, check, "Ada")  # one's own is no hindrance
    undoing.undo(article, check, "Ada")
    decisions.decide(check, [1], "needs_source", "", "Ben")
    with pytest.raises(InputError, match="Ben ruled on this sentence since"):
        undoing.redo(article, check, "Ada")
    undoing.undo(article, check, "Ben")
    assert len(undoing.redo(article, check, "Ada").entries) == 1


def test_a_ruling_that_is_done_again_is_on_what_it_was_made_on(store: Store):
    article, check = checked(store)
    Decisions(store).decide(check, [1], "accept", "", "Ada")
    undoing = Undoing(store)
    undoing.undo(article, check, "Ada")
    store.connection.execute("UPDATE sentences SET verdict = 'disputed' WHERE place = 1")
    assert undoing.redo(article, check, "Ada").state.standings[1].change == "verdict"
