"""What an archive keeps: documents, the vectors of their sentences, and the signs of these."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from claimcheck.archive.database import reading, told, writing
from claimcheck.archive.entries import Entry
from claimcheck.archive.sign_index import SignIndex, sign_bytes
from claimcheck.arrays import Floats
from claimcheck.errors import InputError
from claimcheck.records import Document
from claimcheck.records.codec import from_json

#: Half precision moves a cosine by less than 0.0005 and takes half the room.
_STORED = np.dtype("<f2")
#: Most bytes of a document, so that a file made to do harm cannot fill the memory.
_LARGEST = 256_000_000
_COLUMNS = ", ".join(field.name for field in dataclasses.fields(Entry))
#: Share of all stored sentences, those nearest by signs, that is compared exactly, and the least
#: number of them; measured in docs/archive.md.
SHARE, LEAST = 0.0016, 1600
_HEXADECIMAL = frozenset("0123456789abcdef")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stored sentences nearest to one vector, the nearest first.

    Attributes:
        sentences: their numbers, shape (n,).
        documents: the numbers of the documents that hold them, shape (n,).
        cosines: with the vector, shape (n,).
    """

    sentences: Numbers
    documents: Numbers
    cosines: Floats


class Store:
    """The tables of one archive.

    Args:
        connection: to a database that `claimcheck.archive.database` opened.
        path: what messages call it.

    All methods raise `InputError` where the file is damaged, or cannot be read or written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._loaded: _Signs | None = None
        with told(path):
            about: dict[str, str] = dict(connection.execute("SELECT name, value FROM about"))
            self.encoder, self.dimension = about["encoder"], int(about["dimension"])

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read in the block is of one state, whatever another process does meanwhile."""
        with told(self._path), reading(self._connection):
            yield

    def counts(self) -> tuple[int, int]:
        """How many documents and sentences there are."""
        query = "SELECT count(*), coalesce(sum(sentences), 0) FROM documents"
        with told(self._path):
            documents, sentences = self._connection.execute(query).fetchone()
        return documents, sentences

    def entries(self) -> list[Entry]:
        """The documents in the order in which they were added."""
        return self._entries("ORDER BY id")

    def entry(self, sha256: str) -> Entry | None:
        """The document of a text, by its digest."""
        return next(iter(self._entries("WHERE sha256 = ?", sha256)), None)

    def named(self, name: str) -> list[Entry]:
        """The documents that were read from a source, or whose digest begins so."""
        beginning = name.lower() if set(name.lower()) <= _HEXADECIMAL else "none"
        return self._entries("WHERE source = ? OR sha256 GLOB ? ORDER BY id", name, f"{beginning}*")

    def document(self, sha256: str) -> Document:
        """A document as it was when it was added."""
        query = "SELECT packed FROM documents WHERE sha256 = ?"
        with told(self._path):
            row = self._connection.execute(query, (sha256,)).fetchone()
            if row is None:
                raise InputError(f"{self._path}: holds no document {sha256}")
            return from_json(Document, _unpacked(row[0]))

    def add(self, new: Iterable[tuple[str, Document, Floats]]) -> list[Entry]:
        """Keep documents, each with its source and the vectors of its ``content``, all or none.

        None of them may be there. When this returns, no crash loses them.
        """
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        added = []
        with told(self._path), writing(self._connection):
            query = "SELECT coalesce(max(sentence), 0) + 1 FROM vectors"
            (first,) = self._connection.execute(query).fetchone()
            for source, document, vectors in new:
                entry = _entry(source, document, now)
                self._insert(entry, document, first, vectors)
                first += len(vectors)
                added.append(entry)
        self._loaded = None
        return added

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take documents out, all or none."""
        with told(self._path), writing(self._connection):
            for entry in entries:
                query = (
                    "SELECT id, first FROM documents JOIN signs ON document = id WHERE sha256 = ?"
                )
                number, first = self._connection.execute(query, (entry.sha256,)).fetchone()
                last = first + entry.sentences - 1
                for statement, values in (
                    ("DELETE FROM vectors WHERE sentence BETWEEN ? AND ?", (first, last)),
                    ("DELETE FROM signs WHERE document = ?", (number,)),
                    ("DELETE FROM documents WHERE id = ?", (number,)),
                ):
                    self._connection.execute(statement, values)
        self._loaded = None

    def nearest(self, vectors: Floats, count: int, candidates: int | None = None) -> list[Nearest]:
        """The ``count`` stored sentences nearest to each of ``vectors``; inside a `snapshot`.

        Args:
            vectors: unit vectors, shape (n, dimension).
            count: how many are wanted.
            candidates: sentences nearest by signs that are compared exactly; the more, the fewer
                are missed. By default `SHARE` of all, and at least `LEAST`.
        """
        signs = self._signs()
        if candidates is None:
            candidates = max(LEAST, round(SHARE * len(signs.index)))
        found = []
        near = signs.index.near(vectors, max(count, candidates))
        for vector, places in zip(vectors, near, strict=True):
            cosines = self._vectors(signs.sentences[places]) @ vector
            best = np.argsort(-cosines, kind="stable")[:count]
            sentences = signs.sentences[places[best]]
            owners = np.searchsorted(signs.firsts, sentences, side="right") - 1
            found.append(Nearest(sentences, signs.documents[owners], cosines[best]))
        return found

    def read(self, number: int) -> tuple[Entry, Floats]:
        """A document by its number and the vectors of its ``content``; inside a `snapshot`."""
        query = f"SELECT first, {_COLUMNS} FROM documents JOIN signs ON document = id WHERE id = ?"
        first, *values = self._connection.execute(query, (number,)).fetchone()
        entry = Entry(*values)
        return entry, self._vectors(np.arange(first, first + entry.sentences))

    def _entries(self, rest: str, *values: str) -> list[Entry]:
        query = f"SELECT {_COLUMNS} FROM documents {rest}"
        with told(self._path):
            return [Entry(*row) for row in self._connection.execute(query, values)]

    def _insert(self, entry: Entry, document: Document, first: int, vectors: Floats) -> None:
        packed = zlib.compress(msgspec.json.encode(document))
        values = (*dataclasses.astuple(entry), packed)
        marks = ", ".join("?" * len(values))
        query = f"INSERT INTO documents ({_COLUMNS}, packed) VALUES ({marks})"
        number = self._connection.execute(query, values).lastrowid
        signs = (number, first, sign_bytes(vectors))
        self._connection.execute("INSERT INTO signs VALUES (?, ?, ?)", signs)
        rows = enumerate((row.tobytes() for row in vectors.astype(_STORED)), start=first)
        self._connection.executemany("INSERT INTO vectors VALUES (?, ?)", rows)

    def _vectors(self, sentences: Numbers) -> Floats:
        """The vectors of sentences whose numbers rise: shape (sentences, dimension)."""
        query = (
            "SELECT data FROM vectors WHERE sentence IN (SELECT value FROM json_each(?)) "
            "ORDER BY sentence"
        )
        rows = self._connection.execute(query, (json.dumps(sentences.tolist()),))
        data = np.frombuffer(b"".join(row for (row,) in rows), dtype=_STORED)
        return data.reshape(len(sentences), self.dimension).astype(np.float32)

    def _signs(self) -> _Signs:
        """The signs of all vectors, read again when something was written."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._loaded is None or self._loaded.version != version:
            query = (
                "SELECT id, first, sentences, data FROM signs JOIN documents ON id = document "
                "ORDER BY first"
            )
            rows = self._connection.execute(query).fetchall()
            self._loaded = _Signs.of(rows, self.dimension, version)
        return self._loaded


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of all vectors, in memory.

    Attributes:
        version: of the file when they were read.
        index: the signs.
        sentences: the number of each, shape (len(index),), rising.
        documents: the number of each document, shape (documents,).
        firsts: the number of each document's first sentence, rising.
    """

    version: int
    index: SignIndex
    sentences: Numbers
    documents: Numbers
    firsts: Numbers

    @classmethod
    def of(
        cls, rows: Sequence[tuple[int, int, int, bytes]], dimension: int, version: int
    ) -> _Signs:
        """Put together what the file has of each document."""
        index = SignIndex(b"".join(data for *_, data in rows), dimension)
        documents, firsts, counts = (
            np.array([row[column] for row in rows], dtype=np.int64) for column in range(3)
        )
        before = np.concatenate([[0], counts.cumsum()[:-1]]) if len(rows) else counts
        sentences = np.arange(counts.sum()) + np.repeat(firsts - before, counts)
        if len(sentences) != len(index):
            raise ValueError("signs of sentences are missing")
        return cls(version, index, sentences, documents, firsts)


def _unpacked(data: bytes) -> str:
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(data, _LARGEST)
    if unpacking.unconsumed_tail:
        raise ValueError("a document is larger than any that is kept")
    return text.decode("utf-8")


def _entry(source: str, document: Document, now: str) -> Entry:
    return Entry(
        sha256=document.sha256,
        name=document.id,
        source=source,
        title=document.title,
        outlet=document.outlet,
        date=None if document.date is None else document.date.isoformat(),
        language=document.language,
        sentences=len(document.content),
        added_at=now,
    )
