"""Which contradictions are suspected, read closely and believed."""

from __future__ import annotations

import pytest
from readers import A_B_C, CLAIM, SUSPECT, UNSURE, A, Answer, B, C, Readers, labels, reference
from tiny import CONTRADICTED, ENTAILED, candidates, window

from claimcheck.judging.choices import ABOUT, HEARD, LEANING, SUSPECTED, SUSPICION
from claimcheck.judging.premise import SAME_SUBJECT


def test_a_suspected_contradiction_is_read_closely_beside_support():
    """So that references that disagree are found."""
    readers = Readers({A.text: ENTAILED, "y.": SUSPECT}, {"y.": CONTRADICTED})
    found = readers.read(candidates(CLAIM, "x", A), reference("y"))
    assert labels(found) == ["entailment", "contradiction"]
    assert readers.closely[0] == "y."
    assert A.text not in readers.closely


def test_skimming_alone_finds_no_contradiction():
    (found,) = Readers({A.text: CONTRADICTED}).read(candidates(CLAIM, "r", A))
    assert found.label == "neutral", "the large model says so"


@pytest.mark.parametrize(("share", "asked"), [(SUSPICION, True), (SUSPICION - 0.01, False)])
def test_suspicion_begins_at_a_probability(share: float, asked: bool):
    readers = Readers({A.text: ENTAILED, "y.": (0.0, 1 - share, share)})
    readers.read(candidates(CLAIM, "x", A), reference("y"))
    assert bool(readers.closely) is asked


def test_no_contradiction_is_suspected_about_something_else():
    readers = Readers({A.text: ENTAILED, "y.": CONTRADICTED})
    readers.read(candidates(CLAIM, "x", A), reference("y", SAME_SUBJECT - 0.01))
    assert readers.closely == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A valve had jammed and the lever broke.", "neutral"),
        ("The valve jammed and no lever broke.", "contradiction"),
    ],
)
def test_a_near_copy_contradicts_nothing(text: str, label: str):
    case = candidates(CLAIM, "r", window(text, 0.95))
    (found,) = Readers({text: SUSPECT}, {text: CONTRADICTED}).read(case)
    assert found.label == label


def test_at_most_so_many_suspects_are_read_the_worst_first():
    names = [f"r{n}" for n in range(SUSPECTED + 2)]
    small = {f"{name}.": (0.0, 0.4 - 0.1 * n, 0.6 + 0.1 * n) for n, name in enumerate(names)}
    readers = Readers({A.text: ENTAILED} | small)
    readers.read(candidates(CLAIM, "x", A), *map(reference, names))
    assert set(readers.closely) == {f"{name}." for name in names[-SUSPECTED:]}


def test_of_equal_suspects_the_first_are_read():
    names = [f"r{n}" for n in range(SUSPECTED + 1)]
    readers = Readers({A.text: ENTAILED} | {f"{name}.": SUSPECT for name in names})
    readers.read(candidates(CLAIM, "x", A), *map(reference, names))
    assert set(readers.closely) == {f"{name}." for name in names[:SUSPECTED]}


def test_a_suspect_that_was_read_is_not_read_again_for_support():
    readers = Readers({"x.": SUSPECT})
    readers.read(reference("x"), reference("y"))
    assert readers.closely == ["x.", "y."]


@pytest.mark.parametrize(
    ("similarity", "label"),
    [(SAME_SUBJECT, "contradiction"), (SAME_SUBJECT - 0.01, "neutral"), (0.99, "contradiction")],
)
@pytest.mark.parametrize("alone", [True, False])
def test_contradiction_needs_the_same_subject(similarity: float, label: str, alone: bool):
    answers: dict[str, Answer] = {"x.": (0.1, 0.2, 0.7)}
    (found,) = Readers(answers, answers, alone=alone).read(reference("x", similarity))
    assert found.label == label


@pytest.mark.parametrize(
    ("window_says", "label"),
    [
        ((0.2, 0.5, 0.3), "contradiction"),
        ((0.2, 0.6, 0.2), "contradiction"),
        ((0.2, 0.7, 0.1), "neutral"),
        ((0.4, 0.5, 0.1), "neutral"),
    ],
)
def test_a_passage_contradicts_where_the_window_leans_to_no_support(
    window_says: Answer, label: str
):
    large = {A.text: window_says, A_B_C: CONTRADICTED}
    (found,) = Readers({}, large).read(candidates(CLAIM, "r", A, B, C))
    assert found.label == label
    if label == "contradiction":
        assert found.evidence == (B, A, C)
        assert found.probabilities.contradiction == pytest.approx(CONTRADICTED[2])


def test_a_window_that_contradicts_is_not_searched_around_for_support():
    readers = Readers({}, {A.text: CONTRADICTED, A_B_C: ENTAILED})
    found = readers.read(candidates(CLAIM, "x", A, B, C), reference("y"))
    assert labels(found) == ["contradiction", "neutral"]
    assert A_B_C not in readers.closely


def test_a_contradiction_does_not_end_the_search_for_support():
    readers = Readers({"x.": SUSPECT}, {"x.": CONTRADICTED, "y.": ENTAILED})
    assert labels(readers.read(*map(reference, "xy"))) == ["contradiction", "entailment"]


def answered(neutral: float, contradiction: float) -> Answer:
    return 1 - neutral - contradiction, neutral, contradiction


@pytest.mark.parametrize(
    ("answer", "similarity", "label"),
    [
        (answered(HEARD - 0.01, LEANING + 0.01), 0.9, "contradiction"),
        (answered(HEARD - 0.01, LEANING + 0.01), ABOUT, "contradiction"),
        (answered(HEARD - 0.01, LEANING + 0.01), ABOUT - 0.01, "neutral"),
        (answered(HEARD + 0.01, LEANING + 0.01), 0.9, "neutral"),
        (answered(HEARD - 0.01, LEANING - 0.01), 0.9, "neutral"),
    ],
)
def test_what_is_not_silent_and_supports_nothing_leans_to_contradiction(
    answer: Answer, similarity: float, label: str
):
    readers = Readers({"x.": UNSURE}, {"x.": answer}, threshold=0.8)
    assert labels(readers.read(reference("x", similarity))) == [label]


def test_nothing_leans_beside_support():
    readers = Readers({A.text: ENTAILED, "y.": SUSPECT}, {"y.": (0.45, 0.05, 0.5)})
    found = readers.read(candidates(CLAIM, "x", A), reference("y"))
    assert labels(found) == ["entailment", "neutral"]
