"""The lines of the log in the database, and the sentences that they are on."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from claimcheck.errors import InputError
from claimcheck.review.standing import Entry, State, Subject, marked, state

#: The columns that are an `Entry`, in the order of its fields.
FIELDS = (
    "id, stroke, place, key, kind, undoes, text, verdict, flags, reviewer, at, reason, "
    "span_start, span_end, words, sources, models, redoes"
)


class NoSuchCheck(InputError):
    """A check is not there, or is of another article."""


def article_of(connection: sqlite3.Connection, check: int) -> tuple[int, int]:
    """The article of a check, and its newest check that is done.

    Raises NoSuchCheck for one that is not there.
    """
    row = connection.execute(
        "SELECT articles.id, current FROM articles JOIN checks ON article = articles.id "
        "WHERE checks.id = ?",
        (check,),
    ).fetchone()
    if row is None:
        raise NoSuchCheck(f"there is no check {check}")
    return row[0], row[1]


def subjects_of(connection: sqlite3.Connection, check: int) -> list[Subject]:
    """The sentences of a check that can be decided on, in order."""
    rows = connection.execute(
        "SELECT s.place, s.key, s.paragraph, s.verdict, s.flags, s.noted, checks.sources, "
        "checks.models FROM sentences AS s JOIN checks ON checks.id = s.check_id "
        "WHERE s.check_id = ? ORDER BY s.place",
        (check,),
    )
    return [Subject(*(*row[:5], bool(row[5]), *row[6:])) for row in rows]


def log_of(connection: sqlite3.Connection, article: int) -> list[Entry]:
    """All lines about an article, the oldest first, those that were undone marked so."""
    rows = connection.execute(
        f"SELECT {FIELDS} FROM decisions WHERE article = ? ORDER BY id", (article,)
    )
    return marked([Entry(*row) for row in rows])


def next_id(connection: sqlite3.Connection) -> int:
    """The number that the next line will have."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'decisions'").fetchone()
    return 1 if row is None else int(row[0]) + 1


def add(connection: sqlite3.Connection, article: int, check: int, made: Sequence[Entry]) -> None:
    """Add lines about a check, which have their numbers."""
    connection.executemany(
        f"INSERT INTO decisions (article, check_id, {FIELDS}) VALUES ({', '.join('?' * 20)})",
        [
            (
                *(article, check, e.id, e.stroke, e.place, e.key, e.kind, e.undoes),
                *(e.text, e.verdict, e.flags, e.reviewer, e.at, e.reason, e.start, e.end),
                *(e.words, e.sources, e.models, e.redoes),
            )
            for e in made
        ],
    )


def add_again(connection: sqlite3.Connection, made: Sequence[Entry]) -> None:
    """Add lines that say again what earlier ones said, about the checks that those were about."""
    same = ", ".join(sorted(set(FIELDS.split(", ")) - {"id", "stroke", "at", "redoes"}))
    connection.executemany(
        f"INSERT INTO decisions (article, check_id, id, stroke, at, redoes, {same}) "
        f"SELECT article, check_id, ?, ?, ?, id, {same} FROM decisions WHERE id = ?",
        [(entry.id, entry.stroke, entry.at, entry.redoes) for entry in made],
    )


def count_reviewed(connection: sqlite3.Connection, article: int) -> None:
    """Keep with an article how much of its newest check that is done is reviewed."""
    current = connection.execute(
        "SELECT current FROM articles WHERE id = ?", (article,)
    ).fetchone()[0]
    if current is not None:
        found = state(log_of(connection, article), subjects_of(connection, current))
        keep_reviewed(connection, article, found)


def keep_reviewed(connection: sqlite3.Connection, article: int, found: State) -> None:
    """Keep with the article how much of it is reviewed, who was last and when."""
    by = (found.log[-1].reviewer, found.log[-1].at) if found.log else (None, None)
    connection.execute(
        "UPDATE articles SET reviewed = ?, reviewed_by = ?, reviewed_at = ? WHERE id = ?",
        (found.reviewed, *by, article),
    )
