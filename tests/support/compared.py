"""The facts of invented claims against references that are evidence whole."""

from __future__ import annotations

from claimcheck.checks.facts import FactChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import Document, Evidence, Fact, Judgement, Label, Probabilities


def judgement(document: Document, label: Label = "neutral") -> Judgement:
    """A judgement whose evidence is the whole document."""
    evidence = Evidence(0, len(document.text), document.text, 0.8)
    return Judgement(document.id, label, Probabilities(0.2, 0.6, 0.2), 0.2, "nli", (evidence,))


def compare(
    claim: str, *references: str, dateline: str = "", label: Label = "neutral"
) -> tuple[Fact, ...]:
    """The facts of a claim against references that are evidence whole."""
    article = plain_document("article", f"{dateline}\n{claim}")
    documents = [
        plain_document(f"r{n}", f"{dateline}\n{text}") for n, text in enumerate(references)
    ]
    judgements = [judgement(d, label) for d in documents]
    start = article.text.index(claim)
    facts = FactChecker(article, documents).check(start, len(article.text), judgements)
    assert all(article.text[f.start : f.end] == f.text for f in facts)
    return facts


def disagreement(claim: str, *references: str) -> list[tuple[str, str | None, str | None]]:
    """Status, reference and value of what has a place in the claim that two references fill."""
    facts = compare(claim, *references)
    both = {f.start for f in facts if f.status == "mismatch"}
    return [(f.status, f.reference, f.found) for f in facts if f.start in both]
