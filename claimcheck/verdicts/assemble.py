"""The verdict and the result of every sentence, from what the stages say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.english.sentences import is_question
from claimcheck.records import (
    Document,
    Findings,
    Judgement,
    Part,
    ReferenceInfo,
    Sentence,
    SentenceResult,
)
from claimcheck.verdicts.lead_ins import is_lead_in
from claimcheck.verdicts.rules import (
    Assessment,
    asked,
    assess,
    flags,
    heed,
    led_in,
    not_checked,
    relevant,
)


@dataclass(frozen=True)
class Assessor:
    """Assesses claims by the origins of their references; ``reason`` says why none can be."""

    references: Sequence[ReferenceInfo]
    reason: str | None

    def of(
        self, judgements: Sequence[Sequence[Judgement]], findings: Sequence[Findings]
    ) -> list[Assessment]:
        """One assessment for each claim."""
        if self.reason:
            return [not_checked(self.reason)] * len(judgements)
        origin_of = {r.id: r.origin for r in self.references}
        return [
            heed(assess(row, origin_of), found)
            for row, found in zip(judgements, findings, strict=True)
        ]


@dataclass(frozen=True)
class Results:
    """Puts together what is known of each sentence of the article."""

    document: Document
    opinions: Sequence[float]
    opinion_threshold: float

    def of(
        self,
        assessments: Sequence[Assessment],
        judgements: Sequence[Sequence[Judgement]],
        findings: Sequence[Findings],
        parts: Sequence[tuple[Part, ...]],
    ) -> tuple[SentenceResult, ...]:
        """The result of every sentence; all arguments are of those that are no furniture."""
        rows = iter(zip(assessments, judgements, findings, parts, strict=True))
        aside = not_checked("furniture: no part of the story")
        return tuple(
            self._result(sentence, opinion, aside, (), Findings(), ())
            if sentence.role == "furniture"
            else self._result(sentence, opinion, *next(rows))
            for sentence, opinion in zip(self.document.sentences, self.opinions, strict=True)
        )

    def _result(
        self,
        sentence: Sentence,
        opinion: float,
        assessment: Assessment,
        judgements: Sequence[Judgement],
        findings: Findings,
        parts: tuple[Part, ...],
    ) -> SentenceResult:
        if is_question(sentence.text):
            assessment = asked(assessment, opinion >= self.opinion_threshold)
        elif self._leads_in(sentence):
            assessment = led_in(assessment, opinion >= self.opinion_threshold)
        findings = relevant(assessment, findings)
        return SentenceResult(
            index=sentence.index,
            paragraph=sentence.paragraph,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            role=sentence.role,
            verdict=assessment.verdict,
            confidence=assessment.confidence,
            support=assessment.support,
            opinion=opinion,
            reason=assessment.reason,
            flags=flags(assessment, opinion, self.opinion_threshold, findings, parts),
            parts=parts,
            judgements=tuple(judgements),
            quotes=findings.quotes,
            facts=findings.facts,
            contrasts=findings.contrasts,
        )

    def _leads_in(self, sentence: Sentence) -> bool:
        """Whether a sentence of the body only introduces what follows it."""
        followed = sentence.index + 1 < len(self.document.sentences)
        return sentence.role == "body" and followed and is_lead_in(sentence.text)
