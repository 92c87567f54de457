"""Reports built by hand for the tests of renderers and their users; the story is invented."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from claimcheck.records import (
    SAME_TEXT,
    ArticleInfo,
    Contrast,
    DiffPart,
    Evidence,
    Fact,
    Judgement,
    Label,
    Omission,
    Paragraph,
    ParagraphKind,
    Part,
    Passage,
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


def make_report() -> Report:
    """A report with one of every verdict, role, paragraph kind, quote status and flag."""
    story = Builder()
    story.paragraph(_headline(), kind="headline")
    story.paragraph(_closing(), _cost())
    story.paragraph(_night_boat(), _mayor())
    story.paragraph(
        {"text": "Photograph: Tarn Harbour Office", "verdict": "not_checked", "role": "furniture"},
        kind="furniture",
    )
    story.paragraph(
        {"text": "Sign up for our evening letter.", "verdict": "not_checked", "role": "furniture"},
        kind="furniture",
    )
    story.paragraph(_small_boat(), _opened(), _schools())
    story.paragraph(_goodbye(), _may(), _bridge(), _inspectors())
    story.paragraph(*_editorial(), kind="editorial")
    story.paragraph(
        {
            "text": "Ferja kjem att når skroget er sveist.",
            "verdict": "not_checked",
            "confidence": 0.0,
            "support": 0.0,
            "reason": "not English: the NLI model in use reads English only",
        }
    )
    left_out = "The yard has not been paid for last year's work, its owner said."
    return story.report(
        "Tarn Island ferry to stop for ten weeks",
        (Omission(left_out, ("island-gazette", "north-radio")),),
    )


def make_plain_report(text: str, *, verdict: Verdict = "contradicted") -> Report:
    """A report in which ``text`` stands everywhere that a foreign text can stand."""
    story = Builder()
    story.paragraph(
        {
            "text": text,
            "verdict": verdict,
            "reason": text if verdict == "not_checked" else None,
            "flags": ("partial", "altered_quote", "name_mismatch", "negation"),
            "part_verdicts": ((text, "unsupported"),),
            "judgements": (judgement(text, "contradiction", text),),
            "quotes": (
                (
                    text,
                    {
                        "status": "altered",
                        "nearest": Passage(text, 0, len(text), text),
                        "diff": (DiffPart("delete", text), DiffPart("insert", text)),
                        "speaker": text,
                    },
                ),
            ),
            "facts": (
                (text, {"kind": "name", "status": "mismatch", "reference": text, "found": text}),
            ),
            "contrasts": ((text, {"flag": "negation", "reference": text, "found": text}),),
        }
    )
    story.paragraph({"text": text, "verdict": "not_checked", "role": "furniture"}, kind="furniture")
    report = story.report(text, (Omission(text, (text,)),))
    return replace(
        report,
        models=dict.fromkeys(MODELS, text),
        settings={"note": text},
        article=replace(report.article, id=text, language=text),
        references=(ReferenceInfo(text, text, digest(text), 0),),
        skipped=(Skipped(text, text),),
    )


def _headline() -> dict[str, Any]:
    return {
        "text": "Tarn Island ferry to stop for ten weeks",
        "verdict": "supported",
        "role": "headline",
        "confidence": 0.94,
        "support": 0.94,
        "judgements": (
            judgement(
                "harbour-post", "entailment", "The ferry will be away for ten weeks.", p=0.94
            ),
            judgement("coast-wire", "entailment", "The ferry will be away for ten weeks.", p=0.94),
            judgement("island-gazette", "entailment", "For ten weeks there is no ferry.", p=0.91),
            judgement("north-radio", "neutral", "The hull needs new plates.", p=0.7),
        ),
    }


def _closing() -> dict[str, Any]:
    text = (
        "The ferry to Tarn Island will stop on 3 March while its hull is repaired, the port said."
    )
    return {
        "text": text,
        "verdict": "supported",
        "confidence": 0.99,
        "support": 0.99,
        "judgements": (
            judgement("harbour-post", "entailment", text, p=0.99, similarity=1.0, method="exact"),
            judgement(
                "coast-wire",
                "entailment",
                text.replace("The ferry", "A ferry"),
                p=0.98,
                similarity=0.99,
                method="near_exact",
            ),
            judgement("island-gazette", "entailment", "From 3 March the boat is in dock.", p=0.88),
            judgement("north-radio", "entailment", "Repairs to the hull start on 3 March.", p=0.86),
        ),
        "facts": (("3 March", {"kind": "date", "status": "match", "reference": "harbour-post"}),),
    }


def _cost() -> dict[str, Any]:
    evidence = "The port puts the cost of the work at 4.2 million crowns."
    return {
        "text": "The work will cost 6.2 million crowns.",
        "verdict": "contradicted",
        "confidence": 0.95,
        "support": 0.03,
        "flags": ("number_mismatch",),
        "judgements": (
            judgement(
                "harbour-post", "contradiction", evidence, p=0.95, similarity=0.88, start=210
            ),
            judgement("north-radio", "neutral", "The hull needs new plates.", similarity=0.41),
        ),
        "facts": (
            (
                "6.2 million",
                {
                    "kind": "number",
                    "status": "mismatch",
                    "reference": "harbour-post",
                    "found": "4.2 million",
                },
            ),
        ),
    }


def _night_boat() -> dict[str, Any]:
    said = "We will keep a night boat for urgent patients"
    return {
        "text": "“We will always keep a night boat for patients,” harbour master Ida Lunde said.",
        "verdict": "supported",
        "confidence": 0.83,
        "support": 0.83,
        "flags": ("altered_quote",),
        "judgements": (
            judgement("harbour-post", "entailment", f"“{said},” said Ida Lunde.", p=0.83),
            judgement("coast-wire", "entailment", f"“{said},” said Ida Lunde.", p=0.82),
        ),
        "quotes": (
            (
                "We will always keep a night boat for patients,",
                {
                    "status": "altered",
                    "speaker": "Ida Lunde",
                    "nearest": Passage("harbour-post", 401, 401 + len(said), said),
                    "diff": (
                        DiffPart("equal", "We will"),
                        DiffPart("insert", "always"),
                        DiffPart("equal", "keep a night boat for"),
                        DiffPart("delete", "urgent"),
                        DiffPart("equal", "patients"),
                    ),
                },
            ),
        ),
    }


def _mayor() -> dict[str, Any]:
    said = "Nobody asked us,"
    return {
        "text": f"“{said}” said the mayor, Jon Berg.",
        "verdict": "contradicted",
        "confidence": 0.8,
        "support": 0.2,
        "flags": ("misattributed_quote", "name_mismatch"),
        "judgements": (
            judgement("island-gazette", "contradiction", f"“{said}” said teacher Asta Moe.", p=0.8),
        ),
        "quotes": (
            (
                said,
                {
                    "status": "misattributed",
                    "speaker": "Jon Berg",
                    "said_by": "Asta Moe",
                    "nearest": Passage("island-gazette", 90, 90 + len(said), said),
                },
            ),
        ),
        "facts": (
            (
                "Jon Berg",
                {
                    "kind": "name",
                    "status": "mismatch",
                    "reference": "island-gazette",
                    "found": "Asta Moe",
                },
            ),
        ),
    }


def _small_boat() -> dict[str, Any]:
    return {
        "text": "A smaller boat will carry post and up to 40 people a day.",
        "verdict": "disputed",
        "confidence": 0.7,
        "support": 0.55,
        "judgements": (
            judgement(
                "island-gazette", "entailment", "A launch will take 40 people daily.", p=0.81
            ),
            judgement("north-radio", "contradiction", "The launch seats only 12 a day.", p=0.77),
        ),
    }


def _opened() -> dict[str, Any]:
    return {
        "text": "The crossing opened in 1931.",
        "verdict": "contradicted",
        "confidence": 0.9,
        "flags": ("date_mismatch",),
        "judgements": (
            judgement("coast-wire", "contradiction", "The crossing dates from 1951.", p=0.9),
        ),
        "facts": (
            (
                "1931",
                {"kind": "date", "status": "mismatch", "reference": "coast-wire", "found": "1951"},
            ),
        ),
    }


def _schools() -> dict[str, Any]:
    return {
        "text": "Buses will run to the north pier, and three schools have closed.",
        "verdict": "unsupported",
        "confidence": 0.85,
        "flags": ("partial",),
        "part_verdicts": (
            ("Buses will run to the north pier", "supported"),
            ("three schools have closed", "unsupported"),
        ),
        "judgements": (judgement("north-radio", "neutral", "Buses go to the north pier.", p=0.85),),
        "facts": (("three", {"kind": "number", "status": "absent"}),),
    }


def _goodbye() -> dict[str, Any]:
    return {
        "text": "One islander called it “a slow goodbye”.",
        "verdict": "unsupported",
        "flags": ("unsourced_quote",),
        "judgements": (
            judgement("island-gazette", "neutral", "Islanders were angry.", similarity=0.38),
        ),
        "quotes": (("a slow goodbye", {"status": "unsourced", "speaker": "One islander"}),),
    }


def _may() -> dict[str, Any]:
    return {
        "text": "The repairs end in May.",
        "verdict": "unsupported",
        "confidence": 0.75,
        "flags": ("hedge_dropped", "attribution_dropped"),
        "judgements": (
            judgement(
                "harbour-post", "neutral", "The repairs may end in May, the yard said.", p=0.6
            ),
        ),
        "contrasts": (
            (
                "end",
                {"flag": "hedge_dropped", "reference": "harbour-post", "found": "may end"},
            ),
            (
                "",
                {
                    "flag": "attribution_dropped",
                    "reference": "harbour-post",
                    "found": "the yard said",
                },
            ),
        ),
    }


def _bridge() -> dict[str, Any]:
    return {
        "text": "The port has not ruled out a bridge.",
        "verdict": "contradicted",
        "confidence": 0.97,
        "flags": ("negation",),
        "judgements": (
            judgement("harbour-post", "contradiction", "The port has ruled out a bridge.", p=0.97),
        ),
        "contrasts": (
            (
                "has not ruled out",
                {"flag": "negation", "reference": "harbour-post", "found": "has ruled out"},
            ),
        ),
    }


def _inspectors() -> dict[str, Any]:
    """A sentence that no finding explains, with long evidence of two windows."""
    long = (
        "The yard works in two shifts, and its foreman told the island council last week that the "
        "plates under the car deck had to be cut out one by one, since nobody had kept drawings of "
        "the hull after the ferry was lengthened, so each new plate is measured on the spot."
    )
    near = judgement("north-radio", "neutral", long, p=0.88, similarity=0.52, start=40)
    far = judgement("north-radio", "neutral", "The hull needs new plates.", similarity=0.31)
    return {
        "text": "Inspectors from Hallsund Maritime found 14 cracks in the hull.",
        "verdict": "unsupported",
        "weak": ("Hallsund Maritime", "14 cracks"),
        "confidence": 0.88,
        "judgements": (replace(near, evidence=(*far.evidence, *near.evidence)),),
        "facts": (
            ("Hallsund Maritime", {"kind": "name", "status": "absent"}),
            ("14", {"kind": "number", "status": "absent"}),
        ),
    }


def _editorial() -> tuple[dict[str, Any], ...]:
    texts = (
        "This is what contempt for small places looks like.",
        "The minister should resign before the first boat sails.",
    )
    return tuple(
        {
            "text": text,
            "verdict": "unsupported",
            "confidence": 0.96,
            "opinion": 0.97,
            "flags": ("opinion",),
            "judgements": (
                judgement("north-radio", "neutral", "The minister has not commented.", p=0.9),
            ),
        }
        for text in texts
    )
