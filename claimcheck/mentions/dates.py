"""Dates of a text: days, months, years and their parts, weekdays, times of day and "yesterday".

English dates have few forms, which are read here: dateparser takes 0.35 s for its import and its
first sentence and reads "35% of the" and "40 years at two" as dates.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimcheck.english.closed_classes import (
    MONTHS,
    RELATIVE_DAYS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    alternation,
)
from claimcheck.mentions import clock_words, periods
from claimcheck.mentions.name_words import PARTICLES
from claimcheck.mentions.overlaps import longest
from claimcheck.mentions.periods import Period, Stretch
from claimcheck.mentions.race_times import RACE_TIME
from claimcheck.records import Document

_MONTH_OF = {name[:3]: n for n, name in enumerate(MONTHS, start=1)}
_DAY_OF = {name[:3]: n for n, name in enumerate(WEEKDAYS)}


def _capitals(names: Iterable[str]) -> str:
    return alternation(name.title() for name in names)


_DAYS = _capitals(WEEKDAYS)
_M = rf"(?P<month>{_capitals(MONTHS)}|{_capitals(SHORT_MONTHS)}\b\.?)"
_D = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_Y = r"(?P<year>1[5-9]\d\d|20\d\d)"
_W = rf"(?P<weekday>{_DAYS}|{_capitals(SHORT_WEEKDAYS)}\b\.?)"
_FULL_W = rf"(?P<weekday>{_DAYS})"
_WEEKDAY = rf"(?:{_W},?\s+(?:the\s+)?)?"
#: A point between two figures makes a time of day only behind a word for it or before "am" or "pm":
#: "rose 3.16 percent", "to $13.09".
_CLOCK = (
    rf"(?P<clock>(?<!\d:)(?!{RACE_TIME})(?:[01]?\d|2[0-3])"
    rf"(?::[0-5]\d(?:\s?{clock_words.AM_PM})?|[:.][0-5]\d\s?{clock_words.AM_PM}"
    rf"|(?:(?<=\bat \d)|(?<=\bat \d\d))\.[0-5]\d|\s?{clock_words.AM_PM}))"
    r"(?!\s?(?:%|per\s?cent|points?|pounds?|dollars?|euros?|pence|cents?|yen|[bm]illion))"
)
_STEP = rf"(?P<step>(?i:{'|'.join(periods.STEPS)}))"
_PATTERNS = tuple(
    re.compile(rf"\b{pattern}(?!\w)")
    for pattern in (
        rf"{_WEEKDAY}{_D}(?:\s+of)?\s+{_M}(?:,?\s+{_Y})?",
        rf"{_WEEKDAY}{_M}\s+{_D}(?:,?\s+{_Y})?(?!:\d|,\d\d\d|\s?%)",
        rf"{_Y}-(?P<monthnumber>0[1-9]|1[0-2])-{_D}",
        # "2010-11" is a season: only from 2012 on no month can be the year to come.
        r"(?P<year>201[2-9]|20[2-9]\d)-(?P<monthnumber>0[1-9]|1[0-2])(?![–-])",
        rf"{periods.PART}?{_M},?\s+{_Y}",
        rf"{periods.PART}{_Y}(?![,.]?\d|\s?%|['’]?s\b)",
        rf"{_Y}[–-]\d\d(?![\d–-])",
        rf"(?:the\s+)?{periods.PART}?(?P<decade>1[5-9]\d0|20\d0)['’]?s",
        rf"(?<![$£€¥#]){_CLOCK}",
        rf"(?<![$£€¥#]){_CLOCK}(?:\son)?\s{_FULL_W}(?!\s+[A-Z])",
        rf"{_FULL_W}(?:\sat)?\s{_CLOCK}",
        rf"(?<![$£€¥#.,:])(?P<clock>{clock_words.IN_FIGURES})",
        rf"(?P<clock>{clock_words.HOURS_IN_FIGURES})(?:\son)?\s{_FULL_W}(?!\s+[A-Z])",
        rf"{_FULL_W},?(?:\sat)?\s(?P<clock>{clock_words.HOURS_IN_FIGURES})",
        clock_words.TOLD,
        rf"{clock_words.TOLD}(?:\son)?\s{_FULL_W}(?!\s+[A-Z])",
        rf"{_FULL_W}(?:\sat)?\s{clock_words.TOLD}",
        periods.HOURS,
        rf"{periods.BEFORE_DAY}{_FULL_W}(?!\s+[A-Z])",
        rf"{_FULL_W}{periods.BEHIND_DAY}",
        rf"{_STEP}\s{_FULL_W}(?:{periods.BEHIND_DAY})?(?!\s+[A-Z])",
        rf"{_STEP}\s(?P<period>week|month|year)(?!['’]s|\s[A-Z])",
    )
)
#: The last of two days of one month, behind the first: "3 to 5 May", "May 3–5, 2026".
_LAST = r"(?:\s?[–-]\s?|\s(?:to|and|or|until)\s)(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
#: What may stand behind a last day without a year: anything else is counted, "May 3 to 5 people".
_CLOSED = r"\s*(?:$|[.,;:!?)”—](?!\d))|\s(?:in|at|on|and|for|with|as|by|near|but)\b"
_TWO_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.,/:$£€–-]){_D}(?={_LAST}(?:\s+of)?\s+{_M}(?:,?\s+{_Y})?(?!\w|\s+\d))",
        rf"\b{_WEEKDAY}{_M}\s+{_D}(?={_LAST}(?:,?\s+{_Y}\b|{_CLOSED}))",
    )
)
_BEFORE_MONTH = "in last next this since until early late mid- end-of start-of beginning-of"


def _behind(words: str) -> str:
    """A look behind for any of some words, in which a hyphen stands for a space."""
    ends = (word if word == "mid-" else f"{word.replace('-', ' ')} " for word in words.split())
    return "|".join(f"(?<=(?i:{end}))" for end in ends)


#: A month or a weekday alone; "May" and "March" only behind a word that makes them months.
_LONE_MONTH = re.compile(
    rf"\b{periods.PART}?(?P<month>{_capitals(m for m in MONTHS if m not in ('march', 'may'))}"
    rf"|(?:{_behind(_BEFORE_MONTH)})(?:May|March))\b"
    rf"(?!\s+(?:{alternation(PARTICLES)}\s+){{0,2}}[A-Z])"
)
_LONE_WEEKDAY = re.compile(rf"\b({_DAYS})(?:s\b)?(?!\s+[A-Z])")
_RELATIVE = re.compile(
    r"\b(?P<further>(?:the\s+)?day\s+(?:before\s+(?=yesterday)|after\s+(?=tomorrow)))?"
    rf"\b(?P<day>{alternation(RELATIVE_DAYS)})\b",
    re.I,
)
_BEFORE_YEAR = (
    "in since between of by until from for the to late early summer winter spring autumn fall"
    " and after before during"
)
_YEAR = re.compile(
    rf"(?:{_behind(_BEFORE_YEAR)}|(?<=\()|(?<=[–-]))"
    r"(?:1[5-9]\d\d|20\d\d)\b(?![,.]?\d|\s?%|\s[a-z]+s\b)"
)
_HALF = re.compile(r"([ap])\.?\s?m", re.I)
#: The groups of a match that name a part of a period.
_PARTS = frozenset({"part", "edge"})
_PERIODS: dict[str, Period] = {"week": "week", "month": "month", "year": "year"}
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}
#: A date stands for the article's own when it stands in the first or last lines.
_DATELINE_CHARS = 600


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given; ``weekday`` counts from Monday, 0.

    ``decade`` is its first year, ``clock`` minutes after midnight, ``offset`` days from the
    article's own date for "yesterday" and the like. ``before`` says that the time ends where the
    month begins. ``part`` is the share of the month, year or decade that is meant, ``hours`` the
    minutes of the day, both as in `claimcheck.mentions.periods`. ``step`` is -1 for "last", 0 for
    "this" and 1 for "next" before a weekday or a ``period``.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    clock: int | None = None
    offset: int | None = None
    before: bool = False
    part: Stretch | None = None
    hours: Stretch | None = None
    step: int | None = None
    period: Period | None = None

    @property
    def parts(self) -> frozenset[str]:
        """Which parts are given."""
        names = ("year", "month", "day", "weekday", "decade", "clock", "hours", "offset")
        return frozenset(name for name in names if getattr(self, name) is not None)

    @property
    def times(self) -> tuple[Stretch, ...]:
        """The minutes of the day that can be meant: of "at 9.30" those of either half."""
        if self.clock is None:
            return () if self.hours is None else (self.hours,)
        minute = (self.clock, self.clock + 1)
        whole_day = clock_words.of_day(self.text) is not None
        if whole_day or self.clock >= 13 * 60 or _HALF.search(self.text):
            return (minute,)
        halves = minute, (self.clock + 720, self.clock + 721)
        if self.hours is None:
            return halves
        return tuple(one for one in halves if periods.same_hours(one, self.hours)) or halves

    @property
    def calendar(self) -> datetime.date | None:
        """The day, where year, month and day are given and exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str) -> tuple[Date, ...]:
    """Read the dates of ``text`` in order; of readings that overlap the longest stands."""
    return longest(_all(text), len(text))


