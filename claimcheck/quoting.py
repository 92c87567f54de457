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
from claimcheck.records import (
    DiffPart,
    Document,
    Evidence,
    Judgement,
    Passage,
    Quotation,
    QuoteCheck,
)
from claimcheck.text.quotations import word_diff
from claimcheck.wording import FUNCTION_WORDS, words

#: Fewest words of a quotation that can be called altered. In a shorter one nothing tells an
#: alteration from another phrase.
ALTERED_WORDS = 3
#: A quotation of a reference is taken for the source of an altered one when they share so many of
#: their words, ...
SAME_WORDS = 0.6
#: ... or are as near in meaning as two translations of one sentence, ...
SAME_MEANING = 0.75
#: ... or when the sentence that quotes is entailed by evidence that holds the quotation, and the
#: two at least speak of the same thing.
SAME_SUBJECT = 0.4
#: Fewest words of the run that two quotations share when each goes on where the other is cut.
SHARED_RUN = 4

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

    def check(
        self, quotation: Quotation, vector: Floats, judgements: Sequence[Judgement]
    ) -> QuoteCheck:
        """Say whether ``quotation`` is verbatim, altered or unsourced.

        Args:
            quotation: of the article.
            vector: its unit vector, shape (dimension,).
            judgements: of the sentence that it stands in.
        """
        start, end, text = quotation.start, quotation.end, quotation.text
        if self._verbatim(text):
            return QuoteCheck(start, end, text, "verbatim")
        found = self._nearest(text, vector, judgements)
        if found is None:
            return QuoteCheck(start, end, text, "unsourced")
        source, nearest = found
        passage = Passage(source.document.id, nearest.start, nearest.end, nearest.text)
        diff = word_diff(nearest.text, text)
        altered = len(words(text)) >= ALTERED_WORDS and not _cut_elsewhere(diff)
        return QuoteCheck(start, end, text, "altered" if altered else "unsourced", passage, diff)

    def _verbatim(self, text: str) -> bool:
        """Whether the pieces between ellipses stand in one reference in that order."""
        pieces = [_stream(piece) for piece in _ELLIPSIS.split(text) if words(piece)]
        return bool(pieces) and any(
            _in_order(pieces, stream) for streams in self._streams for stream in streams
        )

    def _nearest(
        self, text: str, vector: Floats, judgements: Sequence[Judgement]
    ) -> tuple[QuoteSource, Quotation] | None:
        """The quotation of a reference that ``text`` most probably alters."""
        best: tuple[float, QuoteSource, Quotation] | None = None
        said = words(text)
        for source in self._sources:
            if not source.quotations:  # and so no vectors to compare with
                continue
            supporting = _supporting(judgements, source.document.id)
            cosines = (source.vectors @ vector).tolist()
            for quotation, cosine in zip(source.quotations, cosines, strict=True):
                theirs = words(quotation.text)
                likeness = _likeness(said, theirs)
                least = SAME_SUBJECT if _inside(quotation, supporting) else SAME_MEANING
                if cosine < least and likeness < SAME_WORDS:
                    continue
                # The one that holds most of the article's words has had least of them altered.
                score = 2 * _held(said, theirs) + cosine
                if best is None or score > best[0]:
                    best = (score, source, quotation)
        return None if best is None else (best[1], best[2])


def _supporting(judgements: Sequence[Judgement], reference: str) -> list[Evidence]:
    """The windows of a reference that entail the sentence."""
    return [
        window
        for judgement in judgements
        if judgement.reference == reference and judgement.label == "entailment"
        for window in judgement.evidence
    ]


def _inside(quotation: Quotation, windows: Sequence[Evidence]) -> bool:
    return any(w.start <= quotation.start and quotation.end <= w.end for w in windows)


def _cut_elsewhere(diff: Sequence[DiffPart]) -> bool:
    """Whether two quotations share one run of words and differ in where they begin and end.

    Then none of the shared words was altered; what one has more at an end the other leaves out.
    """
    equal = [n for n, part in enumerate(diff) if part.op == "equal"]
    if len(equal) != 1 or len(words(diff[equal[0]].text)) < SHARED_RUN:
        return False
    return equal[0] <= 1 and len(diff) - equal[0] <= 2


def _stream(text: str) -> str:
    """The words of ``text``, each with a space on both sides, so that whole words are found."""
    return f" {' '.join(words(text))} "


def _in_order(pieces: Sequence[str], stream: str) -> bool:
    """Whether ``stream`` holds all pieces, each behind the one before."""
    start = 0
    for piece in pieces:
        at = stream.find(piece, start)
        if at < 0:
            return False
        # The space after a piece may be the one before the next.
        start = at + len(piece) - 1
    return True


def _held(said: list[str], source: list[str]) -> float:
    """Share of the words of ``said`` that ``source`` has."""
    return len(set(said) & set(source)) / max(1, len(set(said)))


def _likeness(a: list[str], b: list[str]) -> float:
    """Share of words in common, of the longer one's, those that tell the subject alone."""
    first, second = set(a) - FUNCTION_WORDS, set(b) - FUNCTION_WORDS
    longer = max(len(first), len(second))
    return len(first & second) / longer if longer else float(a == b)
