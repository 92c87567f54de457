"""Jobs from a pipe, from standard input and from a file that changes; the checker is a stub."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from job_files import TEXT, job, read_out, write_jobs
from stubs import StubChecker, make_report

from claimcheck.batch import local
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINES = [job("a"), "{", job("b", article={"path": "b.txt"}), job("c")]


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Make a pipe from which lines can be read once."""
    writers = []

    def make(*lines: object) -> Path:
        data = write_jobs(tmp_path, *lines).read_bytes()
        path = tmp_path / f"pipe{len(writers)}"
        os.mkfifo(path)
        writers.append(threading.Thread(target=path.write_bytes, args=(data,)))
        writers[-1].start()
        return path

    yield make
    for writer in writers:
        writer.join(timeout=5)


def give(monkeypatch: pytest.MonkeyPatch, *lines: object) -> None:
    """Put lines on standard input."""
    data = "".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines).encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_a_pipe_is_answered_as_a_file_is(tmp_path, stub, monkeypatch, pipe: Callable):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.txt").write_text(TEXT)
    tally = local.run(pipe(*LINES), tmp_path / "piped.jsonl", stub())
    assert (tally.checked, tally.failed) == (3, 1)
    local.run(write_jobs(tmp_path, *LINES), tmp_path / "filed.jsonl", stub())
    assert (tmp_path / "piped.jsonl").read_text() == (tmp_path / "filed.jsonl").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_resume_goes_on_from_a_pipe(tmp_path, stub, monkeypatch, pipe: Callable):
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out.jsonl"
    local.run(pipe(*LINES), out, stub())
    (tmp_path / "b.txt").write_text(TEXT)
    tally = local.run(pipe(*LINES), out, stub(), resume=True)
    assert (tally.checked, tally.failed, tally.before) == (3, 1, 2)
    assert [answer["id"] for answer in read_out(out)] == ["a", None, "b", "c"]


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_an_empty_pipe_holds_no_job(tmp_path: Path, stub, pipe: Callable):
    with pytest.raises(InputError, match="pipe0 holds no job"):
        local.run(pipe(), tmp_path / "out.jsonl", stub())


def test_a_dash_is_standard_input(tmp_path, stub, run_cli: Callable, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.txt").write_text(TEXT)
    give(monkeypatch, job("a"), job("b", article={"path": "b.txt"}))
    ran = run_cli("batch", "-", "--out", "out.jsonl")
    assert (ran.code, ran.err) == (0, "claimcheck: 2 jobs: 2 checked; see out.jsonl\n")
    assert len(read_out(tmp_path / "out.jsonl")) == 2
    give(monkeypatch)
    ran = run_cli("batch", "-", "--out", "none.jsonl")
    assert (ran.code, "standard input holds no job" in ran.err) == (2, True)


def test_a_file_of_that_name_is_still_a_file(tmp_path, stub, run_cli: Callable, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_jobs(tmp_path, job("a")).rename(tmp_path / "-")
    give(monkeypatch)
    assert run_cli("batch", "./-", "--out", "out.jsonl").code == 0


def test_a_file_cut_short_meanwhile_is_an_error(tmp_path: Path, stub: type[StubChecker]):
    # Blank lines, so that the second job is not yet in the reader's buffer.
    path = write_jobs(tmp_path, job("a"), "\n" * 1_000_000, job("b"))
    out = tmp_path / "out.jsonl"

    def answer(article: object, references: object) -> object:
        os.truncate(path, 0)
        return make_report("supported")

    stub.answer = staticmethod(answer)
    with pytest.raises(InputError, match="only 1 of 2 jobs were there"):
        local.run(path, out, stub())
    assert len(read_out(out)) == 1


def test_jobs_added_meanwhile_are_counted(tmp_path: Path, stub: type[StubChecker]):
    path, out = write_jobs(tmp_path, job("a")), tmp_path / "out.jsonl"

    def answer(article: object, references: object) -> object:
        if not read_out(out):
            with path.open("a") as stream:
                stream.write(json.dumps(job("b")) + "\n")
        return make_report("supported")

    stub.answer = staticmethod(answer)
    assert local.run(path, out, stub()).checked == len(read_out(out)) == 2
