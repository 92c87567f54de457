"""The benchmark of batches: its jobs, and how costs are told apart from the loading of models."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import batch

from claimcheck.batch.jobs import Line, read_job


def test_its_jobs_are_jobs_and_differ():
    lines = [Line(n, json.dumps(batch.job(n)).encode()) for n in range(500)]
    jobs = [read_job(line, Path()) for line in lines]
    assert len({job.digest for job in jobs}) == len({job.id for job in jobs}) == 500


def test_the_cost_is_that_of_the_jobs_without_the_loading():
    loading = batch.Run(wall=4.0, cpu=3.0, driver_mb=60, largest_mb=400, all_mb=450)
    run = batch.Run(wall=6.0, cpu=5.0, driver_mb=61, largest_mb=410, all_mb=460)
    found = batch.figures(run, loading, 10)
    assert (found["cpu_s_per_article"], found["wall_s_per_article"]) == (0.2, 0.2)
    assert (found["driver_mb"], found["largest_mb"], found["all_mb"]) == (61, 410, 460)


def row(cpu: float, wall: float, memory: float = 400) -> dict[str, float]:
    return {"cpu_s_per_article": cpu, "wall_s_per_article": wall, "all_mb": memory}


def test_the_longest_run_stands_beside_the_shortest_and_two_workers_beside_one():
    found = {
        "local, 1 workers, 100": row(0.2, 0.2),
        "local, 1 workers, 500": row(9, 9, 9000),
        "local, 1 workers, 2000": row(0.21, 0.2, 420),
        "local, 2 workers, 100": row(0.2, 0.1),
        "local, 2 workers, 2000": row(0.3, 0.125),
        "ray, 2 workers, 2000": row(0.2, 0.25),
    }
    ratio = batch.ratios(found)
    assert ratio == {
        "cost: local, 1 workers": 1.05,
        "memory: local, 1 workers": 1.05,
        "cost: local, 2 workers": 1.5,
        "memory: local, 2 workers": 1.0,
        "workers: 2 beside 1": 1.6,
        "Ray: 2 workers beside 2 local ones": 0.5,
    }
    assert batch.missed(ratio) == [
        "cost: local, 2 workers",
        "workers: 2 beside 1",
        "Ray: 2 workers beside 2 local ones",
    ]
    assert batch.missed({"cost: x": 0.8, "memory: x": 0.5, "workers: x": 1.7}) == ["cost: x"]


def test_one_worker_alone_has_no_other_to_be_beside():
    found = {"local, 1 workers, 4": row(0.2, 0.2), "local, 1 workers, 8": row(0.2, 0.2)}
    assert set(batch.ratios(found)) == {"cost: local, 1 workers", "memory: local, 1 workers"}


def test_memory_is_that_of_all_processes_that_were_started():
    sleep = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]
    code = f"import subprocess; subprocess.run({sleep!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        found = batch.family(process.pid)
        memory = [batch.megabytes(pid, "smaps_rollup", "Pss:") for pid in found]
        for pid in found:
            os.kill(pid, signal.SIGKILL)
    assert (found[0], len(found)) == (process.pid, 2)
    assert all(0.5 < own < 500 for own in memory)
    assert batch.megabytes(process.pid, "smaps_rollup", "Pss:") == 0
    assert batch.family(process.pid) == [process.pid]
