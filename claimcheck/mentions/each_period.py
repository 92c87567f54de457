"""The period of a rate beside its figure: "38,000 passengers a day", "a weekly rent of £90".

It belongs to the figure: 38,000 a day is not 38,000 a week. Where one side has 1,000 a day and the
other 7,000 a week the one follows from the other, and 5,000 a week do too, for days and hours may
be those of work alone. A period that only one side has tells nothing: it is left out as often as
not.
"""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import BE, FUNCTION_WORDS, alternation
from claimcheck.mentions import bounds

#: Words for how often, by the period.
ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}
_SHORT = {"annum": "year", "p.a.": "year", "pa": "year", "pcm": "month", "pw": "week"}
_NAMES = r"minute|hour|day|night|week|fortnight|month|year|decade"
#: Behind "a week": what makes it a time that passed, "a week later", or a word of another, "a day
#: trip" and "a week's wait".
_NO_RATE = (
    r"(?![\w'’]|-|\s(?:ago|later|earlier|before|after|afterwards|since|early|late|old|younger"
    r"|older|long|longer|apart|off|out|away|into|from|short|too|or\s(?:so|two|more)|and\s(?:a|half)"
    r"|on\s(?:from|since)|in\s(?:advance|prison|jail|custody)|trips?|return|pass(?:es)?|tickets?)\b)"
)
#: What may stand between a figure and its period: what is counted, "passengers and crew".
_NO_NOUN = alternation((FUNCTION_WORDS - {"of", "and"}) | {"plus"})
_COUNTED = rf"(?:[\s-](?!{_NO_NOUN}\b)[a-z][\w'’-]*){{0,4}}?(?<!\sof)(?<!\sand)"
_EACH = r"(?:an?|per|each|every)"
_BEHIND = re.compile(
    rf"{_COUNTED}(?:[\s-]{_EACH}[\s-](?P<period>{_NAMES}|quarter(?<=(?:each|very) quarter))"
    rf"|\sper\s(?P<quarter>quarter)|\s?/\s?(?P<slashed>{_NAMES}))\b{_NO_RATE}"
    r"|\s?(?:per\s)?(?P<short>annum|p\.a\.|pa|pcm|pw)(?!\w)",
    re.I,
)
#: "Uses the line every day": with verbs and other words between, where no comma is.
_FAR_BEHIND = re.compile(
    rf"(?:\s[a-z][\w'’-]*){{1,8}}?\s(?:each|every)\s(?P<period>{_NAMES}|quarter)\b(?!\sof\b){_NO_RATE}",
    re.I,
)
_ADVERB_BEHIND = re.compile(
    rf"(?:\sin)?{_COUNTED}\s(?P<adverb>{alternation(ADVERBS)})\b",
)
_TO_FIGURE = rf"(?:of|to|at|by|{alternation(BE)}|reached|hit|total(?:led|s)?|averag(?:e|es|ed|ing))"
_BEFORE = re.compile(
    rf"(?:(?<![\w-])(?P<adverb>{alternation(ADVERBS)})"
    rf"(?:(?:\s[a-z][\w'’-]*){{1,4}}?\s{_TO_FIGURE})?|\b(?:each|every)\s(?P<period>{_NAMES}|quarter)"
    r",?(?:\s[a-z][\w'’-]*){0,5}?)\s$",
    re.I,
)
_REACH = 80
#: How many hours a period has when only those of work count, and when all do.
_HOURS = {
    "minute": (1 / 60, 1 / 60),
    "hour": (1, 1),
    "day": (7, 24),
    "week": (35, 168),
    "fortnight": (70, 336),
    "month": (140, 730.5),
    "quarter": (420, 2191.5),
    "year": (1680, 8766),
    "decade": (16800, 87660),
}


def period_of(text: str, start: int, end: int) -> tuple[str, int]:
    """The period in which so much is as a figure of ``text`` says, and where its words end.

    "" and the end of the figure where none stands beside it, that end also where it stands before
    the figure or far behind it.
    """
    if behind := _BEHIND.match(text, end):
        return _named(behind), behind.end()
    start, _ = bounds.words_around(text, start, end)
    found = (
        _ADVERB_BEHIND.match(text, end)
        or _BEFORE.search(text[max(0, start - _REACH) : start])
        or _FAR_BEHIND.match(text, end)
    )
    return (_named(found) if found else ""), end


def _named(found: re.Match[str]) -> str:
    (word,) = (word.lower() for word in found.groupdict().values() if word)
    word = ADVERBS.get(word) or _SHORT.get(word, word)
    return "day" if word == "night" else word


def ratio(period: str, other: str) -> tuple[float, float]:
    """How many of one period are in another one, at least and at most."""
    (least, most), (fewest, many) = _HOURS[period], _HOURS[other]
    low, high = sorted((fewest / least, many / most))
    return low, high
