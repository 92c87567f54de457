"""Numbers, money, shares, durations and measures of a text, read into one form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from claimcheck.english.closed_classes import UNITS, alternation
from claimcheck.mentions import numerals, units
from claimcheck.mentions.quantity import Kind, Quantity, make
from claimcheck.mentions.tallies import find_tallies

_PERCENT = r"(?P<percent>\s?%|[\s-]per\s?cent\b|\s?percentage[\s-]points?\b|\spc\b)"
_CARDINAL = re.compile(
    rf"(?<![\w.,$£€/:])(?:{units.MONEY_SIGN}\s?)?{numerals.CARDINAL}"
    rf"(?:{_PERCENT}|[\s-]?(?:{units.UNIT}|(?P<sterling>pounds?)\b))?",
    re.I,
)
_FRACTION = re.compile(rf"{numerals.FRACTION}|(?P<alone>\bhalf\b)(?!-|\san?\b|\spast)", re.I)
_RATIO = re.compile(
    rf"\b(?P<over>\d{{1,4}}|{alternation(UNITS[:9])})(?:\s+in(?:\s+every)?|\s+out"
    rf"\s+of)\s+(?:every\s+)?(?P<under>\d{{1,5}}|{alternation(UNITS[1:10])}|twenty"
    r"|a hundred)\b(?!\s*(?:%|per\s?cent))",
    re.I,
)
_SINGLE = re.compile(r"\ban?\s(fortnight|decade|century)\b", re.I)
_ORDINAL = re.compile(numerals.ORDINAL, re.I)
#: (pattern, low, high, unit) of words that give a range.
_VAGUE: tuple[tuple[re.Pattern[str], float, float, str], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.I), low, high, unit)
    for words, low, high, unit in (
        ("hundreds of thousands", 1.5e5, 1e6, ""),
        ("tens of thousands", 1.5e4, 1e5, ""),
        ("several thousand|a few thousand", 2e3, 1e4, ""),
        ("several hundred|a few hundred", 2e2, 1e3, ""),
        ("(?<!of )thousands(?= of)", 1.5e3, 1e5, ""),
        ("(?<!of )hundreds(?= of)", 1.5e2, 2e3, ""),
        ("(?<!of )dozens(?= of)", 20, 2e2, ""),
        ("most of|(?:a|the) majority of", 0.5, 1, "share"),
        ("a minority of", 0, 0.5, "share"),
        ("none of", 0, 0, "share"),
        ("all of", 1, 1, "share"),
    )
)
_ONE = re.compile(r"\bone\b", re.I)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Read the quantities of ``text`` in order; dates are not told apart here.

    Of readings that overlap the longest stands.
    """
    found = sorted(_all(text), key=lambda q: (q.start - q.end, q.start))
    kept: list[Quantity] = []
    for quantity in found:
        if all(quantity.end <= k.start or k.end <= quantity.start for k in kept):
            kept.append(quantity)
    return _with_range_units(tuple(sorted(kept, key=lambda q: q.start)), text)


def _all(text: str) -> Iterator[Quantity]:
    for match in _CARDINAL.finditer(text):
        quantity = _cardinal(match, text)
        if quantity:
            yield quantity
    for match in _FRACTION.finditer(text):
        value = 0.5 if match["alone"] else numerals.fraction(match)
        yield _share(match, text, value)
    for match in _RATIO.finditer(text):
        over, under = _small(match["over"]), _small(match["under"])
        if 0 < over < under:
            yield _share(match, text, over / under)
    for match in _SINGLE.finditer(text):
        noun = match[1].casefold()
        unit, factor = units.MEASURES[noun]
        yield make(match.start(), match.end(), text, "duration", factor, factor * 0.1, unit, noun)
    for match in _ORDINAL.finditer(text):
        value = numerals.ordinal(match[0])
        yield make(match.start(), match.end(), text, "ordinal", value, 0.0, "ordinal")
    yield from find_tallies(text)
    for pattern, low, high, unit in _VAGUE:
        for match in pattern.finditer(text):
            start, end = match.span()
            kind: Kind = "percent" if unit == "share" else "number"
            yield Quantity(start, end, match[0], kind, low, high - low, low, high, unit, "about")


