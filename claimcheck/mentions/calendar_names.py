"""Months and days that somebody bears as a given name: "Jan Holm", "May Berg", "Sunday Okoro"."""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import (
    CALENDAR,
    GIVEN_MONTHS,
    GRAMMATICAL_WORDS,
    RARELY_GIVEN,
    alternation,
)
from claimcheck.english.verbs_of_saying import PLAIN
from claimcheck.mentions.gazetteer import GROUPS, PEOPLES, STATES
from claimcheck.mentions.name_words import NOBODYS, PARTICLES, PLACE, is_title

#: What a month or a day has behind it, or is the first word of, and no surname.
_NO_SURNAMES = (
    NOBODYS
    | PLACE
    | frozenset(GROUPS)
    | CALENDAR
    | GRAMMATICAL_WORDS
    | frozenset(
        """day days eve night morning afternoon evening holiday holidays week weekend budget
        election elections festival fair fool fools revolution uprising pole queen rally prayers
        parade madness games cup open derby""".split()
    )
)
_TIME = (
    "in|on|since|until|till|during|through|throughout|within|this|last|next|past|every|each|early"
    "|late|mid|the|a|an|that|previous|following|coming"
    "|(?:set|due|planned|scheduled|slated|booked|expected)\\sfor"
)
_CALENDAR = alternation(CALENDAR)
#: Words before a month or a day that make it one. "Of", "by", "to" and "and" do so by the word
#: before them: "the end of May", "ready by June", "from April to June"; "sung by June Holm".
_WHEN = re.compile(
    rf"(?:\b(?:{_TIME})|\d|\b\d+(?:st|nd|rd|th)|[–-]|\bmid-"
    r"|\b(?:end|start|beginning|middle|close|half|part|most|much|all|rest|month|months|weeks?|days?"
    r"|first|second|third|[a-z]+th|as|out|\d\w*)\sof"
    rf"|\b(?:{_CALENDAR})\.?\s(?:and|or|to))\s?$",
    re.I,
)
_BY = re.compile(r"(\w+)\s+by\s$", re.I)
_PARTICIPLE = re.compile(
    r"\w+(?:ed|en|own|ung)|told|said|led|made|held|won|sent|shot|met|run", re.I
)
_SIGN = re.compile(
    r"(?:\s\w[\w'’-]+){1,2}?"
    rf"(?:,\s(?:\d{{1,3}},|who\b|an?\s|the\s)|\s{alternation(PLAIN)}\b)"
)
_TITLE = re.compile(r"([^\W\d_][\w-]+)\.?\s$")
_SURNAME = re.compile(
    rf"\s(?:[A-Z]\.\s)?(?:(?i:{alternation(PARTICLES)})\s){{0,2}}([A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)"
)
#: Characters before a word that are looked at.
_LOOK_BEHIND = 40


def is_given_name(text: str, start: int, end: int, sentence: int = 0) -> bool:
    """Whether a month or a day, from ``start`` to ``end``, is a given name where it stands.

    It is one before a surname, unless a word before it makes it a time: "in May Berg said". One
    that is rarely borne is so only behind a title, or at the head of a sentence before what a
    person does or is.

    Args:
        text: of the document.
        start: of the word.
        end: of the word.
        sentence: where the sentence begins.
    """
    word, surname = text[start:end].casefold(), _SURNAME.match(text, end)
    if (
        word not in GIVEN_MONTHS | RARELY_GIVEN
        or surname is None
        or not _is_surname(surname[1], text[start:end])
    ):
        return False
    before = text[max(sentence, start - _LOOK_BEHIND) : start]
    titled = _TITLE.search(before)
    if titled and is_title(titled[1].casefold()):
        return True
    if word in RARELY_GIVEN:
        return not before.strip(' “"‘') and _SIGN.match(text, end) is not None
    by = _BY.search(before)
    if by:
        return _PARTICIPLE.fullmatch(by[1]) is not None
    asks = word == "may" and not before.strip(' “"‘') and _asks(text, end)
    return not asks and _WHEN.search(before) is None


def _is_surname(word: str, given: str) -> bool:
    """Whether a word with a capital can be the surname of somebody, written as the given name."""
    low = word.casefold()
    names_people = low in _NO_SURNAMES or low in PEOPLES or low in STATES
    return not names_people and (word.isupper() == given.isupper() or len(word) == 1)


def _asks(text: str, start: int) -> bool:
    """Whether the sentence that goes on at ``start`` is a question: "May Berg stay?"."""
    ends = re.search(r"[.!?\n]", text[start : start + 300])
    return ends is not None and ends[0] == "?"
