"""What changes something: signing in and out, new checks and revisions."""

from __future__ import annotations

import datetime

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from claimcheck.errors import InputError
from claimcheck.review import takeovers
from claimcheck.review.desk import Desk
from claimcheck.review.http.guard import TooMuch
from claimcheck.review.http.web import (
    Data,
    NotFound,
    Refused,
    in_thread,
    is_number,
    posted,
    refusal,
    session_of,
    show,
    whole,
)
from claimcheck.review.opened import opened
from claimcheck.review.pages import forms
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.sessions import DAYS, Session


async def login(request: Request) -> Response:
    """Ask for the reviewer's name, and for the password where there is one; begin a session."""
    desk: Desk = request.app.state.desk
    if request.method != "POST":
        if await in_thread(desk, session_of, desk, request):
            return RedirectResponse("/", 303)
        return _sign_in(desk, request.query_params.get("next", "/"), None)
    try:
        form = await posted(request, most_files=0)
    except (TooMuch, ValueError):
        return refusal(request, 400, "more was sent than is taken here, or nothing that is read")
    inside = str(form.get("next", "/"))
    try:
        given = str(form.get("name", "")), str(form.get("password", ""))
        token = await in_thread(desk, desk.sessions.begin, *given)
    except InputError as error:
        return _sign_in(desk, inside, str(error))
    response = RedirectResponse(_inside(inside), 303)
    response.set_cookie(
        desk.cookie,
        token,
        max_age=DAYS * 86400,
        httponly=True,
        samesite="strict",
        # Behind a proxy the desk itself is asked by plain HTTP.
        secure=request.headers["origin"].startswith("https:"),
    )
    return response


def logout(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """End a session."""
    desk.sessions.end(request.cookies[desk.cookie])
    response = RedirectResponse("/login", 303)
    response.delete_cookie(desk.cookie)
    return response


def add(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Queue the check of a new article."""
    form = _form(data)
    try:
        article = forms.article(form, desk.folders)
        references = forms.references(form, desk.folders, [])
    except InputError as error:
        values = {"folders": desk.folders.listing(), "problem_text": str(error), "form": form}
        return show("new.html.j2", session, 422, **values)
    number = desk.articles.add(forms.name_of(article), [article, *references], session.reviewer)
    desk.worker.wake()
    return RedirectResponse(f"/articles/{number}", 303)


def revision_form(desk: Desk, session: Session, request: Request) -> Response:
    """The form of a new revision."""
    return _revision_form(desk, session, whole(request, "article"))


def revise(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Queue the check of a new revision, against the references that are kept and new ones."""
    form, number = _form(data), whole(request, "article")
    before = _inputs(desk, number)
    kept = {str(place) for place in form.getlist("keep")}
    try:
        article = forms.article(form, desk.folders)
        references = forms.references(
            form,
            desk.folders,
            [given for place, given in enumerate(before) if place and str(place) in kept],
        )
    except InputError as error:
        return _revision_form(desk, session, number, str(error), form)
    desk.articles.revise(number, [article, *references], session.reviewer)
    desk.worker.wake()
    return RedirectResponse(f"/articles/{number}", 303)


def edit(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Give a sentence other words, or what it takes over, and queue the check of that revision."""
    number = whole(request, "article")
    check, place, wanted = _edit(data)
    found, newest = opened(desk, number), desk.articles.checks(number)[0]
    if check != found.check.id or newest.state in ("queued", "running"):
        raise Refused(
            409,
            f"nothing was changed: revision {newest.revision} came meanwhile; when it is checked, "
            "reload the page and edit there",
        )
    sentence = found.sentence(place)
    if isinstance(wanted, int):
        offered = takeovers.offers(sentence)
        if not 0 <= wanted < len(offered):
            raise NotFound
        wanted = takeovers.with_offer(sentence, offered[wanted])
    whole_text = takeovers.edited(found.report.article.text, sentence, wanted)
    dated = found.report.article.date
    day = datetime.date.fromisoformat(dated) if dated else None
    article = forms.pasted("pasted article", whole_text, day)
    references = desk.articles.inputs(check)[1:]
    revision = desk.articles.revise(
        number, [article, *references], session.reviewer, base=newest.id, way="edit"
    )
    desk.worker.wake()
    return JSONResponse({"revision": revision})


def again(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Queue the newest check of an article again, where it failed or stopped."""
    checks = desk.articles.checks(whole(request, "article"))
    if not checks:
        raise NotFound
    number = checks[0].article
    desk.queue.again(checks[0].id)
    desk.worker.wake()
    return RedirectResponse(f"/articles/{number}", 303)


def restore(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """Queue what an earlier revision was given as a new revision."""
    number, revision = whole(request, "article"), whole(request, "revision")
    earlier = [check for check in desk.articles.checks(number) if check.revision == revision]
    if not earlier:
        raise NotFound
    inputs = desk.articles.inputs(earlier[0].id)
    desk.articles.revise(number, inputs, session.reviewer, way="restore")
    desk.worker.wake()
    return RedirectResponse(f"/articles/{number}", 303)


def _edit(data: Data) -> tuple[int, int, str | int]:
    """The check and place of an edit, and its text or the number of what is taken over."""
    check, place, text = data.get("check"), data.get("place"), data.get("text")
    offer = data.get("offer")
    if is_number(check) and is_number(place):
        if is_number(offer):
            return check, place, offer
        if isinstance(text, str) and offer is None:
            return check, place, text
    raise Refused(400, "an edit has check, place, and text or offer")


def _form(data: Data) -> FormData:
    if not isinstance(data, FormData):
        raise Refused(400, "a form is needed here")
    return data


def _inputs(desk: Desk, article: int) -> list[Given]:
    """What the newest check of an article was given; `NotFound` for no such article."""
    checks = desk.articles.checks(article)
    if not checks:
        raise NotFound
    return desk.articles.inputs(checks[0].id)


def _revision_form(
    desk: Desk,
    session: Session,
    article: int,
    problem: str | None = None,
    form: FormData | None = None,
) -> Response:
    given = _inputs(desk, article)
    try:
        known = opened(desk, article).report.article
        text, date = known.text, known.date or ""
    except NotFound:  # no check of it was ever done
        text, date = forms.text_of(given[0]), str(given[0].date or "")
    return show(
        "revise.html.j2",
        session,
        200 if problem is None else 422,
        article=article,
        title=desk.articles.title(article),
        text=text,
        date=date,
        given=given[1:],
        folders=desk.folders.listing(),
        problem_text=problem,
        form=form,
    )


def _sign_in(desk: Desk, inside: str, problem: str | None) -> Response:
    return show(
        "login.html.j2",
        None,
        200 if problem is None else 403,
        guarded=desk.sessions.guarded,
        inside=_inside(inside),
        problem_text=problem,
    )


def _inside(where: str) -> str:
    """A path of this desk; the queue for any other address."""
    plain = where.startswith("/") and not where.startswith(("//", "/\\")) and where.isprintable()
    return where if plain else "/"
