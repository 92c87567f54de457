"""What most origins report and the article leaves out.

Pure functions over sentences, their vectors, and whether the article covers them: no model is run.
A fact is left out when sentences of most origins, two at least, say it and none of these sentences
is covered. The facts that most origins report come first, then those that stand nearest the top,
where reports put what matters ("inverted pyramid").

The limits were set on the training events of BASIL, see ``benchmarks/origins.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.english.words import content_words
from claimcheck.records import Omission

#: Cosine from which on a sentence of the article covers one of a reference, ...
COVERED = 0.7
#: ... unless the references' sentences are nearer to each other by more than this: then they tell,
#: nearly in one wording, a fact of which the article only tells the subject.
NEARER = 0.2
#: Cosine from which on sentences of two references report one fact.
SAME_FACT = 0.65
#: Fewest content words of a sentence worth listing: a shorter one says little by itself.
LEAST_WORDS = 5
#: Most omissions that are listed.
MOST = 10


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
    found = [fact for fact in said.facts() if fact.origins >= needed and not fact.covered]
    found.sort(key=lambda fact: (-fact.origins, fact.depth))
    listed: list[Omission] = []
    taken: set[int] = set()
    for fact in found:
        if taken.isdisjoint(fact.rows):
            listed.append(said.omission(fact))
            taken.update(fact.rows)
            if len(listed) == most:
                break
    return tuple(listed)


@dataclass(frozen=True)
class _Fact:
    """Sentences of several references that say one thing; ``rows`` count over all references.

    ``depth`` is how far down its texts it stands, from 0 to 1, on the mean.
    """

    rows: tuple[int, ...]
    origins: int
    depth: float
    covered: bool


class _Said:
    """All sentences of all references, numbered through."""

    def __init__(self, references: Sequence[Told]) -> None:
        self._references = [told for told in references if told.sentences]
        sizes = [len(told.sentences) for told in self._references]
        self._sentences = [s for told in self._references for s in told.sentences]
        self._nearest = [n for told in self._references for n in told.nearest]
        self._depths = [row / size for size in sizes for row in range(size)]
        self._holders = [n for n, size in enumerate(sizes) for _ in range(size)]

    def facts(self) -> Iterator[_Fact]:
        """Take each sentence that says enough, with its counterpart in every other reference."""
        if not self._sentences:
            return
        vectors = np.concatenate([told.vectors for told in self._references])
        for row, sentence in enumerate(self._sentences):
            if len(content_words(sentence)) >= LEAST_WORDS:
                yield self._fact(row, vectors @ vectors[row])

    def _fact(self, row: int, cosines: Floats) -> _Fact:
        best: dict[int, int] = {}
        for near in np.flatnonzero(cosines >= SAME_FACT).tolist():
            holder = self._holders[near]
            if holder != self._holders[row] and (
                holder not in best or cosines[near] > cosines[best[holder]]
            ):
                best[holder] = near
        rows = [row, *best.values()]
        alike = max((float(cosines[near]) for near in best.values()), default=0.0)
        least = max(COVERED, alike - NEARER)
        return _Fact(
            rows=tuple(sorted(rows)),
            origins=len({self._references[self._holders[r]].origin for r in rows}),
            depth=sum(self._depths[r] for r in rows) / len(rows),
            covered=any(self._nearest[r] >= least for r in rows),
        )

    def omission(self, fact: _Fact) -> Omission:
        """The record of a fact."""
        wordings = [
            self._sentences[row]
            for row in fact.rows
            if len(content_words(self._sentences[row])) >= LEAST_WORDS
        ]
        names = tuple(self._references[self._holders[row]].id for row in fact.rows)
        return Omission(min(wordings, key=len), names)
