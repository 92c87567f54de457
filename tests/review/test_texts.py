"""One text of a file that holds several is chosen, as an item of a feed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, Browser, opened_desk
from starlette.datastructures import FormData, Headers, UploadFile

from claimcheck.errors import InputError
from claimcheck.ingest.load import load_bytes, load_bytes_all, picked_name
from claimcheck.review.jobs.folders import Folders
from claimcheck.review.pages import forms

ITEM = (
    "<item><title>{}</title><pubDate>2 Mar 2026 08:30:00 +0100</pubDate>"
    "<description>{}</description></item>"
)
FEED = (
    "<rss><channel><title>Orle Post</title>"
    + ITEM.format("The &lt;b&gt;bridge&lt;/b&gt;", REFERENCE)
    + ITEM.format("The trains", ARTICLE)
    + "</channel></rss>"
).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wire")
    (path / "post.rss").write_bytes(FEED)
    return path


@pytest.fixture(scope="module")
def ada(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    with opened_desk(tmp_path_factory.mktemp("desk") / "desk.db", folders=[folder]) as (_, client):
        yield Browser(client, "Ada")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("post.rss#2", ("post.rss", "2")),
        ("post.rss", ("post.rss", None)),
        ("a#2.txt", ("a#2.txt", None)),
        ("report", ("report", None)),
        ("post.doc#2", ("post.doc#2", None)),
        ("post.rss#", ("post.rss#", None)),
    ],
)
def test_a_name_may_pick_a_text(name: str, found: tuple[str, str | None]):
    assert picked_name(name) == found


def test_what_was_handed_over_gives_the_text_that_its_name_picks():
    assert load_bytes("post.rss#2", FEED) == load_bytes_all("post.rss", FEED)[1]
    with pytest.raises(InputError, match="post.rss has no text #3; it holds 2 texts"):
        load_bytes("post.rss#3", FEED)
    with pytest.raises(InputError, match="choose one of them, by name as post.rss#1"):
        load_bytes("post.rss", FEED)


def test_texts_are_picked_of_a_file_of_the_folders(folder: Path):
    picked = Folders([folder]).read("0/post.rss#2")
    assert (picked.name, picked.data) == ("post.rss#2", FEED)
    for wrong in ("0/post.rss#", "0/gone.rss#1", "0/../post.rss#1"):
        with pytest.raises(InputError, match="is no file of the folders"):
            Folders([folder]).read(wrong)


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ([], ["post.rss"]),
        (["post.rss#2"], ["post.rss#2"]),
        (["post.rss#1", "post.rss#2"], ["post.rss#1", "post.rss#2"]),
        (["other.rss#1", "ost.rss#1"], ["post.rss"]),
    ],
)
def test_texts_are_chosen_of_an_upload(chosen: list[str], names: list[str]):
    upload = UploadFile(io.BytesIO(FEED), filename="post.rss", headers=Headers())
    sent = FormData([("reference_file", upload), *(("reference_text_of", c) for c in chosen)])
    assert [given.name for given in forms.references(sent, Folders([]), [])] == names


def test_the_texts_of_a_file_are_listed(ada: Browser):
    answer = ada.form("/texts", {"use": "reference", "pick": "0/post.rss"})
    assert answer.status_code == 200
    assert 'type="checkbox" name="reference_pick" value="0/post.rss#2"' in answer.text
    assert "The bridge" in answer.text
    assert "Orle Post, 2026-03-02" in answer.text
    files = {"file": ("<i>.rss", FEED)}
    answer = ada.form("/texts", {"use": "article"}, files)
    assert 'type="radio" name="article_text_of" value="&lt;i&gt;.rss#1"' in answer.text
    assert "<i>" not in answer.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"use": "reference", "pick": "0/gone.rss"}, "is no file of the folders"),
        ({"use": "reference"}, "no file is given"),
        ({"use": "else", "pick": "0/post.rss"}, "of one file, for an article or a reference"),
    ],
)
def test_what_cannot_be_listed_says_why(ada: Browser, data: dict, message: str):
    answer = ada.form("/texts", data)
    assert (answer.status_code, message in answer.text) == (400, True)
