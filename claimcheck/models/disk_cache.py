"""The models' answers on disk: the level of the cache behind what a process remembers.

One SQLite database in write-ahead mode, which many processes may share and which a killed one
leaves whole. It holds digests and numbers, never a text. Every answer is sealed with a checksum, as
SQLite has none of its own: what was damaged on the disk is not known, rather than wrong. Whatever
goes wrong with the file is told once, and the models are asked instead.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from claimcheck.models.cache import Kind

#: Most of a disk that the answers take unless told otherwise, in megabytes of 2**20 bytes.
MEGABYTES = 256
#: The database inside the folder; the number is that of its layout.
FILE = "answers-1.db"
#: Seconds to wait for another process to have written; one that is busy for longer is stuck.
PATIENCE = 5.0
#: Share of the limit that is left where answers had to go.
LEFT = 0.9
#: A use is noted to the hour, so that a run that only reads seldom writes.
_HOUR = 3600
#: Most keys in one question; SQLite takes 32,766 parameters since 3.32.
_CHUNK = 500
_SEAL = 8

_LOG = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, used INTEGER NOT NULL, answer BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used, id);
"""


class DiskCache:
    """A `claimcheck.models.cache.Memory` on disk. Threads may share it; a process opens its own.

    Nothing is opened or made before the first question. Where the file cannot be used, or another
    user could write to it, ``warn`` is told so once and nothing is known from then on.

    Args:
        folder: where the file lies, made if absent for its owner alone; by default ``claimcheck``
            in the platform's folder for caches, on Linux that of ``XDG_CACHE_HOME``.
        megabytes: the size of the database from which on the answers used longest ago go.
        warn: told in a sentence why the answers are not kept.
        clock: the seconds since 1970.
    """

    def __init__(
        self,
        folder: Path | None = None,
        megabytes: int = MEGABYTES,
        *,
        warn: Callable[[str], None] = _LOG.warning,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder, self._megabytes = folder, megabytes
        self._warn, self._clock = warn, clock
        self._lock = threading.Lock()
        self._opened: sqlite3.Connection | None = None
        self._process = 0
        self._off = False

    def __reduce__(self) -> tuple[Callable[[], DiskCache], tuple[()]]:
        """Another process that is sent one opens its own, in its own user's folder."""
        make = partial(DiskCache, self._folder, self._megabytes, warn=self._warn, clock=self._clock)
        return make, ()

    @property
    def path(self) -> Path:
        """The database."""
        return (self._folder or default_folder()) / FILE

    @property
    def _limit(self) -> int:
        """The size in bytes."""
        return self._megabytes << 20

    def usable(self) -> bool:
        """Whether the database can be opened, which is made if absent; ``warn`` is told if not."""
        self._try(lambda _connection: None)
        return not self._off

    def recall(self, kind: Kind, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:  # noqa: ARG002
        """Return what is known of ``keys``."""
        found: dict[bytes, bytes] = {}

        def read(connection: sqlite3.Connection) -> None:
            for start in range(0, len(keys), _CHUNK):
                found.update(self._read(connection, keys[start : start + _CHUNK]))

        self._try(read)
        return found

    def keep(self, kind: Kind, answers: Mapping[bytes, bytes]) -> None:  # noqa: ARG002
        """Remember answers by key; those used longest ago go where the file grows too large."""
        hour = self._hour()
        rows = [(key, hour, answer + _seal(key, answer)) for key, answer in answers.items()]

        def write(connection: sqlite3.Connection) -> None:
            with _transaction(connection):
                connection.executemany(
                    "INSERT OR REPLACE INTO answers (key, used, answer) VALUES (?, ?, ?)", rows
                )
                self._make_room(connection)
            if _size(connection, "page_count") > self._limit:
                # As a script, since `execute` steps once and so frees one page.
                connection.executescript("PRAGMA incremental_vacuum")

        self._try(write)

    def _read(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the whole answers to some keys, and note that they were used."""
        marks, hour = ", ".join("?" * len(keys)), self._hour()
        rows = connection.execute(
            f"SELECT id, key, answer, used < ? FROM answers WHERE key IN ({marks})", (hour, *keys)
        ).fetchall()
        old = [(hour, number) for number, *_, unused in rows if unused]
        if old:
            with _transaction(connection):
                connection.executemany("UPDATE answers SET used = ? WHERE id = ?", old)
        return {key: row[:-_SEAL] for _, key, row, _ in rows if _is_whole(key, row)}

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Delete the answers used longest ago where all take more than they may."""
        if _live(connection) <= self._limit:
            return
        (count,) = connection.execute("SELECT count(*) FROM answers").fetchone()
        while count > 0 and _live(connection) > LEFT * self._limit:
            some = max(1, count // 20)
            connection.execute(
                "DELETE FROM answers WHERE id IN "
                "(SELECT id FROM answers ORDER BY used, id LIMIT ?)",
                (some,),
            )
            count -= some

    def _try(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the database; give it up for good where that fails."""
        with self._lock:
            if self._off:
                return
            try:
                work(self._connected())
            except (OSError, sqlite3.Error, ValueError) as error:
                self._off = True
                self._warn(
                    f"answers of the models are not kept: {self.path}: {error}; a damaged file "
                    "can be removed, CLAIMCHECK_CACHE names another folder, --no-cache keeps none"
                )

    def _connected(self) -> sqlite3.Connection:
        """This process's connection; one that was opened before a fork is not touched."""
        if self._opened is None or self._process != os.getpid():
            self._opened, self._process = _open(self.path), os.getpid()
            weakref.finalize(self, _close, self._opened, self._process)
        return self._opened

    def _hour(self) -> int:
        return int(self._clock()) // _HOUR


def default_folder() -> Path:
    """Where the platform has programs keep what can be made again."""
    import platformdirs

    return platformdirs.user_cache_path("claimcheck", appauthor=False)


def _open(path: Path) -> sqlite3.Connection:
    """Open the database, made if absent.

    Raises OSError or `sqlite3.Error` where it cannot be used.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(f"{path.parent} is a file, and no folder") from error
    with suppress(FileExistsError):  # SQLite gives the files beside it the same rights
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    for place in (path.parent, path):
        _check_owner(place)
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        # The first one works on an empty file only, and before the second makes it one that is not.
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {4 << 20}")
        connection.executescript(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _check_owner(place: Path) -> None:
    """Raise OSError where another user could put answers of his own into the place."""
    if not hasattr(os, "geteuid"):
        return
    status = place.stat()
    if status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise OSError(f"{place} can be written by other users")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite does not wait for others that do so as well."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _close(connection: sqlite3.Connection, process: int) -> None:
    """Close a connection in the process that opened it."""
    if os.getpid() == process:
        connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    # It commits or undoes, if a full disk has not undone it already.
    with connection:
        yield


def _live(connection: sqlite3.Connection) -> int:
    """Bytes of the database that are in use."""
    free = _size(connection, "freelist_count")
    return _size(connection, "page_count") - free


def _size(connection: sqlite3.Connection, pages: str) -> int:
    """Bytes of a kind of pages."""
    (count,) = connection.execute(f"PRAGMA {pages}").fetchone()
    (each,) = connection.execute("PRAGMA page_size").fetchone()
    return int(count) * int(each)


def _seal(key: bytes, answer: bytes) -> bytes:
    return hashlib.blake2b(key + answer, digest_size=_SEAL).digest()


def _is_whole(key: bytes, row: object) -> bool:
    """Whether a stored row is an answer to the key as it was kept."""
    return isinstance(row, bytes) and row[-_SEAL:] == _seal(key, row[:-_SEAL])
