"""Raised figures are told apart by what they stand between."""

from __future__ import annotations

import pytest

from claimcheck.english.raised_figures import as_exponent, kind_of


@pytest.mark.parametrize(
    ("before", "text", "behind", "kind"),
    [
        ("about 10", "6", " of", "exponent"),
        ("about 2", "10", "", "exponent"),
        ("about 10¹", "2", "", "exponent"),
        ("about 10⁻", "6", "", "exponent"),
        ("5 km", "2", "", "exponent"),
        ("5 s", "-1", "", "exponent"),
        ("about 10", "−", "", "exponent"),
        ("in 1910", "6", "", "note"),
        ("cost 1.10", "6", "", "note"),
        ("the town", "3", "", "note"),
        ("the town", "1, 2", "", "note"),
        ("the town", "[a]", "", "note"),
        ("the town", "*", "", "note"),
        ("the 19", "th", "", "words"),
        ("", " ", "", "words"),
        ("took ", "1", "⁄2", "fraction"),
        ("took 10", "1", "⁄2", "fraction"),
        ("took 5", "3", "/4", "fraction"),
        ("about 10", "6", "/3", "exponent"),
        ("the town", "3", "/Vik", "note"),
    ],
)
def test_kinds_of_raised_words(before: str, text: str, behind: str, kind: str) -> None:
    assert kind_of(text, before, behind) == kind


def test_an_exponent_is_as_long_as_before() -> None:
    assert as_exponent("-12 ") == "⁻¹² "
