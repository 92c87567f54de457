"""The pages and what they change, through a client in this process; the checker goes by rules."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, Browser, RuleChecker, opened_desk
from pages import words

from claimcheck.review.storage.decisions import Decisions
from claimcheck.settings import Settings

HTML = f"<html><body><article><p>{REFERENCE}</p><p>{REFERENCE}</p></article></body></html>"


@pytest.fixture
def served(tmp_path: Path):
    folder = tmp_path / "wire"
    (folder / "today").mkdir(parents=True)
    (folder / "one.txt").write_text(REFERENCE)
    (folder / "today" / "article.txt").write_text(ARTICLE)
    (folder / "page.html").write_text(HTML)
    with opened_desk(tmp_path / "desk.db", folders=[folder]) as (_, client):
        yield client


@pytest.fixture
def ada(served) -> Browser:
    return Browser(served, "Ada")


# Signing in


def test_a_name_is_asked_for_and_kept(served):
    answer = served.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F")
    ada = Browser(served, "  Ada   Lindqvist ")
    assert "Ada Lindqvist" in words(ada.get("/").text)
    ada.form("/logout", {})
    assert ada.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x07b"])
def test_a_name_that_is_none_is_refused(served, name: str):
    answer = served.post("/login", data={"name": name}, headers={"origin": str(served.base_url)})
    assert answer.status_code == 403
    assert "give your name" in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("inside", "goes"),
    [("/new", "/new"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil", "/")],
)
def test_signing_in_leads_nowhere_else(served, inside: str, goes: str):
    answer = served.post(
        "/login",
        data={"name": "Ada", "next": inside},
        headers={"origin": str(served.base_url).rstrip("/")},
        follow_redirects=False,
    )
    assert answer.headers["location"] == goes


# A new check


def test_an_article_is_pasted_checked_and_listed(ada: Browser):
    number = ada.add()
    page = words(ada.get(f"/articles/{number}").text)
    assert "5 sentences against 1 reference of 1 origin" in page
    assert "0 of 3 reviewed" in page
    queue = words(ada.get("/").text)
    assert "The bridge at Orle was closed on Monday." in queue
    assert "0 of 3" in queue
    assert "nobody yet" in queue


def test_files_are_uploaded(ada: Browser):
    files = [
        ("article_file", ("draft.md", f"# Bridge closed\n\n{ARTICLE}".encode())),
        ("reference_file", ("wire.txt", REFERENCE.encode())),
        ("reference_file", ("page.html", HTML.encode())),
    ]
    answer = ada.form("/new", {}, files, follow_redirects=False)
    number = int(answer.headers["location"].rsplit("/", 1)[1])
    assert ada.wait(number)["state"] == "done"
    page = ada.get(f"/articles/{number}").text
    assert "against 2 references" in page
    assert "page.html" in page


def test_files_are_picked_from_folders(ada: Browser):
    page = ada.get("/new").text
    assert 'value="0/today/article.txt"' in page
    data = {"article_pick": "0/today/article.txt", "reference_pick": ["0/one.txt", "0/page.html"]}
    answer = ada.form("/new", data, follow_redirects=False)
    number = int(answer.headers["location"].rsplit("/", 1)[1])
    assert ada.wait(number)["state"] == "done"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"reference_text": REFERENCE}, "no article is given"),
        ({"article_text": ARTICLE}, "no reference is given"),
        ({"article_text": ARTICLE, "article_pick": "0/one.txt"}, "more than one article"),
        ({"article_text": ARTICLE, "reference_pick": "0/gone.txt"}, "is no file of the folders"),
        ({"article_text": ARTICLE, "reference_url": "file:///etc/passwd"}, "is no address"),
    ],
)
def test_what_cannot_be_checked_is_said_and_the_text_kept(ada: Browser, data, says):
    answer = ada.form("/new", data)
    assert answer.status_code == 422
    assert says in words(answer.text)
    assert data.get("article_text", "") in answer.text.replace("&#39;", "'")
    assert "Nothing has been checked yet" in ada.get("/").text


def test_a_check_that_fails_says_why_and_can_be_tried_again(ada: Browser):
    number = ada.add("Sign up for our newsletter")
    page = words(ada.get(f"/articles/{number}").text)
    assert "The check failed. pasted article holds no sentence of a story" in page
    assert "failed" in words(ada.get("/?state=failed").text)
    ada.form(f"/articles/{number}/again", {})
    assert ada.wait(number)["state"] == "failed"


def test_a_damaged_pdf_and_a_broken_checker_are_failures_too(ada: Browser):
    files = [("reference_file", ("report.pdf", b"%PDF-1.7 damaged"))]
    answer = ada.form("/new", {"article_text": ARTICLE}, files, follow_redirects=False)
    number = int(answer.headers["location"].rsplit("/", 1)[1])
    assert ada.wait(number)["error"].startswith("report.pdf is a damaged PDF")
    broken = ada.add("The shed will explode on Monday. It was closed.")
    assert ada.wait(broken)["error"] == "internal error: RuntimeError: the checker broke"
    assert ada.wait(ada.add())["state"] == "done"


def test_progress_is_shown_and_an_ended_desk_goes_on_where_it_was(tmp_path: Path):
    gate = threading.Event()

    class Slow(RuleChecker):
        def _result(self, *given):
            while not gate.is_set():
                time.sleep(0.01)
                self.progress.advance(0)
            return super()._result(*given)

    path = tmp_path / "desk.db"
    with opened_desk(path, make_checker=Slow) as (_, client):
        ada = Browser(client, "Ada")
        data = {"article_text": ARTICLE, "reference_text": REFERENCE}
        ada.form("/new", data)
        ada.form("/new", data)
        until = time.monotonic() + 60
        while (status := ada.get("/articles/1/status").json())["stage"] != "judging":
            assert time.monotonic() < until
            time.sleep(0.02)
        assert (status["state"], status["share"], status["left"]) == ("running", 0, None)
        assert ada.get("/articles/2/status").json()["before"] == 1
        assert "Waiting for 1 check before it" in words(ada.get("/articles/2").text)
    gate.set()
    with opened_desk(path, make_checker=Slow) as (desk, client):
        ben = Browser(client, "Ben")
        assert ben.wait(1)["state"] == ben.wait(2)["state"] == "done"
        assert desk.articles.checks(1)[0].attempts == 1  # closing is no fault of the check


def test_only_what_is_text_is_offered_to_be_changed(ada: Browser):
    pdf = b"%PDF-1.7 damaged \x00\xff"
    for name, data, offered in (("a.pdf", pdf, ""), ("a.md", b"Sign up", "Sign up")):
        files = [("article_file", (name, data)), ("reference_file", ("r.pdf", pdf))]
        answer = ada.form("/new", {}, files, follow_redirects=False)
        number = int(answer.headers["location"].rsplit("/", 1)[1])
        assert ada.wait(number)["state"] == "failed"
        page = ada.get(f"/articles/{number}/revise").text
        assert re.search(r'name="article_text"[^>]*>\s*([^<]*)</textarea>', page)[1] == offered


# The article and its evidence


def test_sentences_are_listed_with_their_severity_and_marked(ada: Browser):
    number = ada.add(ARTICLE.replace("The mayor was there", "The mayor disputedly left"))
    page = ada.get(f"/articles/{number}").text
    listed = re.findall(r'<li class="(\w+)" data-place="(\d)" data-rank="(\d)"', page)
    assert [place for _, place, _ in listed] == ["1", "2", "3", "4"], "as in the text, at first"
    ranked = sorted(listed, key=lambda one: int(one[2]))
    assert [(verdict, place) for verdict, place, _ in ranked] == [
        *(("contradicted", "1"), ("disputed", "3"), ("unsupported", "2"), ("unsupported", "4")),
    ]
    for place, verdict in [
        (0, "supported judged"),
        (1, "contradicted noted"),
        (3, "disputed noted"),
    ]:
        assert f'<span class="claim {verdict}" id="s{place}"' in page
    assert "✗" in page
    assert "disputed, sentence 4" in words(page)


def test_the_evidence_of_a_sentence(ada: Browser):
    number = ada.add()
    part = ada.get(f"/articles/{number}/sentences/1").text
    shown = words(part)
    assert "the one reference contradicts" in shown
    assert "similarity 0.70" in shown
    assert "pasted reference" in shown
    assert '<b class="shared">' in ada.get(f"/articles/{number}/sentences/0").text
    for place in ("99", "x", "-1"):
        assert ada.get(f"/articles/{number}/sentences/{place}").status_code == 404


def test_a_reference_opens_at_its_place(ada: Browser):
    number = ada.add()
    part = ada.get(f"/articles/{number}/sentences/0").text
    link = re.search(r'href="([^"]+)#place"', part)[1].replace("&amp;", "&")
    page = ada.get(link).text
    assert (
        '<strong class="place" id="place">The bridge at Orle was closed on Monday.</strong>' in page
    )
    assert "<html" not in ada.get(f"{link}&part=1").text
    assert ada.get(link.replace("references/0", "references/7")).status_code == 404


# Decisions


def test_decisions_are_answered_with_what_holds(ada: Browser, served):
    number = ada.add()
    answer = ada.decide(number, [1], "dismiss", "it is in the archive").json()
    assert (answer["reviewed"], answer["noted"]) == (1, 3)
    assert answer["states"]["1"]["kind"] == "dismiss"
    assert answer["states"]["1"]["by"] == "Ada"
    ben = Browser(served, "Ben")
    assert ben.decide(number, [2, 4], "needs_source").json()["reviewed"] == 3
    news = ada.get(f"/articles/{number}/decisions?revision=1&seen={answer['seen']}").json()
    assert news["states"]["4"]["by"] == "Ben"
    assert (
        ada.get(f"/articles/{number}/decisions?revision=1&seen={news['seen']}").status_code == 204
    )
    assert ada.json(f"/articles/{number}/undo", {"check": 1}).json()["places"] == [1]
    log = words(ada.get(f"/articles/{number}/log").text)
    assert "dismissed: it is in the archive undone later" in log
    assert "3 of 3" not in words(ada.get("/").text)
    assert "2 of 3" in words(ada.get("/").text)


def test_a_clash_shows_what_the_other_decided(ada: Browser, served):
    number = ada.add()
    seen = ada.decide(number, [2], "accept").json()["seen"]
    ben = Browser(served, "Ben")
    ben.decide(number, [1], "accept", seen=seen)
    clash = ada.decide(number, [1], "dismiss", "no", seen=seen)
    assert clash.status_code == 409
    assert clash.json()["error"]["message"] == "Ben ruled on this sentence just now"
    assert clash.json()["states"]["1"]["by"] == "Ben"
    assert ada.decide(number, [1], "dismiss", "no", seen=clash.json()["seen"]).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"check": "1", "places": [1], "kind": "accept"},
        {"check": 1, "places": 1, "kind": "accept"},
        {"check": 1, "places": [True, "1"], "kind": "accept"},
        {"check": 1, "places": [1], "kind": "accept", "seen": "0"},
        {"check": 1, "places": [1], "kind": ["accept"]},
        {"check": 1, "places": [77], "kind": "accept"},
        {"check": 1, "places": [1], "kind": "dismiss"},
    ],
)
def test_a_decision_that_is_none_is_refused_as_json(ada: Browser, data):
    number = ada.add()
    answer = ada.json(f"/articles/{number}/decisions", data)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
    assert ada.get(f"/articles/{number}/decisions?revision=1&seen=0").status_code == 204


@pytest.mark.parametrize("path", ["decisions", "undo"])
def test_numbers_and_depths_that_nothing_holds_are_refused(ada: Browser, path: str):
    number = ada.add()
    data = {"check": 10**30, "places": [1], "kind": "accept"}
    assert ada.json(f"/articles/{number}/{path}", data).status_code == 400
    headers = {"content-type": "application/json", "x-csrf-token": ada.csrf}
    deep = '{"check": ' + "[" * 200_000
    answer = ada.client.post(f"/articles/{number}/{path}", content=deep, headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("clashing", [False, True])
def test_a_decision_is_answered_for_the_revision_it_was_made_on(
    ada: Browser, served, monkeypatch: pytest.MonkeyPatch, clashing: bool
):
    number = ada.add()
    if clashing:
        Browser(served, "Ben").decide(number, [1], "accept")
    real = Decisions.decide

    def decide(decisions, *given):
        try:
            return real(decisions, *given)
        finally:
            revised = f"It rained. {ARTICLE}"
            ada.form(f"/articles/{number}/revise", {"article_text": revised, "keep": "1"})
            ada.wait(number)

    monkeypatch.setattr(Decisions, "decide", decide)
    answer = ada.decide(number, [1], "dismiss", "no", seen=0)
    assert answer.status_code == (409 if clashing else 200)
    assert set(answer.json()["states"]) == {"1"}


# Revisions


def test_a_revision_keeps_decisions_and_references(ada: Browser):
    number = ada.add()
    ada.decide(number, [1], "accept")
    ada.decide(number, [2], "note", "who says so?")
    form = ada.get(f"/articles/{number}/revise").text
    assert 'name="keep" value="1" checked' in form
    text = ARTICLE.replace("The mayor was there.", "The mayor was there. Newly rusted, it fell.")
    ada.form(f"/articles/{number}/revise", {"article_text": text, "keep": "1"})
    assert ada.wait(number)["state"] == "done"
    page = words(ada.get(f"/articles/{number}").text)
    assert "Revision 1 2 ·" in page
    assert "1 of 4 reviewed" in page
    old = ada.get(f"/articles/{number}?revision=1").text
    assert "This is an earlier revision" in old
    assert "Accept flag" not in old
    assert ada.get(f"/articles/{number}?revision=3").status_code == 404
    assert "needs a reference" not in page


def test_a_revision_without_a_reference_is_refused(ada: Browser):
    number = ada.add()
    answer = ada.form(f"/articles/{number}/revise", {"article_text": "Other words here."})
    assert answer.status_code == 422
    assert "no reference is given" in answer.text
    assert "Other words here." in answer.text


def test_settings_reach_the_check(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db", settings=Settings(max_chars=40)) as (_, client):
        ada = Browser(client, "Ada")
        number = ada.add()
        assert "more than the 40 that one article may have" in ada.wait(number)["error"]
