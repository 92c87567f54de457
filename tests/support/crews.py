"""Workers for tests: those of a made-up crew, and checkers that real workers run."""

from __future__ import annotations

import dataclasses
import os
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from job_files import job
from stubs import make_report

from claimcheck.batch.answers import Answer, Task
from claimcheck.batch.crew import Event, Ready
from claimcheck.batch.jobs import Line
from claimcheck.errors import ModelError
from claimcheck.records import Report
from claimcheck.settings import Settings


class MadeUpCrew:
    """A `claimcheck.batch.crew.Crew` without processes.

    Args:
        size: how many workers.
        answer: what comes of a task, by its number and how often it was given before.
        latest: whether the worker that was given a task last is heard first.
        born: what comes of each worker that is hired, by its number.
    """

    def __init__(
        self,
        size: int,
        answer: Callable[[int, int], Event] = lambda number, before: Answer(f"{number}\n"),
        *,
        latest: bool = False,
        born: Callable[[int], Event] = lambda _: Ready(),
    ) -> None:
        self.size, self._answer, self._latest, self._born = size, answer, latest, born
        self.hired, self.closed = 0, False
        self.given: list[int] = []
        self._said: list[tuple[int, Event]] = []

    def hire(self) -> int:
        self.hired += 1
        self._said.append((self.hired, self._born(self.hired)))
        return self.hired

    def give(self, worker: Any, task: Task) -> None:
        number = task.line.number
        self._said.append((worker, self._answer(number, self.given.count(number))))
        self.given.append(number)

    def events(self) -> Sequence[tuple[int, Event]]:
        return [self._said.pop(-1 if self._latest else 0)]

    def close(self) -> None:
        self.closed = True


def numbered(count: int) -> Iterable[Task]:
    """So many tasks, numbered from 0."""
    return (Task(Line(number, b"{}"), Path(), False) for number in range(count))


class ObedientChecker:
    """Does what an article's text says.

    ``kill``, ``kill once FILE``, ``fail``, or ``wait FILE NOTE``, whose note is its process.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def check(self, article: Any, references: Any) -> Report:
        order, *rest = article.text.split()
        file = Path(rest[-1]) if rest else None
        if order == "kill" and (file is None or not file.exists()):
            if file is not None:
                file.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "wait":
            file.write_text(str(os.getpid()))
            until(Path(rest[0]).exists)
        if order == "fail":
            raise ModelError("damaged")
        return dataclasses.replace(
            make_report("supported"), settings={"threads": self.settings.threads}
        )


def no_checker(settings: Settings) -> Any:
    raise ModelError("no model here")


def ordered(*texts: str) -> list[dict[str, Any]]:
    """Jobs for an `ObedientChecker`, named j0, j1 and so on."""
    return [job(f"j{n}", article={"text": text}) for n, text in enumerate(texts)]


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
