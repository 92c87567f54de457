"""The rate of a batch and the time that is left, on standard error."""

from __future__ import annotations

import io
import sys

import pytest

from claimcheck.cli import console
from claimcheck.cli.pace import EVERY, Pace, told_rate, told_time
from claimcheck.progress import NoProgress


def test_lines_come_now_and_then_and_tell_the_time_left():
    now, said = [0.0], []
    pace = Pace(said.append, lambda: now[0])
    now[0] = 100.0
    pace.start("checking", 400)
    for _ in range(240):
        now[0] += 0.5
        pace.advance()
    pace.finish()
    assert len(said) == 120 / EVERY
    assert said[0] == "checking: 60 of 400 jobs, 2.0 a second, 2 min 50 s left"
    assert said[-1] == "checking: 240 of 400 jobs, 2.0 a second, 1 min 20 s left"


@pytest.mark.parametrize(
    ("done", "seconds", "told"),
    [
        (10, 4, "2.5 a second"),
        (1, 8, "7.5 a minute"),
        (0, 5, "0.0 a minute"),
        (3, 0, "0.0 a minute"),
    ],
)
def test_a_rate(done: int, seconds: float, told: str):
    assert told_rate(done, seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 s"), (59.6, "1 min"), (61, "1 min 1 s"), (3600, "1 h"), (90061, "1 d 1 h")],
)
def test_a_time(seconds: float, told: str):
    assert told_time(seconds) == told


@pytest.mark.parametrize(
    ("terminal", "quiet", "kind"),
    [(True, False, console.Bar), (False, False, Pace), (True, True, NoProgress)],
)
def test_a_terminal_has_a_bar_and_a_log_has_lines(monkeypatch, terminal, quiet: bool, kind: type):
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    assert type(console.Console(quiet=quiet).pace()) is kind


def test_a_bar_tells_the_rate(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(console, "BAR_DELAY", 0.0)
    monkeypatch.setattr(console, "told_rate", lambda done, seconds: f"{done} a day")
    bar = console.Bar(rated=True)
    bar.start("checking", 5)
    bar.advance(2)
    assert bar._drawn is not None
    assert bar._drawn.tasks[0].description == "checking, 2 a day"
    bar.finish()
