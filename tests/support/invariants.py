"""What final labels and a verdict have to do with each other (docs/verdicts.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.records import Findings, Judgement, Verdict
from claimcheck.verdicts.labels import contradicted, contradicting


def broken(
    verdict: Verdict,
    judgements: Sequence[Judgement],
    findings: Findings,
    origins: Mapping[str, int],
    *,
    question: bool,
) -> str:
    """Which invariant the final labels of a claim break; "" where they keep all."""
    labels = {j.reference: j.label for j in judgements}
    entailing = {origins[name] for name, label in labels.items() if label == "entailment"}
    denying = {name for name, label in labels.items() if label == "contradiction"}
    against = {origins[name] for name in denying} - entailing
    named = contradicting(findings)
    found = contradicted(findings)
    if named & set(labels) - denying:
        return "a reference that a finding names contradicts"
    if verdict == "supported" and (not entailing or against or found):
        return "supported: an origin entails, none contradicts unless it entails too"
    if verdict == "disputed" and not (entailing and against):
        return "disputed: an origin entails and another contradicts"
    if verdict == "contradicted" and entailing and not found:
        return "contradicted: none entails unless a finding contradicts"
    if verdict == "contradicted" and not denying and named <= set(labels):
        return "contradicted: a reference contradicts"
    if verdict == "unsupported" and not question and (against or found):
        return "unsupported: no origin contradicts unless it entails too"
    return ""
