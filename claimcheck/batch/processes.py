"""Workers that are processes of this machine."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from claimcheck import __version__
from claimcheck.batch.answers import Answer, Task
from claimcheck.batch.crew import Event, Lost, Ready, in_order
from claimcheck.batch.worker import MakeChecker, Worker, loaded_checker, threads_each

if TYPE_CHECKING:
    from claimcheck.settings import Settings

#: Where Linux reads how readily a process is killed when memory runs out, and what workers say.
_READINESS, _READILY = Path("/proc/self/oom_score_adj"), "500"
#: Seconds that a worker has to end by itself.
_GRACE = 5.0


class Processes:
    """An `Engine` of so many processes.

    Args:
        settings: of the run.
        workers: how many processes.
        cores: of the machine, divided among them.
        note: told of workers that are lost.
        make: makes the checker of a worker.
    """

    def __init__(
        self,
        settings: Settings,
        workers: int,
        *,
        cores: int,
        note: Callable[[str], None],
        make: MakeChecker = loaded_checker,
    ) -> None:
        self.settings, self._workers, self._note = settings, workers, note
        self._arguments = (
            make,
            settings,
            threads_each(settings.threads, cores, workers),
            __version__,
        )

    def answers(self, tasks: Iterable[Task]) -> Generator[Answer, None, None]:
        """Answer the tasks in their order; see `in_order`."""
        return in_order(tasks, ProcessCrew(self._workers, self._arguments), self._note)


class ProcessCrew:
    """A `Crew` of so many processes; ``arguments`` are those of `Worker`."""

    def __init__(self, size: int, arguments: tuple[Any, ...]) -> None:
        self.size, self._arguments = size, arguments
        # Not forked: a copy of a process with threads may hang.
        self._context = multiprocessing.get_context("spawn")
        self._processes: dict[Connection, Any] = {}

    def hire(self) -> Hashable:
        """Start a process; its end of a pipe stands for it."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._arguments), daemon=True)
        process.start()
        theirs.close()
        self._processes[ours] = process
        return ours

    def give(self, worker: Hashable, task: Task) -> None:
        """Send a task; a process that has ended is found out by `events`."""
        with suppress(OSError):
            cast(Connection, worker).send(task)

    def events(self) -> Sequence[tuple[Hashable, Event]]:
        """Wait until a process answers or ends."""
        ready = cast("list[Connection]", wait(list(self._processes)))
        return [(connection, self._event(connection)) for connection in ready]

    def close(self) -> None:
        """End all processes."""
        for process in self._processes.values():
            process.terminate()
        for connection in list(self._processes):
            self._buried(connection)

    def _event(self, connection: Connection) -> Event:
        try:
            return cast(Event, connection.recv())
        except (
            EOFError,
            OSError,
        ):  # the pipe ends with the process, in mid-answer too
            return Lost(_cause(self._buried(connection)))

    def _buried(self, connection: Connection) -> int | None:
        """Let go of a process that ends, and return its exit code."""
        process = self._processes.pop(connection)
        connection.close()
        process.join(_GRACE)
        if process.exitcode is None:
            process.kill()
            process.join()
        code: int | None = process.exitcode
        process.close()
        return code


def _cause(code: int | None) -> str:
    if code == -9:  # SIGKILL, which not every system has
        return "killed, as when memory runs out"
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def _serve(connection: Connection, arguments: tuple[Any, ...]) -> None:
    """Answer the tasks that come in, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks ends this process
    with suppress(OSError):  # rather a worker than the process that writes, or another program
        _READINESS.write_text(_READILY)
    worker = Worker(*arguments)
    with suppress(EOFError, OSError):
        prepared = worker.prepare()
        connection.send(prepared)
        while isinstance(prepared, Ready):
            connection.send(worker.answer(connection.recv()))
