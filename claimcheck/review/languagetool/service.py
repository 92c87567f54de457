"""What checks the texts that programs send: one at a time, beside the desk's own checks."""

from __future__ import annotations

import hmac
import os
import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.progress import NoProgress
from claimcheck.records import Report
from claimcheck.review.jobs.worker import Checks, MakeChecker
from claimcheck.review.languagetool.sets import Sets
from claimcheck.review.storage.answers import StoredAnswers
from claimcheck.review.storage.store import Store
from claimcheck.settings import Settings

#: Most characters of one text.
MOST_CHARACTERS = 100_000
#: Texts that wait or are checked at once; a program that sends one more is told to come again.
MOST_WAITING = 4


class Busy(Exception):
    """No text can be checked now: as many wait as may."""


class _Closing(Busy):
    """The desk closes while a text is checked."""


@dataclass(frozen=True)
class Checked:
    """A text's report, None where there was nothing to report, and why it may be incomplete."""

    report: Report | None
    incomplete: str = ""


class Service:
    """Checks texts against the sets of a desk.

    The models are loaded when the first text comes, beside those of the desk's worker, and their
    answers are remembered in the store, so that of a text that is sent again after every word
    only what changed is read.

    Args:
        store: where answers are remembered, and beside which the secret lies.
        sets: the references.
        settings: what checks are run with.
        make_checker: called once.
        password: the desk's; the token is another when it is.
    """

    def __init__(
        self,
        store: Store,
        sets: Sets,
        settings: Settings,
        make_checker: MakeChecker,
        password: str | None,
    ) -> None:
        self.sets = sets
        self.token = _token(store.path.with_name(f"{store.path.name}.token"), password)
        self.threads = ThreadPoolExecutor(1, "languagetool")
        self._store, self._settings, self._make_checker = store, settings, make_checker
        self._checker: Checks | None = None
        self._room = threading.BoundedSemaphore(MOST_WAITING)
        self._closing = threading.Event()

    def enter(self) -> None:
        """Take a place among those that wait; `leave` gives it back. Raises `Busy`."""
        if not self._room.acquire(blocking=False):
            raise Busy

    def leave(self) -> None:
        """Give a place back."""
        self._room.release()

    def check(self, name: str, text: str, language: str | None) -> Checked:
        """Check a text against the set of a name; called in one of ``threads``.

        Args:
            name: of the set.
            text: without markup.
            language: its code (ISO 639-1), detected where None.

        Raises:
            LookupError: there is no such set.
            InputError: the text is too long, or the set cannot be used.
        """
        most = min(MOST_CHARACTERS, self._settings.max_chars)
        if len(text) > most:
            raise InputError(f"the text has more than {most:,} characters")
        references = self.sets.references(name)
        if not references.documents:
            return Checked(None, f"the set {name} holds no text that can be read")
        try:
            article = build(Source("text", None, text), language=language)
        except NothingToCheck:
            return Checked(None)
        report = self._loaded().check(article, references.documents)
        unread = f"{references.unread} texts of the set {name} cannot be read"
        return Checked(report, unread if references.unread else "")

    def close(self) -> None:
        """End the check at work and take no more."""
        self._closing.set()
        self.threads.shutdown(cancel_futures=True)

    def _loaded(self) -> Checks:
        if self._checker is None:
            progress = _UntilClosed(self._closing)
            self._checker = self._make_checker(progress, StoredAnswers(self._store))
        return self._checker


class _UntilClosed(NoProgress):
    """A `claimcheck.progress.Progress` that ends the work when the desk closes."""

    def __init__(self, closing: threading.Event) -> None:
        self._ends = closing

    def start(self, stage: str, total: int) -> None:
        """Begin a stage, unless the desk closes."""
        super().start(stage, total)
        self._go_on()

    def advance(self, count: int = 1) -> None:
        """Count steps, unless the desk closes."""
        super().advance(count)
        self._go_on()

    def _go_on(self) -> None:
        if self._ends.is_set():
            raise _Closing


def _token(path: Path, password: str | None) -> str:
    """Return what the address of the service holds: the same at every start, with one password.

    The secret behind it is made where there is none, for its owner alone to read.

    Raises:
        InputError: the file cannot be read or written.
    """
    try:
        with suppress(FileExistsError):
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(32))
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot keep the secret of --languagetool: {error}") from error
    if not secret:
        raise InputError(f"{path} is empty: delete it, and --languagetool makes another secret")
    return hmac.digest(secret.encode(), (password or "").encode(), "sha256").hex()
