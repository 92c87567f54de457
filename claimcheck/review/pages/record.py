"""The record of flags and ticks, to keep: as a table, and as data for refitting thresholds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.records import Report
from claimcheck.report import csv_report, view
from claimcheck.review.desk import Desk
from claimcheck.review.http.web import NotFound
from claimcheck.review.pages.exports import attached
from claimcheck.review.storage.record import Ruled, Trust, record, ruled
from claimcheck.review.storage.sessions import Session

COLUMNS = (
    *("flag", "decided", "accepted", "needs_source", "dismissed"),
    *("right", "right_low", "right_high", "right_flags", "wrong_flags", "not_said"),
)


def export(desk: Desk, session: Session, request: Request) -> Response:
    """The record as CSV or JSON, a row a flag or kind of tick; or every ruling as JSON Lines."""
    form = request.path_params["format"]
    if form == "jsonl":
        lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in _rulings(desk))
        return attached("".join(lines), "application/jsonl", "claimcheck-rulings.jsonl")
    found = record(desk.store)
    rows = [*map(_row, found.flags), *({**_row(t), "flag": f"tick: {t.name}"} for t in found.ticks)]
    if form == "json":
        text = json.dumps(rows, indent=2) + "\n"
        return attached(text, "application/json", "claimcheck-flags.json")
    if form != "csv":
        raise NotFound
    table = csv_report.table(COLUMNS, (row.values() for row in rows))
    return attached(table, "text/csv", "claimcheck-flags.csv")


def _row(row: Trust) -> dict[str, Any]:
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
        "right_flags": row.rightly,
        "wrong_flags": row.wrong,
        "not_said": row.unclear,
    }


def _rulings(desk: Desk) -> Iterator[dict[str, Any]]:
    """Yield every ruling that counts in the record with the figures that the flag rests on.

    No word of an article, a reference or a reviewer is in them.
    """
    for ruling in ruled(desk.store):
        yield _ruling(ruling, desk.articles.report(ruling.check))


def _ruling(ruling: Ruled, report: Report) -> dict[str, Any]:
    sentence = report.sentences[ruling.place]
    numbers = {reference.id: n for n, reference in enumerate(report.references)}
    return {
        "article": ruling.article,
        "check": ruling.check,
        "sentence": ruling.place,
        "decision": ruling.kind,
        "reason": ruling.reason,
        "right": ruling.right,
        "supported": ruling.supported,
        "at": ruling.at,
        "role": sentence.role,
        "verdict": ruling.verdict,
        "flags": ruling.flags.split(),
        "ground": view.ground(sentence) if ruling.verdict == "supported" else None,
        "support": _rounded(sentence.support),
        "confidence": _rounded(sentence.confidence),
        "opinion": _rounded(sentence.opinion),
        "judgements": [
            {
                "reference": numbers[judgement.reference],
                "origin": report.references[numbers[judgement.reference]].origin,
                "label": judgement.label,
                "method": judgement.method,
                "entailment": _rounded(judgement.probabilities.entailment),
                "neutral": _rounded(judgement.probabilities.neutral),
                "contradiction": _rounded(judgement.probabilities.contradiction),
                "support": _rounded(judgement.support),
                "similarity": _rounded(view.similarity(judgement)),
            }
            for judgement in sentence.judgements
        ],
        "models": report.models,
        "settings": report.settings,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
