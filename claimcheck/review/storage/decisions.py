"""What reviewers decided: a log that is only added to, and what of it holds.

A decision belongs to a sentence by its words, so it holds in every revision that has them. It
keeps the verdict and flags that it was made on: where a later check finds otherwise, it is shown
but counts no longer as a review.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.errors import InputError
from claimcheck.review.storage.store import Store, now

Kind = Literal["accept", "dismiss", "needs_source", "note", "undo"]
#: Decisions on a flag; of those on one sentence the last holds.
RULINGS: tuple[Kind, ...] = ("accept", "dismiss", "needs_source")
#: Most characters of a reason or note.
LONGEST = 2000
_FIELDS = "id, stroke, place, key, kind, undoes, text, verdict, flags, reviewer, at"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. ``place`` is the sentence's index when the decision was made.

    ``stroke`` is shared by what was decided at once; ``undone`` says that a later line undoes it.
    """

    id: int
    stroke: int
    place: int
    key: str
    kind: Kind
    undoes: int | None
    text: str
    verdict: str
    flags: str
    reviewer: str
    at: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A sentence of a check that can be decided on."""

    place: int
    key: str
    paragraph: int
    verdict: str
    flags: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of one sentence: the last ruling and all notes.

    ``outdated`` says that the ruling was made on another verdict or other flags.
    """

    ruling: Entry | None = None
    notes: tuple[Entry, ...] = ()
    outdated: bool = False

    @property
    def reviewed(self) -> bool:
        """Whether the sentence was ruled on as it is now."""
        return self.ruling is not None and not self.outdated


class Clash(Exception):
    """Somebody else ruled on a sentence since the reviewer saw it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"{entry.reviewer} ruled on this sentence just now")
        self.entry = entry


def standing(entries: Iterable[Entry], subjects: Sequence[Subject]) -> dict[int, Standing]:
    """Say of every subject, by its place, what holds."""
    rulings: dict[str, Entry] = {}
    notes: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.undone or entry.kind == "undo":
            continue
        if entry.kind == "note":
            notes.setdefault(entry.key, []).append(entry)
        else:
            rulings[entry.key] = entry
    return {s.place: _standing(s, rulings.get(s.key), notes.get(s.key, ())) for s in subjects}


def _standing(subject: Subject, ruling: Entry | None, notes: Sequence[Entry]) -> Standing:
    outdated = ruling is not None and (ruling.verdict, ruling.flags) != (
        subject.verdict,
        subject.flags,
    )
    return Standing(ruling, tuple(notes), outdated)


class Decisions:
    """The log of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def log(self, article: int) -> list[Entry]:
        """All lines about an article, the oldest first."""
        return _log(self._store.connection, article)

    def newest(self, article: int) -> int:
        """The number of the last line about an article, 0 for none."""
        row = self._store.connection.execute(
            "SELECT max(id) FROM decisions WHERE article = ?", (article,)
        ).fetchone()
        return row[0] or 0

    def subjects(self, check: int) -> list[Subject]:
        """The sentences of a check that can be decided on, in order."""
        return _subjects(self._store.connection, check)

    def decide(
        self,
        check: int,
        places: Sequence[int],
        kind: Kind,
        text: str,
        reviewer: str,
        seen: int | None = None,
    ) -> None:
        """Add a decision on sentences of a check to the log; it is kept when this returns.

        Where the reviewer's same decision holds already, it is not added again.

        Args:
            check: the newest of its article.
            places: indices of the sentences.
            kind: a ruling or a note.
            text: the reason or the note.
            reviewer: who decides.
            seen: the last line that the reviewer has seen; None for one who need not look.

        Raises:
            InputError: for a check or sentence that is not there, a dismissal without a reason, an
                empty note, or too long a text.
            Clash: when somebody else ruled on one of the sentences since ``seen``.
        """
        text = _checked(kind, text)
        with self._store.writing() as connection:
            article = _article(connection, check)
            chosen, log = _chosen(connection, check, places), _log(connection, article)
            if kind != "note" and seen is not None:
                _check_clash(log, chosen, reviewer, seen)
            holding = standing(log, chosen)
            said = kind, text, reviewer
            chosen = [s for s in chosen if said not in _said(holding[s.place])]
            stroke = _next_id(connection)
            connection.executemany(
                "INSERT INTO decisions (article, check_id, stroke, place, key, kind, text, "
                "verdict, flags, reviewer, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(article, check, stroke, s.place, s.key, kind, text),
                        *(s.verdict, s.flags, reviewer, now()),
                    )
                    for s in chosen
                ],
            )
            count_reviewed(connection, article)

    def undo(self, article: int, reviewer: str) -> list[Entry]:
        """Undo the reviewer's last decision on an article that holds; return what is undone."""
        with self._store.writing() as connection:
            mine = [
                e
                for e in _log(connection, article)
                if e.reviewer == reviewer and e.kind != "undo" and not e.undone
            ]
            if not mine:
                return []
            undone = [entry for entry in mine if entry.stroke == mine[-1].stroke]
            check = connection.execute(
                "SELECT current FROM articles WHERE id = ?", (article,)
            ).fetchone()[0]
            stroke = _next_id(connection)
            connection.executemany(
                "INSERT INTO decisions (article, check_id, stroke, place, key, kind, undoes, text, "
                "verdict, flags, reviewer, at) VALUES (?, ?, ?, ?, ?, 'undo', ?, '', ?, ?, ?, ?)",
                [
                    (
                        *(article, check, stroke, e.place, e.key),
                        *(e.id, e.verdict, e.flags, reviewer, now()),
                    )
                    for e in undone
                ],
            )
            count_reviewed(connection, article)
        return undone


