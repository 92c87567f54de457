"""Jobs done in this process, one after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.batch import runner
from claimcheck.batch.answers import Answer, Answerer, Task
from claimcheck.batch.runner import Tally
from claimcheck.progress import Progress

if TYPE_CHECKING:
    from claimcheck.pipeline.checker import Checker


class InProcess:
    """An `Engine` that is this process."""

    def __init__(self, checker: Checker) -> None:
        self.settings = checker.settings
        self._answerer = Answerer(checker, checker.settings)

    def answers(self, tasks: Iterable[Task]) -> Generator[Answer, None, None]:
        """Answer each task when its answer is asked for."""
        for task in tasks:
            yield self._answerer.answer(task)


def run(
    jobs_path: str | Path,
    out_path: Path,
    checker: Checker,
    *,
    resume: bool = False,
    progress: Progress | None = None,
) -> Tally:
    """Do as `claimcheck.batch.runner.run` does, in this process."""
    return runner.run(jobs_path, out_path, InProcess(checker), resume=resume, progress=progress)
