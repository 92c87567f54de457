"""What the references say of a claim: `decide` alone gives verdicts, flags and final labels.

Pure functions: no model is run, no text is read. The `RULES` are asked in this order, and of those
that have an answer the last decides; docs/verdicts.md has them with their reasons:

1. ``set_aside``
2. ``unread``
3. ``disputed``
4. ``supported``
5. ``contradicted``
6. ``unsupported``
7. ``contradicting_finding``
8. ``dropped_wording``
9. ``question``
10. ``lead_in``

One of the first six gives a verdict, by what each reference says. Each of the others overrules some
verdicts of those before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Findings, Judgement, Part, Verdict
from claimcheck.verdicts.claims import Claim, Decision
from claimcheck.verdicts.flags import flags
from claimcheck.verdicts.labels import contradicted, contradicting, disagreeing, labelled

#: Verdicts of which it is worth knowing the part that they rest on.
DIVIDED: frozenset[Verdict] = frozenset({"contradicted", "unsupported"})
#: Least confidence of a verdict that rests on a finding: the share of the findings that were right
#: on sentences changed by script (``claimcheck bench senses facts quotes``) was higher.
FOUND_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule makes of a claim; ``reason`` is given for ``not_checked``."""

    verdict: Verdict
    confidence: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One step of a decision.

    Attributes:
        name: of the rule.
        overrules: the verdicts that it is asked about; None stands for no verdict yet.
        reason: what it says and why, in a sentence.
        outcome: what it makes of a claim; None where it has nothing to say.
    """

    name: str
    overrules: frozenset[Verdict | None]
    reason: str
    outcome: Callable[[Claim], Outcome | None]


def decide(claim: Claim) -> Decision:
    """Ask the `RULES` in their order; nothing changes the decision afterwards.

    A reference that disagrees with others on a fact contradicts the claim from the start. In the
    end every one that a finding names has the label "contradiction".
    """
    claim = replace(claim, judgements=labelled(claim.judgements, disagreeing(claim.findings)))
    outcome, decided_by = None, ""
    for rule in RULES:
        verdict = outcome.verdict if outcome else None
        if verdict in rule.overrules and (found := rule.outcome(claim)):
            outcome, decided_by = found, rule.name
    assert outcome is not None, "unsupported is what no other rule says"
    findings = _relevant(claim.findings, outcome.verdict)
    parts = _telling(claim.parts, outcome.verdict)
    return Decision(
        verdict=outcome.verdict,
        confidence=outcome.confidence,
        support=0.0 if outcome.verdict == "not_checked" else claim.support,
        reason=outcome.reason,
        decided_by=decided_by,
        flags=flags(outcome.verdict, claim.opinion, findings, parts),
        judgements=_final(claim),
        findings=findings,
        parts=parts,
    )


def _final(claim: Claim) -> tuple[Judgement, ...]:
    return labelled(claim.judgements, contradicting(claim.findings))


def _relevant(findings: Findings, verdict: Verdict) -> Findings:
    """Whose word a claim is matters only where it may be true."""
    if verdict != "contradicted":
        return findings
    kept = tuple(c for c in findings.contrasts if c.flag != "attribution_dropped")
    return replace(findings, contrasts=kept)


def _telling(parts: Sequence[Part], verdict: Verdict) -> tuple[Part, ...]:
    """The parts, unless the claim is supported or all are alike, which tells nothing."""
    alike = len({part.verdict == "supported" for part in parts}) < 2
    return () if alike or verdict == "supported" else tuple(parts)


# The rules


def _set_aside(claim: Claim) -> Outcome | None:
    return None if claim.unjudged is None else _not_checked(claim.unjudged)


def _unread(claim: Claim) -> Outcome | None:
    total = len(claim.origins) - claim.passed_over
    unread = total - len(claim.judgements)
    if not unread or any(judgement.label != "neutral" for judgement in _final(claim)):
        return None
    return _not_checked(f"too long to judge whole against {unread} of {total} references")


def _disputed(claim: Claim) -> Outcome | None:
    against = _against(claim)
    if not against or not _entailing(claim, _final(claim)):
        return None
    confidence = min(claim.support, _contradiction(against))
    if disagreeing(claim.findings):
        confidence = max(confidence, min(FOUND_CONFIDENCE, claim.support))
    return Outcome("disputed", confidence)


def _supported(claim: Claim) -> Outcome | None:
    if _against(claim) or not _entailing(claim, claim.judgements):
        return None
    return Outcome("supported", claim.support)


def _contradicted(claim: Claim) -> Outcome | None:
    against = _against(claim)
    return Outcome("contradicted", _contradiction(against)) if against else None


def _unsupported(claim: Claim) -> Outcome:
    return Outcome("unsupported", 1.0 - claim.support)


def _contradicting_finding(claim: Claim) -> Outcome | None:
    if not contradicted(claim.findings):
        return None
    return Outcome("contradicted", max(FOUND_CONFIDENCE, 1.0 - claim.support))


def _dropped_wording(claim: Claim) -> Outcome | None:
    dropped = {contrast.flag for contrast in claim.findings.contrasts} - {"negation"}
    return Outcome("unsupported", FOUND_CONFIDENCE) if dropped else None


def _question(claim: Claim) -> Outcome | None:
    if claim.form != "question":
        return None
    return (
        _unsupported(claim) if claim.opinion else _not_checked("a question, which claims nothing")
    )


def _lead_in(claim: Claim) -> Outcome | None:
    if claim.form == "topic" or (claim.form == "lead_in" and not claim.opinion):
        return _not_checked("a lead-in, which claims nothing")
    return None


def _not_checked(reason: str) -> Outcome:
    return Outcome("not_checked", 0.0, reason)


def _entailing(claim: Claim, judgements: Sequence[Judgement]) -> set[int]:
    """The origins of which a reference entails the claim."""
    return {claim.origins[j.reference] for j in judgements if j.label == "entailment"}


def _against(claim: Claim) -> list[Judgement]:
    """The contradictions of origins that do not entail the claim too.

    Copies say the same, so a lone contradiction among them is a slip of the copy or of the model.
    """
    entailing = _entailing(claim, claim.judgements)
    return [
        j
        for j in claim.judgements
        if j.label == "contradiction" and claim.origins[j.reference] not in entailing
    ]


def _contradiction(judgements: Sequence[Judgement]) -> float:
    """The highest probability of contradiction."""
    return max(judgement.probabilities.contradiction for judgement in judgements)


_NO_VERDICT: frozenset[Verdict | None] = frozenset({None})

RULES: tuple[Rule, ...] = (
    Rule(
        "set_aside",
        _NO_VERDICT,
        "Furniture, an article or a paragraph of it in a language that the model does not "
        "know, and one without references cannot be judged.",
        _set_aside,
    ),
    Rule(
        "unread",
        _NO_VERDICT,
        "Where all that could be read is silent, a reference that was too long to read might not "
        "be.",
        _unread,
    ),
    Rule(
        "disputed",
        _NO_VERDICT,
        "Some origins entail the claim and others contradict it.",
        _disputed,
    ),
    Rule(
        "supported",
        _NO_VERDICT,
        "An origin entails the claim and no other contradicts it.",
        _supported,
    ),
    Rule(
        "contradicted",
        _NO_VERDICT,
        "An origin contradicts the claim and none entails it.",
        _contradicted,
    ),
    Rule(
        "unsupported",
        _NO_VERDICT,
        "No origin entails or contradicts the claim.",
        _unsupported,
    ),
    Rule(
        "contradicting_finding",
        frozenset({"supported", "contradicted", "unsupported"}),
        "Another person's words, an opposite, and a figure, date or name that no reference has so "
        "contradict the claim, however well a model finds the rest of it supported.",
        _contradicting_finding,
    ),
    Rule(
        "dropped_wording",
        frozenset({"supported"}),
        "Without the reference's hedge or attribution the claim says more than the reference.",
        _dropped_wording,
    ),
    Rule(
        "question",
        frozenset({"contradicted", "disputed", "unsupported"}),
        "A question claims nothing, unless it voices the writer's view, which is unsupported.",
        _question,
    ),
    Rule(
        "lead_in",
        frozenset({"unsupported"}),
        "A line that announces what follows claims nothing, unless it voices the writer's view; a "
        'bare topic ("The money") has none.',
        _lead_in,
    ),
)
