"""Findings of a sentence, by what is found. Where they name a reference it is x."""

from __future__ import annotations

from claimcheck.records import Contrast, Fact, Findings, Passage, QuoteCheck, QuoteStatus


def quote(status: QuoteStatus) -> QuoteCheck:
    return QuoteCheck(0, 5, "words", status, Passage("x", 0, 5, "words"))


def quotes(*statuses: QuoteStatus) -> Findings:
    return Findings(quotes=tuple(map(quote, statuses)))


def facts(*pairs: tuple[str, str]) -> Findings:
    """Findings of facts, each by its kind and status."""
    return Findings(
        facts=tuple(
            Fact(kind, 6 * n, 6 * n + 5, "words", status, "x", "other")  # type: ignore[arg-type]
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


def disagreeing(reference: str) -> Findings:
    """One figure that a reference has as the claim has it, and ``reference`` otherwise."""
    return Findings(
        facts=(
            Fact("number", 0, 5, "words", "match", "agreeing", "words"),
            Fact("number", 0, 5, "words", "mismatch", reference, "other"),
        )
    )
