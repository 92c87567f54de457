"""Figures that stand side by side: ranges and lists with one unit, and figures in two pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.mentions import numerals
from claimcheck.mentions.quantity import Quantity, make

_RANGE = re.compile(r"\s*(?:-\s?(?:to|and|or)(?=[\s-])|-|–|to|and|or)[\s-]*", re.I)
_COMMA = re.compile(r",\s*")
_COMMA_AND = re.compile(r",\s*(?:and|or)\s+", re.I)
_AND = re.compile(r",?\s(?:and\s)?", re.I)
#: Figures from this one on have their own scale: "900,000 to 1 million".
_WHOLE = 1000.0
#: How many times as much one end of a range of scaled figures may be: "1 to 20 million".
_RANGES = 50.0
_MEASURED = ("percent", "money", "duration", "measure")
_SCALED = ("number", "money")


def joined(found: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """Make one figure of two pieces: "1 crore 20 lakh", "two hours and 15 minutes", "6ft 2in"."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and _is_rest(kept[-1], quantity, text):
            first = kept.pop()
            value = first.stated + quantity.stated
            noun = first.noun if first.unit else quantity.noun
            quantity = make(
                first.start,
                quantity.end,
                text,
                quantity.kind,
                value,
                quantity.place,
                quantity.unit,
                noun,
            )
        kept.append(quantity)
    return tuple(kept)


def _is_rest(first: Quantity, second: Quantity, text: str) -> bool:
    """Whether the second figure is of a smaller unit or scale and goes on where the first ends."""
    if not _AND.fullmatch(text[first.end : second.start]):
        return False
    if first.kind in ("duration", "measure"):
        if (first.kind, first.unit) != (second.kind, second.unit) or first.noun == second.noun:
            return False
        return second.stated < first.stated / bare(first)
    one, other = scale(first), scale(second)
    plain = first.kind == "number" and second.kind in ("number", "money")
    # "and" between two of them joins two counts.
    return plain and one > other > 1 and "and" not in text[first.end : second.start].lower()


def shared_units(found: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """Give the figures of a range or list one unit and scale.

    "10 to 15 per cent", "$5-10 million", "5 and 6 million", "28, 31 and 33 metres".
    """
    mended = list(found)
    listed, model = False, found[-1] if found else None
    for n in range(len(mended) - 2, -1, -1):
        first, second = mended[n], mended[n + 1]
        gap = text[first.end : second.start]
        in_list = n > 0 and bool(_COMMA.fullmatch(text[mended[n - 1].end : first.start]))
        linked = bool(_RANGE.fullmatch(gap)) or (in_list and bool(_COMMA_AND.fullmatch(gap)))
        listed = linked or (listed and bool(_COMMA.fullmatch(gap)))
        if listed and model and _lacks_unit(first, model):
            mended[n] = _like(model, first, text)
            continue
        if linked and first.kind == "money" and second.kind == "number" and gap in "-–":
            mended[n + 1] = _like(first, second, text, 1.0)
            if first.place <= 1:
                mended[n] = _like(first, first, text, scale(second))
        model = mended[n]
    return tuple(mended)


def _lacks_unit(first: Quantity, second: Quantity) -> bool:
    """Whether a figure is a bare one before one with a unit or a scale."""
    if first.place > 1 or scale(first) > 1:
        return False
    if first.kind == second.kind and first.unit == second.unit and first.kind in _SCALED:
        times = scale(second)
        # What has a sign of its own lacks the scale only where the figures rise, as a range does.
        most = second.stated * (_RANGES if first.kind == "number" else 1)
        nearly = second.stated / _RANGES < first.stated * times < most
        return times > 1 and nearly and bare(first) == first.stated
    if first.kind != "number" or first.unit:
        return False
    return second.kind in _MEASURED and second.noun != "fraction"


def _like(model: Quantity, figure: Quantity, text: str, times: float | None = None) -> Quantity:
    """``figure`` with the unit of ``model``, and ``times`` its own value.

    None: with the model's scale, if the figure has none.
    """
    if times is None:
        factor = model.stated / bare(model)
        times = factor if figure.stated < _WHOLE else factor / scale(model)
    value, place = figure.stated * times, (figure.place or 1.0) * times
    return make(figure.start, figure.end, text, model.kind, value, place, model.unit, model.noun)


def bare(quantity: Quantity) -> float:
    """The number of a quantity without its unit and scale: 4 of "$4 million"."""
    match = re.search(numerals.CARDINAL, quantity.text, re.I)
    numeral = numerals.cardinal(match) if match else None
    if match is None or numeral is None or not numeral.value:
        return quantity.stated or 1.0
    return numeral.value / scale(quantity)


def scale(quantity: Quantity) -> float:
    """What the scale word of a quantity multiplies by, 1 where there is none."""
    match = re.search(numerals.CARDINAL, quantity.text, re.I)
    if match is None:
        return 1.0
    words = match["scale"] or match["short"] or match["wordscale"]
    if words:
        return numerals.scale_of(words.lower())
    return numerals.named_scale(match["words"]) if match["words"] else 1.0
