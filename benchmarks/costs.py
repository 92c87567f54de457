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
from results import ROOT, console, store
from rich.table import Table
from speed import SENTENCES, first_sentences

from claimcheck.batch import runner
from claimcheck.batch.answers import Answer, Task
from claimcheck.batch.jobs import read_job, read_lines, report_line
from claimcheck.pipeline.checker import Checker
from claimcheck.settings import Settings

#: Vectors of the trial search, and jobs of the trial batch.
STORED, JOBS = 100_000, 200


def texts() -> tuple[str, list[str]]:
    """The article and the references of `speed`'s warm check."""
    one, other = ROOT / "examples" / "discharge-trial", ROOT / "examples" / "club-takeover"
    kinds = ("original", "near-copy", "paraphrase", "second-outlet")
    pairs = [(kind, kind) for kind in kinds] + [("second-outlet", "paraphrase")]
    references = [
        first_sentences([one / f"{a}.txt", other / f"{b}.txt"], SENTENCES) for a, b in pairs
    ]
    return first_sentences([f / "with-additions.txt" for f in (one, other)], SENTENCES), references


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
    runs = parser.parse_args().runs
    settings = Settings(threads=1)
    checker = Checker(settings)
    article, references = texts()
    began = time.process_time()
    report = checker.check(article, references)
    first = time.process_time() - began
    began = time.process_time()
    for _ in range(runs):
        checker.check(article, references)
    warm = (time.process_time() - began) / runs

    sentences = [s.text for s in report.sentences] * 3
    began = time.process_time()
    vectors = checker.encode(sentences)
    encoding = (time.process_time() - began) / len(sentences)

    stored = np.random.default_rng(0).standard_normal((STORED, vectors.shape[1]), np.float32)
    began = time.process_time()
    for row in vectors[:SENTENCES]:
        (stored @ row).argpartition(-10)
    searching = (time.process_time() - began) / SENTENCES / STORED * 1_000_000

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        line = {
            "id": "a",
            "article": {"text": article},
            "references": [{"id": f"r{n}", "text": text} for n, text in enumerate(references)],
        }
        jobs = folder / "jobs.jsonl"
        jobs.write_text("".join(json.dumps({**line, "id": f"{n}"}) + "\n" for n in range(JOBS)))
        answer = report_line(read_job(next(read_lines(jobs)), folder), "0" * 64, report)
        began = time.process_time()
        runner.run(jobs, folder / "out.jsonl", Known(settings, answer))
        driving = (time.process_time() - began) / JOBS
        job_bytes = jobs.stat().st_size // JOBS

    found = {
        "first article, models loaded with it, CPU s": round(first, 2),
        "article, warm, CPU s": round(warm, 2),
        "sentence encoded, CPU s": round(encoding, 5),
        "vector, bytes": vectors.shape[1] * vectors.itemsize,
        "exact search, a query among a million sentences, CPU s": round(searching, 3),
        "job read and its answer written, CPU s": round(driving, 5),
        "job, bytes": job_bytes,
        "answer, bytes": len(answer.encode()),
    }
    table = Table("what", "figure", title="Costs")
    for what, figure in found.items():
        table.add_row(what, str(figure))
    console.print(table)
    store("costs", found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
