"""A transformer in a folder, run by ONNX Runtime on the CPU without torch.

The folder holds ``model.onnx``, ``tokenizer.json`` and ``config.json``; texts go in, the rows of
the model's first output come out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.errors import ModelError

#: A text, or a pair of texts that the model reads together.
Text: TypeAlias = str | tuple[str, str]

#: Signs in whose stroke the normalisers of uncased BERT models see an accent and drop it, so that
#: the model would read the opposite (``findings/tokenizers-makes-equal-of-not-equal.sh``).
_STRUCK_OUT = {
    "≠": " not equal to ",
    "≢": " not identical to ",
    "∉": " not in ",
    "≮": " not less than ",
    "≯": " not more than ",
    "≰": " more than ",
    "≱": " less than ",
}


def usable_cores() -> int:
    """Number of processors that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class OnnxModel:
    """Tokenizer and ONNX session of one model folder.

    Args:
        folder: holds ``model.onnx``, ``tokenizer.json`` and ``config.json``.
        threads: texts computed side by side; 0 takes every usable core.

    Raises:
        ModelError: if a file is missing or cannot be read as what it should be.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        import onnxruntime

        for name in ("model.onnx", "tokenizer.json", "config.json"):
            if not (folder / name).is_file():
                raise ModelError(f"{folder}: {name} is missing; an ONNX model folder holds it")
        try:
            self.config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
            self._tokenizer = _tokenizer((folder / "tokenizer.json").read_text("utf-8"))
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), _options(), providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # each library raises its own bare types
            raise ModelError(f"{folder}: cannot be loaded as an ONNX model ({error})") from error
        self.outputs = [entry.name for entry in self._session.get_outputs()]
        self._threads = threads or usable_cores()

    def lengths(self, texts: Sequence[Text]) -> list[int]:
        """Number of tokens of each text, special tokens counted."""
        return [len(encoding.ids) for encoding in self._encode(texts)]

    def run(self, texts: Sequence[Text], max_tokens: int) -> Floats:
        """Return the first output's row for each text: shape (len(texts), columns).

        A longer text than ``max_tokens`` loses its end; callers that must not lose any ask
        `lengths` first. Each text is computed by itself, threads side by side: int8 activations
        are scaled over a whole call, so that in a batch one text would change another's result.
        """
        encodings = self._encode(texts)
        for encoding in encodings:
            encoding.truncate(max_tokens)
        rows = self._computed(encodings, self.outputs[0])
        return np.stack(rows).astype(np.float32)

    def tokens(
        self, pairs: Sequence[tuple[str, str]], max_tokens: int, output: str
    ) -> list[list[tuple[int, int, float]] | None]:
        """For each token of the second text of a pair its offsets and its value in ``output``.

        ``output`` has one value a token. None for a pair longer than ``max_tokens``.
        """
        encodings = [e if len(e.ids) <= max_tokens else None for e in self._encode(pairs)]
        rows = iter(self._computed([e for e in encodings if e is not None], output))
        return [None if e is None else _of_second(e, next(rows)[:, 0]) for e in encodings]

    def _computed(self, encodings: Sequence[Any], output: str) -> list[Floats]:
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(lambda encoding: self._row(encoding, output), encodings))

    def _row(self, encoding: Any, output: str) -> Floats:
        row: Floats = self._session.run([output], feed_of(self._session, encoding))[0][0]
        return row

    def _encode(self, texts: Sequence[Text]) -> list[Any]:
        encodings: list[Any] = self._tokenizer.encode_batch(list(texts))
        return encodings


def _options() -> Any:
    """How every session is run."""
    import onnxruntime

    _share_memory()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Without it, sums of int8 products overflow on processors that have AVX2 and no VNNI, and a
    # verdict depends on the machine.
    options.add_session_config_entry("session.x64quantprecision", "1")
    options.add_session_config_entry("session.use_env_allocators", "1")
    # Weights stay for good; in the shared memory they would lie between what comes and goes.
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")
    return options


@cache
def _share_memory() -> None:
    """Have all sessions of this process take what they compute in from one memory.

    By default each keeps an arena of its own, as large as its longest text needed it, though the
    models work by turns.
    """
    import onnxruntime

    place = onnxruntime.OrtMemoryInfo(
        "Cpu", onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, onnxruntime.OrtMemType.DEFAULT
    )
    # Another library of this process may have had the same thought; its memory does as well.
    with suppress(RuntimeError):
        onnxruntime.create_and_register_allocator(place, None)


@lru_cache(maxsize=8)
def _tokenizer(described: str) -> Any:
    """The tokenizer that the text of a ``tokenizer.json`` describes; models of like ones share it.

    It writes out `_STRUCK_OUT`; its offsets stay those of the text.
    """
    from tokenizers import Tokenizer
    from tokenizers.normalizers import Replace, Sequence

    tokenizer = Tokenizer.from_str(described)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    steps = [Replace(sign, words) for sign, words in _STRUCK_OUT.items()]
    own = [tokenizer.normalizer] if tokenizer.normalizer else []
    tokenizer.normalizer = Sequence([*steps, *own])
    return tokenizer


def feed_of(session: Any, encoding: Any) -> dict[str, np.ndarray]:
    """What an ONNX session reads of one encoded text: its inputs by name, shape (1, tokens)."""
    columns = {
        "input_ids": encoding.ids,
        "attention_mask": encoding.attention_mask,
        "token_type_ids": encoding.type_ids,
    }
    names = (entry.name for entry in session.get_inputs())
    return {name: np.array([columns[name]], dtype=np.int64) for name in names}


def _of_second(encoding: Any, values: Floats) -> list[tuple[int, int, float]]:
    """Offsets and value of each token of the second of two texts."""
    sides = enumerate(encoding.sequence_ids)
    return [(*encoding.offsets[i], float(values[i])) for i, side in sides if side == 1]
