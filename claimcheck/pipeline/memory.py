"""Models that answer from memory what they were asked before.

A memory outlives a check: of a new revision of an article only what changed reaches the models (but
for the head that marks words, which reads flagged sentences anew), and a check that was cut short
goes on where it stopped. The bundled models compute every text by itself, so an answer from memory
is the very answer that the model would give again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.judging.cascade import Judge, Reading
from claimcheck.models.encoder import Encoder
from claimcheck.models.nli import Nli
from claimcheck.models.opinion import Opinion
from claimcheck.pipeline.engine import Engine

#: What an answer is of: a vector of the encoder, the probabilities of a pair, or an opinion.
Kind = Literal["encoder", "nli", "opinion"]


class Memory(Protocol):
    """Keeps answers by key; may forget any of them at any time."""

    def recall(self, kind: Kind, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of ``keys``."""
        ...

    def keep(self, kind: Kind, answers: Mapping[bytes, bytes]) -> None:
        """Remember answers by key."""
        ...


@dataclass(frozen=True)
class _Shelf:
    """The answers of one model, told from those of others by its name with revision."""

    memory: Memory
    kind: Kind
    model: str

    def answers(
        self, texts: Sequence[tuple[str, ...]], compute: Callable[[list[int]], Floats]
    ) -> list[Floats]:
        """One row for each of ``texts``; ``compute`` makes the rows of the given positions."""
        keys = [self._key(text) for text in texts]
        known = self.memory.recall(self.kind, list(dict.fromkeys(keys)))
        rows = {key: np.frombuffer(row, dtype="<f4") for key, row in known.items()}
        first = {key: place for place, key in reversed(list(enumerate(keys)))}
        missing = sorted(place for key, place in first.items() if key not in rows)
        if missing:
            new = np.asarray(compute(missing), dtype="<f4")
            fresh = {keys[place]: row for place, row in zip(missing, new, strict=True)}
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
class _Encoder:
    model: Encoder
    shelf: _Shelf

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (len(texts), dimension)."""
        if not texts:
            return self.model.encode(texts)
        rows = self.shelf.answers(
            [(text,) for text in texts], lambda new: self.model.encode([texts[n] for n in new])
        )
        return np.stack(rows)


class _Nli:
    def __init__(self, model: Nli, shelf: _Shelf) -> None:
        self.max_tokens, self.languages = model.max_tokens, model.languages
        self._model, self._shelf = model, shelf

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return probabilities, shape (len(pairs), 3)."""
        if not pairs:
            return self._model.predict(pairs)
        return np.stack(
            self._shelf.answers(pairs, lambda new: self._model.predict([pairs[n] for n in new]))
        )

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Number of tokens of each pair; counted anew, which costs little."""
        return self._model.lengths(pairs)


class _Opinion:
    def __init__(self, model: Opinion, shelf: _Shelf) -> None:
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


def with_memory(engine: Engine, memory: Memory) -> Engine:
    """Return an engine whose models answer from ``memory`` what it knows."""
    names = engine.names
    close, skim = engine.judge.close.nli, engine.judge.skim.nli
    wrapped: dict[int, Nli] = {id(close): _Nli(close, _Shelf(memory, "nli", names["nli"]))}
    if skim is not close:
        wrapped[id(skim)] = _Nli(skim, _Shelf(memory, "nli", names["nli_fast"]))

    def reading(given: Reading) -> Reading:
        return replace(given, nli=wrapped[id(given.nli)])

    def judge(given: Judge) -> Judge:
        window = None if given.window is None else reading(given.window)
        return replace(given, skim=reading(given.skim), close=reading(given.close), window=window)

    return replace(
        engine,
        encoder=_Encoder(engine.encoder, _Shelf(memory, "encoder", names["encoder"])),
        opinion=_Opinion(engine.opinion, _Shelf(memory, "opinion", names["opinion"])),
        judge=judge(engine.judge),
    )
