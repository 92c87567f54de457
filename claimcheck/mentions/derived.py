"""Figures that follow from others: sums, differences, products, shares, and times between dates.

"Nine" follows from "five" and "four", "a third" from "12" and "36", "four years" from "2012" and
"2016". A text has many figures, of which some two make nearly any small one: so what is combined
must be of units that the figure can come of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Literal

from claimcheck.mentions.bounds import Signal
from claimcheck.mentions.dates import Date
from claimcheck.mentions.quantity import DAYS_OF_YEAR, POINT, Kind, Quantity, agree

#: Figures of a text that are combined; more are looked at in no passage.
_MOST = 24
#: Kinds of which two may be added.
_ADDED: frozenset[Kind] = frozenset({"number", "money", "percent", "duration", "measure"})
#: Plain figures under it may be ages.
_OLDEST = 120
#: Counts up to it tell little, in the unit of their last digit.
_DOZEN = 12
_MINUTE = 1 / (24 * 60)
_ANY_YEAR = 2001
#: How far the result may lie from the figure of the claim, as shares of it, under each signal.
#: They are closer than those of figures that are compared, for a text gives many results.
_REACH: dict[Signal, tuple[float, float]] = {
    "": (1.0, 1.0),
    "about": (0.95, 1.05),
    "nearly": (0.95, 1.0),
    "more": (1.0, 1.1),
    "less": (0.9, 1.0),
}

Value = Quantity | Date
#: How a figure follows: the sum of all parts, the first less the second, the first in the second,
#: what the first leaves of a whole, the second in the first as often, the second of the first, the
#: first divided by the second, both sides of a score, its lead, or the time between two.
Relation = Literal[
    "sum", "difference", "share", "rest", "ratio", "product", "quotient", "cast", "lead", "between"
]
#: A figure, how it is made and what of.
_Result = tuple[float, Relation, tuple[Quantity, ...]]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A figure with the values of a text from which it follows, and how it does."""

    figure: Quantity
    relation: Relation
    parts: tuple[Value, ...]

    @property
    def is_telling(self) -> bool:
        """Whether it is hardly chance that the figure follows.

        Of small counts and fractions nearly any text gives some: "three" years of "four" and "one".
        """
        figure = self.figure
        if figure.kind == "money" or figure.noun in ("percent", POINT):
            return True
        scored = self.relation in ("cast", "lead")
        return scored or (figure.unit != "share" and figure.stated > _DOZEN * figure.place)


def derivation(claim: Quantity, evidence: Sequence[Value]) -> Derivation | None:
    """From which values of the evidence a figure of a claim follows; None where it does not.

    Args:
        claim: a figure; what agrees with one of the evidence follows from nothing.
        evidence: quantities and dates that stand near one another in one text.
    """
    quantities = [v for v in evidence if isinstance(v, Quantity)][:_MOST]
    # Of "dozens of" any result would be one.
    if claim.place > claim.stated or any(agree(claim, told) for told in quantities):
        return None
    dates = [v for v in evidence if isinstance(v, Date)][:_MOST]
    # Of an age nothing is made by adding, and of two figures near it often one by chance.
    results = () if claim.kind == "age" else _results(claim, quantities)
    for value, relation, parts in results:
        if _is(claim, value):
            return Derivation(claim, relation, parts)
    if claim.kind in ("duration", "age"):
        for days, step, pair in _between(dates):
            if step <= claim.place * 1.01 and abs(claim.stated - days) <= claim.place / 2:
                return Derivation(claim, "between", pair)
    return None


def _is(claim: Quantity, value: float) -> bool:
    """Whether a result is what the claim says, which may be rounded."""
    below, above = _REACH[claim.signal]
    half = 1e-6 * claim.stated if claim.kind == "number" and claim.place == 1 else claim.place / 2
    low, high = claim.stated * below - half, claim.stated * above + half
    return low <= value <= high


def _results(claim: Quantity, told: Sequence[Quantity]) -> Iterator[_Result]:
    yield from _sums(claim, told)
    yield from _scores(claim, told)
    yield from _shares(claim, told)
    yield from _products(claim, told)
    yield from _ages(claim, told)


