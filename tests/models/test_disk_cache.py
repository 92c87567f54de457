"""The answers on disk: bounded, shared by processes, whole after a kill, never wrong."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claimcheck.models.disk_cache import FILE, DiskCache, default_folder

HOUR = 3600.0
Make = Callable[..., DiskCache]


def answers(*numbers: int, size: int = 12) -> dict[bytes, bytes]:
    """An answer of ``size`` bytes that cannot be mistaken for another's, by key."""
    return {number.to_bytes(32, "big"): random.Random(number).randbytes(size) for number in numbers}


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def make(tmp_path: Path, told: list[str]) -> Make:
    """A cache in a folder of the test's; what it warns of goes to ``told``."""

    def make(folder: Path = tmp_path / "cache", megabytes: int = 1, **options) -> DiskCache:
        return DiskCache(folder, megabytes, warn=told.append, **options)

    return make


def test_what_one_process_kept_another_knows(make: Make, told: list[str]):
    known = answers(*range(1200))
    make().keep("nli", known)
    again = make()
    assert again.recall("nli", [*known, b"?" * 32]) == known
    again.keep("nli", {next(iter(known)): b"newer"})
    assert make().recall("nli", [next(iter(known))]) == {next(iter(known)): b"newer"}
    assert told == []


def test_nothing_is_made_before_the_first_question_and_then_for_the_owner_alone(
    make: Make, tmp_path: Path
):
    cache, before = make(tmp_path / "a" / "b"), os.umask(0o000)
    try:
        assert not (tmp_path / "a").exists()
        cache.keep("nli", answers(1))
    finally:
        os.umask(before)
    assert stat.S_IMODE(cache.path.parent.stat().st_mode) == 0o700
    beside = sorted(cache.path.parent.iterdir())
    assert {path.name for path in beside} == {FILE, f"{FILE}-shm", f"{FILE}-wal"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in beside} == {0o600}


@pytest.mark.parametrize(
    ("variable", "folder"), [("XDG_CACHE_HOME", "claimcheck"), ("HOME", ".cache/claimcheck")]
)
def test_the_folder_is_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, folder: str
):
    if sys.platform != "linux":
        pytest.skip("the folders of Linux")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    assert default_folder() == tmp_path / folder
    assert DiskCache().path == tmp_path / folder / FILE


# How much is kept


def test_the_answers_used_longest_ago_go_and_the_file_stays_small(make: Make):
    now = [0.0]
    cache = make(clock=lambda: now[0])
    rounds = [answers(*range(n, n + 50), size=1536) for n in range(0, 600, 50)]
    for kept in rounds:
        cache.keep("encoder", kept)
        now[0] += HOUR
        used = list(rounds[0])[:3]
        assert cache.recall("encoder", used).keys() == set(used)
        assert cache.path.stat().st_size <= 1 << 20
    asked = [key for kept in rounds for key in kept]
    found = cache.recall("encoder", asked)
    assert list(found.keys() - used) != []
    left = [len(found.keys() & (kept.keys() - set(used))) for kept in rounds]
    assert left == sorted(left), "the oldest went first"
    assert (left[0], left[-1]) == (0, 50)


def test_a_file_that_is_larger_than_it_may_be_now_shrinks(make: Make):
    make(megabytes=4).keep("encoder", answers(*range(1500), size=1536))
    cache = make()
    newest = answers(9999)
    cache.keep("nli", newest)
    sqlite3.connect(cache.path).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert cache.path.stat().st_size <= 1 << 20
    assert cache.recall("nli", list(newest)) == newest


def test_more_than_fits_at_once_does_no_harm(make: Make, told: list[str]):
    cache = make()
    many = answers(*range(1000), size=1536)
    cache.keep("encoder", many)
    found = cache.recall("encoder", list(many))
    assert 0 < len(found) < len(many)
    assert found.items() <= many.items()
    assert told == []


# Many at once


def test_threads_share_one(make: Make, told: list[str]):
    cache = make()

    def work(number: int) -> bool:
        own = answers(*range(100 * number, 100 * number + 100))
        for key, answer in own.items():
            cache.keep("nli", {key: answer})
        return cache.recall("nli", list(own)) == own

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(6)))
    assert told == []


