"""What the NLI models say of a claim beside evidence, and the verdicts that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Label = Literal["entailment", "neutral", "contradiction"]


Verdict = Literal["supported", "contradicted", "disputed", "unsupported", "not_checked"]


#: How a judgement was reached: the sentence stands in the reference word for word, or but for
#: articles and the like, or the NLI model judged it.
Method = Literal["exact", "near_exact", "nli"]


#: The order of an `Nli`'s columns.
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")


VERDICTS: tuple[Verdict, ...] = (
    "supported",
    "contradicted",
    "disputed",
    "unsupported",
    "not_checked",
)


#: Verdicts that ask an editor to look.
FLAGGED: frozenset[Verdict] = frozenset({"contradicted", "disputed", "unsupported"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A window of one to a few sentences of a reference; offsets are into that reference.

    ``similarity`` is the cosine between claim and window, clipped to 0..1; ``sentences`` are the
    indices of the reference's sentences that the window is made of.
    """

    start: int
    end: int
    text: str
    similarity: float
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Where in one reference to look for support of a claim.

    ``windows`` are disjoint, the most similar first. With a ``method`` other than ``nli`` there is
    one, and it says the claim. ``passage`` is the text of the run of neighbouring sentences that
    shares the most words with the claim, in which the claim is read in context.
    """

    claim: str
    reference: str
    method: Method
    windows: tuple[Evidence, ...]
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the NLI model says of one pair; the three sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """One claim against one reference. ``reference`` is the reference's id.

    ``probabilities`` are those of the best window where skimming decided, of the passage that the
    claim was read in, or of a window beside a part of the claim where that is what it contradicts;
    ``evidence`` are the best windows, the one alone where only it was read. ``support`` is the
    calibrated probability that this reference supports the claim, or, where skimming promised too
    little for a close reading, the chance that one would be heard. Both are the model's. So is the
    ``label``, but for a reference in which a finding shows that it contradicts: it has another
    figure, date or name, another speaker of a quotation, or the opposite. In a report that one has
    the label "contradiction", whatever its probabilities.

    Where two references support the claim only together, each names the other in ``beside``; the
    probabilities and the support are those of their evidence read as one.
    """

    reference: str
    label: Label
    probabilities: Probabilities
    support: float
    method: Method
    evidence: tuple[Evidence, ...]
    beside: str | None = None
