"""How fast long work goes and how long it will still take, for people."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Seconds between two lines of a log.
EVERY = 30.0


class Pace:
    """A `claimcheck.progress.Progress` in lines, for a log or a terminal that draws nothing.

    Args:
        say: takes a line; the first after `EVERY` seconds.
        clock: gives seconds.
    """

    def __init__(
        self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._say, self._clock = say, clock
        self.start("", 0)

    def start(self, stage: str, total: int) -> None:
        """Begin a stage of ``total`` jobs."""
        self._stage, self._total, self._done = stage, total, 0
        self._began = self._said = self._clock()

    def advance(self, count: int = 1) -> None:
        """Count ``count`` more steps of the stage as done."""
        self._done += count
        now = self._clock()
        if now - self._said >= EVERY:
            self._said = now
            taken = now - self._began
            left = (self._total - self._done) * taken / self._done
            rate = told_rate(self._done, taken)
            self._say(
                f"{self._stage}: {self._done} of {self._total} jobs, {rate}, {told_time(left)} left"
            )

    def finish(self) -> None:
        """End the stage."""


def told_rate(done: int, seconds: float) -> str:
    """Say how much is done in a second, or in a minute where that is less than one."""
    rate = done / seconds if seconds > 0 else 0.0
    return f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.1f} a minute"


def told_time(seconds: float) -> str:
    """Say a time in the two greatest of days, hours, minutes and seconds."""
    rest = round(seconds)
    parts: list[str] = []
    for name, length in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        if rest >= length or (name == "s" and not parts):
            parts.append(f"{rest // length} {name}")
            rest %= length
    return " ".join(parts[:2])
