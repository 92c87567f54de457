"""Texts are read outside the server's process, whole: sentences, furniture and quotations too."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, Browser, opened_desk
from word_file import paragraph, run, word_file

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source, load_bytes
from claimcheck.review.jobs import reading
from claimcheck.review.storage.given import Given
from claimcheck.settings import Settings

QUOTED = "# Closed\n\n“We had no choice,” said Ada Berg. ‘Never’\n\nSubscribe to our newsletter!"


def given(*texts: str) -> list[Given]:
    return [Given(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]


@pytest.mark.parametrize("text", [ARTICLE, QUOTED, "Half \U0001f600 of “it.\n\nIt rained."])
def test_a_document_comes_back_as_it_was_built(text: str):
    texts = reading.read(given(text, REFERENCE), Settings())
    assert texts.article == build(Source("0.txt", None, text))
    assert texts.references == (build(Source("1.txt", None, REFERENCE)),)


def test_a_word_file_comes_back_with_its_bytes():
    data = word_file(paragraph(run(ARTICLE)))
    texts = reading.read([Given("bridge.docx", data)], Settings())
    assert texts.article == build(load_bytes("bridge.docx", data))
    assert texts.article.given.data == data


def test_what_holds_no_story_is_left_out_and_an_article_refused():
    texts = reading.read(given(ARTICLE, "* * *", REFERENCE), Settings())
    assert [r.id for r in texts.references] == ["2.txt"]
    assert [(s.id, "holds no sentence" in s.reason) for s in texts.left_out] == [("1.txt", True)]
    with pytest.raises(NothingToCheck, match="holds no sentence"):
        reading.read(given("* * *", REFERENCE), Settings())


def test_settings_are_those_of_the_desk():
    assert reading.read(given(ARTICLE), Settings(language="de")).article.language == "de"
    with pytest.raises(InputError, match="more than the 50"):
        reading.read(given(ARTICLE), Settings(max_chars=50))


def test_half_a_surrogate_pair_is_read():
    data = b'{"text": "The ferry \\ud800 left.", "id": "\\udfff"}'
    texts = reading.read([Given("a.json", data)], Settings())
    assert texts.article.text.startswith("The ferry")
    assert texts.article.id == "\udfff"


#: Building a document never ends here.
SLOW = """
import time
from claimcheck.review.jobs import reading
def build(source, **bounds):
    while "endless" in source.text:
        pass
    return real(source, **bounds)
real, reading.build = reading.build, build
reading.CPU_SECONDS = 1
"""


@pytest.mark.skipif(os.name == "nt", reason="no bound on processor time")
def test_a_text_that_takes_for_ever_fails_alone_and_pages_go_on(tmp_path: Path, monkeypatch):
    run = reading.subprocess.run
    code = f"{SLOW}reading.main()"

    def slowly(command, **options):
        return run([command[0], "-c", code, command[-1]], **options)

    monkeypatch.setattr(reading.subprocess, "run", slowly)
    monkeypatch.setattr(reading, "CPU_SECONDS", 1)
    with opened_desk(tmp_path / "desk.db") as (_, client):
        ada = Browser(client, "Ada")
        data = {"article_text": "An endless story.", "reference_text": REFERENCE}
        ada.form("/new", data, follow_redirects=False)
        began, slowest, state = time.monotonic(), 0.0, "running"
        while state in ("queued", "running") and time.monotonic() - began < 60:
            asked = time.monotonic()
            state = ada.get("/articles/1/status").json()["state"]
            slowest = max(slowest, time.monotonic() - asked)
        assert state == "failed"
        assert slowest < 2
        assert "could not be read within" in ada.get("/articles/1/status").json()["error"]
        assert ada.wait(ada.add())["state"] == "done"


ITEM = "<item><description>{}</description></item>"


def test_a_feed_gives_each_item_as_a_reference_and_no_article():
    feed = f"<rss><channel>{ITEM.format(REFERENCE)}{ITEM.format(ARTICLE)}</channel></rss>"
    inputs = [Given("a.txt", ARTICLE.encode()), Given("f.rss", feed.encode())]
    texts = reading.read(inputs, Settings())
    assert [document.id for document in texts.references] == ["f.rss#1", "f.rss#2"]
    with pytest.raises(InputError, match="f.rss holds 2 texts"):
        reading.read(inputs[1:], Settings())
