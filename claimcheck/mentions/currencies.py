"""Currencies by their signs, words and codes (ISO 4217)."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.english.closed_classes import (
    ARTICLES,
    DETERMINERS,
    GRAMMATICAL_WORDS,
    alternation,
)

_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB"}
#: What stands before the sign of another dollar than that of the United States.
_DOLLARS = {
    "A": "AUD",
    "AU": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "HK": "HKD",
    "NT": "TWD",
    "NZ": "NZD",
    "S": "SGD",
}
#: Words of currencies. Of crowns, pesos and the like only the country tells which they are, and
#: "real" and "won" are rarely money without one.
_NAMES = """
USD: dollar buck US$ us_dollar u.s._dollar american_dollar cent
GBP: quid pence sterling british_pound
EUR: euro
JPY: yen japanese_yen
INR: rupee indian_rupee
CHF: franc swiss_franc
RUB: rouble ruble russian_rouble russian_ruble
CNY: yuan renminbi chinese_yuan
AUD: australian_dollar
CAD: canadian_dollar
NZD: new_zealand_dollar
HKD: hong_kong_dollar
SGD: singapore_dollar
TWD: taiwan_dollar
PKR: pakistani_rupee
LKR: sri_lankan_rupee
SEK: krona kronor swedish_krona swedish_kronor swedish_crown
NOK: norwegian_krone norwegian_kroner norwegian_kronor norwegian_crown
DKK: danish_krone danish_kroner danish_kronor danish_crown
ISK: icelandic_krona icelandic_kronur
CZK: koruna czech_koruna czech_crown
PLN: zloty polish_zloty
HUF: forint hungarian_forint
TRY: turkish_lira
ILS: shekel israeli_shekel
ZAR: south_african_rand
NGN: naira nigerian_naira
KES: kenyan_shilling
UAH: hryvnia ukrainian_hryvnia
KRW: south_korean_won korean_won
THB: baht thai_baht
MYR: ringgit malaysian_ringgit
IDR: rupiah indonesian_rupiah
PHP: philippine_peso
MXN: mexican_peso
BRL: brazilian_real brazilian_reais
SAR: saudi_riyal
AED: uae_dirham emirati_dirham
EGP: egyptian_pound
"""
#: Currencies whose texts at home write a plain "$" and "dollars" for them.
OF_DOLLARS = frozenset({*_DOLLARS.values(), "USD"})
#: The noun of a figure in dollars that does not tell whose they are.
DOLLAR = "dollar"
#: Words for the hundredth part of a currency.
_CENTS = frozenset({"cent", "pence"})
_PLAIN_DOLLARS = frozenset({"dollar", "buck", "cent"})
#: Codes that hardly stand beside a figure as anything else.
_CODES = frozenset(
    """AUD BGN BRL CAD CHF CNY CZK DKK EEK EUR GBP HKD HRK HUF IDR INR ISK JPY KES KRW KWD KZT LTL
    LVL MXN MYR NGN NOK NZD PKR PLN RUB SEK SGD SKK THB UAH UGX USD VND XAF XOF ZAR ZMW""".split()
)
#: Codes that wires write in small letters too, behind figures: "8.6 mln eur".
_IN_SMALL = "chf eur gbp jpy usd".split()
#: Written for CNY.
_RENMINBI = "RMB"
#: Codes that are short for much else: COP28, SDG 13, two PHP developers.
_ABBREVIATIONS = frozenset(
    """AED AFN AMD ANG AOA ARS AWG AZN BBD BDT BHD BIF BMD BND BSD BTN BWP BYN BZD CDF CLP COP CRC
    CVE DJF DOP DZD EGP ERN ETB FJD FKP GHS GIP GMD GNF GTQ GYD HNL HTG ILS IQD IRR JMD JOD KGS KHR
    KMF KPW KYD LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR MVR MWK MZN NAD NIO NPR OMR PAB PGK
    PHP PYG QAR RSD RWF SAR SBD SCR SDG SHP SLE SRD SSP STN SVC SYP SZL TJS TMT TND TTD TWD TZS UYU
    UZS VES VUV WST XCD XPF YER ZWL""".split()
)
#: Codes that are words and names in capitals: "ALL 5,000 seats", "TOP 10".
_CAPITALS = frozenset("ALL BAM BOB CUP GEL LAK MAD MOP PEN RON SOS TOP TRY".split())

#: Words of currencies in small letters, with their codes.
WORDS = {
    word.replace("_", " ").casefold(): code
    for line in _NAMES.strip().split("\n")
    for code, _, words in [line.partition(": ")]
    for word in words.split()
}
_OF_CODE = {code: code for code in _CODES | _ABBREVIATIONS | _CAPITALS} | {_RENMINBI: "CNY"}

_SCALE = r"(?:thousand|million|billion|trillion|lakh|crore|bn|mn|mln|tn|[mbk])\b"
#: A figure as sums of money are written: with a scale, in groups, or to the hundredth.
_SUM = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+\.\d\d|\d+(?:\.\d+)?[\s-]?{_SCALE})"
    rf"(?![\d,.:]*\d)(?:\s{_SCALE})?"
)
_BEHIND_SCALE = r"(?<=usand[\s-])|(?<=llion[\s-])|(?<=\d[mbk]\s)|(?<=[mbt]n\s)|(?<=mln\s)"
#: Where a code may stand: no letter is before it, nor behind one in small letters but a plural's.
_PERHAPS_CODE = re.compile(rf"(?<![^\W\d_])(?:[A-Z]{{3}}|(?:{'|'.join(_IN_SMALL)})(?=s?\b))")


@lru_cache(maxsize=16)  # patterns ask it of the same text in turn, one at each of its ranges
def has_code(text: str) -> bool:
    """Whether ``text`` may have a code: `money_sign` and `code_behind` read codes of no other."""
    return any(word.upper() in _OF_CODE for word in _PERHAPS_CODE.findall(text))


def money_sign(codes: bool) -> str:
    """A sign of money before a number, with a country's letter or two: US$, A$, £, Rs; or a code.

    Without ``codes`` its group of this name matches nothing.
    """
    return (
        rf"(?:(?P<country>US|{'|'.join(_DOLLARS)})?(?P<sign>[$£€¥₹₽]|(?-i:Rs\.?)(?=\s?\d))"
        rf"|(?P<code>{_code_ahead() if codes else '(?!)'})(?:\s?\$)?)"
    )


def _code_ahead() -> str:
    """A code before a number, which is no time of day and no share's short name ("NOK1V").

    Those of dollars may have their sign too.
    """
    plain = alternation({*_CODES, _RENMINBI})
    return (
        rf"(?-i:{plain}(?=\s?\d)(?!\s?\d\d?:\d|\d+[AC-JLN-Z])"
        r"|(?:AUD|CAD|HKD|NZD|SGD|TWD|USD)(?=\s?\$\s?\d)"
        rf"|{alternation(_ABBREVIATIONS)}(?=\s?{_SUM})"
        rf"|{alternation(_CAPITALS)}(?=\s?{_SUM}{_ends()}))"
    )


def code_behind() -> str:
    """A code behind a number in digits or a scale word, with no other number behind it."""
    return (
        r"(?-i:(?:(?<=\d)|(?<=\d[\s-])|"
        rf"{_BEHIND_SCALE}){alternation({*_CODES, *_IN_SMALL, _RENMINBI})}(?!\s?\$?\d)"
        rf"|(?:(?<=,\d{{3}}\s)|(?<=\.\d\d\s)|{_BEHIND_SCALE})"
        rf"{alternation(_ABBREVIATIONS | _CAPITALS)}{_ends()})"
    )


def _ends() -> str:
    """No noun stands here that the figure may count."""
    closed = alternation(GRAMMATICAL_WORDS - DETERMINERS | ARTICLES)
    return rf"(?![\w/-])(?=\s*(?:$|[^\w\s])|\s(?:{closed}|per)\b)"


def of_sign(sign: str, country: str | None) -> tuple[str, str]:
    """The code of a currency sign and the noun for it; a plain $ is taken for USD."""
    if sign != "$":
        code = _SIGNS.get(sign, "INR")  # the others are "Rs" and "Rs."
    elif country:
        code = _DOLLARS.get(country.upper(), "USD")
    else:
        return "USD", DOLLAR
    return code, code


def of_code(code: str) -> str:
    """The code of ISO 4217 for a code as written."""
    return _OF_CODE[code]


def of_word(word: str) -> tuple[str, float, str] | None:
    """The code of a currency, the factor to it and the noun; None for others, "pounds" too."""
    plain = word.casefold()
    code = WORDS.get(plain) or _OF_CODE.get(word.upper())
    if code is None:
        return None
    return code, 0.01 if plain in _CENTS else 1.0, DOLLAR if plain in _PLAIN_DOLLARS else code
