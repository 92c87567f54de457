"""The NLI cross-encoder: does a premise entail a hypothesis, contradict it, or neither?

Two backends give the same probabilities up to quantisation: ONNX Runtime for the bundled model on
a CPU, sentence-transformers' CrossEncoder for any other model and for a GPU. Columns are always in
the order of `LABELS`; the model's own order is read from its config.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.errors import ModelError
from claimcheck.models.backends import runs_on_onnx, torch_device
from claimcheck.models.onnx import OnnxModel
from claimcheck.models.registry import BUNDLED, ModelRole, label_order, local_folder, resolve
from claimcheck.records import LABELS
from claimcheck.settings import Settings

_NUMBERED_FROM_PADDING = frozenset(
    {"camembert", "longformer", "mpnet", "roberta", "xlm-roberta", "xlm-roberta-xl"}
)


#: The output of a model with a second head: for each token the probability that it lacks support.
TOKEN_HEAD = "unsupported"


class Nli(Protocol):
    """Anything that judges pairs of a premise and a hypothesis."""

    #: Longest pair, in tokens, that is judged whole.
    max_tokens: int
    #: Codes of the languages it was trained on; empty when that is not known.
    languages: frozenset[str]

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return probabilities, shape (len(pairs), 3), columns in the order of `LABELS`."""
        ...

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Number of tokens of each pair, special tokens counted."""
        ...


@runtime_checkable
class MarksWords(Protocol):
    """An NLI model that may have a second head: for the words that lack support."""

    @property
    def marks_words(self) -> bool:
        """Whether the model has a head for `unsupported`."""
        ...

    def unsupported(self, pairs: Sequence[tuple[str, str]]) -> list[Floats | None]:
        """Probability that the premise does not support it for each character of each hypothesis.

        Those of one token have the same; white space has 0. None for a pair that is too long.
        """
        ...


def load_nli(settings: Settings, role: ModelRole = "nli") -> tuple[Nli, str]:
    """Load the NLI model that the settings name, or the bundled one of another role.

    Returns it and its name with revision.

    Raises:
        ModelError: if it is missing, damaged, or cannot run on the backend asked for.
    """
    source = resolve(settings.nli if role == "nli" else BUNDLED, role)
    if runs_on_onnx(source, settings):
        return OnnxNli(local_folder(source), settings.threads), source.label
    return TorchNli(source.location, torch_device(settings)), source.label


class OnnxNli:
    """An exported sequence classifier.

    Args:
        folder: see `claimcheck.models.onnx.OnnxModel`; its config names the labels.
        threads: processor threads; 0 takes every usable core.

    Raises:
        ModelError: if the folder is no NLI model.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._model = OnnxModel(folder, threads)
        self._columns = _columns(self._model.config)
        self.max_tokens = position_limit(self._model.config)
        self.languages = frozenset(self._model.config.get("languages", ()))

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return probabilities, shape (len(pairs), 3), columns in the order of `LABELS`."""
        if not pairs:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        return softmax(self._model.run(pairs, self.max_tokens)[:, self._columns])

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Number of tokens of each pair, special tokens counted."""
        return self._model.lengths(pairs)

    @property
    def marks_words(self) -> bool:
        """Whether the model has a head for `unsupported`."""
        return TOKEN_HEAD in self._model.outputs

    def unsupported(self, pairs: Sequence[tuple[str, str]]) -> list[Floats | None]:
        """Probability that the premise does not support it for each character of each hypothesis.

        Those of one token have the same; white space has 0. None for a pair that is too long.
        """
        found = self._model.tokens(pairs, self.max_tokens, TOKEN_HEAD) if pairs else []
        return [
            None if tokens is None else _spread(tokens, len(hypothesis))
            for tokens, (_, hypothesis) in zip(found, pairs, strict=True)
        ]


class TorchNli:
    """Any three-way NLI cross-encoder, by hub name or path.

    Raises:
        ModelError: if it cannot be loaded, or its labels are not those of NLI.
    """

    def __init__(self, name: str, device: str | None = None) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(name, device=device)
        except Exception as error:  # transformers and the hub raise bare types of many kinds
            raise ModelError(f"NLI model {name!r} cannot be loaded: {error}") from error
        config = self._model.config.to_dict()
        self._columns = _columns(config)
        # The tokenizer may be set to cut earlier than the positions end.
        self.max_tokens = min(position_limit(config), self._model.tokenizer.model_max_length)
        self.languages = frozenset(config.get("languages", ()))

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return probabilities, shape (len(pairs), 3), columns in the order of `LABELS`."""
        import torch

        if not pairs:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        logits = self._model.predict(
            list(pairs),
            activation_fn=torch.nn.Identity(),
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return softmax(np.asarray(logits, dtype=np.float32)[:, self._columns])

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """Number of tokens of each pair, special tokens counted."""
        if not pairs:
            return []
        premises, hypotheses = [p for p, _ in pairs], [h for _, h in pairs]
        encoded = self._model.tokenizer(premises, hypotheses, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]


def _spread(tokens: Sequence[tuple[int, int, float]], length: int) -> Floats:
    values = np.zeros(length, dtype=np.float32)
    for start, end, value in tokens:
        values[start:end] = value
    return values


def _columns(config: dict[str, Any]) -> list[int]:
    order = label_order(config)
    return [order[label] for label in LABELS]


def position_limit(config: dict[str, Any]) -> int:
    """Longest input in tokens.

    Models of the RoBERTa family number positions from behind the padding token's, so that many of
    their position table stay unused.
    """
    positions = int(config.get("max_position_embeddings", 512))
    if config.get("model_type") in _NUMBERED_FROM_PADDING:
        positions -= int(config.get("pad_token_id") or 0) + 1
    return positions


def softmax(logits: Floats) -> Floats:
    """Probabilities of each row."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)
