"""Serving the desk: where it listens, and who may reach it there."""

from __future__ import annotations

import ipaddress
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.errors import InputError
from claimcheck.review.app import create_app
from claimcheck.review.desk import Desk

if TYPE_CHECKING:
    import uvicorn

#: Fewest characters of a password.
SHORTEST_PASSWORD = 12
#: Port of each scheme that a browser leaves out of a name.
_OWN_PORT = {"http": 80, "https": 443}


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_private(name: str) -> bool:
    """Whether a name by which browsers reach the desk, with or without a port, is loopback."""
    try:
        return is_loopback(urlsplit(f"//{name}").hostname or "")
    except ValueError:
        return False


def read_password(path: Path) -> str:
    """Return the password that a file holds on its first line.

    Raises:
        InputError: if it cannot be read, or is too short.
    """
    try:
        password = path.read_text(encoding="utf-8").splitlines()[0].strip()
    except (OSError, ValueError, IndexError) as error:
        raise InputError(f"--password-file {path}: holds no password that can be read") from error
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(
            f"--password-file {path}: the password has {len(password)} characters; "
            f"use at least {SHORTEST_PASSWORD}"
        )
    return password


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes any that is free.

    Raises:
        InputError: if it cannot listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(128)
    except OSError as error:
        found.close()
        raise InputError(
            f"cannot listen on {host}, port {port}: {error.strerror or error}; "
            "choose another with --port"
        ) from error
    return found


def names(host: str, port: int, more: Sequence[str], scheme: str) -> list[str]:
    """The names that the desk goes by: those of this machine, ``host``, and ``more``.

    Raises:
        InputError: for a ``host`` that is every address of this machine, and no name.
    """
    own = ["127.0.0.1", "localhost", "[::1]"] if is_loopback(host) else []
    if not _is_wildcard(host):
        own.append(f"[{host}]" if ":" in host else host)
    if not own and not more:
        raise InputError(
            f"--host {host}: says not by what name browsers reach the desk; give --name HOST"
        )
    found = [f"{name}:{port}" for name in (*own, *more)]
    if port == _OWN_PORT[scheme]:
        found += own
    # A name that others are served by, with or without a port of its own.
    return list(dict.fromkeys((*found, *more)))


def _is_wildcard(host: str) -> bool:
    try:
        return ipaddress.ip_address(host or "0.0.0.0").is_unspecified
    except ValueError:
        return False


def serve(
    desk: Desk,
    listening: socket.socket,
    hosts: Sequence[str],
    *,
    certificate: tuple[Path, Path] | None = None,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Answer requests until interrupted.

    Args:
        desk: what is served.
        listening: where.
        hosts: the names that it goes by.
        certificate: files of a certificate chain and its key, for TLS.
        ready: called when requests are answered.

    Raises:
        InputError: for a certificate that cannot be used.
    """
    import uvicorn

    server = uvicorn.Server(_config(desk, hosts, certificate))
    watching = threading.Thread(target=_when_started, args=(server, ready), daemon=True)
    watching.start()
    try:
        server.run(sockets=[listening])
    finally:
        desk.store.close()


def _config(
    desk: Desk, hosts: Sequence[str], certificate: tuple[Path, Path] | None
) -> uvicorn.Config:
    import uvicorn

    from claimcheck.review.http.connections import MOST_CONNECTIONS, Connection

    cert, key = certificate or (None, None)
    config = uvicorn.Config(
        create_app(desk, hosts),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http=Connection,
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
        ssl_certfile=cert,
        ssl_keyfile=key,
    )
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one
        raise InputError(f"--tls-cert, --tls-key: cannot be used: {error}") from error
    return config


def _when_started(server: uvicorn.Server, ready: Callable[[], None]) -> None:
    import time

    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.02)
    ready()


def open_browser(url: str) -> None:
    """Open a page in the user's browser, if there is one."""
    webbrowser.open(url)
