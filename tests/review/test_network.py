"""Who can reach the desk: its password, the names that it goes by, and how it is served."""

from __future__ import annotations

import argparse
import socket
import time
from pathlib import Path

import pytest
from desks import BASE, Browser, opened_desk

from claimcheck.cli import review
from claimcheck.errors import InputError
from claimcheck.review import serving
from claimcheck.review.http import connections
from claimcheck.review.storage import sessions

PASSWORD = "a long and secret word"


def test_a_password_is_asked_for(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db", password=PASSWORD) as (_, client):
        for wrong in ("", "a long and secret wor", "\udcff"):
            answer = client.post(
                "/login",
                content=b"name=Ada&password=" + wrong.encode("utf-8", "surrogateescape"),
                headers={"origin": BASE, "content-type": "application/x-www-form-urlencoded"},
            )
            assert answer.status_code == 403
            assert "not the password" in answer.text
        assert Browser(client, "Ada", PASSWORD).get("/").status_code == 200


def test_passwords_cannot_be_tried_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with opened_desk(tmp_path / "desk.db", password=PASSWORD) as (desk, _):
        for _ in range(sessions.MOST_WRONG):
            with pytest.raises(InputError, match="not the password"):
                desk.sessions.begin("Ada", "wrong")
        with pytest.raises(InputError, match="too many wrong passwords"):
            desk.sessions.begin("Ada", PASSWORD)
        later = time.monotonic() + sessions.WINDOW + 1
        monkeypatch.setattr(sessions.time, "monotonic", lambda: later)
        assert desk.sessions.begin("Ada", PASSWORD)


def options(*given: str) -> argparse.Namespace:
    from claimcheck.cli.main import build_parser

    return build_parser().parse_args(["review", *given])


def test_others_can_reach_the_desk_only_with_a_password(tmp_path: Path):
    with pytest.raises(InputError, match=r"needs a password; give --password-file FILE"):
        review._password(options("--host", "0.0.0.0"))
    file = tmp_path / "password"
    file.write_text("short\n")
    with pytest.raises(InputError, match="5 characters; use at least 12"):
        review._password(options("--host", "0.0.0.0", "--password-file", str(file)))
    file.write_text(f"{PASSWORD}\n")
    assert review._password(options("--host", "0.0.0.0", "--password-file", str(file))) == PASSWORD
    assert review._password(options()) is None
    for problem in (tmp_path / "gone", tmp_path):
        with pytest.raises(InputError, match="holds no password that can be read"):
            review._password(options("--password-file", str(problem)))


@pytest.mark.parametrize(
    "name", ["desk.example.org", "desk.example.org:8443", "192.0.2.7", "localhost.example", "[::2]"]
)
def test_another_name_needs_a_password_too(tmp_path: Path, name: str):
    with pytest.raises(InputError, match=r"--name .* needs a password; give --password-file FILE"):
        review._password(options("--name", "localhost", "--name", name))
    file = tmp_path / "password"
    file.write_text(PASSWORD)
    assert review._password(options("--name", name, "--password-file", str(file))) == PASSWORD


@pytest.mark.parametrize("name", ["localhost", "localhost:9000", "127.0.0.1:80", "[::1]:9000"])
def test_names_of_this_machine_need_none(name: str):
    assert review._password(options("--name", name)) is None


def test_no_session_outlives_the_password(tmp_path: Path):
    path, token = tmp_path / "desk.db", ""
    for password, earlier in ((None, 0), (PASSWORD, 0), (f"{PASSWORD}s", 0), (f"{PASSWORD}s", 1)):
        with opened_desk(path, password=password) as (desk, _):
            assert (desk.sessions.find(token) is not None) == bool(earlier)
            token = token if earlier else desk.sessions.begin("Ada", password or "")
            assert desk.sessions.find(token).reviewer == "Ada"


def test_certificate_and_key_belong_together(run_cli):
    ran = run_cli("review", "--tls-cert", "a.pem")
    assert (ran.code, "belong together" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("host", "more", "has", "lacks"),
    [
        ("127.0.0.1", (), "localhost:8417", "0.0.0.0:8417"),
        ("192.0.2.7", (), "192.0.2.7:8417", "127.0.0.1:8417"),
        ("0.0.0.0", ("desk.example",), "desk.example", "0.0.0.0:8417"),
        ("::1", (), "[::1]:8417", "evil.example"),
        ("127.0.0.2", (), "127.0.0.2:8417", "evil.example"),
        ("::", ("desk.example",), "desk.example:8417", "[::]:8417"),
    ],
)
def test_the_names_that_the_desk_goes_by(host, more, has, lacks):
    found = serving.names(host, 8417, more, "http")
    assert has in found
    assert lacks not in found


@pytest.mark.parametrize("host", ["0.0.0.0", "::", ""])
def test_every_address_is_no_name(run_cli, tmp_path: Path, monkeypatch, host: str):
    monkeypatch.setattr(serving, "serve", lambda desk, *_, **__: desk.store.close())
    file = tmp_path / "password"
    file.write_text(PASSWORD)
    given = ("review", "--port", "0", "--db", tmp_path / "desk.db", "--password-file", file)
    ran = run_cli(*given, "--host", host)
    assert (ran.code, "give --name HOST" in ran.err) == (2, True)
    assert not (tmp_path / "desk.db").exists()


def test_connections_are_limited(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db") as (desk, _):
        config = serving._config(desk, ["localhost"], None)
    assert config.limit_concurrency == connections.MOST_CONNECTIONS


def test_a_certificate_that_is_none_is_an_error(run_cli, tmp_path: Path):
    file = tmp_path / "desk.pem"
    file.write_text("no certificate")
    ran = run_cli(
        *(
            "review",
            "--port",
            "0",
            "--db",
            tmp_path / "desk.db",
            "--tls-cert",
            file,
            "--tls-key",
            file,
        )
    )
    assert (ran.code, "--tls-cert, --tls-key: cannot be used" in ran.err) == (2, True)


def test_the_browser_is_opened_only_when_asked(run_cli, tmp_path: Path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        serving, "serve", lambda desk, *_, ready, **__: (ready(), desk.store.close())
    )
    monkeypatch.setattr(serving, "open_browser", opened.append)
    given = ("review", "--port", "0", "--db", tmp_path / "desk.db")
    assert run_cli(*given).code == 0
    assert opened == []
    ran = run_cli(*given, "--open")
    assert ran.code == 0
    assert opened[0].startswith("http://127.0.0.1:")
    assert opened[0] in ran.err
    assert run_cli(*given, "--quiet").err == ""


def test_who_serves_others_in_the_clear_is_told(run_cli, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(serving, "serve", lambda desk, *_, **__: desk.store.close())
    file = tmp_path / "password"
    file.write_text(PASSWORD)
    given = ("review", "--port", "0", "--db", tmp_path / "desk.db", "--password-file", file)
    assert "unencrypted" not in run_cli(*given).err
    given += ("--host", "0.0.0.0", "--name", "desk.example")
    assert "cross the network unencrypted" in run_cli(*given).err


def test_a_port_in_use_is_an_error(run_cli, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run_cli("review", "--port", port, "--db", tmp_path / "desk.db")
    assert ran.code == 2
    assert f"cannot listen on 127.0.0.1, port {port}" in ran.err
    assert run_cli("review", "--port", "70000").code == 2
    assert run_cli("review", "--port", "0", "--db", tmp_path / "no" / "desk.db").code == 2
    ran = run_cli("review", "--port", "0", "--db", tmp_path / "d.db", "--folder", tmp_path / "no")
    assert (ran.code, "there is no such folder" in ran.err) == (2, True)
