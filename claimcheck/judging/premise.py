"""What of a reference a claim is read beside: evidence windows as the text of a premise."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Candidates, Evidence

#: Least similarity of the evidence for a contradiction to count. Below it the two mostly speak of
#: different things, about which a model trained on NLI pairs often says "contradiction".
SAME_SUBJECT = 0.5


def evidence_of(case: Candidates, windows: int) -> tuple[Evidence, ...]:
    """The best ``windows`` windows of a reference, in the reference's order."""
    return tuple(sorted(case.windows[:windows], key=lambda window: window.start))


def premise_of(evidence: Sequence[Evidence]) -> str:
    """The text of the windows as the model reads it, line breaks made spaces."""
    return " ".join(" ".join(window.text.split()) for window in evidence)
