"""Which pairs the two models are asked about, and which of their answers stands."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from readers import (
    A_B,
    A_B_C,
    CLAIM,
    SUSPECT,
    THRESHOLD,
    UNSURE,
    A,
    Answer,
    Answers,
    B,
    C,
    D,
    Readers,
    labels,
    reference,
)
from tiny import CONTRADICTED, DOUBTED, ENTAILED, NEUTRAL, candidates, window

from claimcheck.judging.promise import Promise
from claimcheck.models.calibration import FEATURES, Calibrator

# Word for word


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("method", ["exact", "near_exact"])
def test_a_word_for_word_match_needs_no_model(method: str, alone: bool):
    readers = Readers({}, alone=alone)
    case = candidates(CLAIM, "r", window(CLAIM, 1.0), method=method)  # type: ignore[arg-type]
    (found,) = readers.read(case)
    assert readers.small.calls == readers.large.calls == []
    assert (found.label, found.method, found.support) == ("entailment", method, 1.0)
    assert found.probabilities.entailment == 1.0
    assert found.evidence == case.windows


def test_a_word_for_word_match_ends_the_search():
    """The other reference is skimmed all the same, for the report."""
    readers = Readers({A.text: UNSURE})
    exact = candidates(CLAIM, "y", window(CLAIM, 1.0), method="exact")
    found = readers.read(candidates(CLAIM, "x", A, C), exact)
    assert readers.skimmed == [A.text]
    assert readers.closely == []
    assert [j.reference for j in found] == ["x", "y"]


# Skimming


def test_sure_support_is_left_to_the_small_model():
    readers = Readers({A.text: ENTAILED})
    (found,) = readers.read(candidates(CLAIM, "r", A, B))
    assert (readers.skimmed, readers.closely) == ([A.text], [])
    assert (found.label, found.method, found.evidence) == ("entailment", "nli", (A,))
    shares = found.probabilities
    assert (shares.entailment, shares.neutral, shares.contradiction) == pytest.approx(ENTAILED)
    assert found.support == pytest.approx(ENTAILED[0], abs=1e-3)


@pytest.mark.parametrize(("entailment", "asked"), [(0.79, True), (0.81, False)])
def test_less_than_sure_is_read_closely(entailment: float, asked: bool):
    readers = Readers({A.text: (entailment, 1 - entailment, 0.0)})
    readers.read(candidates(CLAIM, "r", A))
    assert bool(readers.closely) is asked


def test_every_reference_is_skimmed_by_its_best_window():
    readers = Readers({A.text: ENTAILED})
    readers.read(candidates(CLAIM, "x", A, B), candidates(CLAIM, "y", C, D), reference("z"))
    assert sorted(readers.skimmed) == sorted([A.text, C.text, "z."])


# Reading closely


def test_an_unsure_claim_is_read_by_the_large_model_first_in_the_window_then_in_the_passage():
    readers = Readers({})
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert readers.skimmed == [A.text]
    assert readers.large.calls == [[(A.text, CLAIM)], [(A_B_C, CLAIM)]]
    assert found.label == "neutral"


@pytest.mark.parametrize(
    ("answer", "label"), [(ENTAILED, "entailment"), (CONTRADICTED, "contradiction")]
)
def test_what_the_window_decides_is_read_no_further(answer: Answer, label: str):
    readers = Readers({}, {A.text: answer, A_B_C: ENTAILED})
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert readers.closely == [A.text]
    assert (found.label, found.evidence) == (label, (A,))


def test_support_that_is_spread_is_found_in_the_passage():
    (found,) = Readers({}, {A_B_C: ENTAILED}).read(candidates(CLAIM, "r", A, B, C))
    assert found.label == "entailment"
    assert found.evidence == (B, A, C), "the windows in the order of the reference"


@pytest.mark.parametrize("skimmed", [(0.79, 0.2, 0.01), UNSURE, NEUTRAL, SUSPECT])
@pytest.mark.parametrize(
    ("answer", "label"),
    [(ENTAILED, "entailment"), (NEUTRAL, "neutral"), (CONTRADICTED, "contradiction")],
)
@pytest.mark.parametrize("premise", [A.text, A_B_C])
def test_what_is_read_closely_stands_whatever_skimming_promised(
    skimmed: Answer, answer: Answer, label: str, premise: str
):
    readers = Readers({A.text: skimmed}, {A.text: DOUBTED} | {premise: answer})
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    shares = found.probabilities
    assert found.label == label
    assert (shares.entailment, shares.neutral, shares.contradiction) == pytest.approx(answer)
    assert found.support == pytest.approx(answer[0], abs=1e-3)


@pytest.mark.parametrize(
    ("large", "stands"),
    [
        ({A.text: (0.3, 0.6, 0.1), A_B_C: (0.2, 0.7, 0.1)}, (A,)),
        ({A.text: (0.2, 0.7, 0.1), A_B_C: (0.3, 0.6, 0.1)}, (B, A, C)),
        ({A.text: (0.3, 0.6, 0.1), A_B_C: (0.3, 0.6, 0.1)}, (A,)),
    ],
)
def test_of_neutral_readings_the_one_with_more_support_stands(large: Answers, stands: tuple):
    (found,) = Readers({}, large).read(candidates(CLAIM, "r", A, B, C))
    assert (found.label, found.evidence) == ("neutral", stands)


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ((0.8, 0.1, 0.1), "entailment"),
        ((0.7, 0.2, 0.1), "neutral"),
        ((0.1, 0.31, 0.59), "neutral"),
        ((0.1, 0.29, 0.61), "contradiction"),
    ],
)
def test_thresholds_decide(answer: Answer, label: str):
    (found,) = Readers({}, {A.text: answer}, threshold=0.75).read(candidates(CLAIM, "r", A))
    assert found.label == label


@pytest.mark.parametrize(("entailment", "asked"), [(0.31, True), (0.29, False)])
def test_what_promises_too_little_is_not_read_closely(entailment: float, asked: bool):
    readers = Readers({A.text: (entailment, 1 - entailment, 0.0)}, promising=0.3)
    (found,) = readers.read(candidates(CLAIM, "r", A, B))
    assert bool(readers.closely) is asked
    assert found.label == "neutral"


def test_the_support_of_what_is_left_unread_is_the_chance_that_it_had():
    readers = Readers({A.text: (0.05, 0.95, 0.0)})
    always = Promise(Calibrator((0.0,) * len(FEATURES), -2.0), least=0.2)
    readers.judge = replace(readers.judge, promise=always)
    (found,) = readers.read(candidates(CLAIM, "r", A, B))
    assert (found.label, readers.closely) == ("neutral", [])
    assert found.support == pytest.approx(1 / (1 + math.exp(2.0)))
    assert found.probabilities.entailment == pytest.approx(0.05)


def test_what_skimming_supports_is_read_whatever_it_promises():
    readers = Readers({A.text: (THRESHOLD, 1 - THRESHOLD, 0.0)}, promising=0.9)
    readers.read(candidates(CLAIM, "r", A, B))
    assert readers.closely
    readers = Readers({A.text: (THRESHOLD - 0.01, 0.5, 0.0)}, promising=0.9)
    readers.read(candidates(CLAIM, "r", A, B))
    assert not readers.closely


def test_what_is_left_unread_never_entails_beside_a_reference_that_does():
    readers = Readers({"x.": ENTAILED, "y.": (0.29, 0.71, 0.0)}, promising=0.3, threshold=0.3)
    assert labels(readers.read(reference("x"), reference("y"))) == ["entailment", "neutral"]


def test_a_reference_that_promises_too_little_but_is_suspected_is_read():
    readers = Readers({A.text: SUSPECT}, {A_B_C: ENTAILED}, promising=0.3)
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert (readers.closely, found.label) == ([A.text, A_B_C], "entailment")


def test_the_promising_reference_of_most_support_is_read_first():
    skimmed = {"x.": (0.2, 0.8, 0.0), "y.": (0.4, 0.6, 0.0), "z.": UNSURE}
    readers = Readers(skimmed, promising=0.3)
    readers.read(reference("x"), reference("y"), reference("z"))
    assert readers.closely == ["z.", "y."]


# What other references say, once one entails the claim


def test_skimmed_support_of_other_references_counts_once_one_entails():
    readers = Readers({A.text: ENTAILED, "y.": UNSURE, "z.": (0.4, 0.5, 0.1)})
    found = readers.read(candidates(CLAIM, "x", A), reference("y"), reference("z"))
    assert labels(found) == ["entailment", "entailment", "neutral"]
    assert readers.closely == []


def test_it_counts_after_a_close_reading_too_but_not_of_what_was_read_closely():
    small = {"x.": (0.7, 0.2, 0.1), "y.": (0.65, 0.3, 0.05), "z.": UNSURE}
    readers = Readers(small, {"y.": ENTAILED})
    found = readers.read(reference("x"), reference("y"), reference("z"))
    assert readers.closely == ["x.", "y."]
    assert labels(found) == ["neutral", "entailment", "entailment"]


def test_skimmed_support_decides_nothing_where_no_reference_entails():
    small = {"x.": (0.7, 0.2, 0.1), "y.": (0.65, 0.3, 0.05), "z.": UNSURE}
    readers = Readers(small)
    found = readers.read(reference("x"), reference("y"), reference("z"))
    assert labels(found) == ["neutral"] * 3


def test_skimming_says_nothing_of_a_reference_that_was_to_be_read_closely():
    """The large model could not read it, so nobody knows better."""
    limit = len(CLAIM.split()) + 2
    long = candidates(CLAIM, "long", window("The valve jammed, they said.", 0.9))
    small = {long.windows[0].text: (0.7, 0.2, 0.1), "y.": UNSURE}
    readers = Readers(small, {"y.": ENTAILED}, large_max_tokens=limit)
    assert labels(readers.read(long, reference("y"))) == ["neutral", "entailment"]


# What is too long


@pytest.mark.parametrize("alone", [True, False])
def test_what_no_model_can_read_has_no_judgement(alone: bool):
    long = window("The valve " + "really " * 30 + "jammed.", 0.9)
    readers = Readers({A.text: ENTAILED}, alone=alone, max_tokens=20, large_max_tokens=20)
    found = readers.read(candidates(CLAIM, "long", long), candidates(CLAIM, "short", A))
    assert [j.reference for j in found] == ["short"]
    assert readers.read(candidates("word " * 50, "r", A, B)) == []
    assert readers.skimmed == [A.text]


def test_a_passage_that_is_too_long_leaves_what_the_window_says():
    limit = len(A.text.split()) + len(CLAIM.split())
    large = {A.text: (0.3, 0.6, 0.1), A_B_C: ENTAILED}
    readers = Readers({A.text: UNSURE}, large, large_max_tokens=limit)
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert readers.closely == [A.text]
    assert (found.label, found.support) == ("neutral", pytest.approx(0.3, abs=1e-3))
    assert found.evidence == (A,)


def test_what_the_large_model_cannot_read_stays_as_it_was_skimmed():
    readers = Readers({A.text: UNSURE}, large_max_tokens=3)
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert readers.closely == []
    assert (found.label, found.support) == ("neutral", pytest.approx(0.6, abs=1e-3))
    assert found.evidence == (A,)


# Order and economy


def test_equal_pairs_are_asked_once():
    copies = [candidates(CLAIM, name, A, B) for name in ("x", "y", "z", "w")]
    readers = Readers({A.text: CONTRADICTED})
    found = readers.read_all([copies, copies])
    assert readers.small.asked == [(A.text, CLAIM)]
    assert readers.closely == [A.text, A_B]
    assert [[j.reference for j in row] for row in found] == [["x", "y", "z", "w"]] * 2


def test_judgements_keep_the_order_of_the_references():
    small = {"c.": (0.1, 0.8, 0.1), "a.": (0.5, 0.4, 0.1), "b.": (0.3, 0.6, 0.1)}
    found = Readers(small).read(*map(reference, "cab"))
    assert [j.reference for j in found] == ["c", "a", "b"]


def test_nothing_to_judge():
    readers = Readers({})
    assert readers.read_all([]) == []
    assert readers.read() == []
    assert readers.small.calls == readers.large.calls == []
