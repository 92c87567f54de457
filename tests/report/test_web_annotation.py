"""Web Annotations: every annotation finds its words by either selector."""

from __future__ import annotations

import json
from typing import Any

import pytest
from factories import make_plain_report, make_report
from hostile import HOSTILE
from stubs import make_report as make_short_report

from claimcheck.report import render
from claimcheck.report.remarks import remarks
from claimcheck.report.web_annotation import AROUND


def items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return collection["first"]["items"]


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    return json.loads(render(make_report(), "web-annotation"))


def quoted_at(text: str, selector: dict[str, Any]) -> int:
    """Where a reader finds the words of a TextQuoteSelector, which must be one place."""
    before, after = selector.get("prefix", ""), selector.get("suffix", "")
    around = before + selector["exact"] + after
    assert text.count(around) == 1
    return text.index(around) + len(before)


def test_both_selectors_find_the_words(collection: dict[str, Any]):
    text = make_report().article.text
    spans = [(r.start, r.end) for r in remarks(make_report())]
    assert len(items(collection)) == collection["total"] == len(spans)
    for annotation, (start, end) in zip(items(collection), spans, strict=True):
        quote, position = annotation["target"]["selector"]
        assert (position["start"], position["end"]) == (start, end)
        assert quoted_at(text, quote) == start
        assert quote["exact"] == text[start:end]
        assert max(len(quote.get("prefix", "")), len(quote.get("suffix", ""))) <= AROUND


def test_an_annotation_says_what_is_wrong_and_of_which_kind(collection: dict[str, Any]):
    (annotation,) = (
        a for a in items(collection) if a["target"]["selector"][0]["exact"] == "6.2 million"
    )
    comment, *tags = annotation["body"]
    assert comment["value"] == "number: says “6.2 million”; harbour-post has “4.2 million”"
    assert [(tag["purpose"], tag["value"]) for tag in tags] == [
        ("tagging", "number_mismatch"),
        ("tagging", "accuracy"),
    ]
    assert annotation["motivation"] == "assessing"
    assert annotation["target"]["source"] == "tarn-ferry"


def test_it_is_json_ld_with_ids_of_its_own(collection: dict[str, Any]):
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["first"]["type"] == "AnnotationPage"
    ids = [collection["id"], collection["first"]["id"], *(a["id"] for a in items(collection))]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("urn:uuid:") for name in ids)


def test_positions_count_code_points():
    report = make_plain_report("🚢 The ferry “sails” 🚢.")
    for annotation in items(json.loads(render(report, "web-annotation"))):
        quote, position = annotation["target"]["selector"]
        assert report.article.text[position["start"] : position["end"]] == quote["exact"]


def test_without_a_finding_there_is_no_page():
    found = json.loads(render(make_short_report("supported"), "web-annotation"))
    assert found["total"] == 0
    assert "first" not in found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_text(text: str):
    for annotation in items(json.loads(render(make_plain_report(text), "web-annotation"))):
        assert set(annotation) == {"id", "type", "motivation", "generator", "body", "target"}
        assert annotation["body"][0]["format"] == "text/plain"
