"""Neither the order of the references nor a copy of one changes what is found."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from ferry_story import ARTICLE, POST, WIRE, check

from claimcheck.ingest.load import Source
from claimcheck.records import Report

pytestmark = pytest.mark.usefixtures("tiny_models")

RADIO = """Ferry hits quay in Osle

The Lady Marit hit the quay on Tuesday. Nobody was hurt, the harbour master said.

“We postponed a repair that we should have done,” said Ida Voss.
"""
GIVEN = {"post": POST, "wire": WIRE, "radio": RADIO}


def told(report: Report) -> list[Any]:
    """What is said of each sentence, whatever the order and the ids of equal references."""
    texts = {reference.id: reference.sha256 for reference in report.references}
    return [
        (s.verdict, s.support, s.confidence, s.flags, s.parts, s.unsupported_spans)
        + ({(texts[j.reference], j.label, j.support, j.evidence) for j in s.judgements},)
        for s in report.sentences
    ]


def of(*names: str) -> Report:
    given = [Source(f"{name}{n}", None, GIVEN[name]) for n, name in enumerate(names)]
    return check(ARTICLE, *given)


@pytest.mark.parametrize("names", list(itertools.permutations(GIVEN)))
def test_the_order_changes_nothing(names: tuple[str, ...]):
    assert told(of(*names)) == told(of(*GIVEN))


@pytest.mark.parametrize("twice", list(GIVEN))
@pytest.mark.parametrize("place", range(4))
def test_a_copy_changes_nothing(twice: str, place: int):
    names = list(GIVEN)
    names.insert(place, twice)
    report = of(*names)
    assert told(report) == told(of(*GIVEN))
    assert report.summary == of(*GIVEN).summary
    assert [o.text for o in report.omissions] == [o.text for o in of(*GIVEN).omissions]


def test_every_reference_is_reported_in_the_order_given():
    report = of("wire", "post", "wire", "radio")
    ids = ["wire0", "post1", "wire2", "radio3"]
    assert [reference.id for reference in report.references] == ids
    origins = [reference.origin for reference in report.references]
    assert origins[0] == origins[2] == 0
    assert list(dict.fromkeys(origins)) == list(range(len(set(origins))))
    for sentence in report.sentences:
        if sentence.judgements:
            assert [j.reference for j in sentence.judgements] == ids
            assert sentence.judgements[0].label == sentence.judgements[2].label


def test_one_text_under_two_titles_is_two_references():
    given = (Source("a", "Ferry hits quay", POST), Source("b", "Built in Osle", POST))
    assert len({reference.sha256 for reference in check(ARTICLE, *given).references}) == 2
