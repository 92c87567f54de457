"""What an article costs in a batch, and what memory it takes: ``claimcheck bench batch``.

Small jobs by the real models (an article of four sentences against two references, made up by
number), as whole processes: `SIZES` jobs by one worker and by two, each with one thread, for one
alone would take all cores; beside as many jobs as there are workers, whose cost is that of loading
the models. Processor seconds are those of all processes together; memory is the peak of the process
that reads and writes, of the largest, and of all of them at one time, shared pages counted once.
With ``--engines local ray`` Ray does them, too, and every output is compared with the first, byte
for byte.

It fails where one of `AIMS` is missed: an article costs the same in the longest run as in the
shortest, and the peak of all processes together is as high; two workers are faster than one, and
Ray is not much slower than local workers. Seconds by the clock, and with them the last two, mean
something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from results import console, store
from rich.table import Table

from claimcheck.settings import MODES

SIZES, WORKERS = (100, 500, 2000), (1, 2)
#: Least and most of each kind of `ratios`.
AIMS = {
    "cost": (0.9, 1.1),
    "memory": (0.0, 1.1),
    "workers": (1.7, math.inf),
    "Ray": (0.8, math.inf),
}
#: Seconds between two looks at the memory of the processes.
LOOK = 0.5
TOWNS = ("Orle", "Tarn", "Vesby", "Holm", "Skarn", "Lund", "Brede", "Aske")
WORKS = ("bridge", "library", "ferry quay", "swimming hall", "tram line", "fire station", "school")


@dataclass(frozen=True)
class Run:
    """A finished batch: seconds by the clock and of processors, megabytes."""

    wall: float
    cpu: float
    driver_mb: float
    largest_mb: float
    all_mb: float


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


def timed(folder: Path, count: int, engine: str, workers: int, mode: str) -> tuple[Run, bytes]:
    """Run so many jobs; returns what it took, and the output."""
    jobs, out = folder / "jobs.jsonl", folder / "out.jsonl"
    jobs.write_text("".join(json.dumps(job(number)) + "\n" for number in range(count)))
    out.unlink(missing_ok=True)
    command = [sys.executable, "-m", "claimcheck", "batch", str(jobs), "--out", str(out), "--quiet"]
    command += ["--engine", engine, "--workers", str(workers), "--threads", "1", "--mode", mode]
    began = time.perf_counter()
    process = subprocess.Popen(command, env={"CLAIMCHECK_CACHE_SIZE": "0", **os.environ})
    driver = together = 0.0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        driver = max(driver, megabytes(process.pid, "status", "VmHWM:"))
        own = [megabytes(pid, "smaps_rollup", "Pss:") for pid in family(process.pid)]
        together = max(together, sum(own))
        time.sleep(LOOK)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, driver, usage.ru_maxrss / 1024, together), out.read_bytes()


def family(pid: int) -> list[int]:
    """A process and all that it or they have started; without those that have ended."""
    found = [pid]
    for parent in found:
        for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, tasks.read_text("ascii").split())
            except OSError:
                continue
    return found


def megabytes(pid: int, file: str, field: str) -> float:
    """A field of a file of ``/proc``, which has kilobytes; 0 where that cannot be read."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(x.split()[1]) / 1024 for x in lines if x.startswith(field)), 0.0)


def figures(run: Run, loading: Run, more: int) -> dict[str, float]:
    """Of a run of so many jobs more than the one of which loading was most of the cost."""
    return {
        "wall_s": round(run.wall, 1),
        "cpu_s_per_article": round((run.cpu - loading.cpu) / more, 4),
        "wall_s_per_article": round((run.wall - loading.wall) / more, 4),
        "driver_mb": round(run.driver_mb, 1),
        "largest_mb": round(run.largest_mb, 1),
        "all_mb": round(run.all_mb, 1),
    }


def ratios(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """What `AIMS` limit, by kind and runs: the most jobs beside the fewest, and who is faster."""
    sizes: dict[str, dict[int, dict[str, float]]] = {}
    for name, row in found.items():
        engine, _, size = name.rpartition(", ")
        sizes.setdefault(engine, {})[int(size)] = row
    ratio, speed = {}, {}
    for engine, rows in sizes.items():
        few, most = rows[min(rows)], rows[max(rows)]
        if few is not most:
            ratio[f"cost: {engine}"] = most["cpu_s_per_article"] / few["cpu_s_per_article"]
            ratio[f"memory: {engine}"] = most["all_mb"] / few["all_mb"]
        speed[engine] = 1 / most["wall_s_per_article"]
    one, two, ray = (speed.get(f"{name} workers") for name in ("local, 1", "local, 2", "ray, 2"))
    if one and two:
        ratio["workers: 2 beside 1"] = two / one
    if two and ray:
        ratio["Ray: 2 workers beside 2 local ones"] = ray / two
    return {name: round(value, 3) for name, value in ratio.items()}


def missed(ratio: dict[str, float]) -> list[str]:
    """Names of the ratios that are outside their limits."""
    limits = {name: AIMS[name.partition(":")[0]] for name in ratio}
    return [name for name, (low, high) in limits.items() if not low <= ratio[name] <= high]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="batch")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--workers", nargs="+", type=int, default=list(WORKERS))
    parser.add_argument("--engines", nargs="+", choices=("local", "ray"), default=["local"])
    parser.add_argument("--mode", choices=MODES, default="fast")
    arguments = parser.parse_args()
    found: dict[str, dict[str, float]] = {}
    outputs: dict[int, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        for engine, workers in product(arguments.engines, arguments.workers):
            case = (engine, workers, arguments.mode)
            loading, _ = timed(Path(folder), workers, *case)
            for size in arguments.sizes:
                run, output = timed(Path(folder), size, *case)
                if outputs.setdefault(size, output) != output:
                    raise SystemExit(f"{engine} with {workers} workers gives another output")
                row = figures(run, loading, max(1, size - workers))
                found[f"{engine}, {workers} workers, {size}"] = row
                print(f"{engine}, {workers} workers, {size}: {row}", file=sys.stderr)
    table = Table("run", *next(iter(found.values())), title=f"Batch, mode {arguments.mode}")
    for name, row in found.items():
        table.add_row(name, *map(str, row.values()))
    console.print(table)
    ratio = ratios(found)
    wrong = missed(ratio)
    for name, value in ratio.items():
        console.print(f"{name}: {value}{' (aim missed)' if name in wrong else ''}")
    if set(SIZES) <= set(arguments.sizes):
        store("batch", {"mode": arguments.mode, "runs": found, "ratios": ratio})
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
