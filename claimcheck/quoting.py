"""The words inside quotation marks, compared with every reference.

A quotation is verbatim when its words stand in a reference in that order, after the normalisations
of `claimcheck.text.quotations.NORMALISATIONS`. Otherwise the nearest quotation of a reference is
looked for: by shared words, and by meaning, since a silently reworded quote may share few.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.arrays import Floats
from claimcheck.records import Document, Passage, Quotation, QuoteCheck, QuoteStatus
from claimcheck.text.quotations import word_diff
from claimcheck.wording import FUNCTION_WORDS, words

#: Fewest words of a quotation that can be called altered. In a shorter one nothing tells an
#: alteration from another phrase.
ALTERED_WORDS = 3
#: Cosine from which on a quotation of a reference is taken to be the altered one's source.
SAME_QUOTE = 0.55
#: Share of words in common from which on it is, whatever the cosine.
SAME_WORDS = 0.6

_ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")


@dataclass(frozen=True)
class QuoteSource:
    """The quotations of one reference.

    Attributes:
        document: the reference.
        quotations: its quotations.
        vectors: their unit vectors, shape (quotations, dimension).

    """

    document: Document
    quotations: tuple[Quotation, ...]
    vectors: Floats

    @property
    def streams(self) -> tuple[str, str]:
        """All words of the reference, and the words of its quotations run together.

        In the second a quotation that "he said" interrupts is whole again.
        """
        joined = " ".join(q.text for q in self.quotations)
        return _stream(self.document.text), _stream(joined)


class QuoteChecker:
    """Compares quotations with those of the references."""

    def __init__(self, sources: Sequence[QuoteSource]) -> None:
        self._sources = tuple(sources)
        self._streams = [source.streams for source in self._sources]

    def check(self, quotation: Quotation, vector: Floats) -> QuoteCheck:
        """Say whether ``quotation`` is verbatim, altered or unsourced.

        Args:
            quotation: of the article.
            vector: its unit vector, shape (dimension,).

        """
        start, end, text = quotation.start, quotation.end, quotation.text
        if self._verbatim(text):
            return QuoteCheck(start, end, text, "verbatim")
        found = self._nearest(text, vector)
        if found is None:
            return QuoteCheck(start, end, text, "unsourced")
        source, nearest = found
        passage = Passage(source.document.id, nearest.start, nearest.end, nearest.text)
        extends = _stream(nearest.text) in _stream(text)
        status: QuoteStatus = (
            "unsourced" if extends or len(words(text)) < ALTERED_WORDS else "altered"
        )
        return QuoteCheck(start, end, text, status, passage, word_diff(nearest.text, text))

    def _verbatim(self, text: str) -> bool:
        """Whether every piece between ellipses stands in one reference."""
        pieces = [_stream(piece) for piece in _ELLIPSIS.split(text) if words(piece)]
        return bool(pieces) and any(
            all(piece in stream for piece in pieces)
            for streams in self._streams
            for stream in streams
        )

    def _nearest(self, text: str, vector: Floats) -> tuple[QuoteSource, Quotation] | None:
        """The quotation of a reference that ``text`` most probably alters."""
        best: tuple[float, QuoteSource, Quotation] | None = None
        said = words(text)
        for source in self._sources:
            cosines = source.vectors @ vector
            for quotation, cosine in zip(source.quotations, cosines.tolist(), strict=True):
                likeness = _likeness(said, words(quotation.text))
                if cosine < SAME_QUOTE and likeness < SAME_WORDS:
                    continue
                score = cosine + likeness
                if best is None or score > best[0]:
                    best = (score, source, quotation)
        return None if best is None else (best[1], best[2])


def _stream(text: str) -> str:
    """The words of ``text``, each with a space on both sides, so that whole words are found."""
    return f" {' '.join(words(text))} "


def _likeness(a: list[str], b: list[str]) -> float:
    """Share of words in common, of the longer one's, those that tell the subject alone."""
    first, second = set(a) - FUNCTION_WORDS, set(b) - FUNCTION_WORDS
    longer = max(len(first), len(second))
    return len(first & second) / longer if longer else float(a == b)
