"""Temperatures below zero and those with a letter: "-3C", "minus three degrees", "three below".

What is "20 degrees" or "20°C" is read as any other measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.mentions import numerals
from claimcheck.mentions.quantity import Quantity, make

_UNIT = (
    r"(?:\s?°\s?(?P<sign>[CF])?(?!\w)|[\s-](?P<degrees>degrees?)(?:\s(?P<scale>(?i:celsius"
    r"|fahrenheit|centigrade)|[CF])\b)?|\s(?P<name>(?i:celsius|fahrenheit|centigrade))\b"
    r"|\s?(?P<letter>[CF])(?![\w$]))"
)
_TEMPERATURE = re.compile(
    r"(?<![\w.,$£€/°%)–-])(?:(?P<minus>(?i:minus|negative)\s|[-−–](?=\d)))?"
    rf"(?P<number>(?<!\w)(?i:\d{{1,3}}(?:\.\d+)?(?![\d,.:]*\d)|{numerals.SPELLED}))"
    rf"(?P<unit>{_UNIT})?(?P<below>\sbelow\b(?P<point>\s(?:zero|freezing)\b)?)?"
)
#: Words beside a figure without a unit by which it is one of degrees.
_WEATHER = re.compile(
    r"\b(?:temperatures?|degrees?|mercury|thermometers?|celsius|fahrenheit|freezing|froze|frost"
    r"|cold|chill|weather)\b",
    re.I,
)
_REACH = 100
#: What may stand before a figure with a letter: "Flat 3C" is none.
_LED = re.compile(r"\b(?:to|was|were|hit|reached|above|below|around)\s$")
#: What may stand behind a figure that has no unit: not what is counted.
_ALONE = re.compile(
    r"\s*(?:$|[,.;:!?)”]|(?:on|in|at|by|overnight|with|and|or|to|over|across|for|during|before"
    r"|after|this|last|as|while|when)\b)"
)


def find_temperatures(text: str) -> Iterator[Quantity]:
    """Read the temperatures of ``text`` that have a minus, "below" or a letter, in Celsius.

    Without a unit or "zero" beside them the words around must speak of the weather.
    """
    for match in _TEMPERATURE.finditer(text):
        if not (match["minus"] or match["below"] or match["letter"]) or not _is_one(match, text):
            continue
        value = _number(match["number"])
        if value is None:
            continue
        value = -value if match["minus"] or match["below"] else value
        place = 10.0 ** -len(match["number"].partition(".")[2])
        if _scale(match) == "f":
            value, place = (value - 32) / 1.8, place / 1.8
        yield make(match.start(), match.end(), text, "measure", value, place, "degree", "degree")


def _is_one(match: re.Match[str], text: str) -> bool:
    plain = match["letter"] and not match["minus"] and not match["below"]
    if (match["unit"] and not plain) or match["point"]:
        return True
    if plain and _LED.search(text, max(0, match.start() - 10), match.start()):
        return True
    around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
    alone = plain or _ALONE.match(text, match.end())
    return bool(alone) and _WEATHER.search(around) is not None


def _number(words: str) -> float | None:
    return float(words) if words[0].isdigit() else numerals.spelled(words)


def _scale(match: re.Match[str]) -> str:
    named = (match[name] for name in ("sign", "scale", "name", "letter"))
    return next((word[0].lower() for word in named if word), "c")
