"""Rewritings of a sentence that change one number, date or name, or say it another way."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from claimcheck.records import Document

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join(MONTHS)
_SCALE = {"million": 10**6, "billion": 10**9}

#: A rewriting: the sentence with one thing changed, or None where it does not apply.
Rewrite = Callable[[re.Match[str], random.Random, "Source"], "str | None"]


@dataclass(frozen=True)
class Source:
    """A document and the day it is taken to be of."""

    document: Document
    day: datetime.date
    people: tuple[str, ...]
    places: tuple[str, ...]
    bodies: tuple[str, ...]


# --- numbers


def _other_integer(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    digits = match[0].replace(",", "")
    value = int(digits)
    if 1500 <= value <= 2100 and "," not in match[0]:
        return None  # may be a year
    step = max(1, round(value * rng.uniform(0.15, 0.7)))
    new = value + step if rng.random() < 0.5 or value - step < 2 else value - step
    return f"{new:,}" if "," in match[0] else str(new)


def _other_decimal(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    value = float(match[0])
    return f"{value * rng.choice((0.4, 0.6, 1.5, 1.9)):.{len(match[0].partition('.')[2])}f}"


def _other_word(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    return rng.choice([w for w in _WORDS if w != match[0]])


def _other_scale(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng, source
    return "billion" if match[0] == "million" else "million"


def _to_digits(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng, source
    return str(_WORDS.index(match[0]) + 2)


def _to_word(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng, source
    return _WORDS[int(match[0]) - 2] if 2 <= int(match[0]) <= 15 else None


def _per_cent(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    return match[1] + (rng.choice((" per cent", " percent")) if match[2] == "%" else "%")


def _share_words(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng, source
    value = float(match[1])
    for share, words in (
        (50, "half"),
        (33.33, "a third"),
        (25, "a quarter"),
        (66.67, "two thirds"),
    ):
        if value == share:
            return words
        if 0 < share - value <= 2:
            return f"nearly {words}"
        if 0 < value - share <= 2:
            return f"just over {words}"
    return None


def _written_out(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng, source
    return f"${round(float(match[1]) * _SCALE[match[2]]):,}"


def _rounded(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    value = int(match[0].replace(",", ""))
    size = 10 ** (len(str(value)) - 2)
    nearest = round(value / size) * size
    if nearest == value:
        return None
    word = rng.choice(("about", "around", "nearly" if nearest > value else "more than"))
    return f"{word} {nearest:,}"


def _weeks(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    forms = {"two weeks": ("14 days", "a fortnight"), "14 days": ("two weeks", "a fortnight")}
    forms |= {"a year": ("12 months",), "12 months": ("a year",), "a decade": ("10 years",)}
    forms |= {"10 years": ("a decade",), "one year": ("12 months",), "a dozen": ("12",)}
    return rng.choice(forms[match[0]])


# --- dates


def _other_day(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    return rng.choice([d for d in DAYS if d != match[0]])


def _other_month(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    return rng.choice([m for m in MONTHS if m != match[0]])


def _other_year(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    return str(int(match[0]) + rng.choice((-12, -7, -3, -2, -1, 1, 2, 4, 8)))


def _other_date(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    day = int(match[2])
    return match[1] + " " + str(rng.choice([d for d in range(1, 29) if d != day]))


def _wrong_weekday(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    day = _before(source.day, match[1]) - datetime.timedelta(days=rng.choice((2, 3, 4, 5)))
    return _spelled(day, "on ")


def _right_date(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng
    return _spelled(_before(source.day, match[1]), "on ")


def _before(day: datetime.date, weekday: str) -> datetime.date:
    """The last such weekday up to the day itself."""
    return day - datetime.timedelta(days=(day.weekday() - DAYS.index(weekday)) % 7)


def _spelled(day: datetime.date, lead: str = "") -> str:
    return f"{lead}{day.day} {MONTHS[day.month - 1]}"


def _turned(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    if rng.random() < 0.5:
        return f"{match[2]} {match[1]}"
    return f"{match[1][:3]}. {match[2]}" if match[1] != "May" else None


def _without_year(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng, source
    return match[1]


# --- names


def _other_name(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    for known in (source.people, source.places, source.bodies):
        if match[0] in known:
            parts = set(match[0].split())
            others = [name for name in known if not parts & set(name.split())]
            return rng.choice(others) if others else None
    return None


def _surname(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del rng
    return match[0].split()[-1] if match[0] in source.people else None


def _aliased(match: re.Match[str], rng: random.Random, source: Source) -> str | None:
    del source
    forms = {
        "United States": ("US", "U.S."),
        "United Nations": ("UN",),
        "European Union": ("EU",),
        "United Kingdom": ("UK", "Britain"),
        "White House": ("Trump administration",),
        "the Islamic State": ("Isis",),
    }
    forms.pop("White House")
    return rng.choice(forms[match[0]])


_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}(?: [A-Z][a-z]{2,})?\b")
_COUNT = rf"(?<![\w.,$£€/:-])\b(?:{'|'.join(_WORDS)})\b(?=[ -][a-z])"
_INTEGER = r"(?<![\w.,:/-])(?:\d{1,3}(?:,\d{3})+|\d{2,4})(?=[ %][a-z]?)(?! ?[ap]\.?m)(?!,\d)"
_NO_DAY = "".join(f"(?<!{month} )" for month in MONTHS)
REWRITES: dict[tuple[str, str], list[tuple[re.Pattern[str], Rewrite]]] = {
    ("number", "corrupted"): [
        (re.compile(_NO_DAY + _INTEGER + rf"(?! (?:{_MONTH}))"), _other_integer),
        (
            re.compile(r"(?<=[$£€ ])\d+\.\d+(?=%| (?:percent|per cent|million|billion))"),
            _other_decimal,
        ),
        (re.compile(_COUNT), _other_word),
        (re.compile(r"(?<=\d )(?:million|billion)\b"), _other_scale),
    ],
    ("number", "faithful"): [
        (re.compile(_COUNT), _to_digits),
        (re.compile(r"(?<![\w.,$£€/:-])\d{1,2}(?= [a-z]{3})"), _to_word),
        (re.compile(r"\b(\d+(?:\.\d+)?)(%| percent\b| per cent\b)"), _per_cent),
        (re.compile(r"(?<![\w.$])(\d\d)(?:%| percent\b| per cent\b)(?= of)"), _share_words),
        (re.compile(r"\$(\d+(?:\.\d+)?) (million|billion)\b"), _written_out),
        (re.compile(r"(?<![\w.,$£€/:-])\d{1,3},\d{3}(?= [a-z])"), _rounded),
        (
            re.compile(
                r"\b(?:two weeks|14 days|a year|12 months|a decade|10 years|one year)\b(?! old)"
            ),
            _weeks,
        ),
    ],
    ("date", "corrupted"): [
        (re.compile(rf"\b(?:{'|'.join(DAYS)})\b"), _other_day),
        (re.compile(rf"\b(?:{_MONTH.replace('|May', '').replace('|March', '')})\b"), _other_month),
        (re.compile(r"(?<=\bin )(?:19|20)\d\d(?=[ ,.])"), _other_year),
        (re.compile(rf"\b({_MONTH}) (\d\d?)\b"), _other_date),
        (
            re.compile(rf"\bon ({'|'.join(DAYS)})\b(?! (?:morning|night|evening|afternoon))"),
            _wrong_weekday,
        ),
    ],
    ("date", "faithful"): [
        (re.compile(rf"\b({_MONTH}) (\d\d?)\b"), _turned),
        (re.compile(rf"\b((?:{_MONTH}) \d\d?),? (?:19|20)\d\d\b"), _without_year),
        (
            re.compile(rf"\bon ({'|'.join(DAYS)})\b(?! (?:morning|night|evening|afternoon))"),
            _right_date,
        ),
    ],
    ("name", "corrupted"): [(_NAME, _other_name)],
    ("name", "faithful"): [
        (_NAME, _surname),
        (re.compile(r"United States|United Nations|European Union|United Kingdom"), _aliased),
    ],
}
