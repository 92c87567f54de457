"""Units of measure by the words that name them, those of money among them."""

from __future__ import annotations

import re

from claimcheck.mentions import currencies
from claimcheck.mentions.quantity import Kind

#: unit word -> (dimension, factor to the dimension's base unit). Months and years are mean
#: Gregorian ones; the base units are day, metre, square metre, kilogram and litre.
_TABLE = """
day: second/0.0000115741 minute/0.000694444 min/0.000694444 hour/0.0416667 hr/0.0416667 day/1
 night/1 week/7 fortnight/14 month/30.4369 year/365.2425 yr/365.2425 decade/3652.425
 century/36524.25 centuries/36524.25
metre: mm/0.001 cm/0.01 metre/1 meter/1 km/1000 kilometre/1000 kilometer/1000 mile/1609.344
 foot/0.3048 feet/0.3048 ft/0.3048 inch/0.0254 inches/0.0254 yard/0.9144 nautical_mile/1852
 millimetre/0.001 millimeter/0.001 centimetre/0.01 centimeter/0.01
area: hectare/10000 ha/10000 acre/4046.856 square_kilometre/1000000 square_kilometer/1000000
 sq_km/1000000 square_mile/2589988 sq_mile/2589988 square_metre/1 square_meter/1 sq_m/1
 square_feet/0.092903 square_foot/0.092903 sq_ft/0.092903
kilogram: gram/0.001 kg/1 kilo/1 kilogram/1 tonne/1000 ton/1000 lb/0.4536
 ounce/0.02835 stone/6.35
litre: litre/1 liter/1 gallon/3.785 imperial_gallon/4.546 us_gallon/3.785 u.s._gallon/3.785
 american_gallon/3.785 british_gallon/4.546 uk_gallon/4.546 millilitre/0.001 milliliter/0.001
 ml/0.001 cubic_metre/1000
 cubic_meter/1000 cubic_foot/28.317 cubic_feet/28.317 cubic_yard/764.55
speed: mph/1.609344 km/h/1 kph/1 kmh/1 m/s/3.6 knot/1.852
watt: mw/1000000 gw/1000000000 megawatt/1000000 gigawatt/1000000000 kw/1000 kilowatt/1000
degree: degree/1 °c/1 °f/1 degrees_celsius/1 degree_celsius/1 degrees_fahrenheit/1
 degree_fahrenheit/1
"""


def _read_units() -> dict[str, tuple[str, float]]:
    units = {}
    for line in _TABLE.replace("\n ", " ").split("\n"):
        dimension, _, words = line.partition(": ")
        for entry in words.split():
            word, _, factor = entry.rpartition("/")
            units[word.replace("_", " ")] = (dimension, float(factor))
    return units


MEASURES = _read_units()
_PLURAL = r"s?(?:'s|’s)?"
_WORDS = "|".join(map(re.escape, sorted({*MEASURES, *currencies.WORDS}, key=len, reverse=True)))


def unit_word(codes: bool) -> str:
    """A unit in one of its words, or a code of a currency behind its figure."""
    return f"{_WORDS}|{currencies.code_behind()}" if codes else _WORDS


def unit(codes: bool) -> str:
    """The same as a group "unit", with its plural; nothing of a word stands behind it."""
    return rf"(?P<unit>{unit_word(codes)}){_PLURAL}(?![\w])"


#: A unit in words: a code stands only behind digits or a scale word.
UNIT = unit(codes=False)
#: Behind a measure: the time in which it passes.
PER = r"(?P<rate>\s(?:per|an?)\s(?P<per>second|minute|hour))?\b"
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
#: Kilometres an hour in a metre a second.
_SPEED = 3.6


def measure(word: str, per: str | None = None) -> tuple[Kind, str, float, str]:
    """Kind, unit and factor to its base of a unit word or none, and the noun for it.

    ``per`` is the time in which so much passes, for a speed or a flow.
    """
    word = " ".join(word.casefold().split())
    money = currencies.of_word(word)
    if money:
        return "money", *money
    if word not in MEASURES:
        return "number", "", 1.0, ""
    dimension, factor = MEASURES[word]
    if per and dimension == "metre":
        return "measure", "speed", factor * _SPEED / _SECONDS[per], f"{word} a {per}"
    if per and dimension != "day":
        return "measure", f"{dimension} a second", factor / _SECONDS[per], f"{word} a {per}"
    return ("duration" if dimension == "day" else "measure"), dimension, factor, word
