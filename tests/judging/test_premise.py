"""Premises: one line of the evidence's windows, in the order of the reference."""

from __future__ import annotations

from readers import CLAIM, A, B, C
from tiny import candidates, window

from claimcheck.judging.premise import evidence_of, premise_of


def test_the_premise_has_no_line_breaks():
    split = window("The valve\n\njammed. ", 0.9)
    assert premise_of([split, B]) == "The valve jammed. The lever broke."
    case = candidates(CLAIM, "r", A, B, C)
    assert premise_of(evidence_of(case, 2)) == "The lever broke. The valve jammed."
    assert evidence_of(case, 1) == (A,)
    assert evidence_of(case, 9) == (B, A, C)
