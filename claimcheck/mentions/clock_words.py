"""Times of day in words: "half past two", "quarter to six", "9 o'clock in the evening"."""

from __future__ import annotations

from claimcheck.english.closed_classes import UNITS, alternation

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
#: A time of day; the groups are read by `minutes`.
TOLD = (
    rf"(?:{_OF_HOUR}(?P<hour>{_HOUR})(?:\so['’]clock)?|(?P<full>{_HOUR})\so['’]clock)"
    r"(?:\s(?:in\sthe\s(?P<half>morning|afternoon|evening)|at\s(?P<night>night)))?"
)


def minutes(given: dict[str, str]) -> int | None:
    """Minutes after midnight, or noon, by the groups of a match; None where they give no time."""
    hour = given.get("hour") or given.get("full")
    if hour is None:
        return None
    past = 60 * (int(hour) if hour.isdigit() else 1 + _HOURS.index(hour.lower()))
    before = [given[name] for name in ("lacking", "short", "few") if name in given]
    behind = [given[name] for name in ("quarter", "minutes") if name in given]
    return (past + sum(map(_count, behind)) - sum(map(_count, before))) % 720


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _PARTS[word.lower()]
