"""The one figure or date in which a claim differs that a model judged contradicted."""

from __future__ import annotations

import pytest
from compared import compare

from claimcheck.checks.facts import FactChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import Evidence, Judgement, Label, Probabilities

NEAR = "Inspectors took samples at the dairy in Orsa on Monday."
LATE = "It was Tuesday when samples from the Orsa dairy reached the inspectors."


def differing(claim: str, *evidence: str, label: Label = "contradiction") -> dict[str, str | None]:
    """What mismatches, with what the evidence has."""
    facts = compare(claim, *evidence, label=label)
    return {f.text: f.found for f in facts if f.status == "mismatch"}


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        (LATE, NEAR, {"Tuesday": "Monday"}),
        (
            "In the end 40 boats were driven on to the rocks by the storm off Orsa.",
            "The storm blew all day off Orsa, and seven boats, all of them new, lay on rocks.",
            {"40": "seven"},
        ),
    ],
)
def test_what_alone_differs_is_named(claim: str, evidence: str, found: dict[str, str]):
    assert differing(claim, evidence) == found
    assert differing(claim, evidence, label="neutral") == {}
    assert differing(claim, evidence, label="entailment") == {}


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Too little is shared; two of the evidence, or of the claim, could be meant.
        ("On Tuesday the band played in the park until late, to loud applause.", NEAR),
        ("Samples from the Orsa dairy came on Tuesday.", f"{NEAR[:-1]} or on Friday."),
        ("Samples from the Orsa dairy came on Tuesday or Friday.", NEAR),
        # Nothing to compare, nothing that differs.
        ("Samples from the Orsa dairy came at last.", NEAR),
        ("Samples from the Orsa dairy came on Monday.", NEAR),
        # Another thing is counted.
        ("On Monday 14 samples came from the dairy at Orsa.", f"{NEAR[:-1]} and saw three cows."),
    ],
)
def test_what_may_be_of_something_else_is_not(claim: str, evidence: str):
    assert differing(claim, evidence) == {}


def test_what_another_reference_has_does_not_only_differ():
    assert differing(LATE, NEAR, "The dairy was closed on Tuesday.") == {}


@pytest.mark.parametrize(("nearer", "found"), [(0.9, ["Monday"]), (0.1, [])])
def test_the_best_window_decides_whatever_another_has(nearer: float, found: list[str]):
    source = plain_document("r", f"{NEAR} The dairy was closed on Tuesday.")
    windows = tuple(
        Evidence(s.start, s.end, s.text, similarity, (s.index,))
        for s, similarity in zip(source.sentences, (nearer, 0.5), strict=True)
    )
    read = Probabilities(0.1, 0.1, 0.8)
    judgement = Judgement("r", "contradiction", read, 0.1, "nli", windows)
    facts = FactChecker(plain_document("article", LATE), [source]).check(0, len(LATE), [judgement])
    assert [f.found for f in facts if f.status == "mismatch"] == found
