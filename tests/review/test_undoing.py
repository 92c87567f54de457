"""Undoing decisions: whose, how many at once, and on which revision."""

from __future__ import annotations

import pytest
from desks import ARTICLE
from stored import checked

from claimcheck.review.standing import standing
from claimcheck.review.storage import listing
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.log import NoSuchCheck
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


def test_the_last_ruling_holds_and_undoing_brings_back_the_one_before(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)

    def kind() -> str | None:
        ruling = standing(decisions.log(article), decisions.subjects(check))[1].ruling
        return ruling and ruling.kind

    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [1], "dismiss", "it is in the archive", "Ada")
    assert kind() == "dismiss"
    assert [e.place for e in undoing.undo(article, check, "Ada").entries] == [1]
    assert kind() == "accept"
    undoing.undo(article, check, "Ada")
    assert kind() is None
    assert undoing.undo(article, check, "Ada").entries == ()
    assert [e.kind for e in decisions.log(article)] == ["accept", "dismiss", "undo", "undo"]


def test_undo_takes_back_a_whole_stroke_and_only_ones_own(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)
    decisions.decide(check, [1, 2], "needs_source", "", "Ada")
    decisions.decide(check, [4], "accept", "", "Ben")
    assert sorted(e.place for e in undoing.undo(article, check, "Ada").entries) == [1, 2]
    found = standing(decisions.log(article), decisions.subjects(check))
    assert [found[n].ruling is None for n in (1, 2, 4)] == [True, True, False]


def test_undo_on_an_earlier_revision_counts_for_the_newest(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    _, new = checked(store, f"It rained. {ARTICLE}", article)
    decisions.decide(new, [0, 3], "needs_source", "", "Ada")
    outcome = undoing.undo(article, check, "Ada")
    assert [entry.place for entry in outcome.entries] == [0, 3]
    assert [place for place, found in outcome.state.standings.items() if found.ruling] == [1]
    (row,), _ = listing.rows(store, listing.Wanted())
    assert row.reviewed == decisions.state(article, new).reviewed == 1


def test_a_check_of_another_article_is_refused(store: Store):
    article, check = checked(store)
    other, _ = checked(store)
    for number in (check, 99):
        with pytest.raises(NoSuchCheck):
            Undoing(store).undo(other, number, "Ada")
