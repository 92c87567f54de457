"""How often, and how many times as much: "monthly", "every other year", "four times as many".

A frequency is told in times a year, so that "every three months" is "quarterly". "Biweekly" and
"bimonthly" mean two things each and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.english.closed_classes import ORDINALS, UNITS, alternation
from claimcheck.mentions import numerals
from claimcheck.mentions.each_period import ADVERBS
from claimcheck.mentions.quantity import DAYS_OF_YEAR, Quantity, make

#: Times a year that something happens which happens once in a period.
_YEARLY = {
    "hour": 24 * DAYS_OF_YEAR,
    "day": DAYS_OF_YEAR,
    "night": DAYS_OF_YEAR,
    "week": DAYS_OF_YEAR / 7,
    "fortnight": DAYS_OF_YEAR / 14,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
    "decade": 0.1,
}
_COUNT = rf"(?<![\d,.])\d{{1,3}}(?:,\d{{3}})*|{alternation(UNITS)}"
_TIMES = rf"(?:(?P<twice>once|twice|thrice)|(?P<count>{_COUNT})\s+times)"
_PERIOD = rf"(?P<period>{'|'.join(_YEARLY)})"
_OFTEN = re.compile(rf"\b{_TIMES}[\s-](?:(?:a|an|per|each|every|in\s+a)\s+)?{_PERIOD}\b", re.I)
_OFTEN_LY = re.compile(
    rf"\b(?P<twice>twice|thrice)(?:\s|\s?-\s?)(?P<adverb>{'|'.join(ADVERBS)})\b", re.I
)
_EVERY = re.compile(
    rf"\b(?:every|each)\s+(?:(?P<other>other|{alternation(ORDINALS[1:10])})\s+"
    rf"|(?P<count>{_COUNT})\s+)?{_PERIOD}s?\b(?!\s+(?:before|until|since|of\s+the))",
    re.I,
)
#: In small letters: "Daily" and "Weekly" with a capital are of names.
_ADVERB = re.compile(rf"\b(?P<adverb>{'|'.join(ADVERBS)})\b")

_MULTIPLES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
_CHANGES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_COMPARED = (
    r"(?=\s+(?:as|more|greater|larger|bigger|higher|faster|longer|the|its|his|her|their|that|what"
    r"|last|this)\b)"
)
_NUMBER = (
    rf"(?<![\d,.])\d[\d,]*(?:\.\d+)?|{alternation(UNITS)}|twenty|thirty|fifty|(?:a|one)\s+hundred"
)
_MANIFOLD = re.compile(
    rf"\b(?:(?P<number>{_NUMBER})(?P<half>[\s-]and[\s-]a[\s-]half)?\s+times{_COMPARED}"
    rf"|(?P<fold>{_NUMBER})-?fold\b"
    rf"|(?P<word>{'|'.join(_MULTIPLES)}){_COMPARED}"
    rf"|(?P<change>{'|'.join(_CHANGES)})\b(?!\s+(?:back|down|up|over)))",
    re.I,
)
#: How often something happened in all.
_OCCASIONS = re.compile(rf"\b(?:(?P<twice>twice|thrice)|(?P<count>{_COUNT})\s+times)\b", re.I)


def find_rates(text: str) -> Iterator[Quantity]:
    """Read frequencies, multiples and numbers of occasions.

    Of what overlaps the longest reading is meant; of equally long ones the first.
    """
    for match in _OFTEN.finditer(text):
        yield _frequency(match, text, _often(match) * _YEARLY[match["period"].lower()])
    for match in _OFTEN_LY.finditer(text):
        period = ADVERBS[match["adverb"].lower()]
        yield _frequency(match, text, _often(match) * _YEARLY[period])
    for match in _EVERY.finditer(text):
        yield _frequency(match, text, _YEARLY[match["period"].lower()] / _interval(match))
    for match in _ADVERB.finditer(text):
        yield _frequency(match, text, _YEARLY[ADVERBS[match["adverb"]]])
    for match in _MANIFOLD.finditer(text):
        yield make(match.start(), match.end(), text, "multiple", _multiple(match), 0.1, "times")
    for match in _OCCASIONS.finditer(text):
        yield make(
            match.start(), match.end(), text, "occasion", _often(match), 1.0, "occasion", "time"
        )


def _frequency(match: re.Match[str], text: str, value: float) -> Quantity:
    return make(match.start(), match.end(), text, "frequency", value, 0.0, "a year", match[0])


def _often(match: re.Match[str]) -> float:
    if match["twice"]:
        return 1.0 + ("once", "twice", "thrice").index(match["twice"].lower())
    return numerals.whole(match["count"].replace(",", "")) or 1.0


def _interval(match: re.Match[str]) -> float:
    """Periods between two occasions: 2 of "every other week"."""
    if match["count"]:
        return numerals.whole(match["count"].replace(",", "")) or 1.0
    other = (match["other"] or "first").lower()
    return 2.0 if other == "other" else 1.0 + ORDINALS.index(other)


def _multiple(match: re.Match[str]) -> float:
    number = match["number"] or match["fold"]
    if number:
        words = " ".join(number.lower().replace(",", "").split()).replace("a hund", "one hund")
        value = float(words) if words[0].isdigit() else numerals.spelled(words) or 1.0
        return value + 0.5 if match["half"] else value
    if match["word"]:
        return _MULTIPLES[match["word"].lower()]
    return _CHANGES[match["change"].lower()]
