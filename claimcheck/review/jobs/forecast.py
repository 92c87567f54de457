"""How far a check is and how long it still takes, by its own pace and that of earlier checks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

#: Pairs of a whole check to those of its first round, until a check has told: later rounds ask
#: about pieces and neighbours of what the first was not sure of.
PAIRS_TO_FIRST = 2.0
#: Most of the bar that is filled before the check has ended.
NEARLY = 0.99
#: Weight of the check that ended last against all before it.
NEWEST = 0.5


@dataclass
class _Pace:
    """What earlier checks took: seconds a byte before and while the models judge."""

    before: float | None = None
    judging: float | None = None
    pairs_to_first: float = PAIRS_TO_FIRST


class Forecast:
    """Of one check after the other.

    Args:
        clock: seconds, as `time.monotonic` counts them.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pace = _Pace()
        self.begin(0)

    def begin(self, size: int) -> None:
        """Begin a check of texts of ``size`` bytes; 0 where it is not known."""
        self._size = size
        self._began = self._clock()
        self._judging: float | None = None
        self._first = self._asked = self._done = 0
        self._share = 0.0

    def round(self, pairs: int) -> None:
        """Begin a round of the models over so many pairs."""
        if self._judging is None:
            self._judging, self._first = self._clock(), pairs
        self._asked = self._done + pairs

    def advance(self, pairs: int) -> None:
        """Count so many pairs as judged."""
        self._done += pairs

    def end(self) -> None:
        """Learn from the check, which is done."""
        if not self._size or self._judging is None or not self._first:
            return
        self._pace = _Pace(
            _mean(self._pace.before, (self._judging - self._began) / self._size),
            _mean(self._pace.judging, (self._clock() - self._judging) / self._size),
            _mean(self._pace.pairs_to_first, self._done / self._first),
        )

    def left(self) -> float | None:
        """Seconds that the check still takes, None where nothing tells yet."""
        now = self._clock()
        if self._judging is None:
            if self._pace.before is None or self._pace.judging is None:
                return None
            before = max(self._pace.before * self._size - (now - self._began), 0.0)
            return before + self._pace.judging * self._size
        if self._done:
            pairs = max(self._first * self._pace.pairs_to_first, self._asked)
            return (pairs - self._done) * (now - self._judging) / self._done
        return None if self._pace.judging is None else self._pace.judging * self._size

    def share(self) -> float:
        """How much of the check is done, 0 to 1; it never falls."""
        left = self.left()
        if left is not None:
            passed = self._clock() - self._began
            self._share = max(self._share, min(passed / (passed + left or 1.0), NEARLY))
        return self._share


def _mean(before: float | None, newest: float) -> float:
    return newest if before is None else NEWEST * newest + (1 - NEWEST) * before
