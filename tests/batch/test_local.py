"""Running jobs: one answer a job, resuming, what is killed; the checker is a stub."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from job_files import TEXT, job, read_out, write_jobs
from places import ROOT, TESTS
from stubs import StubChecker, make_report

from claimcheck.batch import local, runner
from claimcheck.errors import InputError, ModelError, NothingToCheck

# running


def test_every_job_gets_one_answer_in_order(tmp_path: Path, checker: StubChecker):
    path = write_jobs(
        tmp_path, job("a"), "", "{torn", job("b", extra=1), job("a"), "  ", job(5), job("c")
    )
    tally = local.run(path, tmp_path / "out.jsonl", checker)
    answers = read_out(tmp_path / "out.jsonl")
    assert [answer["id"] for answer in answers] == ["a", None, "b", "a", None, "c"]
    assert [set(answer) - {"id"} for answer in answers] == [
        {"digest", "report"},
        {"error"},
        {"error"},
        {"error"},
        {"error"},
        {"digest", "report"},
    ]
    assert "line 3" in answers[1]["error"]["message"]
    assert answers[3]["error"] == {
        "code": "bad_input",
        "message": "line 5: an earlier job has the id 'a'",
    }
    assert (tally.jobs, tally.checked, tally.failed, tally.before) == (6, 2, 4, 0)
    assert len(checker.calls) == 2


def test_report_line_holds_the_whole_report(tmp_path: Path, checker: StubChecker):
    local.run(write_jobs(tmp_path, job()), tmp_path / "out.jsonl", checker)
    (answer,) = read_out(tmp_path / "out.jsonl")
    assert answer["report"] == make_report("supported").to_dict()


def test_errors_of_one_job_leave_the_others_alone(tmp_path: Path, stub: type[StubChecker]):
    errors = iter([NothingToCheck("nothing here"), IndexError("list index"), None])

    def answer(article: object, references: object) -> Any:
        error = next(errors)
        if error is not None:
            raise error
        return make_report("supported")

    stub.answer = staticmethod(answer)
    local.run(write_jobs(tmp_path, job("a"), job("b"), job("c")), tmp_path / "out.jsonl", stub())
    answers = read_out(tmp_path / "out.jsonl")
    assert answers[0]["error"] == {"code": "nothing_to_check", "message": "nothing here"}
    assert answers[1]["error"] == {"code": "internal", "message": "IndexError: list index"}
    assert "report" in answers[2]


def test_broken_model_ends_the_run(tmp_path: Path, stub: type[StubChecker]):
    def fail(article: object, references: object) -> None:
        raise ModelError("damaged")

    stub.answer = staticmethod(fail)
    with pytest.raises(ModelError):
        local.run(write_jobs(tmp_path, job("a"), job("b")), tmp_path / "out.jsonl", stub())
    assert (tmp_path / "out.jsonl").read_text() == ""


def test_answers_are_on_disk_before_the_next_job(tmp_path: Path, stub: type[StubChecker]):
    out = tmp_path / "out.jsonl"
    seen = []

    def answer(article: object, references: object) -> Any:
        seen.append(len(read_out(out)))
        return make_report("supported")

    stub.answer = staticmethod(answer)
    local.run(write_jobs(tmp_path, job("a"), job("b"), job("c")), out, stub())
    assert seen == [0, 1, 2]


def test_byte_order_mark_and_foreign_names_are_kept_out_of_the_way(tmp_path, checker):
    path = tmp_path / "jobs.jsonl"
    line = json.dumps(job("é"), ensure_ascii=False).encode()
    path.write_bytes(b"\xef\xbb\xbf" + line + b'\r\n{"id": "\xff"}\n{"id": "\\ud800"}\n')
    local.run(path, tmp_path / "out.jsonl", checker)
    assert [answer["id"] for answer in read_out(tmp_path / "out.jsonl")] == ["é", None, None]


def test_progress_counts_every_job(tmp_path: Path, checker: StubChecker):
    class Recorder:
        def __init__(self) -> None:
            self.log: list[object] = []

        def start(self, stage: str, total: int) -> None:
            self.log.append(total)

        def advance(self, count: int = 1) -> None:
            self.log.append(count)

        def finish(self) -> None:
            self.log.append("finish")

    recorder = Recorder()
    path = write_jobs(tmp_path, job("a"), "{", job("c"))
    local.run(path, tmp_path / "out.jsonl", checker, progress=recorder)
    assert recorder.log == [3, 1, 1, 1, "finish"]


# resuming


@pytest.mark.parametrize("cut", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("torn", ["", '{"id": "a", "repo'])
def test_resume_gives_what_one_run_gives(tmp_path: Path, checker, cut: int, torn: str):
    path = write_jobs(tmp_path, job("a"), "{", job("a"), job("b"))
    local.run(path, tmp_path / "whole.jsonl", checker)
    whole = (tmp_path / "whole.jsonl").read_text()
    out = tmp_path / "out.jsonl"
    out.write_text("".join(whole.splitlines(keepends=True)[:cut]) + torn)
    checker.calls.clear()
    tally = local.run(path, out, checker, resume=True)
    assert out.read_text() == whole
    assert (tally.checked, tally.failed) == (2, 2)
    assert tally.before == (0 if cut == 0 else 1 if cut < 4 else 2)
    assert len(checker.calls) == (2 if cut == 0 else 1 if cut < 4 else 0)


@pytest.fixture
def half(tmp_path: Path, checker: StubChecker) -> tuple[Path, Path]:
    """Four jobs of which the second and third failed, as their files were missing."""
    late = [job(id, article={"path": f"{id}.txt"}) for id in ("b", "c")]
    path, out = write_jobs(tmp_path, job("a"), *late, job("d")), tmp_path / "out.jsonl"
    local.run(path, out, checker)
    assert ["error" in answer for answer in read_out(out)] == [False, True, True, False]
    checker.calls.clear()
    return path, out


def test_resume_tries_again_what_failed(tmp_path: Path, checker, half: tuple[Path, Path]):
    path, out = half
    before = out.read_text().splitlines()
    out.chmod(0o600)
    (tmp_path / "b.txt").write_text(TEXT)
    tally = local.run(path, out, checker, resume=True)
    after = out.read_text().splitlines()
    assert [answer["id"] for answer in read_out(out)] == ["a", "b", "c", "d"]
    assert "report" in json.loads(after[1])
    assert (after[0], *after[2:]) == (before[0], *before[2:])
    assert (tally.checked, tally.failed, tally.before) == (3, 1, 2)
    assert [article.id for article, _ in checker.calls] == ["b"]
    assert out.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".*"))


def test_resume_knows_a_repeated_id_when_it_tries_again(tmp_path: Path, checker: StubChecker):
    path = write_jobs(tmp_path, job("a"), job("b", article={"path": "b.txt"}), job("a"))
    out = tmp_path / "out.jsonl"
    local.run(path, out, checker)
    (tmp_path / "b.txt").write_text(TEXT)
    local.run(path, out, checker, resume=True)
    assert ["error" in answer for answer in read_out(out)] == [False, False, True]
    assert "an earlier job has the id 'a'" in read_out(out)[2]["error"]["message"]


def test_resume_tries_again_and_goes_on(tmp_path: Path, checker, half: tuple[Path, Path]):
    path, out = half
    out.write_text("".join(out.read_text().splitlines(keepends=True)[:2]))
    for id in ("b", "c"):
        (tmp_path / f"{id}.txt").write_text(TEXT)
    tally = local.run(path, out, checker, resume=True)
    assert all("report" in answer for answer in read_out(out))
    assert (tally.checked, tally.failed, tally.before) == (4, 0, 1)


@pytest.mark.parametrize("save_every", [0.0, 60.0])
def test_a_stopped_retry_keeps_what_it_answered(
    tmp_path: Path, stub, monkeypatch, half: tuple[Path, Path], save_every: float
):
    monkeypatch.setattr(runner, "SAVE_EVERY", save_every)
    path, out = half
    for id in ("b", "c"):
        (tmp_path / f"{id}.txt").write_text(TEXT)
    seen = []

    def answer(article: Any, references: object) -> Any:
        seen.append(["report" in line for line in read_out(out)])
        if article.id == "c":
            raise KeyboardInterrupt
        return make_report("supported")

    stub.answer = staticmethod(answer)
    with pytest.raises(KeyboardInterrupt):
        local.run(path, out, stub(), resume=True)
    assert ["report" in line for line in read_out(out)] == [True, True, False, True]
    assert seen[-1] == [True, save_every == 0, False, True]


#: Tries the failed jobs again; dies in the middle of writing the new file.
KILLED = """
import os, signal, sys
from pathlib import Path
from claimcheck.batch import local, runner
from stubs import StubChecker
StubChecker.made = []
runner.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
local.run(Path(sys.argv[1]), Path(sys.argv[2]), StubChecker(), resume=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_retry_that_is_killed_loses_no_line_and_doubles_none(
    tmp_path: Path, checker, half: tuple[Path, Path]
):
    path, out = half
    before = out.read_text()
    (tmp_path / "b.txt").write_text(TEXT)
    command = [sys.executable, "-c", KILLED, path, out]
    folders = os.pathsep.join(map(str, (TESTS / "support", ROOT)))
    ended = subprocess.run(command, env=os.environ | {"PYTHONPATH": folders})
    assert ended.returncode == -signal.SIGKILL
    assert out.read_text() == before
    assert local.run(path, out, checker, resume=True).checked == 3
    assert [answer["id"] for answer in read_out(out)] == ["a", "b", "c", "d"]
    assert not list(tmp_path.glob(".*")), "what was begun is gone"


def test_a_retry_that_cannot_be_written_leaves_the_old_lines(
    tmp_path: Path, checker, monkeypatch, half: tuple[Path, Path]
):
    path, out = half
    before = out.read_text()

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError, match="cannot be written: No space left"):
        local.run(path, out, checker, resume=True)
    assert out.read_text() == before
    assert not list(tmp_path.glob(".*"))


