"""Figures as newsrooms write them in short."""

from __future__ import annotations

import pytest

from claimcheck.mentions.dates import find_dates
from claimcheck.mentions.quantities import find_quantities


def _read(text: str) -> list[tuple[str, float, str]]:
    return [(q.text, pytest.approx(q.stated, rel=1e-4), q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took three-and-a-half hours.", [("three-and-a-half hours", 3.5 / 24, "day")]),
        ("Two-and-a-half million came.", [("Two-and-a-half million", 2.5e6, "")]),
        ("It is one-and-a-half times as long.", [("one-and-a-half times", 1.5, "times")]),
        ("It is two and a half times the size.", [("two and a half times", 2.5, "times")]),
    ],
)
def test_a_half_is_joined_by_hyphens(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("They led in the first half.", []),
        ("The second-half goal stood.", []),
        ("They led at half time.", []),
        ("The other half stayed.", ["half"]),
        ("Half of them stayed.", ["Half"]),
        ("It is half as much.", ["half"]),
    ],
)
def test_a_half_of_a_match_is_no_share(text: str, shares: list[str]):
    assert [q.text for q in find_quantities(text) if q.unit == "share"] == shares


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A pint costs 40p more.", [("40p", 0.4, "GBP")]),
        ("Shares fell 12.5p to 341p.", [("12.5p", 0.125, "GBP"), ("341p", 3.41, "GBP")]),
        ("It costs 10-15p.", [("10", 0.1, "GBP"), ("15p", 0.15, "GBP")]),
        ("It fell from 50p to £1.20.", [("50p", 0.5, "GBP"), ("£1.20", 1.2, "GBP")]),
        ("The 720p video ran.", [("720", 720, "")]),
        ("See 40 p. and 40P.", [("40", 40, ""), ("40", 40, "")]),
        ("Rents rose 15pc.", [("15pc", 0.15, "share")]),
        ("It rose by 25 basis points.", [("25 basis points", 0.0025, "share")]),
        ("A 50-basis-point cut came.", [("50-basis-point", 0.005, "share")]),
        ("It rose 50bps.", [("50bps", 0.005, "share")]),
        ("It rose 25bp.", [("25bp", 0.0025, "share")]),
        ("It has 25 BP stations.", [("25", 25, "")]),
    ],
)
def test_pence_and_parts_of_a_hundred_in_short(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tower is 30m high.", [("30m", 30, "metre")]),
        ("A 1.5m-deep pit opened.", [("1.5m", 1.5, "metre")]),
        ("It is 200m from the quay.", [("200m", 200, "metre")]),
        ("She won the 1,500m final.", [("1,500m", 1500, "metre")]),
        ("Some 5m people left.", [("5m", 5e6, "")]),
        ("It has 10m high earners.", [("10m", 1e7, "")]),
        ("It has 5m long-term clients.", [("5m", 5e6, "")]),
        ("It sent 3m final demands.", [("3m", 3e6, "")]),
        ("It took £5m from the club.", [("£5m", 5e6, "GBP")]),
        ("It took 5m from the fund.", [("5m", 5e6, "")]),
        ("It ran the 10 000m race.", [("10 000m", 10_000, "metre")]),
    ],
)
def test_metres_in_short_are_told_from_millions(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Its 2,000th bus left.", [("2,000th", 2000, "ordinal")]),
        ("Its 21st bus left.", [("21st", 21, "ordinal")]),
        ("It got a six-figure sum.", []),
        ("It has six figures.", [("six", 6, "")]),
        ("One woman in three left.", [("One woman in three", 1 / 3, "share")]),
        ("It employs one person in every eight.", [("one person in every eight", 0.125, "share")]),
        ("One home in 20 was lost.", [("One home in 20", 0.05, "share")]),
        ("One man in three villages fell.", [("three", 3, "")]),
        ("One child in two years left.", [("two years", 730.485, "day")]),
        ("One goal in three matches came.", [("three", 3, "")]),
    ],
)
def test_ordinals_shares_and_figures_of_a_sum(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("It has 300-plus staff.", "more"),
        ("It has 300 plus staff.", "more"),
        ("It has 300+ staff.", "more"),
        ("He paid £500 plus costs.", ""),
        ("He paid £500 plus £20 for it.", ""),
        ("He paid 500 dollars plus 20 dollars.", ""),
        ("He gave £500 plus a car.", ""),
        ("He passed the 11-plus exam.", ""),
    ],
)
def test_plus_means_more_where_nothing_is_added(text: str, signal: str):
    assert find_quantities(text)[0].signal == signal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won by four goals to two.", [("four goals to two", 4002, "score")]),
        ("She won three sets to one.", [("three sets to one", 3001, "score")]),
        ("The ban went from four games to two.", [("four", 4, ""), ("two", 2, "")]),
        ("It rose 24 points to 170.", [("24", 24, ""), ("170", 170, "")]),
    ],
)
def test_a_score_in_goals_or_sets(text: str, expected: list[tuple[str, float, str]]):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She ran it in 4:21.6.", [("4:21.6", 261.6 / 86_400, "day")]),
        ("She ran it in 2:04:12.", [("2:04:12", 7452 / 86_400, "day")]),
        ("It left at 17:30:05.", None),
        ("It left at 4:23:42 p.m. on Friday.", None),
        ("It left at 4:23:42 p. m. on Friday.", None),
        ("It left at 4:21. Nobody saw it.", None),
    ],
)
def test_what_a_race_took_is_no_time_of_day(
    text: str, expected: list[tuple[str, float, str]] | None
):
    assert bool(find_dates(text)) is (expected is None)
    if expected is None:
        assert "duration" not in {q.kind for q in find_quantities(text)}
    else:
        assert _read(text) == expected
