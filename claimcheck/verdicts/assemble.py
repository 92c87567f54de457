"""The result of every sentence, from the decision on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.english.sentences import is_question
from claimcheck.records import Document, Sentence, SentenceResult
from claimcheck.verdicts.claims import Claim, Form
from claimcheck.verdicts.lead_ins import is_lead_in, is_topic
from claimcheck.verdicts.rules import decide

#: Words of a topic that is a noun with its article, which can voice no view.
_BARE = 2
_FURNITURE = Claim((), {}, unjudged="furniture: no part of the story")


@dataclass(frozen=True)
class Results:
    """Puts together what is known of each sentence of the article.

    Attributes:
        document: the article.
        opinions: for each sentence the probability that it states its writer's own view.
        opinion_threshold: probability from which on a sentence counts as opinion.
    """

    document: Document
    opinions: Sequence[float]
    opinion_threshold: float

    def of(self, claims: Sequence[Claim]) -> tuple[SentenceResult, ...]:
        """The result of every sentence; ``claims`` are of those that are no furniture."""
        rows = iter(claims)
        return tuple(
            self._result(
                sentence, opinion, _FURNITURE if sentence.role == "furniture" else next(rows)
            )
            for sentence, opinion in zip(self.document.sentences, self.opinions, strict=True)
        )

    def _result(self, sentence: Sentence, opinion: float, claim: Claim) -> SentenceResult:
        states_view = opinion >= self.opinion_threshold
        decision = decide(replace(claim, opinion=states_view, form=self._form(sentence)))
        return SentenceResult(
            index=sentence.index,
            paragraph=sentence.paragraph,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            role=sentence.role,
            verdict=decision.verdict,
            confidence=decision.confidence,
            support=decision.support,
            opinion=opinion,
            reason=decision.reason,
            flags=decision.flags,
            parts=decision.parts,
            judgements=decision.judgements,
            quotes=decision.findings.quotes,
            facts=decision.findings.facts,
            contrasts=decision.findings.contrasts,
        )

    def _form(self, sentence: Sentence) -> Form:
        """What a sentence is; a line of the body that nothing follows leads nowhere."""
        if is_question(sentence.text):
            return "question"
        followed = sentence.index + 1 < len(self.document.sentences)
        if not followed or sentence.role != "body":
            return "statement"
        topic = self._alone(sentence) and is_topic(sentence.text)
        if topic and len(sentence.text.split()) == _BARE:
            return "topic"
        return "lead_in" if topic or is_lead_in(sentence.text) else "statement"

    def _alone(self, sentence: Sentence) -> bool:
        """Whether a sentence is a paragraph of its own."""
        paragraph = self.document.paragraphs[sentence.paragraph]
        return (paragraph.start, paragraph.end) == (sentence.start, sentence.end)
