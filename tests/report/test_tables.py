"""Markdown and CSV: foreign text stays text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from factories import make_plain_report, make_report
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.records import Fact
from claimcheck.report import render
from claimcheck.report.csv_report import COLUMNS
from claimcheck.report.markdown import escape

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    return [t for block in MARKDOWN.parse(text) for t in (block, *(block.children or ()))]


def words(text: str) -> str:
    return "".join(t.content for t in tokens(text) if t.type == "text")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> <!-- x --> &amp; &lt;",
        "*a* **b** __c__ ~~d~~ `e` \\* [f](g) ![h](i) <j@k.l> ||m||",
        "# a",
        "1. a",
        "2) a",
        "- a",
        "+ a",
        "= a",
        "=====",
        "---",
        "> a",
        "```a",
        "| a | b |",
        "[x]: /y",
    ],
)
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    allowed = {t.type for t in tokens(render(make_plain_report("plain"), "markdown"))}
    markdown = render(make_plain_report(text), "markdown")
    assert {t.type for t in tokens(markdown)} <= allowed
    # The title, a block of its own, an item and a table cell at least.
    assert words(markdown).count(text) >= 4


def test_addresses_do_not_become_links() -> None:
    escaped = escape("see https://a.example/b, www.c.example and d@e.example")
    assert escaped == "see https\\://a.example/b, www\\.c.example and d\\@e.example"


def test_markdown_has_every_sentence_and_marks_the_diff() -> None:
    markdown = render(make_report(), "markdown")
    for sentence in make_report().sentences:
        assert escape(sentence.text) in markdown
    assert "{+always+}" in words(markdown)
    assert "[-urgent-]" in words(markdown)


def test_markdown_marks_the_words_in_doubt() -> None:
    report = make_report()
    markdown = render(report, "markdown")
    assert "> Buses will run to the north pier, and **three schools have closed**." in markdown
    schools = report.sentences[9]
    three = Fact("number", schools.start + 38, schools.start + 43, "three", "mismatch", "a", "two")
    both = replace(report, sentences=(replace(schools, facts=(three,)),))
    assert "and **three schools have closed**." in render(both, "markdown")


def test_csv_has_one_row_a_sentence() -> None:
    report = make_report()
    rows = list(csv.DictReader(io.StringIO(render(report, "csv"))))
    assert len(rows) == len(report.sentences)
    assert tuple(rows[0]) == COLUMNS
    assert [row["text"] for row in rows] == [s.text for s in report.sentences]
    assert rows[4]["flags"] == "misattributed_quote name_mismatch"
    assert rows[2]["best_reference"] == "harbour-post"
    assert rows[-1]["reason"].startswith("not English")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "\x00="])
def test_no_cell_is_a_formula(start: str) -> None:
    report = make_plain_report(f"{start}HYPERLINK(1)", verdict="contradicted")
    for row in csv.DictReader(io.StringIO(render(report, "csv"))):
        for column in ("text", "best_reference", "best_evidence"):
            assert not row[column] or row[column].startswith("'"), (column, row[column])


def test_csv_leaves_plain_text_alone() -> None:
    report = make_plain_report('He said "a, b" - then left; 5 = 5.')
    rows = list(csv.DictReader(io.StringIO(render(report, "csv"))))
    assert rows[0]["text"] == 'He said "a, b" - then left; 5 = 5.'
