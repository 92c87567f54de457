"""The sentence encoder: texts to unit vectors.

Two backends give the same vectors up to quantisation: ONNX Runtime for the bundled model on a CPU,
sentence-transformers for any other model and for a GPU.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.errors import ModelError
from claimcheck.models.backends import runs_on_onnx, torch_device
from claimcheck.models.onnx import OnnxModel
from claimcheck.models.registry import local_folder, resolve
from claimcheck.progress import NoProgress, Progress
from claimcheck.settings import Settings

#: The encoder is used to find evidence, so the end of a sentence longer than the position table
#: may be left out here; the NLI model, which judges, never loses any.
MAX_TOKENS = 512
#: Texts that are encoded in one go; only more of them take long enough to tell of it.
TOLD_FROM = 500


class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (len(texts), dimension)."""
        ...


def load_encoder(settings: Settings) -> tuple[Encoder, str]:
    """Load the encoder that the settings name; return it and its name with revision.

    Raises:
        ModelError: if it is missing, damaged, or cannot run on the backend asked for.
    """
    source = resolve(settings.encoder, "encoder")
    if runs_on_onnx(source, settings):
        return OnnxEncoder(local_folder(source), settings.threads), source.label
    return TorchEncoder(source.location, torch_device(settings)), source.label


class OnnxEncoder:
    """A sentence encoder exported with its pooling; the model's output is one row a text.

    Args:
        folder: see `claimcheck.models.onnx.OnnxModel`.
        threads: processor threads; 0 takes every usable core.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._model = OnnxModel(folder, threads)
        self._dimension = int(self._model.config["hidden_size"])

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        return _unit(self._model.run(texts, MAX_TOKENS))


class TorchEncoder:
    """Any sentence-transformers model, by hub name or path.

    Raises:
        ModelError: if it cannot be loaded.
    """

    def __init__(self, name: str, device: str | None = None) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name, device=device)
        except Exception as error:  # transformers and the hub raise bare types of many kinds
            raise ModelError(f"encoder {name!r} cannot be loaded: {error}") from error

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (len(texts), dimension)."""
        if not texts:  # of none, sentence-transformers makes an array of one dimension
            return self.encode([""])[:0]
        vectors = self._model.encode(
            list(texts), convert_to_numpy=True, show_progress_bar=False, batch_size=32
        )
        return _unit(np.asarray(vectors, dtype=np.float32))


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)


class Vectors:
    """Vectors of texts, each text encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Floats] = {}

    def add(self, texts: Iterable[str], progress: Progress | None = None) -> None:
        """Encode those of ``texts`` that are not known yet; ``progress`` is told where it lasts."""
        new = sorted({text for text in texts if text not in self._rows})
        told = progress if progress is not None and len(new) > TOLD_FROM else NoProgress()
        told.start("encoding", len(new))
        for start in range(0, max(len(new), 1), TOLD_FROM):
            some = new[start : start + TOLD_FROM]
            self._rows.update(zip(some, self._encoder.encode(some), strict=True))
            told.advance(len(some))
        told.finish()

    def of(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of known texts: shape (len(texts), dimension), (0, 0) for none."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([self._rows[text] for text in texts])

    def known(self, texts: Sequence[str]) -> Floats:
        """Like `of`, but with zeros, which are like nothing, for texts that were not encoded."""
        if not texts or not self._rows:
            return self.of([])
        nothing = np.zeros_like(next(iter(self._rows.values())))
        return np.stack([self._rows.get(text, nothing) for text in texts])
