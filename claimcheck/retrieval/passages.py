"""The passage of a reference in which a claim is read in context.

A sentence alone does not say who "he" is, that the next one denies it, or whose a figure is; so
beside the best window the model reads the run of neighbouring sentences that shares the most words
with the claim. The length follows what long-document checkers read at once (SummaC, Laban et al.
2022; AlignScore, Zha et al. 2023, reads 350 tokens).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.arrays import Floats
from claimcheck.records import Sentence

#: Most words of a passage, but for one longer sentence.
PASSAGE_WORDS = 220
#: Content words of a claim that are looked at: the bits of a machine word.
MOST_WORDS = 64


class Passages:
    """The longest runs of sentences of one reference that have at most `PASSAGE_WORDS` words.

    Args:
        sentences: of the reference's story, in order.
        vectors: their unit vectors, shape (sentences, dimension).
        holders: the positions of the sentences that hold each content word.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        vectors: Floats,
        holders: Mapping[str, Sequence[int]],
    ) -> None:
        self._texts = [" ".join(sentence.text.split()) for sentence in sentences]
        self._vectors, self._holders = vectors, holders
        runs = _runs([len(text.split()) for text in self._texts])
        self._firsts = np.array([first for first, _ in runs], dtype=np.intp)
        self._lasts = np.array([last for _, last in runs], dtype=np.intp)
        self._joined: dict[int, str] = {}

    def best(self, wanted: Sequence[str], vector: Floats) -> str:
        """The text of the passage that holds the most of some content words.

        Of several the one that has the sentence most like the claim, of those the first.

        Args:
            wanted: content words of the claim.
            vector: the claim's unit vector, shape (dimension,).
        """
        if not self._texts:
            return ""
        masks = _over_runs(np.bitwise_or, self._masks(wanted), self._firsts, self._lasts)
        held = np.bitwise_count(masks)
        likeness = _over_runs(np.maximum, self._vectors @ vector, self._firsts, self._lasts)
        # The sort is stable: reversed, the last of equal runs is the first.
        best = len(held) - 1 - int(np.lexsort((likeness[::-1], held[::-1]))[-1])
        return self._passage(best)

    def _passage(self, run: int) -> str:
        """The text of a run: one string however many claims it is for."""
        if run not in self._joined:
            sentences = self._texts[self._firsts[run] : self._lasts[run] + 1]
            self._joined[run] = " ".join(sentences)
        return self._joined[run]

    def _masks(self, wanted: Sequence[str]) -> npt.NDArray[np.uint64]:
        """For each sentence a bit for each of the wanted words that it holds."""
        masks = np.zeros(len(self._texts), dtype=np.uint64)
        for bit, word in enumerate(wanted[:MOST_WORDS]):
            masks[self._holders.get(word, [])] |= np.uint64(1 << bit)
        return masks


def _runs(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of every run that cannot be made longer; ``lengths`` are in words."""
    runs: list[tuple[int, int]] = []
    last, words = -1, 0
    for first, own in enumerate(lengths):
        if last < first:
            last, words = first, own
        while last + 1 < len(lengths) and words + lengths[last + 1] <= PASSAGE_WORDS:
            last += 1
            words += lengths[last]
        if not runs or last > runs[-1][1]:
            runs.append((first, last))
        words -= own
    return runs


def _over_runs(
    operation: np.ufunc,
    values: npt.NDArray[np.generic],
    firsts: npt.NDArray[np.intp],
    lasts: npt.NDArray[np.intp],
) -> npt.NDArray[np.generic]:
    """An operation over the values of every run: shape (runs,)."""
    padded = np.append(values, values[-1:])
    edges = np.stack([firsts, lasts + 1], axis=1).ravel()
    return np.asarray(operation.reduceat(padded, edges)[::2])
