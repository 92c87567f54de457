"""A figure with the words that make it another one: "over 500", "38,000 passengers a day"."""

from __future__ import annotations

from claimcheck.mentions import bounds
from claimcheck.mentions.each_period import period_of
from claimcheck.mentions.quantity import Quantity


def worded(text: str, quantity: Quantity) -> tuple[int, int]:
    """Where a figure of ``text`` begins and ends with its bound and the period behind it."""
    start, end = bounds.words_around(text, quantity.start, quantity.end)
    if quantity.per:
        _, behind = period_of(text, quantity.start, quantity.end)
        end = max(end, behind)
    return start, end


def only_words_differ(one: Quantity, other: Quantity) -> bool:
    """Whether two figures that do not agree are one number, which their words say otherwise."""
    return one.unit == other.unit and abs(one.stated - other.stated) <= 1e-6 * abs(one.stated)
