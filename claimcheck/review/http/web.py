"""What all pages share: the session behind a request, its form, and answers of every kind."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeGuard, TypeVar

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from claimcheck.errors import ClaimcheckError
from claimcheck.review.desk import Desk
from claimcheck.review.http.guard import TooMuch
from claimcheck.review.http.rendering import template
from claimcheck.review.storage.sessions import Session

#: Most files and fields of a form, and bytes of one field that is no file.
MOST_FILES, MOST_FIELDS, MOST_FIELD_BYTES = 100, 5000, 6_000_000
#: What is said of an address that names nothing.
NOT_HERE = "there is nothing here by that name"

_LOG = logging.getLogger(__name__)

T = TypeVar("T")
Endpoint = Callable[[Request], Awaitable[Response]]
Page = Callable[[Desk, Session, Request], Response]
#: The data of a posted form, or of a JSON object.
Data = FormData | dict[str, Any]
Action = Callable[[Desk, Session, Request, Data], Response]


async def in_thread(desk: Desk, work: Callable[..., T], *given: Any) -> T:
    """Wait for what ``work`` returns in one of the desk's threads."""
    return await asyncio.get_running_loop().run_in_executor(desk.threads, work, *given)


class Refused(Exception):
    """A request that cannot be answered as asked, with the status to answer instead."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class NotFound(Refused):
    """An address names something that is not there."""

    def __init__(self) -> None:
        super().__init__(404, NOT_HERE)


def show(name: str, session: Session | None, status: int = 200, **values: Any) -> HTMLResponse:
    """Answer with a page made of a template."""
    return HTMLResponse(template(name).render(session=session, **values), status)


def page(handler: Page) -> Endpoint:
    """An endpoint that shows something to somebody with a session."""

    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        return await in_thread(desk, _answered, request, lambda: _shown(desk, request, handler))

    return endpoint


def _shown(desk: Desk, request: Request, handler: Page) -> Response:
    session = session_of(desk, request)
    return _sign_in_first(request) if session is None else handler(desk, session, request)


def action(handler: Action) -> Endpoint:
    """An endpoint that changes something: it wants a session and the session's token."""

    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        session = await in_thread(desk, session_of, desk, request)
        if session is None:
            return _sign_in_first(request)  # nothing that a stranger sends is read
        try:
            data = await posted(request)
        except TooMuch:
            return refusal(request, 413, "more was sent than is taken here")
        except ValueError as error:
            return refusal(request, 400, f"not JSON: {error}")

        def handle() -> Response:
            token = request.headers.get("x-csrf-token") or data.get("csrf") or ""
            if not hmac.compare_digest(str(token).encode(), session.csrf.encode()):
                raise Refused(403, "the page is out of date: reload it and try again")
            return handler(desk, session, request, data)

        try:
            return await in_thread(desk, _answered, request, handle)
        finally:
            if isinstance(data, FormData):
                await data.close()

    return endpoint


async def posted(request: Request, most_files: int = MOST_FILES) -> Data:
    """Read a form or a JSON object. Raises ValueError for JSON that is none."""
    if not wants_json(request):
        return await request.form(
            max_files=most_files, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD_BYTES
        )
    try:
        found = json.loads(await request.body())
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(found, dict):
        raise ValueError("an object is needed")
    return found


def wants_json(request: Request) -> bool:
    """Whether a script asks, rather than a form or a link."""
    return request.headers.get("content-type", "").startswith("application/json") or (
        "application/json" in request.headers.get("accept", "")
    )


def session_of(desk: Desk, request: Request) -> Session | None:
    """The session behind a request."""
    token = request.cookies.get(desk.cookie)
    return desk.sessions.find(token) if token else None


def refusal(request: Request, status: int, message: str) -> Response:
    """Say why a request is not answered as asked."""
    if wants_json(request):
        return JSONResponse({"error": {"code": status, "message": message}}, status)
    return show("error.html.j2", None, status, code=status, message=message)


def whole(request: Request, name: str) -> int:
    """A number of the path or of the query; `NotFound` for anything else."""
    text = str(request.path_params.get(name, request.query_params.get(name, "")))
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise NotFound
    return int(text)


def is_number(value: Any) -> TypeGuard[int]:
    """Whether a value can be a number of the database."""
    return isinstance(value, int) and abs(value) < 2**63


def _answered(request: Request, work: Callable[[], Response]) -> Response:
    """What ``work`` answers, or why there is no answer."""
    try:
        return work()
    except Refused as error:
        return refusal(request, error.status, str(error))
    except ClaimcheckError as error:
        return refusal(request, 400, str(error))
    except Exception:
        _LOG.exception("%s %s", request.method, request.url.path)
        return refusal(request, 500, "something went wrong here; nothing that was kept is lost")


def _sign_in_first(request: Request) -> Response:
    if wants_json(request):
        return refusal(request, 401, "sign in again")
    return RedirectResponse(f"/login?{_next(request)}", 303)


def _next(request: Request) -> str:
    from urllib.parse import urlencode

    where = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return urlencode({"next": where if request.method == "GET" else "/"})
