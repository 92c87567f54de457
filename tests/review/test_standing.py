"""What stands of a log, without a database."""

from __future__ import annotations

import pytest
from log_lines import SUBJECTS, entry, log

from claimcheck.review.standing import (
    Entry,
    ruled_since,
    said,
    standing,
    state,
)


@pytest.mark.parametrize(
    ("lines", "seen", "reviewed"),
    [
        ((), 0, 0),
        ((entry(3, "a", "accept"),), 3, 1),
        ((entry(3, "a", "accept"), entry(7, "b", "dismiss")), 7, 2),
        ((entry(3, "a", "accept"), entry(4, "a", "dismiss")), 4, 1),
        ((entry(3, "a", "note"),), 3, 0),
        ((entry(3, "c", "accept"),), 3, 0),
        ((entry(3, "of another revision", "accept"),), 3, 0),
        ((entry(3, "a", "accept", flags=""),), 3, 0),
        ((entry(3, "a", "accept", verdict="disputed"),), 3, 0),
        ((entry(3, "a", "accept"), entry(4, "a", "undo", undoes=3)), 4, 0),
    ],
)
def test_state(lines: tuple[Entry, ...], seen: int, reviewed: int):
    found = state(log(*lines), SUBJECTS)
    assert (found.seen, found.noted, found.reviewed) == (seen, 2, reviewed)


def test_undoing_brings_back_the_ruling_before_and_leaves_notes():
    lines = log(
        entry(1, "a", "accept"),
        entry(2, "a", "note", text="ask"),
        entry(3, "a", "dismiss", text="no"),
        entry(4, "a", "undo", undoes=3),
    )
    assert [line.undone for line in lines] == [False, False, True, False]
    found = standing(lines, SUBJECTS)[0]
    assert found.ruling is lines[0]
    assert [note.text for note in found.notes] == ["ask"]


@pytest.mark.parametrize(
    ("seen", "keys", "found"),
    [(0, "a", 1), (1, "a", 5), (5, "a", None), (0, "b", None), (0, "c", None), (0, "abc", 1)],
)
def test_ruled_since(seen: int, keys: str, found: int | None):
    lines = log(
        entry(1, "a", "accept"),
        entry(2, "b", "note", text="ask"),
        entry(3, "c", "accept", "Ben"),
        entry(4, "c", "undo", "Ben", undoes=3),
        entry(5, "a", "dismiss", "Ben", text="no"),
    )
    newer = ruled_since(lines, [s for s in SUBJECTS if s.key in keys], seen)
    assert (newer and newer.id) == found


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        (("dismiss", "no", "Ada"), True),
        (("dismiss", "never", "Ada"), False),
        (("dismiss", "no", "Ben"), False),
        (("accept", "", "Ada"), False),  # overruled since
        (("note", "ask", "Ben"), True),
    ],
)
def test_said(decision: tuple, found: bool):
    lines = log(
        entry(1, "a", "accept"),
        entry(2, "a", "note", "Ben", text="ask"),
        entry(3, "a", "dismiss", text="no"),
    )
    assert said(standing(lines, SUBJECTS)[0], *decision) is found


def test_what_is_outdated_is_not_said():
    lines = log(entry(1, "a", "accept", verdict="disputed"))
    assert not said(standing(lines, SUBJECTS)[0], "accept", "", "Ada")
