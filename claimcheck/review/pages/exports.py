"""Reports with the decisions on them, as files; and the record of the flags as a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.report import csv_report, render, view
from claimcheck.report.markdown import escape
from claimcheck.review.desk import Desk
from claimcheck.review.http.rendering import template
from claimcheck.review.http.web import NotFound, whole
from claimcheck.review.opened import Opened, asked_revision, opened
from claimcheck.review.standing import Entry
from claimcheck.review.storage import listing
from claimcheck.review.storage.sessions import Session

#: The columns that a table of sentences has beside those of a report.
COLUMNS = ("decision", "decision_text", "reviewer", "decided_at", "outdated", "notes")
TRUST_COLUMNS = (
    *("flag", "decided", "accepted", "needs_source", "dismissed"),
    *("right", "right_low", "right_high"),
)


def export(desk: Desk, session: Session, request: Request) -> Response:
    """An article's report with its decisions, to keep."""
    form = request.path_params["format"]
    if form not in FORMATS:
        raise NotFound
    make, kind = FORMATS[form]
    found = opened(desk, whole(request, "article"), asked_revision(request))
    return _file(make(found), kind, f"claimcheck-{found.id}-revision-{found.check.revision}.{form}")


def trust_file(desk: Desk, session: Session, request: Request) -> Response:
    """How often each flag was right, to keep."""
    form = request.path_params["format"]
    rows = [_trust_row(row) for row in listing.trust(desk.store)]
    if form == "json":
        return _file(json.dumps(rows, indent=2) + "\n", "application/json", "claimcheck-flags.json")
    if form != "csv":
        raise NotFound
    table = csv_report.table(TRUST_COLUMNS, (row.values() for row in rows))
    return _file(table, "text/csv", "claimcheck-flags.csv")


def as_json(found: Opened) -> str:
    """The report as `claimcheck.report` gives it, with a field ``review`` of its own."""
    report = json.loads(render(found.report, "json"))
    report["review"] = {
        "revision": found.check.revision,
        "to_look_at": found.check.noted,
        "reviewed": found.reviewed,
        "decisions": [
            {
                "sentence": place,
                "decision": standing.ruling.kind if standing.ruling else None,
                "text": standing.ruling.text if standing.ruling else "",
                "reviewer": standing.ruling.reviewer if standing.ruling else None,
                "at": standing.ruling.at if standing.ruling else None,
                "outdated": standing.outdated,
                "notes": [
                    {"text": n.text, "reviewer": n.reviewer, "at": n.at} for n in standing.notes
                ],
            }
            for place, standing in found.standings.items()
            if standing.ruling or standing.notes
        ],
        "log": list(map(_line, found.log)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Opened) -> str:
    """The report's table with the `COLUMNS` of the decisions."""
    rows = ([*row, *_cells(found, int(row[0]))] for row in csv_report.rows(found.report))
    return csv_report.table([*csv_report.COLUMNS, *COLUMNS], rows)


def as_markdown(found: Opened) -> str:
    """The report with a section of the decisions."""
    lines = ["## Decisions", "", _reviewed(found), ""]
    decided = [(p, s) for p, s in found.standings.items() if s.ruling or s.notes]
    if decided:
        lines += [
            "| # | decision | reason or note | by | at | sentence |",
            "|--:|:--|:--|:--|:--|:--|",
        ]
    for place, _ in decided:
        decision, text, by, at, _, notes = _cells(found, place, safe=False)
        sentence = view.shorten(found.report.sentences[place].text, 200)
        said = "; ".join(filter(None, (text, notes)))
        cells = (str(place), view.words(decision), said, by, at, sentence)
        lines.append("| " + " | ".join(map(escape, cells)) + " |")
    return render(found.report, "markdown") + "\n" + "\n".join(lines).rstrip() + "\n"


def as_html(found: Opened) -> str:
    """The report as one file with a section of the decisions at its end."""
    section = template("decisions_part.html.j2").render(open=found, reviewed=_reviewed(found))
    page = render(found.report, "html")
    # No text of an article can hold this: it would be escaped.
    before, end, after = page.rpartition("</main>")
    return before + section + end + after


#: What makes each format, and its media type.
FORMATS: dict[str, tuple[Callable[[Opened], str], str]] = {
    "json": (as_json, "application/json"),
    "csv": (as_csv, "text/csv"),
    "md": (as_markdown, "text/markdown"),
    "html": (as_html, "text/html"),
}


def _reviewed(found: Opened) -> str:
    return (
        f"{found.reviewed} of {view.count(found.check.noted, 'sentence')} to look at reviewed, "
        f"revision {found.check.revision}."
    )


def _cells(found: Opened, place: int, *, safe: bool = True) -> list[str]:
    """The `COLUMNS` of a sentence."""
    standing = found.standings.get(place)
    ruling = standing.ruling if standing else None
    notes = " | ".join(f"{n.reviewer}: {n.text}" for n in standing.notes) if standing else ""
    cells = [
        ruling.kind if ruling else "",
        ruling.text if ruling else "",
        ruling.reviewer if ruling else "",
        ruling.at if ruling else "",
        "yes" if standing and standing.outdated else "",
        notes,
    ]
    return list(map(csv_report.cell, cells)) if safe else cells


def _line(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "sentence": entry.place,
        "decision": entry.kind,
        "undoes": entry.undoes,
        "undone": entry.undone,
        "text": entry.text,
        "verdict": entry.verdict,
        "flags": entry.flags.split(),
        "reviewer": entry.reviewer,
        "at": entry.at,
    }


def _trust_row(row: listing.Trust) -> dict[str, Any]:
    low, high = row.interval or (None, None)
    return {
        "flag": row.name,
        "decided": row.decided,
        "accepted": row.accepted,
        "needs_source": row.needs_source,
        "dismissed": row.dismissed,
        "right": _rounded(row.right),
        "right_low": _rounded(low),
        "right_high": _rounded(high),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _file(text: str, kind: str, name: str) -> Response:
    return Response(
        text.encode("utf-8", "backslashreplace"),
        media_type=f"{kind}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
