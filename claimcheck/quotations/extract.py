"""What people say in a document: every quotation with its speaker, and which pieces are one.

Quotations that are nobody's words here, because they are a title or put a phrase at a distance
("scare quotes"), are told apart by ``kind``.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.english.headlines import is_headline
from claimcheck.english.quote_marks import find_quotations
from claimcheck.english.verbs_of_saying import CUES
from claimcheck.mentions.names import Name, find_names
from claimcheck.quotations.kinds import kind_of
from claimcheck.quotations.offices import may_be_person
from claimcheck.quotations.phrases import (
    DASHES,
    MASK,
    REACH,
    Phrase,
    Token,
    clause_subject,
    phrase_from,
    tokens_of,
)
from claimcheck.quotations.speaker_names import SpeakerNames
from claimcheck.quotations.speakers import SpokenSentence
from claimcheck.records import Document, Quotation, QuotationKind, Speaker

#: Most words of a "he said" between two pieces of one utterance.
_TAG_WORDS = 25
#: What may open a line that leads to a quotation by nothing but a name.
_FROM = re.compile(
    r"(?:(?:and|also|then|this|more|another|next|finally),?\s)*from\s", re.IGNORECASE
)
#: A quotation that ends like this is often followed by its "he said".
_TAGGED = (",", "?", "!", "—", "–")


def with_quotations(document: Document) -> Document:
    """Return ``document`` with its ``quotations``, in order, with speaker, utterance and kind."""
    found = _Reader(document).read() if document.sentences else ()
    return replace(document, quotations=found)


def is_reported(document: Document, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` stand beside a verb of saying.

    Then they are reported speech, which may be worded by the reporter.
    """
    first = bisect.bisect_right(document.sentences, start, key=lambda sentence: sentence.end)
    for sentence in itertools.islice(document.sentences, first, None):
        if sentence.start >= end:
            break
        around = document.text[sentence.start : max(sentence.start, start)]
        around += " " + document.text[min(end, sentence.end) : sentence.end]
        if any(word in CUES for word in re.findall(r"[a-z]+", around)):
            return True
    return False


