"""How long something takes of the processor's time, whatever else was made by the tests before."""

from __future__ import annotations

import gc
import multiprocessing
import re
import time
from collections.abc import Callable
from pathlib import Path


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


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory that something takes in a process apart."""
    receiving, sending = multiprocessing.Pipe(duplex=False)

    def measured() -> None:
        held, _ = _memory()
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        took = seconds(work)
        sending.send((took, _memory()[1] - held))

    process = multiprocessing.get_context("fork").Process(target=measured)
    process.start()
    sending.close()
    found = receiving.recv()
    process.join()
    return found


def _memory() -> tuple[float, float]:
    """Megabytes that the process holds, and the most that it has held (Linux)."""
    status = Path("/proc/self/status").read_text()
    now, most = (re.search(rf"{name}:\s+(\d+)", status)[1] for name in ("VmRSS", "VmHWM"))
    return int(now) / 1024, int(most) / 1024
