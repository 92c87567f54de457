"""The writer's own view: how likely a sentence is to state it, apart from the views it quotes.

A small encoder reads each sentence by itself, with an ellipsis for the words inside quotation
marks: those are other people's. It is trained by ``scripts/train_opinion_encoder.py``.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.words import words
from claimcheck.errors import ModelError
from claimcheck.models.onnx import OnnxModel
from claimcheck.models.registry import local_folder, resolve
from claimcheck.records import Document, QuotedSpan
from claimcheck.settings import Settings

#: Longest input that the model was trained on, in tokens; a longer sentence loses its end.
MAX_TOKENS = 128
#: The output that is read; another one, ``biased``, was a second thing to learn.
OUTPUT = "opinion"

_GAP = "“…”"


class Opinion(Protocol):
    """Anything that tells a writer's own view from reported fact."""

    #: Probability from which on a sentence carries the flag ``opinion``.
    threshold: float

    def predict(self, texts: Sequence[str]) -> Floats:
        """Probability that each text states its writer's own view: shape (len(texts),).

        The texts are `own_words`; an empty one has the probability 0.
        """
        ...


def load_opinion(settings: Settings) -> tuple[Opinion, str]:
    """Load the bundled model; return it and its name with revision.

    It is small enough for the CPU whatever device the other models run on.

    Raises:
        ModelError: if it is missing or damaged.
    """
    source = resolve("bundled", "opinion")
    return OnnxOpinion(local_folder(source), settings.threads), source.label


class OnnxOpinion:
    """An exported classifier with an independent logit for each of its labels.

    Args:
        folder: see `claimcheck.models.onnx.OnnxModel`; its config names the labels and the
            ``threshold``.
        threads: processor threads; 0 takes every usable core.

    Raises:
        ModelError: if the folder is no opinion model.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._model = OnnxModel(folder, threads)
        try:
            self._column = _column(self._model.config)
            self.threshold = float(self._model.config["threshold"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ModelError(f"{folder}: config.json is of no opinion model ({error!r})") from error

    def predict(self, texts: Sequence[str]) -> Floats:
        """Probability that each text states its writer's own view: shape (len(texts),)."""
        found = np.zeros(len(texts), dtype=np.float32)
        asked = [i for i, text in enumerate(texts) if text]
        if asked:
            logits = self._model.run([texts[i] for i in asked], MAX_TOKENS)[:, self._column]
            found[asked] = 1 / (1 + np.exp(-logits))
        return found


def _column(config: dict[str, Any]) -> int:
    """The number of the output that is read."""
    (column,) = (int(n) for n, label in config["id2label"].items() if label == OUTPUT)
    return column


def own_words(sentence: str) -> str:
    """The sentence with an ellipsis for each quotation; empty when nothing else is left."""
    return _own(sentence, 0, len(sentence), quoted_spans(sentence))


def writers_words(document: Document) -> list[str]:
    """The `own_words` of each sentence of a document; empty for furniture.

    A quotation may run over several sentences, so that its middle has no mark of its own.
    """
    return [
        "" if s.role == "furniture" else _own(document.text, s.start, s.end, document.quoted)
        for s in document.sentences
    ]


def _own(text: str, start: int, end: int, spans: Sequence[QuotedSpan]) -> str:
    pieces = []
    for span in spans[bisect.bisect_right(spans, start, key=attrgetter("end")) :]:
        if span.start >= end:
            break
        pieces += [text[start : max(start, span.start)], _GAP]
        start = span.end
    own = "".join([*pieces, text[start:end]])
    return own if words(own) else ""
