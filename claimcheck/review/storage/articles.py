"""Articles under review, their revisions, and the check of each."""

from __future__ import annotations

import datetime
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.errors import InputError
from claimcheck.records import Report
from claimcheck.review.limits import LONGEST_TITLE
from claimcheck.review.storage import packing
from claimcheck.review.storage.given import Blob, Given, blobs_of, keep
from claimcheck.review.storage.store import Store, now
from claimcheck.review.undoing import Way

#: Reports that are kept ready.
READY = 16


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one revision. ``noted`` counts the sentences to look at.

    ``way`` is how the revision was made, ``undoes`` the check of the one that it takes back,
    ``follows`` the last line of the log before it, 0 for none.
    """

    id: int
    article: int
    revision: int
    state: str
    attempts: int
    error: str | None
    created_at: str
    created_by: str
    finished_at: str | None
    noted: int
    pairs_read: int
    pairs_known: int
    way: Way
    undoes: int | None
    follows: int


_COLUMNS = ", ".join(Check.__dataclass_fields__)


class Articles:
    """The articles of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Reports never change, so the newest used stay in memory.
        self._ready = lru_cache(maxsize=READY)(self._unpacked)

    def add(self, title: str, inputs: Sequence[Given], reviewer: str) -> int:
        """Add an article, queue its first check and return the article's id.

        ``inputs`` are the article and, after it, its references.
        """
        blobs = blobs_of(inputs)
        with self._store.writing() as connection:
            made = connection.execute(
                "INSERT INTO articles (title, created_at, created_by) VALUES (?, ?, ?)",
                (title[:LONGEST_TITLE], now(), reviewer),
            )
            article = int(made.lastrowid or 0)
            _queue(connection, article, 1, inputs, blobs, reviewer)
        return article

    def revise(
        self,
        article: int,
        inputs: Sequence[Given],
        reviewer: str,
        base: int | None = None,
        way: Way = "given",
    ) -> int:
        """Queue the check of a new revision, made in some way, and return its number.

        Raises InputError where ``base`` is given, the check that the revision was made from, and
        another came after it: what that one changed would be lost.
        """
        blobs = blobs_of(inputs)
        with self._store.writing() as connection:
            last, newest = connection.execute(
                "SELECT max(revision), max(id) FROM checks WHERE article = ?", (article,)
            ).fetchone()
            if base is not None and base != newest:
                raise InputError(
                    f"revision {last} of this article came meanwhile: nothing was changed; when it "
                    "is checked, reload the page and edit there"
                )
            _queue(connection, article, last + 1, inputs, blobs, reviewer, way)
        return int(last) + 1

    def title(self, article: int) -> str | None:
        """The title of an article, None when there is no such article."""
        row = self._store.connection.execute(
            "SELECT title FROM articles WHERE id = ?", (article,)
        ).fetchone()
        return None if row is None else str(row[0])

    def checks(self, article: int) -> list[Check]:
        """All checks of an article, the newest revision first."""
        rows = self._store.connection.execute(
            f"SELECT {_COLUMNS} FROM checks WHERE article = ? ORDER BY revision DESC", (article,)
        )
        return [Check(*row) for row in rows]

    def article_of(self, check: int) -> int | None:
        """The article of a check, None when there is no such check."""
        row = self._store.connection.execute(
            "SELECT article FROM checks WHERE id = ?", (check,)
        ).fetchone()
        return None if row is None else int(row[0])

    def check_done(self, article: int, revision: int) -> int | None:
        """The check of a revision, None where there is none that is done."""
        row = self._store.connection.execute(
            "SELECT id FROM checks WHERE article = ? AND revision = ? AND state = 'done'",
            (article, revision),
        ).fetchone()
        return None if row is None else int(row[0])

    def inputs(self, check: int) -> list[Given]:
        """What a check is given: the article and, after it, its references."""
        rows = self._store.connection.execute(
            "SELECT name, data, url, pasted, date FROM inputs LEFT JOIN blobs ON blob = sha256 "
            "WHERE check_id = ? ORDER BY position",
            (check,),
        )
        return [
            Given(name, data and zlib.decompress(data), url, bool(pasted), _day(date))
            for name, data, url, pasted, date in rows
        ]

    def report(self, check: int) -> Report:
        """The report of a check that is done. Raises LookupError for any other."""
        return self._ready(check)

    def text(self, sha256: str) -> str | None:
        """The cleaned text of a reference by its digest."""
        row = self._store.connection.execute(
            "SELECT data FROM blobs WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return None if row is None else zlib.decompress(row[0]).decode("utf-8", "surrogatepass")

    def _unpacked(self, check: int) -> Report:
        row = self._store.connection.execute(
            "SELECT report FROM checks WHERE id = ? AND state = 'done'", (check,)
        ).fetchone()
        if row is None:
            raise LookupError(f"check {check} has no report")
        return packing.unpack(row[0])


def _queue(
    connection: sqlite3.Connection,
    article: int,
    revision: int,
    inputs: Sequence[Given],
    blobs: Sequence[Blob | None],
    reviewer: str,
    way: Way = "given",
) -> None:
    keep(connection, filter(None, blobs))
    check = queue_check(connection, article, revision, reviewer, way)
    connection.executemany(
        "INSERT INTO inputs (check_id, position, name, blob, url, pasted, date) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(check, position, given.name, blob and blob[0], given.url, given.pasted),
                given.date and given.date.isoformat(),
            )
            for position, (given, blob) in enumerate(zip(inputs, blobs, strict=True))
        ],
    )


def queue_check(
    connection: sqlite3.Connection,
    article: int,
    revision: int,
    reviewer: str,
    way: Way,
    undoes: int | None = None,
) -> int:
    """Queue the check of a revision, whose inputs are still to be kept, and return its number."""
    made = connection.execute(
        "INSERT INTO checks (article, revision, state, created_at, created_by, way, undoes, "
        "follows) VALUES (?1, ?2, 'queued', ?3, ?4, ?5, ?6, "
        "(SELECT coalesce(max(id), 0) FROM decisions WHERE article = ?1))",
        (article, revision, now(), reviewer, way, undoes),
    )
    check = int(made.lastrowid or 0)
    connection.execute("UPDATE articles SET latest = ? WHERE id = ?", (check, article))
    return check


def _day(date: str | None) -> datetime.date | None:
    return None if date is None else datetime.date.fromisoformat(date)
