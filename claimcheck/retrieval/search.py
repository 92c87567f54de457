"""Searching all references of an article for the evidence on its claims."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.models.encoder import Vectors
from claimcheck.records import Candidates, Document
from claimcheck.retrieval.index import Index
from claimcheck.settings import Settings


class Search:
    """Where in the references to look for claims.

    Args:
        references: what is searched.
        vectors: those of their sentences, and what makes those of claims.
        settings: how many windows of which length.
    """

    def __init__(
        self, references: Sequence[Document], vectors: Vectors, settings: Settings
    ) -> None:
        self._vectors, self._windows = vectors, settings.windows
        self._indexes = [
            Index(d, vectors.of([s.text for s in d.content]), settings.window_sentences)
            for d in references
        ]

    def candidates(self, claims: Sequence[str]) -> list[list[Candidates]]:
        """For each claim, where to look in each reference."""
        self._vectors.add(claims)
        vectors = self._vectors.of(claims)
        found = [index.candidates(claims, vectors, self._windows) for index in self._indexes]
        return [[row[n] for row in found] for n in range(len(claims))]
