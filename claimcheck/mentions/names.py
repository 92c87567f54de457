"""The names of a text: people, places, organisations, peoples; where they stand and of what kind.

Names are runs of capitalised words. Which capitals open a sentence and which a name, a document's
other mentions tell best: a word that it also writes small is no name. What a name is of is told by
the words in it and around it: a title, an office, a given name, "who". spaCy's small model would
find names too, but takes 1.4 s to load and 0.2 s an article, more than half of what a whole check
takes, and on short news texts types a surname as a place as readily as these rules leave it open.

A linear head on the token states of the small encoder finds names less well: span F1 0.901 against
0.944 of these rules and 0.924 of spaCy, on 291 names of 120 news sentences that were labelled
before anything was run (``scripts/try_name_head.py``). It knows a lone surname for a person's
better; once full names of the document are linked to it, that lead is 0.022.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from claimcheck.english.closed_classes import GRAMMATICAL_WORDS, PLACE_PREPOSITIONS, alternation
from claimcheck.english.verbs_of_saying import PLAIN
from claimcheck.mentions.calendar_names import is_given_name
from claimcheck.mentions.gazetteer import GROUPS, PEOPLES, STATES
from claimcheck.mentions.given_names import is_given
from claimcheck.mentions.name_words import (
    ABBREVIATED,
    ANYBODYS,
    CALENDAR,
    COURTESY,
    GENERATIONS,
    NO_NAMES,
    NOBODYS,
    NOT_COMPARED,
    OF_NAMES,
    OFFICES,
    ORGANISATION,
    PARTICLES,
    PLACE,
    TITLES,
    is_title,
)
from claimcheck.mentions.same_name import fold

NameType = Literal["person", "place", "organisation", "people", "state", ""]

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]\.(?=\s?[A-Z])|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?(?=\W|$)|&"
)
_POSSESSIVE = re.compile(r"['’]s?$")
#: A name with a small article: "al-Sharif".
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ibn|bin|bint|abu|ben)-[A-Z]")
_OPENING = re.compile(r"(?:^|[.!?:…]\s|[“\"‘«(—–]\s?|\n)\s*$")
_SAYS = re.compile(rf"\W*\b{alternation(PLAIN | {'who'})}\b")
#: A sign behind a name that a person bears it.
_PERSON_BEHIND = re.compile(r"\s\([DRI]-|,\s(?:who\b|\d{1,3},|[DR]-)|\s(?:himself|herself)\b")
_OFFICE_BEFORE = re.compile(r"([a-z][\w-]+),?\s$")
#: An office before or behind a name: "the mayor, Ann Lee", "Ann Lee, the mayor of Ayr".
_APPOSED = re.compile(r",\s(?:who\sis\s)?(?:the|a|an)?\s?((?:[\w-]+\s){0,4}?)([a-z][\w-]+)\b")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|at|of|on|with|about|for|against|near|under|over|like|than|towards?|between)"
    r"\s(?:[Tt]he\s|then-)?$"
)
#: Where a report is from, in capitals before a dash or an agency in brackets.
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{2,}(?:,\s[\w.]+)?\s*(?:\([\w /]+\)\s*)?[—–-]{1,2}\s")
#: Words that are a name only inside one, and those that open a sentence.
_NO_START = (frozenset(map(fold, GRAMMATICAL_WORDS)) - TITLES) | CALENDAR
_OPENERS = frozenset(fold(word) for word in NO_NAMES if "'" not in word)
#: Words of an office that tell who holds it now.
_OF_OFFICE = (TITLES | OFFICES) - {"former", "acting"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    Attributes:
        start: where it begins in the text, titles left out.
        end: where it ends, half-open, a possessive ending left out.
        text: the name as written.
        parts: its words as written, "Jr." and the like left out.
        words: those folded (`fold`), without particles such as "van" and "of".
        titles: the titles and words of office before it, folded.
        type: what it is of, "" where nothing tells.
        opens: whether its first capital may be that of the sentence.
        oblique: whether it stands behind a preposition or owns something, and so is no subject.
        person: whether it shows a sign that a person bears it.
        firm: whether its words are an institution's, a state's or a people's.
    """

    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    words: tuple[str, ...]
    titles: frozenset[str] = frozenset()
    type: NameType = ""
    opens: bool = False
    oblique: bool = False
    person: bool = False
    firm: bool = False


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    low: str
    capital: bool


