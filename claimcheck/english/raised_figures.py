"""Raised figures of a text: exponents, marks of notes, and the upper figures of fractions."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["exponent", "fraction", "note", "words"]
#: A mark of a note: figures, a letter in brackets, or signs.
NOTE_MARK = re.compile(
    r"\s*(?:\[\s*(?:\d{1,3}|[a-z]|note \d+)\s*\]|[*†‡§]+|\d{1,3}(?:,\s?\d{1,3})*)\s*"
)
_EXPONENT = re.compile(r"\s*([+\-−–]?\d{1,3}|[+\-−–])\s*")
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
#: What a raised number may stand behind as an exponent: a power of ten or two, a unit, a symbol,
#: and the beginning of the exponent itself.
_BASE = re.compile(
    r"(?:(?<![\d.,])(?:10|2)|(?<![^\W\d_])(?:[kcdmµn]?m|ft|in|yd|mi|s|c|[xyzrn]))"
    rf"[{_SMALL}]{{0,4}}$"
)
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
#: Characters before a raised number that are looked at.
REACH = 16
_FRACTION = re.compile(r"\s*(?:/\s*\d|⁄)")


def kind_of(text: str, before: str, behind: str = "") -> Kind:
    """What raised words are: an exponent, the upper figures of a fraction, the mark of a note.

    Args:
        text: the raised words.
        before: how what stands right before them ends.
        behind: how what stands right behind them begins, with "⁄" for the bar of a fraction whose
            lower figures are lowered.
    """
    exponent = _EXPONENT.fullmatch(text)
    if exponent and behind.startswith("⁄"):
        return "fraction"
    if exponent and (_BASE.search(before) or not exponent[1].isdigit()):
        return "exponent"
    if exponent and _FRACTION.match(behind):
        return "fraction"
    return "note" if text.strip() and NOTE_MARK.fullmatch(text) else "words"


def as_exponent(text: str) -> str:
    """Return words, as long as before, with raised figures and signs."""
    return text.translate(_RAISED)
