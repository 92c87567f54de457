"""Figures of one sentence that belong to names in turn, and claims that give one to another."""

from __future__ import annotations

import pytest
from compared import compare

ROSE = "In Orsa sales rose by 14 percent, in Brant by 6 percent and in Lund by 3 percent."
CREWS = "Orsa is sending 55 rescuers and Lund 80 to the flooded valley."
TOLLS = "Ferry tolls brought in £40m at Orsa, £9m at Brant."


def given(claim: str, *references: str) -> list[tuple[str, str | None]]:
    """The figures of a claim that are another's, with what the evidence gives to the claim's."""
    facts = compare(claim, *references)
    return [(f.text, f.found) for f in facts if (f.kind, f.status) == ("number", "mismatch")]


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        ("Sales in Brant went up by 14 percent.", "{}", [("14 percent", "6 percent")]),
        ("Best was Orsa, where sales rose by 6 percent.", "{}", [("6 percent", "14 percent")]),
        ("Tolls at Brant brought in £40m.", TOLLS, [("£40m", "£9m")]),
        # Both are named, and their figures exchanged.
        ("Lund is sending 55 rescuers and Orsa 80.", CREWS, [("55", "80"), ("80", "55")]),
        (
            "Lund and Orsa are sending 55 and 80 rescuers respectively.",
            CREWS,
            [("55", "80"), ("80", "55")],
        ),
        (
            "Lund is sending 55 rescuers and Orsa 80.",
            "Orsa and Lund are sending 55 and 80 rescuers respectively.",
            [("55", "80"), ("80", "55")],
        ),
        (
            "Rescuers go to the valley: 55 from Lund, 80 from Orsa.",
            "Rescuers go to the valley: 55 from Orsa, 80 from Lund.",
            [("55", "80"), ("80", "55")],
        ),
        (
            "Up to 70 per cent of shops in Orsa and 60 per cent in Lund are shut.",
            "Up to 70 per cent of shops in Lund and 60 per cent in Orsa are shut.",
            [("70 per cent", "60 per cent"), ("60 per cent", "70 per cent")],
        ),
    ],
)
def test_the_figure_of_another_name(claim: str, evidence: str, found: list[tuple[str, str]]):
    assert given(claim, evidence.format(ROSE)) == found


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Sales in Orsa went up by 14 percent.",
            "In Orsa sales rose by 14 percent, in Brant by 6.",
        ),
        # Each has its own, in whatever order.
        ("Lund is sending 80 rescuers and Orsa 55.", CREWS),
        ("Lund and Orsa are sending 80 and 55 rescuers respectively.", CREWS),
        (
            "Lund is sending 80 rescuers and Orsa 55.",
            "Orsa and Lund are sending 55 and 80 rescuers respectively.",
        ),
        # A bound holds.
        (
            "In Orsa 70 per cent of shops and in Lund 60 per cent are shut.",
            "In Orsa up to 70 per cent of shops and in Lund 60 per cent are shut.",
        ),
        # Both have the figure, or it is not told whose it is.
        (
            "Lund is sending 55 rescuers and Orsa 80.",
            "Orsa is sending 55 rescuers and Lund 80. Later Orsa sent 80 and Lund 55 rescuers.",
        ),
        ("Lund and Orsa are sending rescuers, 55 and 80 of them.", CREWS),
        # Both names, or none of them.
        ("Sales rose by 14 percent in Orsa, more than in Brant.", "{}"),
        ("Sales rose by 14 percent.", "{}"),
        # Another matter, and a figure that stands elsewhere too.
        ("Unemployment is 14 percent where winters are long, as they are in Brant.", "{}"),
        ("Sales in Brant rose by 14 percent.", "{} Brant's sales of ale were up 14 percent."),
        # Names that are led in otherwise do not share the figures out.
        ("Sales in Orsa rose by 6 percent.", "Halden sold 14 percent in Orsa and 6 percent more."),
    ],
)
def test_what_is_shared_out_as_the_claim_says_or_not_at_all(claim: str, evidence: str):
    assert given(claim, evidence.format(ROSE)) == []
