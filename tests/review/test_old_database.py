"""A desk that was made by claimcheck 0.1 goes on where it was."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desks import ARTICLE, Browser, opened_desk
from factories import make_report
from pages import words

from claimcheck.review.storage.migrations import MIGRATIONS
from claimcheck.review.storage.packing import unpack
from claimcheck.review.storage.store import Store

#: Two articles, the first with two revisions and decisions; `.dump` of the database.
OLD = Path(__file__).with_name("desk-0.1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(OLD.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def ada(old: Path):
    with opened_desk(old) as (_, client):
        yield Browser(client, "Ada")


def test_the_steps_of_then_are_those_of_now(old: Path):
    with closing(sqlite3.connect(old)) as database:
        rows = database.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()
        made = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    assert rows == [(n, m.name) for n, m in enumerate(MIGRATIONS, 1)][: len(rows)]
    released = [" ".join(s.split()) for m in MIGRATIONS[: len(rows)] for s in m.statements]
    assert {" ".join(sql.split()) for sql in made.values()} >= set(released)


def test_a_report_of_then_is_read_whole(old: Path):
    with closing(sqlite3.connect(old)) as database:
        (data,) = database.execute("SELECT report FROM checks WHERE article = 2").fetchone()
    report = unpack(data)
    assert [s.verdict for s in report.sentences] == [s.verdict for s in make_report().sentences]
    for name in ("flags", "parts", "judgements", "quotes", "facts", "contrasts"):
        assert any(getattr(sentence, name) for sentence in report.sentences), name


def test_queue_articles_and_log_are_shown(ada: Browser):
    queue = words(ada.get("/").text)
    assert "Tarn Island ferry to stop for ten weeks" in queue
    assert "2 of 4" in queue
    page = words(ada.get("/articles/1").text)
    assert "Revision 1 2 ·" in page
    assert "2 of 4 reviewed" in page
    assert "0 of 3 reviewed" not in words(ada.get("/articles/1?revision=1").text)
    for place in (s.index for s in make_report().sentences if s.role != "furniture"):
        assert ada.get(f"/articles/2/sentences/{place}").status_code == 200
    log = words(ada.get("/articles/1/log").text)
    assert "dismissed: it is in the archive" in log
    assert "undone later" in log


def test_decisions_go_on(ada: Browser):
    held = ada.get("/articles/1/decisions?revision=2&seen=0").json()
    assert (held["seen"], held["reviewed"], held["noted"]) == (5, 2, 4)
    assert (held["states"]["1"]["kind"], held["states"]["1"]["by"]) == ("dismiss", "Ada")
    answer = ada.decide(1, [4], "accept", seen=held["seen"]).json()
    assert (answer["seen"], answer["reviewed"]) == (7, 3)
    assert ada.json("/articles/1/undo", {"check": 2}).json()["places"] == [4]
    assert ada.json("/articles/1/undo", {"check": 2}).json()["places"] == [1]
    assert "1 of 4" in words(ada.get("/").text)


def test_everything_is_exported(ada: Browser):
    report = ada.get("/articles/1/export.json").json()
    assert [d["decision"] for d in report["review"]["decisions"][:2]] == ["dismiss", "needs_source"]
    assert [line["undone"] for line in report["review"]["log"]] == [
        False,
        False,
        False,
        True,
        False,
    ]
    rows = list(csv.DictReader(io.StringIO(ada.get("/articles/1/export.csv").text)))
    assert rows[1]["decision_text"] == "it is in the archive"
    for form in ("md", "html"):
        assert "it is in the archive" in ada.get(f"/articles/1/export.{form}").text
        assert ada.get(f"/articles/2/export.{form}").status_code == 200
    flags = {row["flag"]: row for row in ada.get("/flags.json").json()}
    assert (flags["contradicted"]["dismissed"], flags["opinion"]["needs_source"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("supported elsewhere", "known_elsewhere"),
        ("common knowledge", "known_elsewhere"),
        ("opinion, and labelled so", "labelled_view"),
        ("the evidence is about something else", "misread"),
        ("attributed in the text", ""),
    ],
)
def test_reasons_of_then_stay_and_say_what_they_can(old: Path, text: str, reason: str):
    with closing(sqlite3.connect(old)) as database:
        database.execute("DROP TRIGGER decisions_stay")
        kept = database.execute("SELECT * FROM decisions ORDER BY id").fetchall()
        database.execute("UPDATE decisions SET text = ? WHERE kind = 'dismiss'", (text,))
        database.execute(
            "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'a decision cannot be changed'); END"
        )
        database.commit()
    store = Store(old)
    rows = store.connection.execute("SELECT * FROM decisions ORDER BY id").fetchall()
    dismissed = [row for row in rows if row["kind"] == "dismiss"]
    assert {(row["text"], row["reason"]) for row in dismissed} == {(text, reason)}
    assert {row["reason"] for row in rows if row["kind"] != "dismiss"} == {""}
    assert [tuple(row)[:6] for row in rows] == [row[:6] for row in kept]
    for change in ("UPDATE decisions SET kind = 'note'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="cannot be"):
            store.connection.execute(change)
    assert not store.connection.execute("PRAGMA foreign_key_check").fetchall()
    store.close()


def test_an_article_of_then_is_revised(ada: Browser):
    revised = f"{ARTICLE}\n\nIt rained."
    ada.form("/articles/1/revise", {"article_text": revised, "keep": "1"})
    assert ada.wait(1)["state"] == "done"
    assert "Revision 1 2 3 ·" in words(ada.get("/articles/1").text)
    assert "2 of 3 reviewed" in words(ada.get("/articles/1").text)
