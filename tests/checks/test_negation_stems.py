"""Words that only look like forms of one another are no opposites of one another's opposites."""

from __future__ import annotations

import pytest
from report_builder import told

from claimcheck.checks.negation import contrasts


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The site at Halvern port was safe after the blast.",
            "The panel did not sit at Halvern port after the blast.",
        ),
        (
            "The island's wines reached record prices at the Tolm auction.",
            "The island's estates lost at record prices at the Tolm auction.",
        ),
        (
            "The plane stood at the northern gate of Tolm airport.",
            "The airline did not plan to use the northern gate of Tolm airport.",
        ),
        (
            "The car was kept at the clinic in Ostra overnight.",
            "The clinic in Ostra did not care for him overnight at its site.",
        ),
        (
            "The star of the Halvern show left the stage at midnight.",
            "The guests of the Halvern show did not stare at the stage at midnight.",
        ),
        (
            "The note on the harbour gate named the crews of Tolm.",
            "The harbour gate did not close to the crews of Tolm.",
        ),
        (
            "The rate of arrivals in Tolm harbour is published weekly.",
            "The Tolm harbour authority did not find a rat among the arrivals this week.",
        ),
        (
            "The contract with the Tolm ferry line was signed in March.",
            "The Tolm ferry line did not contrast its offer in March with others.",
        ),
        (
            "Its intervention in the Ostra strike ended the dispute.",
            "The minister gave no interview in the Ostra strike before the dispute ended.",
        ),
        (
            "The professor led the Halvern inquiry into the mill fire.",
            "No profession was named by the Halvern inquiry into the mill fire.",
        ),
    ],
)
def test_a_false_stem_makes_no_contrary(claim: str, evidence: str):
    assert contrasts(claim, 0, told("wire", evidence)) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The panel sat at Halvern port after the blast.",
            "The panel did not sit at Halvern port after the blast.",
        ),
        (
            "The council planned to close the northern gate of Tolm airport.",
            "The council did not plan to close the northern gate of Tolm airport.",
        ),
        (
            "The clinic in Ostra cared for the two sailors overnight.",
            "The clinic in Ostra did not care for the two sailors overnight.",
        ),
    ],
)
def test_a_true_stem_still_does(claim: str, evidence: str):
    assert contrasts(claim, 0, told("wire", evidence))
