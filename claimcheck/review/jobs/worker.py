"""The thread that runs the checks, one after the other, and says how far the one at work is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from claimcheck.errors import ClaimcheckError
from claimcheck.ingest.documents import Input
from claimcheck.models.cache import Memory
from claimcheck.progress import Progress
from claimcheck.records import Report
from claimcheck.review.jobs.forecast import Forecast
from claimcheck.review.jobs.reading import read
from claimcheck.review.storage.answers import StoredAnswers
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.store import Store
from claimcheck.settings import Settings

#: Seconds from an error outside a check, such as a full disk, to the next attempt.
PAUSE = 5.0

_LOG = logging.getLogger(__name__)


class Checks(Protocol):
    """What the worker needs of a `claimcheck.pipeline.checker.Checker`."""

    def check(self, article: Input, references: Sequence[Input]) -> Report:
        """Check an article against its references."""
        ...


#: Makes the checker; it is told of progress, and asked to use the memory.
MakeChecker = Callable[[Progress, Memory], Checks]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a check is: what it is at, the ``share`` of the whole, and the seconds ``left``.

    ``left`` is None where nothing tells yet.
    """

    check: int
    stage: str
    share: float = 0.0
    left: float | None = None


class _Stopping(Exception):
    """The desk is closing while a check runs."""


class Worker:
    """Runs the checks that wait in a store.

    Args:
        store: where they are.
        settings: what they are run with.
        make_checker: called once, in the worker's thread, before the first check.
    """

    def __init__(self, store: Store, settings: Settings, make_checker: MakeChecker) -> None:
        self._articles, self._queue = Articles(store), CheckQueue(store)
        self._answers = StoredAnswers(store)
        self._settings, self._make_checker = settings, make_checker
        self._checker: Checks | None = None
        self._wake, self._closing = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="checks", daemon=True)
        self._step: Step | None = None
        self._forecast = Forecast()

    def start(self) -> None:
        """Take up what an earlier server left, and wait for more."""
        self._queue.resume()
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Say that a check was queued."""
        self._wake.set()

    def close(self, patience: float = 5.0) -> None:
        """Put the check at work back into the queue and end the thread."""
        self._closing.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def step(self, check: int) -> Step | None:
        """How far a check is now, None when it is not the one at work."""
        step = self._step
        if step is None or step.check != check:
            return None
        return replace(step, share=self._forecast.share(), left=self._forecast.left())

    def show(self, step: Step | None) -> None:
        """Show what the check at work is at, and end it where the desk is closing."""
        self._step = step
        if self._closing.is_set():
            raise _Stopping

    def _run(self) -> None:
        while not self._closing.is_set():
            self._wake.wait()
            self._wake.clear()
            try:
                for check in self._queue.waiting():
                    self._one(check)
            except Exception:  # a full disk, say; the thread must live on
                self._recover()

    def _recover(self) -> None:
        """Log an error, and queue the check that it left running as soon as that can be kept."""
        _LOG.exception("checks wait until the database can be used again")
        while not self._closing.wait(PAUSE):
            try:
                self._queue.resume()
            except Exception:
                _LOG.exception("the database still cannot be used")
            else:
                self._wake.set()
                return

    def _one(self, check: int) -> None:
        if self._closing.is_set() or not self._queue.begin(check):
            return
        try:
            self._check(check)
        except _Stopping:
            self._queue.put_back(check)
        except ClaimcheckError as error:
            self._queue.fail(check, str(error))
        except Exception as error:
            _LOG.exception("check %d", check)
            self._queue.fail(check, f"internal error: {type(error).__name__}: {error}")
        finally:
            self._step = None

    def _check(self, check: int) -> None:
        inputs = self._articles.inputs(check)
        self._forecast.begin(sum(len(given.data or b"") for given in inputs))
        self.show(Step(check, "reading the texts"))
        texts = read(inputs, self._settings)
        self._answers.reset()
        self.show(Step(check, "looking for evidence"))
        report = self._loaded().check(texts.article, texts.references)
        report = replace(report, skipped=(*texts.left_out, *report.skipped))
        pairs = self._answers.read["nli"], self._answers.known["nli"]
        self._queue.finish(check, report, [r.text for r in texts.references], pairs)
        self._forecast.end()

    def _loaded(self) -> Checks:
        if self._checker is None:
            told = _Told(self.show, lambda: self._step, self._forecast)
            self._checker = self._make_checker(told, self._answers)
        return self._checker


class _Told:
    """A `claimcheck.progress.Progress` that shows itself as steps of one check after the other."""

    def __init__(
        self,
        show: Callable[[Step | None], None],
        step: Callable[[], Step | None],
        forecast: Forecast,
    ) -> None:
        self._show, self._step, self._forecast = show, step, forecast

    def start(self, stage: str, total: int) -> None:
        """Begin a round of the models."""
        step = self._step()
        self._forecast.round(total)
        self._show(step and replace(step, stage=stage))

    def advance(self, count: int = 1) -> None:
        """Count more of the round as done."""
        self._forecast.advance(count)
        self._show(self._step())

    def finish(self) -> None:
        """Do nothing: the next round begins where this one ended."""