@dataclass
class _Found:
    """A quotation while its speaker is looked for.

    ``token`` is its number in its sentence, ``phrase`` the speaker that the sentence names,
    ``alone`` says that there is nothing else in the sentence, ``heard`` that it tells nothing of
    the speaker but who is spoken to.
    """

    quotation: Quotation
    sentence: int
    paragraph: int
    token: int
    phrase: Phrase | None
    alone: bool
    heard: bool

    @property
    def said(self) -> bool:
        """Whether its sentence has a verb of saying for it."""
        return self.heard or self.phrase is not None


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = text = document.text
        spans = [(s.start, s.end) for s in document.quoted]
        chars = list(text)
        for start, end in spans:
            chars[start:end] = MASK * (end - start)
        self._masked = "".join(chars)
        self._sentences = [(s.start, s.end) for s in document.sentences]
        self._starts = [start for start, _ in self._sentences]
        self._paragraphs = [(p.start, p.end) for p in document.paragraphs]
        self._openings = [start for start, _ in self._paragraphs]
        self._names = SpeakerNames(document, self._masked)
        self._quotations = find_quotations(text, document.quoted)
        self._read: dict[int, SpokenSentence] = {}

    def read(self) -> tuple[Quotation, ...]:
        found = [self._locate(q) for q in self._quotations]
        result: list[Quotation] = []
        utterance = -1
        for place, item in enumerate(found):
            before = found[place - 1] if place else None
            joined = before is not None and self._joined(before, item)
            if not joined:
                utterance += 1
            speaker = self._speaker(item, before, result, joined)
            kind = self._kind(item)
            result.append(replace(item.quotation, speaker=speaker, utterance=utterance, kind=kind))
        return _share(result)

    def _locate(self, quotation: Quotation) -> _Found:
        number = max(0, bisect.bisect_right(self._starts, quotation.start) - 1)
        paragraph = bisect.bisect_right(self._openings, quotation.start) - 1
        read = self._sentence(number)
        at = read.token_of(quotation.start)
        tagged = quotation.text.endswith(_TAGGED)
        phrase, heard = read.speaker_of(at, tagged), read.is_heard(at, tagged)
        return _Found(quotation, number, paragraph, at, phrase, read.bare, heard)

    def _sentence(self, number: int) -> SpokenSentence:
        if number not in self._read:
            start, end = self._sentences[number]
            tokens = tokens_of(self._masked[start:end], start)
            self._read[number] = SpokenSentence.of(tokens, is_headline(self._text[start:end]))
        return self._read[number]

    def _joined(self, before: _Found, item: _Found) -> bool:
        """Whether ``item`` goes on with what ``before`` began."""
        gap = self._masked[before.quotation.end : item.quotation.start].replace(MASK, " ")
        if not gap.strip():
            return item.paragraph == before.paragraph or not self._closed(before)
        if item.paragraph != before.paragraph or len(gap.split()) > _TAG_WORDS:
            return False
        if not before.said or not _is_tag(gap):
            return False
        if item.sentence == before.sentence:
            return item.phrase == before.phrase and gap.rstrip()[-1] in ",.;:—–"
        return item.sentence == before.sentence + 1 and not item.said

    def _closed(self, item: _Found) -> bool:
        return self._masked[item.quotation.end : item.quotation.end + 1] == MASK

    def _speaker(
        self, item: _Found, before: _Found | None, result: Sequence[Quotation], joined: bool
    ) -> Speaker | None:
        """Who speaks, by the sentence itself, else by what is around it.

        A quotation that is a sentence of its own goes on with what was said before, unless a line
        with a colon or the sentence behind it tells another speaker.
        """
        phrase, tokens = item.phrase, self._sentence(item.sentence).tokens
        if phrase is None and item.alone and not joined:
            phrase, tokens = self._behind(item)
        if phrase is None and item.alone and not joined:
            phrase, tokens = self._ahead(item)
        if phrase is None and before is not None and (joined or item.alone):
            return result[-1].speaker if item.paragraph - before.paragraph <= 1 else None
        if phrase is None and not (item.alone or item.heard):
            led = self._led_within(item, tokens)
            if led is not None:
                return self._names.speaker(tokens, led)
            # Without a verb of saying its subject is a guess, good enough to be shown.
            phrase = clause_subject(tokens, item.token)
            return replace(self._names.speaker(tokens, phrase), name=None) if phrase else None
        return self._names.speaker(tokens, phrase) if phrase else None

    def _ahead(self, item: _Found) -> tuple[Phrase | None, list[Token]]:
        """The speaker in the sentence before: in the same paragraph, or one that ends with a colon.

        A sentence that has a quotation of its own is looked at for that one.
        """
        number = item.sentence - 1
        if number < 0:
            return None, []
        start, end = self._sentences[number]
        read = self._sentence(number)
        within = not read.quoting and start >= self._paragraphs[item.paragraph][0]
        if not (within or self._text[start:end].endswith(":")):
            return None, []
        if not read.cues and self._text[start:end].endswith(":"):
            led = self._led_in(read.tokens, start, end)
            if led is not None:
                return led, read.tokens
        return read.speaker(), read.tokens

    def _led_within(self, item: _Found, tokens: Sequence[Token]) -> Phrase | None:
        """The person whom the quotation's own sentence names so: "And from Ann Lee: ..."."""
        start, end = tokens[0].start, item.quotation.start
        if _FROM.match(self._text, start, end) is None:
            return None
        led = self._led_in(tokens, start, end)
        behind = self._masked[tokens[led[1] - 1].end : end].strip() if led else ""
        whole = behind.startswith((":", ",", "(")) and behind.rstrip(MASK).rstrip().endswith(":")
        return led if whole else None

    def _led_in(self, tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
        """The one person whom a line names that leads to a quotation: "And from Ann Lee:"."""
        names = [n for n in find_names(self._text, start, end) if not n.oblique]
        people = [
            n
            for n in names
            if self._names.may_be_person(n) or self._is_led_from(n, tokens[0].start)
        ]
        if len(people) != 1:
            return None
        self._names.note_led(people[0])
        inside = [
            n for n, t in enumerate(tokens) if people[0].start <= t.start and t.end <= people[0].end
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def _is_led_from(self, name: Name, start: int) -> bool:
        """Whether a line that begins at ``start`` is but "And from" and a name, a place by that."""
        if _FROM.fullmatch(self._text, start, name.start) is None:
            return False
        alone = find_names(name.text)
        return len(alone) == 1 and may_be_person(alone[0])

    def _behind(self, item: _Found) -> tuple[Phrase | None, list[Token]]:
        """The speaker whom the text behind a quotation's sentence names.

        It is the subject of the next sentence ("Was it so?" Lee turned to the door.) or the name
        that signs: "..." — Lee; so may a paragraph of its own.
        """
        number = item.sentence + 1
        end = self._paragraphs[item.paragraph][1]
        if number >= len(self._sentences):
            return None, []
        if self._sentences[number][0] >= end:
            return self._signed(number)
        tokens = self._sentence(number).tokens
        if tokens[0].text in DASHES:
            return phrase_from(tokens, 1), tokens
        if item.quotation.text[-1] not in "?!" or tokens[0].quotes:
            return None, []
        found = clause_subject(tokens, min(len(tokens), REACH))
        return (found, tokens) if found and found[0] == 0 else (None, [])

    def _signed(self, number: int) -> tuple[Phrase | None, list[Token]]:
        """The person with whom a sentence begins that is no part of the story: who signs."""
        if self._document.sentences[number].role != "furniture":
            return None, []
        tokens = self._sentence(number).tokens
        first = int(tokens[0].text in DASHES)
        names = find_names(self._text, *self._sentences[number])
        if len(tokens) == first or not names or names[0].start != tokens[first].start:
            return None, []
        last = sum(token.end <= names[0].end for token in tokens)
        return ((first, last), tokens) if self._names.may_be_person(names[0]) else (None, [])

    def _kind(self, item: _Found) -> QuotationKind:
        start = item.quotation.start
        return kind_of(
            item.quotation.text,
            self._masked[max(0, start - 40) : start].rstrip(MASK),
            headline=self._sentence(item.sentence).headline,
            attributed=item.said or item.alone,
        )


def _share(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Give every piece of an utterance the speaker that one of them has."""
    speakers: dict[int, Speaker] = {}
    for quotation in quotations:
        if quotation.speaker is not None:
            speakers.setdefault(quotation.utterance, quotation.speaker)
    return tuple(
        q if q.speaker else replace(q, speaker=speakers.get(q.utterance)) for q in quotations
    )


def _is_tag(gap: str) -> bool:
    """Whether the words between two quotations only say who speaks: one verb of saying."""
    cues = [w for w in re.findall(r"[a-z]+", gap) if w in CUES]
    return len(cues) == 1
