"""Figures as newsrooms write them in short."""

from __future__ import annotations

import pytest

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
