"""Real worker processes, whose checkers do what the articles say."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from crews import ObedientChecker, no_checker, ordered, until
from job_files import job, read_out, write_jobs
from places import ROOT, TESTS

from claimcheck import __version__
from claimcheck.batch import local, runner, worker
from claimcheck.batch.processes import Processes
from claimcheck.batch.worker import Worker, threads_each
from claimcheck.errors import ModelError
from claimcheck.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")


def engine(
    workers: int, notes: list[str] | None = None, make: object = ObedientChecker
) -> Processes:
    told: list[str] = [] if notes is None else notes
    return Processes(Settings(), workers, cores=4, note=told.append, make=make)


def answered(folder: Path, workers: int, *lines: object, notes: list[str] | None = None) -> bytes:
    out = folder / f"out{workers}.jsonl"
    runner.run(write_jobs(folder, *lines), out, engine(workers, notes))
    return out.read_bytes()


def test_one_worker_and_two_give_the_same_bytes(tmp_path: Path):
    """The first job is done last, when the last kills its worker; some are answered by errors."""
    done = tmp_path / "done"
    lines = [
        *ordered(f"wait {done} {tmp_path}/note", "ok", "ok"),
        "{torn",
        job("j1"),
        job("last", article={"text": f"kill once {done}"}),
    ]
    notes: list[str] = []
    two = answered(tmp_path, 2, *lines, notes=notes)
    assert notes == [
        "line 6: its worker was lost (killed, as when memory runs out); the job is given to another"
    ]
    assert answered(tmp_path, 1, *lines) == two
    answers = [json.loads(line) for line in two.splitlines()]
    assert [answer["id"] for answer in answers] == ["j0", "j1", "j2", None, "j1", "last"]
    assert ["error" in answer for answer in answers] == [False] * 3 + [True, True, False]
    assert answers[0]["report"]["settings"] == {"threads": 0}, "as was asked, not a worker's own"


def test_a_job_that_kills_two_workers_has_an_error_and_resume_tries_it_again(tmp_path: Path):
    path = write_jobs(tmp_path, *ordered("ok", "kill", "ok"))
    out = tmp_path / "out.jsonl"
    tally = runner.run(path, out, engine(1))
    assert (tally.checked, tally.failed, tally.internal) == (2, 1, 1)
    assert read_out(out)[1] == {
        "id": "j1",
        "error": {
            "code": "worker_lost",
            "message": "line 2: 2 workers ended while they checked this job; it may need more "
            "memory than there is",
        },
    }
    path = write_jobs(tmp_path, *ordered("ok", "ok", "ok"))
    again = local.run(path, out, ObedientChecker(Settings()), resume=True)
    assert (again.checked, again.changed) == (3, 0)
    assert [answer["id"] for answer in read_out(out)] == ["j0", "j1", "j2"]


@pytest.mark.parametrize(
    ("make", "message"), [(no_checker, "no model here"), (ObedientChecker, "damaged")]
)
def test_a_model_that_is_missing_or_breaks_ends_the_run(tmp_path: Path, make, message: str):
    with pytest.raises(ModelError, match=message):
        runner.run(write_jobs(tmp_path, *ordered("fail")), tmp_path / "out", engine(1, make=make))
    assert read_out(tmp_path / "out") == []


@pytest.mark.parametrize(
    ("asked", "cores", "workers", "threads"),
    [(0, 8, 2, 4), (0, 8, 3, 2), (0, 2, 8, 1), (3, 2, 2, 3)],
)
def test_workers_share_the_cores(asked: int, cores: int, workers: int, threads: int):
    assert threads_each(asked, cores, workers) == threads


def test_a_worker_tells_what_it_cannot_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker, "_THREADS", ())
    other = Worker(ObedientChecker, Settings(), 1, "9.9").prepare()
    assert "and this is 9.9; their answers may differ" in str(other)
    broken = Worker(dict, Settings(), 1, __version__).prepare()
    assert "cannot load its models: TypeError" in str(broken)


#: Runs the jobs with two workers.
RUN = """
import sys
from pathlib import Path
from claimcheck import __version__
from claimcheck.batch import local, runner, worker
from claimcheck.batch.processes import Processes
from claimcheck.batch.worker import Worker, threads_each
from claimcheck.settings import Settings
from crews import ObedientChecker
if __name__ == "__main__":
    engine = Processes(Settings(), 2, cores=2, note=print, make=ObedientChecker)
    runner.run(Path(sys.argv[1]), Path(sys.argv[2]), engine)
"""


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes")
def test_a_run_that_is_killed_leaves_no_worker_and_resumes(tmp_path: Path):
    out, note, gate = tmp_path / "out.jsonl", tmp_path / "pid", tmp_path / "gate"
    path = write_jobs(tmp_path, *ordered("ok", f"wait {gate} {note}"))
    (tmp_path / "run.py").write_text(RUN)
    folders = os.pathsep.join(map(str, (TESTS / "support", ROOT)))
    command = [sys.executable, str(tmp_path / "run.py"), str(path), str(out)]
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": folders}) as running:
        until(
            lambda: out.exists() and len(read_out(out)) == 1 and note.exists() and note.read_text()
        )
        running.send_signal(signal.SIGKILL)
    out.write_bytes(out.read_bytes() + b'{"id": "j1", "repo')
    gate.touch()
    about = Path(f"/proc/{note.read_text()}/cmdline")
    until(lambda: not about.exists() or not about.read_bytes())  # gone, or a zombie
    assert local.run(path, out, ObedientChecker(Settings()), resume=True).before == 1
    assert [answer["id"] for answer in read_out(out)] == ["j0", "j1"]
