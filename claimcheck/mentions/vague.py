"""Ranges that words give: "a couple of hundred", "tens of thousands", "most of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.english.closed_classes import CARDINALS, alternation
from claimcheck.mentions import units
from claimcheck.mentions.coded import Coded
from claimcheck.mentions.numerals import SCALES
from claimcheck.mentions.quantity import Kind, Quantity

#: Words for how many -> from how many, to how many and about how many they say.
_HOW_MANY = {
    "a couple": (1.5, 2.5, 2.0),
    "a few": (2.0, 10.0, 2.0),
    "several": (2.0, 10.0, 2.0),
    "dozens": (20.0, 200.0, 20.0),
    "tens": (15.0, 100.0, 15.0),
    "hundreds": (150.0, 1000.0, 150.0),
}
_SCALES = "hundred thousand million billion dozen lakh crore".split()
_SCALE = rf"(?P<scale>{'|'.join(_SCALES)})s?"
_COUNTED = Coded(
    lambda codes: (
        rf"\b(?P<many>{'|'.join(_HOW_MANY)})(?:\sof)?\s{_SCALE}\b(?:\s{units.unit(codes)})?"
    ),
    re.I,
)
_COUPLE = re.compile(rf"\ba\scouple\sof\s{units.UNIT}", re.I)
#: "A majority of nine" is a lead, "a minority of 67" a count.
_NO_LEAD = rf"(?!\s(?:(?:about|around|just|over|only|some)\s)?(?:\d|{alternation(CARDINALS)}\b))"
#: (pattern, low, high, unit) of the others.
_OTHERS: tuple[tuple[re.Pattern[str], float, float, str], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), low, high, unit)
    for words, low, high, unit in (
        ("(?<!of )thousands(?= of)", 1.5e3, 1e5, ""),
        ("(?<!of )hundreds(?= of)", 1.5e2, 2e3, ""),
        ("(?<!of )dozens(?= of)", 20, 2e2, ""),
        ("(?<!of )millions(?= of)", 1.5e6, 1e8, ""),
        ("(?<!of )lakhs(?= of)", 1.5e5, 1e7, ""),
        ("(?<!of )crores(?= of)", 1.5e7, 1e9, ""),
        (rf"most of|(?:a|the) majority of{_NO_LEAD}", 0.5, 1, "share"),
        (rf"a minority of{_NO_LEAD}", 0, 0.5, "share"),
        ("none of", 0, 0, "share"),
        ("all of", 1, 1, "share"),
    )
)


def find_vague(text: str) -> Iterator[Quantity]:
    """Read the ranges of ``text`` that words give."""
    for match in _COUNTED.of(text).finditer(text):
        low, high, stated = _HOW_MANY[" ".join(match["many"].lower().split())]
        kind, unit, factor, noun = units.measure(match["unit"] or "")
        scale = SCALES[match["scale"].lower()] * factor
        yield _range(match, kind, unit, noun, low * scale, high * scale, stated * scale)
    for match in _COUPLE.finditer(text):
        kind, unit, factor, noun = units.measure(match["unit"])
        yield _range(match, kind, unit, noun, 1.5 * factor, 3.5 * factor, 2 * factor)
    for pattern, low, high, unit in _OTHERS:
        for match in pattern.finditer(text):
            yield _range(match, "percent" if unit else "number", unit, "", low, high, low)


def _range(
    match: re.Match[str], kind: Kind, unit: str, noun: str, low: float, high: float, stated: float
) -> Quantity:
    start, end = match.span()
    return Quantity(start, end, match[0], kind, stated, high - low, low, high, unit, "about", noun)
