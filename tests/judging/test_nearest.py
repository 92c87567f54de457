"""Which of many references the models read."""

from __future__ import annotations

import pytest
from readers import CLAIM, Readers, reference
from tiny import ENTAILED, candidates, window

from claimcheck.judging.nearest import nearest, passed_over
from claimcheck.records import Candidates


def near(name: str, similarity: float) -> Candidates:
    return reference(name, similarity)


@pytest.mark.parametrize(
    ("likeness", "most", "read"),
    [
        ([0.2, 0.9, 0.5], 2, [1, 2]),
        ([0.2, 0.9, 0.5], 3, [0, 1, 2]),
        ([0.2, 0.9, 0.5], 1, [1]),
        ([0.5, 0.5, 0.5], 2, [0, 1]),
        ([], 2, []),
    ],
)
def test_those_most_like_the_claim_are_read(likeness: list[float], most: int, read: list[int]):
    assert nearest([near(f"r{n}", one) for n, one in enumerate(likeness)], most) == read


def test_copies_crowd_out_nobody():
    cases = [near("a", 0.9), near("a", 0.9), near("a", 0.9), near("b", 0.5), near("c", 0.1)]
    assert nearest(cases, 2) == [0, 1, 2, 3]


def test_the_order_of_references_decides_nothing():
    cases = [near(name, 0.5) for name in "dacb"]
    kept = {cases[n].reference for n in nearest(cases, 2)}
    assert kept == {cases[::-1][n].reference for n in nearest(cases[::-1], 2)}


def test_a_reference_without_windows_is_none_of_many():
    cases = [candidates(CLAIM, "empty"), near("a", 0.2), near("b", 0.3)]
    assert nearest(cases, 1) == [2]


def test_of_a_reference_that_is_not_read_there_is_no_judgement():
    readers = Readers({}, most_references=2)
    found = readers.read(near("x", 0.1), near("y", 0.9), near("z", 0.5))
    assert [j.reference for j in found] == ["y", "z"]
    assert set(readers.skimmed) == {"y.", "z."}


def test_what_is_word_for_word_counts_wherever_it_is():
    said = Candidates(CLAIM, "far", "exact", (window(CLAIM, 1.0),))
    readers = Readers({"y.": ENTAILED}, most_references=1)
    found = readers.read(near("x", 0.1), said, near("y", 0.9))
    assert {j.reference: j.label for j in found}["far"] == "entailment"
    assert "x" not in [j.reference for j in found]


def test_how_many_references_are_passed_over():
    said = Candidates(CLAIM, "far", "exact", (window(CLAIM, 1.0),))
    cases = [said, near("x", 0.1), near("y", 0.9), near("y", 0.9), candidates(CLAIM, "empty")]
    assert [passed_over(cases, most) for most in (1, 2, 9)] == [2, 1, 1]
    assert passed_over([said, near("x", 0.1)], 1) == 0