def reviewed(standings: Mapping[int, Standing], subjects: Iterable[Subject]) -> int:
    """How many of the sentences to look at were ruled on as they are now."""
    return sum(standings[s.place].reviewed for s in subjects if s.noted)


def count_reviewed(connection: sqlite3.Connection, article: int) -> None:
    """Keep with the article how much of it is reviewed, who was last and when."""
    current = connection.execute(
        "SELECT current FROM articles WHERE id = ?", (article,)
    ).fetchone()[0]
    if current is None:
        return
    log, subjects = _log(connection, article), _subjects(connection, current)
    last = log[-1] if log else None
    connection.execute(
        "UPDATE articles SET reviewed = ?, reviewed_by = ?, reviewed_at = ? WHERE id = ?",
        (
            reviewed(standing(log, subjects), subjects),
            last and last.reviewer,
            last and last.at,
            article,
        ),
    )


def _checked(kind: Kind, text: str) -> str:
    text = text.strip()
    if kind not in (*RULINGS, "note"):
        raise InputError(f"unknown decision {kind!r}: use one of {', '.join(RULINGS)}, note")
    if not text and kind in ("dismiss", "note"):
        what = "a reason" if kind == "dismiss" else "some words"
        raise InputError(f"a decision of kind {kind} needs {what}")
    if len(text) > LONGEST:
        raise InputError(f"the text has {len(text):,} characters; at most {LONGEST:,} are kept")
    return text


def _article(connection: sqlite3.Connection, check: int) -> int:
    row = connection.execute(
        "SELECT articles.id, current FROM articles JOIN checks ON article = articles.id "
        "WHERE checks.id = ?",
        (check,),
    ).fetchone()
    if row is None:
        raise InputError(f"there is no check {check}")
    if row[1] != check:
        raise InputError("a newer revision of this article was checked: decide there")
    return int(row[0])


def _chosen(connection: sqlite3.Connection, check: int, places: Sequence[int]) -> list[Subject]:
    subjects = {s.place: s for s in _subjects(connection, check)}
    missing = [place for place in places if place not in subjects]
    if missing or not places:
        what = f"sentence {missing[0]}" if missing else "sentence to decide on"
        raise InputError(f"check {check} has no such thing as a {what}")
    return [subjects[place] for place in dict.fromkeys(places)]


def _said(found: Standing) -> set[tuple[Kind, str, str]]:
    """What was decided on a sentence and by whom, as far as it holds."""
    ruling = (found.ruling,) if found.ruling and not found.outdated else ()
    return {(entry.kind, entry.text, entry.reviewer) for entry in (*ruling, *found.notes)}


def _check_clash(log: Sequence[Entry], chosen: Sequence[Subject], reviewer: str, seen: int) -> None:
    wanted = {subject.key for subject in chosen}
    for entry in log:
        new = entry.id > seen and not entry.undone and entry.reviewer != reviewer
        if new and entry.key in wanted and entry.kind in RULINGS:
            raise Clash(entry)


def _subjects(connection: sqlite3.Connection, check: int) -> list[Subject]:
    rows = connection.execute(
        "SELECT place, key, paragraph, verdict, flags, noted FROM sentences "
        "WHERE check_id = ? ORDER BY place",
        (check,),
    )
    return [Subject(*(*row[:5], bool(row[5]))) for row in rows]


def _log(connection: sqlite3.Connection, article: int) -> list[Entry]:
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM decisions WHERE article = ? ORDER BY id", (article,)
    )
    entries = [Entry(*row) for row in rows]
    undone = {entry.undoes for entry in entries}
    return [replace(e, undone=True) if e.id in undone else e for e in entries]


def _next_id(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decisions'").fetchone()
    return 1 if row is None else int(row[0]) + 1
