"""Run a jobs file: every job once, in order, each answer written when its turn has come.

Because the answers stand in the order of the jobs, an interrupted output file is the beginning of
the whole one. ``resume`` tries again what failed or has other texts now, the new lines taking the
place of the old ones, and goes on behind the last complete line.

Jobs and answers stream: beside what an engine has in hand, nothing but the ids grows with the
number of jobs, and those are kept on the disk.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter, deque
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.batch import parquet
from claimcheck.batch.answers import Answer, Engine, Task
from claimcheck.batch.jobs import OWN_FAULTS, JobsFile, open_jobs, settings_digest
from claimcheck.batch.resume import Resumed, Standing
from claimcheck.batch.seen import SeenIds
from claimcheck.errors import InputError
from claimcheck.file_lock import locked
from claimcheck.progress import NoProgress, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

#: Seconds of new answers to failed jobs that a killed run loses at most, and letters of them that
#: are held: putting them into the output copies all of it.
SAVE_EVERY, SAVE_LETTERS = 60.0, 64_000_000
#: How answers are encoded, and what becomes of half a surrogate pair.
_ENCODING = ("utf-8", "backslashreplace")


@dataclass(frozen=True)
class Tally:
    """How the jobs of a file ended.

    ``before`` of the checked ones were so by an earlier run; ``internal`` of the failed ones failed
    by a fault of claimcheck itself, or with their workers. ``changed`` jobs had a report of other
    texts.
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
    engine: Engine,
    *,
    resume: bool = False,
    progress: Progress | None = None,
) -> Tally:
    """Answer every job of ``jobs_path`` with one line in ``out_path``, flushed at once.

    ``jobs_path`` may be a pipe, or the string "-" for standard input; it is read to its end first.
    A job that fails becomes an error line and the rest goes on; only what would fail every job
    alike ends the run. With ``resume``, what an earlier run checked is kept where its texts are
    still the same. An ``out_path`` that ends with ".parquet" is made of such lines at the end;
    until then, and after a run that was stopped, they are in a file of that name and ".jsonl".

    Raises `InputError` when the jobs file cannot be read, holds no job or is cut short while it is
    read, when another run writes to the output file, when that is there already and ``resume`` is
    False, or when it does not answer these jobs by these settings; `ModelError` and
    `SettingsError` come from the engine.
    """
    with locked(out_path), open_jobs(jobs_path) as jobs:
        if out_path.suffix.lower() != parquet.SUFFIX:
            return _run(jobs, out_path, engine, resume, progress or NoProgress())
        lines = out_path.with_name(f"{out_path.name}.jsonl")
        parquet.require()
        if out_path.exists() and not resume:
            raise _is_there(out_path)
        if out_path.exists() and not lines.exists():
            parquet.read_answers(out_path, lines)
        tally = _run(jobs, lines, engine, resume, progress or NoProgress())
        parquet.write_answers(lines, out_path)
        lines.unlink()
        return tally


def _run(jobs: JobsFile, out_path: Path, engine: Engine, resume: bool, progress: Progress) -> Tally:
    total = jobs.count()
    if not total:
        raise InputError(f"{jobs.name} holds no job; a job is one JSON object a line, or a row")
    settings = settings_digest(engine.settings)
    earlier = Resumed(jobs, out_path, settings).standings() if resume else bytearray()
    kept = earlier.count(Standing.KEPT)
    progress.start("checking", total - kept)
    try:
        with SeenIds() as seen:
            work = _Work(jobs, earlier, seen, progress)
            with closing(engine.answers(work.tasks())) as answers:
                _put_back(out_path, work.retried(answers))
                _append(out_path, work.counted(answers), resume)
    finally:
        progress.finish()
    tally = work.tally
    if tally.jobs < total:
        raise InputError(
            f"{jobs.name}: only {tally.jobs} of {total} jobs were there to be answered; the "
            "file was cut short meanwhile"
        )
    return tally


class _Work:
    """The jobs that are to be done, and the count of how they ended.

    ``earlier`` says how the first of them stand: an engine gets those first that are tried again.
    """

    def __init__(
        self, jobs: JobsFile, earlier: bytearray, seen: SeenIds, progress: Progress
    ) -> None:
        self._jobs, self._earlier, self._seen, self._progress = jobs, earlier, seen, progress
        self._places: deque[int] = deque()
        self._checked = 0
        self._errors: Counter[str] = Counter()

    @property
    def tally(self) -> Tally:
        """How the jobs ended, those included that an earlier run checked."""
        kept = self._earlier.count(Standing.KEPT)
        internal = sum(self._errors[code] for code in OWN_FAULTS)
        changed = self._earlier.count(Standing.CHANGED)
        return Tally(kept + self._checked, self._errors.total(), kept, internal, changed)

    def tasks(self) -> Iterator[Task]:
        """Yield each job that is to be done."""
        folder = self._jobs.folder.absolute()
        for place, line in enumerate(self._jobs.lines()):
            taken = not self._seen.add(line.id)
            before = place < len(self._earlier)
            if before and self._earlier[place] == Standing.KEPT:
                continue
            if before:
                self._places.append(place)
            yield Task(line, folder, taken)

    def retried(self, answers: Iterator[Answer]) -> Iterator[tuple[int, str]]:
        """Yield the places in the output of the jobs that are tried again, and their lines."""
        count = len(self._earlier) - self._earlier.count(Standing.KEPT)
        for line in self.counted(islice(answers, count)):
            yield self._places.popleft(), line

    def counted(self, answers: Iterable[Answer]) -> Iterator[str]:
        """Yield the lines of answers, which are counted."""
        for answer in answers:
            if answer.error is None:
                self._checked += 1
            else:
                self._errors[answer.error] += 1
            self._progress.advance()
            yield answer.text


def _put_back(out_path: Path, retried: Iterator[tuple[int, str]]) -> None:
    """Put the answers of jobs that were tried again into the places of the old ones."""
    answers: dict[int, str] = {}
    saved, held = time.monotonic(), 0
    try:
        for place, line in retried:
            answers[place] = line
            held += len(line)
            if time.monotonic() - saved >= SAVE_EVERY or held >= SAVE_LETTERS:
                _replace_lines(out_path, answers)
                answers.clear()
                saved, held = time.monotonic(), 0
    finally:
        if answers:
            _replace_lines(out_path, answers)


def _append(out_path: Path, lines: Iterator[str], resume: bool) -> None:
    """Write lines behind those that are there, each on the disk before the next is asked for."""
    try:
        with _open(out_path, resume) as out:
            for line in lines:
                out.write(line)
                out.flush()
    except OSError as error:  # the disk is full, say; what fails in a job is its answer
        raise _unwritable(out_path, error) from error


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
        raise _is_there(path) from None
    except OSError as error:
        raise _unwritable(path, error) from error


def _is_there(path: Path) -> InputError:
    return InputError(
        f"{path} is there already; use --resume to go on with it, or name another file"
    )


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(f"{path}: cannot be written: {error.strerror or error}")
