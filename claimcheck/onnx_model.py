"""A transformer in a folder, run by ONNX Runtime on the CPU without torch.

The folder holds ``model.onnx``, ``tokenizer.json`` and ``config.json``; texts go in, the rows of
the model's first output come out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from claimcheck.arrays import Floats
from claimcheck.errors import ModelError

#: A text, or a pair of texts that the model reads together.
Text: TypeAlias = str | tuple[str, str]

#: Padded tokens in one call. On two cores larger batches gain nothing and cost memory.
BATCH_TOKENS = 4096


def usable_cores() -> int:
    """Number of processors that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class OnnxModel:
    """Tokenizer and ONNX session of one model folder.

    Args:
        folder: holds ``model.onnx``, ``tokenizer.json`` and ``config.json``.
        threads: processor threads for one call; 0 takes every usable core.

    Raises:
        ModelError: if a file is missing or cannot be read as what it should be.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        for name in ("model.onnx", "tokenizer.json", "config.json"):
            if not (folder / name).is_file():
                raise ModelError(f"{folder}: {name} is missing; an ONNX model folder holds it")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or usable_cores()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self.config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # each library raises its own bare types
            raise ModelError(f"{folder}: cannot be loaded as an ONNX model ({error})") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._inputs = [entry.name for entry in self._session.get_inputs()]
        self._pad_id = int(self.config.get("pad_token_id") or 0)

    def lengths(self, texts: Sequence[Text]) -> list[int]:
        """Number of tokens of each text, special tokens counted."""
        return [len(encoding.ids) for encoding in self._encode(texts)]

    def run(self, texts: Sequence[Text], max_tokens: int) -> Floats:
        """Return the first output's row for each text: shape (len(texts), columns).

        Texts are batched by length. A longer one than ``max_tokens`` loses its end; callers that
        must not lose any ask `lengths` first.
        """
        encodings = self._encode(texts)
        for encoding in encodings:
            encoding.truncate(max_tokens)
        order = sorted(range(len(texts)), key=lambda i: (len(encodings[i].ids), i))
        rows: list[Floats | None] = [None] * len(texts)
        for batch in _batches(order, [len(e.ids) for e in encodings]):
            output = self._session.run(None, self._feed([encodings[i] for i in batch]))[0]
            for index, row in zip(batch, output, strict=True):
                rows[index] = row
        return np.stack(rows).astype(np.float32)  # type: ignore[arg-type]

    def _encode(self, texts: Sequence[Text]) -> list[Any]:
        encodings: list[Any] = self._tokenizer.encode_batch(list(texts))
        return encodings

    def _feed(self, encodings: list[Any]) -> dict[str, npt.NDArray[np.int64]]:
        """Padded inputs of one batch, by the names that the session asks for."""
        width = max(len(e.ids) for e in encodings)
        columns = {
            "input_ids": ([e.ids for e in encodings], self._pad_id),
            "attention_mask": ([e.attention_mask for e in encodings], 0),
            "token_type_ids": ([e.type_ids for e in encodings], 0),
        }
        return {
            name: np.array(
                [row + [fill] * (width - len(row)) for row in columns[name][0]], dtype=np.int64
            )
            for name in self._inputs
            for fill in [columns[name][1]]
        }


def _batches(order: list[int], lengths: list[int]) -> list[list[int]]:
    """Cut ``order`` (by rising length) into batches of at most `BATCH_TOKENS` padded tokens."""
    batches: list[list[int]] = []
    for index in order:
        if batches and lengths[index] * (len(batches[-1]) + 1) <= BATCH_TOKENS:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches
