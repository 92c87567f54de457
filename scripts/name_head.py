"""A linear head that finds names in the word states of a frozen encoder, for `try_name_head.py`.

The head is a softmax over outside, begin and inside of a person's and of another name. It reads
the states of all-MiniLM-L6-v2 at the first piece of each word and, as that model knows no
capitals, how the word is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from claimcheck.arrays import Floats

#: States that the head reads, of the model's six layers.
LAYERS = (2, 4, 6)
OUTSIDE, BEGIN, INSIDE = 0, (1, 2), (3, 4)  # each of another name, of a person's
EPOCHS, BATCH, RATE, DECAY = 15, 512, 2e-3, 0.01
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
_EDGES = re.compile(r"^(?:[Tt]he )?(.*?)(?:['’]s?)?\.?$", re.DOTALL)


class Span(NamedTuple):
    """A name in a sentence: offsets, half-open, "the", a possessive and a full stop left out."""

    start: int
    end: int
    person: bool


def span(text: str, start: int, end: int, person: bool) -> Span:
    """The span of a name, of what a way to find names gives."""
    inner = _EDGES.match(text[start:end])
    assert inner is not None  # the pattern matches every text
    return Span(start + inner.start(1), start + inner.end(1), person)


class ByHead:
    """A linear head on the states of the frozen encoder in a folder."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self._model = AutoModel.from_pretrained(folder).eval()

    def fit(self, sentences: Sequence[str], names: Sequence[Sequence[Span]]) -> ByHead:
        """Fit the head on sentences and the names in each; return self."""
        pairs = list(zip(sentences, names, strict=True))
        labels = torch.tensor([n for text, found in pairs for n in _labels(text, found)])
        inputs = torch.from_numpy(np.concatenate(list(self._states(sentences))))
        self.mean_, self.scale_ = inputs.mean(0), inputs.std(0).clamp_min(1e-6)
        inputs.sub_(self.mean_).div_(self.scale_)
        self.head_ = torch.nn.Linear(inputs.shape[1], 5)
        optimiser = torch.optim.AdamW(self.head_.parameters(), lr=RATE, weight_decay=DECAY)
        for _ in range(EPOCHS):
            for rows in torch.randperm(len(inputs)).split(BATCH):
                loss = torch.nn.functional.cross_entropy(self.head_(inputs[rows]), labels[rows])
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
        return self

    @torch.inference_mode()
    def __call__(self, sentences: Sequence[str]) -> list[list[Span]]:
        """The names of each sentence."""
        found = []
        for text, states in zip(sentences, self._states(sentences), strict=True):
            inputs = (torch.from_numpy(states) - self.mean_) / self.scale_
            found.append(_spans(text, self.head_(inputs).argmax(1).tolist()))
        return found

    @torch.inference_mode()
    def _states(self, sentences: Sequence[str]) -> Iterator[Floats]:
        """For each sentence its words' states, shape (words, inputs)."""
        for first in range(0, len(sentences), 32):
            texts = list(sentences[first : first + 32])
            pieces = self._tokenizer(texts, return_tensors="pt", padding=True, truncation=True)
            layers = self._model(**pieces, output_hidden_states=True).hidden_states
            states = torch.cat([layers[n] for n in LAYERS], dim=2).numpy()
            for n, text in enumerate(texts):
                words = list(_WORD.finditer(text))
                # A character that the tokenizer drops has no piece: its word reads "[CLS]".
                at = [pieces.char_to_token(n, word.start()) or 0 for word in words]
                written = np.array([_written(w, text) for w in words], np.float32).reshape(-1, 3)
                yield np.concatenate([states[n, at], written], axis=1)


def _written(word: re.Match[str], text: str) -> tuple[bool, bool, bool]:
    opens = not re.search(r"\w", text[: word.start()])
    return word[0][0].isupper(), word[0].isupper() and len(word[0]) > 1, opens


def _labels(text: str, names: Sequence[Span]) -> Iterator[int]:
    for word in _WORD.finditer(text):
        name = next((s for s in names if s.start <= word.start() < s.end), None)
        begins = name is not None and word.start() == name.start
        yield (BEGIN if begins else INSIDE)[name.person] if name else OUTSIDE


def _spans(text: str, labels: Sequence[int]) -> list[Span]:
    """The names that labels of words make; one that goes on has the kind that it began with."""
    found: list[Span] = []
    last = OUTSIDE
    for word, label in zip(_WORD.finditer(text), labels, strict=True):
        if label in INSIDE and last != OUTSIDE:
            found[-1] = found[-1]._replace(end=word.end())
        elif label != OUTSIDE:
            found.append(Span(word.start(), word.end(), label in (BEGIN[1], INSIDE[1])))
        last = label
    return [span(text, *name) for name in found]
