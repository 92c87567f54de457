"""Articles and references as they were handed over, and how their bytes are kept."""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: A digest and the compressed bytes.
Blob = tuple[str, bytes]


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


def blobs_of(inputs: Sequence[Given]) -> list[Blob | None]:
    """What is kept of inputs. It takes time, so no transaction may wait for it."""
    return [None if given.data is None else blob_of(given.data) for given in inputs]


def blob_of(data: bytes) -> Blob:
    """Return bytes as they are kept."""
    return hashlib.sha256(data).hexdigest(), zlib.compress(data, 6)


def keep(connection: sqlite3.Connection, blobs: Iterable[Blob]) -> None:
    """Keep what is not kept yet."""
    connection.executemany("INSERT OR IGNORE INTO blobs VALUES (?, ?)", blobs)
