"""The types that pass between the stages and make up a report. All are immutable.

``start`` and ``end`` are half-open character offsets into the cleaned text of the document that
the record belongs to (`Document.text`), so ``document.text[start:end]`` is the record's text.
Scores are floats from 0 to 1.
"""

from claimcheck.records.document import (
    Document,
    Paragraph,
    ParagraphKind,
    Quotation,
    QuotationKind,
    QuotedSpan,
    Role,
    Sentence,
    Speaker,
)
from claimcheck.records.finding import (
    Contrast,
    DiffPart,
    Fact,
    FactStatus,
    Findings,
    Part,
    Passage,
    QuoteCheck,
    QuoteStatus,
    Span,
)
from claimcheck.records.judgement import (
    FLAGGED,
    LABELS,
    VERDICTS,
    Candidates,
    Evidence,
    Judgement,
    Label,
    Method,
    Probabilities,
    Verdict,
)
from claimcheck.records.report import (
    SAME_TEXT,
    SCHEMA_VERSION,
    ArticleInfo,
    Omission,
    ReferenceInfo,
    Report,
    SentenceResult,
    Skipped,
    Summary,
)

__all__ = [
    "FLAGGED",
    "LABELS",
    "SAME_TEXT",
    "SCHEMA_VERSION",
    "VERDICTS",
    "ArticleInfo",
    "Candidates",
    "Contrast",
    "DiffPart",
    "Document",
    "Evidence",
    "Fact",
    "FactStatus",
    "Findings",
    "Judgement",
    "Label",
    "Method",
    "Omission",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Passage",
    "Probabilities",
    "Quotation",
    "QuotationKind",
    "QuoteCheck",
    "QuoteStatus",
    "QuotedSpan",
    "ReferenceInfo",
    "Report",
    "Role",
    "Sentence",
    "SentenceResult",
    "Skipped",
    "Span",
    "Speaker",
    "Summary",
    "Verdict",
]
