"""Who is reviewing: a session for each browser, with a password where the desk has one."""

from __future__ import annotations

import datetime
import hmac
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass

from claimcheck.errors import InputError
from claimcheck.review.storage.store import Store, now

#: Days after which a browser that did not come back must sign in again.
DAYS = 30
#: Wrong passwords that are taken in `WINDOW` seconds, from all browsers together.
MOST_WRONG, WINDOW = 10, 60.0
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's session; ``csrf`` must come with everything that it sends."""

    reviewer: str
    csrf: str


class Sessions:
    """The sessions of a store.

    Args:
        store: where they are kept; only digests of their tokens are.
        password: what must be given to begin one; None when none is asked for. It is part of
            the digests, so that no session outlives it.
    """

    def __init__(self, store: Store, password: str | None) -> None:
        self._store, self._password = store, password
        self._wrong: deque[float] = deque(maxlen=MOST_WRONG)
        self._counting = threading.Lock()

    @property
    def guarded(self) -> bool:
        """Whether a password is asked for."""
        return self._password is not None

    def begin(self, reviewer: str, password: str) -> str:
        """Return the token of a new session.

        Raises:
            InputError: for no name, too long a name, or a wrong password.
        """
        reviewer = " ".join(reviewer.split())
        if not reviewer or len(reviewer) > LONGEST_NAME or not reviewer.isprintable():
            raise InputError(f"give your name, in at most {LONGEST_NAME} characters")
        self._check(password)
        token = secrets.token_urlsafe(32)
        with self._store.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE seen_at < ?", (_before(DAYS),))
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?)",
                (self._digest(token), reviewer, secrets.token_urlsafe(32), now()),
            )
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, None when there is none any more."""
        row = self._store.connection.execute(
            "SELECT reviewer, csrf, seen_at FROM sessions WHERE token = ? AND seen_at >= ?",
            (self._digest(token), _before(DAYS)),
        ).fetchone()
        if row is None:
            return None
        if row[2] < _before(1):
            with self._store.writing() as connection:
                connection.execute(
                    "UPDATE sessions SET seen_at = ? WHERE token = ?", (now(), self._digest(token))
                )
        return Session(row[0], row[1])

    def end(self, token: str) -> None:
        """Forget a session."""
        with self._store.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token = ?", (self._digest(token),))

    def _digest(self, token: str) -> str:
        key = (self._password or "").encode()
        return hmac.digest(key, token.encode("utf-8", "surrogatepass"), "sha256").hex()

    def _check(self, password: str) -> None:
        if self._password is None:
            return
        with self._counting:
            full = len(self._wrong) == MOST_WRONG
            if full and time.monotonic() - self._wrong[0] < WINDOW:
                raise InputError("too many wrong passwords: wait a minute")
            if not hmac.compare_digest(password.encode(), self._password.encode()):
                self._wrong.append(time.monotonic())
                raise InputError("that is not the password of this desk")


def _before(days: int) -> str:
    then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
    return then.isoformat(timespec="milliseconds")
