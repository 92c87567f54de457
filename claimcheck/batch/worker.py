"""One worker: it loads the models once and answers one job after the other."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from claimcheck import __version__
from claimcheck.batch.answers import Answer, Answerer, Task
from claimcheck.batch.crew import Ready
from claimcheck.errors import ClaimcheckError, ModelError

if TYPE_CHECKING:
    from claimcheck.models.cache import Memory
    from claimcheck.settings import Settings

#: Makes a worker's checker, with its models loaded; it is sent to the worker by its name.
MakeChecker: TypeAlias = "Callable[[Settings], Any]"
#: What the libraries that compute take their number of threads from.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


def loaded_checker(settings: Settings, *, cache: Memory | None = None) -> Any:
    """Return a checker whose models are loaded as far as ``cache`` leaves need of them.

    Raises `ModelError`.
    """
    from claimcheck.pipeline.checker import Checker

    checker = Checker(settings, cache=cache)
    checker.encode(["Ready."])
    return checker


def threads_each(asked: int, cores: int, workers: int) -> int:
    """Threads of each of so many workers, where ``asked`` 0 means an even share of the cores."""
    return asked or max(1, cores // workers)


class Worker:
    """Answers jobs; whatever goes wrong is what it returns.

    Args:
        make: makes its checker.
        asked: the settings of the run.
        threads: of this worker.
        version: of the claimcheck that asks.
    """

    def __init__(self, make: MakeChecker, asked: Settings, threads: int, version: str) -> None:
        self._make, self._asked, self._threads, self._version = make, asked, threads, version
        self._answerer: Answerer | None = None

    def prepare(self) -> Ready | ClaimcheckError:
        """Load the models."""
        if self._version != __version__:
            return ModelError(
                f"a worker has claimcheck {__version__} and this is {self._version}; their answers "
                "may differ, so install one version everywhere"
            )
        # Before the checker brings the libraries that read this.
        os.environ.update(dict.fromkeys(_THREADS, str(self._threads)))
        try:
            checker = self._make(dataclasses.replace(self._asked, threads=self._threads))
        except ClaimcheckError as error:
            return error
        except Exception as error:  # a library that is missing or broken, say
            return ModelError(f"a worker cannot load its models: {type(error).__name__}: {error}")
        self._answerer = Answerer(checker, self._asked)
        return Ready()

    def answer(self, task: Task) -> Answer | ClaimcheckError:
        """Answer a job, once `prepare` returned `Ready`."""
        assert self._answerer is not None
        try:
            return self._answerer.answer(task)
        except ClaimcheckError as error:
            return error
