"""Numbers that are part of a name count nothing."""

from __future__ import annotations

import pytest

from claimcheck.mentions.comparable import _commensurable
from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import agree


def kinds(text: str) -> list[tuple[str, str]]:
    return [(quantity.text, quantity.kind) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A crane fell on Quay 4.", ["4"]),
        ("Gate 12 is shut.", ["12"]),
        ("The ferry left from Pier Three.", ["Three"]),
        ("The train left from platform 9.", ["9"]),
        ("He lies in Ward No. 6 of the clinic.", ["6"]),
        ("Gates 12 and 14 are shut.", ["12", "14"]),
        ("Wards 6, 7 and 8 are full.", ["6", "7", "8"]),
        ("Unit 2 of the plant stopped.", ["2"]),
        ("Flight 218 was late, as Bus 40 was.", ["218", "40"]),
        ("She swam in Lane 4.", ["4"]),
        ("On Lane 4 a barrier fell.", ["4"]),
        ("County Road 12 is shut.", ["12"]),
        ("The letter is for Mill Street No. 9.", ["9"]),
        ("The tower is called Harbour Square One.", ["One"]),
        ("Tilbury Terminal 2 and Harbour Ward 6 are shut.", ["2", "6"]),
    ],
)
def test_numbers_of_places_and_things(text: str, numbers: list[str]):
    assert kinds(text) == [(number, "ordinal") for number in numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 4 came.", ("4", "number")),
        ("In May 4 people came.", ("4", "number")),
        ("About 12 came.", ("12", "number")),
        ("Nearly 30 left.", ("30", "number")),
        ("Police 12 days later came.", ("12 days", "duration")),
        ("At Quay 4 people stood.", ("4", "number")),
        ("They gave the ward 6 beds.", ("6", "number")),
        ("The hall can seat 40.", ("40", "number")),
        ("They house 30 families.", ("30", "number")),
        ("Gate 12 metres wide.", ("12 metres", "measure")),
        ("Pier 3 per cent dearer.", ("3 per cent", "percent")),
        ("From the quay 4,000 came.", ("4,000", "number")),
        ("Quay 4 million.", ("4 million", "number")),
        ("They met on Quay Street, four of them.", ("four", "number")),
        ("Mill Lane 120.", ("120", "number")),
        ("Flats were planned as follows: Hallam Road 36.", ("36", "number")),
    ],
)
def test_what_is_counted(text: str, expected: tuple[str, str]):
    assert kinds(text) == [expected]


@pytest.mark.parametrize(
    ("claim", "evidence", "comparable", "same"),
    [
        ("Four were hurt.", "It fell on Quay 4.", False, False),
        ("It fell on Quay 4.", "It fell on Quay 4.", True, True),
        ("It fell on Quay 4.", "It fell on Quay Four.", True, True),
        ("It fell on Quay 4.", "It fell on Quay 5.", True, False),
        ("It fell on Quay 4.", "It left from Gate 4.", False, False),
    ],
)
def test_what_a_designation_is_compared_with(
    claim: str, evidence: str, comparable: bool, same: bool
):
    (a,), (b,) = find_quantities(claim), find_quantities(evidence)
    assert _commensurable(a, b) is comparable
    assert agree(a, b) is same


def test_a_count_behind_the_name_of_a_place_is_compared():
    (claimed,) = find_quantities("Mill Lane got 102 homes.")
    castle, mill = find_quantities("Homes built: Castle Yard 45 and Mill Lane 120.")
    assert _commensurable(claimed, mill)
    assert not agree(claimed, mill)
    assert castle.kind == mill.kind == "number"
