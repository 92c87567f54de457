"""The frozen feature of names with which the calibrators were fitted."""

import pytest

from claimcheck.models.calibration import _names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Della Brandt met Peter Arkwell.", {"brandt", "peter", "arkwell"}),
        ("It rained. Nobody left.", set()),
        ("She said: “Boats sink.”", set()),
        ("the port of Hallan", {"hallan"}),
        ("no names here", set()),
        ("They met on The Quay.", {"quay"}),
    ],
)
def test_names_are_capitals_inside_a_sentence(text: str, expected: set[str]):
    assert _names(text) == expected
