"""Two runs on one output: the second is refused, and nothing of a run stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from job_files import job, read_out, write_jobs
from stubs import StubChecker, make_report

from claimcheck.batch import local
from claimcheck.errors import InputError
from claimcheck.file_lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such lock")
#: Holds the lock of a file until it is killed.
HOLD = """
import sys, time
from pathlib import Path
from claimcheck.file_lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("resume", [True, False])
def test_a_second_run_is_refused_and_the_first_goes_on(
    tmp_path: Path, stub: type[StubChecker], run_cli: Callable, resume: bool
):
    path, out = write_jobs(tmp_path, job("a"), job("b")), tmp_path / "out.jsonl"
    refused = []

    def answer(article: object, references: object) -> object:
        refused.append(run_cli("batch", path, "--out", out, *["--resume"] * resume))
        return make_report("supported")

    stub.answer = staticmethod(answer)
    assert local.run(path, out, stub(), resume=True).checked == 2
    assert [answer["id"] for answer in read_out(out)] == ["a", "b"]
    message = f"{out}: another run is writing to this file; wait until it has ended, or name "
    assert [ran.code for ran in refused] == [2, 2]
    assert all(message in ran.err for ran in refused)
    assert not list(tmp_path.glob(".*"))


def test_the_lock_is_on_the_file_and_not_on_its_name(tmp_path: Path):
    out, link = tmp_path / "out.jsonl", tmp_path / "link.jsonl"
    link.symlink_to(out)
    with locked(out), pytest.raises(InputError, match=r"link\.jsonl: another run"), locked(link):
        pass
    with locked(out), locked(tmp_path / "other.jsonl"):
        pass
    with locked(link):
        pass


def test_a_killed_run_leaves_no_lock(tmp_path: Path):
    out = tmp_path / "out.jsonl"
    with subprocess.Popen([sys.executable, "-c", HOLD, out], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(InputError, match="another run"), locked(out):
            pass
        holder.send_signal(signal.SIGKILL)
    with locked(out):
        pass
    assert not list(tmp_path.glob(".*"))


def test_a_lock_whose_name_was_taken_away_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The holder may end between the opening of its file and the asking for the lock."""
    import fcntl

    out, lock, asked = tmp_path / "out.jsonl", tmp_path / ".out.jsonl.lock", []

    def flock(held: int, operation: int, real: Callable = fcntl.flock) -> None:
        real(held, operation)
        if not asked:
            lock.unlink()
        asked.append(held)

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(out):
        assert os.path.samestat(os.fstat(asked[-1]), lock.stat())
        with pytest.raises(InputError, match="another run"), locked(out):
            pass
    assert len(asked) == 2


def test_a_failed_run_leaves_no_lock(tmp_path: Path, stub: type[StubChecker]):
    path, out = write_jobs(tmp_path, ""), tmp_path / "out.jsonl"
    with pytest.raises(InputError, match="holds no job"):
        local.run(path, out, stub())
    assert list(tmp_path.iterdir()) == [path]
