"""What a race took, "4:21.6" or "2:04:12", told from a time of day with its seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.mentions.clock_words import AM_PM
from claimcheck.mentions.quantity import Quantity, make

#: Hours, minutes and seconds, or minutes, seconds and a part of one, without "am" or "pm".
RACE_TIME = rf"(?:\d:[0-5]\d:[0-5]\d(?:\.\d{{1,3}})?|\d{{1,2}}:[0-5]\d\.\d{{1,3}})(?!\d|\s?{AM_PM})"
_WHOLE = re.compile(rf"(?<![\w.,:]){RACE_TIME}(?![\w:]|\.\d)")


def find_race_times(text: str) -> Iterator[Quantity]:
    """Read the times of races in ``text`` as durations, in days."""
    for match in _WHOLE.finditer(text):
        seconds = 0.0
        for figure in match[0].split(":"):
            seconds = 60 * seconds + float(figure)
        days = seconds / 86_400
        yield make(match.start(), match.end(), text, "duration", days, 1e-6, "day", "minute")
