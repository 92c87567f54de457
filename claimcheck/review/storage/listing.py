"""The queue, searched, filtered and sorted a page at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from claimcheck.records import VERDICTS
from claimcheck.report.findings import FLAGS
from claimcheck.review.storage.store import Store

#: Articles on one page of the queue.
PAGE = 50
#: What an article can be, as a condition on its row.
STATES = {
    "open": "current IS NOT NULL AND reviewed < done.noted",
    "reviewed": "current IS NOT NULL AND reviewed >= done.noted",
    "checking": "newest.state IN ('queued', 'running')",
    "failed": "newest.state IN ('failed', 'stopped')",
}
ORDERS = {
    "newest": "newest.id DESC",
    "oldest": "newest.id",
    "flagged": "coalesce(done.noted, 0) DESC, newest.id DESC",
    "unreviewed": "coalesce(done.noted, 0) - reviewed DESC, newest.id DESC",
    "title": "title COLLATE NOCASE, newest.id DESC",
}
_FROM = """FROM articles
    JOIN checks AS newest ON newest.id = latest
    LEFT JOIN checks AS done ON done.id = current"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the queue is asked for; words that are not known are refused by falling to none."""

    search: str = ""
    state: str = ""
    flag: str = ""
    order: str = "newest"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the queue."""

    id: int
    title: str
    created_by: str
    created_at: str
    revision: int
    state: str
    error: str | None
    noted: int
    reviewed: int
    reviewed_by: str | None
    reviewed_at: str | None
    verdicts: dict[str, int]
    flags: dict[str, int]


def rows(store: Store, wanted: Wanted) -> tuple[list[Row], int]:
    """Return a page of the queue, and how many articles there are on all pages."""
    conditions, values = _conditions(wanted)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    total = store.connection.execute(f"SELECT count(*) {_FROM} {where}", values).fetchone()[0]
    order = ORDERS.get(wanted.order, ORDERS["newest"])
    found = store.connection.execute(
        "SELECT articles.id, title, newest.created_by, newest.created_at, newest.revision, "
        "newest.state, newest.error, coalesce(done.noted, 0), reviewed, reviewed_by, reviewed_at, "
        f"coalesce(done.verdicts, '{{}}'), coalesce(done.flags, '{{}}') {_FROM} {where} "
        f"ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, PAGE, PAGE * (max(wanted.page, 1) - 1)),
    )
    return [Row(*(*row[:11], json.loads(row[11]), json.loads(row[12]))) for row in found], int(
        total
    )


def tally(store: Store) -> dict[str, int]:
    """How many articles are in each of `STATES`."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in STATES.values())
    found = store.connection.execute(f"SELECT {sums} {_FROM}").fetchone()
    return dict(zip(STATES, map(int, found), strict=True))


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for word in wanted.search.split()[:10]:
        literal = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        names = "SELECT 1 FROM inputs WHERE check_id = newest.id AND name LIKE ? ESCAPE '\\'"
        conditions.append(f"(title LIKE ? ESCAPE '\\' OR EXISTS ({names}))")
        values += [f"%{literal}%"] * 2
    if wanted.state in STATES:
        conditions.append(STATES[wanted.state])
    if wanted.flag in (*VERDICTS, *FLAGS):
        column = "verdicts" if wanted.flag in VERDICTS else "flags"
        conditions.append(f"json_extract(done.{column}, ?) > 0")
        values.append(f"$.{wanted.flag}")
    return conditions, values
