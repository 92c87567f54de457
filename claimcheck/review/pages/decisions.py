"""What is decided on an article, undone and done again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from claimcheck.review.desk import Desk
from claimcheck.review.http.web import Data, NotFound, Refused, is_number, whole
from claimcheck.review.opened import told
from claimcheck.review.selections import Selection, selections
from claimcheck.review.storage.decisions import Clash
from claimcheck.review.storage.log import NoSuchCheck
from claimcheck.review.storage.sessions import Session
from claimcheck.review.storage.undoing import Outcome


def decide(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Add a decision to the log; answered once it is kept."""
    number = whole(request, "article")
    check, places, kind, text, seen = _decision(data)
    if desk.articles.article_of(check) != number:
        raise NotFound
    selected = _selected(desk, check, data) if kind == "comment" else None
    try:
        state = desk.decisions.decide(check, places, kind, text, session.reviewer, seen, selected)
    except Clash as clash:
        error = {"code": 409, "message": str(clash)}
        return JSONResponse({"error": error, **told(clash.state)}, 409)
    return JSONResponse(told(state))


def undo(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Undo what the reviewer did last to an article: decisions, or a change of its text."""
    return _taken(desk, session, request, data, desk.undoing.undo)


def redo(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Do again what the reviewer undid last, where nothing was done since."""
    return _taken(desk, session, request, data, desk.undoing.redo)


def _taken(
    desk: Desk,
    session: Session,
    request: Request,
    data: Data,
    take: Callable[[int, int, str], Outcome],
) -> Response:
    shown = data.get("check")
    if not is_number(shown):
        raise Refused(400, "undoing, and doing again, need check")
    try:
        found = take(whole(request, "article"), shown, session.reviewer)
    except NoSuchCheck:
        raise NotFound from None
    if found.taken_back is not None:
        desk.worker.wake()
    keys = {entry.key for entry in found.entries}
    return JSONResponse(
        {
            "kind": found.entries[0].kind if found.entries else None,
            "places": [s.place for s in found.state.subjects if s.key in keys],
            "taken_back": found.taken_back and dataclasses.asdict(found.taken_back),
            **told(found.state),
        }
    )


def _decision(data: Data) -> tuple[int, list[int], Any, str, int | None]:
    """The fields of a decision; `Refused` where one is not of its kind."""
    check, places, seen = data.get("check"), data.get("places"), data.get("seen")
    kind, text = data.get("kind"), data.get("text", "")
    sound = (
        is_number(check)
        and isinstance(places, list)
        and all(isinstance(place, int) for place in places)
        and isinstance(kind, str)
        and isinstance(text, str)
        and isinstance(seen, int | None)
    )
    if not sound:
        raise Refused(400, "a decision has check, places, kind, text and seen")
    return check, places, kind, text, seen  # type: ignore[return-value]


def _selected(desk: Desk, check: int, data: Data) -> dict[int, Selection]:
    """The words that a comment is on; `Refused` where they are not told as they should be."""
    spans = data.get("spans")
    sound = isinstance(spans, list) and all(
        isinstance(span, list) and len(span) == 3 and all(isinstance(n, int) for n in span)
        for span in spans
    )
    if not sound:
        raise Refused(400, "a comment has spans, each a sentence's place, a start and an end")
    try:
        report = desk.articles.report(check)
    except LookupError:
        raise NotFound from None
    return selections(report, spans)  # type: ignore[arg-type]
