"""Connections that say nothing are closed after a while, and sooner where others need room."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Connections that are held at once; more are answered 503. A browser opens up to six.
MOST_CONNECTIONS = 250
#: From so many on, the one that has been silent longest makes room for a new one.
CROWDED = 200
#: Seconds that a connection may be silent while it is the browser's turn.
SILENCE = 20.0


class Connection(H11Protocol):
    """A browser's connection as uvicorn keeps it, with a bound on its silence."""

    _since = 0.0
    _watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch the connection, and make room where there are many."""
        super().connection_made(transport)
        self._since = self.loop.time()
        self._watch = self.loop.call_later(SILENCE, self._look)
        if len(self.connections) > CROWDED:
            _close_longest_silent(self.connections)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the watch."""
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what is part of a request's body as being heard; a head must come in time."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._since = self.loop.time()

    def on_response_complete(self) -> None:
        """Give the browser its time for the next request."""
        self._since = self.loop.time()
        super().on_response_complete()

    @property
    def is_silent(self) -> bool:
        """Whether it is the browser's turn: a request or the rest of its body is to come."""
        asked = self.cycle is not None and not self.cycle.response_complete
        return not asked or self.conn.their_state is h11.SEND_BODY

    def hang_up(self) -> None:
        """Close the connection; a request whose body never came is broken off."""
        self.transport.close()

    def _look(self) -> None:
        """Close the connection when it has been silent for long, or look again later."""
        left = self._since + SILENCE - self.loop.time()
        if self.is_silent and left <= 0:
            self.hang_up()
        else:
            self._watch = self.loop.call_later(max(left, 1.0), self._look)


def _close_longest_silent(connections: Iterable[object]) -> None:
    silent = [c for c in connections if isinstance(c, Connection) and c.is_silent]
    silent = [c for c in silent if not c.transport.is_closing()]
    if silent:
        min(silent, key=lambda c: c._since).hang_up()
