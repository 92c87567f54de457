"""The rules that programs are told of: one for each finding that asks an editor to look.

Their ids are those of ``--fail-on``: the verdicts but for "supported", the flags, and "editorial"
of a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.report import criteria

Level = Literal["error", "warning", "note"]
EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding.

    ``means`` says when it is found, in a sentence. ``right`` is how often it was so on text that no
    script changed, as ``docs/flags.md`` counts it: right ones of those that were read; None where
    nobody counted.
    """

    id: str
    level: Level
    means: str
    right: tuple[int, int] | None = None

    @property
    def category(self) -> criteria.Criterion:
        """What it is about, in the words that broadcasters use.

        What could not be checked has no source yet.
        """
        name = criteria.EDITORIAL if self.id == EDITORIAL else self.id
        return criteria.BELONGS.get(name, "sourcing")

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
        "error",
        "At least one origin contradicts the sentence and none entails it.",
    ),
    Rule(
        "disputed",
        "warning",
        "Origins disagree with each other: some entail the sentence, some contradict it.",
    ),
    Rule(
        "unsupported",
        "warning",
        "No origin entails or contradicts the sentence.",
    ),
    Rule(
        "not_checked",
        "note",
        "The sentence could not be judged; the reason is given.",
    ),
    Rule(
        "opinion",
        "warning",
        "The sentence states its writer's own view, which no reference states.",
    ),
    Rule("partial", "warning", "Only the named part of the sentence lacks support."),
    Rule(
        "altered_quote",
        "error",
        "The words of a quotation differ from those of every reference; the nearest are given.",
        (54, 69),
    ),
    Rule(
        "unsourced_quote",
        "warning",
        "No reference has the quotation or anything near it.",
    ),
    Rule(
        "misattributed_quote",
        "error",
        "A reference gives the words of a quotation to somebody else.",
        (1, 1),
    ),
    Rule(
        "number_mismatch",
        "error",
        "The evidence has another number in the place of this one.",
        (25, 33),
    ),
    Rule(
        "date_mismatch",
        "error",
        "The evidence has another date in the place of this one.",
        (4, 6),
    ),
    Rule(
        "name_mismatch",
        "error",
        "The evidence has another name in the place of this one, or two names changed places.",
        (6, 9),
    ),
    Rule(
        "negation",
        "error",
        "The evidence says the opposite.",
        (14, 18),
    ),
    Rule(
        "hedge_dropped",
        "warning",
        "What the evidence leaves open, as with “could”, is told as fact.",
        (12, 15),
    ),
    Rule(
        "attribution_dropped",
        "warning",
        "What is somebody's word in the evidence is told as fact.",
        (8, 10),
    ),
    Rule(
        EDITORIAL,
        "warning",
        "A paragraph whose claims are mostly unsupported and opinion, or that argues from "
        "unsupported claims to a view.",
    ),
)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
