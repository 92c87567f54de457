"""Streams and files: colour, the bar, encodings, what cannot be written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import console
from claimcheck.errors import InputError


def test_failed_write_leaves_the_old_report_and_no_draft(files, monkeypatch):
    out = files / "report.json"
    out.write_text("old")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError, match="cannot be written: No space left"):
        console.write_atomic(out, "new")
    assert out.read_text() == "old"
    assert not list(files.glob(".*"))


def test_written_report_has_the_usual_mode_and_follows_a_link(files):
    target, link = files / "target.json", files / "link.json"
    target.write_text("old")
    mode = target.stat().st_mode
    link.symlink_to(target)
    console.write_atomic(link, "new")
    assert (target.read_text(), link.is_symlink(), target.stat().st_mode) == ("new", True, mode)


@pytest.mark.parametrize(
    ("environment", "terminal", "color"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour(monkeypatch, environment: dict[str, str], terminal: bool, color: bool):
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert console.use_color() is color


def test_bar_shows_only_for_long_work_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    clock = [0.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: clock[0])

    def work(quiet: bool, seconds: float) -> str:
        progress = console.Console(quiet=quiet).progress()
        progress.start("judging", 2)
        clock[0] += seconds
        progress.advance()
        progress.finish()
        return capsys.readouterr().err

    assert work(quiet=False, seconds=0.5) == ""
    assert work(quiet=True, seconds=2) == ""
    assert "judging" in work(quiet=False, seconds=2)
    monkeypatch.setenv("TERM", "dumb")
    assert work(quiet=False, seconds=2) == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert work(quiet=False, seconds=2) == ""


#: Long work on the real streams of a process.
WORK = """
from claimcheck.cli import console
console.BAR_DELAY = 0.0
progress = console.Console().progress()
progress.start("judging", 2)
progress.advance()
progress.finish()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("environment", "drawn"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_control_codes_of_the_bar(environment: dict[str, str], drawn: bool):
    """A terminal that can gets a bar, without colours under NO_COLOR (no-color.org)."""
    ours, theirs = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as stream:
        try:
            kept = {k: v for k, v in os.environ.items() if k not in ("TERM", "FORCE_COLOR")}
            command = [sys.executable, "-c", WORK]
            subprocess.run(command, stderr=theirs, env=kept | environment, check=True)
            os.write(theirs, b"end")
            written = b""
            while not written.endswith(b"end"):
                written += stream.read(4096)
        finally:
            os.close(theirs)
    assert (b"judging" in written, b"\x1b" in written) == (drawn, drawn)
    colours = re.findall(rb"\x1b\[[\d;]*m", written)
    assert bool(colours) is (drawn and "NO_COLOR" not in environment)


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "TTY_COMPATIBLE"])
def test_no_control_codes_where_there_is_no_terminal(variable: str):
    environment = os.environ | {"TERM": "xterm", variable: "1"}
    command = [sys.executable, "-c", WORK]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("arguments", [["--help"], ["schema"]])
def test_reader_that_leaves_is_no_error(arguments: list[str]):
    command = [sys.executable, "-m", "claimcheck", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 0


def test_output_is_utf8_in_any_locale():
    code = "from claimcheck.cli.console import emit; emit('caf\\xe9 \\udce9\\n')"
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
    assert done.stdout == "café \\udce9\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_is_an_error_with_a_message():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "claimcheck", "schema"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"claimcheck: error: cannot write to standard output: No space left" in done.stderr


def test_notes_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]):
    console.Console().note("\x1b[31mstory\x1b[0m\x9b2J.txt is left out")
    assert capsys.readouterr().err == "claimcheck: [31mstory[0m2J.txt is left out\n"
