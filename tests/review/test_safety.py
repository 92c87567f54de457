"""Who may ask the desk for what: hosts, origins, tokens, paths, sizes and addresses."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from desks import ARTICLE, BASE, PORT, REFERENCE, Browser, opened_desk
from starlette.testclient import TestClient

from claimcheck.errors import InputError
from claimcheck.review import app
from claimcheck.review.http import guard
from claimcheck.review.http.rendering import static_url
from claimcheck.review.jobs import reading
from claimcheck.review.jobs.folders import Folders
from claimcheck.review.storage.given import Given
from claimcheck.settings import Settings


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory):
    with opened_desk(tmp_path_factory.mktemp("desk") / "desk.db") as (_, client):
        yield client


@pytest.fixture
def ada(served) -> Browser:
    return Browser(served, "Ada")


# Browsers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        "",
        f"127.0.0.1.evil:{PORT}",
    ],
)
def test_another_name_is_refused_before_anything_is_looked_at(served, host: str):
    for path in ("/", "/login", static_url("desk.js")):
        answer = served.get(path, headers={"host": host}, follow_redirects=False)
        assert answer.status_code == 421


POSTS = [r.path for r in app._ROUTES if "POST" in r.methods]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example", f"http://127.0.0.1:{PORT + 1}"]
)
def test_what_another_sites_page_sends_is_refused(ada: Browser, path: str, origin: str | None):
    client = TestClient(ada.client.app, base_url=BASE, cookies=dict(ada.client.cookies))
    headers = {} if origin is None else {"origin": origin}
    answer = client.post(path.format(article=1), data={"csrf": ada.csrf}, headers=headers)
    assert answer.status_code == 403
    assert ada.get("/flags").status_code == 200  # nobody was signed out


@pytest.mark.parametrize("path", [path for path in POSTS if path != "/login"])
@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_everything_that_changes_something_needs_the_sessions_token(ada: Browser, path, token):
    url = path.format(article=1)
    answer = ada.client.post(url, data={"csrf": token, "article_text": "x"}, follow_redirects=False)
    assert answer.status_code == 403
    answer = ada.client.post(url, json={}, headers={"x-csrf-token": token.encode()})
    assert answer.status_code == 403
    other = Browser(ada.client, "Ben")
    answer = ada.client.post(url, data={"csrf": other.csrf}, follow_redirects=False)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", [r.path for r in app._ROUTES])
def test_nothing_is_shown_or_done_without_a_session(served, path: str):
    if path.startswith(("/static", "/login")):
        return
    url = path.format(article=1, number=0, place=0, format="json")
    methods = next(r.methods for r in app._ROUTES if r.path == path)
    if "GET" in methods:
        answer = served.get(url, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"][:6]) == (303, "/login")
        assert served.get(url, headers={"accept": "application/json"}).status_code == 401
    else:
        answer = served.post(url, data={}, headers={"origin": BASE}, follow_redirects=False)
        assert answer.status_code == 303


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(ada: Browser, method: str):
    assert ada.client.request(method, "/").status_code == 405


def test_every_answer_says_what_a_browser_may_do(ada: Browser):
    number = ada.add()
    for path in ("/", "/new", "/flags", "/gone", f"/articles/{number}", static_url("desk.js")):
        headers = ada.get(path).headers
        policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers
    assert ada.get("/").headers["cache-control"] == "no-store"


def test_pages_have_nothing_inline_and_nothing_from_elsewhere(ada: Browser):
    number = ada.add()
    for path in ("/", "/new", "/flags", f"/articles/{number}", f"/articles/{number}/revise"):
        page = ada.get(path).text
        assert not re.search(r"<(script|style)>|\son\w+=|\sstyle=|javascript:", page)
        for url in re.findall(r'(?:src|href|action)="([^"]*)"', page):
            assert url.startswith(("/", "#")), url


def test_the_cookie_is_kept_from_scripts_and_other_sites(served):
    answer = served.post(
        "/login", data={"name": "Ada"}, headers={"origin": BASE}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"claimcheck-{PORT}=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_only_digests_of_sessions_are_kept(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db") as (desk, client):
        Browser(client, "Ada")
        token = desk.sessions.begin("Ben", "")
        rows = desk.store.connection.execute("SELECT token FROM sessions").fetchall()
    assert len(rows) == 2
    assert token not in {row[0] for row in rows}


# Bodies


@pytest.mark.parametrize("path", [path for path in POSTS if path != "/login"])
def test_nothing_that_a_stranger_sends_is_read(served, path: str):
    body = {"type": "http.request", "body": b"x" * 1000, "more_body": True}
    assert asked(served, path.format(article=1), body) == (303, 0)


def test_signing_in_takes_little_and_no_files(served):
    body = {"type": "http.request", "body": b"x" * 1000, "more_body": True}
    status, read = asked(served, "/login", body)
    assert (status, read <= guard.MOST_SIGNING_IN // 1000 + 1) == (400, True)
    answer = served.post(
        "/login", data={"name": "A"}, files={"f": ("f", b"x")}, headers={"origin": BASE}
    )
    assert answer.status_code == 400


def asked(client: TestClient, path: str, body: dict[str, Any]) -> tuple[int, int]:
    """Send a form without end: the status of the answer, and how often the body was read."""
    sent: list[dict[str, Any]] = []
    read = iter(range(1, 1000))
    done = 0

    async def receive() -> dict[str, Any]:
        nonlocal done
        done = next(read)
        return body

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = {"host": f"127.0.0.1:{PORT}", "origin": BASE}
    headers["content-type"] = "application/x-www-form-urlencoded"
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": []}
    scope["headers"] = [(k.encode(), v.encode()) for k, v in headers.items()]
    # In a thread of its own: the browser tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, client.app(scope, receive, send)).result()
    return sent[0]["status"], done


# Paths


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    root = tmp_path / "wire"
    (root / "sub").mkdir(parents=True)
    (root / "one.txt").write_text("inside")
    (root / "sub" / "two.md").write_text("below")
    (root / ".hidden.txt").write_text("hidden")
    (root / "tool.exe").write_text("no text")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "wire2").mkdir()
    (tmp_path / "wire2" / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "out").symlink_to(tmp_path / "wire2")
    (root / "inner.txt").symlink_to(root / "one.txt")
    os.mkfifo(root / "pipe.txt")
    return Folders([root])


def test_files_inside_are_listed_and_read(folders: Folders):
    ((name, picks),) = folders.listing()
    assert name == "wire"
    assert [p.name for p in picks] == ["inner.txt", "one.txt", "sub/two.md"]
    assert folders.read("0/sub/two.md") == Given("two.md", b"below")
    assert folders.read("0/inner.txt").data == b"inside"


@pytest.mark.parametrize(
    "value",
    [
        *("0/../secret.txt", "0/sub/../../secret.txt", "0/../wire2/secret.txt", "0//etc/passwd"),
        *("0/link.txt", "0/out/secret.txt", "0/.hidden.txt", "0/tool.exe", "0/sub", "0/", "0"),
        *("1/one.txt", "-1/one.txt", "x/one.txt", "", "0/one.txt\0", "0/gone.txt", "0/pipe.txt"),
        "0/" + "a" * 5000,
    ],
)
def test_nothing_outside_is_read(folders: Folders, value: str):
    with pytest.raises(InputError, match="is no file of the folders"):
        folders.read(value)


# Sizes and kinds


def test_uploads_are_limited_in_size(ada: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claimcheck.review.pages.forms.MAX_BYTES", 5000)
    files = [("reference_file", ("big.txt", b"x" * 5001))]
    answer = ada.form("/new", {"article_text": ARTICLE}, files)
    assert answer.status_code == 422
    assert "big.txt is larger than" in answer.text
    monkeypatch.setattr(guard, "MOST_UPLOADED", 20_000)
    answer = ada.form("/new", {"article_text": "x" * 30_000})
    assert answer.status_code == 413
    monkeypatch.setattr(guard, "MOST_SENT", 100)
    answer = ada.json("/articles/1/undo", {"x": "y" * 200})
    assert answer.status_code == 413


def test_what_is_given_together_is_limited_in_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claimcheck.review.pages.forms.MOST_BYTES", 5000)
    (tmp_path / "wire").mkdir()
    for n in range(3):
        (tmp_path / "wire" / f"{n}.txt").write_text("word " * 500)
    with opened_desk(tmp_path / "desk.db", folders=[tmp_path / "wire"]) as (_, client):
        ada = Browser(client, "Ada")
        data = {"article_text": ARTICLE, "reference_pick": ["0/0.txt", "0/1.txt", "0/2.txt"]}
        answer = ada.form("/new", data)
        assert (answer.status_code, "are given together" in answer.text) == (422, True)
        data["reference_pick"].pop()
        assert ada.form("/new", data).status_code == 200
        data = {"article_text": ARTICLE, "reference_text": "More.", "keep": ["1", "2"]}
        assert ada.form("/articles/1/revise", data).status_code == 422


def test_a_body_longer_than_its_header_says_is_cut_off(ada: Browser, monkeypatch):
    monkeypatch.setattr(guard, "MOST_SENT", 1000)

    def endless():
        for _ in range(100):
            yield b'{"x": "' + b"y" * 1000

    answer = ada.client.post(
        "/articles/1/undo",
        content=endless(),
        headers={"content-type": "application/json", "x-csrf-token": ada.csrf},
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("name", ["run.exe", "page.php", "story.xlsx", "a.txt.sh"])
def test_uploads_are_limited_in_kind(ada: Browser, name: str):
    answer = ada.form("/new", {"article_text": ARTICLE}, [("reference_file", (name, b"text"))])
    assert answer.status_code == 422
    assert f"cannot read {name}" in answer.text


def test_names_of_files_lose_their_folders(ada: Browser):
    files = [("reference_file", ("../../etc/C:\\wire\\re\u202eport.txt", REFERENCE.encode()))]
    answer = ada.form("/new", {"article_text": ARTICLE}, files)
    number = int(answer.url.path.rsplit("/", 1)[1])
    assert ada.wait(number)["state"] == "done"
    assert "<cite>report.txt</cite>" in ada.get(f"/articles/{number}/sentences/0").text


@pytest.mark.parametrize("body", [b"[]", b"nonsense", b"\xff", b'"x"', b""])
def test_json_that_is_none_is_refused(ada: Browser, body: bytes):
    headers = {"content-type": "application/json", "x-csrf-token": ada.csrf}
    answer = ada.client.post("/articles/1/undo", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == 400


# Reading


def test_reading_is_bounded_in_time_and_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    script = tmp_path / "busy.py"
    script.write_text(
        "import json, sys\nsys.stdin.readline()\n"
        "print(json.dumps({'left_out': [{'id': 'a', 'reason': 'no story'}]}), flush=True)\n"
        "while True: pass\n"
    )
    run = reading.subprocess.run
    monkeypatch.setattr(
        reading.subprocess, "run", lambda command, **o: run([sys.executable, str(script)], **o)
    )
    monkeypatch.setattr(reading, "WALL_SECONDS", 0.5)
    monkeypatch.setattr(reading, "CPU_SECONDS", 0)
    with pytest.raises(InputError, match=r"b\.pdf could not be read within"):
        reading.read([Given("a", b"x"), Given("b.pdf", b"y")], Settings())


def test_reading_takes_no_more_memory_than_it_may(monkeypatch: pytest.MonkeyPatch):
    import resource

    limits = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, to: limits.update({what: to}))
    reading._bound()
    assert limits[resource.RLIMIT_AS] == (reading.MEMORY, reading.MEMORY)
    monkeypatch.setattr(resource, "getrlimit", lambda what: (-1, -1))
    reading._allow_time()
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    assert 0 <= limits[resource.RLIMIT_CPU][0] - used - reading.CPU_SECONDS <= 1


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1:8417/", "its address is in a private network"),
        ("http://localhost/", "its address is in a private network"),
        ("http://[::1]/", "its address is in a private network"),
        ("http://169.254.169.254/latest/meta-data", "its address is in a private network"),
        ("http://10.0.0.1/", "its address is in a private network"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("/etc/passwd", "is no address"),
    ],
)
def test_private_addresses_are_never_fetched(url: str, says: str):
    with pytest.raises(InputError, match=re.escape(says)):
        reading.read([Given(url, url=url)], Settings())


def test_addresses_in_texts_are_not_fetched(ada: Browser, monkeypatch: pytest.MonkeyPatch):
    asked = []
    real = reading.subprocess.run

    def run(command, **given):
        asked.extend(json.loads(line)["url"] for line in given["input"].splitlines())
        return real(command, **given)

    monkeypatch.setattr(reading.subprocess, "run", run)
    ada.add(f"See http://127.0.0.1:9/x and https://example.com. {ARTICLE}")
    assert asked == [None, None]
