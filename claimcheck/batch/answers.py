"""A job becomes its answer: what every engine does with each job, wherever it runs."""

from __future__ import annotations

import dataclasses
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimcheck.batch.jobs import (
    Line,
    error_code,
    error_line,
    read_job,
    report_line,
    settings_digest,
)
from claimcheck.errors import InputError, ModelError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from claimcheck.pipeline.checker import Checker
    from claimcheck.records import Report
    from claimcheck.settings import Settings

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A job to be done; ``taken`` says that an earlier job has its id."""

    line: Line
    folder: Path
    taken: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the output, and the code of the error that it tells of."""

    text: str
    error: str | None = None


class Engine(Protocol):
    """What runs jobs. ``settings`` are those that were asked for."""

    settings: Settings

    def answers(self, tasks: Iterable[Task]) -> Generator[Answer, None, None]:
        """Answer the tasks in their order; each is taken up only when it is soon to be done.

        Raises `ModelError` and `SettingsError`, which would fail every job alike.
        """


class Answerer:
    """Answers jobs by a checker.

    Args:
        checker: checks the articles.
        asked: the settings of the run. The checker's may have another number of threads, which no
            report tells.
    """

    def __init__(self, checker: Checker, asked: Settings) -> None:
        self._checker, self._asked = checker, asked
        self._digest = settings_digest(asked)

    def answer(self, task: Task) -> Answer:
        """Return the answer to a job.

        Raises `ModelError` and `SettingsError`, which would fail every job alike.
        """
        line = task.line
        try:
            if task.taken:
                raise InputError(f"{line.place}: an earlier job has the id {line.id!r}")
            job = read_job(line, task.folder)
            report = self._checker.check(job.article, job.references)
            return Answer(report_line(job, self._digest, self._as_asked(report)))
        except (ModelError, SettingsError):
            raise
        except Exception as error:  # one job's fault must not cost the others their answers
            _LOG.debug("%s failed", line.place, exc_info=True)
            return failed(line, error)

    def _as_asked(self, report: Report) -> Report:
        """The report of a run whose settings were those that were asked for."""
        if self._checker.settings.threads == self._asked.threads:
            return report
        settings = {**report.settings, "threads": self._asked.threads}
        return dataclasses.replace(report, settings=settings)


def failed(line: Line, error: Exception) -> Answer:
    """Return the answer to a job that could not be done."""
    return Answer(error_line(line.id, error), error_code(error))
