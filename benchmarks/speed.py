"""Speed: ``claimcheck bench speed``.

Cold: a ``claimcheck score`` of one example against its four variants, as a whole process, beside
importing sentence-transformers alone in the same run; wall seconds, CPU seconds and peak memory
as the operating system accounts for them, medians over ``--runs``. "Again" takes the answers of
the models from the cache of an earlier run.

Warm: an article of 40 sentences against five references of 40, in every mode, with the models
loaded. The texts are two examples strung together and cut.

Revision: that article for the first time, the same again, and with one sentence changed, each by a
checker that has loaded nothing yet, with the answers of the models on disk since the first time;
CPU seconds, all counted but for the start of Python and its imports.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from results import ROOT, store
from rich.console import Console
from rich.table import Table

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source, load
from claimcheck.models.disk_cache import DiskCache
from claimcheck.pipeline.checker import Checker
from claimcheck.settings import MODES, Settings

#: Sentences of the article and of each reference of the warm check.
SENTENCES = 40


@dataclass(frozen=True)
class Run:
    """One finished process."""

    wall: float
    cpu: float
    peak_mb: float


def timed(command: list[str], cache: str = "") -> Run:
    """Run ``command`` and read what it took.

    Answers of earlier runs come from the folder ``cache`` alone, or as the environment says.
    """
    kept = {"CLAIMCHECK_CACHE": cache, "CLAIMCHECK_CACHE_SIZE": "256"} if cache else {}
    environment = {"CLAIMCHECK_CACHE_SIZE": "0", **os.environ, **kept}
    started = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cases(shared: Path) -> dict[str, list[str]]:
    """What is timed, by name."""
    score = [sys.executable, "-m", "claimcheck", "score", "--format", "json"]
    example = ROOT / "examples" / "harbour-ferry"
    found = {
        "import sentence_transformers": [sys.executable, "-c", "import sentence_transformers"],
        "score example": [*score, str(example / "with-additions.txt"), "--ref", str(example)],
    }
    seeds = sorted((shared / "seeds").glob("*.txt"))
    if seeds:
        found["score seed 000"] = [*score, str(seeds[0]), "--ref", *map(str, seeds[1:])]
    return found


def first_sentences(paths: list[Path], count: int) -> str:
    """The texts of ``paths`` strung together, up to the end of sentence ``count``."""
    text = "\n\n".join(load(path).text for path in paths)
    document = build(Source("joined", None, text))
    kept = document.content[: count + 1]
    if len(kept) <= count:
        raise SystemExit(f"{paths}: fewer than {count} sentences")
    return document.text[: kept[count - 1].end]


def warm_texts() -> tuple[str, list[str]]:
    """The article and the five references of a warm check, each of `SENTENCES` sentences."""
    one, other = ROOT / "examples" / "discharge-trial", ROOT / "examples" / "club-takeover"
    kinds = ("original", "near-copy", "paraphrase", "second-outlet")
    pairs = [(kind, kind) for kind in kinds] + [("second-outlet", "paraphrase")]
    references = [
        first_sentences([one / f"{a}.txt", other / f"{b}.txt"], SENTENCES) for a, b in pairs
    ]
    return first_sentences([f / "with-additions.txt" for f in (one, other)], SENTENCES), references


def warm(runs: int) -> dict[str, dict[str, float]]:
    """Median wall seconds of a check with loaded models, and of its stages, by mode."""
    article, references = warm_texts()
    figures = {}
    for mode in MODES:
        checker = Checker(Settings(mode=mode))
        checker.check(article, references)
        taken, stages = [], []
        for _ in range(runs):
            started = time.perf_counter()
            report = checker.check(article, references)
            taken.append(time.perf_counter() - started)
            stages.append(report.timing)
        figures[f"warm, {mode}"] = {
            "wall_s": round(statistics.median(taken), 2),
            **{
                f"{stage}_s": round(statistics.median(s[stage] for s in stages), 2)
                for stage in stages[0]
            },
        }
    return figures


def revised(article: str) -> str:
    """The article with one more fact in the sentence in its middle."""
    sentence = build(Source("article", None, article)).content[SENTENCES // 2]
    end = sentence.start + len(sentence.text.rstrip("."))
    return f"{article[:end]}, it was confirmed on Tuesday{article[end:]}"


def with_cache(runs: int) -> dict[str, dict[str, float]]:
    """Median CPU seconds of a first check, of the same again and of a revision of its article."""
    article, references = warm_texts()
    texts = {"first": article, "same again": article, "one sentence changed": revised(article)}
    taken: dict[str, list[float]] = {name: [] for name in texts}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            cache = DiskCache(Path(folder) / "cache")
            for name, text in texts.items():
                started = time.process_time()
                Checker(Settings(), cache=cache).check(text, references)
                taken[name].append(time.process_time() - started)
    return {
        f"cache, {name}": {"cpu_s": round(statistics.median(seconds), 2), "runs": runs}
        for name, seconds in taken.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="speed")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    commands = cases(arguments.data)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            runs[name].append(timed(command))
    with tempfile.TemporaryDirectory() as cache:
        example = commands["score example"]
        timed(example, cache)
        runs["score example again"] = [timed(example, cache) for _ in range(arguments.runs)]
    table = Table("process", "wall s", "CPU s", "peak MB", title=f"Medians of {arguments.runs}")
    figures: dict[str, dict[str, float]] = {}
    for name, done in runs.items():
        wall, cpu, peak = (
            round(statistics.median(getattr(run, field) for run in done), 2)
            for field in ("wall", "cpu", "peak_mb")
        )
        table.add_row(name, str(wall), str(cpu), str(peak))
        figures[name] = {"wall_s": wall, "cpu_s": cpu, "peak_mb": peak, "runs": arguments.runs}
    for name, entry in (warm(arguments.runs) | with_cache(arguments.runs)).items():
        table.add_row(name, str(entry.get("wall_s", "")), str(entry.get("cpu_s", "")), "")
        figures[name] = entry
    Console().print(table)
    store("speed", figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
