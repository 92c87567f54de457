"""The report on one article."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimcheck.records.codec import plain
from claimcheck.records.document import Paragraph, Role
from claimcheck.records.finding import Contrast, Fact, Part, QuoteCheck, Span
from claimcheck.records.judgement import FLAGGED, Judgement, Verdict
from claimcheck.records.source import SourceInfo, SourceSpan

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class SentenceResult:
    """All that is known of one sentence of the article.

    ``support`` is the calibrated probability that the references support it, ``confidence`` that
    of the verdict, ``opinion`` that the sentence states its writer's own view. ``reason`` says why
    a sentence is ``not_checked`` and is None otherwise. ``unsupported_spans`` are the words of an
    unsupported or contradicted sentence without a flag that most likely lack support, where some
    stand out. ``given`` is where the sentence stands in what was given, None where that is not
    known; findings have theirs.
    Furniture is never checked.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    role: Role
    verdict: Verdict
    confidence: float
    support: float
    opinion: float
    reason: str | None = None
    flags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    unsupported_spans: tuple[Span, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    quotes: tuple[QuoteCheck, ...] = ()
    facts: tuple[Fact, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    given: SourceSpan | None = None

    @property
    def flagged(self) -> bool:
        """Whether an editor should look at the sentence because of its verdict."""
        return self.role != "furniture" and self.verdict in FLAGGED


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """The article as it was checked; the offsets of the report slice ``text``.

    ``given`` is what it was read from, where offsets can be given in it, too; ``outlet`` and
    ``date`` (ISO 8601) are who published it and when, where its source says so.
    """

    id: str
    title: str | None
    sha256: str
    language: str
    text: str
    given: SourceInfo | None = None
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceInfo:
    """A reference that was used. References of one ``origin`` number are copies of one text.

    ``outlet`` and ``date`` are as in `ArticleInfo`.
    """

    id: str
    title: str | None
    sha256: str
    origin: int
    outlet: str | None = None
    date: str | None = None


#: Why a reference with the article's own text is skipped.
SAME_TEXT = "its text is the same as the article's: it may be the article under another name"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A reference that was handed over but not used, and why.

    ``partly`` is True for a text, the article too, of which only a part was not read.
    """

    id: str
    reason: str
    partly: bool | None = None

    def __str__(self) -> str:
        if self.partly:
            return f"read in part: {self.id} ({self.reason})"
        return f"reference not used: {self.id} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Omission:
    """What the references report and the article leaves out."""

    text: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the sentences of the article.

    ``sentences`` counts body and headline sentences, ``checked`` those of them with a verdict
    other than ``not_checked``; ``support_rate`` is supported / checked, None when nothing was.
    """

    sentences: int
    checked: int
    supported: int
    contradicted: int
    disputed: int
    unsupported: int
    not_checked: int
    furniture: int
    opinion: int
    altered_quotes: int
    support_rate: float | None
    editorial_paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """The result of checking one article against its references."""

    claimcheck: str
    models: dict[str, str]
    settings: dict[str, Any]
    article: ArticleInfo
    references: tuple[ReferenceInfo, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[SentenceResult, ...]
    omissions: tuple[Omission, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    #: Wall-clock seconds of each stage; the only field that differs between equal runs.
    timing: dict[str, float] = dataclasses.field(default_factory=dict)

    @cached_property
    def summary(self) -> Summary:
        """Counts derived from the sentences and paragraphs."""
        content = [s for s in self.sentences if s.role != "furniture"]
        verdicts = Counter(s.verdict for s in content)
        checked = len(content) - verdicts["not_checked"]
        return Summary(
            sentences=len(content),
            checked=checked,
            supported=verdicts["supported"],
            contradicted=verdicts["contradicted"],
            disputed=verdicts["disputed"],
            unsupported=verdicts["unsupported"],
            not_checked=verdicts["not_checked"],
            furniture=len(self.sentences) - len(content),
            opinion=sum("opinion" in s.flags for s in content),
            altered_quotes=sum(q.status == "altered" for s in content for q in s.quotes),
            support_rate=round(verdicts["supported"] / checked, 4) if checked else None,
            editorial_paragraphs=tuple(p.index for p in self.paragraphs if p.kind == "editorial"),
        )

    @property
    def flagged(self) -> tuple[SentenceResult, ...]:
        """The sentences whose verdict asks an editor to look, in the article's order."""
        return tuple(s for s in self.sentences if s.flagged)

    @property
    def copies(self) -> tuple[ReferenceInfo, ...]:
        """The references that were used though their text is the article's."""
        return tuple(r for r in self.references if r.sha256 == self.article.sha256)

    @property
    def origins(self) -> int:
        """How many independent texts the references are."""
        return len({reference.origin for reference in self.references})

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data in the documented order of fields, ready for JSON.

        Optional fields that are absent (``outlet``, ``date``, ``reason``, ``speaker``, ``said_by``,
        ``nearest``, ``diff``, ``given`` and a fact's ``reference`` and ``found``) are left out.
        Scores are rounded to four digits.
        """
        body = {"schema_version": SCHEMA_VERSION, "claimcheck": self.claimcheck}
        for name in ("models", "settings", "article", "references", "paragraphs", "sentences"):
            body[name] = plain(getattr(self, name))
        body["omissions"] = plain(self.omissions)
        body["skipped"] = plain(self.skipped)
        body["summary"] = plain(self.summary)
        body["timing"] = plain(self.timing)
        return body
