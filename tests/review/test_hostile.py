"""Texts that try to act on the page, everywhere that foreign text can stand in the desk."""

from __future__ import annotations

import re
import time
from html import unescape
from pathlib import Path

import pytest
from desks import Browser, opened_desk
from hostile import ACTING, TEXTS, fill
from pages import Words

PAGES = (
    *("/", "/flags", "/articles/1", "/articles/1/sentences/0", "/articles/1/log"),
    *("/articles/1/references/0?revision=1&start=0&end=5", "/articles/1/revise"),
    "/articles/1/references/0?revision=1&start=0&end=5&part=1",
)


@pytest.fixture
def served(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db") as (desk, client):
        yield desk, client


@pytest.mark.parametrize("name", TEXTS)
def test_every_page_shows_text_as_text(served, name: str, tmp_path: Path):
    ada = fill(*served, TEXTS[name])
    with opened_desk(tmp_path / "plain.db") as other:
        plain = fill(*other, "Plain words.")
        for path in PAGES:
            answer, expected = ada.get(path), plain.get(path)
            assert (answer.status_code, expected.status_code) == (200, 200), path
            page, known = Words(answer.text), Words(expected.text)
            assert {a for _, a, _ in page.attributes} <= {a for _, a, _ in known.attributes}, path
            assert set(page.tags) <= set(known.tags), path
            assert page.tags["script"] == known.tags["script"]
            assert ACTING.findall(re.sub(r"[\n\t]", "", answer.text)) == [], path


@pytest.mark.parametrize("name", TEXTS)
def test_what_the_script_is_told_and_the_exports_hold_no_acting_characters(served, name: str):
    ada = fill(*served, TEXTS[name])
    state = ada.get("/articles/1/decisions?revision=1&seen=0").json()
    assert ACTING.findall(str(state["states"])) == []
    for form in ("html", "md", "csv"):
        text = ada.get(f"/articles/1/export.{form}").text
        assert ACTING.findall(text.replace("\n", "")) == [], form
    assert ada.get("/articles/1/export.json").json()["review"]["decisions"]


@pytest.mark.parametrize("name", ["script", "handler", "svg", "closing", "jinja", "entities"])
def test_markup_is_shown_whole(served, name: str):
    ada = fill(*served, TEXTS[name])
    for path in ("/articles/1", "/articles/1/log", "/"):
        assert TEXTS[name][:100] in unescape(re.sub(r"<(mark|/mark)[^>]*>", "", ada.get(path).text))


@pytest.mark.slow
def test_five_megabytes_of_one_line(served):
    ada = fill(*served, "<b>" + "word " * 1_000_000, ["contradicted"])
    for path in PAGES:
        started = time.monotonic()
        answer = ada.get(path)
        assert answer.status_code == 200
        assert len(answer.text) < 1_000_000 or path.endswith("revise"), path
        assert time.monotonic() - started < 30, path
    assert "more characters" in ada.get("/articles/1").text


def test_five_megabytes_that_are_pasted_are_refused_with_a_reason(served):
    _, client = served
    ada = Browser(client, "Ada")
    files = [("article_file", ("long.txt", b"word " * 1_000_000))]
    answer = ada.form("/new", {"reference_text": "The rain fell."}, files)
    number = int(answer.url.path.rsplit("/", 1)[1])
    assert "more than the 1,000,000 that one article may have" in ada.wait(number)["error"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 2000),
        ("a", b"%PDF-1.4\n" + b"1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 2000),
        ("a.html", b"<html><body>" + b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000),
        ("a", b"<!DOCTYPE html [<!ENTITY x 'y'>]><html><body>&x;</body></html>"),
        ("a.json", b'{"text": ' + b"[" * 100_000 + b"}"),
        ("a.json", b'{"text": 7}'),
        ("a.txt", b"\x00\x01\x02\x03" * 100),
        ("a.md", b"[" * 50_000),
    ],
)
def test_files_that_are_no_article_end_their_check_alone(served, name: str, data: bytes):
    _, client = served
    ada = Browser(client, "Ada")
    answer = ada.form("/new", {"article_text": "x"}, [("reference_file", (name, data))])
    number = int(answer.url.path.rsplit("/", 1)[1])
    status = ada.wait(number, seconds=60)
    assert status["state"] in ("failed", "done")
    assert "internal error" not in (status["error"] or "")
    assert ada.get("/").status_code == 200
