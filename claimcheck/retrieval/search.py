"""Searching all references of an article for the evidence on its claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.arrays import Floats
from claimcheck.models.encoder import Vectors
from claimcheck.records import Candidates, Document
from claimcheck.retrieval.index import Index
from claimcheck.retrieval.windows import Windows
from claimcheck.retrieval.word_for_word import WordForWord
from claimcheck.settings import Settings


class Search:
    """Where in the references to look for claims.

    Args:
        references: what is searched.
        vectors: those of their sentences, and what makes those of claims.
        settings: how many windows of which length.
        by_words: ids of references without vectors, of which only what stands in them word for
            word is found.
    """

    def __init__(
        self,
        references: Sequence[Document],
        vectors: Vectors,
        settings: Settings,
        by_words: Collection[str] = (),
    ) -> None:
        self._vectors, self._windows = vectors, settings.windows
        self._indexes: list[Index | _ByWords] = [
            _ByWords(document, settings.window_sentences)
            if document.id in by_words
            else Index(
                document,
                vectors.of([s.text for s in document.content]),
                settings.window_sentences,
            )
            for document in references
        ]

    def candidates(self, claims: Sequence[str]) -> list[list[Candidates]]:
        """For each claim, where to look in each reference."""
        self._vectors.add(claims)
        vectors = self._vectors.of(claims)
        found = [index.candidates(claims, vectors, self._windows) for index in self._indexes]
        return [[row[n] for row in found] for n in range(len(claims))]


class _ByWords:
    """A reference without vectors."""

    def __init__(self, document: Document, longest: int) -> None:
        self._id = document.id
        self._word_for_word = WordForWord(Windows(document, longest))

    def candidates(self, claims: Sequence[str], _vectors: Floats, _count: int) -> list[Candidates]:
        """Where each claim stands word for word; no window of one that does not."""
        return [
            self._word_for_word.candidates(claim) or Candidates(claim, self._id, "nli", ())
            for claim in claims
        ]
