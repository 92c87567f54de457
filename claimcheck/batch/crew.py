"""Jobs given to several workers, their answers in order, and what becomes of lost workers' jobs.

A worker has one job at a time. One that ends before it has answered is replaced, and its job is
given to the next; a job that costs two workers their lives is answered by an error. So whatever
kills a worker costs time only.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeAlias

from claimcheck.batch.answers import Answer, Task, failed
from claimcheck.errors import ClaimcheckError, ModelError, WorkerLost

#: Jobs for each worker that may be begun while an earlier one is not yet answered. Answers wait for
#: their turn, so this bounds what is held; and while a job takes long, the others do not idle.
WINDOW = 16
#: Workers that a job may cost before it is given up.
LIVES = 2
#: Workers lost in a row before one was ready, after which no more are hired.
STILLBORN = 3


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded its models and waits for a job."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker ended; ``reason`` is for people."""

    reason: str


#: What a worker tells; an error of ours is one that would fail every job alike.
Event: TypeAlias = Ready | Answer | Lost | ClaimcheckError


class Crew(Protocol):
    """Workers, named by what `hire` returns."""

    size: int

    def hire(self) -> Hashable:
        """Start one more worker; its first event is `Ready`."""

    def give(self, worker: Hashable, task: Task) -> None:
        """Have a worker that is ready answer a task."""

    def events(self) -> Sequence[tuple[Hashable, Event]]:
        """Wait until a worker tells something. One that is lost tells nothing more."""

    def close(self) -> None:
        """End all workers, whatever they do."""


def in_order(
    tasks: Iterable[Task], crew: Crew, note: Callable[[str], None]
) -> Generator[Answer, None, None]:
    """Yield the answers to the tasks in their order; ``note`` is told of workers that are lost.

    At most `WINDOW` tasks a worker are taken up or held answered. The crew is closed at the end,
    also where the caller stops early.

    Raises what a worker says would fail every job alike, and `ModelError` when none gets ready.
    """
    shift = _Shift(tasks, crew, note)
    try:
        yield from shift.answers()
    finally:
        crew.close()


class _Shift:
    """The state of one run: what is begun, and what is answered and waits for its turn."""

    def __init__(self, tasks: Iterable[Task], crew: Crew, note: Callable[[str], None]) -> None:
        self._tasks = enumerate(tasks)
        self._crew, self._note = crew, note
        self._again: deque[tuple[int, Task]] = deque()
        self._done: dict[int, Answer] = {}
        self._deaths: Counter[int] = Counter()
        self._turn = 0
        self._taken = 0
        self._ended = False
        self._starting: set[Hashable] = set()
        self._idle: list[Hashable] = []
        self._busy: dict[Hashable, tuple[int, Task]] = {}
        self._stillborn = 0

    def answers(self) -> Generator[Answer, None, None]:
        """Yield the answers in order."""
        while True:
            while self._turn in self._done:
                yield self._done.pop(self._turn)
                self._turn += 1
            self._give_out()
            if self._ended and not self._busy and not self._again:
                return
            for worker, event in self._crew.events():
                self._hear(worker, event)

    def _give_out(self) -> None:
        """Keep every worker busy, with as many workers as there is work for."""
        waiting = self._waiting()
        while self._idle and waiting:
            worker = self._idle.pop()
            self._busy[worker] = waiting.pop(0)
            self._crew.give(worker, self._busy[worker][1])
        self._again.extendleft(reversed(waiting))
        if self._stillborn < STILLBORN:
            wanted = len(waiting) - len(self._starting)
            self._starting.update(self._crew.hire() for _ in range(wanted))
        elif not self._starting and not self._busy and not self._idle:
            raise ModelError(
                f"{STILLBORN} workers ended before their models were loaded; is there memory for "
                "so many? fewer --workers need less"
            )

    def _waiting(self) -> list[tuple[int, Task]]:
        """Tasks that may be begun, as many as there are workers without one."""
        free = self._crew.size - len(self._busy)
        return list(islice(iter(self._next, None), free))

    def _next(self) -> tuple[int, Task] | None:
        """The next task that may be begun."""
        if self._again:
            return self._again.popleft()
        if self._ended or self._taken >= self._turn + WINDOW * self._crew.size:
            return None
        number, task = next(self._tasks, (self._taken, None))
        if task is None:
            self._ended = True
            return None
        self._taken = number + 1
        return number, task

    def _hear(self, worker: Hashable, event: Event) -> None:
        if isinstance(event, ClaimcheckError):
            raise event
        if isinstance(event, Lost):
            self._lose(worker, event)
            return
        self._starting.discard(worker)
        self._idle.append(worker)
        if isinstance(event, Answer):
            number, _ = self._busy.pop(worker)
            self._done[number] = event
        else:
            self._stillborn = 0

    def _lose(self, worker: Hashable, event: Lost) -> None:
        """Give a lost worker's job to the next one, or give it up."""
        if worker in self._starting:
            self._starting.remove(worker)
            self._stillborn += 1
            self._note(f"a worker ended before it was ready ({event.reason})")
            return
        if worker in self._idle:
            self._idle.remove(worker)
            return
        number, task = self._busy.pop(worker)
        self._deaths[number] += 1
        again = self._deaths[number] < LIVES
        then = "is given to another" if again else "is given up"
        self._note(f"{task.line.place}: its worker was lost ({event.reason}); the job {then}")
        if again:
            self._again.appendleft((number, task))
        else:
            del self._deaths[number]
            self._done[number] = failed(
                task.line,
                WorkerLost(
                    f"{task.line.place}: {LIVES} workers ended while they checked this job; it may "
                    "need more memory than there is"
                ),
            )
