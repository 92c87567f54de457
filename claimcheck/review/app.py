"""The desk as an application: its addresses and what answers at each."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimcheck.review.desk import Desk
from claimcheck.review.http import languagetool as api
from claimcheck.review.http.guard import Guard
from claimcheck.review.http.rendering import static, static_version
from claimcheck.review.http.web import NOT_HERE, Action, Page, action, page, refusal
from claimcheck.review.jobs.folders import Folders
from claimcheck.review.jobs.worker import MakeChecker, Worker
from claimcheck.review.languagetool.service import Service
from claimcheck.review.languagetool.sets import Sets
from claimcheck.review.pages import actions, decisions, exports, record, views
from claimcheck.review.pages.texts import texts
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.sessions import Sessions
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing
from claimcheck.settings import Settings

#: Requests that are answered side by side; more wait.
THREADS = 8
_ARTICLE = "/articles/{article}"


def make_desk(
    store: Store,
    make_checker: MakeChecker,
    *,
    settings: Settings | None = None,
    folders: Sequence[Path] = (),
    password: str | None = None,
    port: int = 0,
    languagetool: bool = False,
) -> Desk:
    """Put a desk together.

    Args:
        store: the database.
        make_checker: makes what checks, when it is needed.
        settings: what checks are run with; the defaults when None.
        folders: where files may be picked from.
        password: asked of everybody who signs in; None asks for a name alone.
        port: where it is served, since browsers keep cookies for all ports of a host together.
        languagetool: whether it answers LanguageTool's clients too.

    Raises:
        InputError: for a folder that is none.
    """
    settings = settings or Settings()
    articles, listed = Articles(store), Folders(folders)
    service = None
    if languagetool:
        sets = Sets(listed, articles, settings)
        service = Service(store, sets, settings, make_checker, password)
    return Desk(
        store,
        articles,
        CheckQueue(store),
        Decisions(store),
        Undoing(store),
        Sessions(store, password),
        listed,
        Worker(store, settings, make_checker),
        f"claimcheck-{port}",
        ThreadPoolExecutor(THREADS, "pages"),
        service,
    )


def create_app(desk: Desk, hosts: Iterable[str]) -> Guard:
    """Return the ASGI application; ``hosts`` are the names, with port, that it goes by.

    Its lifespan starts the desk's worker and closes it.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.worker.start()
        yield
        desk.worker.close()
        if desk.languagetool is not None:
            desk.languagetool.close()
        desk.threads.shutdown()

    app = Starlette(
        routes=[*_ROUTES, *(api.ROUTES if desk.languagetool else ())],
        lifespan=lifespan,
        exception_handlers={HTTPException: _http_error},
    )
    app.state.desk = desk
    return Guard(app, hosts)


async def _static(request: Request) -> Response:
    version, name = request.path_params["version"], request.path_params["name"]
    if version != static_version() or name not in static():
        return refusal(request, 404, NOT_HERE)
    data, kind = static()[name]
    # The address of a file that changes changes too.
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(data, media_type=kind, headers=kept)


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = {404: NOT_HERE, 405: "this cannot be asked for like that"}
    detail = error.detail if isinstance(error, HTTPException) else ""
    return refusal(request, status, known.get(status, detail))


def _show(path: str, handler: Page) -> Route:
    return Route(path, page(handler), methods=["GET"])


def _do(path: str, handler: Action) -> Route:
    return Route(path, action(handler), methods=["POST"])


_ROUTES = [
    Route("/static/{version}/{name}", _static, methods=["GET"]),
    Route("/login", actions.login, methods=["GET", "POST"]),
    _do("/logout", actions.logout),
    _show("/", views.queue),
    _show("/new", views.new),
    _do("/new", actions.add),
    _do("/texts", texts),
    _show("/flags", views.trust),
    _show("/flags.{format}", record.export),
    _show(_ARTICLE, views.article),
    _show(f"{_ARTICLE}/status", views.status),
    _show(f"{_ARTICLE}/log", views.log),
    _show(f"{_ARTICLE}/export.{{format}}", exports.export),
    _show(f"{_ARTICLE}/sentences/{{place}}", views.sentence),
    _show(f"{_ARTICLE}/references/{{number}}", views.reference),
    _show(f"{_ARTICLE}/decisions", views.decisions),
    _do(f"{_ARTICLE}/decisions", decisions.decide),
    _do(f"{_ARTICLE}/undo", decisions.undo),
    _do(f"{_ARTICLE}/redo", decisions.redo),
    _show(f"{_ARTICLE}/revise", actions.revision_form),
    _do(f"{_ARTICLE}/revise", actions.revise),
    _do(f"{_ARTICLE}/again", actions.again),
    _do(f"{_ARTICLE}/restore", actions.restore),
    _show(f"{_ARTICLE}/sentences/{{place}}/text", views.sentence_text),
    _do(f"{_ARTICLE}/edit", actions.edit),
    _show(f"{_ARTICLE}/changes", views.changes),
]
