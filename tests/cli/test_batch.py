"""The command `batch`: messages and exit codes; the checker is a stub."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from job_files import job, read_out, write_jobs
from stubs import make_report

from claimcheck.batch import processes
from claimcheck.batch.local import InProcess
from claimcheck.errors import NothingToCheck

if TYPE_CHECKING:
    from collections.abc import Callable


def test_command_says_how_many_were_checked(tmp_path, stub, run_cli: Callable):
    path, out = write_jobs(tmp_path, job("a"), job("b")), tmp_path / "out.jsonl"
    ran = run_cli("batch", path, "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"claimcheck: 2 jobs: 2 checked; see {out}\n"
    again = run_cli("batch", path, "--out", out, "--resume")
    assert (again.code, "2 jobs, 2 of them done before: 2 checked" in again.err) == (0, True)
    quiet = run_cli("batch", path, "--out", tmp_path / "other.jsonl", "--quiet")
    assert (quiet.code, quiet.err) == (0, "")


@pytest.mark.parametrize(
    ("error", "lines", "code", "failed"),
    [
        (None, [job("a"), "{"], 2, "1 of 2"),
        (None, ["{", job("b", article={"path": "absent.txt"})], 3, "2 of 2"),
        (NothingToCheck("no story"), [job("a"), "{"], 3, "2 of 2"),
        (IndexError("list index"), [job("a"), "{"], 4, "2 of 2"),
    ],
)
def test_command_has_an_exit_code_for_jobs_that_failed(
    tmp_path, stub, run_cli: Callable, error: Exception | None, lines, code: int, failed: str
):
    def answer(article: object, references: object) -> Any:
        if error is not None:
            raise error
        return make_report("supported")

    stub.answer = staticmethod(answer)
    path, out = write_jobs(tmp_path, *lines), tmp_path / "out.jsonl"
    message = (
        f"claimcheck: error: {failed} jobs failed; {out} says why, and --resume tries them again\n"
    )
    ran = run_cli("batch", path, "--out", out, "--quiet")
    assert (ran.code, ran.out, ran.err) == (code, "", message)
    assert len(read_out(out)) == 2
    assert run_cli("batch", path, "--out", out, "--resume").code == code


def test_command_help_has_the_exit_codes(run_cli: Callable):
    assert "exit codes: 0 every job was checked, 2 " in run_cli("batch", "--help").out


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("absent/out.jsonl", "there is no folder"),
        ("jobs.jsonl", "would overwrite the input"),
        (".", "not a file"),
    ],
)
def test_command_refuses_a_bad_out(tmp_path, stub, run_cli, monkeypatch, out: str, message: str):
    monkeypatch.chdir(tmp_path)
    path = write_jobs(tmp_path, job())
    before = path.read_text()
    ran = run_cli("batch", "jobs.jsonl", "--out", out, "--resume")
    assert ran.code == 2
    assert message in ran.err
    assert path.read_text() == before


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
@pytest.mark.parametrize("usable", [True, False])
def test_a_cache_that_workers_cannot_use_is_told_once(
    tmp_path, stub, run_cli, monkeypatch, usable: bool, quiet: tuple[str, ...]
):
    made: list[Any] = []

    def engine(*_: Any, make: Any, **__: Any) -> InProcess:
        made.append(pickle.loads(pickle.dumps(make)).keywords["cache"])
        return InProcess(stub())

    monkeypatch.setattr(processes, "Processes", engine)
    place = tmp_path / "cache"
    if not usable:
        place.touch()
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(place))
    arguments = ("--workers", "2", "--cache-size", "1", *quiet)
    path = write_jobs(tmp_path, job("a"))
    ran = run_cli("batch", path, "--out", tmp_path / "out.jsonl", *arguments)
    assert (ran.code, made[0] is not None) == (0, usable)
    told = "claimcheck: answers of the models are not kept"
    assert ran.err.count(told) == int(not usable and not quiet)


def test_an_interrupted_run_says_how_to_go_on(tmp_path, stub, run_cli):
    def answer(article: Any, _references: Any) -> Any:
        if article.id == "b":
            raise KeyboardInterrupt
        return make_report("supported")

    stub.answer = staticmethod(answer)
    path, out = write_jobs(tmp_path, job("a"), job("b")), tmp_path / "out.jsonl"
    ran = run_cli("batch", path, "--out", out)
    assert (ran.code, len(read_out(out))) == (130, 1)
    assert "--resume goes on with it\nclaimcheck: error: interrupted" in ran.err
