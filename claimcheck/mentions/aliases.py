"""Which names of some documents can mean the same, by what the documents tell of them."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.mentions.names import Name, NameType
from claimcheck.mentions.same_name import same_name


class Aliases:
    """Which names of some documents can mean the same.

    Full names link their parts: where one text has "Ada Byron", "Ada" and "Byron" are one person.
    A name takes the type of its fullest or best known mention.

    Args:
        names: all of them.
        small: words that some document writes without a capital too.
    """

    def __init__(self, names: Iterable[Name], small: frozenset[str] = frozenset()) -> None:
        self._small = small
        self._people: set[frozenset[str]] = set()
        self._types: dict[str, set[NameType]] = {}
        for name in names:
            if len(name.words) > 1 and _may_be_person(name):
                self._people.add(frozenset({name.words[0], name.words[-1]}))
            if name.type:
                self._types.setdefault(name.words[-1], set()).add(name.type)

    def type_of(self, name: Name) -> NameType:
        """The type of a name by all its mentions, "" where they differ or tell nothing."""
        types = self._types.get(name.words[-1], set())
        if name.type and name.type in types and len(types) > 1:
            return ""
        return next(iter(types)) if len(types) == 1 else ""

    def same(self, a: Name, b: Name) -> bool:
        """Whether two names can mean the same."""
        if len(a.words) == 1 == len(b.words) and {*a.words, *b.words} in self._people:
            return True
        return same_name(a.words, b.words)

    def kin(self, a: Name, b: Name) -> bool:
        """Whether two names share a word and one may be a form of the other.

        Of two that are equally long neither is: "Ada Byron", "Ada Brown". But a word that opens a
        sentence may be none of a name: "Journalist Byron", where a text has "journalist" too.
        """
        if not set(a.words) & set(b.words):
            return False
        led_in = any(name.opens and name.words[0] in self._small for name in (a, b))
        return len(a.words) != len(b.words) or (led_in and a.words[1:] == b.words[1:])


def _may_be_person(name: Name) -> bool:
    return name.type in ("person", "") and not any(w.isupper() for w in name.text.split())
