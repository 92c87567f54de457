"""Undoing decisions: whose, how many at once, and on which revision."""

from __future__ import annotations

from desks import ARTICLE
from stored import checked

from claimcheck.review.standing import standing
from claimcheck.review.storage import listing
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.store import Store


def test_the_last_ruling_holds_and_undoing_brings_back_the_one_before(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)

    def kind() -> str | None:
        ruling = standing(decisions.log(article), decisions.subjects(check))[1].ruling
        return ruling and ruling.kind

    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [1], "dismiss", "it is in the archive", "Ada")
    assert kind() == "dismiss"
    assert [e.place for e in decisions.undo(check, "Ada")[0]] == [1]
    assert kind() == "accept"
    decisions.undo(check, "Ada")
    assert kind() is None
    assert decisions.undo(check, "Ada")[0] == []
    assert [e.kind for e in decisions.log(article)] == ["accept", "dismiss", "undo", "undo"]


def test_undo_takes_back_a_whole_stroke_and_only_ones_own(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1, 2], "needs_source", "", "Ada")
    decisions.decide(check, [4], "accept", "", "Ben")
    assert sorted(e.place for e in decisions.undo(check, "Ada")[0]) == [1, 2]
    found = standing(decisions.log(article), decisions.subjects(check))
    assert [found[n].ruling is None for n in (1, 2, 4)] == [True, True, False]


def test_undo_on_an_earlier_revision_counts_for_the_newest(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    _, new = checked(store, f"It rained. {ARTICLE}", article)
    decisions.decide(new, [0, 3], "needs_source", "", "Ada")
    undone, answered = decisions.undo(check, "Ada")
    assert [entry.place for entry in undone] == [0, 3]
    assert [place for place, found in answered.standings.items() if found.ruling] == [1]
    (row,), _ = listing.rows(store, listing.Wanted())
    assert row.reviewed == decisions.state(article, new).reviewed == 1
