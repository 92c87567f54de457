"""This project's weights in the shapes that other checkers expect of a model.

Runs in the peers' environment (`peers.py`), where claimcheck is not installed. Every text is
computed by itself and without padding, as the product does it: a peer pays for the tokens that its
scheme has read and for no more, whatever batches it makes, and no text changes another's answer.
"""

from __future__ import annotations

import collections
import os
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from tokenizers import Tokenizer

# As `claimcheck/__init__.py` says, which is not to be had here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

MODELS = Path(__file__).parent.parent / "models"
#: Columns of the NLI model's answer, by the config that ships with it.
CONTRADICTION, ENTAILMENT, NEUTRAL = 0, 1, 2
MAX_TOKENS = 512
#: Tokens that were read, by the folder of the model.
READ: collections.Counter[str] = collections.Counter()


class Weights:
    """An ONNX model of this project by the name of its folder, on one thread."""

    def __init__(self, name: str) -> None:
        import onnxruntime

        self.name = name
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.x64quantprecision", "1")
        self.tokenizer_file = MODELS / name / "tokenizer.json"
        self._session = onnxruntime.InferenceSession(
            str(MODELS / name / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self._tokenizer = Tokenizer.from_file(str(self.tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def length(self, text: str) -> int:
        """Number of tokens of a text, special tokens left out."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def read(self, texts: Sequence[str]) -> np.ndarray:
        """First output of each text: shape (len(texts), columns); the end of long ones is cut."""
        self._tokenizer.enable_truncation(MAX_TOKENS)
        return self._rows(self._tokenizer.encode_batch(list(texts)))

    def read_pairs(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """The same of pairs; of a long one the first text loses its end."""
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="only_first")
        return self._rows(self._tokenizer.encode_batch(list(pairs)))

    def _rows(self, encodings: Sequence[Any]) -> np.ndarray:
        return np.stack([self.read_ids(e.ids, e.type_ids) for e in encodings])

    def read_ids(self, ids: Sequence[int], types: Sequence[int]) -> np.ndarray:
        """First output of one encoded text: shape (columns,)."""
        READ[self.name] += len(ids)
        columns = {"input_ids": ids, "attention_mask": [1] * len(ids), "token_type_ids": types}
        feed = {name: np.array([columns[name]], dtype=np.int64) for name in self._inputs}
        row: np.ndarray = self._session.run(None, feed)[0][0]
        return row


class Reader:
    """The NLI model as `peer_schemes` asks it."""

    max_tokens = MAX_TOKENS

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.length = weights.length

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probability that the first text of each pair entails the second: shape (len(pairs),)."""
        logits = self._weights.read_pairs(pairs)
        exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
        return exponents[:, ENTAILMENT] / exponents.sum(axis=1)


class Classifier:
    """Stands for transformers' model of sequence classification.

    ``columns`` says in which order the caller reads the labels.
    """

    def __init__(self, weights: Weights, columns: Sequence[int]) -> None:
        self._weights, self._columns = weights, list(columns)

    def to(self, device: object) -> Classifier:
        del device
        return self

    def eval(self) -> Classifier:
        return self

    def __call__(self, input_ids: Any, attention_mask: Any, **others: Any) -> Any:
        """Logits of a padded batch, by key and by attribute, as transformers gives them."""
        import torch
        from transformers.modeling_outputs import SequenceClassifierOutput

        del others
        rows = [
            self._weights.read_ids(own := ids[mask.bool()].tolist(), [0] * len(own))
            for ids, mask in zip(input_ids, attention_mask, strict=True)
        ]
        return SequenceClassifierOutput(logits=torch.from_numpy(np.stack(rows)[:, self._columns]))


class CrossEncoder:
    """Stands for sentence-transformers' class of that name: pairs in, logits out."""

    def __init__(self, weights: Weights, columns: Sequence[int]) -> None:
        self._weights, self._columns = weights, list(columns)

    def predict(self, pairs: Sequence[tuple[str, str]], **options: Any) -> np.ndarray:
        del options
        return self._weights.read_pairs(pairs)[:, self._columns]


class SentenceTransformer:
    """Stands for sentence-transformers' class of that name: texts in, unit vectors out."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def encode(
        self, texts: Sequence[str], *, convert_to_tensor: bool = False, **options: Any
    ) -> Any:
        del options
        vectors = self._weights.read(texts)
        vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        if not convert_to_tensor:
            return vectors
        import torch

        return torch.from_numpy(vectors)


def tokenizer(weights: Weights) -> Any:
    """The model's tokenizer as one of transformers."""
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(
        tokenizer_file=str(weights.tokenizer_file), pad_token="<pad>", model_max_length=MAX_TOKENS
    )


def loader_of(made: object) -> Any:
    """A stand-in for a class with ``from_pretrained`` that gives what is made already."""
    return SimpleNamespace(from_pretrained=lambda _: made)
