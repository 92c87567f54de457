"""Editing a sentence at the desk: a revision of which everything else stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, Browser, opened_desk
from factories import make_report
from pages import words
from report_builder import Builder, digest

from claimcheck.errors import InputError
from claimcheck.records import ArticleInfo, Report
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory):
    with opened_desk(tmp_path_factory.mktemp("edit") / "desk.db") as (desk, client):
        yield desk, client


@pytest.fixture
def ada(running) -> Browser:
    return Browser(running[1], "Ada")


def edit(ada: Browser, number: int, place: int, text: str):
    data = {"check": ada.check(number), "place": place, "text": text}
    answer = ada.json(f"/articles/{number}/edit", data)
    if answer.status_code == 200:
        assert ada.wait(number)["state"] == "done"
    return answer


def report_of(desk, number: int) -> Report:
    return desk.articles.report(desk.articles.checks(number)[0].id)


def test_an_earlier_revision_is_made_the_newest_again(running, ada):
    desk, _ = running
    number = ada.add()
    edit(ada, number, 1, "It rained.")
    page = words(ada.get(f"/articles/{number}?revision=1").text)
    assert "This is an earlier revision, to look at." in page
    answer = ada.form(f"/articles/{number}/restore?revision=1", {}, follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{number}"
    assert ada.wait(number)["state"] == "done"
    newest, _, first = desk.articles.checks(number)
    assert newest.revision == 3
    assert desk.articles.inputs(newest.id) == desk.articles.inputs(first.id)


def test_an_edit_makes_a_revision_and_keeps_the_rest(running, ada):
    desk, _ = running
    number = ada.add()
    before = report_of(desk, number)
    assert ada.decide(number, [4], "dismiss", "known").status_code == 200
    answer = edit(ada, number, 1, "The council said that it cost five million crowns.")
    assert answer.json() == {"revision": 2}
    after = report_of(desk, number)
    changed = [
        (old.text, new.text)
        for old, new in zip(before.sentences, after.sentences, strict=True)
        if old.text != new.text
    ]
    assert changed == [
        (before.sentences[1].text, "The council said that it cost five million crowns.")
    ]
    assert [p.kind for p in before.paragraphs] == [p.kind for p in after.paragraphs]
    assert after.sentences[1].verdict == "supported"
    check = desk.articles.checks(number)[0]
    assert desk.decisions.state(number, check.id).standings[4].reviewed
    assert desk.articles.inputs(check.id)[1].data == REFERENCE.encode()


def test_changes_are_shown_word_by_word(ada):
    number = ada.add()
    assert ada.get(f"/articles/{number}/changes").status_code == 404
    assert "Changes" not in words(ada.get(f"/articles/{number}").text)
    edit(ada, number, 1, "The council rightly said that it cost nine million <crowns>.")
    edit(ada, number, 0, "The bridge at Orle was closed on Tuesday.")
    page = ada.get(f"/articles/{number}/changes").text
    assert "<del>Monday.</del> <ins>Tuesday.</ins>" in page
    assert page.count("<del>") == 1
    both = ada.get(f"/articles/{number}/changes?since=1").text
    assert "<del>wrongly</del> <ins>rightly</ins>" in both
    assert "<ins>&lt;crowns&gt;.</ins>" in both
    assert "4 sentences unchanged" in words(page)
    for wrong in ("since=3", "since=9", "revision=1", "revision=2&since=2", "since=x"):
        assert ada.get(f"/articles/{number}/changes?{wrong}").status_code == 404, wrong


def test_a_decision_on_edited_words_is_shown_without_its_sentence(ada):
    number = ada.add()
    was = "The council wrongly said that it cost nine million crowns."
    ada.decide(number, [1], "dismiss", "known")
    edit(ada, number, 1, "The council wrongly said that it cost ten million crowns.")
    page = ada.get(f"/articles/{number}").text
    orphans = words(page.split('class="orphans"')[1].split("</section>")[0])
    for told in ("Without their sentence 1", "dismissed", "known", "Ada", was):
        assert told in orphans
    assert "0 of 3 reviewed" in words(page)


# Decisions over revisions, without the reading of texts


def checked(store: Store, *sentences: str) -> int:
    """Check a revision of the one article, a paragraph for each sentence; return the check."""
    articles, given = Articles(store), [Given("a.txt", b"a"), Given("r.txt", b"r")]
    if articles.title(1) is None:
        articles.add("Story", given, "Ada")
    else:
        articles.revise(1, given, "Ada")
    made = Builder()
    for text in sentences:
        made.paragraph({"text": text, "verdict": "unsupported"})
    check = articles.checks(1)[0].id
    info = ArticleInfo("a", None, digest(made.text), "en", made.text)
    plain = make_report()
    CheckQueue(store).finish(
        check,
        replace(
            plain, article=info, sentences=tuple(made.sentences), paragraphs=tuple(made.paragraphs)
        ),
        [],
    )
    return check


A, B, C, D = "Newly found cracks.", "The mayor left.", "The choir sang.", "Rain fell."


@pytest.mark.parametrize(
    ("revisions", "place"),
    [
        ([(A, B, A, C), (A, B, A, C)], 0),
        ([(A, B, A, C), (A, D, A, C)], 0),  # another sentence edited
        ([(A, B, A, C), (A, B, C)], 0),  # the other of the two taken out
        ([(A, B, A, C), (B, A, C)], None),  # this one taken out
        ([(A, A, C), (A, C)], None),  # one of the two, nobody knows which
        ([(A, B, C), (B, C, A)], 2),  # words that stand once may move
        ([(A, B, A, C), (B, A, C), (A, B, A, C)], 0),  # it came back
        ([(A, B, C), ("Newly found cracks!", B, C)], None),
        ([(A, B, C), ("Newly found.", "Cracks.", B, C)], None),  # split
        ([(A, B, C), (D, B, C), (A, B, C)], 0),
        ([(A, B), (B,), (B, C, A)], 2),
    ],
)
def test_a_decision_stays_with_its_sentence_or_with_none(
    store: Store, revisions, place: int | None
):
    first, *others = revisions
    decisions = Decisions(store)
    decisions.decide(checked(store, *first), [0], "accept", "", "Ada")
    for sentences in others:
        check = checked(store, *sentences)
    state = decisions.state(1, check)
    ruled = [n for n, found in state.standings.items() if found.ruling]
    assert ruled == ([] if place is None else [place])
    assert [(e.kind, e.place) for e in state.orphans] == ([("accept", 0)] if place is None else [])
    assert state.reviewed == (place is not None)


def test_of_orphans_the_last_ruling_and_every_note_is_told(store: Store):
    decisions, check = Decisions(store), checked(store, A, B)
    for kind, text in (("note", "one"), ("accept", ""), ("note", "two"), ("dismiss", "no")):
        decisions.decide(check, [0], kind, text, "Ada")
    decisions.decide(check, [1], "accept", "", "Ada")
    Undoing(store).undo(1, check, "Ada")
    state = decisions.state(1, checked(store, C))
    assert [(e.kind, e.text) for e in state.orphans] == [
        ("note", "one"), ("note", "two"), ("dismiss", "no"),
    ]  # fmt: skip


# What is refused


def test_the_words_of_a_sentence_are_given_whole(ada):
    long = "Newly " + "built bridge " * 600 + "fell."
    number = ada.add(f"Rain fell.\n\n{long}")
    assert ada.get(f"/articles/{number}/sentences/1/text").json() == {"text": long}
    assert ada.get(f"/articles/{number}/sentences/9/text").status_code == 404


@pytest.fixture(scope="module")
def untouched(running) -> int:
    return Browser(running[1], "Ada").add()


@pytest.mark.parametrize(
    ("data", "status", "message"),
    [
        ({"place": 1, "text": "The council wrongly said that it cost nine million crowns."}, 400,
         "nothing was changed"),
        ({"place": 1, "text": "x" * 10_001}, 400, "more than 10,000 characters"),
        ({"place": 1}, 400, "an edit has check, place, and text or offer"),
        ({"place": "1", "text": "x"}, 400, "an edit has"),
        ({"place": 1, "text": 5}, 400, "an edit has"),
        ({"place": 99, "text": "x"}, 404, "nothing here"),
        ({"place": 1, "offer": 0}, 404, "nothing here"),
        ({"place": 1, "text": "x", "check": 0}, 409, "came meanwhile"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_made_changes_nothing(
    running, ada, untouched: int, data, status: int, message: str
):
    desk, number = running[0], untouched
    answer = ada.json(f"/articles/{number}/edit", {"check": ada.check(number), **data})
    assert (answer.status_code, message in answer.json()["error"]["message"]) == (status, True)
    assert len(desk.articles.checks(number)) == 1


def test_of_two_edits_at_once_the_second_is_refused(running, ada):
    desk, client = running
    number = ada.add()
    check = ada.check(number)
    assert edit(ada, number, 0, "The bridge at Orle was closed on Tuesday.").status_code == 200
    data = {"check": check, "place": 2, "text": "Trains run."}
    answer = Browser(client, "Ben").json(f"/articles/{number}/edit", data)
    assert answer.status_code == 409
    assert "revision 2 came meanwhile" in answer.json()["error"]["message"]
    with pytest.raises(InputError, match="revision 2 of this article came meanwhile"):
        desk.articles.revise(number, [Given("a.txt", b"x")], "Ben", base=check)


def test_what_a_reference_has_is_taken_over(tmp_path: Path):
    report = make_report()
    place = next(s.index for s in report.sentences if "6.2 million" in s.text)
    with opened_desk(tmp_path / "desk.db") as (desk, client):
        ada = Browser(client, "Ada")
        articles = Articles(desk.store)
        desk.worker.close()
        articles.add("Ferry", [Given("f.txt", b"x"), Given("p.txt", REFERENCE.encode())], "Ada")
        CheckQueue(desk.store).finish(1, report, [])
        panel = ada.get(f"/articles/1/sentences/{place}").text
        assert 'Take <q dir="auto">4.2 million</q>' in panel
        data = {"check": 1, "place": place, "offer": 0}
        assert ada.json("/articles/1/edit", data).json() == {"revision": 2}
        given = articles.inputs(2)[0].data.decode()
        assert given == report.article.text.replace("6.2 million", "4.2 million")
        assert digest(given) != report.article.sha256
        # While that is checked nothing else is edited.
        assert ada.json("/articles/1/edit", {**data, "place": 0, "text": "x"}).status_code in (
            404,
            409,
        )
        assert len(articles.checks(1)) == 2


def test_an_earlier_revision_is_not_edited(ada):
    number = ada.add(ARTICLE)
    edit(ada, number, 0, "The bridge at Orle was closed on Tuesday.")
    page = ada.get(f"/articles/{number}?revision=1").text
    assert "data-edit" not in page
    assert 'data-current="0"' in page
