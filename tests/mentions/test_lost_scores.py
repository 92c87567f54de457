"""Scores and votes with the figure of either side first."""

from __future__ import annotations

import pytest
from compared import compare


@pytest.mark.parametrize(
    ("claim", "evidence", "status"),
    [
        ("Rovers lost 2-3 at home.", "Rovers lost 3-2 at home.", "match"),
        ("Rovers were beaten 3-2 at home.", "At home Rovers went down 2-3.", "match"),
        ("The vote was 14 to 23 against.", "It was rejected by 23 votes to 14.", "match"),
        ("Rovers won 3-2.", "Rovers won 2-3.", "mismatch"),
        ("Rovers had a 3-2 victory against United.", "Rovers had a 2-3 victory.", "mismatch"),
        ("Rovers defeated United 3-2.", "Rovers defeated United 2-3.", "mismatch"),
        ("Rovers lost 2-4 at home.", "Rovers lost 3-2 at home.", "mismatch"),
        ("The vote was 14 to 23.", "The vote was 23 to 14.", "mismatch"),
    ],
)
def test_who_lost_may_stand_first(claim: str, evidence: str, status: str):
    assert [f.status for f in compare(claim, evidence) if f.kind == "number"] == [status]
