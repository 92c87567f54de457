"""Numbers, money, shares, durations and measures of a text, read into one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.english.closed_classes import UNITS, alternation
from claimcheck.mentions import currencies, numerals, units
from claimcheck.mentions.ages import with_ages
from claimcheck.mentions.coded import Coded
from claimcheck.mentions.designations import find_designations
from claimcheck.mentions.each_period import period_of
from claimcheck.mentions.overlaps import longest
from claimcheck.mentions.quantity import POINT, Kind, Quantity, make
from claimcheck.mentions.race_times import find_race_times
from claimcheck.mentions.rates import find_rates
from claimcheck.mentions.side_by_side import joined, shared_units
from claimcheck.mentions.tallies import find_tallies
from claimcheck.mentions.temperatures import find_temperatures
from claimcheck.mentions.vague import find_vague

#: "2.3 points" are mostly of percentages: goals and votes are whole.
_PERCENT = (
    r"(?P<percent>\s?[%‰]|[\s-]per\s?cent\b|\s?percentage[\s-]points?\b|\s?pc\b"
    r"|[\s-]basis[\s-]points?\b|\s?bps\b|(?<=\d)bp\b|(?<=\.\d)\spoints?\b)"
)
#: Kinds of which so much may be a day or a week.
_RATED: frozenset[Kind] = frozenset({"number", "money", "percent", "duration", "measure"})
#: "40p", but no lines of a picture.
_PENCE = r"(?<=\d)(?<!\b240)(?<!\b360)(?<!\b480)(?<!\b720)(?<!\b1080)(?<!\b1440)(?<!\b2160)p\b"
#: Between a figure and its unit of time: "six more months", "four long years", "two full days".
_GOING_ON = (
    r"[\s-](?!calendar\syear\b)(?:more|long|full|whole|further|extra|additional|consecutive|straight|successive|solid"
    r"|working|business|calendar|short)[\s-](?=(?:year|month|week|day|hour|minute|night|decade)s?\b)"
)
_CARDINAL = Coded(
    lambda codes: (
        rf"(?<![\w.,$£€/:])(?<!\d·)(?:{currencies.money_sign(codes)}\s?)?{numerals.CARDINAL}"
        rf"(?:{_PERCENT}"
        rf"|(?:{_GOING_ON}|[\s-]?)(?:{units.unit(codes)}{units.PER}|(?P<sterling>pounds?)\b)"
        rf"|(?P<pence>(?-i:{_PENCE})))?"
    ),
    re.I,
)
#: "Half" alone; a half of a match, which is the first or second one, is no share.
_HALF = (
    r"(?<!first\s)(?<!first-)(?<!second\s)(?<!second-)(?P<alone>\bhalf\b)"
    r"(?!-|\san?\b|\spast|\stimes?\b(?!\sas\b))"
)
_FRACTION = re.compile(rf"{numerals.FRACTION}|{_HALF}", re.I)
_RATIO = re.compile(
    rf"\b(?P<over>\d{{1,4}}|{alternation(UNITS[:9])})(?:\s+in(?:\s+every)?|\s+out"
    rf"\s+of)\s+(?:every\s+)?(?P<under>\d{{1,5}}|{alternation(UNITS[1:10])}|twenty"
    r"|a hundred)\b(?!\s*(?:%|per\s?cent))",
    re.I,
)
#: "One woman in three", "one voter in every eight", with no more of them counted behind.
_ONE_OF = re.compile(
    r"\bone\s(?:person|adult|child|man|woman|boy|girl|pupil|student|teacher|patient|voter|worker"
    r"|employee|driver|parent|mother|father|couple|family|household|home|house|farm|firm|company"
    r"|school|business|shop|tenant|resident|pensioner|customer|job|vote|call|case|death|birth)"
    rf"\sin\s(?:every\s)?(?P<under>\d{{1,3}}|{alternation(UNITS[1:10])}|twenty|a hundred)\b"
    r"(?!-|\s*(?:%|per\s?cent)|[,.:]\d|\s(?!was\b|has\b|does\b|says\b|is\b|lives\b)[a-z-]+s\b"
    r"|\s(?:\w+\s)?(?:years?|months?|weeks?|days?|hours?|minutes?|million|thousand|hundred)\b)",
    re.I,
)
_SINGLE = re.compile(r"\ban?\s(fortnight|decade|century)\b", re.I)
_ORDINAL = re.compile(numerals.ORDINAL, re.I)
#: "half an hour", "three quarters of a mile"; "an hour and a half".
_PART_OF_UNIT = re.compile(
    rf"\b(?:half|{numerals.FRACTION.removesuffix(chr(92) + 'b')}(?:\sof)?)\san?\s{units.UNIT}", re.I
)
_AND_A_HALF = re.compile(rf"\b(?:an?|one)\s{units.UNIT}\sand\sa\shalf\b", re.I)
#: "3/4 of", "2 1/2 hours", "a 3/4-mile": without such words it may be a date.
_SLASHED = Coded(
    lambda codes: (
        r"(?<![\d./,])(?:(?P<wholes>\d{1,3})(?:\s|\sand\s|-))?(?P<over>\d{1,2})/(?P<under>[2-9]|10|12|16|32)"
        rf"(?![\d/])(?:(?P<of>\sof\b(?!\s\d))|[\s-]{units.unit(codes)})?"
    )
)
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_SIGNED = re.compile(
    rf"(?<![\w.,$£€])(?P<wholes>\d{{1,3}})?\s?(?P<sign>[{''.join(_SIGNS)}])(?:[\s-]{units.UNIT})?"
)
#: "6ft 2in", "6'2\"", "6-foot-2": feet and inches.
_FEET = re.compile(
    r"(?<![\w.,$£€])(?P<feet>\d{1,2})(?:[\s-]?(?:ft|foot|feet)\.?[\s-]?|['’′]\s?)"
    r"(?P<inches>1[01]|\d)(?:\s?(?:ins?|inch(?:es)?)\b\.?|\s?(?:[\"”″]|'')"
    r"|(?=\s*(?:$|[,;:)]|\.(?!\d)|tall\b)))",
    re.I,
)
#: "14st 3lb", and "14st" alone where no ordinal ends so.
_STONES = re.compile(
    r"(?<![\w.,$£€])(?P<stones>\d{1,2})(?:\s?st(?:one)?,?\s?(?P<pounds>1[0-3]|\d)\s?lbs?\b"
    r"|(?:(?<!1)|(?<=11))st\b)"
)
#: "A quarter of a point", "half a percentage point", "half of one per cent".
_PART_OF_POINT = re.compile(
    r"\b(?:an?[\s-]|one[\s-])?(?P<over>three[\s-])?(?P<part>half|quarters?)(?:[\s-]of)?[\s-]"
    r"(?:(?:an?|one)[\s-])?(?P<of>percentage[\s-]point|per\s?cent|point)\b",
    re.I,
)
#: "Half a point" is of a score too: only beside these is it a part of a hundred.
_OF_RATES = re.compile(r"%|\bper\s?cent|\brates?\b|\binflation\b|\byields?\b|\bbasis\spoint", re.I)
_FAHRENHEIT = frozenset({"°f", "degrees fahrenheit", "degree fahrenheit"})
_ONE = re.compile(r"\bone\b", re.I)
#: What thousands in short are of: "20k copies", but no "5k runs" and no "4k screens".
_COUNTED = re.compile(
    r" (?!(?:runs|races|walks|swims|events|screens|televisions|monitors|displays|cameras|videos"
    r"|films|images|series|news|class|loss|press)\b)(?:people|[a-z]{3,}s)\b"
)


#: By these behind it "m" is metres: "30m high", "a 5m-deep pit", "200m from the quay", "the 100m
#: final"; races have set lengths.
_HEIGHT = re.compile(
    r"[\s-](?:tall|deep|wide|thick|(?:high|long|away|apart)(?![\w-]|\s[a-z]+s\b)"
    r"|(?:from|below|above|off)\sthe\s(?:coast|shore|beach|sea|river|quay|harbour|line|finish|goal"
    r"|summit|top|ground|surface|edge|road|school|house|station|border|entrance|scene|site)\b)"
)
_RACE = re.compile(
    r"\s(?:sprint|dash|hurdle|freestyle|backstroke|breaststroke|butterfly|relay|medley|steeplechase"
    r"|runner|race|final|heat|title|record|gold|silver|bronze|champion|individual)"
)
_APART = re.compile(r"\s[mM]\b(?!['’²³/-])")
#: No sum or count is told as more millions than this.
_SHORT = 1000
_RACES = frozenset({50.0, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000})


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Read the quantities of ``text`` in order; dates are not told apart here.

    Of readings that overlap the longest stands.
    """
    found = shared_units(joined(longest(_all(text), len(text)), text), text)
    found = with_ages(found, text)
    return tuple(replace(one, per=_period(one, text)) for one in found)


