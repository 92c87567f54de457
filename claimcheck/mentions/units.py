"""Units of measure and money by the words that name them."""

from __future__ import annotations

import re

#: unit word -> (dimension, factor to the dimension's base unit). Months and years are mean
#: Gregorian ones; the base units are day, metre, square metre, kilogram and litre.
_TABLE = """
day: second/0.0000115741 minute/0.000694444 min/0.000694444 hour/0.0416667 hr/0.0416667 day/1
 night/1 week/7 fortnight/14 month/30.4369 year/365.2425 yr/365.2425 decade/3652.425
 century/36524.25 centuries/36524.25
metre: mm/0.001 cm/0.01 metre/1 meter/1 km/1000 kilometre/1000 kilometer/1000 mile/1609.344
 foot/0.3048 feet/0.3048 ft/0.3048 inch/0.0254 inches/0.0254 yard/0.9144
area: hectare/10000 ha/10000 acre/4046.856
kilogram: gram/0.001 kg/1 kilo/1 kilogram/1 tonne/1000 ton/1000 lb/0.4536
 ounce/0.02835 stone/6.35
litre: litre/1 liter/1 gallon/3.785
speed: mph/1.609344 km/h/1 kph/1
watt: mw/1000000 gw/1000000000 megawatt/1000000 gigawatt/1000000000 kw/1000 kilowatt/1000
degree: degree/1 °c/1
"""
_CURRENCY_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB"}
_MONEY = """
USD: dollar buck US$ USD cent
GBP: quid GBP pence sterling
EUR: euro EUR
JPY: yen JPY
INR: rupee INR
CHF: franc CHF
RUB: rouble ruble
CNY: yuan
"""


def _read_units() -> dict[str, tuple[str, float]]:
    units = {}
    for line in _TABLE.replace("\n ", " ").split("\n"):
        dimension, _, words = line.partition(": ")
        for entry in words.split():
            word, _, factor = entry.rpartition("/")
            units[word] = (dimension, float(factor))
    return units


MEASURES = _read_units()
CURRENCIES = {
    word.casefold(): code
    for line in _MONEY.strip().split("\n")
    for code, _, words in [line.partition(": ")]
    for word in words.split()
}
#: Words for the hundredth part of a currency.
CENTS = frozenset({"cent", "pence"})

#: A sign of money before a number, with a country's letter or two: US$, A$, £.
MONEY_SIGN = r"(?:(?P<country>US|A|AU|C|CA|NZ|HK|S)?(?P<sign>[$£€¥₹₽]))"
_PLURAL = r"s?(?:'s|’s)?"
UNIT_WORD = "|".join(
    re.escape(word) for word in sorted({*MEASURES, *CURRENCIES}, key=len, reverse=True)
)
UNIT = rf"(?P<unit>{UNIT_WORD}){_PLURAL}(?![\w])"


def currency(sign: str, country: str | None) -> str:
    """The code of a currency sign; a plain $ is taken for USD."""
    if sign == "$" and country and country != "US":
        return f"{country[0]}$"
    return _CURRENCY_SIGNS[sign]


def currency_word(word: str) -> tuple[str, float] | None:
    """The code of a currency and the factor to it; None for other words, "pounds" too."""
    plain = word.casefold()
    code = CURRENCIES.get(plain)
    return (code, 0.01 if plain in CENTS else 1.0) if code else None
