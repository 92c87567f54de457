"""Run a jobs file in this process: every job once, in order, each answer written when it is known.

Because the answers stand in the order of the jobs, an interrupted output file is the beginning of
the whole one. ``resume`` tries again what failed or has other texts now, the new lines taking the
place of the old ones, and goes on behind the last complete line.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.batch.jobs import (
    INTERNAL,
    JobsFile,
    Line,
    error_code,
    error_line,
    open_jobs,
    read_job,
    report_line,
    settings_digest,
)
from claimcheck.batch.resume import Resumed, Standing
from claimcheck.errors import InputError, ModelError, SettingsError
from claimcheck.file_lock import locked
from claimcheck.progress import NoProgress, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from claimcheck.pipeline.checker import Checker

_LOG = logging.getLogger(__name__)
#: Seconds of new answers to failed jobs that a killed run loses at most: putting them into the
#: output copies all of it.
SAVE_EVERY = 60.0
#: How answers are encoded, and what becomes of half a surrogate pair.
_ENCODING = ("utf-8", "backslashreplace")


@dataclass(frozen=True)
class Tally:
    """How the jobs of a file ended.

    ``before`` of the checked ones were so by an earlier run; ``internal`` of the failed ones failed
    by a fault of claimcheck itself. ``changed`` jobs had a report of other texts.
    """

    checked: int
    failed: int
    before: int
    internal: int
    changed: int = 0

    @property
    def jobs(self) -> int:
        """How many jobs there are."""
        return self.checked + self.failed


def run(
    jobs_path: str | Path,
    out_path: Path,
    checker: Checker,
    *,
    resume: bool = False,
    progress: Progress | None = None,
) -> Tally:
    """Answer every job of ``jobs_path`` with one line in ``out_path``, flushed at once.

    ``jobs_path`` may be a pipe, or the string "-" for standard input; it is read to its end first.
    A job that fails becomes an error line and the rest goes on; only what would fail every job
    alike ends the run. With ``resume``, what an earlier run checked is kept where its texts are
    still the same.

    Raises `InputError` when the jobs file cannot be read, holds no job or is cut short while it is
    read, when another run writes to the output file, when that is there already and ``resume`` is
    False, or when it does not answer these jobs by these settings; `ModelError` and
    `SettingsError` come from the checker.
    """
    with locked(out_path), open_jobs(jobs_path) as jobs:
        return _run(jobs, out_path, checker, resume, progress or NoProgress())


def _run(
    jobs: JobsFile, out_path: Path, checker: Checker, resume: bool, progress: Progress
) -> Tally:
    total = sum(1 for _ in jobs.lines())
    if not total:
        raise InputError(f"{jobs.name} holds no job; a job is one JSON object a line")
    work = _Work(jobs, checker, progress)
    earlier = Resumed(jobs, out_path, work.settings).standings() if resume else []
    kept = earlier.count("kept")
    work.progress.start("checking", total)
    try:
        if earlier:
            work.progress.advance(kept)
        if kept < len(earlier):
            _retry(work, out_path, earlier)
        try:
            with _open(out_path, resume) as out:
                for line, taken in islice(work.jobs(), len(earlier), None):
                    out.write(work.answer(line, taken))
                    out.flush()
        except OSError as error:  # the disk is full, say; what fails in a job is its answer
            raise _unwritable(out_path, error) from error
    finally:
        work.progress.finish()
    tally = work.tally(before=kept, changed=earlier.count("changed"))
    if tally.jobs < total:
        raise InputError(
            f"{jobs.name}: only {tally.jobs} of {total} jobs were there to be answered; the "
            "file was cut short meanwhile"
        )
    return tally


class _Work:
    """Answers the jobs of a file.

    ``checked`` counts those that were checked, ``errors`` are the codes of those that failed.
    """

    def __init__(self, jobs: JobsFile, checker: Checker, progress: Progress) -> None:
        self._jobs, self._checker, self.progress = jobs, checker, progress
        self.settings = settings_digest(checker.settings)
        self.checked = 0
        self.errors: list[str] = []

    def jobs(self) -> Iterator[tuple[Line, bool]]:
        """Yield each job, and whether an earlier one has its id."""
        seen: set[str] = set()
        for line in self._jobs.lines():
            name = line.id
            yield line, name in seen
            if name is not None:
                seen.add(name)

    def answer(self, line: Line, taken: bool) -> str:
        """Return the line that answers a job.

        Raises `ModelError` and `SettingsError`, which would fail every job alike.
        """
        try:
            if taken:
                raise InputError(f"line {line.number}: an earlier job has the id {line.id!r}")
            job = read_job(line, self._jobs.folder)
            report = self._checker.check(job.article, job.references)
            answer = report_line(job, self.settings, report)
        except (ModelError, SettingsError):
            raise
        except Exception as error:  # one job's fault must not cost the others their answers
            _LOG.debug("line %d failed", line.number, exc_info=True)
            self.errors.append(error_code(error))
            answer = error_line(line.id, error)
        else:
            self.checked += 1
        self.progress.advance()
        return answer

    def tally(self, before: int, changed: int) -> Tally:
        """How the jobs ended, those included that an earlier run checked."""
        internal = self.errors.count(INTERNAL)
        return Tally(before + self.checked, len(self.errors), before, internal, changed)


def _retry(work: _Work, out_path: Path, earlier: Sequence[Standing]) -> None:
    """Answer the jobs again whose answers by an earlier run are not kept."""
    answers: dict[int, str] = {}
    saved = time.monotonic()
    try:
        for index, (standing, (line, taken)) in enumerate(zip(earlier, work.jobs(), strict=False)):
            if standing == "kept":
                continue
            answers[index] = work.answer(line, taken)
            if time.monotonic() - saved >= SAVE_EVERY:
                _replace_lines(out_path, answers)
                answers.clear()
                saved = time.monotonic()
    finally:
        if answers:
            _replace_lines(out_path, answers)


def _replace_lines(path: Path, lines: Mapping[int, str]) -> None:
    """Replace lines of a file by their index; whoever is killed meanwhile leaves the old file.

    Raises `InputError` when it cannot be written.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.tmp")
    try:
        with target.open("rb") as old, draft.open("wb") as new:
            for index, data in enumerate(old):
                new.write(lines[index].encode(*_ENCODING) if index in lines else data)
            new.flush()
            os.fsync(new.fileno())
        shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _open(path: Path, resume: bool) -> TextIO:
    try:
        encoding, errors = _ENCODING
        return path.open("a" if resume else "x", encoding=encoding, errors=errors)
    except FileExistsError:
        raise InputError(
            f"{path} is there already; use --resume to go on with it, or name another file"
        ) from None
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path}: cannot be written: {error.strerror or error}")
