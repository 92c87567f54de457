"""The cascade where one model both skims and reads closely."""

from __future__ import annotations

from dataclasses import replace

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
from tiny import CONTRADICTED, DOUBTED, ENTAILED, NEUTRAL, candidates

from claimcheck.judging.cascade import SEARCHED
from claimcheck.judging.choices import SUSPECTED


@pytest.mark.parametrize(
    ("window", "passage", "label", "asked"),
    [
        (UNSURE, CONTRADICTED, "entailment", False),
        (CONTRADICTED, ENTAILED, "contradiction", False),
        (NEUTRAL, ENTAILED, "entailment", True),
        (DOUBTED, CONTRADICTED, "contradiction", True),
        (NEUTRAL, CONTRADICTED, "neutral", True),
        (NEUTRAL, NEUTRAL, "neutral", True),
    ],
)
def test_one_model_alone_reads_the_passage_where_the_window_leaves_it_open(
    window: Answer, passage: Answer, label: str, asked: bool
):
    """What it skimmed is known, sure or not."""
    readers = Readers({A.text: window, A_B_C: passage}, alone=True)
    (found,) = readers.read(candidates(CLAIM, "r", A, B, C))
    assert found.label == label
    assert readers.small.calls == [[(A.text, CLAIM)], *([[(A_B_C, CLAIM)]] if asked else [])]
    assert readers.large.calls == []


def test_one_model_alone_reads_passages_of_the_most_promising_references():
    readers = Readers({"y.": (0.4, 0.5, 0.1), "z.": (0.2, 0.7, 0.1)}, alone=True)
    readers.read(*map(longer, "xyz"))
    assert readers.small.calls[1:] == [[(f"{B.text} {name}.", CLAIM)] for name in "yz"]


def test_one_model_alone_reads_the_passage_of_one_reference_of_each_origin():
    readers = Readers({"y.": (0.4, 0.5, 0.1), "z.": (0.2, 0.7, 0.1)}, alone=True)
    readers.read(*map(longer, "xyz"), origins=(0, 1, 1))
    assert readers.small.calls[1:] == [[(f"{B.text} {name}.", CLAIM)] for name in "yx"]


def test_one_model_alone_leaves_a_contradiction_for_the_next_reference():
    readers = Readers({A.text: SUSPECT, A_B_C: ENTAILED}, alone=True)
    found = readers.read(candidates(CLAIM, "x", A, B, C), longer("y"))
    assert labels(found) == ["contradiction", "neutral"]
    assert readers.small.calls[1:] == [[(f"{B.text} y.", CLAIM)]]


@pytest.mark.parametrize(
    ("answer", "label"), [(UNSURE, "entailment"), (CONTRADICTED, "contradiction")]
)
def test_one_model_alone_decides_on_every_window_that_it_skimmed(answer: Answer, label: str):
    names = [f"r{n}" for n in range(SEARCHED + SUSPECTED + 1)]
    readers = Readers({f"{name}.": answer for name in names}, alone=True)
    found = readers.read(*map(reference, names), origins=[0] * len(names))
    assert labels(found) == [label] * len(names)
    assert len(readers.small.calls) == 1


def test_what_decides_is_calibrated_as_such():
    """No reference is judged by how skimming is calibrated."""
    names = [f"r{n}" for n in range(SEARCHED + 1)]
    readers = Readers({f"{name}.": UNSURE for name in names}, alone=True)
    window = readers.judge.window
    scaled = replace(window, calibrator=window.calibrator.scaled(1.0, -1.0))
    readers.judge = replace(readers.judge, window=scaled, close=scaled)
    found = readers.read(*map(reference, names))
    assert labels(found) == ["neutral"] * len(names)
    assert max(judged.support for judged in found) < readers.judge.threshold


def test_a_passage_that_is_the_best_window_is_not_asked_about_twice():
    readers = Readers({}, alone=True)
    readers.read(reference("x"))
    assert readers.skimmed == ["x."]
    readers = Readers({})
    readers.read(reference("x"))
    assert (readers.skimmed, readers.closely) == (["x."], ["x."])