def _all(text: str) -> Iterator[Date]:
    yield from _two_days(text)  # of readings that are equally long the first one stands
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not clock_words.is_number_of_hours(text, match.start()):
                yield _read(match)
    for match in _LONE_MONTH.finditer(text):
        yield replace(_read(match), before=text.endswith("before ", 0, match.start()))
    for match in _LONE_WEEKDAY.finditer(text):
        yield Date(match.start(), match.end(), match[0], weekday=_DAY_OF[match[0][:3].lower()])
    for match in _YEAR.finditer(text):
        yield Date(match.start(), match.end(), match[0], year=int(match[0]))
    for match in _RELATIVE.finditer(text):
        offset = _OFFSETS[match["day"].lower()] * (2 if match["further"] else 1)
        yield Date(match.start(), match.end(), match[0], offset=offset)


def _two_days(text: str) -> Iterator[Date]:
    """Both days of a stretch or pair within one month, each with the month and the year."""
    for pattern in _TWO_DAYS:
        for match in pattern.finditer(text):
            first, last = _read(match), int(match["last"])
            if first.day is None or first.day >= last:
                continue  # a score before a date: "won 3-1 May"
            yield first
            start = match.start("last")
            end = max(match.end("last"), match.end("year"))
            if match.start("month") < start:
                words = text[start:end]
                yield replace(first, start=start, end=end, text=words, day=last, weekday=None)


