"""Articles under review, their revisions, and the check of each."""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from claimcheck.errors import InputError
from claimcheck.records import VERDICTS, Report
from claimcheck.report.findings import FLAGS
from claimcheck.report.view import explained, ground
from claimcheck.review.storage import packing
from claimcheck.review.storage.basis import basis
from claimcheck.review.storage.decisions import count_reviewed
from claimcheck.review.storage.keys import keys
from claimcheck.review.storage.store import Store, now

#: Times that a check is begun before it is said to have stopped: one may have ended the server.
MOST_ATTEMPTS = 3
#: Reports that are kept ready.
READY = 16
#: A title longer than this many characters is cut.
LONGEST_TITLE = 300
#: A digest and the compressed bytes.
Blob = tuple[str, bytes]
STOPPED = (
    f"the server ended, or could not keep the result, {MOST_ATTEMPTS} times while this check ran, "
    "so it is not begun again by itself; the text may need more memory or disk than there is"
)


@dataclass(frozen=True, slots=True)
class Given:
    """An article or a reference as it was handed over: ``data``, or the ``url`` to fetch it.

    A ``pasted`` one may have any name, which says nothing of what it is; a file's ending does.
    ``date`` is the day on which a pasted one was published, where that is said.
    """

    name: str
    data: bytes | None = None
    url: str | None = None
    pasted: bool = False
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one revision. ``noted`` counts the sentences to look at."""

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
        blobs = _blobs(inputs)
        with self._store.writing() as connection:
            made = connection.execute(
                "INSERT INTO articles (title, created_at, created_by) VALUES (?, ?, ?)",
                (title[:LONGEST_TITLE], now(), reviewer),
            )
            article = int(made.lastrowid or 0)
            _queue(connection, article, 1, inputs, blobs, reviewer)
        return article

    def revise(
        self, article: int, inputs: Sequence[Given], reviewer: str, base: int | None = None
    ) -> int:
        """Queue the check of a new revision and return its number.

        Raises InputError where ``base`` is given, the check that the revision was made from, and
        another came after it: what that one changed would be lost.
        """
        blobs = _blobs(inputs)
        with self._store.writing() as connection:
            last, newest = connection.execute(
                "SELECT max(revision), max(id) FROM checks WHERE article = ?", (article,)
            ).fetchone()
            if base is not None and base != newest:
                raise InputError(
                    f"revision {last} of this article came meanwhile: nothing was changed; when it "
                    "is checked, reload the page and edit there"
                )
            _queue(connection, article, last + 1, inputs, blobs, reviewer)
        return int(last) + 1

    def again(self, check: int) -> None:
        """Queue a check again that failed or stopped; any other is left as it is."""
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE checks SET state = 'queued', attempts = 0, error = NULL, "
                "finished_at = NULL WHERE id = ? AND state IN ('failed', 'stopped')",
                (check,),
            )

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

    def resume(self) -> list[int]:
        """Queue the checks that ended with the server; return those waiting, in order.

        One that was begun `MOST_ATTEMPTS` times is `STOPPED`.
        """
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE checks SET state = 'stopped', error = ?, finished_at = ? "
                "WHERE state = 'running' AND attempts >= ?",
                (STOPPED, now(), MOST_ATTEMPTS),
            )
            connection.execute("UPDATE checks SET state = 'queued' WHERE state = 'running'")
        return self.waiting()

    def waiting(self) -> list[int]:
        """The checks in the queue, the oldest first."""
        rows = self._store.connection.execute(
            "SELECT id FROM checks WHERE state = 'queued' ORDER BY id"
        )
        return [int(row[0]) for row in rows]

    def ahead(self, check: int) -> int:
        """How many checks must end before a waiting one begins."""
        row = self._store.connection.execute(
            "SELECT count(*) FROM checks WHERE state IN ('queued', 'running') AND id < ?", (check,)
        ).fetchone()
        return int(row[0])

    def begin(self, check: int) -> bool:
        """Say that a check runs; return whether it was still waiting."""
        with self._store.writing() as connection:
            done = connection.execute(
                "UPDATE checks SET state = 'running', attempts = attempts + 1 "
                "WHERE id = ? AND state = 'queued'",
                (check,),
            )
        return done.rowcount == 1

    def put_back(self, check: int) -> None:
        """Queue a check again that was begun and given up for no fault of its own."""
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE checks SET state = 'queued', attempts = attempts - 1 "
                "WHERE id = ? AND state = 'running'",
                (check,),
            )

    def fail(self, check: int, error: str) -> None:
        """Say why a check could not be done; lone surrogates are kept as escapes."""
        error = error.encode("utf-8", "backslashreplace").decode()
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE checks SET state = 'failed', error = ?, finished_at = ? "
                "WHERE id = ? AND state IN ('queued', 'running')",
                (error, now(), check),
            )

    def finish(
        self, check: int, report: Report, texts: Sequence[str], pairs: tuple[int, int] = (0, 0)
    ) -> None:
        """Keep the report of a check and the cleaned ``texts`` of its references.

        ``pairs`` are those that the models read, and those that were known before. A check that
        has ended stays as it is.
        """
        content = [s for s in report.sentences if s.role != "furniture"]
        verdicts = Counter(s.verdict for s in content)
        flags = Counter(flag for s in content for flag in s.flags)
        packed, rests_on = packing.pack(report), basis(report)
        blobs = [_blob(text.encode("utf-8", "surrogatepass")) for text in texts]
        with self._store.writing() as connection:
            if not _unfinished(connection, check):
                return
            named = keys((s.text for s in content), _earlier_keys(connection, check))
            _keep(connection, blobs)
            connection.executemany(
                "INSERT INTO sentences (check_id, place, key, paragraph, verdict, flags, noted, "
                "ground) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(check, s.index, key, s.paragraph, s.verdict, " ".join(s.flags)),
                        *(explained(s), ground(s) if s.verdict == "supported" else ""),
                    )
                    for s, key in zip(content, named, strict=True)
                ],
            )
            connection.execute(
                "UPDATE checks SET state = 'done', error = NULL, finished_at = ?, report = ?, "
                "verdicts = ?, flags = ?, noted = ?, pairs_read = ?, pairs_known = ?, sources = ?, "
                "models = ? WHERE id = ?",
                (
                    now(),
                    packed,
                    json.dumps({name: verdicts[name] for name in VERDICTS}),
                    json.dumps({name: flags[name] for name in FLAGS if flags[name]}),
                    sum(map(explained, content)),
                    *pairs,
                    *(rests_on.sources, rests_on.models),
                    check,
                ),
            )
            title = (report.article.title or "").strip()[:LONGEST_TITLE]
            connection.execute(
                "UPDATE articles SET current = ?1, title = CASE WHEN ?2 = '' THEN title ELSE ?2 END"
                " WHERE id = (SELECT article FROM checks WHERE id = ?1) AND "
                "coalesce(current, 0) < ?1",
                (check, title),
            )
            count_reviewed(connection, _article_of(connection, check))

    def _unpacked(self, check: int) -> Report:
        row = self._store.connection.execute(
            "SELECT report FROM checks WHERE id = ? AND state = 'done'", (check,)
        ).fetchone()
        if row is None:
            raise LookupError(f"check {check} has no report")
        return packing.unpack(row[0])


def _article_of(connection: sqlite3.Connection, check: int) -> int:
    row = connection.execute("SELECT article FROM checks WHERE id = ?", (check,)).fetchone()
    return int(row[0])


def _earlier_keys(connection: sqlite3.Connection, check: int) -> list[list[str]]:
    """The keys of the sentences of every other revision that is done, the newest first."""
    rows = connection.execute(
        "SELECT revision, key FROM sentences JOIN checks ON id = check_id "
        "WHERE article = (SELECT article FROM checks WHERE id = ?1) AND id != ?1 "
        "ORDER BY revision DESC, place",
        (check,),
    )
    return [[key for _, key in told] for _, told in groupby(rows, key=itemgetter(0))]


def _unfinished(connection: sqlite3.Connection, check: int) -> bool:
    row = connection.execute("SELECT state FROM checks WHERE id = ?", (check,)).fetchone()
    return row is not None and row[0] in ("queued", "running")


def _queue(
    connection: sqlite3.Connection,
    article: int,
    revision: int,
    inputs: Sequence[Given],
    blobs: Sequence[Blob | None],
    reviewer: str,
) -> None:
    _keep(connection, filter(None, blobs))
    made = connection.execute(
        "INSERT INTO checks (article, revision, state, created_at, created_by) "
        "VALUES (?, ?, 'queued', ?, ?)",
        (article, revision, now(), reviewer),
    )
    check = made.lastrowid
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
    connection.execute("UPDATE articles SET latest = ? WHERE id = ?", (check, article))


def _day(date: str | None) -> datetime.date | None:
    return None if date is None else datetime.date.fromisoformat(date)


def _blobs(inputs: Sequence[Given]) -> list[Blob | None]:
    """What is kept of inputs. It takes time, so no transaction may wait for it."""
    return [None if given.data is None else _blob(given.data) for given in inputs]


def _blob(data: bytes) -> Blob:
    return hashlib.sha256(data).hexdigest(), zlib.compress(data, 6)


def _keep(connection: sqlite3.Connection, blobs: Iterable[Blob]) -> None:
    connection.executemany("INSERT OR IGNORE INTO blobs VALUES (?, ?)", blobs)
