"""Numbers as they are written: digits, words, scale words, fractions.

Spelled whole numbers are read by text2num. Measured against it, quantulum3 needs four seconds for
its first sentence and takes the scale of "£46m" for metres; text2num is one small compiled module
that loads in a few milliseconds, but knows neither digits with scale words nor fractions nor
"a dozen", which are read here.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from text_to_num import text2num

from claimcheck.english.closed_classes import (
    CARDINALS,
    FUNCTION_WORDS,
    ORDINALS,
    TENS,
    UNITS,
    alternation,
)

#: Scale words and the letters that stand for them behind digits.
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "lakh": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "dozen": 12,
    "score": 20,
}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}

_DIGIT_WORDS = ("zero", *UNITS[:9])
#: A digit in words, as they follow "point".
_DIGIT = rf"{alternation(_DIGIT_WORDS)}\b"
_WORD = alternation((*CARDINALS, "zero"))
_POWERS = ("hundred", "thousand", "million", "billion")
#: "And" within a number: "between one hundred and two hundred" has two of them.
_AND_MORE = "|".join(
    rf"(?<={power})\s+and\s+(?!(?:(?:{_WORD}|hundred)[\s-]){{1,3}}{power}\b)" for power in _POWERS
)
_NEXT = rf"(?:(?<=ty)-|-(?={alternation(_POWERS)})|\s+(?!and\b)|{_AND_MORE})"
#: Most words behind the first of a number: "nine hundred and ninety-nine million ...".
_MOST_NEXT = 16
#: A whole number in words; in "two-three weeks" and "five and ten per cent" each is one.
SPELLED = rf"{_WORD}(?:{_NEXT}(?:{_WORD}|{alternation(_POWERS)})\b){{0,{_MOST_NEXT}}}"
_SCALE_WORD = "hundred|thousand|million|mln|billion|trillion|dozen|lakhs?|lacs?|crores?"
#: A scale word, or two of which the second multiplies the first: "hundred thousand", "lakh crore".
LONG_SCALE = rf"(?:(?:hundred|thousand|lakh)\s)?(?:{_SCALE_WORD})"
#: Letters right behind digits, as in £46m; "m" elsewhere is metres.
_SHORT_SCALE = "mn|m|bn|b|tn|k"
#: A space before two of them, in small letters, that stand for nothing else: "EUR 9.2 bn".
_APART = r"(?:\s(?=(?-i:bn|mn)\b))?"
#: Spaces that divide thousands: a plain one, one that does not break, and narrow ones.
_SPACE = "[ \u00a0\u2009\u202f]"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")
#: The point may be raised: "1·5 million"; it multiplies before a power of ten, and parts a date.
_DECIMALS = rf"(?:\.\d+|·\d+(?![\d·{_RAISED}]))"
#: Digits; their groups are divided by commas, by two in India ("12,34,567"), or by spaces. "1,5" is
#: left unread: one and a half in most of Europe, or two items of a list.
DIGITS = (
    r"(?!\d{1,15},\d{1,2}(?!\d|,\d))(?:\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    rf"|[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+(?!{_SPACE}?[\d,]|-\d)(?:\.\d+)?"
    rf"|\d+{_DECIMALS}?|\.\d+)"
)
#: A power of ten, with what it multiplies: "10⁶", "3 × 10⁶". The first two may be marks of notes.
_POWER = (
    r"(?:(?P<multiplied>\d{1,3}(?:\.\d{1,6})?)\s?[×·]\s?)?"
    rf"10(?P<power>[³⁴⁵⁶⁷⁸⁹]|[¹²][{_RAISED}])(?![{_RAISED}])"
)
#: Half of a scale word that stands before it: "two million and a half", "a dozen and a half".
_SCALE_BEFORE = "|".join(
    rf"(?<={word})" for word in "thousand million billion trillion dozen lakh crore".split()
)
_AND_HALF = (
    rf"(?:(?:{_SCALE_BEFORE})(?P<scalehalf>\sand\sa\shalf)\b(?!-|\s(?:of|an?|{_SCALE_WORD})\b))?"
)
_NUMERATOR = f"an?|{alternation(UNITS[:9])}"
_PART = "half|halves|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?"
_OF = r"[\s-](?:of\s)?(?:an?[\s-])?"

#: A cardinal number; the groups are read by `cardinal`.
CARDINAL = (
    rf"(?:(?:{_POWER}"
    rf"|(?P<digits>{DIGITS})(?:[\s-]?(?P<scale>{LONG_SCALE})\b|{_APART}(?P<short>{_SHORT_SCALE})\b)?"
    rf"|(?:\b(?P<numerator>{_NUMERATOR})[\s-])?(?P<partof>half|quarters?|(?:{_PART})(?=\sof\s)){_OF}"
    r"(?P<ofscale>hundred|thousand|million|billion|trillion|dozen|lakh|crore)\b(?!s)"
    rf"|(?:\ban?\s)?\b(?P<led>{alternation(_POWERS)}{_NEXT}{SPELLED})\b(?!-)"
    rf"|an?\s(?P<one>{LONG_SCALE})\b"
    rf"|(?P<words>\b{SPELLED}\b)(?:(?!{_SCALE_BEFORE})[\s-](?P<andhalf>and[\s-]a[\s-]half)"
    rf"|\spoint(?P<decimals>(?:\s{_DIGIT})+))?"
    rf"(?:[\s-](?P<wordscale>{LONG_SCALE})\b)?){_AND_HALF})"
)
#: What stands behind a fraction in words and opens no noun that is counted: "a third voted", but "a
#: third term".
_NO_NOUN = (
    rf"(?:{alternation(FUNCTION_WORDS)}|[a-z]+(?:ed|ly|er)|say|said|think|thought|liv(?:e|ing)|want"
    r"|believe|work|go|went|felt|feel|know|knew|came|come|got|saw|make|made|agree|oppose|support|use"
    r"|stay|left|chose|take|took|less|off|own|voting|or)\b"
)
#: A common fraction in words; read by `fraction`. "An eighth defeat" is one of several.
FRACTION = (
    rf"(?!\ban?[\s-](?:{alternation(tuple(ORDINALS)[2:10])})[\s-](?!{_NO_NOUN})[a-z])"
    rf"\b(?P<times>{_NUMERATOR})[\s-](?P<part>{_PART})\b"
)
#: "1st" and "21st"; "14st" are stones.
ORDINAL = (
    rf"\b(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:(?<=1)(?<!11)st|nd|rd|th)"
    rf"|(?:{alternation(TENS)}-)?{alternation(ORDINALS)})\b"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value and the size of its last written place: 1.2 million is 1,200,000 by 100,000."""

    value: float
    place: float


