"""The types that pass between the stages and make up a report. All are immutable.

``start`` and ``end`` are half-open character offsets into the cleaned text of the document that
the record belongs to (`Document.text`), so ``document.text[start:end]`` is the record's text.
Scores are floats from 0 to 1.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

ParagraphKind = Literal["reported", "editorial", "furniture", "headline"]
Role = Literal["body", "headline", "furniture"]
Label = Literal["entailment", "neutral", "contradiction"]
Verdict = Literal["supported", "contradicted", "disputed", "unsupported", "not_checked"]
QuoteStatus = Literal["verbatim", "altered", "misattributed", "unsourced"]
#: Somebody's words; a phrase that the writer puts at a distance; the name of a work.
QuotationKind = Literal["speech", "scare", "title"]
#: How a judgement was reached: the sentence stands in the reference word for word, or but for
#: articles and the like, or the NLI model judged it.
Method = Literal["exact", "near_exact", "nli"]

#: The order of an `Nli`'s columns.
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")
VERDICTS: tuple[Verdict, ...] = (
    "supported",
    "contradicted",
    "disputed",
    "unsupported",
    "not_checked",
)
#: Verdicts that ask an editor to look.
FLAGGED: frozenset[Verdict] = frozenset({"contradicted", "disputed", "unsupported"})

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document; ``end`` excludes the line break after it."""

    index: int
    start: int
    end: int
    kind: ParagraphKind = "reported"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document. ``paragraph`` is the index of the paragraph that holds it."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a text says speaks.

    ``mention`` is how the quotation's sentence calls the speaker ("he", "the mayor", "Lee");
    ``name`` is the fullest name that the text has for that person, None when it does not tell.
    """

    start: int
    end: int
    mention: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks. The offsets and ``text`` leave the marks out.

    Pieces of one ``utterance`` (a number) were said in one go: between them stands no more than a
    "he said" or a paragraph break.
    """

    start: int
    end: int
    text: str
    speaker: Speaker | None = None
    utterance: int = 0
    kind: QuotationKind = "speech"


@dataclass(frozen=True)
class Document:
    """A cleaned text with its paragraphs and sentences; furniture is marked, not removed."""

    id: str
    title: str | None
    text: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def sha256(self) -> str:
        """Digest of the cleaned text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def content(self) -> tuple[Sentence, ...]:
        """The sentences that are part of the story: body and headline, no furniture."""
        return tuple(s for s in self.sentences if s.role != "furniture")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A window of one to a few sentences of a reference; offsets are into that reference.

    ``similarity`` is the cosine between claim and window, clipped to 0..1.
    """

    start: int
    end: int
    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """Where in one reference to look for support of a claim.

    ``windows`` are disjoint, the most similar first. With a ``method`` other than ``nli`` there is
    one, and it says the claim.
    """

    claim: str
    reference: str
    method: Method
    windows: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the NLI model says of one pair; the three sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """One claim against one reference. ``reference`` is the reference's id.

    ``probabilities`` are those of all windows of ``evidence`` read together, in the reference's
    order, or beside a part of the claim where that is what they contradict; ``support`` is the
    calibrated probability that this reference supports the claim. A reference that has another
    figure, date or name where the claim's is in others has the label "contradiction", whatever the
    model made of it.
    """

    reference: str
    label: Label
    probabilities: Probabilities
    support: float
    method: Method
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a reference, named by the reference's id."""

    reference: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DiffPart:
    """One run of a word diff: what the article says (``insert``), what the reference said
    (``delete``), or both (``equal``).
    """

    op: Literal["equal", "insert", "delete"]
    text: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation of the article compared word for word with every reference.

    ``nearest`` is the passage of a reference that is most like it, absent when nothing is;
    ``diff`` turns that passage into the article's words, empty when they are the same.
    ``speaker`` is whom the article names, ``said_by`` whom the reference does in the place of that
    person when the quotation is misattributed.
    """

    start: int
    end: int
    text: str
    status: QuoteStatus
    nearest: Passage | None = None
    diff: tuple[DiffPart, ...] = ()
    speaker: str | None = None
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim with a verdict of its own."""

    start: int
    end: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date or name of the article and what the evidence has in its place.

    Where references disagree there is a ``match`` and, for each that has another value, a
    ``mismatch``.
    """

    kind: Literal["number", "date", "name"]
    start: int
    end: int
    text: str
    status: Literal["match", "mismatch", "absent"]
    reference: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words of the article whose sense differs from the evidence's on the same thing.

    ``text`` is what the article says (its offsets are the article's; empty at the place where a
    wording is missing), ``found`` the wording of the reference: the hedge that is gone, the
    attribution that is gone, or the opposite word.
    """

    flag: Literal["negation", "hedge_dropped", "attribution_dropped"]
    start: int
    end: int
    text: str
    reference: str
    found: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a sentence beside its judgements."""

    quotes: tuple[QuoteCheck, ...] = ()
    facts: tuple[Fact, ...] = ()
    contrasts: tuple[Contrast, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceResult:
    """All that is known of one sentence of the article.

    ``support`` is the calibrated probability that the references support it, ``confidence`` that
    of the verdict, ``opinion`` that the sentence states its writer's own view. ``reason`` says why
    a sentence is ``not_checked`` and is None otherwise. ``unsupported_spans`` are the words of an
    unsupported or contradicted sentence without a flag that most likely lack support, where some
    stand out.
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

    @property
    def flagged(self) -> bool:
        """Whether an editor should look at the sentence because of its verdict."""
        return self.role != "furniture" and self.verdict in FLAGGED


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """The article as it was checked; all offsets of the report slice ``text``."""

    id: str
    title: str | None
    sha256: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceInfo:
    """A reference that was used. References of one ``origin`` number are copies of one text."""

    id: str
    title: str | None
    sha256: str
    origin: int


#: Why a reference with the article's own text is skipped.
SAME_TEXT = "its text is the same as the article's: it may be the article under another name"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A reference that was handed over but not used, and why."""

    id: str
    reason: str


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

        Optional fields that are absent (``reason``, ``speaker``, ``said_by``, ``nearest``, ``diff``
        and a fact's ``reference`` and ``found``) are left out. Scores are rounded to four digits.
        """
        body = {"schema_version": SCHEMA_VERSION, "claimcheck": self.claimcheck}
        for name in ("models", "settings", "article", "references", "paragraphs", "sentences"):
            body[name] = _plain(getattr(self, name))
        body["omissions"] = _plain(self.omissions)
        body["skipped"] = _plain(self.skipped)
        body["summary"] = _plain(self.summary)
        body["timing"] = _plain(self.timing)
        return body


_OPTIONAL = frozenset({"reason", "speaker", "said_by", "nearest", "diff", "reference", "found"})


def _plain(value: Any) -> Any:
    """Turn records into dicts and lists, floats to four digits."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        items = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {k: _plain(v) for k, v in items if k not in _OPTIONAL or v not in (None, ())}
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value
