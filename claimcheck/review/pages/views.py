"""The pages that show something."""

from __future__ import annotations

import dataclasses
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from claimcheck.records import Report, SentenceResult
from claimcheck.report import view
from claimcheck.review.desk import Desk
from claimcheck.review.http.sessions import Session
from claimcheck.review.http.web import show, whole
from claimcheck.review.pages import panels
from claimcheck.review.storage import listing
from claimcheck.review.storage.articles import Check
from claimcheck.review.storage.decisions import Entry, Standing, Subject, reviewed, standing

#: Characters that are shown of a paragraph of a reference, and before and after a place in it.
AROUND = 20_000


@dataclasses.dataclass(frozen=True)
class Opened:
    """An article with one of its checks that is done, and the decisions on it."""

    id: int
    title: str
    check: Check
    newest: Check
    report: Report
    subjects: list[Subject]
    log: list[Entry]
    standings: dict[int, Standing]

    @property
    def current(self) -> bool:
        """Whether this is the revision to decide on."""
        return self.check.id == self.newest.id

    @property
    def reviewed(self) -> int:
        """How many of the sentences to look at were ruled on."""
        return reviewed(self.standings, self.subjects)

    def sentence(self, place: int) -> SentenceResult:
        """A sentence that can be decided on; LookupError for any other."""
        if place not in self.standings:
            raise LookupError(place)
        return self.report.sentences[place]

    def state(self) -> dict[str, Any]:
        """What the page's script is told of the decisions."""
        return {
            "seen": self.log[-1].id if self.log else 0,
            "reviewed": self.reviewed,
            "noted": self.check.noted,
            "states": {
                place: _plain(found)
                for place, found in self.standings.items()
                if found.ruling or found.notes
            },
        }


def opened(desk: Desk, article: int, revision: int | None = None) -> Opened:
    """Open an article at its newest revision that is done, or at another.

    Raises:
        LookupError: there is no such article or revision.
    """
    checks = [c for c in desk.articles.checks(article) if c.state == "done"]
    chosen = [c for c in checks if revision in (None, c.revision)]
    title = desk.articles.title(article)
    if not chosen or title is None:
        raise LookupError(article)
    subjects, log = desk.decisions.subjects(chosen[0].id), desk.decisions.log(article)
    return Opened(
        article,
        title,
        chosen[0],
        checks[0],
        desk.articles.report(chosen[0].id),
        subjects,
        log,
        standing(log, subjects),
    )


def asked_revision(request: Request) -> int | None:
    """The revision that a request asks for; None for the newest."""
    return whole(request, "revision") if "revision" in request.query_params else None


