"""Findings of a sentence, by what is found."""

from __future__ import annotations

from claimcheck.records import Contrast, Fact, Findings, QuoteCheck, QuoteStatus, Verdict
from claimcheck.verdicts.rules import Assessment


def quote(status: QuoteStatus) -> QuoteCheck:
    return QuoteCheck(0, 5, "words", status)


def quotes(*statuses: QuoteStatus) -> Findings:
    return Findings(quotes=tuple(map(quote, statuses)))


def facts(*pairs: tuple[str, str]) -> Findings:
    """Findings of facts, each by its kind and status."""
    return Findings(
        facts=tuple(
            Fact(kind, 6 * n, 6 * n + 5, "words", status)  # type: ignore[arg-type]
            for n, (kind, status) in enumerate(pairs)
        )
    )


def contrasts(*names: str) -> Findings:
    """Findings of contrasts, each by its flag."""
    return Findings(
        contrasts=tuple(
            Contrast(name, 0, 5, "words", "x", "other")  # type: ignore[arg-type]
            for name in names
        )
    )


def both(*findings: Findings) -> Findings:
    """All findings together."""
    return Findings(
        tuple(q for f in findings for q in f.quotes),
        tuple(x for f in findings for x in f.facts),
        tuple(c for f in findings for c in f.contrasts),
    )


def of(verdict: Verdict) -> Assessment:
    return Assessment(verdict, 0.9, 0.5, "a reason" if verdict == "not_checked" else None)
