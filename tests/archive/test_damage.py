"""What is no archive, or no whole one, is refused; a killed run loses nothing that it told of."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from archives import BRIDGE, FERRY, STORIES, opened
from places import ROOT

from claimcheck.archive import store
from claimcheck.errors import InputError

#: Adds two stories, tells of them, and dies in the middle of a third, part of which is on the disk.
KILLED = """
import os, signal, sys
import numpy as np
from pathlib import Path
from archives import STORIES, opened
from claimcheck.ingest.documents import read
from claimcheck.settings import Settings

(*first, (name, text)) = STORIES.items()
archive = opened(Path(sys.argv[1]), writable=True)
archive.add(first, told=lambda added: print(added.document.sha256, flush=True))

def more():
    yield name, read(text, name, Settings()), np.ones((4000, 512), np.float32)
    os.kill(os.getpid(), signal.SIGKILL)

archive._store.add(more())
"""


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with opened(tmp_path / "news.db", writable=True) as archive:
        archive.add(STORIES.items())
    return tmp_path / "news.db"


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def _bomb(path: Path) -> None:
    packing = zlib.compressobj(9)
    data = b"".join(packing.compress(bytes(1 << 20)) for _ in range(3)) + packing.flush()
    _sql(path, f"UPDATE documents SET packed = x'{data.hex()}'")


def _use(path: Path) -> None:
    with opened(path) as archive:
        (match, *_) = archive.search(f"{BRIDGE} {FERRY}")
        archive.document(match.document.sha256)


#: What was done to an archive, and what is said of it.
HARMED: dict[str, tuple[Callable[[Path], object], str]] = {
    "absent": (Path.unlink, "there is no such archive; claimcheck index add"),
    "folder": (_folder, "is a folder, no archive, which is one file"),
    "text": (lambda p: p.write_text("Bridge shut. " * 90), "no archive of claimcheck, or damaged"),
    "empty": (lambda p: p.write_bytes(b""), "another kind of file"),
    "other": (lambda p: _sql(p, "PRAGMA application_id = 7"), "another kind of file"),
    "newer": (lambda p: _sql(p, "PRAGMA user_version = 2"), "of version 2, newer than the 1"),
    "cut": (_cut, "no archive of claimcheck, or damaged"),
    "no table": (lambda p: _sql(p, "DROP TABLE vectors"), "cannot be used: no such table"),
    "no about": (lambda p: _sql(p, "DELETE FROM about"), "damaged"),
    "vectors": (lambda p: _sql(p, "DELETE FROM vectors WHERE sentence = 2"), "damaged"),
    "vector": (lambda p: _sql(p, "UPDATE vectors SET data = x'00'"), "damaged"),
    "signs": (lambda p: _sql(p, "UPDATE signs SET data = x'00'"), "damaged"),
    "fewer signs": (lambda p: _sql(p, "UPDATE signs SET data = zeroblob(64)"), "damaged"),
    "no text": (lambda p: _sql(p, "UPDATE documents SET packed = x'00'"), "damaged"),
    "bomb": (_bomb, "larger than any that is kept"),
    "no rows": (lambda p: _sql(p, "DELETE FROM documents"), "this archive is empty"),
}


def test_an_archive_of_another_user_is_told(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda place, mode: (place, mode) != (path, os.R_OK))
    with pytest.raises(InputError, match="cannot be read: you have no permission"):
        _use(path)


@pytest.mark.parametrize("name", HARMED)
def test_harm_is_told(path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setattr(store, "_LARGEST", 1 << 20)
    harm, message = HARMED[name]
    harm(path)
    with pytest.raises(InputError, match=message) as raised:
        _use(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("name", ["folder", "text", "other", "newer"])
def test_nothing_is_added_to_what_is_no_archive(path: Path, name: str):
    HARMED[name][0](path)
    before = path.is_file() and path.read_bytes()
    with pytest.raises(InputError, match=r"news\.db"):
        opened(path, writable=True)
    assert (path.is_file() and path.read_bytes()) == before
    assert [file.name for file in path.parent.iterdir()] == ["news.db"]


def test_an_archive_in_no_folder_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be written"):
        opened(tmp_path / "absent" / "news.db", writable=True)


def test_an_empty_file_becomes_an_archive(tmp_path: Path):
    path = tmp_path / "news.db"
    path.touch()
    with opened(path, writable=True) as archive:
        assert archive.counts() == (0, 0)
    with opened(path) as archive, pytest.raises(InputError, match="this archive is empty"):
        archive.search(BRIDGE)


def test_a_full_disk_is_told_and_loses_nothing(path: Path):
    with opened(path, writable=True) as archive:
        connection = archive._store._connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(InputError, match=r"cannot be used: database or disk is full"):
            archive.add([("long", " ".join(f"Road {n} was closed on Monday." for n in range(90)))])
        assert archive.counts() == (3, 8)
        assert archive.search(FERRY)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_run_loses_nothing_that_it_told_of(tmp_path: Path):
    path = tmp_path / "news.db"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'support'}"}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, path], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "news.db-journal").stat().st_size > 0
    told = killed.stdout.split()
    with opened(path) as archive:
        assert [entry.sha256 for entry in archive.entries()] == told
        assert len(told) == 2
        assert [m.document.source for m in archive.search(FERRY)] == ["ferry.txt"]
    with opened(path, writable=True) as archive:
        assert [one.state for one in archive.add(STORIES.items())].count("added") == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [file.name for file in tmp_path.iterdir()] == ["news.db"]
