"""Checks from the queue to the report: which wait, which runs, and how each ended."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from claimcheck.records import VERDICTS, Report
from claimcheck.report.findings import FLAGS
from claimcheck.report.view import explained, ground
from claimcheck.review.limits import LONGEST_TITLE
from claimcheck.review.storage import packing
from claimcheck.review.storage.basis import basis
from claimcheck.review.storage.given import blob_of, keep
from claimcheck.review.storage.keys import keys
from claimcheck.review.storage.log import count_reviewed
from claimcheck.review.storage.store import Store, now

#: Times that a check is begun before it is said to have stopped: one may have ended the server.
MOST_ATTEMPTS = 3
STOPPED = (
    f"the server ended, or could not keep the result, {MOST_ATTEMPTS} times while this check ran, "
    "so it is not begun again by itself; the text may need more memory or disk than there is"
)


class CheckQueue:
    """The checks of a store, as one worker runs them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def again(self, check: int) -> None:
        """Queue a check again that failed or stopped; any other is left as it is."""
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE checks SET state = 'queued', attempts = 0, error = NULL, "
                "finished_at = NULL WHERE id = ? AND state IN ('failed', 'stopped')",
                (check,),
            )

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
        blobs = [blob_of(text.encode("utf-8", "surrogatepass")) for text in texts]
        with self._store.writing() as connection:
            if not _unfinished(connection, check):
                return
            named = keys((s.text for s in content), _earlier_keys(connection, check))
            keep(connection, blobs)
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
