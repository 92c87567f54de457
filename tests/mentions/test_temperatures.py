"""Temperatures below zero, fractions in figures, feet and inches."""

from __future__ import annotations

import pytest

from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import Quantity, agree


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It fell to -3C.", "-3C", -3),
        ("It fell to −3 °C.", "−3 °C", -3),
        ("It fell to minus three degrees.", "minus three degrees", -3),
        ("It fell to minus 3.5 degrees Celsius.", "minus 3.5 degrees Celsius", -3.5),
        ("It fell to minus 4F.", "minus 4F", -20),
        ("It was five degrees below zero.", "five degrees below zero", -5),
        ("The mercury sank to three below.", "three below", -3),
        ("Temperatures of minus ten, a record, came.", "minus ten", -10),
        ("Temperatures rose to 3C.", "3C", 3),
    ],
)
def test_temperatures(text: str, span: str, value: float):
    quantity = only(text)
    assert (quantity.text, quantity.unit) == (span, "degree")
    assert quantity.stated == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Flat 3C was empty.", ""),
        ("They ended on minus 3 points.", ""),
        ("He stood three below the bridge.", ""),
        ("It cost $3C.", "USD"),
        ("The temperature of 10 to 15 homes was read.", ""),
        ("It was minus 3 percent.", "share"),
    ],
)
def test_no_temperatures(text: str, unit: str):
    assert {(q.unit, q.stated > 0) for q in find_quantities(text)} <= {(unit, True)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("-3C", "minus three degrees", True),
        ("-3C", "3C", False),
        ("minus three degrees", "three degrees", False),
        ("-3C", "-5C", False),
        ("-3C", "3 degrees below zero", True),
        ("-20C", "-4F", True),
        ("about -20C", "-21C", True),
        ("nearly -20C", "-26C", False),
    ],
)
def test_whether_two_agree(one: str, other: str, same: bool):
    a, b = only(f"The temperature was {one}."), only(f"The temperature was {other}.")
    assert agree(a, b) is agree(b, a) is same


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Some 3/4 of voters agreed.", "3/4 of", 0.75, "share"),
        ("It took 2 1/2 hours.", "2 1/2 hours", 2.5 / 24, "day"),
        ("It took 2½ hours.", "2½ hours", 2.5 / 24, "day"),
        ("A 3/4-mile path.", "3/4-mile", 0.75 * 1609.344, "metre"),
        ("About ⅔ of voters agreed.", "⅔", 2 / 3, "share"),
        ("He is 6ft 2in tall.", "6ft 2in", 1.8796, "metre"),
        ("He is 6'2\" tall.", "6'2\"", 1.8796, "metre"),
        ("He is 6ft 2 tall.", "6ft 2", 1.8796, "metre"),
        ("He is 6-foot-2.", "6-foot-2", 1.8796, "metre"),
    ],
)
def test_fractions_and_feet(text: str, span: str, value: float, unit: str):
    quantity = only(text)
    assert (quantity.text, quantity.unit) == (span, unit)
    assert quantity.stated == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    "text", ["On 3/4 two were hurt.", "Open 24/7.", "Since 9/11.", "On 1/3/2024.", "Won 3/4."]
)
def test_no_fractions(text: str):
    assert all(q.unit == "" for q in find_quantities(text))


def test_feet_and_what_is_counted_behind():
    assert [q.text for q in find_quantities("Of 6 feet 10 people spoke.")] == ["6 feet", "10"]
