"""Connections that say nothing keep nobody out, and end."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from desks import RuleChecker

from claimcheck.review import serving
from claimcheck.review.app import make_desk
from claimcheck.review.http import connections
from claimcheck.review.storage.store import Store

SILENT = 260
HEAD = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
HALF_A_BODY = HEAD + b"Content-Length: 99\r\n\r\nn"


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Where a desk is served as the command serves it."""
    import uvicorn

    listening = serving.listen("127.0.0.1", 0)
    number = listening.getsockname()[1]
    store = Store(tmp_path / "desk.db")
    desk = make_desk(store, RuleChecker, port=number)
    names = serving.names("127.0.0.1", number, (), "http")
    server = uvicorn.Server(serving._config(desk, names, None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield number
    finally:
        server.should_exit = server.force_exit = True
        thread.join(20)
        store.close()


@pytest.fixture
def opened(port: int) -> Iterator[Callable[..., list[socket.socket]]]:
    """Open connections that send some bytes and then nothing."""
    with ExitStack() as stack:

        def connect(count: int, sent: bytes = b"") -> list[socket.socket]:
            made = []
            for _ in range(count):
                made.append(socket.create_connection(("127.0.0.1", port), timeout=20))
                stack.callback(made[-1].close)
                made[-1].sendall(sent)
            return made

        yield connect


def sign_in(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/login", timeout=20) as answer:
        return answer.status


def is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET /login HT",
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        HEAD + b"Content-Length: 99\r\n\r\nn",
    ],
    ids=["nothing", "half a line", "half a head", "half a body"],
)
def test_silent_connections_keep_nobody_out(port: int, opened, sent: bytes):
    opened(SILENT, sent.replace(b"%d", str(port).encode()))
    for _ in range(3):
        assert sign_in(port) == 200


def test_the_longest_silent_makes_room(port: int, opened):
    first, *_ = opened(connections.CROWDED)
    assert sign_in(port) == 200
    opened(5)
    assert is_closed(first)


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_a_silent_connection_ends(port: int, opened, monkeypatch, sent: bytes):
    monkeypatch.setattr(connections, "SILENCE", 0.3)
    (silent,) = opened(1, sent)
    began = time.monotonic()
    assert is_closed(silent)
    assert time.monotonic() - began < 10


def test_a_request_that_comes_slowly_is_answered(port: int, opened, monkeypatch):
    """What is heard of a body counts, and no answer is cut off."""
    monkeypatch.setattr(connections, "SILENCE", 3.0)
    body = b"name=Ada&password="
    head = HEAD.replace(b"%d", str(port).encode())
    head += b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
    (slow,) = opened(1, head % len(body))
    for letter in body:
        slow.sendall(bytes([letter]))
        time.sleep(0.25)
    assert slow.recv(100).startswith(b"HTTP/1.1 303")
