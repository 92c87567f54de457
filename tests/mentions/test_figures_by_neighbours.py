"""Figures that the words beside them make something else than they look."""

from __future__ import annotations

import pytest

from claimcheck.mentions.dates import find_dates
from claimcheck.mentions.quantities import find_quantities


def _read(text: str) -> list[tuple[str, float, str]]:
    return [(q.text, pytest.approx(q.stated, rel=1e-3), q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was an eighth defeat in a row.", [("eighth", 8, "ordinal")]),
        ("She won a third gold medal.", [("third", 3, "ordinal")]),
        ("He seeks a fifth term.", [("fifth", 5, "ordinal")]),
        ("A third voted.", [("A third", 1 / 3, "share")]),
        ("A third of them came.", [("A third", 1 / 3, "share")]),
        ("It fell by a third in a week.", [("a third", 1 / 3, "share")]),
        ("It is a fifth more.", [("a fifth", 1 / 5, "share")]),
    ],
)
def test_one_of_several_is_no_fraction(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has a majority of nine.", [("nine", 9, "")]),
        ("A minority of 67 members left.", [("67", 67, "")]),
        ("A majority of voters came.", [("A majority of", 0.5, "share")]),
    ],
)
def test_a_majority_is_a_lead_or_a_share(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took six more weeks.", [("six more weeks", 42, "day")]),
        ("Four long days passed.", [("Four long days", 4, "day")]),
        ("It ran two full days.", [("two full days", 2, "day")]),
        ("It drew six more people.", [("six", 6, "")]),
        ("It is of the 2017 calendar year.", [("2017", 2017, "")]),
    ],
)
def test_a_word_between_a_figure_and_its_unit(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She ran the 1500m.", [("1500m", 1500, "metre")]),
        ("It cost £1500m.", [("£1500m", 1.5e9, "GBP")]),
        ("It drew 1500 people.", [("1500", 1500, "")]),
        ("He weighs 14st 3lb.", [("14st 3lb", 90.26, "kilogram")]),
        ("He weighs 14st.", [("14st", 88.9, "kilogram")]),
        ("It was the 21st.", [("21st", 21, "ordinal")]),
    ],
)
def test_races_and_stones(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate rose a quarter of a point.", [("a quarter of a point", 0.0025, "share")]),
        ("Rates rose by half a point.", [("half a point", 0.005, "share")]),
        ("It rose half a percentage point.", [("half a percentage point", 0.005, "share")]),
        ("It is half of one per cent.", [("half of one per cent", 0.005, "share")]),
        ("It is a quarter of a mile.", [("a quarter of a mile", 402.34, "metre")]),
        # A score.
        ("The master lost by half a point.", []),
    ],
)
def test_a_part_of_a_point(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("They met just after six on Friday evening.", [360]),
        ("They met at six in the morning.", [360]),
        ("They met after six people on Friday evening.", []),
        ("They left after six on the hill.", []),
    ],
)
def test_an_hour_with_its_part_of_the_day(text: str, clocks: list[int]):
    assert [date.clock for date in find_dates(text) if date.clock is not None] == clocks
