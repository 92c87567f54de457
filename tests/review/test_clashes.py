"""No ruling is overruled by somebody who has not seen it."""

from __future__ import annotations

import pytest
from stored import checked

from claimcheck.review.storage.decisions import Clash, Decisions
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


def test_somebody_elses_ruling_is_not_overruled_unseen(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    seen = decisions.newest(article)
    decisions.decide(check, [1], "accept", "", "Ben", seen)
    with pytest.raises(Clash, match="Ben ruled on this sentence just now"):
        decisions.decide(check, [1, 2], "dismiss", "no", "Ada", seen)
    decisions.decide(check, [2], "accept", "", "Ada", seen)
    decisions.decide(check, [1], "dismiss", "no", "Ada", decisions.newest(article))
    assert [e.reviewer for e in decisions.log(article)] == ["Ben", "Ada", "Ada"]


@pytest.mark.parametrize(
    ("second", "clashes"),
    [
        (([1], "dismiss", "no"), True),
        (([1], "accept", "as the mayor said"), True),
        (([4, 1], "needs_source", ""), True),
        (([1], "accept", ""), False),
        (([1, 4], "accept", ""), False),
        (([4], "dismiss", "no"), False),
        (([1], "note", "see page 2"), False),
    ],
)
def test_ones_own_ruling_in_another_tab_is_not_overruled_unseen(store: Store, second, clashes):
    article, check = checked(store)
    decisions = Decisions(store)
    seen = decisions.newest(article)
    decisions.decide(check, [1], "accept", "", "Ada", seen)
    if clashes:
        with pytest.raises(Clash, match="you ruled on this sentence just now") as raised:
            decisions.decide(check, *second, "Ada", seen)
        assert raised.value.state.standings[1].ruling.kind == "accept"
        assert len(decisions.log(article)) == 1
        seen = raised.value.state.seen
    decisions.decide(check, *second, "Ada", seen)


def test_what_was_undone_in_another_tab_is_no_clash(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada", 0)
    Undoing(store).undo(article, check, "Ada")
    found = decisions.decide(check, [1], "dismiss", "no", "Ada", 0)
    assert (found.seen, found.reviewed, found.standings[1].ruling.kind) == (3, 1, "dismiss")
