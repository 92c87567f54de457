"""Reading what was handed over, in a process of its own with bounds on time and memory.

Readers of PDF and HTML are large programs that a hostile file may keep busy for ever or make fill
the memory; here that ends one small process and not the desk.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from claimcheck.errors import InputError
from claimcheck.ingest.load import Source, check_length, is_url, load, load_bytes
from claimcheck.review.storage.articles import Given

#: Seconds of processor time and bytes of memory for all texts of a check; seconds by the clock,
#: which fetching may take too.
CPU_SECONDS, MEMORY, WALL_SECONDS = 60, 2_000_000_000, 180.0
#: Most bytes of one text as it is handed over.
MAX_BYTES = 20_000_000


def read(inputs: Sequence[Given], max_chars: int) -> list[Source]:
    """Return the text of every input, in order.

    Raises:
        InputError: for the first one that cannot be used, or not within the bounds.
    """
    command = [sys.executable, "-m", "claimcheck.review.jobs.reading", str(max_chars)]
    jobs = "".join(json.dumps(_job(given)) + "\n" for given in inputs).encode()
    try:
        done = subprocess.run(
            command, input=jobs, capture_output=True, timeout=WALL_SECONDS, check=False
        )
        output = done.stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    answers = [json.loads(line) for line in output.splitlines(keepends=True) if b"\n" in line]
    for answer in answers:
        if "error" in answer:
            raise InputError(answer["error"])
    if len(answers) < len(inputs):
        raise InputError(
            f"{inputs[len(answers)].name} could not be read within {CPU_SECONDS} s of processor "
            f"time and {MEMORY // 10**9} GB of memory: save it as plain text"
        )
    return [Source(**answer) for answer in answers]


def _job(given: Given) -> dict[str, Any]:
    data = None if given.data is None else base64.b64encode(given.data).decode("ascii")
    return {"name": given.name, "data": data, "url": given.url}


def main() -> None:
    """Answer the jobs on standard input, a line each, until one cannot be done."""
    _bound()
    max_chars = int(sys.argv[1])
    for line in sys.stdin.buffer:
        try:
            source = _source(json.loads(line))
            check_length(source, max_chars)
            answer = {"id": source.id, "title": source.title, "text": source.text}
        except InputError as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _source(job: dict[str, Any]) -> Source:
    if job["url"] is None:
        return load_bytes(job["name"], base64.b64decode(job["data"]), max_bytes=MAX_BYTES)
    if not is_url(job["url"]):  # anything else would be a file of this machine
        raise InputError(f"{job['url']} is no address: it must begin with http:// or https://")
    return load(job["url"], max_bytes=MAX_BYTES)


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on Windows; the clock ends the process there
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