def _period(quantity: Quantity, text: str) -> str:
    """The period that a figure is of, of those that can have one and have none in their unit."""
    if quantity.kind not in _RATED or quantity.unit == "speed" or "second" in quantity.unit:
        return ""
    period, _ = period_of(text, quantity.start, quantity.end)
    return period


def _all(text: str) -> Iterator[Quantity]:
    yield from find_designations(text)  # of readings that are equally long the first one stands
    for match in _CARDINAL.of(text).finditer(text):
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
    for match in _ONE_OF.finditer(text):
        yield _share(match, text, 1 / max(_small(match["under"]), 1.0))
    for match in _SINGLE.finditer(text):
        noun = match[1].casefold()
        unit, factor = units.MEASURES[noun]
        yield make(match.start(), match.end(), text, "duration", factor, factor * 0.1, unit, noun)
    for match in _ORDINAL.finditer(text):
        value = numerals.ordinal(match[0])
        yield make(match.start(), match.end(), text, "ordinal", value, 0.0, "ordinal")
    yield from _of_units(text)
    yield from find_race_times(text)
    yield from find_tallies(text)
    yield from find_vague(text)
    yield from find_rates(text)
    yield from find_temperatures(text)


def _of_units(text: str) -> Iterator[Quantity]:
    """A part of one unit, one and a half of it, feet and inches, and fractions in figures."""
    for match in _PART_OF_UNIT.finditer(text):
        part = numerals.fraction(match) if match["part"] else 0.5
        kind, unit, factor, noun = units.measure(match["unit"])
        yield make(match.start(), match.end(), text, kind, part * factor, 0.1 * factor, unit, noun)
    for match in _AND_A_HALF.finditer(text):
        kind, unit, factor, noun = units.measure(match["unit"])
        yield make(match.start(), match.end(), text, kind, 1.5 * factor, 0.5 * factor, unit, noun)

    for match in _FEET.finditer(text):
        length = 0.3048 * int(match["feet"]) + 0.0254 * int(match["inches"])
        yield make(match.start(), match.end(), text, "measure", length, 0.0254, "metre", "foot")
    for match in _STONES.finditer(text):
        weight = 6.35 * int(match["stones"]) + 0.4536 * int(match["pounds"] or 0)
        place = 0.4536 if match["pounds"] else 6.35
        yield make(*match.span(), text, "measure", weight, place, "kilogram", "stone")
    for match in _PART_OF_POINT.finditer(text):
        if match["of"].lower() != "point" or _OF_RATES.search(text):
            part = (3 if match["over"] else 1) * (
                0.005 if match["part"].lower() == "half" else 0.0025
            )
            yield make(*match.span(), text, "percent", part, 0.0001, "share", POINT)
    for match in _SLASHED.of(text).finditer(text):
        over, under = int(match["over"]), int(match["under"])
        if 0 < over < under and (match["of"] or match["wholes"] or match["unit"]):
            yield _parted(match, text, over / under)
    for match in _SIGNED.finditer(text):
        yield _parted(match, text, _SIGNS[match["sign"]])


