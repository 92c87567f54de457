"""What most origins report and the article leaves out."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.arrays import Floats
from claimcheck.provenance.omissions import (
    COVERED,
    MOST,
    NEARER,
    SAME_FACT,
    Told,
    nearest_to,
    omissions,
)
from claimcheck.records import Omission

#: Facts by their axes, each long enough to be listed.
LONG = "The owner paid five million euros for fact {} in the harbour court"


def axes(*numbers: int) -> Floats:
    return np.eye(40, dtype=np.float32)[list(numbers)]


def told(
    name: str, origin: int, *facts: int, covered: tuple[int, ...] = (), suffix: str = ""
) -> Told:
    """A reference that tells the facts of these numbers, each in a sentence."""
    return Told(
        name,
        origin,
        [LONG.format(fact) + suffix for fact in facts],
        axes(*facts),
        [float(fact in covered) for fact in facts],
    )


def texts(found: tuple[Omission, ...]) -> list[str]:
    return [omission.text for omission in found]


def test_a_fact_of_two_origins_is_listed_with_its_references():
    found = omissions([told("a", 0, 1, 2), told("b", 1, 3, 1)])
    assert found == (Omission(LONG.format(1), ("a", "b")),)


def test_copies_are_one_voice():
    assert omissions([told("a", 0, 1), told("b", 0, 1)]) == ()
    found = omissions([told("a", 0, 1), told("b", 0, 1), told("c", 1, 1)])
    assert found == (Omission(LONG.format(1), ("a", "b", "c")),)


def test_one_origin_is_not_most():
    assert omissions([told("a", 0, 1)]) == ()
    assert omissions([]) == ()
    assert omissions([told("a", 0), told("b", 1)]) == ()


def test_most_is_more_than_half_of_the_origins():
    two = [told("a", 0, 1), told("b", 1, 1)]
    assert len(omissions([*two, told("c", 2, 5)])) == 1
    assert omissions([*two, told("c", 2, 5), told("d", 3, 6)]) == ()


def test_what_the_article_covers_in_any_wording_is_no_omission():
    assert omissions([told("a", 0, 1, covered=(1,)), told("b", 1, 1)]) == ()


def test_the_shortest_wording_is_shown():
    found = omissions([told("a", 0, 1, suffix=", it was said"), told("b", 1, 1)])
    assert texts(found) == [LONG.format(1)]


def test_sentences_that_say_little_are_not_shown():
    short = Told("b", 1, ["It sank."], axes(1), [0.0])
    assert texts(omissions([told("a", 0, 1), short])) == [LONG.format(1)]
    assert omissions([Told("a", 0, ["It sank."], axes(1), [0.0]), short]) == ()


def test_most_reported_first_then_what_stands_nearest_the_top():
    found = omissions([told("a", 0, 1, 2, 3), told("b", 1, 2, 1, 3), told("c", 2, 9, 8, 3, 2)])
    assert texts(found) == [LONG.format(n) for n in (2, 3, 1)]


def test_at_most_ten_and_each_fact_once():
    facts = range(15)
    found = omissions([told("a", 0, *facts), told("b", 1, *facts)])
    assert texts(found) == [LONG.format(n) for n in range(MOST)]
    assert len(omissions([told("a", 0, *facts), told("b", 1, *facts)], most=3)) == 3


@pytest.mark.parametrize(("cosine", "same"), [(0.01, True), (-0.01, False)])
def test_wordings_of_one_fact_need_not_be_equal(cosine: float, same: bool):
    near = SAME_FACT + cosine
    vectors = axes(1) * near + axes(2) * np.sqrt(1 - near**2)
    other = Told("b", 1, [LONG.format(1)], vectors.astype(np.float32), [0.0])
    assert len(omissions([told("a", 0, 1), other])) == same


@pytest.mark.parametrize(
    ("alike", "nearest", "listed"),
    [
        (1.0, COVERED + 0.01, True),
        (1.0, 1.0 - NEARER + 0.01, False),
        (SAME_FACT, COVERED + 0.01, False),
        (SAME_FACT, COVERED - 0.01, True),
    ],
)
def test_a_fact_that_references_word_alike_must_be_covered_more_nearly(
    alike: float, nearest: float, listed: bool
):
    vectors = axes(1) * (alike + 1e-4) + axes(2) * np.sqrt(max(0.0, 1 - alike**2))
    first = Told("a", 0, [LONG.format(1)], axes(1), [nearest])
    other = Told("b", 1, [LONG.format(1)], vectors.astype(np.float32), [0.0])
    assert bool(omissions([first, other])) is listed


def test_the_nearest_sentence_of_the_article():
    near = np.float32(0.71)
    article = axes(1, 2)
    half = axes(3) * np.sqrt(1 - near**2) + axes(1) * near
    found = nearest_to(article, np.concatenate([axes(2, 3), half]))
    assert found == pytest.approx([1.0, 0.0, 0.71])
    assert nearest_to(axes(), axes(1)) == [0.0]
    assert nearest_to(axes(1), axes()) == []
