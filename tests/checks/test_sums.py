"""A figure that follows from others, one of which stands in its place."""

from __future__ import annotations

import pytest
from compared import compare

FIRES = "The fires killed nine people in Orsa and eight in Brant."
ARRESTS = "Police made nine arrests on Saturday and five on Sunday."
SPENT = "Callow spent £86,000 on cruises and £41,000 on a kitchen."
MISSING = "The number of missing fell to 31 from 42."


def _of(claim: str, evidence: str) -> tuple[str, str | None]:
    """Status and value of the first figure of a claim."""
    first = next(fact for fact in compare(claim, evidence) if fact.kind == "number")
    return first.status, first.found


@pytest.mark.parametrize(
    ("claim", "evidence", "parts"),
    [
        ("The number of missing fell by 11 to 31.", MISSING, "42, 31"),
        (
            "The price of a ticket rose by 20p to 85p.",
            "The price of a ticket rose from 65p to 85p.",
            "85p, 65p",
        ),
        ("The fires killed 17 people across the valleys.", FIRES, "nine, eight"),
        ("Police made 14 arrests over the weekend.", ARRESTS, "nine, five"),
        ("Callow spent £127,000 on cruises and a kitchen.", SPENT, "£86,000, £41,000"),
    ],
)
def test_what_follows_is_a_match(claim: str, evidence: str, parts: str):
    assert _of(claim, evidence) == ("match", parts)


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        # No difference is told, or the evidence tells another one.
        ("The number of missing fell to 11.", MISSING, "31"),
        (
            "The price of a ticket fell by 11p.",
            "The price of a ticket fell by 42p to 31p.",
            "42p",
        ),
        (
            "The price of a ticket rose to 150p.",
            "The price of a ticket rose from 65p to 85p.",
            "85p",
        ),
        # The claim is about one part alone.
        ("The fires killed 17 people in Orsa.", FIRES, "nine"),
        ("Police made 14 arrests on Saturday.", ARRESTS, "nine"),
        ("Callow spent £127,000 on cruises.", SPENT, "£86,000"),
        # One is a part of the other, or the row goes on.
        (
            "Police made 14 arrests over the weekend.",
            "Police made nine arrests at the weekend, including five on Sunday.",
            "nine",
        ),
        (
            "Police made 14 arrests over the weekend.",
            "Police made nine arrests on Saturday, five on Sunday and three on Monday.",
            "nine",
        ),
    ],
)
def test_what_follows_by_chance_is_a_mismatch(claim: str, evidence: str, found: str):
    assert _of(claim, evidence) == ("mismatch", found)