def queue(desk: Desk, session: Session, request: Request) -> Response:
    """The list of articles."""
    asked = request.query_params
    number = asked.get("page", "1")
    wanted = listing.Wanted(
        search=asked.get("q", "")[:200],
        state=asked.get("state", ""),
        flag=asked.get("flag", ""),
        order=asked.get("order", "newest"),
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
    )
    rows, total = listing.rows(desk.store, wanted)
    return show(
        "queue.html.j2",
        session,
        rows=rows,
        total=total,
        wanted=wanted,
        pages=-(-total // listing.PAGE),
        tally=listing.tally(desk.store),
    )


def new(desk: Desk, session: Session, request: Request) -> Response:
    """The form of a new check."""
    return show(
        "new.html.j2", session, folders=desk.folders.listing(), problem_text=None, form=None
    )


def article(desk: Desk, session: Session, request: Request) -> Response:
    """An article with its evidence, or how far its check is."""
    number = whole(request, "article")
    checks = desk.articles.checks(number)
    if not checks:
        raise LookupError(number)
    if not any(check.state == "done" for check in checks):
        title = desk.articles.title(number)
        return show(
            "waiting.html.j2",
            session,
            article=number,
            title=title,
            check=checks[0],
            **_step(desk, checks[0]),
        )
    found = opened(desk, number, asked_revision(request))
    looks = panels.to_look_at(found.report)
    place = whole(request, "sentence") if "sentence" in request.query_params else None
    chosen = found.sentence(place) if place is not None else (looks[0] if looks else None)
    return show(
        "article.html.j2",
        session,
        open=found,
        checks=checks,
        looks=looks,
        chosen=chosen,
        panel=None if chosen is None else panels.panel(found.report, chosen),
        blocks=list(view.blocks(found.report)),
        **_step(desk, checks[0]),
    )


def sentence(desk: Desk, session: Session, request: Request) -> Response:
    """The evidence on one sentence, as a part of the article's page."""
    found = opened(desk, whole(request, "article"), asked_revision(request))
    chosen = found.sentence(whole(request, "place"))
    return show("panel.html.j2", session, open=found, panel=panels.panel(found.report, chosen))


def reference(desk: Desk, session: Session, request: Request) -> Response:
    """A reference, opened at a place."""
    found = opened(desk, whole(request, "article"), whole(request, "revision"))
    number = whole(request, "number")
    info = found.report.references[number]
    text = desk.articles.text(info.sha256)
    if text is None:
        raise LookupError(number)
    start, end = whole(request, "start"), whole(request, "end")
    return show(
        "reference.html.j2" if "part" not in request.query_params else "reference_part.html.j2",
        session,
        open=found,
        info=info,
        paragraphs=list(_paragraphs(text, start, max(start, end))),
    )


def decisions(desk: Desk, session: Session, request: Request) -> Response:
    """What others decided since; nothing where nothing is new."""
    number = whole(request, "article")
    if desk.decisions.newest(number) == whole(request, "seen"):
        return Response(status_code=204)
    return JSONResponse(opened(desk, number, whole(request, "revision")).state())


def status(desk: Desk, session: Session, request: Request) -> Response:
    """How far the newest check of an article is."""
    checks = desk.articles.checks(whole(request, "article"))
    newest = checks[0]
    return JSONResponse({"state": newest.state, "error": newest.error, **_step(desk, newest)})


def log(desk: Desk, session: Session, request: Request) -> Response:
    """Every decision on an article, in order."""
    number = whole(request, "article")
    title = desk.articles.title(number)
    if title is None:
        raise LookupError(number)
    texts: dict[str, str] = {}
    for check in desk.articles.checks(number):
        if check.state == "done":
            report = desk.articles.report(check.id)
            places = ((s.key, s.place) for s in desk.decisions.subjects(check.id))
            texts |= {key: report.sentences[place].text for key, place in places}
    return show(
        "log.html.j2",
        session,
        article=number,
        title=title,
        log=desk.decisions.log(number),
        texts=texts,
    )


def trust(desk: Desk, session: Session, request: Request) -> Response:
    """How often each flag was right."""
    return show("trust.html.j2", session, rows=listing.trust(desk.store))


def _step(desk: Desk, check: Check) -> dict[str, Any]:
    step = desk.worker.step(check.id)
    return {
        "stage": step.stage if step else "",
        "done": step.done if step else 0,
        "total": step.total if step else 0,
        "share": round(step.share, 3) if step else 0.0,
        "before": desk.articles.ahead(check.id) if check.state == "queued" else 0,
    }


def _plain(found: Standing) -> dict[str, Any]:
    ruling = found.ruling
    return {
        "kind": ruling.kind if ruling else None,
        "text": view.clean(ruling.text) if ruling else "",
        "by": view.clean(ruling.reviewer) if ruling else "",
        "at": ruling.at if ruling else "",
        "outdated": found.outdated,
        "notes": [
            {"text": view.clean(n.text), "by": view.clean(n.reviewer), "at": n.at}
            for n in found.notes
        ],
    }


def _paragraphs(text: str, start: int, end: int) -> Any:
    """Yield the paragraphs of a text, each cut into what is before, in and after a span."""
    at = 0
    for paragraph in text.split("\n\n"):
        low, high = max(start - at, 0), max(end - at, 0)
        inside = low < len(paragraph) and high > low
        if inside:
            yield (
                paragraph[:low][-AROUND:],
                paragraph[low:high][:AROUND],
                paragraph[high:][:AROUND],
            )
        else:
            yield paragraph[:AROUND], "", ""
        at += len(paragraph) + 2
