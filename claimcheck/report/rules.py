"""The rules that programs are told of: one for each finding that asks an editor to look.

Their ids are those of ``--fail-on``: the verdicts but for "supported", the flags, and "editorial"
of a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]
#: What a finding is about, in the words that broadcasters' guidelines use.
Category = Literal["accuracy", "sourcing", "opinion", "editorialisation", "context"]
EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding.

    ``means`` says when it is found, in a sentence. ``right`` is how often it was so on text that no
    script changed, as ``docs/flags.md`` counts it: right ones of those that were read; None where
    nobody counted.
    """

    id: str
    category: Category
    level: Level
    means: str
    right: tuple[int, int] | None = None

    @property
    def help(self) -> str:
        """What it means, and how far to trust it."""
        if self.right is None:
            return self.means
        right, read = self.right
        return (
            f"{self.means} Of {read} such flags on text that no script changed {right} were right."
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "contradicted",
        "accuracy",
        "error",
        "At least one origin contradicts the sentence and none entails it.",
    ),
    Rule(
        "disputed",
        "accuracy",
        "warning",
        "Origins disagree with each other: some entail the sentence, some contradict it.",
    ),
    Rule(
        "unsupported",
        "sourcing",
        "warning",
        "No origin entails or contradicts the sentence.",
    ),
    Rule(
        "not_checked",
        "sourcing",
        "note",
        "The sentence could not be judged; the reason is given.",
    ),
    Rule(
        "opinion",
        "opinion",
        "warning",
        "The sentence states its writer's own view, which no reference states.",
    ),
    Rule("partial", "sourcing", "warning", "Only the named part of the sentence lacks support."),
    Rule(
        "altered_quote",
        "accuracy",
        "error",
        "The words of a quotation differ from those of every reference; the nearest are given.",
        (54, 69),
    ),
    Rule(
        "unsourced_quote",
        "sourcing",
        "warning",
        "No reference has the quotation or anything near it.",
    ),
    Rule(
        "misattributed_quote",
        "accuracy",
        "error",
        "A reference gives the words of a quotation to somebody else.",
        (1, 1),
    ),
    Rule(
        "number_mismatch",
        "accuracy",
        "error",
        "The evidence has another number in the place of this one.",
        (25, 33),
    ),
    Rule(
        "date_mismatch",
        "accuracy",
        "error",
        "The evidence has another date in the place of this one.",
        (4, 6),
    ),
    Rule(
        "name_mismatch",
        "accuracy",
        "error",
        "The evidence has another name in the place of this one, or two names changed places.",
        (6, 9),
    ),
    Rule(
        "negation",
        "accuracy",
        "error",
        "The evidence says the opposite.",
        (14, 18),
    ),
    Rule(
        "hedge_dropped",
        "context",
        "warning",
        "What the evidence leaves open, as with “could”, is told as fact.",
        (12, 15),
    ),
    Rule(
        "attribution_dropped",
        "sourcing",
        "warning",
        "What is somebody's word in the evidence is told as fact.",
        (8, 10),
    ),
    Rule(
        EDITORIAL,
        "editorialisation",
        "warning",
        "A paragraph whose claims are mostly unsupported and opinion, or that argues from "
        "unsupported claims to a view.",
    ),
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
