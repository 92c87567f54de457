"""Pasted references have the names that they are given: an outlet, a date, both or none."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, Browser, opened_desk
from pages import words
from starlette.datastructures import FormData

from claimcheck.errors import InputError
from claimcheck.review.jobs.folders import Folders
from claimcheck.review.jobs.reading import read
from claimcheck.review.pages import forms
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store
from claimcheck.settings import Settings

DAY = datetime.date(2026, 3, 2)
NAMED = Given("post.pdf, 2 March 2026", REFERENCE.encode(), pasted=True, date=DAY)


@pytest.fixture(scope="module")
def ada(tmp_path_factory: pytest.TempPathFactory):
    with opened_desk(tmp_path_factory.mktemp("desk") / "desk.db") as (desk, client):
        Articles(desk.store).add("Orle", [Given("a", ARTICLE.encode()), NAMED], "Ada")
        yield Browser(client, "Ada")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"text": ["a"]}, ["pasted reference"]),
        ({"text": ["a", "b"]}, ["pasted reference 1", "pasted reference 2"]),
        ({"text": ["a"], "outlet": [" Post "], "date": [""]}, ["Post"]),
        ({"text": ["a"], "outlet": [""], "date": ["2026-03-02"]}, ["2 March 2026"]),
        (
            {
                "text": ["a", " ", "b"],
                "outlet": ["A", "B", "post.example"],
                "date": ["", "", "2026-03-02"],
            },
            ["A", "post.example, 2 March 2026"],
        ),
        ({"text": ["a", "b"], "outlet": ["Post"]}, ["Post", "pasted reference 2"]),
        ({"text": ["a"], "outlet": ["Po\x07st"]}, ["Post"]),
    ],
)
def test_an_outlet_and_a_date_are_a_name(fields, names):
    sent = FormData([(f"reference_{name}", v) for name, values in fields.items() for v in values])
    found = forms.references(sent, Folders([]), [])
    assert [(given.name, given.pasted) for given in found] == [(name, True) for name in names]
    assert [given.date for given in found] == [DAY if "2026" in name else None for name in names]


def test_a_name_is_shown_and_is_no_files_whatever_it_looks_like(ada: Browser):
    assert NAMED.name in words(ada.get("/articles/1/revise").text)
    assert forms.references(FormData(), Folders([]), [NAMED]) == [NAMED]
    texts = read([Given("pasted article", ARTICLE.encode(), pasted=True), NAMED], Settings())
    assert [text.id for text in (texts.article, *texts.references)] == [
        *("pasted article", NAMED.name),
    ]
    assert (texts.article.date, texts.references[0].date) == (None, DAY)


def test_a_pasted_article_may_have_a_date(ada: Browser):
    sent = FormData({"article_text": ARTICLE, "article_date": "2026-03-02"})
    found = forms.article(sent, Folders([]))
    assert (found.name, found.date) == ("pasted article", DAY)
    answer = ada.form("/articles/1/revise", {"article_text": "x", "article_date": "soon"})
    assert (answer.status_code, 'value="soon"' in answer.text) == (422, True)
    assert "soon is no date" in words(answer.text)


def test_a_date_is_kept_with_its_text(ada: Browser, tmp_path: Path):
    with closing(Store(tmp_path / "desk.db")) as store:
        articles = Articles(store)
        given = [Given("a", b"x"), NAMED, Given("b", b"y", pasted=True)]
        articles.add("Orle", given, "Ada")
        assert articles.inputs(1) == given


@pytest.mark.parametrize("path", ["/new", "/articles/1/revise"])
def test_what_was_pasted_is_not_lost_where_the_date_is_none(ada: Browser, path: str):
    data = {
        "article_text": ARTICLE,
        "reference_text": ["<one>", "two"],
        "reference_outlet": ["Post", "Echo"],
        "reference_date": ["", "2 March"],
    }
    answer = ada.form(path, data)
    assert answer.status_code == 422
    assert "2 March is no date: write it as 2026-03-12" in words(answer.text)
    assert "&lt;one&gt;</textarea>" in answer.text
    for kept in ('value="Post"', ">two<", 'value="Echo"', 'value="2 March"'):
        assert kept in answer.text


def test_a_file_that_is_called_like_a_pasted_text_is_a_file():
    with pytest.raises(InputError, match="damaged PDF"):
        read([Given("pasted reference.pdf", b"%PDF-1.7 nothing")], Settings())


def test_texts_that_were_pasted_before_there_were_names_are_known(tmp_path: Path):
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(Path(__file__).with_name("desk-0.1.sql").read_text())
        names = [row[0] for row in database.execute("SELECT name FROM inputs ORDER BY 1")]
    with opened_desk(path) as (desk, _):
        given = Articles(desk.store).inputs(1)
    assert "pasted article" in names
    assert [g.pasted for g in given] == [g.name.startswith("pasted ") for g in given]
