"""A command without a network, and what it looked up all the same: ``no_network.py COMMAND...``.

Run by `isolated` as the first process of a namespace without network, where a server of names on
the loopback device hears every look-up and answers none. The last line of standard error is the
JSON list of the names.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from places import ROOT, TESTS

#: ioctl that sets the flags of a network device, and the flags of one that is up and runs.
SIOCSIFFLAGS, UP_AND_RUNNING = 0x8914, 0x1 | 0x40
#: Namespaces of users (root inside), networks and mounts.
UNSHARE = ("unshare", "--map-root-user", "--net", "--mount")
#: Variables of the surroundings that a command keeps; those of a CI would switch telemetry off.
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")


class Ended(NamedTuple):
    """How an isolated command ended: what it looked up, and the files in its home."""

    code: int
    out: str
    err: str
    looked_up: list[str]
    files: list[Path]


@cache
def _why_not() -> str:
    """Why commands cannot be isolated here; empty when they can."""
    if shutil.which("unshare") is None:
        return "there is no unshare"
    tried = subprocess.run(
        [*UNSHARE, sys.executable, __file__, "true"],
        env={**os.environ, "PYTHONPATH": str(TESTS / "support")},
        capture_output=True,
        text=True,
    )
    return "" if tried.returncode == 0 else f"no namespaces here: {tried.stderr.strip()[-200:]}"


def isolated(
    command: Sequence[object], folder: Path, timeout: float = 300, **variables: str
) -> Ended:
    """Run a command in ``folder`` without network and with an empty home; else skip the test."""
    if _why_not():
        pytest.skip(_why_not())
    home = folder / "home"
    home.mkdir(exist_ok=True)
    paths = os.pathsep.join(map(str, (ROOT, TESTS / "support")))
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    done = subprocess.run(
        [*UNSHARE, sys.executable, __file__, *map(str, command)],
        cwd=folder,
        env={**environment, "HOME": str(home), "PYTHONPATH": paths, **variables},
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    *err, names = done.stderr.splitlines() or ["[]"]
    files = [path for path in home.rglob("*") if path.is_file()]
    return Ended(done.returncode, done.stdout, "\n".join(err), json.loads(names), files)


def main(command: Sequence[str]) -> int:
    """Set the namespace up, run the command and tell what it looked up."""
    _raise_loopback()
    _ask_ourselves()
    heard: list[str] = []
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    threading.Thread(target=_listen, args=(server, heard), daemon=True).start()
    code = subprocess.run(command).returncode
    print(json.dumps(sorted(set(heard))), file=sys.stderr)
    return code


def _raise_loopback() -> None:
    request = struct.pack("16sH14s", b"lo", UP_AND_RUNNING, b"")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, request)


def _ask_ourselves() -> None:
    """Have names asked of this process; the mount is seen by this namespace alone."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        file.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
        file.flush()
        subprocess.run(["mount", "--bind", file.name, "/etc/resolv.conf"], check=True)


def _listen(server: socket.socket, heard: list[str]) -> None:
    while True:
        heard.append(_name(server.recv(4096)))


def _name(query: bytes) -> str:
    """The name that a query of DNS asks for: labels behind a header of twelve bytes."""
    labels, place = [], 12
    while place < len(query) and query[place]:
        end = place + 1 + query[place]
        labels.append(query[place + 1 : end].decode("ascii", "replace"))
        place = end
    return ".".join(labels)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
