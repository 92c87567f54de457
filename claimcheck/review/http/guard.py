"""What stands before every request: who may ask, how much may be sent, what a browser may do."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Most bytes of a request: with files in it, and any other.
MOST_UPLOADED, MOST_SENT = 100_000_000, 8_000_000
#: And of one that signs in, which anybody may send.
MOST_SIGNING_IN = 20_000
#: What programs without a page or a session ask begins so; a secret in the address lets them in.
PROGRAMS = "/languagetool/"
#: Where browsers say that an extension asks, which no page of a site can pretend.
EXTENSIONS = ("chrome-extension://", "moz-extension://", "safari-web-extension://")
#: Where files are uploaded to: these paths end so.
UPLOADS = ("/new", "/revise")

HEADERS = {
    # Nothing from elsewhere, nothing inline: text that became markup could still do nothing.
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer", with which browsers send "Origin: null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class TooMuch(Exception):
    """A request is longer than is taken."""


class Guard:
    """ASGI middleware: refuses foreign hosts and origins and long bodies, sets `HEADERS`.

    A page of another site can make a browser send requests here, and by its own name server even
    under that site's name ("DNS rebinding"); so both names are compared with those of the desk.

    Args:
        app: what answers.
        hosts: the names, with port where it is not the scheme's own, that the desk goes by.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._origins = frozenset(
            f"{s}://{host}" for host in self._hosts for s in ("http", "https")
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # there are no web sockets here
            return
        refusal = self._refusal(scope)
        answer = self._app if refusal is None else refusal
        await answer(scope, _counted(receive, _limit(scope["path"])), _with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("This desk does not go by that name.\n", 421)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Only GET and POST are answered.\n", 405)
        if scope["method"] == "POST":
            if not self._may_send(scope["path"], headers.get("origin", "").lower()):
                return PlainTextResponse("Sent from the page of another site, or of none.\n", 403)
            limit = _limit(scope["path"])
            length = headers.get("content-length", "0")
            if not length.isascii() or not length.isdigit() or int(length) > limit:
                return PlainTextResponse(f"At most {limit:,} bytes are taken here.\n", 413)
        return None

    def _may_send(self, path: str, origin: str) -> bool:
        if path.startswith(PROGRAMS) and (not origin or origin.startswith(EXTENSIONS)):
            return True
        return origin in self._origins


def _limit(path: str) -> int:
    if path == "/login":
        return MOST_SIGNING_IN
    return MOST_UPLOADED if path.endswith(UPLOADS) else MOST_SENT


def _counted(receive: Receive, limit: int) -> Receive:
    """Stop reading where a body is longer than its header said and than is taken."""
    got = 0

    async def counted() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > limit:
            raise TooMuch
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
