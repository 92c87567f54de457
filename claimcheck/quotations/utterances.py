"""What is quoted in a reference, ready to look words up in."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.words import word_spans
from claimcheck.quotations.turns import Turn, turns
from claimcheck.records import Document, Passage, Quotation, Sentence


@dataclass(frozen=True)
class Stretch:
    """Consecutive words of a document that may be quoted from: an utterance, or all of its text.

    Attributes:
        document: where it stands.
        spans: its words with their offsets.
        speaker: the name of the person who says it, None when that is not known.
        nested: half-open offsets of what it quotes itself, which another one said.
        ends: where each of its quotations ends.
    """

    document: Document
    spans: tuple[tuple[str, int, int], ...]
    speaker: str | None = None
    nested: tuple[tuple[int, int], ...] = ()
    ends: tuple[int, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in comparable form."""
        return tuple(word for word, _, _ in self.spans)

    @cached_property
    def known(self) -> frozenset[str]:
        """Its different words."""
        return frozenset(self.words)

    @cached_property
    def stream(self) -> str:
        """Its words, each with a space on both sides, so that whole words are found."""
        return stream(self.words)

    @cached_property
    def _starts(self) -> list[int]:
        return list(itertools.accumulate((len(w) + 1 for w in self.words), initial=0))

    def find(self, piece: str, start: int = 0) -> tuple[int, int] | None:
        """The half-open word numbers of a `stream` at or behind word ``start``."""
        if start >= len(self.words):
            return None
        at = self.stream.find(piece, self._starts[start])
        if at < 0:
            return None
        return bisect.bisect_left(self._starts, at), bisect.bisect_left(
            self._starts, at + len(piece) - 1
        )

    def finds(self, piece: str) -> list[tuple[int, int]]:
        """All places of a `stream`, as half-open word numbers."""
        places, start = [], 0
        while (found := self.find(piece, start)) is not None:
            places.append(found)
            start = found[0] + 1
        return places

    def without_strays(self, start: int, end: int, wanted: Iterable[str]) -> tuple[int, int]:
        """The words ``start`` to ``end`` less those of another of its quotations, none wanted."""
        wanted = frozenset(wanted)
        lasts = [last for _, _, last in self.spans]
        breaks = [bisect.bisect_right(lasts, offset) for offset in self.ends]
        for at in (at for at in breaks if start < at < end):
            if wanted.isdisjoint(self.words[start:at]):
                start = at
            elif wanted.isdisjoint(self.words[at:end]):
                return start, at
        return start, end

    def passage(self, start: int, end: int) -> Passage:
        """The words ``start`` to ``end`` (exclusive) as they stand in the document.

        With the mark behind the last one, up to a quotation mark or space.
        """
        text = self.document.text
        first, last = self.spans[start][1], self.spans[end - 1][2]
        while last < len(text) and text[last] in ".,;:!?…":
            last += 1
        return Passage(self.document.id, first, last, text[first:last])

    def said(self, start: int, end: int) -> str:
        """The words ``start`` to ``end`` with their punctuation, without what interrupts them."""
        text, spans = self.document.text, self.spans[start:end]
        pieces = []
        for piece, group in itertools.groupby(spans, key=lambda span: self._piece(span[1])):
            inside = list(group)
            stop = min(inside[-1][2] + 1, piece)
            pieces.append(text[inside[0][1] : stop].strip())
        return " ".join(pieces)

    def _piece(self, offset: int) -> int:
        """The end of the quotation that holds an offset, of the text where there is none."""
        at = bisect.bisect_right(self.ends, offset)
        return self.ends[at] if at < len(self.ends) else len(self.document.text)

    def speaker_at(self, start: int, end: int) -> str | None:
        """Who says the words ``start`` to ``end``; None for those of a quotation within it."""
        first, last = self.spans[start][1], self.spans[end - 1][2]
        if any(a <= first and last <= b for a, b in self.nested):
            return None
        return self.speaker


def begun_in(quotations: Sequence[Quotation], sentence: Sentence) -> Sequence[Quotation]:
    """Those of some quotations, in order, that begin in a sentence of their document."""
    first, last = (
        bisect.bisect_left(quotations, offset, key=lambda quotation: quotation.start)
        for offset in (sentence.start, sentence.end)
    )
    return quotations[first:last]


def stream(words: Sequence[str]) -> str:
    """Words joined so that a part that `Stretch.find` looks for begins and ends with a word."""
    return f" {' '.join(words)} "


def utterances(document: Document) -> tuple[Stretch, ...]:
    """The utterances of a document: quotations, the pieces of one put together, and turns."""
    grouped = itertools.groupby(document.quotations, key=lambda quotation: quotation.utterance)
    quoted = (_utterance(document, list(pieces)) for _, pieces in grouped)
    return (*quoted, *(_turn(document, turn) for turn in turns(document)))


def _turn(document: Document, turn: Turn) -> Stretch:
    """What is said behind a speaker's label, but for what is quoted in it."""
    spans = _spans(document.text, turn.start, turn.end)
    first = bisect.bisect_left(document.quoted, turn.start, key=lambda span: span.start)
    last = bisect.bisect_left(document.quoted, turn.end, key=lambda span: span.start)
    quoted = tuple((span.start, span.end) for span in document.quoted[first:last])
    return Stretch(document, tuple(spans), turn.name, quoted, (turn.end,))


def _spans(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    return [(w, start + a, start + b) for w, a, b in word_spans(text[start:end])]


def _utterance(document: Document, pieces: Sequence[Quotation]) -> Stretch:
    spans: list[tuple[str, int, int]] = []
    nested: list[tuple[int, int]] = []
    for piece in pieces:
        spans += _spans(document.text, piece.start, piece.end)
        inside = quoted_spans(piece.text)
        nested += [(piece.start + s.start, piece.start + s.end) for s in inside if s.closed]
    speaker = next((p.speaker.name for p in pieces if p.speaker), None)
    return Stretch(document, tuple(spans), speaker, tuple(nested), tuple(p.end for p in pieces))


def whole(document: Document) -> Stretch:
    """All words of a document."""
    return Stretch(document, tuple(word_spans(document.text)))
