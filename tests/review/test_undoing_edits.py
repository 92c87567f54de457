"""Taking edits back, among decisions and among the edits of others."""

from __future__ import annotations

import pytest
from desks import ARTICLE
from stored import checked, finished

from claimcheck.errors import InputError
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import TakenBack, Undoing
from claimcheck.review.undoing import Way


def text(store: Store, article: int) -> str:
    articles = Articles(store)
    return articles.inputs(articles.checks(article)[0].id)[0].data.decode()


def test_edits_and_decisions_are_undone_in_the_order_they_were_made(store: Store):
    article, check = checked(store)
    decisions, undoing = Decisions(store), Undoing(store)
    edited, again = (ARTICLE.replace("nine", n) for n in ("ten", "six"))
    decisions.decide(check, [4], "accept", "", "Ada")
    checked(store, edited, article, way="edit")
    _, check = checked(store, again, article, way="edit")
    decisions.decide(check, [2], "accept", "", "Ada")

    def stand() -> tuple[str, list[int]]:
        state = decisions.state(article, check)
        return text(store, article), [n for n, found in state.standings.items() if found.ruling]

    steps = [(again, [2, 4]), (again, [4]), (edited, [4]), (ARTICLE, [4]), (ARTICLE, [])]
    for steps_on, step in ((steps, undoing.undo), (steps[::-1], undoing.redo)) * 2:
        for expected in steps_on[1:]:
            step(article, check, "Ada")
            check = finished(store, article)
            assert stand() == expected
        outcome = step(article, check, "Ada")
        assert (outcome.entries, outcome.taken_back) == ((), None)
    made = Articles(store).checks(article)
    assert [c.created_by for c in made] == ["Ada"] * 11  # and nothing of it is gone


def test_a_revision_says_which_it_takes_back_and_where(store: Store):
    article, _ = checked(store)
    _, check = checked(store, ARTICLE.replace("nine", "ten"), article, way="edit")
    taken = Undoing(store).undo(article, check, "Ada").taken_back
    assert taken == TakenBack(3, of=2, place=1)
    # While that is checked, it can be taken back as well; where, nobody knows yet.
    assert Undoing(store).redo(article, check, "Ada").taken_back == TakenBack(4, of=3, place=None)
    newest, before, *_ = Articles(store).checks(article)
    assert (newest.way, newest.undoes, newest.state) == ("undo", before.id, "queued")


def test_a_place_that_the_page_does_not_have_is_not_told(store: Store):
    article, _ = checked(store, "Rain fell. The mayor left.")
    _, check = checked(store, "Rain fell.", article, way="edit")
    assert Undoing(store).undo(article, check, "Ada").taken_back == TakenBack(3, 2, None)


@pytest.mark.parametrize(("by", "way"), [("Ben", "edit"), ("Ada", "given")])
def test_an_edit_is_not_undone_where_the_text_was_changed_since(store: Store, by: str, way: Way):
    article, _ = checked(store)
    checked(store, ARTICLE.replace("nine", "ten"), article, way="edit")
    _, check = checked(store, ARTICLE.replace("Monday", "Friday"), article, by, way)
    Decisions(store).decide(check, [4], "accept", "", "Ada")
    undoing = Undoing(store)
    assert undoing.undo(article, check, "Ada").entries  # decisions made since can be
    with pytest.raises(InputError, match=f"revision 3 by {by} came since"):
        undoing.undo(article, check, "Ada")
    assert len(Articles(store).checks(article)) == 3


def test_what_was_given_or_made_by_others_is_nobodys_to_undo(store: Store):
    article, _ = checked(store)
    checked(store, ARTICLE.replace("nine", "ten"), article)
    _, check = checked(store, ARTICLE.replace("nine", "six"), article, "Ben", "edit")
    assert Undoing(store).undo(article, check, "Ada").taken_back is None
    assert len(Articles(store).checks(article)) == 3
