"""The benchmark of batches: its jobs, and how costs are told apart from the loading of models."""

from __future__ import annotations

import json
from pathlib import Path

import batch

from claimcheck.batch.jobs import Line, read_job


def test_its_jobs_are_jobs_and_differ():
    lines = [Line(n, json.dumps(batch.job(n)).encode()) for n in range(500)]
    jobs = [read_job(line, Path()) for line in lines]
    assert len({job.digest for job in jobs}) == len({job.id for job in jobs}) == 500


def test_the_cost_is_that_of_the_jobs_without_the_loading():
    loading = batch.Run(wall=4.0, cpu=3.0, driver_mb=60, largest_mb=400)
    run = batch.Run(wall=6.0, cpu=5.0, driver_mb=61, largest_mb=410)
    found = batch.figures(run, loading, 10)
    assert (found["cpu_s_per_article"], found["wall_s_per_article"]) == (0.2, 0.2)
    assert (found["driver_mb"], found["largest_mb"]) == (61, 410)
