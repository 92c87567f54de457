"""Workers that are actors of Ray, on this machine or on a cluster.

Each is a stateful actor with its models loaded, as `processes` has processes. What is given to
which, and what is done again, `crew` decides for both, so that the output is the same byte for
byte. Ray Data would give out jobs too, but it writes the answers of a whole block and to files of
its own, and a job that kills its worker every time would end its run.

Nothing is reported to Ray's makers and no dashboard is served. A Ray of one's own listens on the
loopback device only, and what asks it for something shows a token of that run, which is written
nowhere.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.batch.answers import Answer, Task
from claimcheck.batch.crew import Event, Lost, in_order
from claimcheck.batch.worker import MakeChecker, Worker, loaded_checker, threads_each
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.settings import Settings

#: Processors that no worker takes, for what else runs in the cluster: where none is free, Ray
#: starts nothing more and everybody waits for ever.
FREE = 1
#: Bytes of Ray's store of a Ray of one's own; jobs and answers only pass through it.
_STORE = 128 * 1024 * 1024
#: What keeps Ray quiet; read when it is imported and handed on to its processes.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
#: What keeps a Ray of one's own on the loopback device, as it is everywhere but on Linux: told to
#: be at 127.0.0.1, it takes the machine's address in the network.
_ALONE = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token"}
_TOKEN = "RAY_AUTH_TOKEN"
#: Where the home is looked up, on POSIX and on Windows.
_HOMES = ("HOME", "USERPROFILE")
#: How Ray is to say no more than what it raises.
_SILENT = {"log_to_driver": False, "logging_level": "ERROR"}


class Actors:
    """An `Engine` of so many actors of Ray.

    Args:
        settings: of the run.
        workers: how many actors; None for one, or as many as a cluster has processors for.
        cores: of this machine, divided among the workers of a Ray of one's own.
        note: told of workers that are lost.
        address: of a running cluster; None starts a Ray of one's own on this machine.
        make: makes the checker of a worker.

    Raises:
        InputError: when Ray is not installed.
    """

    def __init__(
        self,
        settings: Settings,
        workers: int | None,
        *,
        cores: int,
        note: Callable[[str], None],
        address: str | None = None,
        make: MakeChecker = loaded_checker,
    ) -> None:
        self.settings, self._workers, self._note = settings, workers, note
        self._cores, self._address, self._make = cores, address, make
        alone = _ALONE | {_TOKEN: secrets.token_hex(32)}
        self._ray = _imported(_QUIET if address else _QUIET | alone)

    def answers(self, tasks: Iterable[Task]) -> Generator[Answer, None, None]:
        """Answer the tasks in their order; see `in_order`.

        Raises `InputError` when the cluster cannot be reached or is too small.
        """
        with self._connected() as (workers, threads):
            arguments = (self._make, self.settings, threads, __version__)
            # A Ray of one's own has another home; what a worker reads lies in the user's.
            own = {} if self._address else {"runtime_env": {"env_vars": _homes(Path.home())}}
            crew = ActorCrew(self._ray, workers, arguments, {"num_cpus": threads, **own})
            yield from in_order(tasks, crew, self._note)

    @contextmanager
    def _connected(self) -> Iterator[tuple[int, int]]:
        """Connect to Ray; yields how many workers there are to be, and the threads of each."""
        own = self._address is None
        with self._alone() if own else self._at_cluster():
            try:
                yield self._share_of_own() if own else self._share_of_cluster()
            finally:
                self._ray.shutdown()

    @contextmanager
    def _at_cluster(self) -> Iterator[None]:
        try:
            self._ray.init(address=self._address, **_SILENT)
        except Exception as error:  # Ray raises its own and bare types
            raise InputError(
                f"--ray-address {self._address}: no cluster can be reached there: {error}; one "
                f"that wants a token gets it by RAY_AUTH_MODE=token and {_TOKEN}"
            ) from error
        yield

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Start a Ray of one's own, in a folder that goes with the context."""
        workers, threads = self._share_of_own()
        # Its sockets lie in this folder, and the names of sockets must be short.
        parent = "/tmp" if Path("/tmp").is_dir() else None
        with _temporary_folder(parent) as folder:
            try:
                with _at_home_in(Path(folder)):
                    self._ray.init(
                        address="local",
                        num_cpus=workers * threads + FREE,
                        num_gpus=0,
                        include_dashboard=False,
                        object_store_memory=_STORE,
                        _temp_dir=folder,
                        **_SILENT,
                    )
            except Exception as error:  # of a bare type, as when a busy machine takes too long
                raise InputError(f"Ray cannot be started on this machine: {error}") from error
            yield

    def _share_of_own(self) -> tuple[int, int]:
        """Workers and the threads of each on this machine."""
        workers = self._workers or 1
        return workers, threads_each(self.settings.threads, self._cores, workers)

    def _share_of_cluster(self) -> tuple[int, int]:
        """Workers and the threads of each that leave `FREE` processors of the cluster."""
        threads = self.settings.threads or 1
        processors = int(self._ray.cluster_resources().get("CPU", 0))
        most = (processors - FREE) // threads
        workers = self._workers or most
        if not 0 < workers <= most:
            raise InputError(
                f"--ray-address {self._address}: of its {processors} processors one stays free, "
                f"which leaves room for {max(0, most)} workers of {threads} threads, not "
                f"{max(1, workers)}; give fewer --workers or --threads"
            )
        return workers, threads


