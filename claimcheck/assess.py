"""From judgements, quotations and opinions to verdicts, flags and paragraph kinds.

Pure functions: no model, no text is read. The rules are those of the design.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.records import (
    FLAGGED,
    Judgement,
    Paragraph,
    ParagraphKind,
    QuoteCheck,
    SentenceResult,
    Verdict,
)

#: Share of a paragraph's checked sentences that must be flagged for it to be editorial.
EDITORIAL_FLAGGED = 0.5


@dataclass(frozen=True, slots=True)
class Assessment:
    """What all judgements together say of a claim.

    ``support`` and ``confidence`` are probabilities; ``reason`` is given for ``not_checked``.
    """

    verdict: Verdict
    confidence: float
    support: float
    reason: str | None = None


def not_checked(reason: str) -> Assessment:
    """The assessment of a claim that could not be judged."""
    return Assessment("not_checked", 0.0, 0.0, reason)


def assess(judgements: Sequence[Judgement], origins: Mapping[str, int]) -> Assessment:
    """Combine one claim's judgements; each origin has one voice.

    An origin whose references disagree with each other about the claim (a copy in which a figure
    was changed) speaks on both sides, so that the claim is disputed rather than decided by the
    order of the files.

    Args:
        judgements: one for each reference that could be judged.
        origins: the origin number of each reference by its id.
    """
    if not judgements:
        return not_checked("too long to judge whole against any reference")
    entailing = {origins[j.reference] for j in judgements if j.label == "entailment"}
    contradicting = {origins[j.reference] for j in judgements if j.label == "contradiction"}
    support = max(j.support for j in judgements)
    contradiction = max(
        (j.probabilities.contradiction for j in judgements if j.label == "contradiction"),
        default=0.0,
    )
    if entailing and contradicting:
        return Assessment("disputed", min(support, contradiction), support)
    if entailing:
        return Assessment("supported", support, support)
    if contradicting:
        return Assessment("contradicted", contradiction, support)
    return Assessment("unsupported", 1.0 - support, support)


def flags(
    assessment: Assessment, opinion: float, threshold: float, quotes: Sequence[QuoteCheck]
) -> tuple[str, ...]:
    """The flags of a claim, in a fixed order.

    A view that the references state too is reported, not the writer's own, so a supported claim
    is no opinion.
    """
    found = []
    if opinion >= threshold and assessment.verdict != "supported":
        found.append("opinion")
    statuses = {quote.status for quote in quotes}
    found += [f"{status}_quote" for status in ("altered", "unsourced") if status in statuses]
    return tuple(found)


def paragraph_kinds(
    paragraphs: Sequence[Paragraph], sentences: Sequence[SentenceResult]
) -> tuple[Paragraph, ...]:
    """Give every paragraph its kind; ``editorial`` is found here, the others are kept.

    A paragraph is editorial when its claims are mostly flagged and mostly opinion. So is one
    without a supported claim between two editorial ones: there the argument goes on from
    unsupported claims.
    """
    kinds: list[ParagraphKind] = [p.kind for p in paragraphs]
    members: list[list[SentenceResult]] = [[] for _ in paragraphs]
    for sentence in sentences:
        if sentence.role == "body" and sentence.verdict != "not_checked":
            members[sentence.paragraph].append(sentence)
    for paragraph, claims in zip(paragraphs, members, strict=True):
        if claims and paragraph.kind == "reported" and _editorial(claims):
            kinds[paragraph.index] = "editorial"
    _spread(kinds, members)
    return tuple(
        Paragraph(p.index, p.start, p.end, kind) for p, kind in zip(paragraphs, kinds, strict=True)
    )


def _editorial(claims: Sequence[SentenceResult]) -> bool:
    flagged = sum(c.verdict in FLAGGED for c in claims) / len(claims)
    opinions = sum("opinion" in c.flags for c in claims) / len(claims)
    return flagged > EDITORIAL_FLAGGED and opinions >= 0.5


def _spread(kinds: list[ParagraphKind], members: Sequence[Sequence[SentenceResult]]) -> None:
    """Let ``editorial`` reach a paragraph that stands between two editorial ones.

    Its claims must all be flagged; one supported claim makes it a report again.
    """
    body = [i for i, claims in enumerate(members) if claims]
    for before, here, after in zip(body, body[1:], body[2:], strict=False):
        argued = all(c.verdict in FLAGGED for c in members[here])
        if argued and kinds[here] == "reported":
            around = (kinds[before], kinds[after])
            if around == ("editorial", "editorial"):
                kinds[here] = "editorial"