def small_words(text: str) -> frozenset[str]:
    """The words that ``text`` writes without a capital."""
    return frozenset(re.findall(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]+", text))


def capital_words(text: str) -> frozenset[str]:
    """The words that ``text`` writes with a capital where no sentence opens, folded."""
    return frozenset(fold(m[0]) for m in re.finditer(r"(?<=[\w,] )[A-Z][\w'’.-]*\w", text))


def offices_behind(text: str, end: int) -> frozenset[str]:
    """The offices that an apposition behind a name has: "..., the former mayor of Ayr"."""
    behind = _APPOSED.match(text, end)
    found = f"{behind[1]} {behind[2]}".casefold().split() if behind else []
    return frozenset(filter(is_title, found))


def find_names(
    text: str, start: int = 0, end: int | None = None, small: frozenset[str] = frozenset()
) -> tuple[Name, ...]:
    """Read the names in one sentence or phrase of ``text``; offsets are into ``text``.

    Args:
        text: of the document.
        start: where the sentence begins.
        end: where it ends; None: with the text.
        small: words that the document also writes without a capital (`small_words`).
    """
    end = len(text) if end is None else end
    return tuple(
        name
        for run in _runs(_words(text, start, end), text, start, small)
        for name in _names(run, text, start)
    )


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a sentence behind its dateline."""
    dateline = _DATELINE.match(text, start, end)
    found = _TOKEN.finditer(text, dateline.end() if dateline else start, end)
    return [_word(m.start(), m[0]) for m in found]


def _word(start: int, text: str) -> _Word:
    if not text[0].isupper() and not _ARTICLE.match(text):
        return _Word(start, start + len(text), text, text, False)
    low = fold(text)
    if text.endswith(".") and text.count(".") == 1 and low not in ABBREVIATED and len(text) > 2:
        text = text[:-1]
    return _Word(start, start + len(text), text, low, True)


def _runs(
    words: Sequence[_Word], text: str, sentence: int, small: frozenset[str]
) -> list[list[_Word]]:
    """Runs of words that make up names, in order; one ends behind a possessive."""
    runs: list[list[_Word]] = [[]]
    for n, word in enumerate(words):
        run = runs[-1]
        joined = bool(run) and not text[run[-1].end : word.start].strip(" ")
        goes_on = joined and not _owns(run[-1])
        if word.capital and _starts(words, n, text, sentence, small, run if goes_on else []):
            if run and not goes_on:
                runs.append([])
            runs[-1].append(word)
        elif goes_on and _connects(words, n, text):
            run.append(word)
        elif run:
            runs.append([])
    return [run for run in runs if run]


def _owns(word: _Word) -> bool:
    return word.text.endswith(("'s", "’s", "'", "’"))


def _starts(
    words: Sequence[_Word],
    n: int,
    text: str,
    sentence: int,
    small: frozenset[str],
    run: Sequence[_Word],
) -> bool:
    """Whether a word with a capital begins a name, or goes on with that of ``run``."""
    word = words[n]
    low = word.low
    if low in CALENDAR and is_given_name(text, word.start, word.end, sentence):
        return True
    if run:
        if low in CALENDAR:
            return is_given(run[-1].low) or run[-1].low in COURTESY  # Theresa May, Mrs May
        return low not in _NO_START or len(word.text) > 3 or word.text.isupper()
    opens = _opens(word.start, text, sentence)
    if low in _NO_START:
        return (low == "us" and word.text.isupper()) or _is_will(words, n, text, opens)
    if word.text.isupper() and len(word.text) > 1:
        return True
    contracted = fold(re.split("['’]", word.text, maxsplit=1)[0])
    if contracted in _NO_START or contracted in _OPENERS:
        return not opens and contracted == low and _leads(words, n, text)
    return not (opens and low in small and low not in TITLES)


def _leads(words: Sequence[_Word], n: int, text: str) -> bool:
    """Whether a name goes on behind a word that opens sentences: "Second Avenue"."""
    behind = words[n + 1 : n + 2]
    return bool(behind) and behind[0].capital and text[words[n].end : behind[0].start] == " "


def _is_will(words: Sequence[_Word], n: int, text: str, opens: bool) -> bool:
    """Whether a small word that is a given name too is one here: "Will said", no "Will he win?"."""
    word, behind = words[n], words[n + 1 : n + 2]
    if word.low in CALENDAR or not is_given(word.low):
        return False
    if not (opens and behind):
        return True
    asks = text[words[-1].end : words[-1].end + 1] == "?"
    said = _SAYS.match(text, word.end) is not None
    return said or (not asks and behind[0].low not in _NO_START)


def _connects(words: Sequence[_Word], n: int, text: str) -> bool:
    """Whether a small word is part of the name that goes on behind it."""
    following = words[n + 1 : n + 3]
    if not following:
        return False
    low, before = words[n].low, words[n - 1].low
    beside = not text[words[n].end : following[0].start].strip(" ")
    if low == "&" or low in PARTICLES:
        goes_on = following[1:] if following[0].low in PARTICLES else following
        return beside and bool(goes_on) and goes_on[0].capital
    if low not in ("of", "for") or before not in OF_NAMES:
        return low == "the" and before == "of" and following[0].capital
    if following[0].low == "the":
        return len(following) > 1 and following[1].capital
    return beside and following[0].capital


def _names(run: list[_Word], text: str, sentence: int) -> list[Name]:
    """The names of one run: what stands before a title, and the person behind it."""
    titled = [n for n in range(len(run)) if _is_title(run, n)]
    first, last = _office(run, titled) if titled else (0, 0)
    alone = bool(titled) and last >= len(run)
    if alone:
        # "US President": the title is no name, and what it belongs to no subject.
        run, first, last, titled = run[:first], 0, 0, []
    titles = frozenset(w.low for w in run[first:last] if w.low in _OF_OFFICE)
    if not titled:
        first = last = _led_in(run) if run else 0
    before = _OFFICE_BEFORE.search(text, max(0, run[0].start - 30), run[0].start) if run else None
    office = frozenset({before[1]}) if before and is_title(before[1]) else frozenset()
    oblique = alone or (bool(run) and _is_oblique(text, run[0].start))
    found = [
        _name(run[:first], text, sentence, office, oblique=True) if first else None,
        _name(
            run[last:],
            text,
            sentence,
            titles if first else titles | office,
            oblique=oblique,
            titled=bool(titled),
        ),
    ]
    return [name for name in found if name]


def _is_title(run: Sequence[_Word], n: int) -> bool:
    """Whether a word of a run is a title; that of "Justice Department" belongs to a name.

    So does that of "Stephen King".
    """
    low = run[n].low
    if low not in TITLES or (n and run[n - 1].low in ("of", "for", "the")):
        return False
    if n == 1 == len(run) - 1 and is_given(run[0].low) and run[0].low not in GROUPS:
        return False
    bodies = n + 1 < len(run) and run[n + 1].low in ORGANISATION
    return not bodies or low in COURTESY


def _office(run: Sequence[_Word], titled: Sequence[int]) -> tuple[int, int]:
    """Where the last office of a run begins and ends, with its "of": "Secretary of State"."""
    first, last = titled[-1], titled[-1] + 1
    while first and (run[first - 1].low in OFFICES or run[first - 1].low in TITLES):
        first -= 1
    if last < len(run) and not run[last].capital:
        given = (n for n in range(last, len(run) - 1) if is_given(run[n].low))
        end = last + 1
        while end < len(run) and run[end].low in OFFICES:
            end += 1
        last = next(given, end)
    return first, last


def _led_in(run: Sequence[_Word]) -> int:
    """How many words before a full name tell of whom it is: "Republican Ann Lee"."""
    if is_given(run[0].low):
        return 0
    led = any(w.low in GROUPS or w.low in NOBODYS for w in run[:-2])
    given = (n for n in range(1, len(run) - 1) if is_given(run[n].low) and run[n - 1].capital)
    return next((n for n in given if run[n].low not in GROUPS), 0) if led else 0


def _is_oblique(text: str, start: int) -> bool:
    return _AFTER_PREPOSITION.search(text, max(0, start - 20), start) is not None


def _name(
    run: list[_Word],
    text: str,
    sentence: int,
    titles: frozenset[str],
    *,
    oblique: bool,
    titled: bool = False,
) -> Name | None:
    while run and not run[-1].capital:
        run = run[:-1]
    while run and not run[0].capital and run[0].low not in PARTICLES:
        run = run[1:]
    words = tuple(w.low for w in run if w.low and w.low not in NOT_COMPARED)
    if not words or (len(run) == 1 and len(words[0]) < 2):
        return None
    start, whole_end = run[0].start, run[-1].end
    end = start + len(_POSSESSIVE.sub("", text[start:whole_end]))
    parts = tuple(_POSSESSIVE.sub("", w.text) for w in run if w.low not in GENERATIONS)
    kind: NameType = "person" if titled else _type(run, text, sentence, words, end)
    firm = kind == "people" or (not titled and _is_firm(parts, words))
    if titles and not firm:
        kind = "person"
    return Name(
        start,
        end,
        text[start:end],
        parts,
        words,
        titles,
        kind,
        opens=not titled and _opens(start, text, sentence),
        oblique=oblique or end < whole_end,
        person=not firm and (bool(titles) or _is_person(parts, words, text, end)),
        firm=firm,
    )


def _opens(start: int, text: str, sentence: int) -> bool:
    return start == sentence or _OPENING.search(text, max(0, start - 4), start) is not None


def _is_firm(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words are an institution's; initials of a person's full name are no sign."""
    return not NOBODYS.isdisjoint(words) or any(
        part.isupper() and len(part) > 2 and ("." not in part or len(parts) == 1) for part in parts
    )


def _is_person(parts: Sequence[str], words: Sequence[str], text: str, end: int) -> bool:
    return (
        any(is_given(word) for word in words[:-1])
        or _PERSON_BEHIND.match(text, end) is not None
        or (len(parts) > 1 and bool(offices_behind(text, end) - ANYBODYS))
    )


def _type(
    run: Sequence[_Word], text: str, sentence: int, words: tuple[str, ...], end: int
) -> NameType:
    alone = run[0].text if len(run) == 1 else ""
    known = fold(text[run[0].start : end]).removeprefix("the ")
    if known in PEOPLES:
        return "people"
    if known in STATES and not is_given(known):
        return "state"
    if len(words) > 1 and not ORGANISATION.isdisjoint(words):
        return "organisation"
    if len(words) > 1 and not PLACE.isdisjoint(words):
        return "place"
    if alone.isupper() and len(alone) > 2:
        return "organisation"
    if _SAYS.match(text, run[-1].end) and "." not in alone:
        return "person" if len(run) in (2, 3) else ""
    before = re.findall(r"\w+", text[max(sentence, run[0].start - 20) : run[0].start])
    if before and before[-1].lower() in PLACE_PREPOSITIONS and len(run) <= 2:
        return "place"
    return ""
