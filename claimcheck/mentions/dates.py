"""Dates of a text: days, months, years, decades, weekdays, clock times and "yesterday".

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
_WEEKDAY = rf"(?:{_W},?\s+(?:the\s+)?)?"
#: A point between two figures makes a time of day only behind a word for it or before "am" or "pm":
#: "rose 3.16 percent", "to $13.09".
_CLOCK = (
    r"(?P<clock>(?:[01]?\d|2[0-3])"
    r"(?::[0-5]\d\s?(?:[ap]\.?m\b\.?)?|[:.][0-5]\d\s?[ap]\.?m\b\.?"
    r"|(?:(?<=\bat \d)|(?<=\bat \d\d))\.[0-5]\d|\s?[ap]\.?m\b\.?))"
    r"(?!\s?(?:%|per\s?cent|points?|pounds?|dollars?|euros?|pence|cents?|yen|[bm]illion))"
)
_PATTERNS = tuple(
    re.compile(rf"\b{pattern}(?!\w)")
    for pattern in (
        rf"{_WEEKDAY}{_D}(?:\s+of)?\s+{_M}(?:,?\s+{_Y})?",
        rf"{_WEEKDAY}{_M}\s+{_D}(?:,?\s+{_Y})?(?!:\d|,\d\d\d|\s?%)",
        rf"{_Y}-(?P<monthnumber>0[1-9]|1[0-2])-{_D}",
        rf"{_M},?\s+{_Y}",
        rf"{_Y}[–-]\d\d(?![\d–-])",
        r"(?:the\s+)?(?:(?:early|mid|late)[\s-])?(?P<decade>1[5-9]\d0|20\d0)['’]?s",
        rf"(?<![$£€¥#]){_CLOCK}",
    )
)
#: A month or a weekday alone; "May" and "March" only behind a word that makes them months.
_LONE_MONTH = re.compile(
    rf"\b(?:{_capitals(m for m in MONTHS if m not in ('march', 'may'))}"
    r"|(?:(?<=in )|(?<=last )|(?<=next )|(?<=this )|(?<=since )|(?<=until ))(?:May|March))\b"
    r"(?!\s+[A-Z])"
)
_LONE_WEEKDAY = re.compile(rf"\b({_DAYS})(?:s\b)?(?!\s+[A-Z])")
_RELATIVE = re.compile(rf"\b({alternation(RELATIVE_DAYS)})\b", re.I)
_BEFORE_YEAR = (
    "in since between of by until from for the to late early summer winter spring autumn fall"
    " and after before during"
)
_YEAR = re.compile(
    rf"(?:{'|'.join(f'(?<=(?i:{word})[ ])' for word in _BEFORE_YEAR.split())}|(?<=\()|(?<=[–-]))"
    r"(?:1[5-9]\d\d|20\d\d)\b(?![,.]?\d|\s?%|\s[a-z]+s\b)"
)
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}
#: A date stands for the article's own when it stands in the first or last lines.
_DATELINE_CHARS = 600


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given; ``weekday`` counts from Monday, 0.

    ``decade`` is its first year, ``clock`` minutes after midnight, ``offset`` days from the
    article's own date for "yesterday" and the like. ``before`` says that the time ends where the
    month begins.
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

    @property
    def parts(self) -> frozenset[str]:
        """Which parts are given."""
        names = ("year", "month", "day", "weekday", "decade", "clock", "offset")
        return frozenset(name for name in names if getattr(self, name) is not None)

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
    found = sorted(_all(text), key=lambda d: (d.start - d.end, d.start))
    kept: list[Date] = []
    for date in found:
        if all(date.end <= k.start or k.end <= date.start for k in kept):
            kept.append(date)
    return tuple(sorted(kept, key=lambda d: d.start))


def _all(text: str) -> Iterator[Date]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield _read(match)
    for match in _LONE_MONTH.finditer(text):
        month, before = _MONTH_OF[match[0][:3].lower()], text[: match.start()].endswith("before ")
        yield Date(match.start(), match.end(), match[0], month=month, before=before)
    for match in _LONE_WEEKDAY.finditer(text):
        yield Date(match.start(), match.end(), match[0], weekday=_DAY_OF[match[0][:3].lower()])
    for match in _YEAR.finditer(text):
        yield Date(match.start(), match.end(), match[0], year=int(match[0]))
    for match in _RELATIVE.finditer(text):
        yield Date(match.start(), match.end(), match[0], offset=_OFFSETS[match[0].lower()])


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
        clock=_minutes(given["clock"]) if "clock" in given else None,
    )


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_OF[text[:3].lower()]


def _minutes(text: str) -> int:
    hour, minute = (int(n) for n in [*re.findall(r"\d+", text), "0"][:2])
    half = re.search(r"([ap])\.?m", text, re.I)
    if half:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    return 60 * hour + minute


def own_date(document: Document) -> datetime.date | None:
    """The date of an article, from a full date that stands by itself at its top or bottom.

    Only a line that is furniture or short is believed: a date in a sentence is a part of the story.
    """
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


def resolved(date: Date, own: datetime.date | None) -> tuple[datetime.date, ...]:
    """The days that a date can mean in an article of the date ``own``.

    A weekday is the one of the week before or after it, a day without a year the nearest one.
    Empty where the text does not tell.
    """
    if date.calendar:
        return (date.calendar,)
    if own is None:
        return ()
    if date.offset is not None:
        return (own + datetime.timedelta(days=date.offset),)
    if date.month is not None and date.day is not None and date.year is None:
        years = (replace(date, year=own.year + n).calendar for n in (-1, 0, 1))
        days = [day for day in years if day]
        return (min(days, key=lambda day: abs(day - own)),) if days else ()
    if date.weekday is not None and date.day is None:
        before = (own.weekday() - date.weekday) % 7
        nearest = own - datetime.timedelta(days=before)
        week = datetime.timedelta(days=7)
        return (nearest, nearest - week, nearest + week)
    return ()


def comparable(
    claim: Date, evidence: Date, own: datetime.date | None, other: datetime.date | None
) -> bool:
    """Whether two dates give something that can be compared.

    "Yesterday" and "today" in two articles may be one day unless both have a date.
    """
    shared = claim.parts & evidence.parts
    if shared == {"offset"} and claim.offset != evidence.offset:
        return bool(own and other)
    if shared:
        return True
    if {"year", "decade"} <= claim.parts | evidence.parts:
        return True
    return bool(resolved(claim, own) and resolved(evidence, other))


def agree(
    claim: Date, evidence: Date, own: datetime.date | None, other: datetime.date | None
) -> bool:
    """Whether two dates can mean the same time; ``own`` and ``other`` are their articles' dates.

    Every part that both give must be equal. Of a clock time without "am" or "pm" both halves of
    the day count.
    """
    shared = claim.parts & evidence.parts
    if shared - {"clock"} and {"weekday", "offset"} >= shared and own and other and own != other:
        # "On Tuesday" said in two weeks, "yesterday" on two days: the days decide.
        first, second = resolved(claim, own), resolved(evidence, other)
        if first and second:
            return bool(set(first) & set(second)) or (
                "weekday" in shared and claim.weekday == evidence.weekday
            )
    if shared:
        return all(_same(name, claim, evidence) for name in shared)
    years = {claim.year or claim.decade or 0, evidence.year or evidence.decade or 0}
    if 0 not in years and (claim.decade or evidence.decade):
        return len({year // 10 for year in years}) == 1
    return bool(set(resolved(claim, own)) & set(resolved(evidence, other)))


def _same(part: str, claim: Date, evidence: Date) -> bool:
    first, second = getattr(claim, part), getattr(evidence, part)
    if part == "clock":
        return bool((first - second) % 720 == 0)
    if part == "month" and claim.before != evidence.before:
        # "before July" and "by the end of June" are one time.
        early, late = (second, first) if claim.before else (first, second)
        return first == second or bool((late - early) % 12 == 1)
    return bool(first == second)
