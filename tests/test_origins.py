"""References that are copies of one text count once."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.arrays import Floats
from claimcheck.origins import SAME_SENTENCE, group


def text(*sentences: int, dimension: int = 12) -> Floats:
    """A text whose sentences are axes: the same number is the same sentence."""
    return np.eye(dimension, dtype=np.float32)[list(sentences)]


EMPTY: Floats = np.zeros((0, 0), dtype=np.float32)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        ([text(0, 1, 2)], [0]),
        ([text(0, 1, 2), text(3, 4, 5)], [0, 1]),
        ([text(0, 1, 2), text(2, 1, 0)], [0, 0]),
        # 3 of 5 sentences are most, 2 of 4 are not.
        ([text(0, 1, 2, 3, 4), text(0, 1, 2, 5, 6)], [0, 0]),
        ([text(0, 1, 2, 3), text(0, 1, 4, 5)], [0, 1]),
        # The shorter text counts: a shortened copy is a copy, whatever the longer one adds.
        ([text(0, 1), text(0, 1, 2, 3, 4, 5, 6)], [0, 0]),
        ([text(0, 1, 2, 3, 4, 5, 6), text(1, 0)], [0, 0]),
        # Numbers are given in the order of the references.
        ([text(0), text(1), text(0), text(2), text(1)], [0, 1, 0, 2, 1]),
        # A copy of either of two texts makes them one origin.
        ([text(0, 1, 2), text(3, 4, 5), text(0, 1, 2, 3, 4, 5)], [0, 0, 0]),
        ([text(9), text(0, 1, 2), text(3, 4, 5), text(0, 1, 2, 3, 4, 5)], [0, 1, 1, 1]),
        # Nothing is a copy of a text without sentences.
        ([EMPTY, text(0)], [0, 1]),
        ([EMPTY, EMPTY], [0, 1]),
    ],
)
def test_group(texts: list[Floats], expected: list[int]):
    assert group(texts) == expected


@pytest.mark.parametrize(("cosine", "same"), [(0.01, True), (-0.01, False)])
def test_sentences_need_not_be_equal(cosine: float, same: bool):
    near = SAME_SENTENCE + cosine
    other = np.array([[near, np.sqrt(1 - near**2)]], dtype=np.float32)
    assert group([text(0, dimension=2), other]) == ([0, 0] if same else [0, 1])
