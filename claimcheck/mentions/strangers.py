"""Names that may be of a person of whom a text tells nothing else: "For Amory it was a defeat".

Nothing shows that a person bears such a name; but nothing shows either that it is of a place or an
organisation, so that a later "he" may mean its bearer.
"""

from __future__ import annotations

import re

from claimcheck.english.clause_patterns import FINITE
from claimcheck.english.closed_classes import (
    ARTICLES,
    CALENDAR,
    DEMONSTRATIVES,
    POSSESSIVES,
    alternation,
)
from claimcheck.mentions.coreference import People
from claimcheck.mentions.gazetteer import GROUPS
from claimcheck.mentions.names import Name

#: A surname, or a given name and a surname; longer names without a sign of a person are seldom one.
_MOST_PARTS = 2
_DETERMINED = re.compile(
    rf"\b{alternation(ARTICLES | DEMONSTRATIVES | POSSESSIVES)}\s$", re.IGNORECASE
)
#: What stands behind a surname that opens a sentence.
_GOES_ON = re.compile(rf"['’]s?\s|,\s(?:\d|whose?\b)|\s(?:and|or)\s|\s(?:\w+ly\s)?{FINITE}")
#: Endings of words that open a sentence with a capital and are seldom names.
_COMMON = re.compile(r"\w+(?:[^s]s|ing|ed|ly|ment|[st]ion|ness|ity|ism)")


class Strangers:
    """Finds in the sentences of one text the names that may be an unknown person's.

    Args:
        people: of the text.
    """

    def __init__(self, people: People) -> None:
        self._people = people
        names = people.mentions
        self._parts = {part for m in names if len(m.parts) > 1 for part in m.parts}
        self._things = {m.parts for m in names if self._is_thing(m)}
        self._inner = {m.parts for m in names if not m.opens}

    def among(self, number: int) -> list[Name]:
        """The names of strangers in a sentence, by its number, in order."""
        return [m for m in self._people.names_in(number) if self._may_be_person(m)]

    def _may_be_person(self, mention: Name) -> bool:
        parts = mention.parts
        if len(parts) > _MOST_PARTS or parts in self._things or not parts[-1][0].isupper():
            return False
        if self._people.is_known(self._people.whole(parts)):
            return False
        if len(parts) > 1:
            return True
        return parts[0] not in self._parts and (
            parts in self._inner or self._opens_as_name(mention)
        )

    def _opens_as_name(self, mention: Name) -> bool:
        """Whether a word whose capital may be its sentence's is more than a word: "Amory lost"."""
        goes_on = _GOES_ON.match(self._people.text, mention.end)
        return goes_on is not None and not _COMMON.fullmatch(mention.parts[0])

    def _is_thing(self, mention: Name) -> bool:
        """Whether a mention shows that its name is of no person."""
        known = " ".join(mention.words)
        if (
            mention.firm
            or mention.type not in ("", "person")
            or known in GROUPS
            or known in CALENDAR
        ):
            return True
        before = self._people.text[max(0, mention.start - 30) : mention.start]
        return _DETERMINED.search(before) is not None
