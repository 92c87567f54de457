"""An archive of references, as other programs use it."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import numpy as np

from claimcheck.archive import ranking
from claimcheck.archive.database import is_blank, open_existing, open_or_make
from claimcheck.archive.entries import Added, Entry, Match
from claimcheck.archive.store import Store
from claimcheck.arrays import Floats
from claimcheck.errors import InputError, NothingToCheck
from claimcheck.file_lock import locked
from claimcheck.ingest.documents import Input, read
from claimcheck.models.encoder import Encoder, load_encoder
from claimcheck.records import Document
from claimcheck.settings import Settings

#: Sentences that are encoded and committed together: one wait for the disk for all of them.
GROUP = 512
#: Documents found for an article, unless more or fewer are asked for.
TOP = 5
#: Fewest digits of a digest that name a document.
FEWEST_DIGITS = 6
_ADVICE = "wait until it has ended; an archive can be searched meanwhile"


class Archive:
    """A file that keeps references and finds those that tell an article's story.

    ::

        with Archive("news.db", writable=True) as archive:
            archive.add([("a.txt", load("a.txt")), ("b.html", load("b.html"))])
            for match in archive.search(load("draft.txt")):
                print(match.score, match.document.title, match.document.source)

    Many processes may search an archive, while one writes. The encoder is loaded when it is first
    needed.

    Args:
        path: the file.
        settings: of the encoder, and of how texts are read; the defaults when None.
        writable: whether documents are added or removed; the file is then kept from other writers
            until it is closed.
        make: whether a file to be written is made when it is not there.
        encoder: used in the place of the one that the settings name.
        encoder_name: tells it from others; with a revision, so that another one is told too.

    Raises:
        InputError: the file is no archive, damaged, of a newer version, or, to be written, in use.
    """

    def __init__(
        self,
        path: Path | str,
        settings: Settings | None = None,
        *,
        writable: bool = False,
        make: bool = True,
        encoder: Encoder | None = None,
        encoder_name: str = "given by the caller",
    ) -> None:
        self.path = Path(path)
        self.settings = settings or Settings()
        self.writable = writable
        self._loaded = None if encoder is None else (encoder, encoder_name)
        with ExitStack() as opened:
            if writable:
                opened.enter_context(locked(self.path, _ADVICE))
            connection = self._opened(writable and make)
            opened.callback(connection.close)
            self._store = Store(connection, self.path)
            self._closing = opened.pop_all()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others write to it."""
        self._closing.close()

    @property
    def encoder(self) -> str:
        """Name and revision of the encoder that made the archive's vectors."""
        return self._store.encoder

    def counts(self) -> tuple[int, int]:
        """How many documents and sentences there are."""
        return self._store.counts()

    def entries(self) -> list[Entry]:
        """The documents in the order in which they were added."""
        return self._store.entries()

    def document(self, sha256: str) -> Document:
        """The document of a digest, as it was read when it was added; raises `InputError`."""
        return self._store.document(sha256)

    def add(
        self,
        texts: Iterable[tuple[str, Input]],
        *,
        told: Callable[[Added], None] | None = None,
    ) -> list[Added]:
        """Add texts, each with the path or URL that it was read from.

        A text that is there already, under whatever name, is not added again; one without a
        sentence of a story is left out. Of what ``told`` was told, no crash loses anything. What
        was read before ``texts`` raises is kept too.

        Raises:
            InputError: a text is none or too long, the archive is of another encoder, is not
                writable, or the disk is full.
        """
        self._check_writable()
        self._check_encoder()
        outcomes: list[Added] = []

        def tell(added: Added) -> None:
            outcomes.append(added)
            if told is not None:
                told(added)

        waiting: list[tuple[str, Document]] = []
        try:
            for source, text in texts:
                try:
                    document = read(text, source, self.settings)
                except NothingToCheck as error:
                    tell(Added(source, "left_out", None, str(error)))
                    continue
                waiting.append((_storable(source), _kept(document)))
                if sum(len(document.content) for _, document in waiting) >= GROUP:
                    self._commit(waiting, tell)
        finally:
            self._commit(waiting, tell)
        return outcomes

    def search(
        self,
        article: Input,
        top: int = TOP,
        *,
        without_own_text: bool = False,
        without: Collection[str] = (),
    ) -> list[Match]:
        """Find the documents that tell an article's story, the best first.

        Args:
            article: a text, a source or a document.
            top: most documents that are wanted.
            without_own_text: leave out a document whose text is the article's own.
            without: digests of documents that are left out.

        Raises:
            InputError: the archive is empty, or of another encoder, or the article cannot be used.
            NothingToCheck: the article holds no sentence of a story.
        """
        if top < 1:
            raise InputError(f"top is {top}, but must be 1 or more")
        if not self.counts()[0]:
            raise InputError(f"{self.path}: this archive is empty; add texts with claimcheck index")
        document = read(article, "article", self.settings)
        self._check_encoder()
        vectors = self._encode([document])
        left_out = {*without, *([document.sha256] if without_own_text else [])}
        return ranking.matches(self._store, vectors, top, left_out)

    def remove(self, names: Sequence[str]) -> list[Entry]:
        """Take documents out, all or none; what was removed.

        Args:
            names: the source of a document, or the beginning of its digest, of 6 digits or more.

        Raises:
            InputError: a name is of no document, or of several; or the archive is not writable.
        """
        self._check_writable()
        entries = list(dict.fromkeys(self._named(name) for name in names))
        self._store.remove(entries)
        return entries

    def _opened(self, make: bool) -> sqlite3.Connection:
        if not make or not is_blank(self.path):
            return open_existing(self.path)
        encoder, name = self._encoder()
        return open_or_make(self.path, name, encoder.encode(["a"]).shape[1])

    def _encoder(self) -> tuple[Encoder, str]:
        """The encoder and its name with revision."""
        if self._loaded is None:
            self._loaded = load_encoder(self.settings)
        return self._loaded

    def _check_writable(self) -> None:
        if not self.writable:
            raise InputError(f"{self.path}: this archive was opened to be read; say writable=True")

    def _check_encoder(self) -> None:
        name = self._encoder()[1]
        if name != self.encoder:
            raise InputError(
                f"{self.path}: the vectors of this archive were made by the encoder "
                f"{self.encoder}, those of {name} do not compare; give --encoder as it was "
                "then, or none where none was, or add the texts to a new archive with claimcheck "
                "index add"
            )

    def _commit(self, waiting: list[tuple[str, Document]], tell: Callable[[Added], None]) -> None:
        """Add the documents that wait, tell of them, and let none wait any more."""
        some = list(waiting)
        waiting.clear()
        new: dict[str, tuple[str, Document]] = {}
        for source, document in some:
            if self._store.entry(document.sha256) is None:
                new.setdefault(document.sha256, (source, document))
        added = self._store.add(self._with_vectors(list(new.values()))) if new else []
        fresh = {entry.sha256: entry for entry in added}
        for source, document in some:
            entry = fresh.pop(document.sha256, None)
            if entry is not None:
                tell(Added(source, "added", entry))
            else:
                tell(Added(source, "known", self._store.entry(document.sha256)))

    def _with_vectors(
        self, documents: Sequence[tuple[str, Document]]
    ) -> list[tuple[str, Document, Floats]]:
        rows = self._encode([document for _, document in documents])
        ends = np.cumsum([len(document.content) for _, document in documents])
        parts = np.split(rows, ends[:-1])
        return [
            (source, document, part)
            for (source, document), part in zip(documents, parts, strict=True)
        ]

    def _encode(self, documents: Iterable[Document]) -> Floats:
        """The vectors of all sentences of some stories; InputError for those of another encoder."""
        texts = [sentence.text for document in documents for sentence in document.content]
        rows = self._encoder()[0].encode(texts)
        if rows.shape != (len(texts), self._store.dimension):
            raise InputError(
                f"{self.path}: the vectors of this archive have {self._store.dimension} numbers, "
                f"those of this encoder {rows.shape[-1]}; give the encoder that made it"
            )
        return rows

    def _named(self, name: str) -> Entry:
        """The one document that a name is of."""
        found = self._store.named(name)
        exact = [entry for entry in found if entry.source == name]
        if not exact and len(name) < FEWEST_DIGITS:
            found = []
        if not found:
            raise InputError(
                f"{self.path}: holds no document {name!r}; claimcheck index list {self.path} "
                f"shows their sources and digests, of which {FEWEST_DIGITS} digits or more name one"
            )
        chosen = exact or found
        if len(chosen) > 1:
            digests = ", ".join(entry.sha256[:12] for entry in chosen[:5])
            raise InputError(
                f"{self.path}: {name!r} names {len(chosen)} documents ({digests}); give the digest"
            )
        return chosen[0]


def _storable(text: str) -> str:
    """A name as it can be stored: what is no UTF-8 in it is escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _kept(document: Document) -> Document:
    return dataclasses.replace(document, id=_storable(document.id), given=None)
