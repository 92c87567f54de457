"""The ids of jobs that were seen, however many: they are kept on the disk."""

from __future__ import annotations

import hashlib
import sqlite3

from claimcheck.errors import InputError


class SeenIds:
    """A set of ids in a temporary file, of which a few megabytes are in memory.

    SQLite makes the file, once there are ids enough, and removes it.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def __enter__(self) -> SeenIds:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, name: str | None) -> bool:
        """Add an id and tell whether it is new; none is always new.

        Raises `InputError` when there is no room for it.
        """
        if name is None:
            return True
        key = hashlib.blake2b(name.encode("utf-8"), digest_size=16).digest()
        try:
            added = self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,))
        except sqlite3.Error as error:
            raise InputError(f"the ids of the jobs cannot be kept: {error}") from error
        return added.rowcount == 1
