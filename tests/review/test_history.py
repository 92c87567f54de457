"""What a reviewer can undo and do again, told without a database."""

from __future__ import annotations

import pytest
from log_lines import entry, log

from claimcheck.review.undoing import Act, Revision, after_it, history


def edit(number: int, follows: int = 0, undoes: int | None = None, by: str = "Ada", way="edit"):
    """A revision whose check has the number that it has itself."""
    return Revision(number, number, by, "undo" if undoes else way, follows, undoes)


def named(acts: tuple[Act, ...]) -> str:
    """Every act by the number of its revision, or by its lines."""
    return " ".join(
        f"r{act.number}" if isinstance(act, Revision) else "+".join(str(e.id) for e in act)
        for act in acts
    )


A = entry(1, "a", "accept")
U = entry(2, "a", "undo", undoes=1)
B = entry(3, "b", "dismiss", text="no")


@pytest.mark.parametrize(
    ("lines", "revisions", "done", "undone"),
    [
        ([], [], "", ""),
        ([A], [], "1", ""),
        ([A, U], [], "", "1"),
        ([A, U, entry(3, "a", "accept", redoes=1)], [], "3", ""),
        ([A, U, B], [], "3", ""),  # what was undone before something else is not done again
        ([A, U, entry(3, "b", "accept", "Ben")], [], "", "1"),
        ([A, entry(2, "b", "note", text="ask"), entry(3, "b", "undo", undoes=2),
          entry(4, "a", "undo", undoes=1)], [], "", "2 1"),
        ([A, B], [edit(2, follows=1)], "1 r2 3", ""),
        ([A, B], [edit(2, follows=3)], "1 3 r2", ""),
        ([A], [edit(2, 1), edit(3, 1, undoes=2)], "1", "r3"),
        ([A, U], [edit(2, 1), edit(3, 1, undoes=2)], "", "r3 1"),
        ([A, B], [edit(2, 1), edit(3, 1, undoes=2)], "1 3", ""),
        ([], [edit(2), edit(3, undoes=2), edit(4, undoes=3)], "r4", ""),
        ([], [edit(2), edit(3, undoes=2), edit(4, undoes=3), edit(5, undoes=4)], "", "r5"),
        ([], [edit(2), edit(3), edit(4, undoes=3), edit(5, undoes=2)], "", "r4 r5"),
        ([], [edit(2), edit(3), edit(4, undoes=3), edit(5)], "r2 r5", ""),
        ([], [edit(2, way="restore")], "r2", ""),
        ([A], [edit(2, 1, way="given"), edit(3, 1, by="Ben")], "1", ""),
    ],
)  # fmt: skip
def test_what_is_undone_and_done_again_next_comes_last(lines, revisions, done: str, undone: str):
    found = history(log(*lines), [edit(1, way="given"), *revisions], "Ada")
    assert (named(found.done), named(found.undone)) == (done, undone)


def test_what_was_decided_at_once_is_one_act_and_ones_own():
    lines = log(
        entry(1, "a", "accept", stroke=1),
        entry(2, "b", "accept", stroke=1),
        entry(3, "c", "note", text="ask"),
        entry(4, "c", "accept", "Ben"),
        entry(5, "c", "undo", undoes=3),
    )
    assert named(history(lines, [], "Ada").done) == "1+2"
    assert named(history(lines, [], "Ben").done) == "4"
    assert history(lines, [], "Cy").done == ()


@pytest.mark.parametrize(
    ("revisions", "found"),
    [
        ([], None),
        ([edit(3, by="Ben")], 3),
        ([edit(3), edit(4, undoes=3)], None),
        ([edit(3, way="given")], 3),
        ([edit(3, by="Ben"), edit(4, by="Ben", undoes=3), edit(5)], 4),
    ],
)
def test_what_came_after_an_edit_and_would_be_lost(revisions: list[Revision], found: int | None):
    act = edit(2)
    later = after_it(act, [edit(1, way="given"), act, *revisions], "Ada")
    assert (later and later.number) == found