def cardinal(match: re.Match[str]) -> Numeral | None:
    """Read a match of `CARDINAL`; None for words that are no number after all."""
    numeral = _cardinal(match.groupdict())
    if numeral is None or not match["scalehalf"]:
        return numeral
    half = named_scale(match[0][: match.start("scalehalf") - match.start()]) / 2
    return Numeral(numeral.value + half, half)


def _cardinal(found: dict[str, str | Any]) -> Numeral | None:
    """The number that the groups of `CARDINAL` make, without "and a half" behind a scale word."""
    if found["power"]:
        digits, scale = found["multiplied"] or "1", 10.0 ** int(found["power"].translate(_LOWERED))
        return Numeral(float(digits) * scale, _place(digits) * scale)
    if found["digits"]:
        plain = re.sub(rf",|{_SPACE}", "", found["digits"]).replace("·", ".")
        scale = _scale(found["scale"] or found["short"])
        return Numeral(float(plain) * scale, _place(plain) * scale)
    if found["partof"]:
        part = _part(found["numerator"] or "a", found["partof"])
        return Numeral(part * _scale(found["ofscale"]), 0.1 * _scale(found["ofscale"]))
    if found["led"]:
        return _led(found["led"])
    if found["one"]:
        return Numeral(_scale(found["one"]), 0.1 * _scale(found["one"]))
    value = spelled(found["words"])
    if value is None:
        return None
    scale = _scale(found["wordscale"])
    if found["andhalf"]:
        return Numeral((value + 0.5) * scale, 0.5 * scale)
    if found["decimals"]:
        digits = "".join(
            str(_DIGIT_WORDS.index(word)) for word in found["decimals"].lower().split()
        )
        return Numeral(float(f"{value:.0f}.{digits}") * scale, _place(f"0.{digits}") * scale)
    return Numeral(value * scale, max(named_scale(found["words"]), scale))


def spelled(words: str) -> float | None:
    """The value of a whole number in words, None where text2num knows none."""
    try:
        return float(text2num(" ".join(words.lower().split()), "en"))
    except ValueError:
        return None


def whole(text: str) -> float | None:
    """The value of a whole number in plain digits or in words, None where it is none."""
    return float(text) if text.isdigit() else spelled(text)


def fraction(match: re.Match[str]) -> float:
    """The value of a match of `FRACTION`, "two-thirds" 0.667."""
    return _part(match["times"], match["part"])


def _part(times: str, part: str) -> float:
    times, part = times.lower(), part.lower()
    over = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
    return (1 if times in ("a", "an") else 1 + UNITS.index(times)) / over


def _led(words: str) -> Numeral | None:
    """A number whose "one" is left out or "a": "hundred and twenty"."""
    value = spelled(f"one {words}")
    return None if value is None else Numeral(value, named_scale(words))


def ordinal(text: str) -> float:
    """The place that a match of `ORDINAL` names, "twenty-first" 21."""
    lower = text.lower()
    if lower[0].isdigit():
        return float(lower[:-2].replace(",", ""))
    tens, _, last = lower.rpartition("-")
    return (10 * (2 + TENS.index(tens)) if tens else 0) + 1.0 + ORDINALS.index(last)


def scale_of(words: str) -> float:
    """What one or two scale words multiply a number by, "hundred thousand" 100,000."""
    return math.prod(SCALES.get(word) or SCALES[word.removesuffix("s")] for word in words.split())


def _scale(words: str | None) -> float:
    return scale_of(words.lower()) if words else 1


def named_scale(words: str) -> float:
    """The last scale word of a number in words: its place, "three million" by a million."""
    last = words.lower().replace("-", " ").split()[-1]
    return SCALES.get(last, 1)


def _place(digits: str) -> float:
    _, _, decimals = digits.partition(".")
    return float(10 ** -len(decimals))
