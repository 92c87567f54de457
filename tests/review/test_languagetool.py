"""The desk as a LanguageTool server: who may ask, what is answered, and a client of others."""

from __future__ import annotations

import json
import re
import stat
import threading
from pathlib import Path
from typing import Any

import language_tool_python
import pytest
import uvicorn
from desks import ARTICLE, BASE, REFERENCE, Browser, RuleChecker, opened_desk
from factories import make_report

from claimcheck.errors import InputError
from claimcheck.report.rules import BY_ID
from claimcheck.review import serving
from claimcheck.review.app import create_app, make_desk
from claimcheck.review.languagetool import service
from claimcheck.review.languagetool.matches import Wanted, matches
from claimcheck.review.languagetool.offsets import Sent
from claimcheck.review.storage.store import Store

#: The rules of the findings in `ARTICLE`.
EVERY = ["contradicted", "opinion", "unsupported"]
EXTENSION = "chrome-extension://abcdefghijklmnop"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory):
    """A desk with a folder "wire", an empty one and a client of it; checks go by rules."""
    root = tmp_path_factory.mktemp("desk")
    for name in ("wire", "empty", "more/wire"):
        (root / name).mkdir(parents=True)
    (root / "wire" / "reference.txt").write_text(REFERENCE)
    (root / "wire" / "menu.json").write_text("{")
    folders = [root / "wire", root / "empty", root / "more" / "wire"]
    with opened_desk(root / "desk.db", languagetool=True, folders=folders) as (desk, client):
        yield desk, client


@pytest.fixture
def ask(served):
    """Send a text as a program would: no cookie, no header of ours."""
    desk, client = served

    def asked(text: str | None = ARTICLE, *, to: str = "wire", headers: Any = None, **fields: Any):
        data = {"language": "en-US", **({} if text is None else {"text": text}), **fields}
        client.cookies.clear()
        path = f"/languagetool/{desk.languagetool.token}/{to}/v2/check"
        return client.post(path, data=data, headers=headers or {})

    return asked


def rules(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [match["rule"]["id"] for match in answer.json()["matches"]]


def test_a_text_is_checked_against_a_folder(ask):
    answer = ask().json()
    assert [m["rule"]["id"] for m in answer["matches"]] == EVERY
    first = answer["matches"][0]
    assert ARTICLE[first["offset"] :][: first["length"]] == first["sentence"]
    assert first["sentence"].startswith("The council wrongly said")
    assert first["message"].startswith("contradicted: the one reference contradicts; reference.txt")
    assert first["rule"]["category"] == {"id": "ACCURACY", "name": "Accuracy"}
    context = first["context"]
    words = context["text"][context["offset"] :][: context["length"]]
    assert words == first["sentence"]
    assert answer["language"]["code"] == "en-US"
    assert answer["software"]["apiVersion"] == 1
    # menu.json is no text.
    assert answer["warnings"] == {
        "incompleteResults": True,
        "incompleteResultsReason": "1 texts of the set wire cannot be read",
    }


def test_a_text_is_checked_against_the_references_of_an_article(served, ask):
    number = Browser(served[1], "Ada").add(ARTICLE, REFERENCE)
    answer = ask(to=f"article-{number}")
    assert rules(answer) == EVERY
    assert answer.json()["warnings"] == {"incompleteResults": False}


def test_a_changed_folder_is_read_again(served):
    desk, _ = served
    first = desk.languagetool.sets.references("wire")
    assert desk.languagetool.sets.references("wire") is first
    extra = desk.store.path.parent / "wire" / "new.txt"
    extra.write_text("The mayor resigned on Friday, her office said.")
    try:
        assert len(desk.languagetool.sets.references("wire").documents) == 2
    finally:
        extra.unlink()
    assert desk.languagetool.sets.references("wire") is first


def test_folders_of_one_name_are_told_apart(served):
    assert served[0].languagetool.sets.names() == ["wire", "empty", "wire-2"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"disabledRules": "contradicted"}, ["opinion", "unsupported"]),
        ({"disabledRules": "opinion"}, ["contradicted", "unsupported", "unsupported"]),
        ({"disabledCategories": "SOURCING,OPINION"}, ["contradicted"]),
        ({"enabledRules": "opinion", "enabledOnly": "true"}, ["opinion"]),
        ({"enabledCategories": "accuracy", "enabledOnly": "true"}, ["contradicted"]),
        ({"enabledOnly": "true"}, []),
        ({"motherTongue": "de", "preferredVariants": "en-GB", "unknown": "x"}, None),
    ],
)
def test_clients_choose_rules(ask, fields: dict[str, str], expected: list[str] | None):
    assert rules(ask(**fields)) == (EVERY if expected is None else expected)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"language": "de-DE"}, "only English is checked"),
        ({"to": "empty"}, "the set empty holds no text that can be read"),
    ],
)
def test_what_cannot_be_checked_is_told_and_no_error(ask, fields: dict[str, str], reason: str):
    answer = ask(**fields)
    assert rules(answer) == []
    assert answer.json()["warnings"]["incompleteResultsReason"] == reason


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_an_empty_text_has_no_matches(ask, text: str):
    assert rules(ask(text)) == []


