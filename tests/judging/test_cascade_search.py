"""Of which references, passages and copies the search for support reads."""

from __future__ import annotations

import pytest
from readers import (
    A_B_C,
    CLAIM,
    SUSPECT,
    UNSURE,
    A,
    B,
    C,
    D,
    Readers,
    labels,
    longer,
    reference,
)
from tiny import CONTRADICTED, ENTAILED, candidates

from claimcheck.judging.cascade import SEARCHED

# Passages


def test_passages_are_read_of_the_references_that_windows_support_most():
    readers = Readers({"x.": UNSURE}, {"x.": (0.2, 0.7, 0.1), "y.": (0.3, 0.6, 0.1)})
    readers.read(*map(longer, "xyz"))
    windows, passages = readers.large.calls[:2], readers.large.calls[2:]
    assert windows == [[("x.", CLAIM)], [("y.", CLAIM)]]
    assert passages == [[(f"{B.text} {name}.", CLAIM)] for name in "yx"]


def test_a_passage_that_entails_ends_the_search():
    readers = Readers({}, {f"{B.text} x.": ENTAILED})
    readers.read(*map(longer, "xy"))
    assert f"{B.text} y." not in readers.closely


def test_of_a_part_one_window_is_read():
    readers = Readers({})
    readers.read(*map(longer, "xy"), further=False)
    assert readers.closely == ["x."]


def test_passages_are_read_of_so_many_references_at_most():
    """A suspect's best window is read too, but the two of more support come before it."""
    small = {"w.": SUSPECT, "x.": UNSURE, "y.": (0.5, 0.45, 0.05)}
    large = {"w.": (0.15, 0.8, 0.05), "x.": (0.2, 0.7, 0.1), "y.": (0.3, 0.6, 0.1)}
    readers = Readers(small, large)
    readers.read(*map(longer, "wxy"))
    assert readers.closely[:-SEARCHED] == ["w.", "x.", "y."]
    assert set(readers.closely[-SEARCHED:]) == {f"{B.text} x.", f"{B.text} y."}


@pytest.mark.parametrize("entailing", ["window", "passage"])
def test_no_passage_is_read_where_another_window_entails(entailing: str):
    premise = "y." if entailing == "window" else f"{B.text} y."
    readers = Readers({"x.": UNSURE}, {premise: ENTAILED})
    readers.read(*map(longer, "xy"))
    assert (f"{B.text} x." in readers.closely) is (entailing == "passage")


# Which references are read closely


def test_at_most_so_many_references_are_read_the_most_promising_first():
    names = [f"r{n}" for n in range(SEARCHED + 2)]
    small = {f"{name}.": (0.1 * n + 0.1, 0.8 - 0.1 * n, 0.1) for n, name in enumerate(names)}
    readers = Readers(small)
    readers.read(*map(reference, names))
    assert readers.closely == [f"{name}." for name in names[::-1][:SEARCHED]]


def test_a_suspect_is_read_beside_as_many_promising_references():
    readers = Readers({"w.": SUSPECT, "x.": UNSURE, "y.": (0.5, 0.45, 0.05)})
    readers.read(*map(reference, "wxyz"))
    assert readers.closely == ["w.", "x.", "y."]


def test_an_entailing_reference_ends_the_search():
    readers = Readers({"y.": UNSURE}, {"y.": ENTAILED})
    assert labels(readers.read(reference("x"), reference("y"))) == ["neutral", "entailment"]
    assert readers.closely == ["y."]


def test_the_next_reference_is_read_where_the_first_does_not_entail():
    readers = Readers({"y.": UNSURE}, {"x.": ENTAILED})
    assert labels(readers.read(reference("x"), reference("y"))) == ["entailment", "neutral"]
    assert readers.closely == ["y.", "x."]


def test_of_equally_promising_references_the_first_is_read_first():
    readers = Readers({}, {"x.": ENTAILED})
    readers.read(reference("x"), reference("y"))
    assert readers.closely == ["x."]


def test_a_reference_that_is_sure_ends_the_search_for_all():
    readers = Readers({A.text: ENTAILED, "y.": UNSURE})
    readers.read(candidates(CLAIM, "x", A), reference("y"))
    assert readers.closely == []


