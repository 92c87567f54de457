"""Dates at another place of a clause that stands in one sentence of the evidence."""

from __future__ import annotations

import pytest
from compared import compare

VOTED = "The harbour board of Orrin voted to close the old quay on 1 May."
PIER = "The ferry company will move its boats to the new pier, which cost 4 million crowns."


def dates(claim: str, *references: str) -> list[tuple[str, str | None]]:
    return [(f.status, f.found) for f in compare(claim, *references) if f.kind == "date"]


@pytest.mark.parametrize(
    "claim",
    [
        "On 2 May the harbour board voted to close the old quay, and the ferry company will move"
        " its boats to the new pier.",
        "The ferry company will move its boats to the new pier after the board voted on 2 May to"
        " close the old quay.",
        "On 2 May the harbour board voted to close the old quay.",
    ],
)
def test_a_moved_date_of_a_joined_claim_is_compared_by_its_clause(claim: str):
    assert dates(claim, f"{VOTED} {PIER}") == [("mismatch", "1 May")]
    assert [status for status, _ in dates(claim.replace("2 May", "1 May"), VOTED, PIER)] == [
        "match"
    ]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Another clause, and another thing, has the date.
        (
            "On 2 May the ferry company will move its boats to the new pier.",
            f"{VOTED} {PIER}",
        ),
        ("On 2 May the board voted to raise the toll of the quay.", VOTED),
        # The evidence's date is one of two in its sentence.
        (
            "On 2 May the harbour board voted to close the old quay.",
            "The harbour board of Orrin voted to close the old quay on 1 May, not on 5 June.",
        ),
        # Too few words.
        ("On 2 May they voted.", "They voted, late as it was, in the end on 1 May."),
    ],
)
def test_dates_of_other_clauses_stay_absent(claim: str, evidence: str):
    assert dates(claim, evidence) == [("absent", None)]


def test_a_date_that_another_reference_has_is_a_match():
    claim = "On 2 May the harbour board voted to close the old quay."
    other = "It was 2 May when the board chose between the quays."
    assert dates(claim, VOTED, other) == [("match", "2 May")]
