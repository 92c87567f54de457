"""The people of a text: which names are one person's, and whom "he" or "the mayor" means.

The rules are cautious: where the text could mean another person, the answer is None.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

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
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_OPENS_THIRD = re.compile(r"(?:He|She)\b")
#: A pronoun's person is looked for in so many sentences before its own.
_REACH = 4
#: Most names that are looked at in one sentence, for time.
_MOST_NAMES = 50


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
        #: The text, what is set aside blanked.
        self.text = _blanked(text, aside)
        self.sentences = sentences
        self._starts = [start for start, _ in sentences]
        small = small_words(self.text)
        self._inside = [find_names(self.text, *span, small) for span in sentences]
        self.mentions = tuple(name for inside in self._inside for name in inside)
        self._full = _full_names(self.mentions)
        self._shortest = _shortest(self._full)
        self._persons: set[tuple[str, ...]] = set()
        self._gender: dict[tuple[str, ...], str] = {}
        self._offices: dict[str, set[tuple[str, ...]]] = {}
        for mention in self.mentions:
            self._note(mention)
        self._forms = self._all_forms()
        self._speaking = {self.whole(m.parts) for m in self.mentions if self._speaks(m)}
        #: Names of more than one word, and those that stand within a sentence or behind a title.
        self._inner = {
            self.whole(m.parts) for m in self.mentions if len(m.parts) > 1 or not m.opens
        }
        self._persons |= self._speakers_referred_to()

    def _all_forms(self) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
        """How each person is called, in order."""
        forms: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for mention in self.mentions:
            forms.setdefault(self.whole(mention.parts), []).append(mention.parts)
        return forms

    def _speakers_referred_to(self) -> set[tuple[str, ...]]:
        """The speakers who are people by a "he" or "she" behind them, alone in their sentence."""
        alone = ((n, inside[0]) for n, inside in enumerate(self._inside) if len(inside) == 1)
        speakers = ((n, m) for n, m in alone if self.whole(m.parts) in self._speaking)
        return {self.whole(m.parts) for n, m in speakers if self._referred(m, n)}

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
        known = self._shortest.get(fold(name[-1]), {})
        if len(name) > 1:
            return known.get(name[0], name)
        return next(iter(known.values())) if len(known) == 1 else name

    def is_person(self, name: tuple[str, ...]) -> bool:
        """Whether the text shows that a person bears ``name``."""
        return name in self._persons or (len(name) == 1 and self._is_shared(name[0]))

    def _is_shared(self, surname: str) -> bool:
        """Whether two people or more have it."""
        bearers = (n for n in self._full.get(fold(surname), ()) if n in self._persons)
        return len(list(itertools.islice(bearers, 2))) > 1

    def is_known(self, name: tuple[str, ...]) -> bool:
        """Whether a person bears ``name`` or it is that of a speaker.

        One word that only opens sentences is no name for sure: "Associates say".
        """
        known = self.is_person(name) or name in self._speaking
        return known and name in self._inner

    def is_one_person(self, name: tuple[str, ...]) -> bool:
        """Whether ``name`` is known, and no second person is called so here."""
        return self.is_known(name) and (len(name) > 1 or not self._is_shared(name[0]))

    def called(self, name: tuple[str, ...]) -> str:
        """The shortest name for one person: that of the text, of a full one the surname.

        The whole name where others here have the surname, or nothing tells which part it is.
        """
        if len(self._full.get(fold(name[-1]), ())) > 1:
            return " ".join(name)
        forms = self._forms.get(name, [])
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

    def pronoun(
        self, word: str, at: int, last: tuple[str, int] | None, opening: int
    ) -> tuple[str, ...] | None:
        """The person whom "he" or "she" at offset ``at`` means, None when it may be another.

        It is the only one whom its paragraph, which begins at ``opening``, names before it; or the
        ``last`` speaker, given by name and the offset of the mention, when no later sentence names
        anybody else; or the only one named in the sentences before.
        """
        gender = GENDERS.get(word.casefold())
        if gender is None:
            return None
        here = bisect.bisect_right(self._starts, at) - 1
        known = self._candidates(here, at, gender)
        name = tuple(last[0].split()) if last else ()
        opening = max(opening, self._starts[max(0, here - _REACH)])
        beside = self._beside(known, opening, gender)
        if beside is not None:
            return name if name and same_person(beside, name) else beside
        if last is not None:
            spoke = bisect.bisect_right(self._starts, last[1]) - 1
            later = [n for start, n in known if start >= self.sentences[spoke][1]]
            near = here - spoke <= 2 * _REACH and self._gender.get(name, gender) == gender
            if near and all(same_person(name, n) for n in later):
                return name
        names = [n for _, n in known]
        people = [n for n in names if n in self._persons or n in self._speaking]
        alone = people and all(same_person(people[0], n) for n in names)
        return max(people, key=len) if alone else None

    def _beside(
        self, known: Sequence[tuple[int, tuple[str, ...]]], opening: int, gender: str
    ) -> tuple[str, ...] | None:
        """The only person of those ``known`` whom the paragraph at ``opening`` names.

        None where a pronoun stands before the name: it goes on about somebody else.
        """
        inside = [(start, name) for start, name in known if start >= opening]
        if not inside or not self.is_known(inside[-1][1]):
            return None
        before = _PRONOUN.findall(self.text, opening, inside[0][0])
        alone = all(same_person(inside[-1][1], name) for _, name in inside)
        goes_on = any(GENDERS[word.casefold()] == gender for word in before)
        return max((name for _, name in inside), key=len) if alone and not goes_on else None

    def _candidates(self, here: int, at: int, gender: str) -> list[tuple[int, tuple[str, ...]]]:
        """The names before offset ``at`` that may be a man's or a woman's, by where they begin.

        In a sentence that goes on about "he" or "she", other names are not its subject.
        """
        found = []
        for number in range(max(0, here - _REACH), here + 1):
            opening = _OPENS_THIRD.match(self.text, *self.sentences[number])
            if opening and GENDERS[opening[0].casefold()] == gender:
                continue
            inside = self._inside[number]
            before = bisect.bisect_left(inside, at, key=lambda mention: mention.start)
            for mention in inside[max(0, before - _MOST_NAMES) : before]:
                name = self.whole(mention.parts)
                may_be = not (mention.firm or mention.oblique)
                if may_be and self._gender.get(name, gender) == gender:
                    found.append((mention.start, name))
        return found


def _blanked(text: str, aside: Iterable[tuple[int, int]]) -> str:
    """``text`` with line breaks in the place of the spans set aside."""
    chars = list(text)
    for start, end in aside:
        chars[start:end] = ["\n"] * (end - start)
    return "".join(chars)


def _full_names(mentions: Sequence[Name]) -> dict[str, set[tuple[str, ...]]]:
    """The full names by surname: all that are people's, else the first that is no institution's."""
    found: dict[str, set[tuple[str, ...]]] = {}
    full = [mention for mention in mentions if len(mention.parts) > 1]
    for mention in full:
        if mention.person:
            found.setdefault(mention.words[-1], set()).add(mention.parts)
    for mention in full:
        if not mention.firm:
            found.setdefault(mention.words[-1], {mention.parts})
    return found


def _shortest(
    full: Mapping[str, set[tuple[str, ...]]],
) -> dict[str, dict[str, tuple[str, ...]]]:
    """The shortest of the full names of each surname that begin alike, by that beginning."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for surname, names in full.items():
        for name in sorted(names, key=lambda name: (len(name), name)):
            found.setdefault(surname, {}).setdefault(name[0], name)
    return found


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names as written can be one person's."""
    return same_name(folded(" ".join(one)), folded(" ".join(other)))
