"""Teasers of other stories at the end of a page."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.furniture.teasers import trailing_teasers, without_teasers
from claimcheck.ingest.load import Source
from claimcheck.records import Document

NOTHING = np.zeros((0, 12))
BODY = [f"The bridge was closed on day {n}." for n in range(6)]
TEASERS = [
    "A film star spoke about her garden.",
    "Rain is expected in the south.",
    "Two clubs agreed on a transfer.",
    "The museum has bought a painting.",
]
AXES = [0] * 6 + [1, 2, 3, 4]


def teasing(paragraphs: list[str], axes: list[int]) -> tuple[Document, np.ndarray]:
    """A document and one unit vector a sentence: the story on axis 0, others on their own."""
    document = build(Source("a", None, "\n\n".join(paragraphs)), language="en")
    assert len(document.sentences) == len(axes)
    return document, np.eye(12)[axes]


def test_trailing_teasers() -> None:
    document, vectors = teasing([*BODY, *TEASERS, "Share this article"], [*AXES, 0])
    assert trailing_teasers(document, vectors, NOTHING) == {6, 7, 8, 9}
    assert trailing_teasers(document, vectors, np.eye(12)[[0, 7]]) == {6, 7, 8, 9}


@pytest.mark.parametrize(
    ("paragraphs", "axes"),
    [
        ([*BODY, *TEASERS[:3]], [0] * 6 + [1, 2, 3]),  # too few
        ([*BODY, *TEASERS], [0] * 6 + [1, 1, 1, 1]),  # about one thing, perhaps the story
        ([*BODY, *TEASERS], [0] * 6 + [1, 2, 3, 0]),  # the last belongs to the story
        ([*BODY, *TEASERS, "“So it is,” she said."], [*AXES, 0]),  # a quote
        ([*BODY, *TEASERS, "It rained. It was cold."], [*AXES, 0, 0]),
        ([*BODY[:3], *TEASERS], [0] * 3 + [1, 2, 3, 4]),  # hardly any story to compare with
        ([*BODY, *TEASERS[:3], "The museum has a new roof, the keeper said."], AXES),
        ([*BODY, "The mayor told the council to wait.", *TEASERS[:3]], AXES),
    ],
)
def test_what_is_no_run_of_teasers(paragraphs: list[str], axes: list[int]) -> None:
    assert trailing_teasers(*teasing(paragraphs, axes), NOTHING) == frozenset()


@pytest.mark.parametrize("told", [1, 2, 3, 4])
def test_an_end_that_another_text_has_in_part_is_the_story_whole(told: int) -> None:
    """However many others follow it: they are of one kind."""
    more = ["The choir sang without a hearer.", "Exams were put off."]
    document, vectors = teasing([*BODY, *TEASERS, *more], [*AXES, 5, 6])
    assert trailing_teasers(document, vectors, np.eye(12)[[told, 9]]) == frozenset()


def test_what_is_set_aside_is_furniture() -> None:
    page, rows = teasing([*BODY, *TEASERS], AXES)
    other, others = teasing(BODY, [0] * 6)
    found, same = without_teasers([page, other], [rows, others])
    assert [s.role for s in found.sentences] == ["body"] * 6 + ["furniture"] * 4
    assert [p.kind for p in found.paragraphs] == ["reported"] * 6 + ["furniture"] * 4
    assert same is other
    assert without_teasers([page, page], [rows, rows]) == [page, page]
    assert without_teasers([page], [rows]) == [found]


def test_trailing_teasers_needs_a_vector_a_sentence() -> None:
    document, vectors = teasing(BODY, [0] * 6)
    with pytest.raises(ValueError, match="5 vectors for 6 sentences"):
        trailing_teasers(document, vectors[:5], NOTHING)
