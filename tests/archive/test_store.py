"""The nearest sentences are those of exact search, in a file that gives them back."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from claimcheck.archive.database import open_or_make
from claimcheck.archive.store import Store
from claimcheck.records import Document, Sentence


def _document(sentences: int) -> Document:
    told = tuple(Sentence(i, 0, 0, 1, "x") for i in range(sentences))
    return Document(f"{sentences}", None, f"{sentences}", "en", (), told, ())


def test_the_nearest_of_clustered_vectors_are_found(tmp_path: Path):
    """10 of 3,000 through 300 that are nearest by signs, and in half precision."""
    random = np.random.default_rng(0)
    rows = np.repeat(random.standard_normal((60, 384)), 50, axis=0)
    rows += 0.8 * random.standard_normal((3000, 384))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    asked = rows[::150] + 0.02 * random.standard_normal((20, 384)).astype(np.float32)
    connection = open_or_make(tmp_path / "a.db", "x@1", 384)
    store = Store(connection, tmp_path / "a.db")
    first, second = store.add(
        [("one", _document(1000), rows[:1000]), ("two", _document(2000), rows[1000:])]
    )
    with store.snapshot():
        found = store.nearest(asked, 10, 300)
        entry, stored = store.read(2)
    assert (entry, stored.shape) == (second, (2000, 384))
    assert np.abs(stored - rows[1000:]).max() < 1e-3
    exact = np.argsort(-(asked @ rows.T), axis=1)[:, :10]
    shared = [len({*near.sentences - 1} & {*row}) for near, row in zip(found, exact, strict=True)]
    assert np.mean(shared) >= 9.8
    for near, vector in zip(found, asked, strict=True):
        assert np.abs(near.cosines - rows[near.sentences - 1] @ vector).max() < 1e-3
        assert (near.documents == 1 + (near.sentences > 1000)).all()
        assert (np.diff(near.cosines) <= 0).all()
    store.remove([first])
    with store.snapshot():
        assert min(store.nearest(asked[:1], 3000, 0)[0].sentences) == 1001
    connection.close()