WRITER = """
import sys
from pathlib import Path
from test_answers import answers
from claimcheck.models.disk_cache import DiskCache

def warn(message):
    print(message, flush=True)

cache = DiskCache(Path(sys.argv[1]), 1, warn=warn)
first, rounds = map(int, sys.argv[2:])
for start in range(first, first + 20 * rounds, 20):
    own = answers(*range(start, start + 20), size=600)
    cache.keep("nli", own)
    assert cache.recall("nli", list(own)).items() <= own.items()
    print("kept", flush=True)
"""


def writer(folder: Path, first: int, rounds: int) -> subprocess.Popen[str]:
    """A process that keeps answers and prints a line for each time."""
    code = WRITER.replace("from test_answers import answers", ANSWERS)
    command = [sys.executable, "-c", code, str(folder), str(first), str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


#: `answers` for another process, which cannot import a test.
ANSWERS = """
import random
def answers(*numbers, size):
    return {n.to_bytes(32, "big"): random.Random(n).randbytes(size) for n in numbers}
"""


def test_processes_open_a_new_one_together_and_all_can_write(make: Make, tmp_path: Path):
    folder = tmp_path / "cache"
    running = [writer(folder, 1000 * n, 8) for n in range(3)]
    outputs = [process.communicate(timeout=120)[0] for process in running]
    assert outputs == ["kept\n" * 8] * 3
    known = answers(*(1000 * n + m for n in range(3) for m in range(160)), size=600)
    assert make(folder).recall("nli", list(known)) == known


def test_a_killed_process_leaves_it_whole(make: Make, tmp_path: Path, told: list[str]):
    folder = tmp_path / "cache"
    process = writer(folder, 0, 100_000)
    assert process.stdout is not None
    seen = [process.stdout.readline() for _ in range(30)]
    process.send_signal(signal.SIGKILL)
    rest = process.communicate()[0]
    rounds = len(seen) + len(rest.splitlines())
    cache = make(folder)
    known = answers(*range(20 * (rounds + 2)), size=600)
    found = cache.recall("nli", list(known))
    assert found.items() <= known.items()
    # The last rounds that it told of are there: those before may have had to go.
    assert found.keys() >= answers(*range(20 * (rounds - 5), 20 * rounds), size=600).keys()
    connection = sqlite3.connect(cache.path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert told == []


def test_a_forked_process_opens_its_own(make: Make):
    cache, known = make(), answers(1)
    cache.keep("nli", known)
    before = cache._opened
    child = os.fork()
    if child == 0:
        good = cache.recall("nli", list(known)) == known and cache._opened is not before
        os._exit(0 if good else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert cache.recall("nli", list(known)) == known


def test_one_that_is_sent_to_another_process_opens_its_own(tmp_path: Path):
    cache = DiskCache(tmp_path / "cache", 3)
    cache.keep("nli", answers(1))
    sent = pickle.loads(pickle.dumps(cache))
    assert (sent.path, sent._limit, sent._opened) == (cache.path, 3 << 20, None)
    assert sent.recall("nli", list(answers(1))) == answers(1)


# What goes wrong


def assert_goes_without(cache: DiskCache, told: list[str], reason: str) -> None:
    for _ in range(3):
        cache.keep("nli", answers(1))
        assert cache.recall("nli", list(answers(1))) == {}
    (message,) = told
    assert reason in message
    assert "CLAIMCHECK_CACHE" in message


def no_database(folder: Path) -> None:
    (folder / FILE).write_bytes(b"Not a database, though it is long enough to be one. " * 200)


def another_layout(folder: Path) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.execute("CREATE TABLE answers (key TEXT)")
    connection.close()


def a_folder(folder: Path) -> None:
    (folder / FILE).mkdir()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (no_database, "not a database"),
        (another_layout, "no such column"),
        (a_folder, "Is a directory" if os.name != "posix" else "unable to open"),
        (lambda folder: folder.chmod(0o770), "can be written by other users"),
        (lambda folder: folder.chmod(0o702), "can be written by other users"),
        (lambda folder: (folder / FILE).touch() or (folder / FILE).chmod(0o622), "by other users"),
    ],
    ids=["no database", "another layout", "a folder", "a group's", "everyone's", "file"],
)
def test_what_cannot_be_used_is_told_once(
    make: Make, tmp_path: Path, told: list[str], spoil: Callable[[Path], object], reason: str
):
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    spoil(folder)
    assert_goes_without(make(folder), told, reason)


def test_a_place_of_another_user_is_not_used(
    make: Make, told: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert_goes_without(make(), told, "can be written by other users")


def test_a_file_is_no_folder(make: Make, tmp_path: Path, told: list[str]):
    (tmp_path / "file").touch()
    cache = make(tmp_path / "file")
    assert not cache.usable()
    assert_goes_without(cache, told, "file is a file, and no folder")


def test_what_can_be_used_is_told_from_what_cannot(make: Make, told: list[str]):
    assert make().usable()
    assert told == []


def test_no_folder_can_be_made(make: Make, tmp_path: Path, told: list[str]):
    (tmp_path / "file").touch()
    assert_goes_without(make(tmp_path / "file" / "cache"), told, "Not a directory")


def test_a_full_disk_is_told_once(make: Make, told: list[str]):
    cache, many = make(), answers(*range(100), size=1536)
    cache.keep("nli", answers(1))
    assert cache._opened is not None
    cache._opened.execute("PRAGMA max_page_count = 8")
    cache.keep("encoder", many)
    assert cache.recall("encoder", list(many)) == {}
    (message,) = told
    assert "full" in message
    assert make().recall("nli", list(answers(1))) == answers(1)


def test_one_that_may_only_be_read_is_told_once(make: Make, told: list[str]):
    cache = make()
    cache.keep("nli", answers(1))
    assert cache._opened is not None
    cache._opened.execute("PRAGMA query_only = ON")
    assert cache.recall("nli", list(answers(1))) == answers(1)
    cache.keep("nli", answers(2))
    assert cache.recall("nli", list(answers(1))) == {}
    (message,) = told
    assert "readonly" in message


def test_one_that_is_held_for_ever_is_told_once(
    make: Make, told: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("claimcheck.models.disk_cache.PATIENCE", 0.05)
    cache = make()
    cache.keep("nli", answers(1))
    other = sqlite3.connect(cache.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert cache.recall("nli", list(answers(1))) == answers(1)
    cache.keep("nli", answers(2))
    other.close()
    assert len(told) == 1
    assert "locked" in told[0]


def test_damage_anywhere_is_never_a_wrong_answer(make: Make, tmp_path: Path):
    known = answers(*range(60), size=200)
    whole = make(tmp_path / "whole")
    whole.keep("nli", known)
    sqlite3.connect(whole.path).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    data = whole.path.read_bytes()
    picked = random.Random(5)
    kept = 0
    for number in range(60):
        folder = tmp_path / f"{number}"
        folder.mkdir(mode=0o700)
        damaged = bytearray(data)
        place = picked.randrange(len(data))
        damaged[place : place + 40] = picked.randbytes(len(damaged[place : place + 40]))
        (folder / FILE).write_bytes(damaged)
        (folder / FILE).chmod(0o600)
        found = make(folder).recall("nli", list(known))
        assert found.items() <= known.items()
        kept += len(found)
        shutil.rmtree(folder)
    assert kept > 60, "damage costs what it hit, not all"


def test_what_was_damaged_is_kept_anew(make: Make):
    cache, known = make(), answers(1)
    cache.keep("nli", known)
    damaged = "UPDATE answers SET answer = 'text', used = 'text'"
    sqlite3.connect(cache.path, isolation_level=None).execute(damaged)
    assert cache.recall("nli", list(known)) == {}
    cache.keep("nli", known)
    assert cache.recall("nli", list(known)) == known


def test_it_is_closed_with_its_owner(make: Make):
    cache = make()
    cache.keep("nli", answers(1))
    path = cache.path
    assert path.with_name(f"{FILE}-wal").exists()
    del cache
    assert [p.name for p in path.parent.iterdir()] == [FILE]
