"""Undoing a reviewer's last decision or edit and doing it again, each kept like any other."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.errors import InputError
from claimcheck.review.standing import REMARKS, RULINGS, Entry, State, marked, state
from claimcheck.review.storage.articles import queue_check
from claimcheck.review.storage.log import (
    NoSuchCheck,
    add,
    add_again,
    article_of,
    keep_reviewed,
    log_of,
    next_id,
    subjects_of,
)
from claimcheck.review.storage.store import Store, now
from claimcheck.review.undoing import Revision, after_it, history


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A revision that was queued: its number, and that of the one ``of`` which it takes back.

    ``place`` is where the text will be another, None where that is not known or nowhere.
    """

    revision: int
    of: int
    place: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was undone or done again: decisions or a change of the text; neither for nothing.

    ``state`` is what holds of the check then.
    """

    state: State
    entries: tuple[Entry, ...] = ()
    taken_back: TakenBack | None = None


class Undoing:
    """What the reviewers of a store undo and do again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo(self, article: int, check: int, reviewer: str) -> Outcome:
        """Undo what the reviewer did last of all that holds: decisions, or a change of the text.

        Args:
            article: what it was done to.
            check: one of its checks, of which is told what holds.
            reviewer: who undoes; what others did stays.

        Raises:
            NoSuchCheck: for a check that is not there or is none of that article.
            InputError: others have changed the text since.
        """
        return self._taken(article, check, reviewer, again=False)

    def redo(self, article: int, check: int, reviewer: str) -> Outcome:
        """Do again what the reviewer undid last and has done nothing since.

        Args and what is raised are those of `undo`; InputError too where somebody else ruled on a
        sentence since a ruling on it was undone.
        """
        return self._taken(article, check, reviewer, again=True)

    def _taken(self, article: int, check: int, reviewer: str, *, again: bool) -> Outcome:
        with self._store.writing() as connection:
            found, current = article_of(connection, check)
            if found != article:
                raise NoSuchCheck(f"check {check} is none of article {article}")
            subjects, log = subjects_of(connection, check), log_of(connection, article)
            revisions = _revisions(connection, article)
            past = history(log, revisions, reviewer)
            acts = past.undone if again else past.done
            if not acts:
                return Outcome(state(log, subjects))
            act = acts[-1]
            if isinstance(act, Revision):
                taken_back = _take_back(connection, article, current, act, revisions, reviewer)
                return Outcome(state(log, subjects), taken_back=taken_back)
            first = next_id(connection)
            if again:
                made = _made_again(log, act, first)
                add_again(connection, made)
            else:
                made = _unmade(act, first)
                add(connection, article, current, made)
            holds = state(marked([*log, *made]), subjects)
            newest = holds
            if current != check:
                newest = state(holds.log, subjects_of(connection, current))
            keep_reviewed(connection, article, newest)
        return Outcome(holds, act)


def _unmade(entries: Sequence[Entry], first: int) -> list[Entry]:
    """The lines that undo others, numbered from ``first``; an undoing says nothing itself."""
    at = now()
    said = [replace(e, kind="undo", undoes=e.id, redoes=None, at=at) for e in entries]
    return [
        replace(e, id=n, stroke=first, text="", reason="", start=None, end=None, words="")
        for n, e in enumerate(said, start=first)
    ]


def _made_again(log: Sequence[Entry], entries: Sequence[Entry], first: int) -> list[Entry]:
    """The lines that say again what undone ones said, numbered from ``first``.

    They are on the verdict and flags that those were on, so what has changed since is seen.
    """
    undone_at = {entry.undoes: entry.id for entry in log}
    for entry in entries:
        if entry.kind in REMARKS:
            continue
        others = (e for e in log if e.key == entry.key and e.reviewer != entry.reviewer)
        since = (e for e in others if e.id > undone_at[entry.id] and not e.undone)
        newer = next((e for e in since if e.kind in RULINGS), None)
        if newer is not None:
            raise InputError(
                f"{newer.reviewer} ruled on this sentence since you undid it: decide on it there"
            )
    at = now()
    return [
        replace(e, id=n, stroke=first, at=at, redoes=e.id, undone=False)
        for n, e in enumerate(entries, start=first)
    ]


def _take_back(
    connection: sqlite3.Connection,
    article: int,
    shown: int,
    act: Revision,
    revisions: Sequence[Revision],
    reviewer: str,
) -> TakenBack:
    """Queue as a new revision what was given before one, which so is taken back.

    Raises:
        InputError: somebody else changed the text since, or a new one was given.
    """
    later = after_it(act, revisions, reviewer)
    if later is not None:
        raise InputError(
            f"revision {later.number} by {later.by} came since and would be lost: open the "
            "revision that you want and make it the newest again"
        )
    (before,) = (r.check for r in revisions if r.number == act.number - 1)
    number = revisions[-1].number + 1
    check = queue_check(connection, article, number, reviewer, "undo", act.check)
    connection.execute(
        "INSERT INTO inputs (check_id, position, name, blob, url, pasted, date) "
        "SELECT ?, position, name, blob, url, pasted, date FROM inputs WHERE check_id = ?",
        (check, before),
    )
    return TakenBack(number, act.number, _first_other(connection, before, act.check, shown))


def _first_other(connection: sqlite3.Connection, before: int, after: int, shown: int) -> int | None:
    """The first sentence of one check that a later one has not, if the one shown has the place."""
    row = connection.execute(
        "SELECT min(place) FROM sentences WHERE check_id = ?1 "
        "AND key NOT IN (SELECT key FROM sentences WHERE check_id = ?2) "
        "AND place IN (SELECT place FROM sentences WHERE check_id = ?3) "
        "AND EXISTS (SELECT 1 FROM sentences WHERE check_id = ?2)",
        (before, after, shown),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def _revisions(connection: sqlite3.Connection, article: int) -> list[Revision]:
    rows = connection.execute(
        "SELECT id, revision, created_by, way, follows, undoes FROM checks WHERE article = ? "
        "ORDER BY revision",
        (article,),
    )
    return [Revision(*row) for row in rows]
