"""The record of flags over several articles."""

from __future__ import annotations

from stored import checked

from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.record import record
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


def test_the_record_of_flags(store: Store):
    _, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [2], "accept", "", "Ada")
    decisions.decide(check, [2], "dismiss", "the tool misread: no claim", "Ben")
    decisions.decide(check, [4], "needs_source", "", "Ada")
    decisions.decide(check, [4], "note", "…", "Ada")
    second, other = checked(store, "Newly built trains run. The mayor was there.")
    decisions.decide(other, [0], "accept", "", "Ada")
    Undoing(store).undo(second, other, "Ada")
    found = {row.name: row for row in record(store).flags}
    assert found["contradicted"].right == 1.0
    unsupported = found["unsupported"]
    assert (unsupported.accepted, unsupported.needs_source, unsupported.dismissed) == (0, 1, 1)
    assert found["opinion"].right == 0.0
    assert found["disputed"].right is None
    low, high = unsupported.interval
    assert (round(low, 3), round(high, 3)) == (0.095, 0.905)  # Wilson's interval of 1 in 2
