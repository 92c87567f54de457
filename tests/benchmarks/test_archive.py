"""The benchmark of the archive: what it makes is clustered, and what it calls a fault."""

from __future__ import annotations

import archive
import numpy as np
import pytest
from archive import OUTLETS, STORY, Exact, News

GOOD = {
    "stored_per_second": 9000,
    "as_searched": {"recall_at_10": 0.99, "milliseconds": 30.0},
    "killed": {"lost": 0},
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"stored_per_second": 1999}, "2,000 sentences stored a second"),
        ({"as_searched": {"recall_at_10": 0.97, "milliseconds": 1.0}}, "recall at 10 of 0.98"),
        ({"as_searched": {"recall_at_10": 1.0, "milliseconds": 51.0}}, "50 ms a sentence"),
        ({"killed": {"lost": 1}}, "nothing lost by a kill"),
    ],
)
def test_what_is_a_fault(change: dict, fault: str | None):
    assert archive.faults({**GOOD, **change}) == ([] if fault is None else [fault])


def test_tellings_of_a_story_are_alike_and_made_again_alike():
    news = News(60)
    one, other = news.telling(3, 0), news.telling(3, 1)
    assert np.array_equal(one, News(60).telling(3, 0))
    assert np.allclose(np.linalg.norm(one, axis=1), 1, atol=1e-5)
    retold = (one * other).sum(axis=1)
    assert 0.6 < retold.mean() < 0.85
    assert (one @ other.T).mean() < 0.5 < retold.min()
    assert (one @ news.telling(40, 0).T).mean() < 0.2


def test_exact_search_keeps_the_ten_nearest_of_all_that_passed():
    rows = np.concatenate([News(9).telling(story, 0) for story in range(9)])
    exact = Exact.of(rows[:5])
    for start in range(0, len(rows), 50):
        exact.see(rows[start : start + 50], start)
    expected = np.argsort(-(rows[:5] @ rows.T), axis=1)[:, :10]
    assert exact.recall(list(expected)) == 1
    assert exact.recall([np.arange(1000, 1010)] * 5) == 0


def test_a_document_has_its_sentences():
    document = archive.document("a")
    assert len(document.content) == STORY
    assert all(document.text[s.start : s.end] == s.text for s in document.sentences)
    assert OUTLETS > 1