def _sums(claim: Quantity, told: Sequence[Quantity]) -> Iterator[_Result]:
    """Sums of two or three of the claim's unit, and differences."""
    alike = [q for q in told if q.unit == claim.unit and q.kind in _ADDED]
    for a, b in combinations(alike, 2):
        yield a.stated + b.stated, "sum", (a, b)
        yield abs(a.stated - b.stated), "difference", _falling(a, b)
    for trio in combinations(alike, 3):
        yield sum(q.stated for q in trio), "sum", trio


def _falling(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures, the larger first."""
    return (a, b) if a.stated >= b.stated else (b, a)


def _scores(claim: Quantity, told: Sequence[Quantity]) -> Iterator[_Result]:
    """How many voted or played, and by how many the one side is ahead."""
    for one in told:
        if claim.kind == "number" and one.kind == "score":
            first, second = divmod(one.stated, 1000)
            yield first + second, "cast", (one,)
            yield abs(first - second), "lead", (one,)


def _shares(claim: Quantity, told: Sequence[Quantity]) -> Iterator[_Result]:
    """The share of one figure in another, the rest of a share, and how many there are to each."""
    for one in told:
        if claim.unit == "share" == one.unit and one.stated < 1:
            yield 1 - one.stated, "rest", (one,)
    counted = [q for q in told if q.kind in ("number", "money")]
    for a, b in combinations(counted, 2):
        most, least = _falling(a, b)
        if a.unit != b.unit or not 0 < least.stated < most.stated:
            continue
        if claim.unit == "share":
            yield least.stated / most.stated, "share", (least, most)
        # Of exact figures any quotient would do.
        if claim.kind == "number" and claim.signal:
            yield most.stated / least.stated, "ratio", (most, least)


def _products(claim: Quantity, told: Sequence[Quantity]) -> Iterator[_Result]:
    """A figure times or by a share; money times or by a count or years."""
    if claim.kind not in ("number", "money"):
        return
    for a, b in permutations(told, 2):
        times = b.stated / DAYS_OF_YEAR if b.noun == "year" else b.stated
        counted = b.kind == "number" or b.noun == "year"
        able = b.unit == "share" or (counted and claim.kind == "money")
        if able and times > 0 and a.unit == claim.unit and a.kind == claim.kind:
            yield a.stated * times, "product", (a, b)
            yield a.stated / times, "quotient", (a, b)


def _ages(claim: Quantity, told: Sequence[Quantity]) -> Iterator[_Result]:
    """Years between two ages, of which the one may be given without a unit."""
    if claim.noun != "year":
        return
    ages = [(q.stated / DAYS_OF_YEAR, q) for q in told if q.noun == "year"]
    ages += [(q.stated, q) for q in told if q.kind == "number" and q.stated < _OLDEST]
    ages.sort(key=lambda age: age[1].start)
    for (x, a), (y, b) in combinations(ages, 2):
        yield abs(x - y) * DAYS_OF_YEAR, "between", (a, b)


def _between(dates: Sequence[Date]) -> Iterator[tuple[float, float, tuple[Date, Date]]]:
    """Days between two dates and how exact that is."""
    for a, b in combinations(dates, 2):
        first, second = _calendar(a, b), _calendar(b, a)
        if first and second:
            yield abs((first - second).days), 1.0, (a, b)
        elif a.year and b.year:
            yield abs(a.year - b.year) * DAYS_OF_YEAR, DAYS_OF_YEAR, (a, b)
        elif a.weekday is not None and b.weekday is not None:
            yield (b.weekday - a.weekday) % 7, 1.0, (a, b)
            yield (a.weekday - b.weekday) % 7, 1.0, (a, b)
        if a.clock is not None and b.clock is not None:
            minutes = abs(a.clock - b.clock)
            yield minutes * _MINUTE, _MINUTE, (a, b)
            yield (12 * 60 - minutes % (12 * 60)) * _MINUTE, _MINUTE, (a, b)


def _calendar(date: Date, other: Date) -> datetime.date | None:
    """The day of a date; one without a year is of the other's."""
    return replace(date, year=date.year or other.year or _ANY_YEAR).calendar
