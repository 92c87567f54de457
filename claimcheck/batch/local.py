"""Run a jobs file in this process: every job once, in order, each answer written when it is known.

Because the answers stand in the order of the jobs, an interrupted output file is the beginning of
the whole one, and ``resume`` goes on behind its last complete line.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.batch.jobs import Line, error_line, read_job, read_lines, report_line
from claimcheck.errors import InputError, ModelError, SettingsError
from claimcheck.progress import NoProgress, Progress

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from claimcheck.checker import Checker

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tally:
    """How the jobs of a file ended; ``before`` of them were answered by an earlier run."""

    checked: int
    failed: int
    before: int

    @property
    def jobs(self) -> int:
        """How many jobs there are."""
        return self.checked + self.failed


def run(
    jobs_path: Path,
    out_path: Path,
    checker: Checker,
    *,
    resume: bool = False,
    progress: Progress | None = None,
) -> Tally:
    """Answer every job of ``jobs_path`` with one line in ``out_path``, flushed at once.

    A job that fails becomes an error line and the rest goes on; only what would fail every job
    alike ends the run. Raises `InputError` when the jobs file cannot be read or holds no job, when
    the output file is there already and ``resume`` is False, or when it does not answer these
    jobs; `ModelError` and `SettingsError` come from the checker.
    """
    total = sum(1 for _ in read_lines(jobs_path))
    if not total:
        raise InputError(f"{jobs_path} holds no job; a job is one JSON object a line")
    answered = _answered(jobs_path, out_path) if resume else []
    progress = progress or NoProgress()
    checked = sum(answered)
    seen: set[str | None] = set()
    with _open(out_path, resume) as out:
        progress.start("checking", total)
        try:
            for index, line in enumerate(read_lines(jobs_path)):
                name = line.id
                if index >= len(answered):
                    taken = name is not None and name in seen
                    done, answer = _answer(line, name, taken, jobs_path.parent, checker)
                    checked += done
                    out.write(answer)
                    out.flush()
                progress.advance()
                seen.add(name)
        finally:
            progress.finish()
    return Tally(checked=checked, failed=total - checked, before=len(answered))


def _answer(
    line: Line, name: str | None, taken: bool, folder: Path, checker: Checker
) -> tuple[bool, str]:
    """Return whether a job was checked, and the line that answers it."""
    try:
        if taken:
            raise InputError(f"line {line.number}: an earlier job has the id {name!r}")
        job = read_job(line, folder)
        return True, report_line(job.id, checker.check(job.article, job.references))
    except (ModelError, SettingsError):
        raise
    except Exception as error:  # one job's fault must not cost the others their answers
        _LOG.debug("line %d failed", line.number, exc_info=True)
        return False, error_line(name, error)


def _open(path: Path, resume: bool) -> TextIO:
    try:
        return path.open("a" if resume else "x", encoding="utf-8", errors="backslashreplace")
    except FileExistsError:
        raise InputError(
            f"{path} is there already; use --resume to go on with it, or name another file"
        ) from None
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _answered(jobs_path: Path, out_path: Path) -> list[bool]:
    """Whether each job that an earlier run answered was checked; drops a torn last line.

    Raises `InputError` when the lines do not answer the jobs of this file in order.
    """
    if not out_path.exists():
        return []
    checked: list[bool] = []
    whole = 0
    jobs = read_lines(jobs_path)
    try:
        with out_path.open("r+b") as stream:
            for number, data in enumerate(stream, start=1):
                if not data.endswith(b"\n"):
                    break
                job = next(jobs, None)
                checked.append(_is_report(data, job, f"{out_path}, line {number}"))
                whole += len(data)
            stream.truncate(whole)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{out_path}: cannot be resumed: {reason}") from error
    return checked


def _is_report(data: bytes, job: Line | None, where: str) -> bool:
    """Tell whether a line is the report of the job, and not its error."""
    try:
        answer = json.loads(data)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or "id" not in answer:
        raise InputError(f"{where}: not a line of results; --resume cannot go on with this file")
    if job is None or answer["id"] != job.id:
        raise InputError(
            f"{where}: does not answer the job in its place; was the jobs file edited?"
        )
    return "report" in answer
