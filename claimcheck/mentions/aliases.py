"""Which names can mean the same: short forms, initials, peoples and states, spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from claimcheck.mentions.gazetteer import GROUPS
from claimcheck.mentions.proper_names import Name, NameType, fold


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
        if set(a.words) <= set(b.words) or set(b.words) <= set(a.words):
            return True
        if _grouped(a, b) or _initials(a, b) or _cut(a, b) or _derived(a, b):
            return True
        if len(a.words) == 1 == len(b.words) and {*a.words, *b.words} in self._people:
            return True
        return _spelled_alike(a.words, b.words)

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


def _grouped(a: Name, b: Name) -> bool:
    first, second = GROUPS.get(_key(a)), GROUPS.get(_key(b))
    return first is not None and first == second


def _key(name: Name) -> str:
    plain = fold(name.text).removeprefix("the ")
    return plain if plain in GROUPS else " ".join(name.words)


def _initials(a: Name, b: Name) -> bool:
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if len(short.words) != 1 or len(long.words) < 2:
        return False
    letters = short.words[0]
    initials = "".join(word[0] for word in long.words)
    return letters == initials or letters == "".join(
        w[0] for w in re.findall(r"\w+", long.text.casefold())
    )


def _cut(a: Name, b: Name) -> bool:
    """Whether the words of one are those of the other cut short: "Lib Dem"."""
    return len(a.words) == len(b.words) > 1 and all(
        min(len(x), len(y)) >= 3 and (x.startswith(y) or y.startswith(x))
        for x, y in zip(a.words, b.words, strict=True)
    )


def _derived(a: Name, b: Name) -> bool:
    """Whether one is the people or adjective of the other: "Latvian" of "Latvia"."""
    if len(a.words) != 1 or len(b.words) != 1:
        return False
    for adjective, noun in ((a.words[0], b.words[0]), (b.words[0], a.words[0])):
        stem = re.sub(r"(?:ians?|ans?|ese|ish|is?|ns?|s)$", "", adjective)
        if stem != adjective and len(stem) >= 4 and noun.startswith(stem[:-1]):
            return abs(len(noun) - len(stem)) <= 3
    return False


def _spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether last words are one but for spelling, and first ones do not differ."""
    last = a[-1] == b[-1] or _near(a[-1], b[-1])
    if not last or len(a) == 1 or len(b) == 1:
        return last
    return a[0][0] == b[0][0] or _near(a[0], b[0])


def _near(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.84
