"""Reports laid out paragraph by paragraph, so that every offset is true."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from claimcheck.english.sentences import split_sentences
from claimcheck.english.word_alignment import Said, said
from claimcheck.records import (
    SAME_TEXT,
    ArticleInfo,
    Contrast,
    Evidence,
    Fact,
    Judgement,
    Label,
    Omission,
    Paragraph,
    ParagraphKind,
    Part,
    Probabilities,
    QuoteCheck,
    ReferenceInfo,
    Report,
    Role,
    SentenceResult,
    Skipped,
    Span,
    Verdict,
)

MODELS = {
    "encoder": "tiny-encoder@1",
    "nli": "tiny-nli@1",
    "nli_fast": "tiny-nli-fast@1",
    "opinion": "tiny-opinion@1",
    "calibrator": "tiny-calibrator@1",
}
REFERENCES = (("harbour-post", 0), ("coast-wire", 0), ("island-gazette", 1), ("north-radio", 2))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def judgement(
    reference: str,
    label: Label,
    evidence: str,
    *,
    p: float = 0.9,
    similarity: float = 0.8,
    method: str = "nli",
    start: int = 0,
) -> Judgement:
    """A judgement whose ``label`` has probability ``p`` and the other two share the rest."""
    shares = dict.fromkeys(("entailment", "neutral", "contradiction"), (1 - p) / 2)
    shares[label] = p
    window = Evidence(start, start + len(evidence), evidence, similarity)
    support = shares["entailment"]
    return Judgement(reference, label, Probabilities(**shares), support, method, (window,))


def told(reference: str, text: str) -> list[Said]:
    """The sentences of a reference as the checks of wording take them."""
    return [said(reference, text[start:end]) for start, end in split_sentences(text)]


@dataclass
class Builder:
    """Lays out an article paragraph by paragraph, so that every offset is true."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    sentences: list[SentenceResult] = field(default_factory=list)

    def paragraph(self, *sentences: dict[str, Any], kind: ParagraphKind = "reported") -> None:
        self.text += "\n\n" if self.text else ""
        index, start = len(self.paragraphs), len(self.text)
        for position, given in enumerate(sentences):
            self.text += " " if position else ""
            self.sentences.append(self._sentence(index, **given))
        self.paragraphs.append(Paragraph(index, start, len(self.text), kind))

    def _sentence(
        self,
        paragraph: int,
        text: str,
        verdict: Verdict,
        *,
        role: Role = "body",
        confidence: float = 0.9,
        support: float = 0.1,
        opinion: float = 0.05,
        part_verdicts: tuple[tuple[str, Verdict], ...] = (),
        weak: tuple[str, ...] = (),
        quotes: tuple[tuple[str, dict[str, Any]], ...] = (),
        facts: tuple[tuple[str, dict[str, Any]], ...] = (),
        contrasts: tuple[tuple[str, dict[str, Any]], ...] = (),
        **rest: Any,
    ) -> SentenceResult:
        start = len(self.text)
        self.text += text

        def span(words: str) -> dict[str, Any]:
            offset = start + text.index(words)
            return {"start": offset, "end": offset + len(words)}

        return SentenceResult(
            index=len(self.sentences),
            paragraph=paragraph,
            start=start,
            end=len(self.text),
            text=text,
            role=role,
            verdict=verdict,
            confidence=confidence,
            support=support,
            opinion=opinion,
            parts=tuple(Part(**span(words), verdict=v) for words, v in part_verdicts),
            unsupported_spans=tuple(Span(**span(words)) for words in weak),
            quotes=tuple(QuoteCheck(**span(words), text=words, **q) for words, q in quotes),
            facts=tuple(Fact(**span(words), text=words, **f) for words, f in facts),
            contrasts=tuple(Contrast(**span(words), text=words, **c) for words, c in contrasts),
            **rest,
        )

    def report(self, title: str | None, omissions: tuple[Omission, ...] = ()) -> Report:
        return Report(
            claimcheck="0.1.0",
            models=dict(MODELS),
            settings={"mode": "standard", "preset": "balanced", "windows": 3, "threads": 1},
            article=ArticleInfo("tarn-ferry", title, digest(self.text), "en", self.text),
            references=tuple(
                ReferenceInfo(name, f"Ferry story of {name}", digest(name), origin)
                for name, origin in REFERENCES
            ),
            paragraphs=tuple(self.paragraphs),
            sentences=tuple(self.sentences),
            omissions=omissions,
            skipped=(Skipped("own-copy", SAME_TEXT),),
            timing={"match": 0.21, "judge": 0.9},
        )
