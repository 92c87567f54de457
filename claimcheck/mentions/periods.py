"""Parts of a period: "early June", "the end of 2019", "late on Sunday", "at dawn", "next Friday".

A part of a month, a year or a decade is a share of it, from 0 to 1; a part of a day is a run of
minutes after midnight, which may go beyond the day's end. They are wider than the words are mostly
meant, so that only what is clearly another part differs.
"""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

Period: TypeAlias = Literal["week", "month", "year"]
#: From where to where, the end left out.
Stretch: TypeAlias = tuple[float, float]

_EARLY, _MID, _LATE = (0.0, 0.5), (0.25, 0.75), (0.5, 1.0)
#: Words that place something in a month, a year or a decade.
PARTS: dict[str, Stretch] = {
    "early": _EARLY,
    "mid": _MID,
    "middle": _MID,
    "late": _LATE,
    "beginning": (0.0, 0.4),
    "start": (0.0, 0.4),
    "end": (0.6, 1.0),
    "close": (0.6, 1.0),
    "first half": _EARLY,
    "second half": _LATE,
    "first quarter": (0.0, 0.25),
    "second quarter": (0.25, 0.5),
    "third quarter": (0.5, 0.75),
    "fourth quarter": (0.75, 1.0),
}
PART = (
    r"(?i:(?P<part>early|mid|late)(?:\s(?:in\s)?|-)"
    r"|(?:the\s)?(?P<edge>beginning|start|middle|end|close|(?:first|second)\s(?:half|quarter)"
    r"|(?:third|fourth)\squarter)\sof\s(?:the\s)?)"
)

_DAY = 1440
#: Where the morning begins: what lies before it may be told as the night of either day.
MORNING = 180
#: Words that place something in a day.
_HOURS: dict[str, Stretch] = {
    "dawn": (240, 480),
    "daybreak": (240, 480),
    "sunrise": (240, 480),
    "first light": (240, 480),
    "morning": (MORNING, 735),
    "noon": (690, 750),
    "midday": (690, 750),
    "afternoon": (705, 1140),
    "evening": (990, _DAY),
    "dusk": (960, 1320),
    "sunset": (960, 1320),
    "sundown": (960, 1320),
    "nightfall": (960, 1320),
    "night": (1080, _DAY + 360),
    "midnight": (_DAY - 45, _DAY + 45),
    "early hours": (0, 420),
    "small hours": (0, 420),
    "early": (0, 720),
    "late": (960, _DAY),
}
#: How far before or after a point of the day "before" and "after" may mean.
_NEAR = 120
_POINTS = r"dawn|daybreak|sunrise|first\slight|noon|midday|dusk|sunset|sundown|nightfall|midnight"
#: A part of the day that stands alone: those that are mostly other words need a preposition.
HOURS = (
    r"(?i:(?:(?:shortly|just|soon|well|immediately)\s)?"
    rf"(?P<side>before|after)\s(?P<point>{_POINTS})"
    rf"|(?:at|by|around|about|until|till|from|to|since|near|towards?)\s(?P<at>{_POINTS})"
    r"|in\sthe\s(?:(?:early|late)\s)?(?P<half>morning|afternoon|evening|(?:early|small)\shours)"
    r"|at\s(?P<night>night))"
)
#: One that stands before the name of a day, and one behind it.
BEFORE_DAY = rf"(?:{HOURS}\s(?:on|of)\s|(?i:(?P<span>early|late))\s(?:on\s)?)"
BEHIND_DAY = r"\s(?:(?:early|late)\s)?(?P<behind>morning|afternoon|evening|night)(?!\s[A-Z])"

#: "last", "this" and "next" as steps from the present one.
STEPS = {"last": -1, "past": -1, "this": 0, "coming": 1, "next": 1}


def part_of(word: str) -> Stretch:
    """The share of a period that a word of `PART` names."""
    return PARTS[" ".join(word.lower().split())]


def hours_of(word: str, side: str | None = None) -> Stretch:
    """The minutes of the day that a word names, or those before or after it."""
    start, end = _HOURS[" ".join(word.lower().split())]
    middle = (start + end) / 2
    if side is None:
        return start, end
    if side.lower() == "before":
        return middle - _NEAR, middle
    return middle % _DAY, middle % _DAY + _NEAR


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a part in common."""
    return one[0] < other[1] and other[0] < one[1]


def same_hours(one: Stretch, other: Stretch) -> bool:
    """Whether two parts of the day have a minute in common, one of which may go over midnight."""
    return any(overlap(one, (other[0] + by, other[1] + by)) for by in (-_DAY, 0, _DAY))


def days_of(weekday: int, step: int, own: datetime.date) -> tuple[datetime.date, ...]:
    """The days that "last", "this" or "next" with a weekday can mean on the day ``own``.

    "Next Friday" is the first one to come or that of next week, "last Friday" likewise.
    """
    monday = own - datetime.timedelta(days=own.weekday())
    in_week = monday + datetime.timedelta(days=weekday + 7 * step)
    ahead = own + datetime.timedelta(days=(weekday - own.weekday()) % 7)
    if step > 0:
        nearest = ahead if ahead > own else ahead + datetime.timedelta(days=7)
    elif step < 0:
        nearest = ahead - datetime.timedelta(days=7)
    else:
        nearest = ahead
    return tuple(sorted({in_week, nearest}))


def week_of(step: int, own: datetime.date) -> tuple[datetime.date, ...]:
    """The days of last, this or next week."""
    monday = own - datetime.timedelta(days=own.weekday() - 7 * step)
    return tuple(monday + datetime.timedelta(days=n) for n in range(7))


def month_of(step: int, own: datetime.date) -> tuple[int, int]:
    """Year and month of last, this or next month."""
    months = 12 * own.year + own.month - 1 + step
    return months // 12, months % 12 + 1