def _parted(match: re.Match[str], text: str, part: float) -> Quantity:
    """A fraction in figures, with the whole number before it and its unit, if any."""
    value = float(match["wholes"] or 0) + part
    kind, unit, factor, noun = units.measure(match["unit"] or "")
    if noun or match["wholes"]:
        value, place = value * factor, 0.1 * factor
        return make(match.start(), match.end(), text, kind, value, place, unit, noun)
    return _share(match, text, value)


def _cardinal(match: re.Match[str], text: str) -> Quantity | None:
    numeral = numerals.cardinal(match)
    if numeral is None:
        return None
    kind, unit, factor, noun, end = _unit(match)
    if _ONE.fullmatch(match[0]) or text.startswith(("-figure", " figure sum"), match.end()):
        return None  # mostly the pronoun; "a six-figure sum"
    if kind == "money" and (apart := _millions_apart(match, text, end)):
        numeral = numerals.Numeral(numeral.value * 1e6, numeral.place * 1e6)
        end = apart
    short = match["short"]
    if short == "m" and kind == "number" and _is_length(numeral.value / 1e6, text, match.end()):
        length, place = round(numeral.value / 1e6, 6), numeral.place / 1e6
        return make(match.start(), end, text, "measure", length, place, "metre", "metre")
    if short and short.lower() in ("m", "b", "k") and kind != "money":
        if short != "m" and not (short == "k" and _COUNTED.match(text, match.end("short"))):
            return None  # 5K runs, names of models
        kind, unit, factor, noun = "number", "", 1.0, ""
    value, place = numeral.value * factor, numeral.place * factor
    if noun in _FAHRENHEIT:
        value = (numeral.value - 32) / 1.8
    return make(match.start(), end, text, kind, value, place, unit, noun)


