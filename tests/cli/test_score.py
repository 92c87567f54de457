"""The command `score`: what is checked, and what is written; the checker is a stub."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path

import pytest
from stubs import STORY, RunCli, answer, make_report

from claimcheck.cli import score
from claimcheck.records import SAME_TEXT, Skipped
from claimcheck.report import FORMATS


def test_score_checks_the_article_against_every_reference(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--ref", "two.txt", "--nli", "a/b")
    assert ran.code == 0
    assert ran.err == ""
    (checker,) = stub.made
    assert checker.settings.nli == "a/b"
    ((article, references),) = checker.calls
    assert "Report of article." in article.text
    assert "Report of one." in references[0].text
    assert "Report of two." in references[1].text
    assert len(references) == 2


def test_score_takes_several_references_after_one_option(files, stub, run_cli: RunCli):
    assert run_cli("score", "article.txt", "--ref", "one.txt", "two.txt").code == 0
    assert len(stub.made[0].calls[0][1]) == 2


@pytest.mark.parametrize("pattern", [".", "*.txt"])
def test_article_among_the_references_is_left_out(files, stub, run_cli: RunCli, pattern: str):
    ran = run_cli("score", "article.txt", "--ref", pattern)
    assert ran.code == 0
    assert "article.txt is the article itself and is left out" in ran.err
    texts = [source.text for source in stub.made[0].calls[0][1]]
    assert len(texts) == 2
    assert not any("Report of article." in text for text in texts)
    assert run_cli("score", "article.txt", "--ref", pattern, "--quiet").err == ""


def test_article_as_the_only_reference_is_an_error(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "./article.txt")
    assert (ran.code, stub.made) == (2, [])
    assert "claimcheck: error: the only reference is the article itself" in ran.err


def test_an_address_as_article_and_reference_is_the_article_itself(files, stub, run_cli: RunCli):
    ran = run_cli("score", "http://a.example/b", "--ref", "http://a.example/b")
    assert (ran.code, stub.made) == (2, [])
    assert "the only reference is the article itself" in ran.err


def test_bad_files_of_a_folder_are_left_out_and_named(files, stub, run_cli: RunCli):
    (files / "empty.txt").touch()
    (files / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    ran = run_cli("score", "article.txt", "--ref", ".", "--format", "json")
    assert ran.code == 0
    skipped = [
        {"id": "empty.txt", "reason": "empty.txt is empty"},
        {"id": "picture.txt", "reason": "picture.txt is a binary file, not text"},
    ]
    assert json.loads(ran.out)["skipped"] == skipped
    for item in skipped:
        assert f"claimcheck: reference {item['id']} is not used: {item['reason']}\n" in ran.err
    assert len(stub.made[0].calls[0][1]) == 2


def test_a_bad_file_that_is_named_is_an_error(files, stub, run_cli: RunCli):
    (files / "empty.txt").touch()
    ran = run_cli("score", "article.txt", "--ref", ".", "empty.txt")
    assert (ran.code, ran.out, stub.made[0:]) == (2, "", [])
    assert "claimcheck: error: empty.txt is empty" in ran.err


def test_a_long_file_of_a_folder_is_left_out(files, stub, run_cli: RunCli):
    Path("claimcheck.toml").write_text("max_chars = 200\n")
    Path("long.txt").write_text(STORY * 5)
    ran = run_cli("score", "article.txt", "--ref", "*.txt")
    assert ran.code == 0
    assert "reference long.txt is not used: long.txt has 345 characters, more than" in ran.err


def test_a_folder_of_bad_files_alone_leaves_no_reference(files, stub, run_cli: RunCli):
    (files / "wire").mkdir()
    (files / "wire" / "empty.txt").touch()
    answer(stub, "not_checked")
    ran = run_cli("score", "article.txt", "--ref", "wire", "--format", "json")
    assert (ran.code, stub.made[0].calls[0][1]) == (3, [])
    assert [item["id"] for item in json.loads(ran.out)["skipped"]] == ["empty.txt"]


def test_files_of_other_kinds_are_told(files, stub, run_cli: RunCli):
    for number in range(7):
        (files / f"picture-{number}.png").touch()
    names = ", ".join(f"picture-{number}.png" for number in range(5))
    for pattern in (".", "*"):
        ran = run_cli("score", "article.txt", "--ref", pattern)
        assert f"claimcheck: not read, as files of other kinds: {names} and 2 more\n" in ran.err
    assert "other kinds" not in run_cli("score", "article.txt", "--ref", "*.txt").err


def test_a_reference_with_the_articles_text_is_explained(files, stub, run_cli: RunCli):
    skipped = (Skipped("copy.txt", SAME_TEXT),)
    report = dataclasses.replace(make_report("not_checked"), skipped=skipped)
    stub.answer = staticmethod(lambda article, references: report)
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    assert (ran.code, stub.made[0].count_copies) == (3, False)
    assert (
        "reference copy.txt is not used: its text is the same as the article's: it may be the "
        "article under another name; --count-copies counts it\n"
    ) in ran.err


def test_copies_of_the_article_are_counted_on_request(files, stub, run_cli: RunCli):
    report = make_report("supported")
    copy = dataclasses.replace(report.references[0], sha256=report.article.sha256)
    report = dataclasses.replace(report, references=(copy,))
    stub.answer = staticmethod(lambda article, references: report)
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--count-copies")
    assert (ran.code, stub.made[0].count_copies) == (0, True)
    assert "reference r is counted: its text is the article's, word for word" in ran.err


def test_score_reads_standard_input(files, stub, run_cli: RunCli, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(STORY.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    assert run_cli("score", "-", "--ref", "one.txt").code == 0
    assert "crack in a pillar" in stub.made[0].calls[0][0].text


def test_standard_input_is_no_reference(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "-")
    assert (ran.code, "only ARTICLE may be standard input" in ran.err) == (2, True)


def test_json_goes_to_standard_output_alone(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--format", "json")
    assert json.loads(ran.out)["summary"]["supported"] == 1
    assert ran.err == ""


@pytest.mark.parametrize(
    ("suffix", "format"),
    [
        *(item for item in score.SUFFIXES.items() if item[1] in FORMATS),
        (".JSON", "json"),
        (".md", "markdown"),
    ],
)
def test_format_follows_the_suffix(files, stub, run_cli, monkeypatch, suffix: str, format: str):
    asked = []
    monkeypatch.setattr(score, "render", lambda report, name, **_: asked.append(name) or "text\n")
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--out", f"report{suffix}")
    assert (ran.code, ran.out, asked) == (0, "", [format])
    assert Path(f"report{suffix}").read_text() == "text\n"


@pytest.mark.parametrize("name", ["report.JSON", "report.txt", "report.out", "report"])
def test_format_beside_a_suffix_that_allows_it(files, stub, run_cli: RunCli, name: str):
    out = ("--out", name, "--format", "json")
    assert run_cli("score", "article.txt", "--ref", "one.txt", *out).code == 0
    assert json.loads(Path(name).read_text())["schema_version"] == "1.0"


@pytest.mark.parametrize(
    ("name", "format"), [("report.json", "html"), ("report.md", "csv"), ("report.csv", "terminal")]
)
def test_format_that_contradicts_the_suffix_is_refused(files, stub, run_cli, name, format):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--out", name, "--format", format)
    assert (ran.code, stub.made, Path(name).exists()) == (2, [], False)
    assert f"--out {name}: the suffix is that of " in ran.err
    assert f"--format is {format}" in ran.err


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("absent/report.json", "there is no folder absent"),
        (".", "the suffix names no format"),
        ("report.xlsx", "the suffix names no format; give --format, or one of .txt, .json"),
        ("one.txt", "would overwrite the input"),
        ("article.txt", "would overwrite the input"),
        ("folder.json", "not a file"),
    ],
)
def test_bad_out_is_refused_before_any_work(files, stub, run_cli, out: str, message: str):
    (files / "folder.json").mkdir()
    before = sorted(files.rglob("*"))
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--out", out)
    assert (ran.code, stub.made) == (2, [])
    assert message in ran.err
    assert sorted(files.rglob("*")) == before
