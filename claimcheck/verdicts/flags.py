"""The flags of a claim, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import FLAGGED, Findings, Part, Verdict


def flags(
    verdict: Verdict, opinion: bool, findings: Findings, parts: Sequence[Part] = ()
) -> tuple[str, ...]:
    """The flags of a claim with a verdict.

    A view that the references state too is reported, not the writer's own, so a supported claim
    is no opinion; nor has one of which nothing could be said any flag.

    Args:
        verdict: of the claim.
        opinion: whether it states a view.
        findings: that the verdict leaves room for.
        parts: of the claim that are shown.
    """
    if verdict == "not_checked":
        return ()
    found = []
    if opinion and verdict in FLAGGED:
        found.append("opinion")
    if any(part.verdict == "supported" for part in parts):
        found.append("partial")
    return (*found, *found_flags(findings))


def found_flags(findings: Findings) -> tuple[str, ...]:
    """The flags that follow from what was found in a sentence."""
    statuses = {quote.status for quote in findings.quotes}
    found = [f"{s}_quote" for s in ("altered", "unsourced", "misattributed") if s in statuses]
    kinds = {fact.kind for fact in findings.facts if fact.status == "mismatch"}
    found += [f"{kind}_mismatch" for kind in ("number", "date", "name") if kind in kinds]
    contrasts = {contrast.flag for contrast in findings.contrasts}
    order = ("negation", "hedge_dropped", "attribution_dropped")
    return (*found, *(flag for flag in order if flag in contrasts))
