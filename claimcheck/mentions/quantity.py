"""A figure of a text: its value, unit and the rounding that the text signals.

`agree` says whether two of them can be the same figure. What is meant by a word of approximation is
a choice of this project, given with `_BOUNDS`; the rest of the rounding is that of the last place
written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.mentions import bounds, currencies, each_period
from claimcheck.mentions.bounds import Bound, Signal

Kind = Literal[
    "number",
    "money",
    "percent",
    "duration",
    "measure",
    "ordinal",
    "score",
    "frequency",
    "multiple",
    "occasion",
    "age",
]
#: Kinds whose figures are converted from one unit to another.
_CONVERTED: frozenset[Kind] = frozenset({"duration", "measure", "frequency", "age"})

#: How far the true figure may lie from the one given, as shares of it, under each signal: a tenth
#: either way for "about", up to a tenth below for "nearly"; "more than" is seldom said of half as
#: much again.
_BOUNDS: dict[Signal, tuple[float, float]] = {
    "": (1.0, 1.0),
    "about": (0.9, 1.1),
    "nearly": (0.9, 1.0),
    "more": (1.0, 1.5),
    "less": (0.6, 1.0),
}
#: Shares that units differ by when one figure was converted from another.
_CONVERSION = 0.03
#: The noun of a score or a vote that is told as lost.
LOST = "lost"
#: The noun of a share that is told in percentage or basis points.
POINT = "point"
#: How much larger an imperial gallon is than one of the United States.
_IMPERIAL = 4.546 / 3.785
#: Days of a year on average.
DAYS_OF_YEAR = 365.2425
#: The most of itself that a figure is rounded by.
_ROUNDED = 0.1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a text.

    ``low`` and ``high`` bound what the figure can stand for, in the base unit of ``unit``: a
    currency's code, "share" (of 1) for percentages and fractions, "day" for durations, a dimension
    of `claimcheck.mentions.units`, "a year" for how often, "times" for how many times as much,
    "occasion" for how often in all, "" for plain numbers. ``stated`` is the figure itself,
    ``place`` the size of its last written place; ``signal`` is the word of approximation, if any,
    and ``bound`` the side on which the true figure cannot lie by it, as in
    `claimcheck.mentions.bounds`; ``per`` is the period in which so much is, "day" or "year", "" of
    what is no rate; ``whose`` tells of an age the words of the name that has it, or the sex.
    ``noun`` is the unit as written, singular, "" where there is none; of money it is the code, or
    "dollar" where the text does not tell whose.
    """

    start: int
    end: int
    text: str
    kind: Kind
    stated: float
    place: float
    low: float
    high: float
    unit: str = ""
    signal: Signal = ""
    noun: str = ""
    bound: Bound = ""
    per: str = ""
    whose: frozenset[str] = frozenset()


def imperial(quantity: Quantity) -> Quantity:
    """A figure in plain gallons as one in imperial gallons; any other one as it is."""
    measure, _, rest = quantity.noun.partition(" ")
    if measure != "gallon":
        return quantity
    return replace(
        quantity,
        stated=quantity.stated * _IMPERIAL,
        place=quantity.place * _IMPERIAL,
        low=quantity.low * _IMPERIAL,
        high=quantity.high * _IMPERIAL,
        noun=f"imperial gallon {rest}".rstrip(),
    )


