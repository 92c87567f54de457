"""The pages that show something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from claimcheck.records import SentenceResult
from claimcheck.report import view
from claimcheck.review import changes as compared
from claimcheck.review.desk import Desk
from claimcheck.review.http.web import NotFound, show, whole
from claimcheck.review.opened import Opened, asked_revision, opened, told
from claimcheck.review.pages import panels
from claimcheck.review.standing import Entry
from claimcheck.review.storage import listing, record
from claimcheck.review.storage.articles import Check
from claimcheck.review.storage.sessions import Session

#: Characters that are shown of a paragraph of a reference, and before and after a place in it.
AROUND = 20_000


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
        raise NotFound
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
    flagged = panels.to_look_at(found.report)
    ranks = {s.index: n for n, s in enumerate((*flagged, *view.weak(found.report)), start=1)}
    # As in the text, the weak ticks after the flags; a script can sort them by rank.
    looks = sorted(
        (found.report.sentences[index] for index in ranks),
        key=lambda s: (ranks[s.index] > len(flagged), s.index),
    )
    place = whole(request, "sentence") if "sentence" in request.query_params else None
    chosen = found.sentence(place) if place is not None else _first(found, flagged or looks)
    return show(
        "article.html.j2",
        session,
        open=found,
        checks=checks,
        looks=looks,
        ranks=ranks,
        flagged=len(flagged),
        chosen=chosen,
        panel=None if chosen is None else panels.panel(found.report, chosen),
        blocks=list(view.blocks(found.report)),
        orphaned=_orphaned(desk, found),
        **_step(desk, checks[0]),
    )


def sentence(desk: Desk, session: Session, request: Request) -> Response:
    """The evidence on one sentence, as a part of the article's page."""
    found = opened(desk, whole(request, "article"), asked_revision(request))
    chosen = found.sentence(whole(request, "place"))
    return show("panel.html.j2", session, open=found, panel=panels.panel(found.report, chosen))


def sentence_text(desk: Desk, session: Session, request: Request) -> Response:
    """The words of one sentence, all of them, to be edited."""
    found = opened(desk, whole(request, "article"), asked_revision(request))
    return JSONResponse({"text": found.sentence(whole(request, "place")).text})


def changes(desk: Desk, session: Session, request: Request) -> Response:
    """What a revision has otherwise than an earlier one, by default than the one before it."""
    number = whole(request, "article")
    found = opened(desk, number, asked_revision(request))
    earlier = [
        check.revision
        for check in desk.articles.checks(number)
        if check.state == "done" and check.revision < found.check.revision
    ]
    if not earlier:
        raise NotFound
    since = whole(request, "since") if "since" in request.query_params else earlier[0]
    before = opened(desk, number, since)
    if before.check.revision not in earlier:
        raise NotFound
    return show(
        "changes.html.j2",
        session,
        open=found,
        before=before,
        earlier=earlier,
        changes=compared.changes(before.report, found.report),
    )


def reference(desk: Desk, session: Session, request: Request) -> Response:
    """A reference, opened at a place."""
    found = opened(desk, whole(request, "article"), whole(request, "revision"))
    number = whole(request, "number")
    if number >= len(found.report.references):
        raise NotFound
    info = found.report.references[number]
    text = desk.articles.text(info.sha256)
    if text is None:
        raise NotFound
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
    check = desk.articles.check_done(number, whole(request, "revision"))
    if check is None:
        raise NotFound
    return JSONResponse(told(desk.decisions.state(number, check)))


def status(desk: Desk, session: Session, request: Request) -> Response:
    """How far the newest check of an article is."""
    checks = desk.articles.checks(whole(request, "article"))
    if not checks:
        raise NotFound
    newest = checks[0]
    return JSONResponse({"state": newest.state, "error": newest.error, **_step(desk, newest)})


def log(desk: Desk, session: Session, request: Request) -> Response:
    """Every decision on an article, and every revision after the first, in order."""
    number = whole(request, "article")
    title, checks = desk.articles.title(number), desk.articles.checks(number)
    if title is None:
        raise NotFound
    revised = [check for check in checks if check.revision > 1]
    return show(
        "log.html.j2",
        session,
        article=number,
        title=title,
        lines=sorted([*desk.decisions.log(number), *revised], key=_order),
        revisions={check.id: check.revision for check in checks},
        taken_back={check.undoes for check in checks},
        first_done=min((check.revision for check in checks if check.state == "done"), default=0),
        texts=_texts(desk, number),
    )


def trust(desk: Desk, session: Session, request: Request) -> Response:
    """How often each flag and tick was right."""
    return show("trust.html.j2", session, record=record.record(desk.store))


def _first(found: Opened, looks: Sequence[SentenceResult]) -> SentenceResult | None:
    """The first sentence of the text to look at that is undecided, or the first at all."""
    return min(looks, key=lambda s: (found.standings[s.index].reviewed, s.index), default=None)


def _orphaned(desk: Desk, found: Opened) -> list[tuple[Entry, str]]:
    """The decisions whose sentence is not in the newest revision, with the words that it had."""
    entries = found.state.orphans if found.current else []
    texts = _texts(desk, found.id) if entries else {}
    return [(entry, texts.get(entry.key, "")) for entry in entries]


def _order(line: Entry | Check) -> tuple[int, int]:
    """What decisions and revisions are sorted by: what was before what."""
    return (line.follows, line.id) if isinstance(line, Check) else (line.id, 0)


def _texts(desk: Desk, article: int) -> dict[str, str]:
    """The words of every sentence of every revision, by its key."""
    texts: dict[str, str] = {}
    for check in desk.articles.checks(article):
        if check.state == "done":
            report = desk.articles.report(check.id)
            places = ((s.key, s.place) for s in desk.decisions.subjects(check.id))
            texts |= {key: report.sentences[place].text for key, place in places}
    return texts


def _step(desk: Desk, check: Check) -> dict[str, Any]:
    step = desk.worker.step(check.id)
    return {
        "stage": step.stage if step else "",
        "share": round(step.share, 3) if step else 0.0,
        "left": None if step is None or step.left is None else round(step.left),
        "before": desk.queue.ahead(check.id) if check.state == "queued" else 0,
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
