"""A figure that is another part of a change than in the evidence."""

from __future__ import annotations

import pytest
from compared import compare

VISITS = "Visits to the lighthouse fell by 12 percent last year, to 81,000."
RENT = "The board raised the rent of a stall from 140 to 200 euros a month."


def differing(claim: str, *evidence: str) -> dict[str, str | None]:
    """The figures of a claim that mismatch, with those of the evidence."""
    facts = compare(claim, *evidence)
    return {f.text: f.found for f in facts if (f.kind, f.status) == ("number", "mismatch")}


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Visits to the lighthouse fell by 81,000.", VISITS, {"by 81,000": "to 81,000"}),
        ("Visits to the lighthouse fell 81,000 last year.", VISITS, {"fell 81,000": "to 81,000"}),
        ("Visits to the lighthouse fell by 12 percent.", VISITS, {}),
        ("Visits to the lighthouse fell to 81,000.", VISITS, {}),
        ("Visits to the lighthouse dropped 12 percent.", VISITS, {}),
        ("There was a drop of 12 percent in visits to the lighthouse.", VISITS, {}),
        (
            "The board raised the rent of a stall by 200 euros a month.",
            RENT,
            {"by 200 euros": "to 200 euros"},
        ),
        # In percent what is told in percentage points; a level may be told in either.
        (
            "Turnout in the borough fell by 4 percent.",
            "Turnout in the borough fell by four percentage points.",
            {"by 4 percent": "by four percentage points"},
        ),
        (
            "Turnout in the borough fell 4 percentage points.",
            "Turnout in the borough was down: it fell by four percentage points.",
            {},
        ),
        (
            "The bank's rate rose to 4 percent.",
            "The bank's rate rose to 4 percentage points above the base.",
            {},
        ),
        # It follows from both figures, or stands elsewhere as the claim has it.
        ("The board raised the rent of a stall by 60 euros.", RENT, {}),
        (
            "Visits to the lighthouse fell by 40.",
            "Visits to the lighthouse fell from 80 to 40.",
            {},
        ),
        (
            "Visits to the lighthouse fell by 81,000.",
            f"{VISITS} In all visits to the lighthouse fell by 81,000 in two years.",
            {},
        ),
        (
            "The rate fell from 6.2 percent in May.",
            "The rate fell to 6 percent in June, it said.",
            {},
        ),
        # No change in the evidence, one in the other direction, or of another thing.
        ("Visits to the lighthouse fell by 81,000.", "The lighthouse had 81,000 visits.", {}),
        (
            "Sales of postcards in the shop fell by 81,000.",
            VISITS.replace("lighthouse", "museum"),
            {},
        ),
    ],
)
def test_a_part_of_a_change(claim: str, evidence: str, expected: dict[str, str]):
    assert differing(claim, evidence) == expected


def test_the_fact_begins_at_the_words_that_tell_the_part():
    claim = "Visits to the lighthouse fell by 81,000."
    (fact,) = [f for f in compare(claim, VISITS) if f.status == "mismatch"]
    assert claim[fact.start : fact.end] == fact.text == "by 81,000"


RISE = "The bank raised its rate by 25 basis points to 4.75 percent."


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("The bank raised its rate to 4.75 percent.", RISE, {}),
        ("The bank raised its rate from 4.5 to 4.75 percent.", RISE, {}),
        ("The bank raised its rate by a quarter point.", RISE, {}),
        (
            "The bank raised its rate by half a percentage point.",
            "The bank raised its rate from 4.5 to 4.75 percent.",
            {"by half a percentage point": "from 4.5 to 4.75 percent"},
        ),
        (
            "The bank raised its rate by 6 percent.",
            "The bank raised its rate from 4.5 to 4.75 percent.",
            {},
        ),
        (
            "The club raised its fee by 3 euros.",
            "The club raised its fee to 45 euros from 40 euros.",
            {"by 3 euros": "to 45 euros from 40 euros"},
        ),
        # From 40.4 to 44.6 is 4.2.
        (
            "The club raised its fee by 4 euros.",
            "The club raised its fee to 45 euros from 40 euros.",
            {},
        ),
        (
            "The club raised its fee by 5 euros.",
            "The club raised its fee to 45 euros from 40 euros.",
            {},
        ),
    ],
)
def test_the_other_parts_of_a_change_are_not_in_the_place_of_one(
    claim: str, evidence: str, expected: dict[str, str]
):
    assert differing(claim, evidence) == expected