def test_a_language_is_detected_when_it_is_left_open(ask):
    assert ask(language="auto").json()["language"]["code"] == "en"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": None}, 'give one of the parameters "text" and "data"'),
        ({"data": "{}"}, 'give one of the parameters "text" and "data"'),
        ({"text": None, "data": "{}"}, '"data" must be'),
        ({"language": ""}, 'Missing "language" parameter'),
        ({"text": "x" * 100_001}, "the text has more than 100,000 characters"),
    ],
)
def test_bad_requests_are_told_in_plain_text(ask, fields: dict[str, Any], says: str):
    answer = ask(**fields)
    assert (answer.status_code, answer.text[:7]) == (400, "Error: ")
    assert says in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


def test_other_sets_are_not_there(ask):
    for name in ("gone", "article-999", "article-x", "..", "wire%2F.."):
        assert ask(to=name).status_code == 404


def test_markup_is_counted(ask):
    data = {"annotation": [{"markup": "<p>"}, {"text": ARTICLE}, {"markup": "\ud800</p>"}]}
    answer = ask(None, data=json.dumps(data))
    plain = ask().json()["matches"]
    offsets = [match["offset"] for match in answer.json()["matches"]]
    assert offsets == [match["offset"] + 3 for match in plain]


def test_languages_are_told(served):
    desk, client = served
    known = client.get(f"/languagetool/{desk.languagetool.token}/wire/v2/languages").json()
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in known
    assert {language["code"] for language in known} == {"en"}


# Who may ask


@pytest.mark.parametrize("token", ["", "wrong", "é", "0" * 64])
def test_nothing_is_told_without_the_token(served, token: str):
    _, client = served
    for method, path in (("GET", "languages"), ("POST", "check")):
        answer = client.request(method, f"/languagetool/{token}/wire/v2/{path}", data={"text": "x"})
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        (EXTENSION, 200),
        ("moz-extension://abc", 200),
        (BASE, 200),
        ("null", 403),
        ("https://evil.example", 403),
        ("https://evil.example/chrome-extension://", 403),
    ],
)
def test_pages_of_other_sites_may_not_ask(ask, origin: str | None, status: int):
    assert ask(headers=origin and {"origin": origin}).status_code == status


def test_another_name_is_refused(ask):
    assert ask(headers={"host": "evil.example"}).status_code == 421


def test_an_extension_may_send_to_no_other_address(served):
    answer = served[1].post("/login", data={"name": "Ada"}, headers={"origin": EXTENSION})
    assert answer.status_code == 403


def test_no_more_texts_wait_than_may(served, ask):
    desk, _ = served
    for _ in range(service.MOST_WAITING):
        desk.languagetool.enter()
    try:
        answer = ask()
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    finally:
        for _ in range(service.MOST_WAITING):
            desk.languagetool.leave()
    assert ask().status_code == 200


def test_a_fault_is_told_and_gives_its_place_back(served, ask):
    for _ in range(service.MOST_WAITING + 1):
        answer = ask("The bridge may explode. It was closed on Monday.")
        assert (answer.status_code, answer.text) == (500, "Error: something went wrong here\n")
    assert ask().status_code == 200


