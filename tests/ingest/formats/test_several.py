"""Files of several texts: each is one by itself, and one of them can be picked."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.documents import read
from claimcheck.ingest.expand import expand, read_all
from claimcheck.ingest.load import load, load_all
from claimcheck.mentions.dates import own_date
from claimcheck.settings import Settings

SAMPLES = Path(__file__).parent / "samples"


def test_each_item_of_a_feed_is_a_reference_of_its_own() -> None:
    feed = str(SAMPLES / "rss.xml")
    sources, skipped = read_all(expand([feed, str(SAMPLES / "ninjs.json")]).found, 10_000)
    assert list(sources) == [f"{feed}#1", f"{feed}#2", str(SAMPLES / "ninjs.json")]
    assert [source.id for source in sources.values()] == ["rss.xml#1", "rss.xml#2", "ninjs.json"]
    assert skipped == []


@pytest.mark.parametrize(
    ("picked", "title"),
    [
        ("rss.xml#2", "Buses until 28 June"),
        ("newsml.xml#2", "Busse statt Fähre"),
        ("mail.eml", "Fähre: ferry stopped"),
        ("mail.eml#1", "Fähre: ferry stopped"),
        ("mail.eml#2", "Buses"),
        ("mail.eml#buses.json", "Buses"),
    ],
)
def test_one_text_is_picked(picked: str, title: str) -> None:
    assert load(SAMPLES / picked).title == load(str(SAMPLES / picked)).title == title
    assert [item.where for item in expand([str(SAMPLES / picked)]).found] == [str(SAMPLES / picked)]


def test_a_mail_stands_for_its_own_text_and_tells_of_its_attachments() -> None:
    unread = load(SAMPLES / "mail.eml").unread or ""
    assert "plan.doc" in unread
    assert "were not read: mail.eml#buses.json, mail.eml#attachment 3.eml" in unread


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rss.xml", r"rss\.xml holds 2 texts \(#1 “Skarholm.*#2 “Buses.*choose one of them, .*#1"),
        ("rss.xml#3", r"has no text #3; it holds 2 texts"),
        ("rss.xml#", "no such file"),
        ("none.xml#2", "no such file"),
        ("ninjs.json#2", "has no text #2; it holds 1 text "),
    ],
)
def test_one_text_must_be_told(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load(SAMPLES / name)


def test_a_file_of_that_very_name_comes_first(tmp_path: Path) -> None:
    for name, text in (("a.txt", "One ferry."), ("a.txt#1", "Two ferries.")):
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match="unknown kind"):
        load(tmp_path / "a.txt#1")
    assert load(tmp_path / "a.txt").text == "One ferry."


def test_what_a_file_states_is_kept_in_the_document() -> None:
    document = read(load(SAMPLES / "ninjs.json"), "a", Settings())
    assert (document.outlet, document.title) == (
        "Ostwick News Agency",
        "Skarholm ferry stopped for three weeks",
    )
    assert str(own_date(document)) == str(document.date) == "2026-06-08"


def test_a_stated_language_counts_where_words_are_too_few(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    english = "The ferry was stopped on Sunday because of a crack in one of its two rudders."
    for text, language in (("Fähre fährt.", "de"), (english, "en")):
        path.write_text(f'{{"uri": "a", "language": "de-AT", "body_text": "{text}"}}')
        assert read(load(path), "a", Settings()).language == language


def test_all_mails_of_a_mailbox(tmp_path: Path) -> None:
    mail = "From a Mon Jun  8 09:00:00 2026\nSubject: {0}\nMessage-ID: <{0}@a>\n\n{0} sailed.\n\n"
    path = tmp_path / "a.mbox"
    path.write_text(mail.format("One") + mail.format("Two"))
    assert [s.text.strip() for s in load_all(path)] == ["One sailed.", "Two sailed."]
