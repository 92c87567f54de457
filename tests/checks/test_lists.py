"""Lists in the evidence: whose a value is, "respectively", and which range they make."""

from __future__ import annotations

import pytest
from compared import compare

GRANTS = "The towns of Vik and Moen got 5 and 6 million crowns respectively for repairs."
WAITS = "Waits at the four clinics were 12, 15, 19 and 22 days in March."


def differing(claim: str, *evidence: str) -> dict[str, str | None]:
    """The figures of a claim that mismatch, with those of the evidence."""
    facts = compare(claim, *evidence)
    return {f.text: f.found for f in facts if (f.kind, f.status) == ("number", "mismatch")}


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Vik got 5 million crowns for repairs.", GRANTS, {}),
        ("Moen got 6 million crowns for repairs.", GRANTS, {}),
        ("Moen got 5 million crowns for repairs.", GRANTS, {"5 million": "6 million"}),
        ("Vik got 6 million crowns for repairs.", GRANTS, {"6 million": "5"}),
        ("Vik and Moen got 5 and 6 million crowns for repairs.", GRANTS, {}),
        ("The towns got 5 and 6 million crowns for repairs.", GRANTS, {}),
        (
            "Lund finished in 14 minutes.",
            "Holm, Berg and Lund finished in 11, 12 and 14 minutes respectively.",
            {},
        ),
        (
            "Berg finished in 14 minutes.",
            "Holm, Berg and Lund finished in 11, 12 and 14 minutes respectively.",
            {"14 minutes": "12"},
        ),
        # Not told whose, or of two lists of unlike length.
        ("Moen got 5 million crowns.", "Vik and Moen got 5 and 6 million crowns.", {}),
        (
            "Moen got 5 million crowns.",
            "Vik, Moen and Orsa got 5 and 6 million crowns respectively.",
            {},
        ),
    ],
)
def test_respectively(claim: str, evidence: str, expected: dict[str, str]):
    assert differing(claim, evidence) == expected


def test_what_another_sentence_gives_to_the_claims_is_its_own():
    claim = "Moen got 5 million crowns for repairs."
    assert differing(claim, f"{GRANTS} In the end Moen got 5 million crowns for repairs.") == {}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Waits at the clinics ranged from 12 to 22 days in March.", {}),
        ("Waits at the clinics were between 12 and 22 days in March.", {}),
        ("Waits at the clinics were 12-22 days in March.", {}),
        ("Waits at the clinics ranged from 12 to 19 days in March.", {"19 days": "22 days"}),
        ("Waits at the clinics ranged from 15 to 22 days in March.", {"15": "12"}),
        ("Waits at the clinics ranged from 15 to 19 days.", {"15": "12", "19 days": "22 days"}),
        ("Waits at some of the clinics were 15 and 19 days in March.", {}),
    ],
)
def test_a_range_is_that_of_the_list(claim: str, expected: dict[str, str]):
    assert differing(claim, WAITS) == expected


def test_two_values_are_no_list_to_take_a_range_of():
    assert differing("Waits ranged from 12 to 15 days.", "Waits were 12 and 15 days.") == {}
