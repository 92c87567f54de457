"""What a reviewer did to an article, in order, and so what is undone or done again next.

Nothing is taken out of what is kept: a line of the log undoes a decision and another makes it
again, and an edit is taken back by one more revision, as that one is by yet another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal, TypeAlias

from claimcheck.review.standing import Entry

#: How a revision was made: from what somebody gave, by an edit of the text that is shown, by making
#: an earlier one the newest again, or by taking one back.
Way = Literal["given", "edit", "restore", "undo"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision by its ``check`` and its ``number``.

    ``follows`` is the last line of the log before it, ``undoes`` the check of the revision that it
    takes back.
    """

    check: int
    number: int
    by: str
    way: Way
    follows: int
    undoes: int | None


#: What was done at once: decisions, or a change of the text.
Act: TypeAlias = tuple[Entry, ...] | Revision
_Key: TypeAlias = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class History:
    """What holds of all that a reviewer did to an article, and what was undone since.

    The last of ``done`` is undone next; the last of ``undone`` is done again next. A revision among
    the undone is the one that took another back.
    """

    done: tuple[Act, ...]
    undone: tuple[Act, ...]


def history(log: Sequence[Entry], revisions: Sequence[Revision], reviewer: str) -> History:
    """Return what a reviewer can undo and do again, by all that is kept of an article."""
    done: dict[_Key, Act] = {}
    undone: dict[_Key, Act] = {}
    for key, act, back in _acts(log, revisions, reviewer):
        if back in done:
            gone = done.pop(back)
            if isinstance(act, Revision):
                undone[key] = act
            else:
                undone[back] = gone
        elif undone.pop(back, None):
            done[key] = act
        else:
            done[key] = act
            undone.clear()
    return History(tuple(done.values()), tuple(undone.values()))


def after_it(act: Revision, revisions: Sequence[Revision], reviewer: str) -> Revision | None:
    """The last revision after one of the reviewer's, unless all are the reviewer's own edits.

    Taking that one back would take back what this one changed.
    """
    later = (r for r in reversed(revisions) if r.check > act.check)
    return next((r for r in later if r.by != reviewer or r.way == "given"), None)


def _acts(
    log: Sequence[Entry], revisions: Sequence[Revision], reviewer: str
) -> Iterator[tuple[_Key, Act, _Key]]:
    """What the reviewer did, in order: its key, itself, and the key of what it takes back."""
    strokes = {entry.id: entry.stroke for entry in log}
    own = [entry for entry in log if entry.reviewer == reviewer]
    acts: list[tuple[tuple[int, int], tuple[_Key, Act, _Key]]] = []
    for stroke, entries in groupby(own, key=attrgetter("stroke")):
        made = tuple(entries)
        back = strokes.get(made[0].undoes or made[0].redoes or 0)
        acts.append(((stroke, 0), (("decisions", stroke), made, ("decisions", back))))
    for r in revisions:
        if r.by == reviewer and r.way != "given":
            act = ("revision", r.check), r, ("revision", r.undoes)
            acts.append(((r.follows, r.check), act))
    return (act for _, act in sorted(acts, key=lambda found: found[0]))
