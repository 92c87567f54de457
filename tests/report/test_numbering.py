"""Sentences are counted for people: the body from 1, headings and furniture by what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_report

from claimcheck.report.numbering import Numbering

REPORT = make_report()
NUMBERING = Numbering(REPORT)


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
    assert NUMBERING.extent == "headline and 14 sentences"


@pytest.mark.parametrize(
    ("roles", "extent"),
    [
        (["body"], "1 sentence"),
        (["headline", "body", "furniture", "body"], "headline and 2 sentences"),
        (["headline", "body", "headline"], "2 headings and 1 sentence"),
    ],
)
def test_headings_are_counted_apart(roles: list[str], extent: str):
    sentence = REPORT.sentences[0]
    some = tuple(replace(sentence, index=n, role=role) for n, role in enumerate(roles))
    assert Numbering(replace(REPORT, sentences=some)).extent == extent


def test_paragraphs_of_the_body_are_counted_from_one():
    numbers = [NUMBERING.paragraph(paragraph.index) for paragraph in REPORT.paragraphs]
    assert numbers == ["headline", "1", "2", "furniture", "furniture", "3", "4", "5", "6"]
    assert (NUMBERING.paragraphs([7, 8]), NUMBERING.paragraphs([])) == ("5, 6", "none")
