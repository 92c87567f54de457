"""Who is meant by the mention of a speaker: "she", "the mayor of Ayr", "Lee"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from claimcheck.english.headlines import is_headline
from claimcheck.english.verbs_of_saying import BETWEEN, SPEAKERS
from claimcheck.english.words import fold, words
from claimcheck.mentions.coreference import People
from claimcheck.mentions.name_words import is_title
from claimcheck.mentions.names import Name, find_names
from claimcheck.quotations.offices import holders, key_of, may_be_person
from claimcheck.quotations.phrases import Phrase, Token, apposed, is_possessive
from claimcheck.records import Document, Speaker

_PREPOSITION = re.compile(r"\s(?:of|for|at|in|from|with|on|to|by)\s")


class SpeakerNames:
    """The names of the speakers of one document, asked for in the order of its quotations.

    Args:
        document: the document, with its sentences.
        masked: its text, every quotation masked.
    """

    def __init__(self, document: Document, masked: str) -> None:
        self._document = document
        self._text = text = document.text
        self._masked = masked
        self._openings = [paragraph.start for paragraph in document.paragraphs]
        headlines = [
            (p.start, p.end)
            for p in document.paragraphs
            if p.kind == "headline" or is_headline(text[p.start : p.end])
        ]
        aside = [*((s.start, s.end) for s in document.quoted), *headlines]
        self._people = People(text, aside, [(s.start, s.end) for s in document.sentences])
        #: The last speaker whom a quotation's sentence names, and where.
        self._last: tuple[str, int] | None = None
        #: By their offsets the names of those to whom a line of its own leads.
        self._led: dict[int, tuple[str, ...]] = {}

    def may_be_person(self, name: Name) -> bool:
        """Whether a name is a person's by itself, or by what the document tells."""
        return may_be_person(name) or self._people.is_person(name.parts)

    def note_led(self, name: Name) -> None:
        """Keep for `speaker` a name to which a line of its own leads: "And from Ann Lee:"."""
        self._led[name.start] = self._people.whole(name.parts)

    def speaker(self, tokens: Sequence[Token], phrase: Phrase) -> Speaker:
        """Return the speaker of a mention; the name is None where the text leaves it open."""
        start, end = tokens[phrase[0]].start, tokens[phrase[1] - 1].end
        mention = self._text[start:end]
        if fold(mention) in SPEAKERS:
            paragraph = bisect.bisect_right(self._openings, start) - 1
            opening = self._openings[max(0, paragraph)]
            name = self._people.pronoun(mention, start, self._last, opening)
        else:
            name = (
                self._apposed(tokens, phrase)
                or self._named(mention)
                or self._led.get(start)
                or self._holder(mention)
            )
            self._last = None
        if name:
            self._last = (" ".join(name), start)
        return Speaker(start, end, mention, " ".join(name) if name else None)

    def _apposed(self, tokens: Sequence[Token], phrase: Phrase) -> tuple[str, ...] | None:
        """The person whose office a noun phrase names: "said the mayor of Ayr, Ann Lee"."""
        beside = apposed(tokens, phrase) if _is_office(tokens, phrase) else None
        if beside is None:
            return None
        start, end = tokens[beside[0]].start, tokens[beside[1] - 1].end
        names = find_names(self._text, start, end)
        if len(names) != 1 or names[0].end != end:
            return None
        titled = all(is_title(fold(word)) for word in self._text[start : names[0].start].split())
        return (
            self._people.whole(names[0].parts) if titled and self.may_be_person(names[0]) else None
        )

    def _holder(self, mention: str) -> tuple[str, ...] | None:
        """The one person whose office the text says it is, or whom it gives one by that name."""
        if mention in self._explained:
            return tuple(mention.split())
        office = key_of(mention)
        held = self._holders.get(office, frozenset()) if office else frozenset()
        return tuple(next(iter(held)).split()) if len(held) == 1 else None

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        return holders(self._masked, self._document.sentences)

    @cached_property
    def _explained(self) -> frozenset[str]:
        return frozenset().union(*self._holders.values())

    def _named(self, mention: str) -> tuple[str, ...] | None:
        """The person whom a noun phrase names, or whose office it is.

        What a preposition adds is passed over: "a spokesman for Lee" is not Lee.
        """
        head = _PREPOSITION.split(mention)[0]
        names = find_names(head)
        if not names and head.split()[-1:][0][:1].isupper():
            names = find_names(mention)  # Secretary of State Lee
        if not names:
            return self._people.office(head.split())
        if re.search(r"\w", re.sub(r"^[’']s\b", "", head[names[-1].end :] if head else "")):
            return None  # the Lee campaign, Lee's lawyer
        if set(words(mention[: names[-1].start])) & (BETWEEN | SPEAKERS):
            return None  # no noun phrase: Moore can catch Lee
        name = self._people.whole(names[-1].parts)
        return name if names[-1].person or self._people.is_person(name) else None


def _is_office(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a noun phrase is no name: "the mayor", "Ayr's police chief"."""
    inside = tokens[phrase[0] : phrase[1]]
    return not inside[0].capital or (not inside[-1].capital and any(map(is_possessive, inside)))
