"""Who is meant by an office or a surname, as a text tells it: "the owner of the line, Bo Holt"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from claimcheck.english.closed_classes import POSSESSIVES, alternation
from claimcheck.english.words import words
from claimcheck.mentions.names import Name, find_names
from claimcheck.mentions.same_name import folded, same_name
from claimcheck.records import Document, Sentence

_DEFINITE = alternation(POSSESSIVES | {"the"})
#: Whose an office is, before it: "Larsund’s deputy mayor", "Wales’ first minister".
_OWNER = r"(?-i:(?P<owner>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})(?:[’']s|(?<=s)[’']))\s"
_OWNED = re.compile(_OWNER)
#: An office that is told before a name, and one behind it.
_BEFORE = re.compile(
    rf"\b(?:{_DEFINITE}\s|(?={_OWNER}))(?P<office>[^,.;:—–()“”\"]+),\s$", re.IGNORECASE
)
_BEHIND = re.compile(
    rf",\s(?:who\s(?:is|was)\s)?(?:{_DEFINITE}\s)?(?P<office>[^,.;:—–()“”\"]+?)(?=[,.;:]|$)"
)
#: What closes an aside with a name: in "said the mayor, Ann Lee reported" it is none.
_CLOSED = re.compile(r"\s?[,.;:—–()“”\"]|$|\swho\b")
#: Longest of them, in characters.
_LONGEST = 80
_NO_PERSON = frozenset({"place", "organisation", "people", "state"})


def key_of(mention: str) -> str | None:
    """The office that a definite noun phrase names, as `holders` has it; None for any other."""
    found = re.match(rf"{_DEFINITE}\s", mention, re.IGNORECASE)
    if found:
        return _office(mention[found.end() :])
    return _office(mention) if _OWNED.match(mention) else None


def _office(text: str) -> str:
    """An office as it is compared: "Larsund’s deputy mayor" is "deputy mayor of larsund"."""
    owned = _OWNED.match(text)
    if owned is None:
        return " ".join(words(text))
    return " ".join([*words(text[owned.end() :]), "of", *words(owned["owner"])])


def may_be_person(name: Name) -> bool:
    """Whether nothing tells that a name is no person's full name, or something that it is one."""
    return name.person or (len(name.parts) > 1 and not name.firm and name.type not in _NO_PERSON)


def holders(text: str, sentences: Sequence[Sentence]) -> Mapping[str, frozenset[str]]:
    """The names of those who hold each office that ``text`` names beside them."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for name in find_names(text, sentence.start, sentence.end):
            if not may_be_person(name):
                continue
            for office in _offices(text, name, sentence):
                found.setdefault(office, set()).add(" ".join(name.parts))
    return {office: frozenset(names) for office, names in found.items()}


def _offices(text: str, name: Name, sentence: Sentence) -> list[str]:
    before = text[max(sentence.start, name.start - _LONGEST) : name.start]
    behind = text[name.end : min(sentence.end, name.end + _LONGEST)]
    led = _BEFORE.search(before) if _CLOSED.match(behind) else None
    told = [match["office"] for match in (led, _BEHIND.match(behind)) if match]
    titles = [" ".join(sorted(name.titles))] if len(name.titles) == 1 else []
    return [*filter(None, map(_office, told)), *titles]


class Identities:
    """The persons of one document, by office and by name.

    Args:
        document: its quotations read.
        speakers: the names of those who speak in it.
    """

    def __init__(self, document: Document, speakers: Iterable[str]) -> None:
        self._document, self._speakers = document, frozenset(speakers)

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        return holders(self._document.text, self._document.sentences)

    @cached_property
    def _persons(self) -> frozenset[str]:
        """The names of the speakers and of whoever shows a sign of a person."""
        text = self._document.text
        found = (find_names(text, s.start, s.end) for s in self._document.sentences)
        told = (" ".join(n.parts) for names in found for n in names if may_be_person(n))
        return self._speakers.union(told)

    def who(self, mention: str) -> frozenset[str]:
        """The names of those whom another text may mean by ``mention``, none for "he"."""
        office = key_of(mention)
        if office:
            return self._holders.get(office, frozenset())
        names = find_names(mention)
        if len(names) != 1 or names[0].firm or names[0].end != len(mention):
            return frozenset()
        wanted = folded(" ".join(names[0].parts))
        return frozenset(name for name in self._persons if same_name(wanted, folded(name)))