def test_resume_without_an_output_starts_it(tmp_path: Path, checker: StubChecker):
    out = tmp_path / "out.jsonl"
    assert local.run(write_jobs(tmp_path, job()), out, checker, resume=True).checked == 1
    assert len(read_out(out)) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"id": "b", "report": {}}\n', "line 1: does not answer the job in its place"),
        ('{"id": "a", "report": {}}\n' * 2, "line 2: does not answer the job in its place"),
        ("some notes\n", "line 1: not a line of results"),
        ('{"name": 1}\n', "line 1: not a line of results"),
    ],
)
def test_resume_refuses_an_output_of_something_else(tmp_path, checker, content: str, message: str):
    out = tmp_path / "out.jsonl"
    out.write_text(content + "torn")
    with pytest.raises(InputError, match=message):
        local.run(write_jobs(tmp_path, job("a")), out, checker, resume=True)
    assert out.read_text() == content + "torn"


def test_output_that_cannot_be_opened_is_refused(tmp_path: Path, checker: StubChecker):
    path = write_jobs(tmp_path, job())
    with pytest.raises(InputError, match="cannot be resumed: Is a directory"):
        local.run(path, tmp_path, checker, resume=True)
    with pytest.raises(InputError, match="cannot be written: No such file"):
        local.run(path, tmp_path / "absent" / "out.jsonl", checker)


