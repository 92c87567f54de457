"""An article opened at one of its checks, with what holds of the decisions on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from starlette.requests import Request

from claimcheck.records import Report, SentenceResult
from claimcheck.report import view
from claimcheck.report.numbering import Numbering
from claimcheck.review.desk import Desk
from claimcheck.review.http.web import NotFound, whole
from claimcheck.review.standing import Entry, Standing, State
from claimcheck.review.storage.articles import Check


@dataclass(frozen=True)
class Opened:
    """An article with one of its checks that is done, and the decisions on it."""

    id: int
    title: str
    check: Check
    newest: Check
    report: Report
    state: State

    @property
    def current(self) -> bool:
        """Whether this is the revision to decide on."""
        return self.check.id == self.newest.id

    @property
    def log(self) -> Sequence[Entry]:
        """All decisions on the article, the oldest first."""
        return self.state.log

    @property
    def standings(self) -> Mapping[int, Standing]:
        """What holds of every sentence, by its place."""
        return self.state.standings

    @property
    def reviewed(self) -> int:
        """How many of the sentences to look at were ruled on."""
        return self.state.reviewed

    @cached_property
    def numbering(self) -> Numbering:
        """How people count the sentences."""
        return Numbering(self.report)

    @property
    def extent(self) -> str:
        """How many sentences there are, the headline apart."""
        return self.numbering.extent

    def sentence(self, place: int) -> SentenceResult:
        """A sentence that can be decided on; `NotFound` for any other."""
        if place not in self.standings:
            raise NotFound
        return self.report.sentences[place]


def opened(desk: Desk, article: int, revision: int | None = None) -> Opened:
    """Open an article at its newest revision that is done, or at another.

    Raises:
        NotFound: there is no such article or revision.
    """
    checks = [c for c in desk.articles.checks(article) if c.state == "done"]
    chosen = next((c for c in checks if revision in (None, c.revision)), None)
    title = desk.articles.title(article)
    if chosen is None or title is None:
        raise NotFound
    report, state = desk.articles.report(chosen.id), desk.decisions.state(article, chosen.id)
    return Opened(article, title, chosen, checks[0], report, state)


def asked_revision(request: Request) -> int | None:
    """The revision that a request asks for; None for the newest."""
    return whole(request, "revision") if "revision" in request.query_params else None


def told(state: State) -> dict[str, Any]:
    """What the page's script is told of the decisions."""
    return {
        "seen": state.seen,
        "reviewed": state.reviewed,
        "noted": state.noted,
        "states": {
            place: _plain(found)
            for place, found in state.standings.items()
            if found.ruling or found.notes
        },
    }


def _plain(found: Standing) -> dict[str, Any]:
    ruling = found.ruling
    return {
        "kind": ruling.kind if ruling else None,
        "text": view.clean(ruling.text) if ruling else "",
        "by": view.clean(ruling.reviewer) if ruling else "",
        "at": ruling.at if ruling else "",
        "outdated": found.outdated,
        "changed": found.changed,
        "notes": [
            {
                "text": view.clean(n.text),
                "by": view.clean(n.reviewer),
                "at": n.at,
                "on": view.clean(n.words),
            }
            for n in found.notes
        ],
    }
