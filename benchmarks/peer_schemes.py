"""Schemes of AlignScore and MiniCheck, re-made from their papers, on any NLI model.

Neither package is run: the one is not on the package index under its name, the other's name there
belongs to another project. What is re-made is how a document is cut, which pairs are read and how
their answers become one score; nothing of how their models were trained.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any, Protocol

import numpy as np

#: What the model takes beside a chunk and a claim: the special tokens of a pair.
SPECIAL = 4


class Reader(Protocol):
    """An NLI model: probabilities of entailment of pairs, and the length of a text in tokens."""

    max_tokens: int

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray: ...

    def length(self, text: str) -> int: ...


def chunks(sentences: Sequence[str], lengths: Sequence[int], most: int) -> list[str]:
    """Put sentences together in their order to chunks of at most ``most`` tokens.

    ``lengths`` are those of the sentences, in tokens. A sentence that is longer by itself is a
    chunk.
    """
    groups: list[list[str]] = []
    room = 0
    for sentence, length in zip(sentences, lengths, strict=True):
        if not groups or length > room:
            groups.append([])
            room = most
        groups[-1].append(sentence)
        room -= length
    return [" ".join(group) for group in groups]


@dataclass(frozen=True)
class Chunked:
    """A scheme: the best chunk for each sentence of a claim, and the sentences put together.

    Attributes:
        reader: the NLI model.
        tokens: the most that a chunk has; fewer where the claim would not fit beside it.
        together: makes one score of those of the sentences.
    """

    reader: Reader
    tokens: int
    together: Callable[[Sequence[float]], float]

    def score(self, row: dict[str, Any]) -> float:
        """Score of a row of `peers.rows`, 0 to 1."""
        claims = row["claim_sentences"]
        room = self.reader.max_tokens - SPECIAL - max(map(self.reader.length, claims))
        sentences = row["document_sentences"]
        lengths = [self.reader.length(sentence) for sentence in sentences]
        premises = chunks(sentences, lengths, min(self.tokens, room))
        pairs = [(premise, claim) for claim in claims for premise in premises]
        found = self.reader.entailment(pairs).reshape(len(claims), len(premises))
        return float(self.together(found.max(axis=1).tolist()))


def align_score(reader: Reader) -> Chunked:
    """Zha et al. 2023: chunks of about 350 tokens; the mean of the claim's sentences."""
    return Chunked(reader, 350, mean)


def mini_check(reader: Reader) -> Chunked:
    """Tang et al. 2024: chunks of about 500 tokens; a claim is as good as its worst sentence."""
    return Chunked(reader, 500, min)