def test_existing_output_is_refused_without_resume(tmp_path: Path, checker: StubChecker):
    out = tmp_path / "out.jsonl"
    out.write_text("precious\n")
    with pytest.raises(InputError, match="is there already; use --resume"):
        local.run(write_jobs(tmp_path, job()), out, checker)
    assert out.read_text() == "precious\n"


def test_jobs_file_that_is_missing_or_empty_is_refused(tmp_path: Path, checker: StubChecker):
    with pytest.raises(InputError, match="cannot read this jobs file"):
        local.run(tmp_path / "absent.jsonl", tmp_path / "out.jsonl", checker)
    with pytest.raises(InputError, match="holds no job"):
        local.run(write_jobs(tmp_path, "", " "), tmp_path / "out.jsonl", checker)
    assert not (tmp_path / "out.jsonl").exists()


def test_a_score_that_is_no_number_is_an_error_and_no_bad_json(
    tmp_path: Path, stub: type[StubChecker]
):
    bad = dataclasses.replace(make_report("supported"), settings={"threshold": float("nan")})
    stub.answer = staticmethod(lambda *_: bad)
    local.run(write_jobs(tmp_path, job()), tmp_path / "out.jsonl", stub())
    (answer,) = read_out(tmp_path / "out.jsonl")
    assert answer["error"]["code"] == "internal"