def test_it_is_off_unless_asked_for(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db") as (desk, client):
        assert desk.languagetool is None
        path = f"/languagetool/{'0' * 64}/wire/v2/check"
        assert client.post(path, data={"text": "x", "language": "en"}).status_code == 404
    assert not list(tmp_path.glob("*.token"))


def test_the_command_tells_the_addresses(run_cli, tmp_path: Path, monkeypatch):
    def serve(desk: Any, *_: Any, ready: Any, **__: Any) -> None:
        ready()
        desk.store.close()

    monkeypatch.setattr(serving, "serve", serve)
    folder = tmp_path / "wire copy"
    folder.mkdir()
    given = ("review", "--port", "0", "--db", tmp_path / "desk.db", "--folder", folder)
    assert "LanguageTool" not in run_cli(*given).err
    ran = run_cli(*given, "--languagetool")
    assert re.search(r"http://127\.0\.0\.1:\d+/languagetool/[0-9a-f]{64}/wire%20copy\n", ran.err)


def test_the_token_stays_with_the_password_and_is_the_owners(tmp_path: Path):
    path = tmp_path / "desk.db.token"
    tokens = [service._token(path, password) for password in (None, None, "a" * 12, "b" * 12)]
    assert tokens[0] == tokens[1]
    assert len(set(tokens)) == 3
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("")
    with pytest.raises(InputError, match="delete it"):
        service._token(path, None)


def test_a_check_ends_when_the_desk_closes():
    closing = threading.Event()
    progress = service._UntilClosed(closing)
    progress.start("judging", 2)
    closing.set()
    with pytest.raises(service.Busy):
        progress.advance()


# Matches


def test_matches_do_not_overlap_and_the_narrow_ones_stay():
    report = make_report()
    found = matches(report, Sent.plain(report.article.text), Wanted())
    ends = [match["offset"] + match["length"] for match in found]
    assert all(end <= after["offset"] for end, after in zip(ends, found[1:], strict=False))
    shown = {match["rule"]["id"] for match in found}
    assert {"number_mismatch", "altered_quote", "partial", "disputed", "opinion"} <= shown
    assert "not_checked" not in shown
    assert {match["rule"]["description"] for match in found} <= {r.help for r in BY_ID.values()}


def test_the_references_words_are_offered():
    report = make_report()
    found = matches(report, Sent.plain(report.article.text), Wanted())
    offered = {m["rule"]["id"]: [r["value"] for r in m["replacements"]] for m in found}
    assert offered["number_mismatch"] == ["4.2 million"]
    assert offered["altered_quote"] == ["We will keep a night boat for urgent patients"]
    assert offered["negation"] == ["has ruled out"]
    assert offered["hedge_dropped"] == ["may end"]
    assert offered["unsourced_quote"] == offered["partial"] == []


def test_what_is_not_marked_is_told_beside_what_is():
    report = make_report()
    found = matches(report, Sent.plain(report.article.text), Wanted())
    (hedge,) = (m["message"] for m in found if m["rule"]["id"] == "hedge_dropped")
    parts = [part.split(":")[0] for part in hedge.split(" | ")]
    assert parts == ["hedge dropped", "attribution dropped", "unsupported"]


def test_what_was_not_checked_is_shown_to_the_picky():
    report = make_report()
    picky = Wanted.of({"level": "picky"})
    found = matches(report, Sent.plain(report.article.text), picky)
    assert found[-1]["rule"]["id"] == "not_checked"


# A client of others


def test_language_tool_python_asks_and_places_its_matches(tmp_path: Path, monkeypatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a server was to be started or downloaded")

    monkeypatch.setattr(language_tool_python.server, "LocalLanguageTool", refuse)
    monkeypatch.setattr(language_tool_python.LanguageTool, "_start_server_on_free_port", refuse)
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "reference.txt").write_text(REFERENCE)
    listening = serving.listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    store = Store(tmp_path / "desk.db")
    desk = make_desk(store, RuleChecker, folders=[folder], port=port, languagetool=True)
    names = serving.names("127.0.0.1", port, (), "http")
    config = uvicorn.Config(create_app(desk, names), log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        url = f"http://127.0.0.1:{port}/languagetool/{desk.languagetool.token}/wire/"
        tool = language_tool_python.LanguageTool("en-US", remote_server=url)
        text = f"🚢🚢 {ARTICLE}"
        first, *_ = tool.check(text)
        assert text[first.offset :][: first.error_length].startswith("The council wrongly said")
        assert (first.rule_id, first.category) == ("contradicted", "ACCURACY")
        tool.disabled_rules = {"contradicted"}
        assert {match.rule_id for match in tool.check(text)} == {"opinion", "unsupported"}
    finally:
        server.should_exit = True
        thread.join(10)
        store.close()
