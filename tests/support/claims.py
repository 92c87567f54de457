"""Claims to decide on, by what the references say of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tiny import judgement

from claimcheck.records import Findings, Judgement, Part, Verdict
from claimcheck.verdicts.claims import Claim, Decision
from claimcheck.verdicts.rules import decide

#: x and its copy are one text; y and z are others.
ORIGINS = {"x": 0, "x-copy": 0, "y": 1, "z": 2}


def entails(reference: str, support: float = 0.9) -> Judgement:
    return judgement(reference, "entailment", support, 0.02)


def neutral(reference: str, support: float = 0.2) -> Judgement:
    return judgement(reference, "neutral", support, 0.1)


def contradicts(reference: str, contradiction: float = 0.8) -> Judgement:
    return judgement(reference, "contradiction", 0.05, contradiction)


def claim(judgements: Sequence[Judgement], findings: Findings | None = None, **more: Any) -> Claim:
    """A claim with these judgements, and no other reference where there is one."""
    names = {j.reference for j in judgements} or set(ORIGINS)
    origins = {name: ORIGINS[name] for name in ORIGINS if name in names}
    return Claim(judgements, origins, findings or Findings(), **more)


#: What the references say where a claim has each verdict.
SAID: dict[Verdict, list[Judgement]] = {
    "supported": [entails("x", 0.5)],
    "contradicted": [contradicts("x")],
    "disputed": [entails("x"), contradicts("y")],
    "unsupported": [neutral("x")],
    "not_checked": [],
}


def decided(verdict: Verdict, findings: Findings | None = None, **more: Any) -> Decision:
    """The decision on a claim that has a verdict but for what is found in it."""
    return decide(claim(SAID[verdict], findings, **more))


def parts(*verdicts: Verdict) -> tuple[Part, ...]:
    """Parts of nine characters each, by their verdicts."""
    return tuple(Part(9 * n, 9 * n + 9, verdict) for n, verdict in enumerate(verdicts))
