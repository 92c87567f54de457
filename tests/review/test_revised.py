"""Decisions on an article that was revised: which stay, which count, where they are kept."""

from __future__ import annotations

import dataclasses

import pytest
from desks import ARTICLE
from stored import checked

from claimcheck.errors import InputError
from claimcheck.review.standing import standing
from claimcheck.review.storage import listing
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.store import Store


def test_a_revision_keeps_decisions_on_sentences_that_did_not_change(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1, 2, 4], "accept", "", "Ada")
    revised = ARTICLE.replace("nine million", "ten million").replace(
        "The mayor was there.", "It rained. The mayor was there."
    )
    _, new = checked(store, revised, article)
    found = standing(decisions.log(article), decisions.subjects(new))
    assert [found[n].ruling is None for n in (1, 2, 5)] == [True, False, False]
    with pytest.raises(InputError, match="a newer revision"):
        decisions.decide(check, [1], "accept", "", "Ada")
    (row,), _ = listing.rows(store, listing.Wanted())
    assert (row.revision, row.noted, row.reviewed) == (2, 3, 2)


def test_a_decision_from_an_earlier_page_is_kept_where_the_sentence_is_the_same(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    _, new = checked(store, f"It rained. {ARTICLE}", article)
    shown = decisions.decide(check, [1], "accept", "", "Ada")
    assert [place for place, found in shown.standings.items() if found.ruling] == [1]
    (entry,) = decisions.log(article)
    assert entry.place == 2
    (row,), _ = listing.rows(store, listing.Wanted())
    assert row.reviewed == decisions.state(article, new).reviewed == 1
    store.connection.execute("UPDATE sentences SET verdict = 'disputed' WHERE check_id = 2")
    with pytest.raises(InputError, match="a newer revision"):
        decisions.decide(check, [1], "dismiss", "no", "Ada")
    decisions.decide(check, [1], "note", "as the mayor said", "Ada")
    assert [e.place for e in decisions.log(article)] == [2, 2]


def test_a_ruling_on_another_verdict_is_shown_and_counts_no_longer(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    subjects = decisions.subjects(check)
    changed = [dataclasses.replace(s, verdict="unsupported") for s in subjects]
    found = standing(decisions.log(article), changed)
    assert found[1].ruling is not None
    assert found[1].outdated
    assert not found[1].reviewed
