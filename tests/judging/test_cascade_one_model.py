"""The cascade where one model both skims and reads closely."""

from __future__ import annotations

import pytest
from readers import (
    A_B_C,
    CLAIM,
    SUSPECT,
    UNSURE,
    A,
    Answer,
    B,
    C,
    Readers,
    labels,
    longer,
    reference,
)
from tiny import CONTRADICTED, ENTAILED, NEUTRAL, candidates


@pytest.mark.parametrize("skimmed", [ENTAILED, NEUTRAL, CONTRADICTED])
@pytest.mark.parametrize(
    ("passage", "label"),
    [(ENTAILED, "entailment"), (NEUTRAL, "neutral"), (CONTRADICTED, "contradiction")],
)
def test_one_model_alone_decides_by_the_passage(skimmed: Answer, passage: Answer, label: str):
    readers = Readers({A.text: skimmed, A_B_C: passage}, alone=True)
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert (found.label, found.evidence) == (label, (B, A, C))
    assert readers.small.calls == [[(A.text, CLAIM)], [(A_B_C, CLAIM)]]
    assert readers.large.calls == []


def test_one_model_alone_reads_the_most_promising_references():
    readers = Readers({"y.": (0.4, 0.5, 0.1), "z.": (0.2, 0.7, 0.1)}, alone=True)
    readers.read(*map(longer, "xyz"))
    assert readers.small.calls[1:] == [[(f"{B.text} {name}.", CLAIM)] for name in "yz"]


def test_one_model_alone_reads_one_reference_of_each_origin():
    readers = Readers({"y.": (0.4, 0.5, 0.1), "z.": (0.2, 0.7, 0.1)}, alone=True)
    readers.read(*map(longer, "xyz"), origins=(0, 1, 1))
    assert readers.small.calls[1:] == [[(f"{B.text} {name}.", CLAIM)] for name in "yx"]


def test_one_model_alone_reads_what_it_suspects_first():
    readers = Readers({A.text: SUSPECT, A_B_C: CONTRADICTED, "y.": UNSURE}, alone=True)
    found = readers.read(candidates(CLAIM, "x", A, B, C), reference("y"))
    assert labels(found) == ["contradiction", "entailment"]
    assert readers.small.calls[1:] == [[(A_B_C, CLAIM)]], "of y the window is the passage"


def test_skimmed_support_of_other_references_counts_once_one_entails():
    small = {"x.": ENTAILED, f"{B.text} x.": ENTAILED, "y.": UNSURE, "z.": (0.4, 0.5, 0.1)}
    readers = Readers(small, alone=True)
    assert labels(readers.read(*map(longer, "xyz"))) == ["entailment", "entailment", "neutral"]
    assert readers.small.calls[1:] == [[(f"{B.text} x.", CLAIM)]]


def test_a_passage_that_is_the_best_window_is_not_asked_about_twice():
    readers = Readers({}, alone=True)
    readers.read(reference("x"))
    assert readers.skimmed == ["x."]
    readers = Readers({})
    readers.read(reference("x"))
    assert (readers.skimmed, readers.closely) == (["x."], ["x."])
