"""Runs of words fitted into longer texts."""

import itertools
import random

import pytest

from claimcheck.english.approximate_match import Fit, fit

TEXT = "we were told to wait for a spare part from abroad".split()


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("told to wait", Fit(0, 2, 5)),
        ("told to sit", Fit(1, 2, 5)),
        ("they were told", Fit(1, 0, 3)),
        ("told not to wait", Fit(1, 2, 5)),
        ("were told wait for", Fit(1, 1, 6)),
        ("a spare part from abroad today", Fit(1, 6, 11)),
        (" ".join(TEXT), Fit(0, 0, 11)),
    ],
)
def test_fit(run: str, expected: Fit):
    assert fit(run.split(), TEXT) == expected


def test_nothing_in_common_and_nothing_to_fit_into():
    assert fit(["yes"], TEXT).edits == 1
    assert fit(["yes", "no"], []) == Fit(2, 0, 0)
    assert fit([], TEXT).edits == 0


def distance(one: list[str], other: list[str]) -> int:
    """Word edit distance of two whole texts."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


@pytest.mark.parametrize("seed", range(60))
def test_fit_is_the_nearest_of_all_substrings(seed: int):
    rng = random.Random(seed)
    run = rng.choices("abcd", k=rng.randrange(1, 6))
    text = rng.choices("abcd", k=rng.randrange(9))
    found = fit(run, text)
    assert found.edits == distance(run, text[found.start : found.end])
    spans = itertools.combinations_with_replacement(range(len(text) + 1), 2)
    assert found.edits == min(distance(run, text[a:b]) for a, b in spans)
