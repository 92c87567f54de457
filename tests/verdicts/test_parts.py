"""Which sentences are divided, and which parts are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from claims import SAID, claim, contradicts, entails
from tiny import judgement

from claimcheck.judging.in_context import Wording
from claimcheck.progress import NoProgress
from claimcheck.records import Judgement, Label, Sentence
from claimcheck.verdicts.claims import Decision
from claimcheck.verdicts.parts import Divider
from claimcheck.verdicts.rules import decide

TEXT = "The ferry hit the old quay on Monday, and the mayor of the town danced all night long."
SENTENCE = Sentence(0, 0, 10, 10 + len(TEXT), TEXT)


@dataclass
class PartJudge:
    """Gives each part the next of ``answers``: a label and its support."""

    answers: Sequence[tuple[Label, float]]
    most_references: int = 100
    asked: list[Any] = field(default_factory=list)

    def judge(
        self, candidates: list[Any], progress: Any, origins: Any, *, further: bool
    ) -> list[list[Judgement]]:
        assert not further, "contradictions were looked for in the whole"
        self.asked += candidates
        return [
            [judgement("x", label, support, 0.0)]
            for _, (label, support) in zip(candidates, self.answers, strict=False)
        ]


def divide(
    judgements: list[Judgement], *answers: tuple[Label, float]
) -> tuple[Decision, list[tuple[str, str]], int]:
    """The decision on a claim with its parts, those that are shown, and how many were judged."""
    judge = PartJudge(answers)
    divider = Divider(
        judge=judge,  # type: ignore[arg-type]
        search=SimpleNamespace(candidates=lambda texts: [() for _ in texts]),  # type: ignore[arg-type]
        origins={"x": 0},
        progress=NoProgress(),
    )
    (divided,) = divider.divide([SENTENCE], [Wording(SENTENCE.text)], [claim(judgements)])
    found = decide(divided)
    texts = [(TEXT[p.start - 10 : p.end - 10], p.verdict) for p in found.parts]
    return found, texts, len(judge.asked)


HALVES = (
    "The ferry hit the old quay on Monday, and",
    "the mayor of the town danced all night long.",
)


@pytest.mark.parametrize(
    ("judgements", "asked"),
    [
        ([entails("x", 0.5)], 0),
        (SAID["unsupported"], 2),
        (SAID["contradicted"], 2),
        (SAID["disputed"], 0),
        (SAID["not_checked"], 0),
    ],
)
def test_what_is_divided(judgements: list[Judgement], asked: int):
    answers: list[tuple[Label, float]] = [("entailment", 0.8), ("entailment", 0.8)]
    found, shown, count = divide(judgements, *answers)
    assert (found, shown, count) == (decide(claim(judgements)), [], asked)


def test_a_flagged_sentence_keeps_its_verdict_and_shows_its_parts():
    found, shown, _ = divide([contradicts("x")], ("neutral", 0.3), ("entailment", 0.8))
    assert found.verdict == "contradicted"
    assert [verdict for _, verdict in shown] == ["unsupported", "supported"]
