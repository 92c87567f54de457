"""What things cost in processor seconds and bytes: ``claimcheck bench costs``.

The figures that docs/scale.md reckons with, by one thread, so that they add up whatever the number
of cores and whatever else the machine does:

* an article of 40 sentences against five references of 40, with the models loaded;
* a sentence that is encoded, and the bytes of its vector;
* an exact search among stored vectors, a query and a million of them;
* a job in the process that reads jobs and writes answers, with a report of that article.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from results import console, store
from speed import SENTENCES, warm_texts

from claimcheck.batch import runner
from claimcheck.batch.answers import Answer, Task
from claimcheck.batch.jobs import read_job, read_lines, report_line
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Report
from claimcheck.settings import Settings

#: Vectors of the trial search, and jobs of the trial batch.
STORED, JOBS = 100_000, 200


class Known:
    """An engine that knows the answer: what is left is the reading and the writing."""

    def __init__(self, settings: Settings, text: str) -> None:
        self.settings, self._text = settings, text

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        for _ in tasks:
            yield Answer(self._text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="costs")
    parser.add_argument("--runs", type=int, default=2)
    found: dict[str, float] = {}
    for what, figure in measured(parser.parse_args().runs):
        console.print(f"{what}: {figure}")
        found[what] = figure
    store("costs", found)
    return 0


def measured(runs: int) -> Iterator[tuple[str, float]]:
    """Yield each figure with its name when it is known."""
    settings = Settings(threads=1)
    checker = Checker(settings)
    with Stopwatch() as loading:
        checker.encode(["Ready."])
    yield "models loaded, CPU s", round(loading.seconds, 2)
    article, references = warm_texts()
    with Stopwatch() as checking:
        for _ in range(runs):
            report = checker.check(article, references)
    yield "article, models loaded, CPU s", round(checking.seconds / runs, 2)
    sentences = [sentence.text for sentence in report.sentences] * 3
    with Stopwatch() as encoding:
        vectors = checker.encode(sentences)
    yield "sentence encoded, CPU s", round(encoding.seconds / len(sentences), 5)
    yield "vector, bytes", vectors.shape[1] * vectors.itemsize
    stored = np.random.default_rng(0).standard_normal((STORED, vectors.shape[1]), np.float32)
    with Stopwatch() as searching:
        for row in vectors[:SENTENCES]:
            (stored @ row).argpartition(-10)
    yield (
        "exact search, a query among a million sentences, CPU s",
        round(searching.seconds / SENTENCES / STORED * 1_000_000, 3),
    )
    yield from driven(settings, article, references, report)


def driven(
    settings: Settings, article: str, references: list[str], report: Report
) -> Iterator[tuple[str, float]]:
    """Yield what a job costs where jobs are read and answers written, and the bytes of both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        line = {
            "article": {"text": article},
            "references": [{"id": f"r{n}", "text": text} for n, text in enumerate(references)],
        }
        jobs = folder / "jobs.jsonl"
        jobs.write_text("".join(json.dumps({**line, "id": f"{n}"}) + "\n" for n in range(JOBS)))
        answer = report_line(read_job(next(read_lines(jobs)), folder), "0" * 64, report)
        with Stopwatch() as driving:
            runner.run(jobs, folder / "out.jsonl", Known(settings, answer))
        yield "job read and its answer written, CPU s", round(driving.seconds / JOBS, 5)
        yield "job, bytes", jobs.stat().st_size // JOBS
        yield "answer, bytes", len(answer.encode())


class Stopwatch:
    """Processor seconds of a block."""

    def __enter__(self) -> Stopwatch:
        self._began = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self._began


if __name__ == "__main__":
    raise SystemExit(main())
