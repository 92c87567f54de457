"""Opposites that exclude each other only of one side: who won and who lost, came and left."""

from __future__ import annotations

import pytest
from report_builder import told

from claimcheck.checks.negation import contrasts


def found(claim: str, evidence: str) -> list[tuple[str, str]]:
    return [(c.text, c.found) for c in contrasts(claim, 0, told("ref", evidence))]


@pytest.mark.parametrize(
    ("claim", "evidence", "pair"),
    [
        (
            "Prices in Velden were higher in May than in June.",
            "Prices in Velden were lower in May than in June.",
            ("higher", "lower"),
        ),
        (
            "Velden has more schools than Ostby.",
            "Velden has fewer schools than Ostby.",
            ("more", "fewer"),
        ),
        (
            "Tarn Ferries won its case over the pier on Monday.",
            "Tarn Ferries lost its case over the pier on Monday.",
            ("won", "lost"),
        ),
        (
            "The envoy arrived in Ostby on Monday for the talks.",
            "The envoy left Ostby on Monday before the talks.",
            ("arrived", "left"),
        ),
    ],
)
def test_of_one_side_they_exclude_each_other(claim: str, evidence: str, pair: tuple[str, str]):
    assert found(claim, evidence) == [pair]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The court ruled for Holm over the pier.", "The court ruled against Vik over the pier."),
        ("The court found for Holm in the case.", "Vik lost in the case, the court found."),
        ("Holm won the case against Vik.", "Vik lost the case against Holm."),
        ("Holm's appeal was allowed by the court.", "Vik's appeal was dismissed by the court."),
        ("Judges allowed Holm's appeal.", "Judges dismissed the council's appeal against Holm."),
        ("The council granted the mill a permit.", "The council refused the mill a loan."),
        ("Judges upheld the fine for Holm.", "Judges dismissed Holm's appeal against the fine."),
        (
            "As it came in from Ostby a valve jammed and the engines pushed on in reverse gear.",
            "A valve jammed and left the engines pushing on while the levers were set to reverse.",
        ),
        ("The envoy arrived in Ostby for the talks.", "The minister left Ostby for the talks."),
    ],
)
def test_of_two_sides_they_do_not(claim: str, evidence: str):
    assert found(claim, evidence) == []
