"""One run at a time writes to a file. A leaf: it imports errors alone."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


#: What a run is told to do that finds the lock of an output file taken.
_OUT_ADVICE = "wait until it has ended, or name another file with --out"


@contextmanager
def locked(path: Path, advice: str = _OUT_ADVICE) -> Iterator[None]:
    """Keep other runs from writing to ``path`` while the context lasts.

    ``advice`` is what somebody is told who finds the lock taken.

    The lock is on a hidden file beside it, as the output itself may be replaced. It ends with the
    process, however that ends; a lock file that a killed run left behind is used again. Windows has
    no such lock: there nothing is kept.

    Raises `InputError` when another run holds the lock, or the lock file cannot be made.
    """
    target = Path(os.path.realpath(path))
    lock = target.with_name(f".{target.name}.lock")
    try:
        held = _acquire(lock)
    except BlockingIOError:
        raise InputError(f"{path}: another run is writing to this file; {advice}") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: cannot be written: {reason} ({lock})") from error
    try:
        yield
    finally:
        if held is not None:
            # While it is held, so that nobody can hold it and lose its name.
            lock.unlink(missing_ok=True)
            os.close(held)


if sys.platform == "win32":

    def _acquire(_lock: Path) -> int | None:
        return None

else:
    import fcntl

    def _acquire(lock: Path) -> int | None:
        """Return the descriptor that holds the lock; raises BlockingIOError when it is taken."""
        while True:
            held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_named(held, lock):
                    return held
            except BaseException:
                os.close(held)
                raise
            # Its holder ended and took the name away between our two steps.
            os.close(held)

    def _is_named(held: int, lock: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(held), lock.stat())
        except FileNotFoundError:
            return False
