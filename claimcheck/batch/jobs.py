"""The jobs of a file, and the lines that answer them.

A job is one JSON object a line, or a row of a Parquet file with these columns::

    {"id": "a1",
     "article": {"text": "..."} or {"path": "..."}, with an optional "title",
     "references": [{"id": "r1", "text": "..." or "path": "...", optional "title"}, ...]}

A path is relative to the folder of the jobs file, or to the working folder when the jobs come from
standard input or a pipe. Ids are unique among the jobs of a file, and
among the references of a job. Blank lines are no jobs. The answer is ``{"id", "digest", "report"}``
or ``{"id", "error": {"code", "message"}}``, whose id is null when the line's own cannot be read.
The digest is of what the report was made from: ``{"job", "settings"}``, in hexadecimal. The
report's ``timing`` is empty, so that equal jobs have equal answers wherever they are run.
"""

from __future__ import annotations

import codecs
import dataclasses
import hashlib
import json
import shutil
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.batch import parquet
from claimcheck.errors import ClaimcheckError, InputError, WorkerLost
from claimcheck.ingest.load import STDIN, Source, load
from claimcheck.ingest.plain_lines import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from claimcheck.records import Report
    from claimcheck.settings import Settings

#: The error code of a job that failed through a fault of claimcheck itself.
INTERNAL = "internal"
#: Those codes, and that of a job that cost its workers their lives, that no input is to blame for.
OWN_FAULTS = frozenset({INTERNAL, WorkerLost.code})
#: Most bytes of a line; a longer one is refused unread, as it would have to be held whole.
MAX_LINE = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Job:
    """An article and its references as the line gives them, loaded."""

    id: str
    article: Source
    references: tuple[Source, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the titles and texts and of the references' ids, in their order."""
        article = [self.article.title, self.article.text]
        return _sha256([article, *([r.id, r.title, r.text] for r in self.references)])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a jobs file that is not blank, or a row; ``number`` counts from 1.

    ``data`` is cut behind `MAX_LINE` bytes.
    """

    number: int
    data: bytes
    unit: str = "line"

    @property
    def place(self) -> str:
        """Where the job stands in its file, for messages."""
        return f"{self.unit} {self.number}"

    def parse(self) -> dict[str, Any]:
        """Read the line as a JSON object; raises `InputError`."""
        if len(self.data) > MAX_LINE:
            raise InputError(f"{self.place}: longer than {MAX_LINE} bytes; divide the job")
        try:
            value = json.loads(self.data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise InputError(f"{self.place}: not JSON: {error}") from error
        if not isinstance(value, dict):
            raise InputError(f"{self.place}: not a JSON object but {_kind(value)}")
        return value

    @property
    def id(self) -> str | None:
        """The job's id, None when it cannot be read."""
        try:
            value = self.parse().get("id")
        except InputError:
            return None
        return value if isinstance(value, str) and _encodable(value) else None


@dataclass(frozen=True, slots=True)
class JobsFile:
    """A file of jobs that can be read more than once.

    ``name`` is what messages call it, ``folder`` where the paths of its jobs begin.
    """

    name: str
    path: Path
    folder: Path

    def lines(self) -> Iterator[Line]:
        """Read the lines as `read_lines` does, or the rows of a Parquet file."""
        if parquet.is_parquet(self.path):
            rows = enumerate(parquet.rows(self.path, self.name), start=1)
            return (Line(number, data, "row") for number, data in rows)
        return read_lines(self.path)

    def count(self) -> int:
        """How many jobs there are; raises as `lines` does."""
        if parquet.is_parquet(self.path):
            return parquet.count(self.path, self.name)
        return sum(1 for _ in self.lines())


@contextmanager
def open_jobs(where: str | Path) -> Iterator[JobsFile]:
    """Find the jobs of a file, of a pipe or, for the string "-", of standard input.

    What can be read only once is read to its end into a temporary file, which goes with the
    context. Raises `InputError` when that fails.
    """
    path = Path(where)
    standard = isinstance(where, str) and where == STDIN
    if not standard and (path.is_file() or not path.exists() or path.is_dir()):
        yield JobsFile(str(path), path, path.parent)
        return
    name = "standard input" if standard else str(path)
    if standard and sys.stdin is None:
        raise InputError("cannot read standard input: it is closed")
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="claimcheck-"))
            copy = Path(folder) / "jobs.jsonl"
            with copy.open("wb") as spool:
                if standard:
                    shutil.copyfileobj(sys.stdin.buffer, spool)
                else:
                    with path.open("rb") as pipe:
                        shutil.copyfileobj(pipe, spool)
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(f"{name}: cannot read these jobs: {reason}") from error
        yield JobsFile(name, copy, Path())


