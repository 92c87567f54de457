"""Models behind a cache on disk: what it knows is answered without loading a model.

Only those are put behind it whose answer hangs on nothing but the text: bundled models and folders
with a SHA256SUMS, run by ONNX Runtime, which computes each text by itself. The others are loaded as
without a cache.
"""

from __future__ import annotations

import hashlib
import platform
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.models.backends import runs_on_onnx
from claimcheck.models.cache import CachedEncoder, CachedNli, CachedOpinion, Memory, Shelf
from claimcheck.models.encoder import Encoder, load_encoder
from claimcheck.models.nli import MarksWords, Nli, load_nli, position_limit
from claimcheck.models.opinion import Opinion, load_opinion
from claimcheck.models.registry import (
    BUNDLED,
    SUMS,
    ModelRole,
    ModelSource,
    local_folder,
    read_config,
    resolve,
    sha256,
)
from claimcheck.settings import Settings

Model = TypeVar("Model")


class _Once(Generic[Model]):
    """Loads a model when it is first needed; threads that need it together wait for one."""

    def __init__(self, load: Callable[[], tuple[Model, str]]) -> None:
        self._load = load
        self._model: Model | None = None
        self._lock = threading.Lock()

    def __call__(self) -> Model:
        with self._lock:
            if self._model is None:
                self._model, _ = self._load()
            return self._model


class DeferredEncoder:
    """An `Encoder` that is loaded when it is first asked; its dimension is known before."""

    def __init__(self, load: Callable[[], tuple[Encoder, str]], dimension: int) -> None:
        self._model = _Once(load)
        self._dimension = dimension

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        return self._model().encode(texts)


class DeferredNli:
    """An `Nli` that is loaded when it is first asked; what it reads is known from its config."""

    #: Whether it has the head is known once it is loaded; one without it marks nothing.
    marks_words = True

    def __init__(self, load: Callable[[], tuple[Nli, str]], config: dict[str, Any]) -> None:
        self._model = _Once(load)
        self.max_tokens = position_limit(config)
        self.languages = frozenset(config.get("languages", ()))

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return probabilities, shape (len(pairs), 3)."""
        return self._model().predict(pairs)

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Number of tokens of each pair, special tokens counted."""
        return self._model().lengths(pairs)

    def unsupported(self, pairs: Sequence[tuple[str, str]]) -> list[Floats | None]:
        """See `claimcheck.models.nli.MarksWords`; None for every pair where there is no head."""
        model = self._model()
        if isinstance(model, MarksWords) and model.marks_words:
            return model.unsupported(pairs)
        return [None] * len(pairs)


class DeferredOpinion:
    """An `Opinion` that is loaded when it is first asked; its threshold is known before."""

    def __init__(self, load: Callable[[], tuple[Opinion, str]], threshold: float) -> None:
        self._model = _Once(load)
        self.threshold = threshold

    def predict(self, texts: Sequence[str]) -> Floats:
        """Probability of each text, shape (len(texts),)."""
        return self._model().predict(texts)


@dataclass(frozen=True)
class CachedModels:
    """Loads the models that settings name, each behind a memory that outlives the process."""

    memory: Memory
    settings: Settings

    def encoder(self) -> tuple[Encoder, str]:
        """See `claimcheck.models.encoder.load_encoder`."""
        source = self._source(self.settings.encoder, "encoder")
        dimension = None if source is None else read_config(local_folder(source)).get("hidden_size")
        if source is None or not isinstance(dimension, int):
            return load_encoder(self.settings)
        model = DeferredEncoder(lambda: load_encoder(self.settings), dimension)
        return CachedEncoder(model, Shelf(self.memory, "encoder", identity(source))), source.label

    def nli(self, role: ModelRole = "nli") -> tuple[Nli, str]:
        """See `claimcheck.models.nli.load_nli`."""
        source = self._source(self.settings.nli if role == "nli" else BUNDLED, role)
        if source is None:
            return load_nli(self.settings, role)
        config = read_config(local_folder(source))
        model = DeferredNli(lambda: load_nli(self.settings, role), config)
        return CachedNli(model, Shelf(self.memory, "nli", identity(source))), source.label

    def opinion(self) -> tuple[Opinion, str]:
        """See `claimcheck.models.opinion.load_opinion`."""
        source = self._source(BUNDLED, "opinion")
        threshold = None if source is None else read_config(local_folder(source)).get("threshold")
        if source is None or not isinstance(threshold, float):
            return load_opinion(self.settings)
        model = DeferredOpinion(lambda: load_opinion(self.settings), threshold)
        return CachedOpinion(model, Shelf(self.memory, "opinion", identity(source))), source.label

    def _source(self, name: str, role: ModelRole) -> ModelSource | None:
        """Where a model lies whose answers may be kept; None for another."""
        source = resolve(name, role, whole=False)
        kept = source.revision is not None and runs_on_onnx(source, self.settings)
        return source if kept else None


def identity(source: ModelSource) -> str:
    """All that an answer of the model hangs on but the text.

    Its files, the code that runs it, ONNX Runtime, and the processor: the last digits of its sums
    hang on which instructions that has.
    """
    files = sha256(local_folder(source) / SUMS)
    return " ".join((source.name, files, _code(), version("onnxruntime"), _processor()))


@cache
def _code() -> str:
    """SHA-256 of the modules that run models."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _processor() -> str:
    """The kind of processor, with its instructions where the system lists them."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text("utf-8", "replace").splitlines() if listed.is_file() else []
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return f"{platform.machine()} {platform.processor()} {flags}"
