"""Passages that the small model rules out before the large one reads them."""

from __future__ import annotations

import pytest
from readers import CLAIM, SUSPECT, Answer, B, Readers, labels, longer
from tiny import ENTAILED, NEUTRAL

from claimcheck.judging.choices import SUSPICION, UNLIKELY

X, Y = (f"{B.text} {name}." for name in "xy")


def told(support: float, contradiction: float = 0.0) -> Answer:
    return support, 1 - support - contradiction, contradiction


@pytest.mark.parametrize(
    ("small", "label"),
    [
        (told(UNLIKELY + 0.01), "entailment"),
        (told(UNLIKELY - 0.01), "neutral"),
        (told(UNLIKELY - 0.01, SUSPICION - 0.01), "neutral"),
        (told(UNLIKELY - 0.01, SUSPICION), "entailment"),
        (SUSPECT, "entailment"),
    ],
)
def test_a_passage_is_read_closely_where_skimming_sees_support_or_doubt(small: Answer, label: str):
    readers = Readers({X: small}, {X: ENTAILED}, glances=True)
    assert labels(readers.read(longer("x"))) == [label]
    assert (X in readers.closely) == (label == "entailment")


def test_one_that_is_ruled_out_counts_among_those_searched():
    readers = Readers(dict.fromkeys([X, Y], told(0.0)), {Y: ENTAILED}, glances=True)
    assert labels(readers.read(*map(longer, "xyz"))) == ["neutral"] * 3
    assert readers.skimmed == ["x.", "y.", "z.", X, Y]


def test_what_the_small_model_cannot_read_is_read_closely():
    words = len(f"{X} {CLAIM}".split())
    readers = Readers({}, {X: ENTAILED}, glances=True, max_tokens=words - 1)
    case = longer("x")
    assert labels(readers.read(case)) == ["entailment"]


def test_windows_are_read_closely_whatever_skimming_says_of_passages():
    readers = Readers({X: told(0.0)}, {"x.": ENTAILED}, glances=True)
    assert labels(readers.read(longer("x"))) == ["entailment"]
    assert X not in readers.skimmed


def test_without_a_first_reading_every_passage_is_read_closely():
    readers = Readers({X: NEUTRAL}, {X: ENTAILED})
    assert labels(readers.read(longer("x"))) == ["entailment"]
    assert X not in readers.skimmed
