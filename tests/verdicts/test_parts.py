"""Which sentences are divided, and what their parts do to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from tiny import judgement

from claimcheck.progress import NoProgress
from claimcheck.records import Judgement, Label, ReferenceInfo, Sentence, Verdict
from claimcheck.verdicts.assemble import Assessor
from claimcheck.verdicts.parts import Divider
from claimcheck.verdicts.rules import Assessment

TEXT = "The ferry hit the old quay on Monday, and the mayor of the town danced all night long."
SENTENCE = Sentence(0, 0, 10, 10 + len(TEXT), TEXT)


@dataclass
class PartJudge:
    """Gives each part the next of ``answers``: a label and its support."""

    answers: Sequence[tuple[Label, float]]
    threshold: float = 0.4
    sure: float = 0.7
    hopeless: float = 0.25
    asked: list[str] = field(default_factory=list)

    def judge(
        self, candidates: list[Any], progress: Any, origins: Any, *, further: bool
    ) -> list[list[Judgement]]:
        assert not further, "contradictions were looked for in the whole"
        self.asked += candidates
        return [
            [judgement("r", label, support, 0.0)]
            for _, (label, support) in zip(candidates, self.answers, strict=False)
        ]


def divide(
    verdict: Verdict, support: float, *answers: tuple[Label, float]
) -> tuple[Assessment, list[tuple[str, str]], int]:
    """The amended assessment, the parts that are shown, and how many were judged."""
    parts = PartJudge(answers)
    divider = Divider(
        judge=parts,  # type: ignore[arg-type]
        search=SimpleNamespace(candidates=list),  # type: ignore[arg-type]
        assessor=Assessor([ReferenceInfo("r", None, "0", 0)], None),
        progress=NoProgress(),
    )
    (found,), (shown,) = divider.divide([SENTENCE], [Assessment(verdict, support, support)])
    texts = [(TEXT[p.start - 10 : p.end - 10], p.verdict) for p in shown]
    return found, texts, len(parts.asked)


HALVES = (
    "The ferry hit the old quay on Monday, and",
    "the mayor of the town danced all night long.",
)


def test_a_weakly_supported_sentence_loses_its_support_to_a_part_that_has_none():
    found, shown, _ = divide("supported", 0.5, ("entailment", 0.8), ("neutral", 0.1))
    assert found == Assessment("unsupported", 0.9, 0.5)
    assert shown == [(HALVES[0], "supported"), (HALVES[1], "unsupported")]


def test_a_part_with_some_support_changes_nothing():
    found, shown, asked = divide("supported", 0.5, ("entailment", 0.8), ("neutral", 0.3))
    assert (found.verdict, shown, asked) == ("supported", [], 2)


@pytest.mark.parametrize(
    ("verdict", "support", "asked"),
    [
        ("supported", 0.54, 2),
        ("supported", 0.56, 0),  # nearer to sure than to the threshold
        ("supported", 1.0, 0),
        ("unsupported", 0.1, 2),
        ("contradicted", 0.1, 2),
        ("disputed", 0.5, 0),
        ("not_checked", 0.0, 0),
    ],
)
def test_what_is_divided(verdict: Verdict, support: float, asked: int):
    answers: list[tuple[Label, float]] = [("entailment", 0.8), ("entailment", 0.8)]
    found, shown, count = divide(verdict, support, *answers)
    assert (found.verdict, shown, count) == (verdict, [], asked)


def test_a_flagged_sentence_keeps_its_verdict_and_shows_its_parts():
    found, shown, _ = divide("contradicted", 0.1, ("neutral", 0.3), ("entailment", 0.8))
    assert found.verdict == "contradicted"
    assert [verdict for _, verdict in shown] == ["unsupported", "supported"]
