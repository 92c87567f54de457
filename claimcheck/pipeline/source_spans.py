"""Where the sentences and findings of a report stand in what was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from claimcheck.ingest.source_map.lookup import SourceMap
from claimcheck.records import (
    ArticleInfo,
    Contrast,
    Document,
    Fact,
    Part,
    QuoteCheck,
    SentenceResult,
    SourceInfo,
    Span,
)

_Spanned = TypeVar("_Spanned", SentenceResult, Part, Span, QuoteCheck, Fact, Contrast)


class SourceSpans:
    """Adds to records of an article where they stand in what it was read from."""

    def __init__(self, document: Document) -> None:
        self._given = document.given
        self._map = SourceMap(document)

    def article(self, article: ArticleInfo) -> ArticleInfo:
        """Return the article with what it was given as."""
        if self._given is None or self._given.kind == "other":
            return article
        return replace(article, given=SourceInfo(self._given.kind, self._given.sha256))

    def of(self, sentences: Iterable[SentenceResult]) -> tuple[SentenceResult, ...]:
        """Return sentences with their sources and those of their findings."""
        return tuple(
            replace(
                self._placed(sentence),
                parts=tuple(map(self._placed, sentence.parts)),
                unsupported_spans=tuple(map(self._placed, sentence.unsupported_spans)),
                quotes=tuple(map(self._placed, sentence.quotes)),
                facts=tuple(map(self._placed, sentence.facts)),
                contrasts=tuple(map(self._placed, sentence.contrasts)),
            )
            for sentence in sentences
        )

    def _placed(self, record: _Spanned) -> _Spanned:
        return replace(record, given=self._map.span(record.start, record.end))
