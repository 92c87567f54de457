"""Sentences are counted for people: the body from 1, headings and furniture by what they are."""

from __future__ import annotations

import pytest
from factories import make_report

from claimcheck.report.numbering import Numbering

NUMBERING = Numbering(make_report())


@pytest.mark.parametrize(
    ("index", "name", "number"),
    [
        (0, "headline", "headline"),
        (1, "sentence 1", "1"),
        (4, "sentence 4", "4"),
        (5, "furniture", "furniture"),
        (7, "sentence 5", "5"),
    ],
)
def test_the_body_is_counted_from_one(index: int, name: str, number: str):
    assert (NUMBERING.name(index), NUMBERING.number(index)) == (name, number)


def test_several_are_named_in_a_row():
    assert NUMBERING.numbers([0, 7, 8]) == "headline, 5, 6"
    assert NUMBERING.numbers([]) == "none"
    assert NUMBERING.total == 14
