"""Whether two dates, in the articles that they are of, can mean one time."""

from __future__ import annotations

import datetime
from dataclasses import replace

from claimcheck.mentions import periods
from claimcheck.mentions.dates import Date
from claimcheck.mentions.periods import Stretch


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
    if date.step is not None and date.weekday is not None:
        return periods.days_of(date.weekday, date.step, own)
    if date.step is not None and date.period == "week":
        return periods.week_of(date.step, own)
    if date.weekday is not None and date.day is None:
        before = (own.weekday() - date.weekday) % 7
        nearest = own - datetime.timedelta(days=before)
        week = datetime.timedelta(days=7)
        return (nearest, nearest - week, nearest + week)
    return ()


def _grounded(date: Date, own: datetime.date | None) -> Date:
    """A date with the month and year that "last month" or "next year" is on the day ``own``."""
    if own is None or date.step is None or date.period in (None, "week"):
        return date
    if date.period == "year":
        return replace(date, year=own.year + date.step)
    year, month = periods.month_of(date.step, own)
    return replace(date, year=year, month=month)


def comparable(
    claim: Date, evidence: Date, own: datetime.date | None, other: datetime.date | None
) -> bool:
    """Whether two dates give something that can be compared.

    "Yesterday" and "today" in two articles may be one day unless both have a date.
    """
    claim, evidence = _grounded(claim, own), _grounded(evidence, other)
    shared = claim.parts & evidence.parts
    if shared == {"offset"} and claim.offset != evidence.offset:
        return bool(own and other)
    if shared or (claim.times and evidence.times):
        return True
    if {"year", "decade"} <= claim.parts | evidence.parts:
        return True
    if claim.period and claim.period == evidence.period and not (own or other):
        return True
    return bool(resolved(claim, own) and resolved(evidence, other))


def agree(
    claim: Date, evidence: Date, own: datetime.date | None, other: datetime.date | None
) -> bool:
    """Whether two dates can mean the same time; ``own`` and ``other`` are their articles' dates.

    Every part that both give must be equal. Of a clock time without "am" or "pm" both halves of
    the day count.
    """
    claim, evidence = _grounded(claim, own), _grounded(evidence, other)
    if not _same_part(claim, evidence):
        return False
    shared = (claim.parts & evidence.parts) - {"hours"}
    # "Last Friday" and "next Friday" differ in texts without a date too.
    steps = {claim.step, evidence.step}
    if "weekday" in shared and not (own and other) and None not in steps and len(steps) > 1:
        return False
    if shared - {"clock"} and {"weekday", "offset"} >= shared and own and other:
        first, second = resolved(claim, own), resolved(evidence, other)
        if steps != {None} and first and second:
            return bool(set(first) & set(second)) and _same_clock(claim, evidence)
        # "On Tuesday" said in two weeks, "yesterday" on two days: the days decide.
        if own != other and first and second:
            return bool(set(first) & set(second)) or (
                "weekday" in shared and claim.weekday == evidence.weekday
            )
    if shared:
        return all(_same(name, claim, evidence) for name in shared)
    if claim.times and evidence.times:
        return True
    years = {claim.year or claim.decade or 0, evidence.year or evidence.decade or 0}
    if 0 not in years and (claim.decade or evidence.decade):
        return len({year // 10 for year in years}) == 1
    if claim.period and claim.period == evidence.period and not (own or other):
        return claim.step == evidence.step
    return bool(set(resolved(claim, own)) & set(resolved(evidence, other)))


def covers(
    claim: Date, evidence: Date, own: datetime.date | None, other: datetime.date | None
) -> bool:
    """Whether a date that agrees with another one gives no more than that does."""
    claim, evidence = _grounded(claim, own), _grounded(evidence, other)
    if claim.times and len(evidence.times) != 1:
        return False
    if claim.period in ("month", "year"):
        return claim.period in evidence.parts
    day = claim.parts - {"clock", "hours"}
    if not day or (day <= evidence.parts and not evidence.parts & {"offset"}):
        return claim.part is None or evidence.part is not None or bool(_place(evidence, claim))
    return bool(resolved(claim, own)) and len(resolved(evidence, other)) == 1


def other_part(claim: Date, evidence: Date) -> bool:
    """Whether two dates name one period and parts of it that exclude each other."""
    shared = (claim.parts & evidence.parts) - {"clock", "hours"}
    decade = {claim.decade or claim.year, evidence.decade or evidence.year}
    one = all(_same(name, claim, evidence) for name in shared) and (shared or None not in decade)
    return bool(one) and not _same_part(claim, evidence)


def _same_part(claim: Date, evidence: Date) -> bool:
    """Whether what two dates give of one period, or of the day, can be the same part of it."""
    both = claim.clock is not None and evidence.clock is not None
    if not both and claim.times and evidence.times and not _same_hours(claim, evidence):
        return False
    if claim.before or evidence.before:
        return True
    for one, other in ((claim, evidence), (evidence, claim)):
        place = _place(other, one) if one.part else None
        if one.part and place and not periods.overlap(one.part, place):
            return False
    return True


def _same_hours(claim: Date, evidence: Date) -> bool:
    """Whether the times of two dates can be one.

    The night of a day goes on into the next day's small hours, never into its own morning.
    """
    of_day = {"weekday", "offset", "day"} & claim.parts & evidence.parts
    return any(
        periods.overlap(a, b)
        or (periods.same_hours(a, b) and not (of_day and min(a[0], b[0]) >= periods.MORNING))
        for a in claim.times
        for b in evidence.times
    )


def _place(date: Date, whole: Date) -> Stretch | None:
    """Where in the month, year or decade of ``whole`` a date lies; None where it does not tell."""
    if whole.month:
        in_month = date.month == whole.month
        if in_month and date.day:
            return (date.day - 1) / 31, date.day / 31
        return date.part if in_month else None
    if whole.year:
        if date.month and date.year in (None, whole.year):
            return (date.month - 1) / 12, date.month / 12
        return date.part if date.year == whole.year else None
    if whole.decade and date.year and date.year // 10 == whole.decade // 10:
        return date.year % 10 / 10, (date.year % 10 + 1) / 10
    return date.part if whole.decade and date.decade == whole.decade else None


def _same(part: str, claim: Date, evidence: Date) -> bool:
    first, second = getattr(claim, part), getattr(evidence, part)
    if part == "clock":
        return _same_clock(claim, evidence)
    if part == "month" and claim.before != evidence.before:
        # "before July" and "by the end of June" are one time.
        early, late = (second, first) if claim.before else (first, second)
        return first == second or bool((late - early) % 12 == 1)
    return bool(first == second)


def _same_clock(claim: Date, evidence: Date) -> bool:
    """Whether two clock times can be one; where either is not given they can."""
    if claim.clock is None or evidence.clock is None:
        return True
    return any(periods.same_hours(a, b) for a in claim.times for b in evidence.times)
