"""Dividing sentences: which part of a claim lacks support.

A flagged sentence is divided to show what it rests on. So is one that is supported weakly, for a
model that reads the whole may miss that a half of it is nowhere told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.english.clauses import ClausePart, parts_of
from claimcheck.judging.cascade import Judge
from claimcheck.progress import Progress
from claimcheck.records import Findings, Part, Sentence
from claimcheck.retrieval.search import Search
from claimcheck.verdicts.assemble import Assessor
from claimcheck.verdicts.rules import DIVIDED, Assessment, partly


@dataclass(frozen=True)
class Divider:
    """Judges the parts of sentences.

    Attributes:
        judge: of sentences and parts, by whose thresholds support is weak.
        search: where to look for evidence.
        assessor: makes assessments of judgements.
        progress: told how far the judging has come.
    """

    judge: Judge
    search: Search
    assessor: Assessor
    progress: Progress

    @property
    def weak(self) -> float:
        """Support below which a sentence is supported weakly: nearer to the threshold than sure."""
        return (self.judge.threshold + self.judge.sure) / 2

    def divide(
        self, sentences: Sequence[Sentence], assessments: Sequence[Assessment]
    ) -> tuple[list[Assessment], list[tuple[Part, ...]]]:
        """The assessments with those of partly supported sentences amended, and the parts.

        Where all parts are alike, the division tells nothing and there are none.
        """
        divided = [
            parts_of(sentence.text) if self._worth(assessment) else ()
            for sentence, assessment in zip(sentences, assessments, strict=True)
        ]
        verdicts = self._judged(divided)
        amended, shown = [], []
        for sentence, assessment, parts in zip(sentences, assessments, divided, strict=True):
            found = [next(verdicts) for _ in parts]
            if assessment.verdict == "supported":
                assessment = partly(assessment, found, self.judge.hopeless)
            amended.append(assessment)
            shown.append(_told_apart(sentence.start, assessment, parts, found))
        return amended, shown

    def _worth(self, assessment: Assessment) -> bool:
        weak = assessment.verdict == "supported" and assessment.support < self.weak
        return weak or assessment.verdict in DIVIDED

    def _judged(self, divided: Sequence[Sequence[ClausePart]]) -> Iterator[Assessment]:
        """The assessment of every part in order."""
        claims = [part.claim for parts in divided for part in parts]
        numbers = [reference.origin for reference in self.assessor.references]
        # The parts are those of sentences that were searched for contradictions already.
        judged = self.judge.judge(
            self.search.candidates(claims), self.progress, numbers, further=False
        )
        return iter(self.assessor.of(judged, [Findings()] * len(judged)))


def _told_apart(
    start: int, whole: Assessment, parts: Sequence[ClausePart], found: Sequence[Assessment]
) -> tuple[Part, ...]:
    """The parts of a sentence that begins at ``start``, where they tell what a flag rests on."""
    alike = len({judged.verdict == "supported" for judged in found}) < 2
    if alike or whole.verdict == "supported":
        return ()
    return tuple(
        Part(start + part.start, start + part.end, judged.verdict)
        for part, judged in zip(parts, found, strict=True)
    )
