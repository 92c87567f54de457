"""Streams that are closed or full, links in a circle, odd names: a message, and exit code 2."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from job_files import job, read_out, write_jobs

from claimcheck.batch import runner

ERROR = "claimcheck: error: "
CIRCLE = "Too many levels of symbolic links"
full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such links or streams")


@pytest.fixture
def circle(files: Path) -> Path:
    """A link that leads to itself, and one of two that lead to each other, beside good files."""
    for name, target in (("loop.txt", "loop.txt"), ("x.txt", "y.txt"), ("y.txt", "x.txt")):
        (files / name).symlink_to(target)
    return files


@posix
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "loop.txt", "--ref", "one.txt"], CIRCLE),
        (["score", "article.txt", "--ref", "loop.txt"], "no such file: loop.txt"),
        (["score", "article.txt", "--ref", "one.txt", "--out", "loop.txt"], CIRCLE),
        (["score", "article.txt", "--ref", "one.txt", "--out", "x.txt"], CIRCLE),
        (["score", "article.txt", "--ref", "one.txt", "--out", f"{'n' * 300}.txt"], "too long"),
        (["score", "article.txt", "--ref", "one.txt", "--config", "loop.txt"], CIRCLE),
        (["score", "n" * 5000, "--ref", "one.txt"], "too long"),
        (["score", "article.txt", "--ref", "n" * 5000], "too long"),
        (["score", "article.txt", "--ref", ""], "an empty name"),
        (["score", "article.txt", "--ref", "one.txt", ""], "an empty name"),
        (["score", "", "--ref", "one.txt"], "an empty name"),
        (["compare", "one.txt", ""], "an empty name"),
        (["batch", "loop.txt", "--out", "out.jsonl"], CIRCLE),
        (["batch", "article.txt", "--out", "loop.txt"], CIRCLE),
        (["review", "--port", "0", "--db", "loop.txt"], "loop.txt"),
        (["review", "--port", "0", "--folder", "loop.txt"], "no such folder"),
    ],
)
def test_an_odd_name_is_refused(circle: Path, run_cli, stub, arguments: list[str], message: str):
    ran = run_cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(ERROR)
    assert message in ran.err
    assert not stub.made or not stub.made[0].calls


@posix
@pytest.mark.parametrize("pattern", [".", "*.txt", "**"])
def test_a_link_in_a_circle_is_left_out_of_a_folder(circle: Path, run_cli, stub, pattern: str):
    (circle / "itself").symlink_to(".")
    ran = run_cli("score", "article.txt", "--ref", pattern)
    assert ran.code == 0
    for name in ("loop.txt", "x.txt", "y.txt"):
        assert f"reference {name} is not used: cannot read" in ran.err
    assert [s.id for s in stub.made[0].calls[0][1]] == ["one.txt", "two.txt"]


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/1"])
def test_a_stream_is_no_output_file(files: Path, run_cli, stub, name: str):
    if not Path(name).parent.exists():
        pytest.skip(f"no {name}")
    jobs = write_jobs(files, job())
    for command in (["score", "article.txt", "--ref", "one.txt", "--format", "json"],
                    ["batch", jobs]):  # fmt: skip
        ran = run_cli(*command, "--out", name)
        assert (ran.code, ran.out) == (2, "")
        assert f"--out {name}: not a file" in ran.err


@posix
def test_a_stream_that_leads_to_a_file_is_none_either(files: Path):
    command = [sys.executable, "-m", "claimcheck", "score", "article.txt", "--ref", "one.txt"]
    with (files / "kept.json").open("w") as kept:
        done = subprocess.run(
            [*command, "--out", "/dev/stdout", "--format", "json"],
            stdout=kept,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 2
    assert b"not a file" in done.stderr


def in_shell(command: str, redirected: str) -> subprocess.CompletedProcess[str]:
    """Run claimcheck by a shell, which can close a stream."""
    line = f'exec "$0" -m claimcheck {command} {redirected}'
    return subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, text=True)


@posix
@pytest.mark.parametrize(
    ("command", "redirected", "code"),
    [
        ("schema", ">&-", 2),
        ("--help", ">&-", 2),
        ("--version", ">&-", 2),
        ("score - --ref one.txt", "<&-", 2),
        ("batch - --out out.jsonl", "<&-", 2),
        ("score absent.txt --ref one.txt", "2>&-", 2),
        ("score --unknown", "2>&-", 2),
        ("schema", "2>&-", 0),
        ("schema", "<&- 2>&-", 0),
    ],
)
def test_a_closed_stream(files: Path, command: str, redirected: str, code: int):
    done = in_shell(command, redirected)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert ("error: cannot" in done.stderr) is (code == 2 and "2>&-" not in redirected)
    assert ERROR not in done.stdout


@full_device
@pytest.mark.parametrize(
    ("command", "redirected", "code"),
    [
        ("schema", ">/dev/full", 2),
        ("--help", ">/dev/full", 2),
        ("score absent.txt --ref one.txt", "2>/dev/full", 2),
        ("score absent.txt --ref one.txt", ">/dev/full 2>/dev/full", 2),
        ("schema", "2>/dev/full", 0),
    ],
)
def test_a_full_stream(files: Path, command: str, redirected: str, code: int):
    done = in_shell(command, redirected)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


@full_device
def test_a_disk_that_fills_up_ends_a_batch_with_a_message(tmp_path, stub, run_cli, monkeypatch):
    path, out = write_jobs(tmp_path, job("a"), job("b")), tmp_path / "out.jsonl"
    full = Path("/dev/full").open
    with monkeypatch.context() as patched:
        patched.setattr(runner, "_open", lambda path, resume: full("w"))
        ran = run_cli("batch", path, "--out", out)
    assert ran.code == 2
    assert f"{out}: cannot be written: No space left" in ran.err
    assert run_cli("batch", path, "--out", out, "--resume").code == 0
    assert [answer["id"] for answer in read_out(out)] == ["a", "b"]


@posix
def test_no_room_for_the_jobs_of_a_pipe_is_a_message(tmp_path, stub, run_cli: Callable):
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(tmp_path / "out.jsonl")],
        input=b"{}\n" * 40_000,
        capture_output=True,
    )
    assert done.returncode == 2
    assert b"standard input: cannot read these jobs: File too large" in done.stderr


#: The command line where no file may be longer than 50 kB.
NO_ROOM = """
import resource, sys
from claimcheck.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
sys.exit(main(["batch", "-", "--out", sys.argv[1]]))
"""


def test_what_cannot_be_written_anywhere_is_no_internal_error(files, run_cli, stub, monkeypatch):
    def fail(article: object, references: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(stub, "answer", staticmethod(fail))
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    assert (ran.code, "cannot read or write: [Errno 28]" in ran.err) == (2, True)
