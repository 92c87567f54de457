"""A report as a table for spreadsheets: one row a sentence."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from claimcheck.report import criteria, findings, objections, overview, reasons, view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.records import Report, SentenceResult

COLUMNS = (
    "index",
    "paragraph",
    "role",
    "verdict",
    "confidence",
    "support",
    "opinion",
    "flags",
    "reason",
    "best_reference",
    "best_evidence",
    "text",
    "findings",
    "supported_by",
    "contradicted_by",
    "ground",
    "criteria",
    "reasons",
)
#: A finding longer than this many characters is cut: a spreadsheet's cell holds 32,767.
LONGEST = 1200
_DIFF = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
# What makes a spreadsheet take a cell for a formula, with the full-width forms that some accept:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(report: Report) -> str:
    """Return the table with a heading row; lines end in ``\\n``, scores have four digits."""
    return table(COLUMNS, rows(report))


def table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return rows under a heading row; lines end in ``\\n``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def rows(report: Report) -> Iterator[list[str]]:
    """Yield the `COLUMNS` of every sentence."""
    for sentence in report.sentences:
        best = view.deciding(sentence)
        evidence = view.telling_evidence(sentence, best)[0] if best else None
        yield [
            str(sentence.index),
            str(sentence.paragraph),
            sentence.role,
            sentence.verdict,
            f"{sentence.confidence:.4f}",
            f"{sentence.support:.4f}",
            f"{sentence.opinion:.4f}",
            cell(" ".join(sentence.flags)),
            cell(sentence.reason or ""),
            cell(best.reference if best else ""),
            cell(evidence.text if evidence else ""),
            cell(sentence.text),
            _list(_findings(sentence)),
            _list(overview.saying(sentence, "entailment")),
            _list(overview.saying(sentence, "contradiction")),
            view.ground(sentence) if sentence.verdict == "supported" else "",
            " ".join(criteria.criteria(report, sentence)),
            _list(_reasons(sentence)),
        ]


def _findings(sentence: SentenceResult) -> Iterator[str]:
    for quote in findings.doubtful_quotes(sentence):
        diff = "".join(_DIFF[part.op].format(part.text) for part in findings.diff_runs(quote))
        yield findings.quote_note(quote) + (f": {diff}" if diff else "")
    yield from findings.notes(sentence)
    absent = findings.hint(sentence)
    if absent:
        yield absent


def _reasons(sentence: SentenceResult) -> Iterator[str]:
    yield from (reason.text for reason in reasons.reasons(sentence))
    for judgement in sentence.judgements:
        why = objections.objection(sentence, judgement)
        if why:
            yield f"{judgement.reference}: {why}"


def _list(texts: Iterable[str]) -> str:
    return cell(" | ".join(view.shorten(text, LONGEST) for text in texts))


def cell(text: str) -> str:
    """Make a text safe as a cell: one line, and never a formula."""
    shown = view.clean(text)
    risky = text.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if risky else shown
