"""Signs find the vectors that may be near, all of them where there are few."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.archive import sign_index
from claimcheck.archive.sign_index import SignIndex, sign_bytes


def vectors(count: int, dimension: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)


def index(rows: np.ndarray) -> SignIndex:
    return SignIndex(sign_bytes(rows), rows.shape[1])


@pytest.mark.parametrize("dimension", [1, 10, 64, 100, 384])
@pytest.mark.parametrize("count", [1, 7, 200, 1000])
def test_the_fewest_differing_signs_are_found(monkeypatch, dimension: int, count: int):
    monkeypatch.setattr(sign_index, "_BLOCK", 64)
    stored, asked = vectors(200, dimension), vectors(20, dimension, seed=1)
    differing = ((stored > 0)[None] != (asked > 0)[:, None]).sum(axis=2)
    expected = [np.sort(np.argsort(row, kind="stable")[:count]) for row in differing]
    found = list(index(stored).near(asked, count))
    assert [row.tolist() for row in found] == [row.tolist() for row in expected]


def test_opposite_vectors_are_the_farthest():
    stored = np.concatenate([-vectors(1, 600), vectors(9, 600, seed=1)])
    assert next(index(stored).near(-stored[:1], 9)).tolist() == list(range(1, 10))


@pytest.mark.parametrize("stored", [0, 3])
def test_few_vectors_are_all_near(stored: int):
    assert next(index(vectors(stored, 8)).near(vectors(1, 8), 5)).tolist() == list(range(stored))


def test_half_a_vector_is_refused():
    with pytest.raises(ValueError, match="reshape"):
        SignIndex(sign_bytes(vectors(2, 384))[:-8], 384)
