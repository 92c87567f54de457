"""What an article costs in a batch, and what memory it takes: ``claimcheck bench batch``.

Small jobs by the real models (an article of four sentences against two references), as whole
processes: `SIZES` jobs by one worker and by two, beside as many jobs as there are workers, whose
cost is that of loading the models. Processor seconds are those of all processes together; memory is
the peak of the process that reads and writes, and of the largest of all. With ``--engines ray`` Ray
does them, too, and every output is compared with the first, byte for byte.

Seconds by the clock, and with them how much faster two workers are, mean something only on a
machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from results import console, store
from rich.table import Table

SIZES, WORKERS = (100, 500, 2000), (1, 2)
TOWNS = ("Orle", "Tarn", "Vesby", "Holm", "Skarn", "Lund", "Brede", "Aske")
WORKS = ("bridge", "library", "ferry quay", "swimming hall", "tram line", "fire station", "school")


@dataclass(frozen=True)
class Run:
    """A finished batch: seconds by the clock and of processors, megabytes."""

    wall: float
    cpu: float
    driver_mb: float
    largest_mb: float


def job(number: int) -> dict[str, object]:
    """A small story with numbers of its own: one reworded, one changed, one added fact."""
    town, work = TOWNS[number % len(TOWNS)], WORKS[number % len(WORKS)]
    cost, day, seats = 3 + number % 89, 1 + number % 28, 40 + number % 211
    article = (
        f"The council of {town} approved the new {work} on {day} May. It will cost {cost} million "
        f"crowns, {number % 7 + 2} more than was planned. Work begins in June and is to last two "
        "years. It is high time that somebody resigned."
    )
    first = (
        f"Councillors in {town} voted for a new {work} on {day} May. The price is {cost} million "
        f"crowns. Building starts in June, the mayor said. There will be {seats} seats."
    )
    second = f"A {work} will be built in {town}. The vote was {number % 9 + 9} to {number % 8}."
    references = [{"id": "first", "text": first}, {"id": "second", "text": second}]
    return {"id": f"job {number}", "article": {"text": article}, "references": references}


def timed(folder: Path, count: int, engine: str, workers: int) -> tuple[Run, bytes]:
    """Run so many jobs; returns what it took, and the output."""
    jobs, out = folder / "jobs.jsonl", folder / "out.jsonl"
    jobs.write_text("".join(json.dumps(job(number)) + "\n" for number in range(count)))
    out.unlink(missing_ok=True)
    command = [sys.executable, "-m", "claimcheck", "batch", str(jobs), "--out", str(out), "--quiet"]
    command += ["--engine", engine, "--workers", str(workers)]
    began = time.perf_counter()
    process = subprocess.Popen(command)
    driver = 0.0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        driver = max(driver, peak_mb(process.pid))
        time.sleep(0.2)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, driver, usage.ru_maxrss / 1024), out.read_bytes()


def peak_mb(pid: int) -> float:
    """The most memory that a process has had; 0 where that cannot be read."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith("VmHWM")), 0.0)


def figures(run: Run, loading: Run, more: int) -> dict[str, float]:
    """Of a run of so many jobs more than the one of which loading was most of the cost."""
    return {
        "wall_s": round(run.wall, 1),
        "cpu_s_per_article": round((run.cpu - loading.cpu) / more, 4),
        "wall_s_per_article": round((run.wall - loading.wall) / more, 4),
        "driver_mb": round(run.driver_mb, 1),
        "largest_mb": round(run.largest_mb, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="batch")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--workers", nargs="+", type=int, default=list(WORKERS))
    parser.add_argument("--engines", nargs="+", choices=("local", "ray"), default=["local"])
    arguments = parser.parse_args()
    found: dict[str, dict[str, float]] = {}
    outputs: dict[int, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        for engine in arguments.engines:
            for workers in arguments.workers:
                loading, _ = timed(Path(folder), workers, engine, workers)
                for size in arguments.sizes:
                    run, output = timed(Path(folder), size, engine, workers)
                    if outputs.setdefault(size, output) != output:
                        raise SystemExit(f"{engine} with {workers} workers gives another output")
                    row = figures(run, loading, max(1, size - workers))
                    found[f"{engine}, {workers} workers, {size}"] = row
    table = Table("run", *next(iter(found.values())), title="Batch")
    for name, row in found.items():
        table.add_row(name, *map(str, row.values()))
    console.print(table)
    store("batch", found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
