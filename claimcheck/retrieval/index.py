"""Finding the evidence: which sentences of a reference speak of the same thing as a claim.

Exact and near-exact matches come first. For the rest, every run of one to a few neighbouring
sentences is a candidate window. Windows are ranked by meaning and by words: the cosine with the
mean of the window's sentence vectors, and the share of the claim's content words that the window
holds. The second finds the neighbour that has the claim's other half, where the mean vector alone
would prefer the one sentence that is most alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.arrays import Floats
from claimcheck.english.words import content_words
from claimcheck.records import Candidates, Document, Sentence
from claimcheck.retrieval.passages import MOST_WORDS, Passages
from claimcheck.retrieval.windows import Windows
from claimcheck.retrieval.word_for_word import WordForWord

#: Weight of the shared words in the ranking, the rest being that of the cosine. Hybrid retrieval
#: commonly weighs the dense side more; none was fitted here.
LEXICAL_WEIGHT = 0.3


class Index:
    """One reference, ready to be searched.

    Args:
        document: the reference.
        vectors: unit vectors of ``document.content``, shape (sentences, dimension).
        longest: most sentences in a window.
    """

    def __init__(self, document: Document, vectors: Floats, longest: int) -> None:
        self.document = document
        self._told = Windows(document, longest)
        self._windows = list(self._told)
        self._firsts = np.array([w.first for w in self._windows], dtype=np.intp)
        self._lasts = np.array([w.last for w in self._windows], dtype=np.intp)
        self._vectors = _window_vectors(vectors, self._firsts, self._lasts)
        self._holders = _holders(self._told.sentences)
        self._passages = Passages(self._told.sentences, vectors, self._holders)
        self._word_for_word = WordForWord(self._told)

    def candidates(self, claims: Sequence[str], vectors: Floats, count: int) -> list[Candidates]:
        """Where to look for each claim: its word-for-word match, or the most similar windows.

        Args:
            claims: sentences.
            vectors: their unit vectors, shape (claims, dimension).
            count: most windows for a claim; none shares a sentence with another.
        """
        return [
            self._candidates(claim, vector, count)
            for claim, vector in zip(claims, vectors, strict=True)
        ]

    def _candidates(self, claim: str, vector: Floats, count: int) -> Candidates:
        said = self._word_for_word.candidates(claim)
        if said is not None:
            return said
        wanted = sorted(content_words(claim))
        likeness = np.clip(self._vectors @ vector, 0.0, 1.0)
        ranking = (1 - LEXICAL_WEIGHT) * likeness + LEXICAL_WEIGHT * self._coverage(wanted)
        return Candidates(
            claim,
            self.document.id,
            "nli",
            windows=tuple(
                self._told.evidence(self._windows[i], float(likeness[i]))
                for i in self._best(ranking, count)
            ),
            passage=self._passages.best(wanted, vector),
        )

    def _coverage(self, wanted: Sequence[str]) -> Floats:
        """Share of a claim's content words that each window holds: shape (windows,)."""
        masks = np.zeros(len(self._told.sentences), dtype=np.uint64)
        for bit, word in enumerate(wanted[:MOST_WORDS]):
            masks[self._holders.get(word, [])] |= np.uint64(1 << bit)
        held = masks[self._firsts]
        for step in range(1, self._told.longest):
            reached = np.minimum(self._firsts + step, self._lasts)
            held = held | masks[reached]
        return np.asarray(
            np.bitwise_count(held) / max(1, min(len(wanted), MOST_WORDS)), dtype=np.float32
        )

    def _best(self, ranking: Floats, count: int) -> list[int]:
        """Positions of the ``count`` best windows, none sharing a sentence with another."""
        chosen: list[int] = []
        for position in np.argsort(-ranking, kind="stable").tolist():
            window = self._windows[position]
            if not any(window.overlaps(self._windows[other]) for other in chosen):
                chosen.append(position)
                if len(chosen) == count:
                    break
        return chosen


def _window_vectors(
    vectors: Floats, firsts: npt.NDArray[np.intp], lasts: npt.NDArray[np.intp]
) -> Floats:
    """Unit vectors of windows: the mean of their sentences' vectors, shape (windows, dimension)."""
    sums = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors.cumsum(axis=0)])
    means = sums[lasts + 1] - sums[firsts]
    return np.asarray(
        means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12), dtype=np.float32
    )


def _holders(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """The positions of the sentences that hold each content word."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, sentence in enumerate(sentences):
        for word in content_words(sentence.text):
            holders[word].append(position)
    return holders
