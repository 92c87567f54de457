"""The benchmark of batches: its jobs, and how costs are told apart from the loading of models."""

from __future__ import annotations

import json
from pathlib import Path

import batch
import pytest

from claimcheck.batch.jobs import Line, read_job


def test_its_jobs_are_jobs_and_differ():
    lines = [Line(n, json.dumps(batch.job(n)).encode()) for n in range(500)]
    jobs = [read_job(line, Path()) for line in lines]
    assert len({job.digest for job in jobs}) == len({job.id for job in jobs}) == 500


@pytest.mark.parametrize(("count", "cost"), [(1, 0.0), (11, 0.2)])
def test_the_cost_is_that_of_the_jobs_beyond_the_first(count: int, cost: float):
    alone = batch.Run(wall=4.0, cpu=3.0, driver_mb=60, largest_mb=400)
    run = batch.Run(wall=5.0, cpu=3.0 + cost * (count - 1), driver_mb=60, largest_mb=410)
    assert batch.figures(run, alone, count)["cpu_s_per_article"] == pytest.approx(cost)
