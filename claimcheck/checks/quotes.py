"""The status of each quotation: verbatim, altered, misattributed or unsourced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.arrays import Floats
from claimcheck.checks.nearest_quote import (
    LONG_RUN,
    MAX_ADDED,
    Near,
    QuoteSource,
    meaning_alike,
    recorded_alike,
    worded_alike,
)
from claimcheck.english.quote_marks import ELLIPSIS
from claimcheck.english.verbs_of_saying import SPEAKERS
from claimcheck.english.words import fold, words
from claimcheck.mentions.same_name import folded, same_name
from claimcheck.quotations.extract import is_reported
from claimcheck.quotations.utterances import Stretch, stream
from claimcheck.records import Judgement, Passage, Quotation, QuoteCheck, QuoteStatus

#: Fewest words of a quotation that can be called altered or misattributed. In a shorter one nothing
#: tells an alteration from another phrase, or one speaker's word from another's.
ALTERED_WORDS = 3


#: What an editor put into a quotation.
_INSERTED = re.compile(r"\([^)]*\)|\[[^]]*\]")


@dataclass(frozen=True)
class _Place:
    """Where a reference has the words of a quotation, and who says them there, if known."""

    passage: Passage
    speaker: str | None


class QuoteChecker:
    """Compares quotations with those of the references."""

    def __init__(self, sources: Sequence[QuoteSource]) -> None:
        self._sources = tuple(sources)

    def check(
        self, quotation: Quotation, vector: Floats, judgements: Sequence[Judgement]
    ) -> QuoteCheck:
        """Say whether ``quotation`` is verbatim, altered, misattributed or unsourced.

        Args:
            quotation: of the article.
            vector: its unit vector, shape (dimension,).
            judgements: of the sentence that it stands in.
        """
        blank = QuoteCheck(
            quotation.start, quotation.end, quotation.text, "unsourced", speaker=_shown(quotation)
        )
        said = words(quotation.text)
        places = list(self._places(quotation.text))
        if places:
            return _by_speaker(blank, places, self._speaker(quotation), len(said))
        near = self._nearest(quotation.text, said, vector, judgements) if said else None
        if near is None:
            recorded, reported = self._unquoted(quotation.text, said)
            if recorded:
                return replace(blank, status="verbatim")
            if reported:
                return replace(blank, nearest=reported)
            alike = (recorded_alike(source, quotation.text, said) for source in self._sources)
            near = max(filter(None, alike), key=lambda found: found.score, default=None)
        if near is None:
            return blank
        if _same_letters(quotation.text, near.passage.text) or self._marked_otherwise(said, near):
            return replace(blank, status="verbatim")
        altered = near.altered and len(said) >= ALTERED_WORDS
        status: QuoteStatus = "altered" if altered else "unsourced"
        return replace(blank, status=status, nearest=near.passage, diff=near.diff)

    def _speaker(self, quotation: Quotation) -> str | None:
        """The name of the article's speaker: as the article has it, else as the references do.

        None where they have several, or none.
        """
        speaker = quotation.speaker
        if speaker is None or speaker.name or fold(speaker.mention) in SPEAKERS:
            return speaker.name if speaker else None
        meant = (source.spoken.identities.who(speaker.mention) for source in self._sources)
        names = sorted(set().union(*meant), key=lambda name: (-len(name), name))
        return names[0] if names and all(_same(names[0], name) for name in names) else None

    def _places(self, text: str) -> Iterator[_Place]:
        """Where references quote these words; an ellipsis stands for any words."""
        pieces = _pieces(text)
        for source in self._sources if pieces else ():
            for utterance in source.able(pieces[0]):
                for start, end in utterance.finds(pieces[0]):
                    last = _behind(utterance, pieces[1:], end)
                    if last is not None:
                        speaker = utterance.speaker_at(start, last)
                        yield _Place(utterance.passage(start, last), speaker)
                        break

    def _unquoted(self, text: str, said: Sequence[str]) -> tuple[bool, Passage | None]:
        """Whether a reference is the record of a speech that holds these words.

        Else the place where one has them without quotation marks, as its own or reported words.
        """
        pieces, reported = _pieces(text), None
        for source in self._sources if pieces and len(said) >= ALTERED_WORDS else ():
            for start, end in source.text.finds(pieces[0]):
                last = _behind(source.text, pieces[1:], end)
                if last is None:
                    continue
                passage = source.text.passage(start, last)
                spoken = not is_reported(source.document, passage.start, passage.end)
                if spoken and len(said) >= LONG_RUN:
                    return True, passage
                reported = reported or passage
        return False, reported

    def _nearest(
        self, text: str, said: Sequence[str], vector: Floats, judgements: Sequence[Judgement]
    ) -> Near | None:
        """The quotation of a reference that ``text`` most probably alters."""
        best: Near | None = None
        for source in self._sources:
            if not source.quotations:  # and so no vectors to compare with
                continue
            alike = meaning_alike(source, text, said, vector, judgements)
            for near in (*worded_alike(source, text, said), *([alike] if alike else ())):
                if best is None or near.order > best.order:
                    best = near
        if best is not None and not best.altered and self._spliced(best):
            return replace(best, altered=True)
        return best

    def _marked_otherwise(self, said: Sequence[str], near: Near) -> bool:
        """Whether a reference has just these words there, its quotation marks a word or two off."""
        passage = near.passage
        source = next(s for s in self._sources if s.document.id == passage.reference)
        most = len(words(passage.text)) + MAX_ADDED
        return len(said) <= most and any(
            found.start < passage.end and passage.start < found.end
            for found in (source.text.passage(*place) for place in source.text.finds(stream(said)))
        )

    def _spliced(self, near: Near) -> bool:
        """Whether what the article quotes more is taken from another quotation."""
        more = [part.text for part in near.diff if part.op == "insert"]
        return any(len(words(t)) >= ALTERED_WORDS and any(self._places(t)) for t in more)


def _by_speaker(
    blank: QuoteCheck, places: Sequence[_Place], name: str | None, length: int
) -> QuoteCheck:
    """The check of a quotation whose words references have: who do they say speaks?

    It is misattributed when all whom they name are other people than the article's speaker. What
    one of them calls "he" or "the mayor" only, and a speaker whom the article does not name, tell
    nothing.
    """
    named = [place for place in places if place.speaker is not None]
    if name is None or not named or any(_same(name, str(p.speaker)) for p in named):
        return replace(blank, status="verbatim")
    if length < ALTERED_WORDS:
        return replace(blank, nearest=named[0].passage)
    return replace(
        blank, status="misattributed", nearest=named[0].passage, said_by=named[0].speaker
    )


def _same(one: str, other: str) -> bool:
    return same_name(folded(one), folded(other))


def _shown(quotation: Quotation) -> str | None:
    """The speaker as the report calls them: by name, else as the article does, no "he"."""
    speaker = quotation.speaker
    if speaker is None or (speaker.name is None and fold(speaker.mention) in SPEAKERS):
        return None
    return speaker.name or speaker.mention


def _same_letters(one: str, other: str) -> bool:
    """Whether two quotations differ in house style alone: "mid-year" and "midyear", "U.N." and
    "UN", a name put in brackets.
    """
    first, second = (
        "".join(c for c in _INSERTED.sub("", fold(text)) if c.isalnum()) for text in (one, other)
    )
    return first == second


def _pieces(text: str) -> list[str]:
    """The streams of what stands between ellipses."""
    return [stream(said) for piece in ELLIPSIS.split(text) if (said := words(piece))]


def _behind(stretch: Stretch, pieces: Sequence[str], at: int) -> int | None:
    """The end of the last piece when all stand in that order from word ``at`` on."""
    for piece in pieces:
        found = stretch.find(piece, at)
        if found is None:
            return None
        at = found[1]
    return at