def _readings(claim: Quantity, evidence: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """Two figures as they can be meant.

    "Gallons" beside litres may be of either measure, and a plain "$" beside Canadian dollars is
    theirs in a Canadian text. A score that is told as lost has either side's figure first: "lost
    2-3" and "lost 3-2" are one result, while "won 2-3" is not "won 3-2".
    """
    yield claim, evidence
    if {claim.kind, evidence.kind} == {"age", "number"}:
        yield _plain(claim), _plain(evidence)
    if claim.noun != evidence.noun:
        first, second = imperial(claim), imperial(evidence)
        if (first, second) != (claim, evidence):
            yield first, second
        yield _in_dollars(claim, evidence), _in_dollars(evidence, claim)
    if {claim.unit, evidence.unit} == {"times", "share"}:
        yield _part(claim), _part(evidence)
    if claim.kind == evidence.kind == "score" and LOST in (claim.noun, evidence.noun):
        yield _turned(claim), evidence


def _in_dollars(figure: Quantity, beside: Quantity) -> Quantity:
    """A figure in plain dollars as one in the dollars of the other; any other one as it is."""
    if figure.noun == currencies.DOLLAR and beside.unit in currencies.OF_DOLLARS:
        return replace(figure, unit=beside.unit)
    return figure


def _plain(figure: Quantity) -> Quantity:
    """An age as a plain number of years; any other figure as it is."""
    if figure.kind != "age":
        return figure
    years, place = figure.stated / DAYS_OF_YEAR, figure.place / DAYS_OF_YEAR
    low, high = figure.low / DAYS_OF_YEAR, figure.high / DAYS_OF_YEAR
    return replace(figure, stated=years, place=place, low=low, high=high, unit="")


def _part(quantity: Quantity) -> Quantity:
    """How many times as much, where it is less, as a share: "halved" is "cut in half"."""
    return replace(quantity, unit="share") if quantity.stated < 1 else quantity


def _turned(score: Quantity) -> Quantity:
    """A score with the other side's figure first."""
    first, second = divmod(score.stated, 1000)
    stated = 1000 * second + first
    return replace(score, stated=stated, low=stated, high=stated)


def agree(claim: Quantity, evidence: Quantity) -> bool:
    """Whether two quantities can stand for the same figure: one lies in the bounds of the other.

    Those whose words exclude each other do not, "over 500" and "under 500". Two figures with the
    same word of approximation agree only when they are the same, unless one is a range: "about
    220" is "a couple of hundred". Rates of other periods agree where one is the other converted.
    """
    return any(_agree(a, b) for a, b in _readings(claim, evidence))


def _agree(claim: Quantity, evidence: Quantity) -> bool:
    if claim.unit != evidence.unit:
        return False
    slack = _slack(claim, evidence)
    if claim.per and evidence.per and claim.per != evidence.per:
        return _converts(claim, evidence)
    if _exclude(claim, evidence, slack):
        return False
    if abs(claim.stated - evidence.stated) <= slack:
        return True
    is_range = any(q.place >= abs(q.stated) / 2 for q in (claim, evidence))
    if claim.signal and claim.signal == evidence.signal and not is_range:
        return abs(claim.stated - evidence.stated) <= min(claim.place, evidence.place) / 2
    return _within(evidence.stated, claim, slack) or _within(claim.stated, evidence, slack)


def equal(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a figure says the same as another one after units, spelling and rounding.

    ``claim`` may be rounded to its last written place; what it has of ``evidence`` otherwise, by a
    word of approximation, does not count unless the two exclude each other.
    """
    return any(_equal(a, b) for a, b in _readings(claim, evidence))


def _equal(claim: Quantity, evidence: Quantity) -> bool:
    slack = _slack(claim, evidence)
    if claim.unit != evidence.unit or _exclude(claim, evidence, slack):
        return False
    if claim.per and evidence.per and claim.per != evidence.per:
        return False
    rounded = min(claim.place / 2, abs(claim.stated) * _ROUNDED)
    return abs(claim.stated - evidence.stated) <= max(slack, rounded)


def says_no_more(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a figure follows from another one: it is `equal`, or vaguer and true of an exact one.

    "More than 7,000" follows from "7,412"; "7,412" does not follow from "more than 7,000".
    """
    if equal(claim, evidence):
        return True
    vaguer = claim.unit == evidence.unit and claim.signal and not evidence.signal
    return bool(vaguer) and any(
        _within(b.stated, a, _slack(a, b)) for a, b in _readings(claim, evidence)
    )


def _converts(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a rate follows from another one that is of another period."""
    least, most = each_period.ratio(claim.per, evidence.per)
    slack = _CONVERSION * abs(evidence.stated)
    return claim.low * least <= evidence.high + slack and evidence.low - slack <= claim.high * most


def _exclude(claim: Quantity, evidence: Quantity, slack: float) -> bool:
    """Whether the words beside two figures of one unit exclude each other.

    Converted figures must be nearer to one: "more than 90 mph" is within "up to 148 km/h".
    """
    first, second = (claim.bound, claim.stated), (evidence.bound, evidence.stated)
    return bounds.exclude(first, second, min(slack, max(claim.place, evidence.place) / 2))


def _slack(claim: Quantity, evidence: Quantity) -> float:
    """How far two figures that are the same may be apart."""
    converted = claim.unit and claim.noun != evidence.noun and claim.kind in _CONVERTED
    return (_CONVERSION if converted else 1e-6) * max(abs(claim.stated), abs(evidence.stated))


def _within(value: float, quantity: Quantity, slack: float) -> bool:
    return quantity.low - slack <= value <= quantity.high + slack


def make(
    start: int,
    end: int,
    text: str,
    kind: Kind,
    value: float,
    place: float,
    unit: str,
    noun: str = "",
) -> Quantity:
    """Build a quantity of ``text`` with the signal that stands around it; see `Quantity`."""
    signal, bound = bounds.meant(text, start, end, is_time=kind == "duration")
    below, above = _BOUNDS[signal]
    half = min(place / 2, abs(value) * 0.5)
    # A count of ones is exact; the last place of other figures may be rounded.
    if place == 1.0 and kind == "number":
        half = 0.0
    nearest, farthest = sorted((value * below, value * above))
    low, high = nearest - half, farthest + half
    return Quantity(
        start, end, text[start:end], kind, value, place, low, high, unit, signal, noun, bound
    )
