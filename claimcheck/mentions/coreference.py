"""The people of a text: which names are one person's, and whom "he" or "the mayor" means.

The rules are cautious: where the text could mean another person, the answer is None.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from claimcheck.english.closed_classes import alternation
from claimcheck.english.verbs_of_saying import PLAIN
from claimcheck.mentions.given_names import gender_of_name, is_given
from claimcheck.mentions.name_words import GENDERS, PARTICLES, gender_of
from claimcheck.mentions.names import Name, find_names, offices_behind, small_words
from claimcheck.mentions.same_name import fold, folded, same_name

_SAID = alternation(PLAIN)
_SAYS_AFTER = re.compile(rf"\s(?:\w+ly\s|also\s|later\s|then\s|has\s)?{_SAID}\b")
_SAYS_BEFORE = re.compile(rf"\b{_SAID}\s$")
_THIRD = re.compile(r"\b(?:he|she|his|himself|herself)\b")
_OPENS_THIRD = re.compile(r"(?:He|She)\b")
#: A pronoun's person is looked for in so many sentences before its own.
_REACH = 4


class People:
    """The people of one text.

    Args:
        text: the text.
        aside: half-open spans that are not read: quotations, headlines, furniture.
        sentences: half-open spans of the sentences, in order.
    """

    def __init__(
        self, text: str, aside: Iterable[tuple[int, int]], sentences: Sequence[tuple[int, int]]
    ) -> None:
        chars = list(text)
        for start, end in aside:
            chars[start:end] = ["\n"] * (end - start)
        #: The text, what is set aside blanked.
        self.text = "".join(chars)
        self.sentences = sentences
        self._starts = [start for start, _ in sentences]
        small = small_words(self.text)
        self._inside = [find_names(self.text, *span, small) for span in sentences]
        self.mentions = tuple(name for inside in self._inside for name in inside)
        self._full: dict[str, set[tuple[str, ...]]] = {}
        self._persons: set[tuple[str, ...]] = set()
        self._gender: dict[tuple[str, ...], str] = {}
        self._offices: dict[str, set[tuple[str, ...]]] = {}
        for mention in self.mentions:
            if len(mention.parts) > 1 and mention.person:
                self._full.setdefault(mention.words[-1], set()).add(mention.parts)
        for mention in self.mentions:
            if len(mention.parts) > 1 and not mention.firm:
                self._full.setdefault(mention.words[-1], {mention.parts})
        for mention in self.mentions:
            self._note(mention)
        self._speaking = {self.whole(m.parts) for m in self.mentions if self._speaks(m)}
        #: Names of more than one word, and those that stand within a sentence or behind a title.
        self._inner = {
            self.whole(m.parts) for m in self.mentions if len(m.parts) > 1 or not m.opens
        }
        self._persons |= {
            self.whole(inside[0].parts)
            for number, inside in enumerate(self._inside)
            if len(inside) == 1
            and self.whole(inside[0].parts) in self._speaking
            and self._referred(inside[0], number)
        }

    def _speaks(self, mention: Name) -> bool:
        """Whether a verb of saying stands beside a name that no institution bears."""
        before = self.text[max(0, mention.start - 12) : mention.start]
        verbs = (_SAYS_AFTER.match(self.text, mention.end), _SAYS_BEFORE.search(before))
        return not mention.firm and any(verbs)

    def _referred(self, mention: Name, number: int) -> bool:
        """Whether "he" or "she" follows in the sentence, or opens the next one."""
        _, end = self.sentences[number]
        following = self.sentences[number + 1] if number + 1 < len(self.sentences) else (0, 0)
        return bool(
            _THIRD.search(self.text, mention.end, end) or _OPENS_THIRD.match(self.text, *following)
        )

    def _note(self, mention: Name) -> None:
        """Keep what one mention tells of its person."""
        name = self.whole(mention.parts)
        if not mention.person:
            return
        self._persons.add(name)
        gender = gender_of(" ".join(mention.titles)) or gender_of_name(name[0])
        if gender:
            self._gender.setdefault(name, gender)
        for title in mention.titles:
            self._offices.setdefault(title, set()).add(name)
        for office in offices_behind(self.text, mention.end):
            self._offices.setdefault(office, set()).add(name)

    def whole(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form of a name: a surname's only full name, wherever it stands."""
        known = self._full.get(fold(name[-1]), set())
        if len(name) > 1:
            return min(sorted(n for n in known if n[0] == name[0]), key=len, default=name)
        return min(sorted(known), key=len) if len({n[0] for n in known}) == 1 else name

    def is_person(self, name: tuple[str, ...]) -> bool:
        """Whether the text shows that a person bears ``name``."""
        return name in self._persons or (len(name) == 1 and len(self._full_people(name[0])) > 1)

    def _full_people(self, surname: str) -> set[tuple[str, ...]]:
        return self._full.get(fold(surname), set()) & self._persons

    def is_known(self, name: tuple[str, ...]) -> bool:
        """Whether a person bears ``name`` or it is that of a speaker.

        One word that only opens sentences is no name for sure: "Associates say".
        """
        known = self.is_person(name) or name in self._speaking
        return known and name in self._inner

    def is_one_person(self, name: tuple[str, ...]) -> bool:
        """Whether ``name`` is known, and no second person is called so here."""
        return self.is_known(name) and (len(name) > 1 or len(self._full_people(name[0])) < 2)

    def called(self, name: tuple[str, ...]) -> str:
        """The shortest name for one person: that of the text, of a full one the surname.

        The whole name where others here have the surname, or nothing tells which part it is.
        """
        if len(self._full.get(fold(name[-1]), ())) > 1:
            return " ".join(name)
        forms = [m.parts for m in self.mentions if self.whole(m.parts) == name]
        short = min(forms, key=len, default=name)
        if len(short) > 2 and not is_given(short[0]):
            return " ".join(short)
        first = len(short) - 1
        while first > 1 and fold(short[first - 1]) in PARTICLES:
            first -= 1
        return " ".join(short[first:])

    def gender(self, name: tuple[str, ...]) -> str | None:
        """Return "m" or "f" where the text or the given name tells who bears ``name``."""
        return self._gender.get(name) or gender_of_name(name[0])

    def names_in(self, number: int) -> tuple[Name, ...]:
        """The names in a sentence, by its number, in order."""
        return self._inside[number]

    def office(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """The one person who holds the office that ``words`` name: "the", "mayor".

        With more words ("a mayor", "the former mayor") another one may be meant.
        """
        offices = [word.casefold().rstrip(".") for word in words]
        if offices[:1] != ["the"] or len(offices) < 2:
            return None
        holders = [self._offices.get(office, set()) for office in offices[1:]]
        found = set.intersection(*holders)
        return next(iter(found)) if len(found) == 1 else None

    def pronoun(self, word: str, at: int, last: tuple[str, int] | None) -> tuple[str, ...] | None:
        """The person whom "he" or "she" at offset ``at`` means, None when it may be another.

        It is the ``last`` speaker, given by name and the offset of the mention, when no later
        sentence names anybody else; or the only one named in the sentences before.
        """
        gender = GENDERS.get(word.casefold())
        if gender is None:
            return None
        here = bisect.bisect_right(self._starts, at) - 1
        known = self._candidates(here, at, gender)
        if last is not None:
            spoke = bisect.bisect_right(self._starts, last[1]) - 1
            name = tuple(last[0].split())
            later = [n for number, n in known if number > spoke]
            near = here - spoke <= 2 * _REACH and self._gender.get(name, gender) == gender
            if near and all(same_person(name, n) for n in later):
                return name
        names = [n for _, n in known]
        people = [n for n in names if n in self._persons or n in self._speaking]
        alone = people and all(same_person(people[0], n) for n in names)
        return max(people, key=len) if alone else None

    def _candidates(self, here: int, at: int, gender: str) -> list[tuple[int, tuple[str, ...]]]:
        """The names before offset ``at`` that may be a man's or a woman's, by sentence.

        In a sentence that goes on about "he" or "she", other names are not its subject.
        """
        found = []
        for number in range(max(0, here - _REACH), here + 1):
            opening = _OPENS_THIRD.match(self.text, *self.sentences[number])
            if opening and GENDERS[opening[0].casefold()] == gender:
                continue
            for mention in self._inside[number]:
                name = self.whole(mention.parts)
                may_be = not (mention.firm or mention.oblique)
                if mention.start < at and may_be and self._gender.get(name, gender) == gender:
                    found.append((number, name))
        return found


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names as written can be one person's."""
    return same_name(folded(" ".join(one)), folded(" ".join(other)))
