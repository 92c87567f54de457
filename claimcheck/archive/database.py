"""The file of an archive: an SQLite database, its version, and what is said when it is damaged."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import InputError

#: What tells an archive from other SQLite files ("ccar"), and the version of its tables.
APPLICATION = 0x63636172
VERSION = 1
#: Seconds that a commit waits for searches that have begun, and a search for a commit.
PATIENCE = 600.0

#: Most bytes of the file that are mapped into memory; SQLite takes no more.
_MAPPED = 2_147_418_112
#: ``signs`` holds those of a document's vectors, its sentences numbered from ``first`` on;
#: ``vectors`` one of each sentence, in half precision.
_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    date TEXT,
    language TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    packed BLOB NOT NULL
)""",
    "CREATE INDEX documents_by_source ON documents (source)",
    """CREATE TABLE signs (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    first INTEGER NOT NULL,
    data BLOB NOT NULL
)""",
    "CREATE TABLE vectors (sentence INTEGER PRIMARY KEY, data BLOB NOT NULL)",
)


def open_existing(path: Path) -> sqlite3.Connection:
    """Open an archive; what a killed run left half written is undone.

    Raises:
        InputError: there is none, it is no archive, is damaged, or is of a newer version.
    """
    if path.is_dir():
        raise InputError(f"{path}: is a folder, no archive, which is one file; name that")
    if not path.is_file():
        raise InputError(
            f"{path}: there is no such archive; claimcheck index add {path} PATH ... makes one"
        )
    # Not tried by opening it: closing it again would free locks that SQLite has of this process.
    if not os.access(path, os.R_OK):
        raise InputError(f"{path}: this archive cannot be read: you have no permission to")
    with told(path):
        connection = _connected(path)
        try:
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def open_or_make(path: Path, encoder: str, dimension: int) -> sqlite3.Connection:
    """Open an archive to be written, which is made for the encoder when it is not there.

    The caller keeps others from writing. A new file can be read by its owner alone.

    Raises:
        InputError: as `open_existing` does, or the file cannot be made.
    """
    if is_blank(path):
        with told(path):
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            connection = _connected(path)
            try:
                _make(connection, encoder, dimension)
            finally:
                connection.close()
    return open_existing(path)


def is_blank(path: Path) -> bool:
    """Whether there is no file, or an empty one, as a run leaves that is killed at once."""
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: this archive cannot be written: {reason}") from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: committed when the block ends, undone when it raises."""
    connection.execute("BEGIN IMMEDIATE")
    # It commits or undoes, if a full disk has not undone it already.
    with connection:
        yield


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read in the block is of one state of the database."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of the database, and what a damaged one brings about, into `InputError`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise InputError(f"{path}: this archive cannot be used: {error}") from error
    except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError) as error:
        raise damaged(path, str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: this archive cannot be written: {reason}") from error


def damaged(path: Path, reason: str) -> InputError:
    """What is raised for a file that is no archive, or none any more."""
    return InputError(
        f"{path}: no archive of claimcheck, or damaged ({reason}); restore it from a copy, or "
        "make another with claimcheck index add"
    )


def _connected(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    # A commit is on the disk when it returns, the end of its journal too.
    connection.execute("PRAGMA synchronous = EXTRA")
    # Vectors are read where they lie: a third less time for a search than by copying pages.
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    # What a file made to do harm has in its schema is not run.
    connection.execute("PRAGMA trusted_schema = OFF")
    # The text of a document that was removed is nowhere in the file any more.
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _make(connection: sqlite3.Connection, encoder: str, dimension: int) -> None:
    with writing(connection):
        for statement in _TABLES:
            connection.execute(statement)
        about = {"encoder": encoder, "dimension": str(dimension)}
        connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise InputError for what is no archive of a version that is known."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise damaged(path, "another kind of file")
    if version > VERSION:
        raise InputError(
            f"{path}: this archive is of version {version}, newer than the {VERSION} that this "
            "claimcheck reads; use the claimcheck that wrote it, or a newer one"
        )
