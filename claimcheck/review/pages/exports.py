"""Reports with the decisions on them, as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.report import csv_report, render, render_file, view
from claimcheck.report.markdown import escape
from claimcheck.review import rulings
from claimcheck.review.desk import Desk
from claimcheck.review.http.rendering import moment, template
from claimcheck.review.http.web import NotFound, whole
from claimcheck.review.opened import Opened, asked_revision, opened
from claimcheck.review.standing import Entry
from claimcheck.review.storage.sessions import Session

#: The columns that a table of sentences has beside those of a report.
COLUMNS = ("decision", "decision_text", "reviewer", "decided_at", "outdated", "notes")


def export(desk: Desk, session: Session, request: Request) -> Response:
    """An article's report with its decisions, to keep."""
    form = request.path_params["format"]
    if form not in FORMATS and form not in FILE_KINDS:
        raise NotFound
    found = opened(desk, whole(request, "article"), asked_revision(request))
    name = f"claimcheck-{found.id}-revision-{found.check.revision}.{form}"
    if form in FILE_KINDS:
        article = desk.articles.inputs(found.check.id)[0].data
        return attached_file(render_file(found.report, form, article), FILE_KINDS[form], name)
    make, kind = FORMATS[form]
    return attached(make(found), kind, name)


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
                "reason": standing.ruling.reason if standing.ruling else "",
                "right": _right(standing.ruling),
                "reviewer": standing.ruling.reviewer if standing.ruling else None,
                "at": standing.ruling.at if standing.ruling else None,
                "outdated": standing.outdated,
                "notes": [
                    {"text": n.text, "reviewer": n.reviewer, "at": n.at, **_place(n)}
                    for n in standing.notes
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
        _, text, by, _, _, notes = _cells(found, place, safe=False)
        ruling = found.standings[place].ruling
        decision = rulings.WORDS[ruling.kind] if ruling else ""
        at = moment(ruling.at) if ruling else ""
        sentence = view.shorten(found.report.sentences[place].text, 200)
        said = "; ".join(filter(None, (text, notes)))
        cells = (found.numbering.number(place), decision, said, by, at, sentence)
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
#: The media type of each file that is no text; decisions are not in it.
FILE_KINDS: dict[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
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
    notes = " | ".join(map(_note, standing.notes)) if standing else ""
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
        "redoes": entry.redoes,
        "text": entry.text,
        "reason": entry.reason,
        "right": _right(entry),
        **_place(entry),
        "verdict": entry.verdict,
        "flags": entry.flags.split(),
        "reviewer": entry.reviewer,
        "at": entry.at,
    }


def _right(ruling: Entry | None) -> bool | None:
    """Whether the flag or tick was right by a ruling; None where that is not said."""
    return rulings.right(ruling.kind, ruling.reason) if ruling else None


def _place(entry: Entry) -> dict[str, Any]:
    """The words that a comment is on and where they stand in the sentence; nothing of others."""
    if entry.start is None:
        return {}
    return {"words": entry.words, "start": entry.start, "end": entry.end}


def _note(note: Entry) -> str:
    on = f" on “{note.words}”" if note.words else ""
    return f"{note.reviewer}{on}: {note.text}"


def attached(text: str, kind: str, name: str) -> Response:
    """Answer with a text to keep."""
    return attached_file(text.encode("utf-8", "backslashreplace"), f"{kind}; charset=utf-8", name)


def attached_file(data: bytes, kind: str, name: str) -> Response:
    """Answer with a file to keep."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=headers)
