"""``--format docx``: a file is asked for, and made of the one that was checked."""

from __future__ import annotations

import pytest
from stubs import STORY, RunCli
from word_file import commented, paragraph, run, word_file

from claimcheck.cli import score


def test_a_word_file_is_written_by_its_suffix(files, stub, run_cli: RunCli):
    assert run_cli("score", "article.txt", "--ref", "one.txt", "--out", "report.docx").code == 0
    assert commented((files / "report.docx").read_bytes())


@pytest.mark.parametrize("article", ["article.docx", "article.txt"])
def test_the_article_is_given_back(files, stub, run_cli: RunCli, monkeypatch, article: str):
    data = word_file(paragraph(run(STORY)))
    (files / "article.docx").write_bytes(data)
    asked: list[tuple[object, ...]] = []

    def render_file(report: object, *rest: object) -> bytes:
        asked.append(rest)
        return b"\x00written"

    monkeypatch.setattr(score, "render_file", render_file)
    out = ("--format", "docx", "--out", "new.docx")
    assert run_cli("score", article, "--ref", "one.txt", *out).code == 0
    assert asked == [("docx", data if article == "article.docx" else None)]
    assert (files / "new.docx").read_bytes() == b"\x00written"


def test_a_word_file_is_no_text_for_a_terminal(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--format", "docx")
    assert (ran.code, stub.made, ran.out) == (2, [], "")
    assert "--format docx is no text for a terminal: name a file with --out" in ran.err


def test_the_article_itself_is_not_written_over(files, stub, run_cli: RunCli):
    data = word_file(paragraph(run(STORY)))
    (files / "article.docx").write_bytes(data)
    ran = run_cli("score", "article.docx", "--ref", "one.txt", "--out", "article.docx")
    assert (ran.code, stub.made) == (2, [])
    assert (files / "article.docx").read_bytes() == data
