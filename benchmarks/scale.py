"""What large checks cost with the real models: ``claimcheck bench scale``.

An article of 1,000 sentences against 50 references, and one of 10 against 5,000, all made up by a
seed (`scale_texts`). Each check is a process of its own with one thread; counted are its processor
seconds, its peak memory and what each model read.

    python benchmarks/scale.py [--sizes SENTENCESxREFERENCES ...] [--seed N]
"""

from __future__ import annotations

import argparse
import collections
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from results import console, store
from rich.table import Table
from scale_texts import texts

from claimcheck import Checker, Settings
from claimcheck.arrays import Floats
from claimcheck.models.onnx import OnnxModel, Text
from claimcheck.report.json_report import render

#: Sentences of the article and references of each check.
SIZES = ("1000x50", "10x5000")
#: Processor seconds and megabytes that each may take.
MOST_SECONDS, MOST_MB = 600.0, 2000
SEED = 15


class Counter:
    """Counts what the bundled models read, by model."""

    def __init__(self) -> None:
        self.texts: collections.Counter[str] = collections.Counter()
        self.tokens: collections.Counter[str] = collections.Counter()
        self.seconds: collections.Counter[str] = collections.Counter()

    def watch(self) -> None:
        """Count from here on; the process is for the measuring alone."""
        run, tokens = OnnxModel.run, OnnxModel.tokens

        def counted(model: OnnxModel, given: Sequence[Text], most: int) -> Floats:
            began = time.process_time()
            answer = run(model, given, most)
            self._add(model, given, most, time.process_time() - began)
            return answer

        def counted_tokens(model: OnnxModel, given: Any, most: int, output: str) -> Any:
            began = time.process_time()
            answer = tokens(model, given, most, output)
            self._add(model, given, most, time.process_time() - began)
            return answer

        OnnxModel.run, OnnxModel.tokens = counted, counted_tokens  # type: ignore[method-assign]

    def _add(self, model: OnnxModel, given: Sequence[Text], most: int, seconds: float) -> None:
        name = model.config["name"]
        self.texts[name] += len(given)
        self.tokens[name] += sum(min(length, most) for length in model.lengths(given))
        self.seconds[name] += seconds


class Told:
    """A progress that writes to standard error and counts how often it was told something."""

    def __init__(self) -> None:
        self.words = self._done = self._total = 0
        self._stage = ""

    def start(self, stage: str, total: int) -> None:
        self._stage, self._done, self._total = stage, 0, total

    def advance(self, count: int = 1) -> None:
        self.words += 1
        self._done += count
        print(f"\r{self._stage} {self._done:,} of {self._total:,}  ", end="", file=sys.stderr)

    def finish(self) -> None:
        print(file=sys.stderr)


def measure(sentences: int, references: int, seed: int) -> dict[str, Any]:
    """Check a made-up article in this process and say what it took."""
    article, others = texts(seed, sentences, references)
    counter = Counter()
    counter.watch()
    told = Told()
    began = time.process_time()
    report = Checker(Settings(threads=1), progress=told).check(article, others)
    written = len(render(report))
    seconds = time.process_time() - began
    verdicts = collections.Counter(s.verdict for s in report.sentences)
    return {
        "cpu_s": round(seconds, 1),
        "models_cpu_s": {name: round(s, 1) for name, s in counter.seconds.items()},
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "texts": dict(counter.texts),
        "tokens": dict(counter.tokens),
        "progress": told.words,
        "report_mb": round(written / 1e6, 1),
        "stages_s": report.timing,
        "verdicts": dict(verdicts.most_common()),
    }


def measured(size: str, seed: int) -> dict[str, Any]:
    """The figures of one size, from a process of its own."""
    command = [sys.executable, __file__, "--measure", "--sizes", size, "--seed", str(seed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def numbers(size: str) -> tuple[int, int]:
    """Sentences and references of a size."""
    sentences, _, references = size.partition("x")
    return int(sentences), int(references)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="scale")
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="SENTENCESxREFERENCES")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--measure", action="store_true", help="measure in this process")
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(*numbers(arguments.sizes[0]), arguments.seed)))
        return 0
    found = {size: measured(size, arguments.seed) for size in arguments.sizes}
    table = Table("size", "CPU s", "of it models", "peak MB", "texts read", title="Scale")
    for size, one in found.items():
        models = sum(one["models_cpu_s"].values())
        read = ", ".join(f"{name} {count:,}" for name, count in one["texts"].items())
        table.add_row(size, f"{one['cpu_s']:.0f}", f"{models:.0f}", str(one["peak_mb"]), read)
    console.print(table)
    if set(SIZES) <= set(found):
        store("scale", {"seed": arguments.seed, **found})
    slow = any(one["cpu_s"] > MOST_SECONDS or one["peak_mb"] > MOST_MB for one in found.values())
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