def _millions_apart(match: re.Match[str], text: str, end: int) -> int | None:
    """Where millions end that stand apart behind a sum with a sign or code: "SEK 22.7 m"."""
    signed = (match["sign"] or match["code"]) and end == match.end("digits")
    found = _APART.match(text, end) if signed else None
    return found.end() if found else None


def _is_length(metres: float, text: str, end: int) -> bool:
    """Whether a figure with "m", which ends at ``end``, is a length and no millions."""
    race = metres in _RACES and (metres > _SHORT or _RACE.match(text, end))
    return bool(race or _HEIGHT.match(text, end))


def _unit(match: re.Match[str]) -> tuple[Kind, str, float, str, int]:
    """Kind, unit, factor to its base, unit as written and where the quantity ends."""
    if match["sign"] or match["code"]:
        end = match.start("percent") if match["percent"] else match.end()
        if match["unit"]:
            end = match.start() + len(match[0][: match.start("unit") - match.start()].rstrip(" -"))
        code, noun = _currency(match)
        return "money", code, 1.0, noun, min(end, match.end())
    if match["percent"]:
        words = match["percent"]
        noun = POINT if re.search("point|b", words, re.I) else "percent"
        return "percent", "share", _part_of_one(words), noun, match.end()
    if match["pence"]:
        return "money", "GBP", 0.01, "GBP", match.end()
    if match["sterling"]:
        return "money", "GBP", 1.0, "GBP", match.end()
    kind, unit, factor, noun = units.measure(match["unit"] or "", match["per"])
    end = match.end()
    if match["per"] and kind != "measure":
        end = match.start("rate")
    return kind, unit, factor, noun, end


def _currency(match: re.Match[str]) -> tuple[str, str]:
    """Code and noun of a sum with a sign or a code; "$5 million CAD" says at its end which."""
    code = currencies.of_code(match["code"]) if match["code"] else match["unit"]
    if match["code"] or (match["sign"] == "$" and code in currencies.OF_DOLLARS):
        return code, code
    return currencies.of_sign(match["sign"], match["country"])


def _part_of_one(words: str) -> float:
    """What one per cent, per mille or basis point is of the whole."""
    if "‰" in words:
        return 0.001
    return 0.0001 if "b" in words.lower() else 0.01


def _share(match: re.Match[str], text: str, value: float) -> Quantity:
    # A fraction in words is as exact as the word allows: two points either way.
    return make(match.start(), match.end(), text, "percent", value, 0.02, "share", "fraction")


def _small(text: str) -> float:
    return 100.0 if text.lower() == "a hundred" else numerals.whole(text) or 0.0
