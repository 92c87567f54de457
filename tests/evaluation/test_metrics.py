"""Metrics on values worked out by hand, and documents without page furniture."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.evaluation.metrics import (
    Estimate,
    balanced_accuracy,
    bootstrap,
    calibration_error,
    f1,
    roc_auc,
)

TRUTH = np.array([1, 1, 1, 1, 0, 0])


@pytest.mark.parametrize(
    ("guess", "expected"),
    [
        ([1, 1, 1, 1, 0, 0], 1.0),
        ([0, 0, 0, 0, 1, 1], 0.0),
        ([1, 1, 1, 0, 0, 1], (3 / 4 + 1 / 2) / 2),
        ([1, 1, 1, 1, 1, 1], 0.5),
    ],
)
def test_balanced_accuracy(guess: list[int], expected: float):
    assert balanced_accuracy(TRUTH, np.array(guess)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0.9, 0.8, 0.7, 0.6, 0.5, 0.4], 1.0),
        ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 0.0),
        # Of 8 pairs 5 are in order and 1 is tied.
        ([0.9, 0.8, 0.5, 0.3, 0.5, 0.4], 5.5 / 8),
        ([0.5] * 6, 0.5),
    ],
)
def test_roc_auc(scores: list[float], expected: float):
    assert roc_auc(TRUTH, np.array(scores)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("guess", "expected"),
    [
        ([1, 1, 1, 1, 0, 0], 1.0),
        # precision 2/3, recall 2/4
        ([1, 1, 0, 0, 1, 0], 2 * (2 / 3) * (2 / 4) / (2 / 3 + 2 / 4)),
        ([0, 0, 0, 0, 0, 0], 0.0),
    ],
)
def test_f1(guess: list[int], expected: float):
    assert f1(TRUTH, np.array(guess)) == pytest.approx(expected)


@pytest.mark.parametrize("truth", [[1, 1, 1], [0, 0, 0]])
def test_one_class_alone_has_no_value(truth: list[int]):
    column = np.array(truth)
    assert math.isnan(balanced_accuracy(column, column))
    assert math.isnan(roc_auc(column, np.array([0.1, 0.2, 0.3])))


@pytest.mark.parametrize(
    ("truth", "probabilities", "expected"),
    [
        ([1, 1, 0, 0], [1.0, 1.0, 0.0, 0.0], 0.0),
        ([0, 0, 1, 1], [1.0, 1.0, 0.0, 0.0], 1.0),
        # Two bins of two: 0.75 said and 0.5 true, 0.25 said and 0 true.
        ([1, 0, 0, 0], [0.75, 0.75, 0.25, 0.25], 0.25),
        # Bins of one and three: |1 - 0.95| / 4 + |1/3 - 0.35| * 3 / 4.
        ([1, 1, 0, 0], [0.95, 0.35, 0.35, 0.35], 0.05 / 4 + abs(1 / 3 - 0.35) * 3 / 4),
    ],
)
def test_calibration_error(truth: list[float], probabilities: list[float], expected: float):
    assert calibration_error(np.array(truth), np.array(probabilities)) == pytest.approx(expected)


def test_calibration_error_with_weights():
    """Two bins; the second has three quarters of the weight."""
    truth, probabilities = np.array([1, 1, 0, 0]), np.array([0.15, 0.15, 0.85, 0.95])
    weights = np.array([0.5, 0.5, 2.0, 1.0])
    expected = 0.85 / 4 + 0.85 * 2 / 4 + 0.95 / 4
    assert calibration_error(truth, probabilities, weights) == pytest.approx(expected)
    even = calibration_error(truth, probabilities, np.full(4, 7.0))
    assert even == pytest.approx(calibration_error(truth, probabilities))


def test_bootstrap_is_the_same_every_time():
    values = np.arange(100.0)
    first = bootstrap(np.mean, values)
    assert first == bootstrap(np.mean, values)
    assert first != bootstrap(np.mean, values, seed=2)
    assert first.value == 49.5
    # The mean of 100 values with a standard deviation of 28.9 has a standard error of 2.9.
    assert first.low == pytest.approx(49.5 - 1.96 * 2.89, abs=1.0)
    assert first.high == pytest.approx(49.5 + 1.96 * 2.89, abs=1.0)


def test_bootstrap_draws_rows_not_cells():
    a = np.arange(20)
    pairs = bootstrap(lambda x, y: float((x == y).mean()), a, list(a))
    assert pairs == Estimate(1.0, 1.0, 1.0)


def test_bootstrap_leaves_out_resamples_without_a_value():
    truth = np.array([1, 0, 0])
    found = bootstrap(balanced_accuracy, truth, truth)
    assert found == Estimate(1.0, 1.0, 1.0)


def test_bootstrap_without_any_value():
    found = bootstrap(balanced_accuracy, np.ones(4), np.ones(4))
    assert all(map(math.isnan, (found.value, found.low, found.high)))


def test_an_estimate_is_printed_with_its_interval():
    assert str(Estimate(0.81249, 0.7, 0.9)) == "0.812 [0.700, 0.900]"


def test_plain_document():
    text = "  The ferry sank.  Nobody saw it.\n\n\nRead more: sign up for our letter\n \nShare\n"
    document = plain_document("d", text)
    assert document.text == (
        "The ferry sank. Nobody saw it.\n\nRead more: sign up for our letter\n\nShare"
    )
    assert [s.text for s in document.content] == [
        "The ferry sank.",
        "Nobody saw it.",
        "Read more: sign up for our letter",
        "Share",
    ]
    assert [s.paragraph for s in document.sentences] == [0, 0, 1, 2]
    assert [s.index for s in document.sentences] == [0, 1, 2, 3]
    for part in (*document.sentences, *document.paragraphs):
        assert 0 <= part.start < part.end <= len(document.text)
    assert all(document.text[s.start : s.end] == s.text for s in document.sentences)
    assert [document.text[p.start : p.end] for p in document.paragraphs] == (
        document.text.split("\n\n")
    )


def test_a_plain_document_of_nothing():
    document = plain_document("d", " \n \n")
    assert (document.text, document.sentences, document.paragraphs) == ("", (), ())
