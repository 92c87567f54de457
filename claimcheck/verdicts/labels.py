"""Which references contradict a claim because of what was found in it, whatever a model read.

Models often miss a figure, a name or a "not" that differs in an otherwise equal sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from claimcheck.records import Fact, Findings, Judgement


def labelled(judgements: Iterable[Judgement], against: Collection[str]) -> tuple[Judgement, ...]:
    """Give the judgements against some references, named by id, the label "contradiction".

    Their probabilities stay what the model gave.
    """
    return tuple(
        replace(j, label="contradiction") if j.reference in against else j for j in judgements
    )


def disagreeing(findings: Findings) -> frozenset[str]:
    """The references that have another figure, date or name where some have the claim's."""
    return frozenset(f.reference for f in _disagreed(findings) if f.reference)


def contradicting(findings: Findings) -> frozenset[str]:
    """The references that have a quotation's speaker, a fact or a sense otherwise."""
    quotes = (q.nearest for q in findings.quotes if q.status == "misattributed")
    facts = (f.reference for f in findings.facts if f.status == "mismatch")
    opposites = (c.reference for c in findings.contrasts if c.flag == "negation")
    named = (*(place.reference for place in quotes if place), *facts, *opposites)
    return frozenset(filter(None, named))


def contradicted(findings: Findings) -> bool:
    """Whether a finding contradicts a claim by itself.

    It is another person's words, an opposite, or a fact that no reference has as the claim has it.
    """
    disagreed = _disagreed(findings)
    return (
        any(quote.status == "misattributed" for quote in findings.quotes)
        or any(f.status == "mismatch" and f not in disagreed for f in findings.facts)
        or any(contrast.flag == "negation" for contrast in findings.contrasts)
    )


def _disagreed(findings: Findings) -> list[Fact]:
    """The mismatches of facts that other references have as the claim has them."""
    matched = {(f.start, f.end) for f in findings.facts if f.status == "match"}
    return [f for f in findings.facts if f.status == "mismatch" and (f.start, f.end) in matched]
