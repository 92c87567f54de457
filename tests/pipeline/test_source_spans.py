"""A report says of sentences and findings where they stand in what was given."""

from __future__ import annotations

import json

import pytest
from ferry_story import ARTICLE, POST, check
from jsonschema import Draft202012Validator
from word_file import paragraph, run, word_file

from claimcheck.ingest.load import Source, load_bytes
from claimcheck.records import Report
from claimcheck.records.codec import from_json
from claimcheck.report import render
from claimcheck.report.schema import schema

PAGE = "".join(f"<p>{part.replace('5 m', '<b>5</b>&nbsp;m')}</p>" for part in ARTICLE.split("\n\n"))


def spans(report: Report) -> dict[str, list[dict[str, object]]]:
    """Where the words of the findings stand, as the JSON has it."""
    told = json.loads(render(report, "json"))
    assert not list(Draft202012Validator(schema()).iter_errors(told))
    found: dict[str, list[dict[str, object]]] = {}
    for sentence in told["sentences"]:
        for record in (sentence, *sentence["quotes"], *sentence["facts"], *sentence["parts"]):
            words = told["article"]["text"][record["start"] : record["end"]]
            found.setdefault(words, []).append(record.get("given"))
    return found


@pytest.mark.parametrize(
    ("name", "given", "figure"),
    [
        ("story.txt", ARTICLE.replace("\n", "\r\n"), "5 million euros"),
        ("story.html", f"<html><body>{PAGE}</body></html>", "5</b>&nbsp;million euros"),
    ],
)
def test_text_and_page(name: str, given: str, figure: str) -> None:
    report = check(load_bytes(name, given.encode()), POST)
    assert report.article.given is not None
    assert report.article.given.kind == name.removeprefix("story.").replace("txt", "text")
    found = spans(report)
    for span in found["5 million euros"]:
        assert given[span["start"] : span["end"]] == figure  # type: ignore[index]
    assert all(span is not None for told in found.values() for span in told)
    read_back = from_json(Report, render(report, "json"))
    assert [s.given for s in read_back.sentences] == [s.given for s in report.sentences]


def test_word_file() -> None:
    body = (paragraph(run(part)) for part in ARTICLE.strip().split("\n\n"))
    report = check(load_bytes("story.docx", word_file(*body)), POST)
    start = ARTICLE.split("\n\n")[3].index("5 million")
    (span,) = spans(report)["5 million euros"]
    assert span == {
        "start": start,
        "end": start + len("5 million euros"),
        "word": {
            "part": "word/document.xml",
            "paragraph": 3,
            "run": 0,
            "end_paragraph": 3,
            "end_run": 0,
        },
    }


def test_what_has_no_place_has_none_in_the_report() -> None:
    report = check(Source("story", "A headline of its own", ARTICLE), POST)
    assert spans(report)["A headline of its own"] == [None]
    data = b"From: a@x.example\nTo: b@x.example\nSubject: x\nDate: today\n\n" + ARTICLE.encode()
    mailed = check(load_bytes("story.txt", data), POST)
    assert mailed.article.given is None
    assert {span for told in spans(mailed).values() for span in told} == {None}
