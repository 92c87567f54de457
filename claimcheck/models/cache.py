"""The one cache of model answers: models that answer from memory what they were asked before.

A memory outlives a check: of a new revision of an article only what changed reaches the models (but
for the head that marks words, which reads flagged sentences anew), and a check that was cut short
goes on where it stopped. The bundled models compute every text by itself, so an answer from memory
is the very answer that the model would give again.

There are two levels, each a `Memory`: that of a process or a desk, and behind it that of the disk
(`disk_cache`), which `deferred` puts before the models as they are loaded.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.models.encoder import Encoder
from claimcheck.models.nli import MarksWords, Nli
from claimcheck.models.opinion import Opinion

#: What an answer is of: a vector of the encoder, the probabilities of a pair, its number of tokens,
#: what its words lack, or an opinion.
Kind = Literal["encoder", "nli", "tokens", "words", "opinion"]


class Memory(Protocol):
    """Keeps answers by key; may forget any of them at any time."""

    def recall(self, kind: Kind, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of ``keys``."""
        ...

    def keep(self, kind: Kind, answers: Mapping[bytes, bytes]) -> None:
        """Remember answers by key."""
        ...


#: Most answers that `RecentAnswers` keeps: vectors of 384 numbers take some 80 MB.
MOST = 50_000


class RecentAnswers:
    """A `Memory` in this process: the answers that were asked for last. Threads may share it.

    Args:
        most: how many are kept.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, kind: Kind, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:  # noqa: ARG002
        """Return what is known of ``keys``."""
        with self._lock:
            found = {key: self._answers[key] for key in keys if key in self._answers}
            for key in found:
                self._answers.move_to_end(key)
        return found

    def keep(self, kind: Kind, answers: Mapping[bytes, bytes]) -> None:  # noqa: ARG002
        """Remember answers by key; those asked for longest ago are forgotten."""
        with self._lock:
            self._answers.update(answers)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)


@dataclass(frozen=True)
class Shelf:
    """The answers of one model, told from those of others by its name with revision."""

    memory: Memory
    kind: Kind
    model: str

    def answers(
        self, texts: Sequence[tuple[str, ...]], compute: Callable[[list[int]], Iterable[Floats]]
    ) -> list[Floats]:
        """One row for each of ``texts``; ``compute`` makes the rows of the given positions.

        The rows of a model may differ in length.
        """
        keys = [self._key(text) for text in texts]
        known = self.memory.recall(self.kind, list(dict.fromkeys(keys)))
        rows = {key: np.frombuffer(row, dtype="<f4") for key, row in known.items()}
        first = {key: place for place, key in reversed(list(enumerate(keys)))}
        missing = sorted(place for key, place in first.items() if key not in rows)
        if missing:
            new = zip(missing, compute(missing), strict=True)
            fresh = {keys[place]: np.asarray(row, dtype="<f4") for place, row in new}
            self.memory.keep(self.kind, {key: row.tobytes() for key, row in fresh.items()})
            rows.update(fresh)
        return [rows[key] for key in keys]

    def _key(self, text: tuple[str, ...]) -> bytes:
        digest = hashlib.sha256()
        for piece in (self.kind, self.model, *text):
            data = piece.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.digest()


@dataclass(frozen=True)
class CachedEncoder:
    """An `Encoder` with a memory."""

    model: Encoder
    shelf: Shelf

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (len(texts), dimension)."""
        if not texts:
            return self.model.encode(texts)
        rows = self.shelf.answers(
            [(text,) for text in texts], lambda new: self.model.encode([texts[n] for n in new])
        )
        return np.stack(rows)


class CachedNli:
    """An `Nli` with a memory, which may mark words too."""

    def __init__(self, model: Nli, shelf: Shelf) -> None:
        self.max_tokens, self.languages = model.max_tokens, model.languages
        self._model, self._shelf = model, shelf
        self._tokens, self._words = replace(shelf, kind="tokens"), replace(shelf, kind="words")

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return probabilities, shape (len(pairs), 3)."""
        if not pairs:
            return self._model.predict(pairs)
        return np.stack(
            self._shelf.answers(pairs, lambda new: self._model.predict([pairs[n] for n in new]))
        )

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Number of tokens of each pair, special tokens counted."""
        rows = self._tokens.answers(
            pairs,
            lambda new: np.array([[n] for n in self._model.lengths([pairs[n] for n in new])]),
        )
        return [int(row[0]) for row in rows]

    @property
    def marks_words(self) -> bool:
        """Whether the model has a head for `unsupported`."""
        return isinstance(self._model, MarksWords) and self._model.marks_words

    def unsupported(self, pairs: Sequence[tuple[str, str]]) -> list[Floats | None]:
        """See `claimcheck.models.nli.MarksWords`; what is None is remembered as an empty row."""
        if not isinstance(self._model, MarksWords):
            return [None] * len(pairs)
        read = self._model.unsupported
        rows = self._words.answers(
            pairs,
            lambda new: [
                np.zeros(0, dtype=np.float32) if values is None else values
                for values in read([pairs[n] for n in new])
            ],
        )
        return [row if len(row) else None for row in rows]


class CachedOpinion:
    """An `Opinion` with a memory."""

    def __init__(self, model: Opinion, shelf: Shelf) -> None:
        self.threshold = model.threshold
        self._model, self._shelf = model, shelf

    def predict(self, texts: Sequence[str]) -> Floats:
        """Probability of each text, shape (len(texts),)."""
        if not texts:
            return self._model.predict(texts)
        rows = self._shelf.answers(
            [(text,) for text in texts],
            lambda new: self._model.predict([texts[n] for n in new])[:, np.newaxis],
        )
        return np.concatenate(rows)
