"""Whom "he" or "she" at the head of a sentence means, told by the sentences before it.

A wrong name is worse than a pronoun, so there is an antecedent only where the text leaves one
person: the subject of the sentence before, or its speaker, or whoever "he" was there. Where
somebody else may be meant, a second name of the same gender or "the man", there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.english.clause_patterns import FINITE, VERB
from claimcheck.english.closed_classes import (
    FINITE_AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    alternation,
)
from claimcheck.english.verbs_of_saying import CUES, finite
from claimcheck.mentions.coreference import People, same_person
from claimcheck.mentions.name_words import GENDERS, gender_of, is_title
from claimcheck.mentions.names import Name

#: A pronoun's person is looked for in so many sentences before its own.
REACH = 3
_AUXILIARY = alternation(FINITE_AUXILIARIES)
#: A pronoun that is a subject or an owner: "her" is an owner only at the head of a sentence.
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|Her)\b(?!['’](?:d|ll|m|re|ve)\b)")
_THIRD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]imself|[Hh]erself|[Hh]ers)\b")
#: What stands behind a name that is a subject: its verb, or an aside on it.
_SUBJECT_OF = re.compile(rf"(?:,| (?:\w+ly )?(?:{FINITE}|{alternation(finite(CUES) | {'who'})}\b))")
_JOINED = re.compile(r"^(?:,?\s(?:and|or)|,\s[A-Z])\b|^\s&")
_JOINS = re.compile(r"\b(?:and|or)\s$")
#: Words that open a phrase or clause of which a name is no subject of the sentence.
_BEFORE_OTHERS = frozenset(PREPOSITIONS | SUBORDINATORS | RELATIVES) - {"as"}
#: Words for one person, beside those for what people do.
_PERSONS = frozenset(
    """man woman boy girl teenager teen youth guy victim suspect gunman student patient child baby
    defendant driver pilot prisoner inmate survivor passenger player worker teacher official
    contestant juror employee parent brother sister nobody somebody someone anyone everyone
    """.split()
)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A pronoun and whom it means.

    Attributes:
        start: where the pronoun begins in the text.
        end: where it ends, half-open.
        name: of the person, the fullest that the text has.
        owns: whether the pronoun says whose something is: "his".
    """

    start: int
    end: int
    name: tuple[str, ...]
    owns: bool


class Antecedents:
    """Reads the sentences of one text in order.

    Args:
        people: of the text.
        speakers: by the number of a sentence, the name of who is quoted in it.
    """

    def __init__(self, people: People, speakers: Mapping[int, str]) -> None:
        self._people, self._speakers = people, speakers
        #: Whom each sentence is about; a gender alone where that is somebody unknown.
        self._topics: list[tuple[str, ...] | None] = []
        self._open: set[int] = set()

    def read(self) -> tuple[Antecedent | None, ...]:
        """For each sentence the antecedent of its first pronoun; None where it is doubtful."""
        return tuple(map(self._read, range(len(self._people.sentences))))

    def _read(self, number: int) -> Antecedent | None:
        start, end = self._people.sentences[number]
        text = self._people.text
        pronoun = PRONOUN.search(text, start, end)
        found = None
        if pronoun:
            gender = GENDERS[pronoun[0].casefold()]
            opens = not re.search(r"\w", text[start : pronoun.start()])
            found = self._before(number, gender)
            rivals = [
                m
                for m in self._named(number, gender)
                if found is None or not same_person(self._people.whole(m.parts), found)
            ]
            elsewhere = not opens and (rivals or self._somebody(start, pronoun.start()))
            if elsewhere or self._own(number, gender, pronoun.start()):
                found = None
        self._topics.append(self._topic(number, pronoun, found))
        if pronoun is None or found is None:
            return None
        owns = pronoun[0].casefold() in ("his", "her")
        return Antecedent(pronoun.start(), pronoun.end(), found, owns)

    def _own(self, number: int, gender: str, at: int) -> bool:
        """Whether the sentence itself names, before the pronoun, who may be meant."""
        return any(m.start < at for m in self._named(number, gender))

    def _named(self, number: int, gender: str) -> list[Name]:
        """The names in a sentence of people that may be of ``gender``."""
        return [
            m
            for m in self._people.names_in(number)
            if self._people.is_known(self._people.whole(m.parts))
            and self._gender(m) in (gender, None)
        ]

    def _gender(self, mention: Name) -> str | None:
        """The gender of whom a mention names: its title's, for two may share a surname."""
        titled = gender_of(" ".join(mention.titles))
        return titled or self._people.gender(self._people.whole(mention.parts))

    def _before(self, number: int, gender: str) -> tuple[str, ...] | None:
        """The one person whom a pronoun that opens a sentence can mean."""
        for other in range(number - 1, max(-1, number - 1 - REACH), -1):
            if other in self._open:
                return None
            topic, named = self._topics[other], self._named(other, gender)
            if topic and self._people.gender(topic) in (gender, None):
                rivals = [m for m in named if not m.oblique]
                alone = all(same_person(self._people.whole(m.parts), topic) for m in rivals)
                return topic if alone and self._fits(topic, gender, other, number) else None
            if named or self._somebody(*self._people.sentences[other]):
                return None
        return None

    def _fits(self, name: tuple[str, ...], gender: str, first: int, last: int) -> bool:
        """Whether nothing between two sentences tells that ``name`` is of another gender."""
        if self._people.gender(name):
            return True
        start, end = self._people.sentences[first][0], self._people.sentences[last][1]
        said = _THIRD.findall(self._people.text, start, end)
        return all(GENDERS[word.casefold()] == gender for word in said)

    def _somebody(self, start: int, end: int) -> bool:
        """Whether words of a sentence tell of a person without a name."""
        low = re.findall(r"\b[a-z][a-z-]+\b", self._people.text[start:end])
        return any(word in _PERSONS or is_title(word) for word in low)

    def _topic(
        self, number: int, pronoun: re.Match[str] | None, found: tuple[str, ...] | None
    ) -> tuple[str, ...] | None:
        """Whom a sentence is about: its subject, its speaker, or whom its "he" means."""
        start, end = self._people.sentences[number]
        text = self._people.text
        opens = pronoun is not None and not re.search(r"\w", text[start : pronoun.start()])
        if opens:
            if found is None:
                self._open.add(number)
            return found
        subject = self._subject(number)
        speaker = self._speakers.get(number)
        if subject is None and speaker is not None:
            return self._person(tuple(speaker.split()))
        if subject is None and found is not None:
            return found
        if subject is None and _THIRD.search(text, start, end):
            self._open.add(number)
        return subject

    def _person(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        whole = self._people.whole(name)
        return whole if self._people.is_one_person(whole) else None

    def _subject(self, number: int) -> tuple[str, ...] | None:
        """The person whose name is the subject of a sentence."""
        text = self._people.text
        start, end = self._people.sentences[number]
        for mention in self._people.names_in(number):
            before, behind = text[start : mention.start], text[mention.end : end]
            lead = re.split(r"[,:\n—–]", before)[-1]
            if mention.oblique or _BEFORE_OTHERS & set(re.findall(r"[a-z]+", lead.lower())):
                continue
            if (
                VERB.search(before.rpartition(",")[2])
                or _JOINED.match(behind)
                or _JOINS.search(before)
            ):
                return None
            if _SUBJECT_OF.match(behind):
                return self._person(mention.parts)
            return None
        return None
