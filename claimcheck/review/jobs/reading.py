"""Reading what was handed over, in a process of its own with bounds on time and memory.

Readers of PDF and HTML are large programs, and the finding of sentences in a text knows many
patterns: a hostile file may keep them busy for ever or make them fill the memory. Here that ends
one small process and not the desk, and no page waits for it meanwhile.
"""

from __future__ import annotations

import base64
import datetime
import json
import math
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source, is_url, load, load_all, load_bytes, load_bytes_all
from claimcheck.records import Document, Skipped
from claimcheck.records.codec import from_json, plain
from claimcheck.review.storage.given import Given
from claimcheck.settings import Settings

#: Seconds of processor time for each text and bytes of memory for all texts of a check; seconds by
#: the clock, which fetching may take too.
CPU_SECONDS, MEMORY, WALL_SECONDS = 60, 2_000_000_000, 180.0
#: Most bytes of one text as it is handed over.
MAX_BYTES = 20_000_000
#: Texts of one file that are listed to choose from, and characters of the title of each.
MOST_LISTED, LONGEST_TITLE = 200, 160


@dataclass(frozen=True, slots=True)
class Listed:
    """One text of a file: its ``number`` from 1, and its title or beginning, outlet and date."""

    number: int
    title: str
    outlet: str
    date: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an input: its documents, those without a story, or why it cannot be used.

    ``listed`` are its texts, where no more than that was asked.
    """

    documents: tuple[Document, ...] = ()
    left_out: tuple[Skipped, ...] = ()
    error: str | None = None
    listed: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The article and the references of a check, and the references that hold no story."""

    article: Document
    references: tuple[Document, ...]
    left_out: tuple[Skipped, ...]


def read(inputs: Sequence[Given], settings: Settings) -> Texts:
    """Read an article and, behind it, its references; a file of several texts gives them all.

    Raises:
        InputError: for the first one that cannot be used, or not within the bounds.
        NothingToCheck: for an article that holds no sentence of a story.
    """
    answers = answered(inputs, settings, has_article=True)
    for answer in answers:
        if answer.error is not None:
            raise InputError(answer.error)
    if len(answers) < len(inputs):
        raise InputError(
            f"{inputs[len(answers)].name} could not be read within {CPU_SECONDS} s of processor "
            f"time and {MEMORY // 10**9} GB of memory: save it as plain text"
        )
    article, *others = answers
    if not article.documents:
        raise NothingToCheck(article.left_out[0].reason if article.left_out else inputs[0].name)
    return Texts(
        article.documents[0],
        tuple(document for answer in others for document in answer.documents),
        tuple(skipped for answer in others for skipped in answer.left_out),
    )


def answered(
    inputs: Sequence[Given], settings: Settings, *, has_article: bool = False
) -> list[Answer]:
    """Say what became of each input, in their order, up to one that went beyond the bounds.

    The first is an article and must be one text where the inputs have one.
    """
    bounds = {"language": settings.language, "max_chars": settings.max_chars}
    jobs = [
        {**_job(given), "is_article": has_article and not place}
        for place, given in enumerate(inputs)
    ]
    return _outside(jobs, bounds)


def listed(given: Given) -> tuple[Listed, ...]:
    """Say which texts a file holds, the first `MOST_LISTED`.

    Raises:
        InputError: for one that cannot be read, or not within the bounds.
    """
    answers = _outside([{**_job(given), "is_article": False, "is_listed": True}], {})
    if not answers or answers[0].error is not None:
        told = answers[0].error if answers else None
        raise InputError(told or f"{given.name} could not be read within {CPU_SECONDS} s")
    return answers[0].listed


def _outside(jobs: Sequence[dict[str, Any]], bounds: dict[str, Any]) -> list[Answer]:
    """Have jobs done in a process of its own; their answers, up to one beyond its bounds."""
    command = [sys.executable, "-m", "claimcheck.review.jobs.reading", json.dumps(bounds)]
    lines_in = "".join(json.dumps(job) + "\n" for job in jobs).encode()
    deadline = WALL_SECONDS + CPU_SECONDS * (len(jobs) - 1)
    try:
        done = subprocess.run(
            command, input=lines_in, capture_output=True, timeout=deadline, check=False
        )
        output = done.stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    lines = [line for line in output.splitlines(keepends=True) if line.endswith(b"\n")]
    return [from_json(Answer, line.decode("ascii")) for line in lines]


def _job(given: Given) -> dict[str, Any]:
    data = None if given.data is None else base64.b64encode(given.data).decode("ascii")
    date = given.date and given.date.isoformat()
    return {
        "name": given.name,
        "data": data,
        "url": given.url,
        "pasted": given.pasted,
        "date": date,
    }


def main() -> None:
    """Answer the jobs on standard input, a line each, until one cannot be done."""
    _bound()
    bounds = json.loads(sys.argv[1])
    for line in sys.stdin.buffer:
        _allow_time()
        answer = _answered(json.loads(line), bounds)
        sys.stdout.write(json.dumps(plain(answer)) + "\n")
        sys.stdout.flush()


def _answered(job: dict[str, Any], bounds: dict[str, Any]) -> Answer:
    documents: list[Document] = []
    left_out: list[Skipped] = []
    try:
        sources = _sources(job)
        if job.get("is_listed"):
            return Answer(listed=tuple(map(_told, range(1, MOST_LISTED + 1), sources)))
        for source in sources:
            try:
                documents.append(build(source, **bounds))
            except NothingToCheck as error:
                left_out.append(Skipped(source.id, str(error)))
    except InputError as error:
        return Answer(error=str(error))
    return Answer(tuple(documents), tuple(left_out))


def _told(number: int, source: Source) -> Listed:
    title = source.title or " ".join(source.text[:2000].split())
    date = source.date.isoformat() if source.date else ""
    return Listed(number, title[:LONGEST_TITLE], source.outlet or "", date)


def _sources(job: dict[str, Any]) -> tuple[Source, ...]:
    """The texts of an input; an article must be one."""
    is_article, url = job["is_article"], job["url"]
    if url is None and job["pasted"]:
        # The name of a pasted text is no file's: "post.example, 12 March" has no ending.
        source = load_bytes(job["name"].replace(".", " "), _data(job), max_bytes=MAX_BYTES)
        date = job["date"]
        stated = datetime.date.fromisoformat(date) if date else source.date
        return (replace(source, id=job["name"], date=stated),)
    if url is None:
        if is_article:
            return (load_bytes(job["name"], _data(job), max_bytes=MAX_BYTES),)
        return load_bytes_all(job["name"], _data(job), max_bytes=MAX_BYTES)
    if not is_url(url):  # anything else would be a file of this machine
        raise InputError(f"{url} is no address: it must begin with http:// or https://")
    if is_article:
        return (load(url, max_bytes=MAX_BYTES),)
    return load_all(url, max_bytes=MAX_BYTES)


def _data(job: dict[str, Any]) -> bytes:
    return base64.b64decode(job["data"])


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on Windows; the clock ends the process there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_time() -> None:
    """Give the next text its seconds of processor time."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime) + CPU_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    main()
