"""Sentences that only quote, which a reference has in another order or with "he" for the name.

"“We lay two tracks,” Moore said" says nothing but what "Ruth Moore showed the depot. “We lay two
tracks,” she said" does, which models read as neutral or worse. So what is word for word in a
reference, said whole and by the same person, is found before any model reads it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.english.closed_classes import MODALS, NEGATORS
from claimcheck.english.verbs_of_saying import SPEAKERS
from claimcheck.english.words import fold, words
from claimcheck.mentions.name_words import COURTESY
from claimcheck.mentions.same_name import folded, same_name
from claimcheck.quotations.offices import key_of
from claimcheck.quotations.spoken import Spoken
from claimcheck.quotations.utterances import Stretch, begun_in, stream
from claimcheck.records import Candidates, Document, Evidence, Quotation, Sentence

#: All that may stand beside quotation and speaker.
_SAID = frozenset("said says added adds".split())
#: Words beside what a reference quotes that leave open whether it was said.
_DOUBT = NEGATORS | MODALS | frozenset("if alleged allegedly reportedly supposedly".split())
#: Fewest words that one speaker alone can have said.
FEWEST = 3
#: Most sentences of a reference that are shown as one quotation.
_LONGEST = 5
#: What stands before and behind words that are quoted whole.
_OPENS = re.compile(r"(?:^|[“”„\"«»‘’'.!?…:\n])\s*$")
_CLOSES = re.compile(r"\s*(?:$|[,;–—-]?[”“\"«»’']|[.!?…\n])")
_Place = tuple[int, int]


def with_own_words(
    found: Sequence[Sequence[Candidates]], article: Document, references: Sequence[Spoken]
) -> list[list[Candidates]]:
    """The candidates of the sentences of a story, those that only quote matched word for word.

    Args:
        found: for each sentence of ``article.content`` the candidates of every reference.
        article: its quotations read.
        references: what is said in them, in the order of the candidates.
    """
    rows = [list(row) for row in found]
    quoting = {
        number: quoted
        for number, sentence in enumerate(article.content)
        if (quoted := _only_quotes(article, sentence))
    }
    for place, reference in enumerate(references if quoting else ()):
        spoken = OwnWords(reference)
        for number, quoted in quoting.items():
            evidence = spoken.evidence(quoted) if rows[number][place].method == "nli" else None
            if evidence is not None:
                rows[number][place] = replace(
                    rows[number][place], method="near_exact", windows=(evidence,)
                )
    return rows


def _only_quotes(article: Document, sentence: Sentence) -> Sequence[Quotation]:
    """The quotations of a sentence that tells nothing beside them but who says them."""
    quoted = begun_in(article.quotations, sentence)
    speakers = {q.speaker for q in quoted}
    if len(speakers) != 1 or any(q.kind != "speech" or q.end > sentence.end for q in quoted):
        return ()
    (speaker,) = speakers
    if speaker is None or not sentence.start <= speaker.start < speaker.end <= sentence.end:
        return ()
    spans = [(speaker.start, speaker.end), *((q.start, q.end) for q in quoted)]
    beside = words(_without(article.text, sentence.start, sentence.end, spans))
    return quoted if len(beside) == 1 and beside[0] in _SAID else ()


def _without(text: str, start: int, end: int, spans: Sequence[_Place]) -> str:
    """A stretch of ``text`` without some spans in it."""
    pieces = []
    for first, last in sorted(spans):
        pieces.append(text[start:first])
        start = max(start, last)
    return " ".join((*pieces, text[start:end]))


class OwnWords:
    """What the speakers of one reference say."""

    def __init__(self, reference: Spoken) -> None:
        self._reference = reference.document
        self._spoken = [(u, u.speaker) for u in reference.utterances if u.speaker]
        self._identities = reference.identities

    def evidence(self, quoted: Sequence[Quotation]) -> Evidence | None:
        """The sentences of the reference where the speaker of some quotations says them all."""
        name = self._speaker(quoted[0])
        places = [self._place(q.text, name) for q in quoted] if name else [None]
        found = [place for place in places if place is not None]
        return self._window(found) if len(found) == len(places) else None

    def _speaker(self, quotation: Quotation) -> str | None:
        """The reference's name for who speaks; an office counts where the reference tells it."""
        speaker = quotation.speaker
        if speaker is None or fold(speaker.mention) in SPEAKERS:
            return speaker.name if speaker else None
        meant = sorted(self._identities.who(speaker.mention), key=lambda name: (-len(name), name))
        if not meant or not all(_same(meant[0], name) for name in meant):
            return None
        more = set(words(speaker.mention)) - set(words(meant[0])) - COURTESY
        return None if more and not key_of(speaker.mention) else meant[0]

    def _place(self, text: str, name: str) -> _Place | None:
        """Where ``name`` says ``text`` whole, as half-open offsets."""
        said = words(text)
        if len(said) < FEWEST:
            return None
        for utterance, speaker in self._spoken:
            for start, end in utterance.finds(stream(said)) if _same(speaker, name) else ():
                if utterance.speaker_at(start, end) and _is_whole(utterance, start, end):
                    return utterance.spans[start][1], utterance.spans[end - 1][2]
        return None

    def _window(self, places: Sequence[_Place]) -> Evidence | None:
        """The sentences that hold some places; None where their other words leave doubt."""
        start, end = min(places)[0], max(last for _, last in places)
        first = bisect.bisect_right(self._reference.content, start, key=lambda s: s.end)
        last = bisect.bisect_left(self._reference.content, end, key=lambda s: s.start)
        held = self._reference.content[first:last]
        if not 0 < len(held) <= _LONGEST:
            return None
        start, end = held[0].start, held[-1].end
        quoted = [(q.start, q.end) for s in held for q in begun_in(self._reference.quotations, s)]
        beside = words(_without(self._reference.text, start, end, [*quoted, *places]))
        if not _DOUBT.isdisjoint(beside):
            return None
        text = self._reference.text[start:end]
        return Evidence(start, end, text, 1.0, tuple(s.index for s in held))


def _is_whole(utterance: Stretch, start: int, end: int) -> bool:
    """Whether some of its words begin and end a sentence, so that no "if" or "never" is cut off."""
    text, spans = utterance.document.text, utterance.spans
    first, last = spans[start][1], spans[end - 1][2]
    goes_on = end < len(spans) and text[spans[end][1]].islower()
    opens = _OPENS.search(text[max(0, first - 5) : first]) is not None
    return opens and not text[first].islower() and not goes_on and bool(_CLOSES.match(text, last))


def _same(one: str, other: str) -> bool:
    return same_name(folded(one), folded(other))
