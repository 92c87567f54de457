"""The quotations of an article checked against those of its references."""

from __future__ import annotations

from tiny import HashEncoder

from claimcheck.checks.nearest_quote import QuoteSource
from claimcheck.checks.quotes import QuoteChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import Document, QuoteCheck


def source(document: Document, encoder: HashEncoder) -> QuoteSource:
    """What a reference says, with the vectors of its quotations."""
    document = with_quotations(document)
    return QuoteSource(Spoken(document), encoder.encode([q.text for q in document.quotations]))


def check_article(article: str, *references: str) -> list[QuoteCheck]:
    """Check every quotation of an article, a paragraph a line."""
    encoder = HashEncoder()
    sources = [source(plain_document(f"r{n}", t), encoder) for n, t in enumerate(references)]
    checker = QuoteChecker(sources)
    return [
        checker.check(q, encoder.encode([q.text])[0], [])
        for q in with_quotations(plain_document("article", article)).quotations
    ]


def statuses(article: str, *references: str) -> list[str]:
    """The statuses alone."""
    return [found.status for found in check_article(article, *references)]
