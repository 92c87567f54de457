"""Times of day in words and in four figures.

"Half past two", "quarter to six", "9 o'clock in the evening"; "1700 hours", "0600 hrs", "1830 GMT".
"""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import TIME_ZONES, UNITS, WEEKDAYS, alternation

#: Which half of the day, behind the figures: "am", "p.m.".
AM_PM = r"(?:[ap]m\b|[ap]\.\s?m\b\.?)"
_HOURS = UNITS[:12]
_HOUR = rf"(?:1[0-2]|[1-9]|{alternation((*_HOURS, *(h.title() for h in _HOURS)))})"
_PARTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty-five": 25, "twenty": 20}
_COUNTS = r"five|ten|twenty-five|twenty|[1-5]?\d"
_ROUND = r"five|ten|twenty-five|twenty|5|10|20|25"
#: "Ten to six" alone may be a range; "ten past six" and "quarter to six" are times.
_OF_HOUR = (
    rf"(?:(?i:a\s)?(?P<quarter>(?i:half|quarter))\s(?:past|after)\s"
    rf"|(?i:a\s)?(?P<lacking>(?i:quarter))\s(?:to|before)\s"
    rf"|(?P<minutes>(?i:{_COUNTS}))(?:\sminutes)?\spast\s"
    rf"|(?<=\b(?i:at|by)\s)(?P<short>(?i:{_ROUND}))\sto\s"
    rf"|(?P<few>(?i:{_COUNTS}))\sminutes\sto\s)"
)
#: Words before an hour without "o'clock", and what stands behind it: "after six on Friday evening".
_AT = "|".join(rf"(?<=\b(?i:{word})\s)" for word in "at after before until till past".split())
_OF_DAY_BEHIND = (
    r"\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight"
    rf"|(?:on\s)?(?i:{alternation(WEEKDAYS)})\s(?:morning|afternoon|evening|night)"
    r"|(?:this|yesterday|tomorrow)\s(?:morning|afternoon|evening))\b"
)
#: A time of day; the groups are read by `minutes`.
TOLD = (
    rf"(?:{_OF_HOUR}(?P<hour>{_HOUR})(?:\so['’]clock)?|(?P<full>{_HOUR})\so['’]clock"
    rf"|(?:{_AT})(?P<bare>{_HOUR})(?={_OF_DAY_BEHIND}))"
    r"(?:\s(?:in\sthe\s(?P<half>morning|afternoon|evening)|at\s(?P<night>night)))?"
)

_FOUR = r"(?:[01]\d|2[0-3])[0-5]\d|2400"
_MORNING = r"0\d[0-5]\d"
#: "At 1200 hours a year" tells how many hours.
_HOURS_BEHIND = r"(?:\s?(?:hours|hrs|h)\b(?!\s(?:an?|per|of|each|every|worth)\b))"
_ZONE = rf"(?:\s(?:{'|'.join(zone.upper() for zone in sorted(TIME_ZONES))})\b|Z\b)"
_JOINS = ("to", "and", "until", "till")
#: What stands before four figures that are a time and no number of hours.
_BEFORE = "|".join(
    rf"(?<=\b(?i:{word})\s)"
    for word in (
        "at",
        r"at\sabout",
        r"at\saround",
        "by",
        "from",
        "until",
        "till",
        "before",
        "since",
    )
)
#: Where a run of hours goes on: "from 0900 to 1700 hours", "0900-1700 hours".
_GOES_ON = "|".join((*(rf"(?<=\b{_MORNING}\s{word}\s)" for word in _JOINS), r"(?<=\b0\d\d\d[–-])"))
#: The same with hours behind them, whatever stands before them.
HOURS_IN_FIGURES = rf"(?:{_FOUR}){_HOURS_BEHIND}"
#: A time of day in four figures, or in a clock's with "hours" behind it.
IN_FIGURES = (
    rf"(?:{_MORNING}{_HOURS_BEHIND}|(?:{_BEFORE}|{_GOES_ON})(?:{_FOUR}){_HOURS_BEHIND}"
    rf"|(?:{_FOUR})(?:hrs|h)\b|(?:{_FOUR}){_ZONE}|(?<=\b(?i:at)\s){_MORNING}\b"
    rf"|{_MORNING}(?=(?:\s(?:{'|'.join(_JOINS)})\s|[–-])(?:{_FOUR})\s?(?:hours|hrs|h)\b)"
    rf"|(?:[01]?\d|2[0-3])[:.][0-5]\d{_HOURS_BEHIND})"
)
_OF_DAY = re.compile(rf"\b(?:(\d\d)(\d\d)(?!\d)|(\d\d?)[:.](\d\d){_HOURS_BEHIND})")
#: "Cut by 1200 hours": a number of hours.
_CHANGED = re.compile(
    r"\b(?:cut|rose|risen|grew|grown|fell|fallen|shortened|extended|lengthened|increased|decreased"
    r"|reduced|raised|up|down|rise|growth|increase|beat|beaten|exceeded|overran)"
    r"(?:\s\w+){0,4}?\s(?:by|from)\s$",
    re.I,
)


def of_day(text: str) -> int | None:
    """Minutes after midnight by the clock of 24 hours; None of any other way to tell the time."""
    found = _OF_DAY.search(text)
    if found is None:
        return None
    hour, minute = (int(figure) for figure in found.groups() if figure is not None)
    return 60 * hour + minute


def is_number_of_hours(text: str, start: int) -> bool:
    """Whether the figures that begin at ``start`` tell by how much something changed."""
    return _CHANGED.search(text[max(0, start - 50) : start]) is not None


def minutes(given: dict[str, str]) -> int | None:
    """Minutes after midnight, or noon, by the groups of a match; None where they give no time."""
    hour = given.get("hour") or given.get("full") or given.get("bare")
    if hour is None:
        return None
    past = 60 * (int(hour) if hour.isdigit() else 1 + _HOURS.index(hour.lower()))
    before = [given[name] for name in ("lacking", "short", "few") if name in given]
    behind = [given[name] for name in ("quarter", "minutes") if name in given]
    return (past + sum(map(_count, behind)) - sum(map(_count, before))) % 720


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _PARTS[word.lower()]