class ActorCrew:
    """A `Crew` of so many actors.

    Args:
        ray: the module, connected.
        size: how many.
        arguments: those of `Worker`.
        options: of each actor.
    """

    def __init__(
        self, ray: Any, size: int, arguments: tuple[Any, ...], options: dict[str, Any]
    ) -> None:
        self.size, self._ray, self._arguments = size, ray, arguments
        self._actor = ray.remote(max_restarts=0, max_task_retries=0, **options)(Worker)
        self._asked: dict[Any, Any] = {}

    def hire(self) -> Hashable:
        """Start an actor."""
        worker = self._actor.remote(*self._arguments)
        self._asked[worker.prepare.remote()] = worker
        return worker  # type: ignore[no-any-return]

    def give(self, worker: Any, task: Task) -> None:
        """Ask an actor for an answer."""
        self._asked[worker.answer.remote(task)] = worker

    def events(self) -> Sequence[tuple[Hashable, Event]]:
        """Wait until an actor answers or is lost."""
        ready, _ = self._ray.wait(list(self._asked), num_returns=1)
        return [(self._asked.pop(reference), self._event(reference)) for reference in ready]

    def close(self) -> None:
        """End all actors that were asked something; Ray ends the others with their names."""
        for worker in self._asked.values():
            self._ray.kill(worker)
        self._asked.clear()

    def _event(self, reference: Any) -> Event:
        try:
            return self._ray.get(reference)  # type: ignore[no-any-return]
        except self._ray.exceptions.RayError as error:
            return Lost(f"{type(error).__name__}")


def _imported(variables: dict[str, str]) -> Any:
    os.environ.update(variables)
    try:
        import ray
    except ImportError as error:
        raise InputError(
            "--engine ray needs Ray: pip install 'claimcheck-newsroom[ray]'"
        ) from error
    return ray


@contextmanager
def _at_home_in(folder: Path) -> Iterator[None]:
    """Have processes that are started meanwhile take a folder for the user's home.

    There Ray finds that its cluster is made by hand. Where it does not, it asks the metadata
    services of three clouds, even with reports and dashboard switched off.
    """
    (folder / "ray_bootstrap_config.yaml").write_text("{}\n", encoding="utf-8")
    before = {name: os.environ.get(name) for name in _HOMES}
    os.environ.update(_homes(folder))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _homes(folder: Path) -> dict[str, str]:
    return dict.fromkeys(_HOMES, str(folder))


@contextmanager
def _temporary_folder(parent: str | None) -> Iterator[str]:
    """A folder that goes with the context, even while a process of Ray still writes to it."""
    folder = tempfile.mkdtemp(prefix="ray-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
