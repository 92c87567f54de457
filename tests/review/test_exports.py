"""What is taken away from the desk: reports with their decisions, and the record of the flags."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from desks import ARTICLE, Browser, opened_desk
from pages import Page, words
from word_file import commented, paragraph, run, word_file

from claimcheck.report.schema import schema
from claimcheck.review.pages import exports


@pytest.fixture
def ada(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db") as (_, client):
        yield Browser(client, "Ada")


def test_exports_have_the_report_and_the_decisions(ada: Browser):
    number = ada.add()
    ada.decide(number, [1], "dismiss", "=HYPERLINK(1)")
    ada.decide(number, [2], "note", "a | b <i>")

    def export(form: str) -> str:
        answer = ada.get(f"/articles/{number}/export.{form}")
        assert "attachment" in answer.headers["content-disposition"]
        return answer.text

    report = json.loads(export("json"))
    assert report["review"]["reviewed"] == 1
    assert report["review"]["decisions"][0] == {
        "sentence": 1,
        "decision": "dismiss",
        "text": "=HYPERLINK(1)",
        "reason": "",
        "right": None,
        "reviewer": "Ada",
        "at": report["review"]["decisions"][0]["at"],
        "outdated": False,
        "notes": [],
    }
    assert [line["decision"] for line in report["review"]["log"]] == ["dismiss", "note"]
    assert schema()["properties"].keys() <= report.keys() | {"review"}
    rows = list(csv.DictReader(io.StringIO(export("csv"))))
    assert rows[1]["decision"] == "dismiss"
    assert rows[1]["decision_text"] == "'=HYPERLINK(1)"
    assert rows[2]["notes"] == "Ada: a | b <i>"
    assert r"a \| b \<i\>" in export("md")
    page = export("html")
    assert '<h2 id="decisions-title">Decisions</h2>' in page
    assert "a | b &lt;i&gt;" in page
    assert page.count("</main>") == 1
    Page(page)
    assert ada.get(f"/articles/{number}/export.exe").status_code == 404


def test_a_word_file_has_the_findings_as_comments(ada: Browser):
    number = ada.add()
    answer = ada.get(f"/articles/{number}/export.docx")
    assert answer.headers["content-type"] == exports.FILE_KINDS["docx"]
    assert 'filename="claimcheck-1-revision-1.docx"' in answer.headers["content-disposition"]
    on = {words for words, _ in commented(answer.content).values()}
    assert "The council wrongly said that it cost nine million crowns." in on


def test_the_word_file_that_was_checked_is_given_back(ada: Browser, monkeypatch):
    data = word_file(*map(paragraph, map(run, ARTICLE.split("\n\n"))))
    form = {"reference_text": "The old bridge is open."}
    ada.form("/new", form, files={"article_file": ("bridge.docx", data)}, follow_redirects=False)
    assert ada.wait(1)["state"] == "done"
    asked = []
    monkeypatch.setattr(exports, "render_file", lambda *given: asked.append(given[1:]) or b"made")
    assert ada.get("/articles/1/export.docx").content == b"made"
    assert asked == [("docx", data)]


def test_the_record_of_flags_is_a_page_and_a_table(ada: Browser):
    number = ada.add()
    ada.decide(number, [1], "accept")
    ada.decide(number, [2], "dismiss", "the tool misread")
    assert "contradicted accuracy 100% 21% to 100% 1 1 0 0" in words(ada.get("/flags").text)
    rows = {row["flag"]: row for row in csv.DictReader(io.StringIO(ada.get("/flags.csv").text))}
    assert rows["contradicted"]["right"] == "1.0"
    assert rows["opinion"]["right"] == "0.0"
    assert rows["negation"]["right"] == ""
    assert {row["flag"] for row in ada.get("/flags.json").json()} == set(rows)


def test_a_sentence_of_any_length_is_exported(ada: Browser):
    number = ada.add()
    limit = csv.field_size_limit(30)  # of reading, shorter than the sentences
    try:
        answer = ada.get(f"/articles/{number}/export.csv")
    finally:
        csv.field_size_limit(limit)
    assert answer.status_code == 200
    head, *rows = answer.text.splitlines()
    assert len(rows) == 5
    assert head.endswith("decision,decision_text,reviewer,decided_at,outdated,notes")


def test_an_earlier_revision_is_exported_when_it_is_shown(ada: Browser):
    number = ada.add()
    ada.form(f"/articles/{number}/revise", {"article_text": f"It rained. {ARTICLE}", "keep": "1"})
    assert ada.wait(number)["state"] == "done"
    for revision, asked in ((1, "?revision=1"), (2, "?revision=2"), (2, "")):
        answer = ada.get(f"/articles/{number}/export.json{asked}")
        assert answer.json()["review"]["revision"] == revision
        assert f"-revision-{revision}." in answer.headers["content-disposition"]
    page = ada.get(f"/articles/{number}?revision=1").text
    assert f"/articles/{number}/export.csv?revision=1" in page
    assert ada.get(f"/articles/{number}/export.json?revision=9").status_code == 404