def _cardinal(match: re.Match[str], text: str) -> Quantity | None:
    numeral = numerals.cardinal(match)
    if numeral is None:
        return None
    kind, unit, factor, noun, end = _unit(match)
    if _ONE.fullmatch(match[0]):
        return None  # mostly the pronoun
    short = match["short"]
    if short and short.lower() in ("m", "b", "k") and kind != "money":
        if short != "m":
            return None  # 5K runs, names of models
        kind, unit, factor, noun = "number", "", 1.0, ""
    return make(
        match.start(), end, text, kind, numeral.value * factor, numeral.place * factor, unit, noun
    )


def _unit(match: re.Match[str]) -> tuple[Kind, str, float, str, int]:
    """Kind, unit, factor to its base, unit as written and where the quantity ends."""
    if match["sign"]:
        end = match.start("percent") if match["percent"] else match.end()
        if match["unit"]:
            end = match.start("unit") - 1
        code = units.currency(match["sign"], match["country"])
        return "money", code, 1.0, code, min(end, match.end())
    if match["percent"]:
        return "percent", "share", 0.01, "percent", match.end()
    if match["sterling"]:
        return "money", "GBP", 1.0, "GBP", match.end()
    word = (match["unit"] or "").casefold()
    money = units.currency_word(word)
    if money:
        return "money", money[0], money[1], money[0], match.end()
    if word in units.MEASURES:
        dimension, factor = units.MEASURES[word]
        kind: Kind = "duration" if dimension == "day" else "measure"
        return kind, dimension, factor, word, match.end()
    return "number", "", 1.0, "", match.end()


def _share(match: re.Match[str], text: str, value: float) -> Quantity:
    # A fraction in words is as exact as the word allows: two points either way.
    return make(match.start(), match.end(), text, "percent", value, 0.02, "share", "fraction")


def _small(text: str) -> float:
    return 100.0 if text.lower() == "a hundred" else numerals.whole(text) or 0.0


_RANGE = re.compile(r"\s*(?:-|–|to|and|or)\s*", re.I)


def _with_range_units(found: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """Give both figures of a range one unit: "10 to 15 per cent", "$5-10 million"."""
    mended = list(found)
    for n, (first, second) in enumerate(itertools.pairwise(found)):
        if not _RANGE.fullmatch(text[first.end : second.start]):
            continue
        factor = second.stated / bare(second)
        if first.kind == "number" and second.kind in ("percent", "money", "duration", "measure"):
            if first.place <= 1 and second.noun != "fraction":
                mended[n] = _like(second, first, text, factor)
        elif first.kind == "money" and second.kind == "number" and text[first.end] in "-–":
            mended[n + 1] = _like(first, second, text, 1.0)
            if first.place <= 1:
                mended[n] = _like(first, first, text, factor)
    return tuple(mended)


def _like(model: Quantity, figure: Quantity, text: str, factor: float) -> Quantity:
    """``figure`` times ``factor`` with the unit of ``model``."""
    value, place = figure.stated * factor, (figure.place or 1.0) * factor
    return make(figure.start, figure.end, text, model.kind, value, place, model.unit, model.noun)


def bare(quantity: Quantity) -> float:
    """The number of a quantity without its unit and scale: 4 of "$4 million"."""
    match = re.search(numerals.CARDINAL, quantity.text, re.I)
    numeral = numerals.cardinal(match) if match else None
    if match is None or numeral is None or not numeral.value:
        return quantity.stated or 1.0
    scale = match["scale"] or match["short"] or match["wordscale"]
    return numeral.value / (numerals.SCALES[scale.lower()] if scale else 1)
