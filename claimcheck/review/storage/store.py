"""The database file: connections, transactions, and that one server alone works on it."""

from __future__ import annotations

import datetime
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.review.storage.migrations import migrate

#: Seconds that a connection waits for another one's writing to end.
PATIENCE = 20.0


def now() -> str:
    """The time in UTC, to the millisecond (ISO 8601)."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")


class Store:
    """A database of reviews; made when the file is not there.

    Every thread has a connection of its own. What was committed survives a kill and, as the disk
    keeps its word, a power cut (write-ahead log, synchronous=FULL).

    Args:
        path: the database file; a new one can be read by its owner alone.

    Raises:
        InputError: if it is no such database, cannot be written, or is in use by another server.
    """

    def __init__(self, path: Path) -> None:
        self.path = _resolved(path)
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._opening = threading.Lock()
        self._writing = threading.Lock()
        self._claim = self._claimed()
        try:
            _create(self.path)
            migrate(self.connection, str(path), now())
        except OSError as error:
            self.close()
            raise InputError(f"--db {path}: cannot be written: {error}") from error
        except sqlite3.Error as error:
            self.close()
            raise InputError(f"--db {path}: no database of claimcheck review: {error}") from error
        except InputError:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode; rows can be read by name."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(
                self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            with self._opening:
                self._opened.append(found)
            found.row_factory = sqlite3.Row
            found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = FULL")
            found.execute("PRAGMA foreign_keys = ON")
            self._local.connection = found
        return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is committed when the block ends, and undone when it raises."""
        with self._writing:
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            # It commits or undoes, if a full disk has not undone it already.
            with connection:
                yield connection

    def close(self) -> None:
        """Close all connections; the store is of no use afterwards."""
        with self._opening:
            for connection in (*self._opened, self._claim):
                connection.close()
            self._opened.clear()

    def _claimed(self) -> sqlite3.Connection:
        """Hold a lock that ends with this process, however it ends."""
        beside = self.path.with_name(f"{self.path.name}.lock")
        if not self.path.parent.is_dir():
            raise InputError(
                f"--db {self.path}: there is no folder {self.path.parent}; create it first"
            )
        try:
            _create(beside)
            claim = sqlite3.connect(
                beside, timeout=0, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"--db {self.path}: cannot be written: {error}") from error
        try:
            claim.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            claim.close()
            if "locked" in str(error):
                raise InputError(
                    f"--db {self.path}: another claimcheck review is using it; open its page, "
                    "or name another file"
                ) from error
            raise InputError(f"--db {self.path}: cannot be written: {error}") from error
        except sqlite3.Error as error:
            claim.close()
            raise InputError(f"{beside}: not a lock of claimcheck review: {error}") from error
        return claim


def _resolved(path: Path) -> Path:
    """A path without links: a database has one lock, however it is named."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # links that lead in a circle
        raise InputError(f"--db {path}: cannot be written: {error}") from error


def _create(path: Path) -> None:
    """Make a file for its owner alone; SQLite gives those beside it the same rights.

    One that is there is left alone: closing it would end the locks of this process on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