def _read(match: re.Match[str]) -> Date:
    given = {k: v for k, v in match.groupdict().items() if v is not None}
    month = given.get("monthnumber") or given.get("month")
    return Date(
        match.start(),
        match.end(),
        match[0],
        year=int(given["year"]) if "year" in given else None,
        month=None if month is None else _month(month),
        day=int(given["day"]) if "day" in given else None,
        weekday=_DAY_OF[given["weekday"][:3].lower()] if "weekday" in given else None,
        decade=int(given["decade"]) if "decade" in given else None,
        clock=_minutes(given["clock"]) if "clock" in given else clock_words.minutes(given),
        part=periods.part_of(given.get("part") or given["edge"]) if _PARTS & {*given} else None,
        hours=_hours(given),
        step=periods.STEPS[given["step"].lower()] if "step" in given else None,
        period=_PERIODS.get(given.get("period", "").lower()),
    )


def _hours(given: dict[str, str]) -> Stretch | None:
    """The part of the day that a match names, if any."""
    words = [
        given[name] for name in ("point", "at", "half", "night", "span", "behind") if name in given
    ]
    return periods.hours_of(words[0], given.get("side")) if words else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_OF[text[:3].lower()]


def _minutes(text: str) -> int:
    of_day = clock_words.of_day(text)
    if of_day is not None:
        return of_day
    hour, minute = (int(n) for n in [*re.findall(r"\d+", text), "0"][:2])
    half = _HALF.search(text)
    if half:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    return 60 * hour + minute


def own_date(document: Document) -> datetime.date | None:
    """The date of an article: that which its source states, else a full date at its top or bottom.

    Of the text only a line that is furniture or short is believed: a date in a sentence is a part
    of the story.
    """
    if document.date is not None:
        return document.date
    for paragraph in document.paragraphs:
        edge = (
            paragraph.start < _DATELINE_CHARS
            or paragraph.end > len(document.text) - _DATELINE_CHARS
        )
        if edge and paragraph.end - paragraph.start <= 90:
            for date in find_dates(document.text[paragraph.start : paragraph.end]):
                if date.calendar:
                    return date.calendar
    return None
