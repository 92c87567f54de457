"""What most origins report and the article leaves out.

Pure functions over sentences, their vectors, and whether the article covers them: no model is run.
A fact is left out when sentences of most origins, two at least, say it and none of these sentences
is covered. The facts that most origins report come first, then those that stand nearest the top,
where reports put what matters ("inverted pyramid").

The limits were set on the training events of BASIL, see ``benchmarks/origins.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.arrays import Floats
from claimcheck.english.words import content_words
from claimcheck.records import Omission

#: Cosine from which on a sentence of the article covers one of a reference, ...
COVERED = 0.7
#: ... unless the references' sentences are nearer to each other by more than this: then they tell,
#: nearly in one wording, a fact of which the article only tells the subject.
NEARER = 0.2
#: Nearness to the article from which on a sentence is covered however near the others are to each
#: other: their cosine is 1 at most, but for rounding.
_COVERED_ANYHOW = max(COVERED, 1.0 - NEARER) + 1e-3
#: Cosine from which on sentences of two references report one fact.
SAME_FACT = 0.65
#: Fewest content words of a sentence worth listing: a shorter one says little by itself.
LEAST_WORDS = 5
#: Most omissions that are listed.
MOST = 10
#: Cosines that are computed at once, for memory.
_AT_ONCE = 4_000_000
_NONE: Floats = np.zeros((0, 0), dtype=np.float32)


@dataclass(frozen=True)
class Told:
    """What one reference tells.

    Attributes:
        id: of the reference.
        origin: its origin number.
        sentences: those of its story, in order.
        vectors: their unit vectors, shape (sentences, dimension).
        nearest: of each sentence the highest cosine to a sentence of the article, see `nearest_to`.
    """

    id: str
    origin: int
    sentences: Sequence[str]
    vectors: Floats
    nearest: Sequence[float]


def nearest_to(article: Floats, vectors: Floats) -> list[float]:
    """How near in meaning a sentence of the article is to each of a reference.

    Both are unit vectors of sentences, shape (sentences, dimension).
    """
    if len(article) == 0 or len(vectors) == 0:
        return [0.0] * len(vectors)
    return [float(best) for best in (vectors @ article.T).max(axis=1)]


def omissions(references: Sequence[Told], most: int = MOST) -> tuple[Omission, ...]:
    """Return at most ``most`` facts that most origins report and the article leaves out.

    Each is shown in its shortest wording, with the ids of the references that report it.
    """
    needed = max(2, len({told.origin for told in references}) // 2 + 1)
    said = _Said(references)
    listed: list[Omission] = []
    taken: set[int] = set()
    for fact in sorted(said.left_out(needed), key=lambda fact: (-fact.origins, fact.depth)):
        if fact.row in taken:
            continue
        rows = said.rows(fact)
        if taken.isdisjoint(rows):
            listed.append(said.omission(rows))
            taken.update(rows)
            if len(listed) == most:
                break
    return tuple(listed)


@dataclass(frozen=True, slots=True)
class _Fact:
    """What the sentence ``row`` says, counted over all references, and its counterparts.

    ``depth`` is how far down its texts it stands, from 0 to 1, on the mean.
    """

    row: int
    origins: int
    depth: float


class _Said:
    """All sentences of all references, numbered through."""

    def __init__(self, references: Sequence[Told]) -> None:
        self._references = [told for told in references if told.sentences]
        sizes = [len(told.sentences) for told in self._references]
        self._sentences = [s for told in self._references for s in told.sentences]
        self._nearest = np.array([n for told in self._references for n in told.nearest])
        self._depths = [row / size for size in sizes for row in range(size)]
        self._holders = np.repeat(np.arange(len(sizes)), sizes)
        self._origins = np.array([told.origin for told in self._references])
        self._vectors = np.concatenate([t.vectors for t in self._references] or [_NONE])

    def left_out(self, needed: int) -> Iterator[_Fact]:
        """What at least ``needed`` origins say and the article does not cover.

        Each sentence that says enough is taken with its counterpart in every other reference.
        """
        telling = self._telling()
        count = max(1, _AT_ONCE // max(1, len(self._sentences)))
        for start in range(0, len(telling), count):
            some = telling[start : start + count]
            for row, cosines in zip(some, self._vectors[some] @ self._vectors.T, strict=True):
                fact = self._left_out(row, cosines, needed)
                if fact is not None:
                    yield fact

    def _telling(self) -> list[int]:
        """The sentences that say enough, one that several references have word for word once.

        Its counterparts are the same ones everywhere, unless a reference repeats it. One that the
        article has is left out: no counterparts could be so much nearer to each other.
        """
        places = zip(self._holders.tolist(), self._sentences, strict=True)
        repeated = {sentence for (_, sentence), n in Counter(places).items() if n > 1}
        telling = []
        known: set[tuple[str, bytes]] = set()
        for row, sentence in enumerate(self._sentences):
            wording = sentence, self._vectors[row].tobytes()
            new = wording not in known or sentence in repeated
            if new and self._nearest[row] < _COVERED_ANYHOW and _says_enough(sentence):
                known.add(wording)
                telling.append(row)
        return telling

    def _left_out(self, row: int, cosines: Floats, needed: int) -> _Fact | None:
        if np.count_nonzero(cosines >= SAME_FACT) + 1 < needed:
            return None
        best = self._counterparts(row, cosines)
        rows = [row, *best.tolist()]
        origins = len(set(self._origins[self._holders[rows]].tolist()))
        alike = float(cosines[best].max(initial=0.0))
        if origins < needed or self._nearest[rows].max() >= max(COVERED, alike - NEARER):
            return None
        return _Fact(row, origins, sum(self._depths[r] for r in rows) / len(rows))

    def _counterparts(self, row: int, cosines: Floats) -> npt.NDArray[np.intp]:
        """The sentence of every other reference that is nearest, where it says the same.

        Of two in the same words the first: their cosines may differ in the last bits.
        """
        near = np.flatnonzero(cosines >= SAME_FACT)
        near = near[self._holders[near] != self._holders[row]]
        near = near[np.lexsort((-cosines[near].round(6), self._holders[near]))]
        return np.asarray(near[np.unique(self._holders[near], return_index=True)[1]])

    def rows(self, fact: _Fact) -> list[int]:
        """The sentences that say a fact, in order."""
        best = self._counterparts(fact.row, self._vectors @ self._vectors[fact.row])
        return sorted((fact.row, *best.tolist()))

    def omission(self, rows: Sequence[int]) -> Omission:
        """The record of what some sentences say."""
        wordings = [s for s in (self._sentences[row] for row in rows) if _says_enough(s)]
        names = tuple(self._references[self._holders[row]].id for row in rows)
        return Omission(min(wordings, key=len), names)


def _says_enough(sentence: str) -> bool:
    return len(content_words(sentence)) >= LEAST_WORDS
