"""A figure of another subject, which shares more words with the claim than its own one does."""

from __future__ import annotations

import pytest
from compared import compare

from claimcheck.checks.facts import FactChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import Evidence, Judgement, Probabilities


def _status(claim: str, evidence: str) -> list[tuple[str, str | None]]:
    return [(f.status, f.found) for f in compare(claim, evidence) if f.kind == "number"]


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        (
            "Profit rose to €4m.",
            "Profit climbed to €4m at Belmar. Sales rose to €20m.",
            "€4m",
        ),
        ("The firm closed 12 shops.", "The firm shut 12 shops. Its rival closed 20 shops.", "12"),
    ],
)
def test_the_value_of_the_same_subject_is_a_match(claim: str, evidence: str, found: str):
    assert _status(claim, evidence) == [("match", found)]


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        ("Profit rose to €4m.", "Profit rose to €20m. Sales rose to €4m at Belmar.", "€20m"),
        # "It" may be the firm.
        ("The firm closed 12 shops.", "The firm opened 12 depots. It closed 20 shops.", "20"),
    ],
)
def test_the_value_of_another_subject_is_a_mismatch(claim: str, evidence: str, found: str):
    assert _status(claim, evidence) == [("mismatch", found)]


@pytest.mark.parametrize(("entailment", "status"), [(0.97, "match"), (0.6, "mismatch")])
def test_what_a_model_reads_as_said_is_in_its_place(entailment: float, status: str):
    claim = "The mill sold 80 tonnes of oats in spring."
    told = "The mill sold 60 tonnes of oats in spring; its rival in Arden sold 80 tonnes."
    article, reference = plain_document("a", claim), plain_document("r", told)
    read = Probabilities(entailment, 1 - entailment - 0.01, 0.01)
    evidence = Evidence(0, len(told), told, 0.8)
    judgement = Judgement("r", "neutral", read, 0.2, "nli", (evidence,))
    facts = FactChecker(article, [reference]).check(0, len(claim), [judgement])
    assert [f.status for f in facts if f.kind == "number"] == [status]


def test_a_figure_with_an_open_end_is_shown_beside_the_same_one():
    other = "Thirty-one people died in the fire in 2011."
    same = f"{other} The fire on Friday killed 23 people."
    assert _status("At least 23 people died in the fire.", same) == [("match", "23")]
    # Without it the one within its bounds counts.
    assert _status("At least 23 people died in the fire.", other) == [("match", "Thirty-one")]