def read_lines(path: Path) -> Iterator[Line]:
    """Read a jobs file line by line, a byte order mark and blank lines left out.

    Raises `InputError` when the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            for number, data in enumerate(_bounded(stream), start=1):
                data = data.removeprefix(codecs.BOM_UTF8) if number == 1 else data
                if data.strip():
                    yield Line(number, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: cannot read this jobs file: {reason}") from error


def _bounded(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is longer than `MAX_LINE` its beginning, a byte more."""
    while data := stream.readline(MAX_LINE + 1):
        yield data
        while len(data) > MAX_LINE and not data.endswith(b"\n"):
            data = stream.readline(MAX_LINE + 1)


def read_job(line: Line, folder: Path) -> Job:
    """Validate a job line and load its texts; raises `InputError` naming line and field."""
    where = line.place
    fields = line.parse()
    _known(fields, {"id", "article", "references"}, where)
    name = _string(fields, "id", where)
    article = _source(fields.get("article"), {"text", "path", "title"}, f"{where}, article", folder)
    given = fields.get("references")
    if not isinstance(given, list) or not given:
        raise InputError(f"{where}: references must be a list with at least one reference")
    references: dict[str, Source] = {}
    for index, item in enumerate(given):
        at = f"{where}, reference {index}"
        source = _source(item, {"id", "text", "path", "title"}, at, folder)
        reference = _string(item, "id", at)
        if reference in references:
            raise InputError(f"{at}: the id {reference!r} is taken; ids must differ")
        references[reference] = dataclasses.replace(source, id=reference)
    return Job(name, dataclasses.replace(article, id=name), tuple(references.values()))


def settings_digest(settings: Settings) -> str:
    """SHA-256 of the settings that a report may depend on; the number of threads changes none."""
    return _sha256({**dataclasses.asdict(settings), "threads": None})


def report_line(job: Job, settings: str, report: Report) -> str:
    """Write the answer to a job that was checked; ``settings`` is their digest.

    Raises ValueError for a score that is no number.
    """
    digest = {"job": job.digest, "settings": settings}
    return _dump({"id": job.id, "digest": digest, "report": report.to_dict() | {"timing": {}}})


def error_code(error: Exception) -> str:
    """The code by which an answer names an error."""
    return error.code if isinstance(error, ClaimcheckError) else INTERNAL


def error_line(name: str | None, error: Exception) -> str:
    """Write the answer to a job that could not be checked."""
    code = error_code(error)
    message = f"{type(error).__name__}: {error}" if code == INTERNAL else str(error)
    return _dump({"id": name, "error": {"code": code, "message": message}})


def _dump(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, allow_nan=False) + "\n"


def _sha256(value: Any) -> str:
    # Sorted and in ASCII, so that equal values, half a surrogate pair in them or not, are alike.
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("ascii")).hexdigest()


def _source(item: Any, keys: set[str], where: str, folder: Path) -> Source:
    """Load the text that an article or a reference gives or names."""
    if not isinstance(item, dict):
        raise InputError(f"{where}: must be a JSON object, not {_kind(item)}")
    _known(item, keys, where)
    if ("text" in item) == ("path" in item):
        raise InputError(f"{where}: give either text or path")
    title = _string(item, "title", where) if item.get("title") is not None else None
    if "text" in item:
        # The caller puts the id of the job or the reference in the place of this one.
        return Source(id=where, title=title, text=unwrapped(_string(item, "text", where)))
    path = folder / _string(item, "path", where)
    try:
        source = load(path)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    return source if title is None else dataclasses.replace(source, title=title)


def _known(fields: dict[str, Any], keys: set[str], where: str) -> None:
    unknown = sorted(set(fields) - keys)
    if unknown:
        raise InputError(
            f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}"
        )


def _string(fields: dict[str, Any], key: str, where: str) -> str:
    if key not in fields:
        raise InputError(f"{where}: {key} is missing")
    value = fields[key]
    if not isinstance(value, str):
        raise InputError(f"{where}: {key} must be a string, not {_kind(value)}")
    if not value.strip():
        raise InputError(f"{where}: {key} is empty")
    if not _encodable(value):
        raise InputError(f"{where}: {key} holds half of a surrogate pair, which is no text")
    return value


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _kind(value: Any) -> str:
    """Name the JSON type of a value."""
    if value is None:
        return "null"
    names = {bool: "a boolean", dict: "an object", list: "a list", str: "a string"}
    return names.get(type(value), "a number")
