"""Names in a text: where they stand, what shows that a person bears one, and when two may be one's.

Rules without a model; a name counts as a person's when the text gives a sign of it (a title, an
office, a given name, "who").
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.english.speech_words import INSTITUTIONS, NO_NAMES, TITLES
from claimcheck.english.words import fold_name
from claimcheck.mentions.given_names import is_given

_PART = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Prof|Rev|Hon|St"
    r"|Jr|Sr)\.|(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
)
_PARTICLES = r"(?:(?:de|van|von|der|den|bin|al|el|la|du|da|di|le|ter)\s){0,2}"
_RUN = re.compile(rf"\b{_PART}(?:\s{_PARTICLES}{_PART})*")
_POSSESSIVE = re.compile(r"(?:[’']s|[’'])$")
_PLAIN = re.compile(r"[^a-z]+")
#: A sign behind a name that a person bears it.
_PERSON_AFTER = re.compile(r"\s\([DRI]-|,\s(?:who\b|\d{1,3},|[DR]-)|\s(?:himself|herself)\b")
#: An office before or behind a name: "the mayor, Ann Lee", "Ann Lee, the mayor of Ayr".
_APPOSED = re.compile(r",\s(?:who\sis\s)?(?:the|a|an)?\s?((?:[\w-]+\s){0,4}?)([a-z][\w-]+)\b")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|at|of|on|with|about|for|against|near|under|over|like|than|towards?|between)"
    r"\s(?:the\s|then-)?$"
)
#: Offices that a firm or a state may hold too.
_ANYBODY = frozenset(
    "owner rival partner leader supporter head opponent critic founder host".split()
)
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: Two spellings of one foreign name are so alike (`difflib` ratio).
_SPELLING = 0.8
_MIN_FUZZY = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: offsets, its words without titles, and the titles before it.

    ``person`` and ``firm`` say that it shows the signs of a person's or an institution's name,
    ``oblique`` that it stands behind a preposition or owns something, and so is no subject.
    """

    start: int
    end: int
    name: tuple[str, ...]
    titles: frozenset[str]
    person: bool
    firm: bool
    oblique: bool


def find_names(text: str) -> Iterator[Mention]:
    """Yield the names of ``text``: runs of capitalised words, titles cut off their front."""
    for run in _RUN.finditer(text):
        tokens = [(m[0], run.start() + m.start()) for m in re.finditer(r"\S+", run[0])]
        titles = set(_office_before(text[max(0, run.start() - 60) : run.start()]))
        first = 0
        for place, (token, _) in enumerate(tokens):
            plain = token.rstrip(".").casefold()
            if plain in TITLES and place < len(tokens) - 1:
                first = place + 1
                titles.add(plain)
            elif plain in NO_NAMES and place == first:
                first = place + 1
        oblique = bool(_AFTER_PREPOSITION.search(text[max(0, run.start() - 20) : run.start()]))
        for kept in _owned_apart(tokens[first:]):
            yield from _mention(text, kept, frozenset(titles), oblique)
            titles, oblique = set(), False


def _owned_apart(tokens: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Divide a run behind each possessive: "the Post's Ann Lee" are two names."""
    kept: list[tuple[str, int]] = []
    for token in tokens:
        kept.append(token)
        if _POSSESSIVE.search(token[0]):
            yield kept
            kept = []
    yield kept


def _office_before(text: str) -> list[str]:
    """The office right before a name: "spokesman", "the former mayor, "."""
    found = re.search(r"([a-z][\w-]+),?\s$", text)
    return [found[1]] if found and found[1] in TITLES else []


def offices_behind(text: str, end: int) -> frozenset[str]:
    """The offices that an apposition behind a name has: "..., the former mayor of Ayr"."""
    behind = _APPOSED.match(text, end)
    found = f"{behind[1]} {behind[2]}".casefold().split() if behind else []
    return frozenset(found) & TITLES


def _mention(
    text: str, tokens: Sequence[tuple[str, int]], titles: frozenset[str], oblique: bool
) -> Iterator[Mention]:
    kept = list(tokens)
    while kept and key(kept[-1][0]) in NO_NAMES:
        kept.pop()
    while len(kept) > 2 and kept[0][0].casefold() in INSTITUTIONS:
        kept.pop(0)
    words = [_POSSESSIVE.sub("", token) for token, _ in kept]
    name = tuple(w for w in words if key(w) and key(w) not in _GENERATIONS)
    if not name or key(name[-1]) in TITLES | NO_NAMES:
        return
    start, end = kept[0][1], kept[-1][1] + len(kept[-1][0])
    firm = any(w.casefold() in INSTITUTIONS or (w.isupper() and len(w) > 2) for w in words)
    person = not firm and (
        bool(titles)
        or any(is_given(word) for word in name[:-1])
        or bool(_PERSON_AFTER.match(text, end))
        or (len(name) > 1 and bool(offices_behind(text, end) - _ANYBODY))
    )
    owns = _POSSESSIVE.search(kept[-1][0]) is not None
    yield Mention(start, end, name, titles, person, firm, oblique or owns)


def key(name: str) -> str:
    """A name's letters without case and accents."""
    return _PLAIN.sub("", fold_name(name))


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word, or spell it nearly alike.

    A given name alone is not enough for two full names. Relatives who share a surname are not told
    apart.
    """
    first, second = _parts(one), _parts(other)
    shared = [a for a in first for b in second if _alike(a, b)]
    if len(shared) == 1 and len(first) > 1 and len(second) > 1:
        return not (shared[0] == first[0] == second[0] and is_given(shared[0]))
    return bool(shared)


def _parts(name: str) -> list[str]:
    return [w for w in map(key, name.split()) if len(w) > 1 and w not in _GENERATIONS]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _MIN_FUZZY:
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELLING
