"""How long something takes of the processor's time, whatever else was made by the tests before."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time, without the collection of what other tests have left."""
    gc.collect()
    gc.disable()
    started = time.process_time()
    try:
        work()
        return time.process_time() - started
    finally:
        gc.enable()


def grows_at_most(
    took: Callable[[int], float], small: int, large: int, factor: float, slack: float = 0.0
) -> bool:
    """Whether the large size takes less than ``factor`` times the small one, and some slack.

    A busy machine may slow one of the two, so it is measured up to three times: what grows too fast
    does so each time.
    """
    return any(took(large) < factor * took(small) + slack for _ in range(3))
