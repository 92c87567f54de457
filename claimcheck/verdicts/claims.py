"""What goes into a decision on a claim, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from claimcheck.records import Findings, Judgement, Part, Verdict

#: A statement claims, a question asks, a lead-in ("Key facts:") announces, a bare topic ("The
#: money") names.
Form: TypeAlias = Literal["statement", "question", "lead_in", "topic"]

NOTHING_FOUND = Findings()


@dataclass(frozen=True, slots=True)
class Claim:
    """What is known of a claim when its verdict is decided.

    Attributes:
        judgements: one for each reference that could be judged, labelled as it was read.
        origins: the origin number of each reference by its id.
        findings: what was found in the claim beside its judgements.
        parts: of a claim that was divided, in its order, each with the verdict of its own.
        opinion: whether it states its writer's own view.
        form: whether it claims anything at all.
        unjudged: why it cannot be judged; None where it can.
        passed_over: references that were not to be read, for others are nearer to it.
    """

    judgements: Sequence[Judgement]
    origins: Mapping[str, int]
    findings: Findings = NOTHING_FOUND
    parts: Sequence[Part] = ()
    opinion: bool = False
    form: Form = "statement"
    unjudged: str | None = None
    passed_over: int = 0

    @property
    def support(self) -> float:
        """The calibrated probability that the references support the claim."""
        return max((j.support for j in self.judgements), default=0.0)


@dataclass(frozen=True, slots=True)
class Decision:
    """What all that is known of a claim comes to; nothing changes it afterwards.

    Attributes:
        verdict: of the claim.
        confidence: probability of the verdict; 0 for ``not_checked``.
        support: calibrated probability that the references support the claim; 0 likewise.
        reason: why the claim is ``not_checked``; None for any other verdict.
        decided_by: name of the rule that decided.
        flags: in a fixed order.
        judgements: with their final labels.
        findings: without what the verdict leaves no room for.
        parts: where they tell what the verdict rests on.
    """

    verdict: Verdict
    confidence: float
    support: float
    reason: str | None
    decided_by: str
    flags: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    findings: Findings
    parts: tuple[Part, ...]