def test_claims_are_searched_apart_in_one_call():
    other = "The bell rang twice."
    readers = Readers({C.text: ENTAILED}, {A.text: ENTAILED})
    claims = [
        [candidates(CLAIM, "r", A, B)],
        [candidates(other, "r", C, B)],
        [candidates(other, "s", A)],
    ]
    found = readers.read_all(claims)
    assert readers.large.calls == [[(A.text, other), (A.text, CLAIM)]]
    assert [row[0].label for row in found] == ["entailment"] * 3


# Copies of one origin


def test_of_copies_the_most_promising_is_read_and_then_the_next_origin():
    readers = Readers({"x.": (0.5, 0.45, 0.05), "y.": UNSURE, "z.": (0.3, 0.65, 0.05)})
    readers.read(*map(reference, "xyz"), origins=(0, 0, 1))
    assert readers.closely == ["y.", "z."]


def test_without_origins_all_references_differ():
    readers = Readers({"x.": (0.5, 0.45, 0.05), "y.": UNSURE, "z.": (0.3, 0.65, 0.05)})
    readers.read(*map(reference, "xyz"))
    assert readers.closely == ["y.", "x."]


def test_copies_alone_are_read_once():
    readers = Readers({"x.": UNSURE})
    readers.read(*map(reference, "xyz"), origins=(3, 3, 3))
    assert readers.closely == ["x."]


def test_copies_in_the_same_words_have_their_say_unasked():
    unlikely = (0.4, 0.55, 0.05)
    readers = Readers({"x.": unlikely, "z.": unlikely}, {"x.": ENTAILED, "z.": ENTAILED})
    found = readers.read(*map(reference, "xxz"), origins=(0, 0, 0))
    assert readers.closely == ["x."]
    assert labels(found) == ["entailment", "entailment", "neutral"]


def test_of_copies_with_the_same_window_only_that_counts_for_the_other():
    """What surrounds it may differ."""
    readers = Readers({A.text: UNSURE}, {A_B_C: ENTAILED})
    found = readers.read(
        candidates(CLAIM, "x", A, B, C), candidates(CLAIM, "y", A, D), origins=(0, 0)
    )
    assert readers.closely == [A.text, A_B_C]
    assert labels(found) == ["entailment", "neutral"], "however likely it was by skimming"


def test_a_passage_is_read_of_the_copy_that_close_reading_supports_most():
    small = {"x.": SUSPECT, "y.": SUSPECT, "z.": UNSURE}
    readers = Readers(small, {"x.": (0.2, 0.7, 0.1), "y.": (0.3, 0.6, 0.1)})
    readers.read(*map(longer, "xyz"), origins=(0, 0, 1))
    assert readers.closely[-2:] == [f"{B.text} y.", f"{B.text} z."]


def test_at_most_so_many_origins_are_read_whatever_their_copies():
    names = [f"r{n}" for n in range(2 * (SEARCHED + 1))]
    readers = Readers({})
    readers.read(*map(reference, names), origins=[n // 2 for n in range(len(names))])
    assert readers.closely == [f"r{2 * n}." for n in range(SEARCHED)]


def test_a_copy_of_a_suspect_that_was_read_is_not_read_for_support():
    readers = Readers({"x.": SUSPECT, "y.": UNSURE})
    readers.read(*map(reference, "xyz"), origins=(0, 0, 1))
    assert readers.closely == ["x.", "z."]


def test_copies_are_suspected_each_for_itself():
    """They may differ in the very figure that contradicts."""
    readers = Readers({"x.": SUSPECT, "y.": SUSPECT}, {"y.": CONTRADICTED})
    found = readers.read(*map(reference, "xy"), origins=(0, 0))
    assert sorted(readers.closely) == ["x.", "y."]
    assert labels(found) == ["neutral", "contradiction"]


def test_every_claim_searches_the_origins_for_itself():
    other = "The bell rang twice."
    readers = Readers({"x.": UNSURE, "q.": UNSURE})
    row = [reference("x"), reference("y")]
    again = [reference("p", claim=other), reference("q", claim=other)]
    readers.read_all([row, again], origins=(0, 1))
    first, second = readers.large.calls
    assert set(first) == {("x.", CLAIM), ("q.", other)}
    assert set(second) == {("y.", CLAIM), ("p.", other)}
