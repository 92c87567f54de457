"""Ray: actors of a Ray of one's own, whose checkers do what the articles say."""

from __future__ import annotations

import builtins
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from crews import ObedientChecker, ordered
from job_files import job, write_jobs
from places import ROOT, TESTS

from claimcheck.batch import actors, runner
from claimcheck.batch.actors import Actors
from claimcheck.batch.processes import Processes
from claimcheck.errors import InputError
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

installed = importlib.util.find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not installed, reason="Ray is not installed")


#: Runs the jobs with Ray, in a process that ends with it; its lines are what was told of workers.
RUN = """
import sys
from pathlib import Path
from claimcheck.batch import runner
from claimcheck.batch.actors import Actors
from claimcheck.settings import Settings
from crews import ObedientChecker
engine = Actors(Settings(), 2, cores=2, note=print, make=ObedientChecker)
runner.run(Path(sys.argv[1]), Path(sys.argv[2]), engine)
"""


@needs_ray
@pytest.mark.slow
def test_actors_give_the_bytes_of_processes_and_killed_ones_lose_and_double_nothing(tmp_path: Path):
    lines = [*ordered("ok", f"kill once {tmp_path}/killed", "ok", "kill"), "{torn", job("j0")]
    path = write_jobs(tmp_path, *lines)
    folders = os.pathsep.join(map(str, (TESTS / "support", ROOT)))
    command = [sys.executable, "-c", RUN, path, tmp_path / "ray.jsonl"]
    environment = os.environ | {"PYTHONPATH": folders, "HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    lost = [line.split(": ")[0] for line in done.stdout.splitlines() if "worker was lost" in line]
    assert sorted(lost) == ["line 2", "line 4", "line 4"]
    assert not (tmp_path / ".ray").exists()
    options: dict[str, Any] = {"cores": 2, "note": lost.append, "make": ObedientChecker}
    runner.run(path, tmp_path / "local.jsonl", Processes(Settings(), 2, **options))
    given = (tmp_path / "ray.jsonl").read_bytes()
    assert given == (tmp_path / "local.jsonl").read_bytes()
    answers = [json.loads(line) for line in given.splitlines()]
    assert [answer["id"] for answer in answers] == ["j0", "j1", "j2", "j3", None, "j0"]


class MadeUpRay:
    """Stands in for the module; ``init`` is told what Ray would be, and fails where asked to."""

    def __init__(self, processors: int = 8, error: Exception | None = None) -> None:
        self.processors, self.error = processors, error
        self.asked: dict[str, Any] = {}
        self.open = False

    def init(self, **options: Any) -> None:
        self.asked, self.open = options, True
        if self.error is not None:
            raise self.error

    def shutdown(self) -> None:
        self.open = False

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": float(self.processors)}


def connected(ray: MadeUpRay, monkeypatch: pytest.MonkeyPatch, **given: Any) -> tuple[int, int]:
    """How many workers there would be, and of how many threads."""
    monkeypatch.setattr(actors, "_imported", lambda variables: ray)
    settings = Settings(threads=given.pop("threads", 0))
    engine = Actors(settings, given.pop("workers", None), cores=8, note=print, **given)
    with engine._connected() as shares:
        assert ray.open
    assert not ray.open
    return shares


@pytest.mark.parametrize(
    ("workers", "threads", "shares"), [(None, 0, (1, 8)), (3, 0, (3, 2)), (2, 1, (2, 1))]
)
def test_a_ray_of_ones_own_is_offline_and_leaves_a_processor_free(
    monkeypatch, workers: int | None, threads: int, shares: tuple[int, int]
):
    ray = MadeUpRay()
    assert connected(ray, monkeypatch, workers=workers, threads=threads) == shares
    assert ray.asked["num_cpus"] == shares[0] * shares[1] + 1
    assert (ray.asked["address"], ray.asked["include_dashboard"]) == ("local", False)
    assert not Path(ray.asked["_temp_dir"]).exists()


@pytest.mark.parametrize(
    ("workers", "threads", "shares"), [(None, 0, (7, 1)), (None, 2, (3, 2)), (5, 0, (5, 1))]
)
def test_workers_of_a_cluster(monkeypatch, workers, threads: int, shares: tuple[int, int]):
    ray = MadeUpRay()
    given = {"workers": workers, "threads": threads, "address": "head:6379"}
    assert connected(ray, monkeypatch, **given) == shares
    assert ray.asked["address"] == "head:6379"


@pytest.mark.parametrize(
    ("processors", "workers", "message"),
    [
        (8, 8, "of its 8 processors one stays free, which leaves room for 7 workers of 1 threads"),
        (1, None, "leaves room for 0 workers of 1 threads, not 1"),
    ],
)
def test_a_cluster_that_is_too_small_is_refused(monkeypatch, processors, workers, message: str):
    with pytest.raises(InputError, match=message):
        connected(MadeUpRay(processors), monkeypatch, workers=workers, address="auto")


def test_a_cluster_that_is_not_there_and_a_ray_that_does_not_start_are_told(monkeypatch):
    ray = MadeUpRay(error=ConnectionError("nobody answers"))
    with pytest.raises(InputError, match=r"--ray-address h:1: .* there: nobody answers"):
        connected(ray, monkeypatch, address="h:1")
    with pytest.raises(InputError, match="Ray cannot be started on this machine: nobody answers"):
        connected(ray, monkeypatch)


def test_without_ray_the_command_says_what_to_install(tmp_path, run_cli: Callable, monkeypatch):
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name == "ray":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    ran = run_cli("batch", write_jobs(tmp_path, job()), "--out", tmp_path / "o", "--engine", "ray")
    assert ran.code == 2
    assert "--engine ray needs Ray: pip install 'claimcheck-newsroom[ray]'" in ran.err


@needs_ray
@pytest.mark.slow
def test_ray_reports_to_nobody():
    code = (
        "from claimcheck.batch.actors import Actors; from claimcheck.settings import Settings\n"
        "Actors(Settings(), 1, cores=1, note=print)\n"
        "from ray._common.usage import usage_lib\nprint(usage_lib.usage_stats_enabled())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
