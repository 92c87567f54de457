"""What every renderer needs to know about a report beyond its fields.

Pure functions from records to words and smaller records; nothing here knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from claimcheck.records import (
    FLAGGED,
    DiffPart,
    Evidence,
    Fact,
    Judgement,
    Paragraph,
    QuoteCheck,
    Report,
    SentenceResult,
    Verdict,
)

#: A verdict must be readable without colour, so each has a sign of its own.
SYMBOLS: dict[Verdict, str] = {
    "supported": "✓",
    "contradicted": "✗",
    "disputed": "±",
    "unsupported": "?",
    "not_checked": "–",
}
EDITORIAL_NOTE = "argues a view rather than reporting what the references say"

_SPACE = re.compile(r"\s")
# Control characters (C0, C1), lone surrogates, the byte order mark, and the marks, embeddings,
# overrides and isolates that let a text show its letters in another order than it holds them
# (Unicode TR 36, "Bidirectional Text Spoofing"): a report must show what was checked.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Backing:
    """The references that entail a sentence: their ids, of how many, and from how many origins."""

    references: tuple[str, ...]
    total: int
    origins: int

    def __str__(self) -> str:
        refs = f"{len(self.references)} of {count(self.total, 'ref')}"
        return f"{refs}, {count(self.origins, 'origin')}" if self.references else refs


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring sentences shown together: those of one paragraph, or a run of furniture."""

    paragraph: Paragraph
    sentences: tuple[SentenceResult, ...]
    furniture: bool

    @property
    def editorial(self) -> bool:
        """Whether the block is an editorial paragraph."""
        return not self.furniture and self.paragraph.kind == "editorial"


def clean(text: str) -> str:
    """Return ``text`` on one line without characters that act on the display.

    White space of any kind becomes a space; control characters (C0, C1), lone surrogates and
    characters that reorder a line are dropped.
    """
    return _ACTING.sub("", _SPACE.sub(" ", text))


def shorten(text: str, limit: int) -> str:
    """Cut ``text`` after ``limit`` characters and say how many are left out."""
    return (
        text if len(text) <= limit else f"{text[:limit]}… ({len(text) - limit:,} more characters)"
    )


def count(number: int, noun: str) -> str:
    """Return "1 line", "2 lines"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def numbers(indices: Iterable[int]) -> str:
    """Return "3, 5", or "none"."""
    return ", ".join(map(str, indices)) or "none"


def words(name: str) -> str:
    """Return a name of the report (``altered_quote``) as words ("altered quote")."""
    return name.replace("_", " ")


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 as a percentage, or "none" for the share of nothing."""
    return "none" if share is None else f"{share:.0%}"


def noted(sentence: SentenceResult) -> bool:
    """Whether an editor should look: because of the verdict, or of a flag besides opinion.

    Opinion alone is no fault of a sentence that the references support.
    """
    if sentence.role == "furniture":
        return False
    return sentence.verdict in FLAGGED or bool(set(sentence.flags) - {"opinion"})


def explained(sentence: SentenceResult) -> bool:
    """Whether a sentence needs more than its verdict: it is noted, or was not checked."""
    return noted(sentence) or (sentence.role != "furniture" and sentence.verdict == "not_checked")


def best_evidence(judgement: Judgement) -> Evidence | None:
    """Return the window most similar to the claim; windows stand in the reference's order."""
    return max(judgement.evidence, key=lambda window: window.similarity, default=None)


def similarity(judgement: Judgement) -> float:
    """Return the similarity of the best evidence, 0 where there is none."""
    best = best_evidence(judgement)
    return best.similarity if best else 0.0


def deciding(sentence: SentenceResult) -> Judgement | None:
    """Return the judgement that decided the verdict, the first of equals.

    That is the one of highest support for a supported sentence, of highest probability of
    contradiction for a contradicted one, else the one whose evidence is most similar.
    """
    if not sentence.judgements:
        return None
    if sentence.verdict == "supported":
        return max(sentence.judgements, key=lambda j: j.support)
    if sentence.verdict == "contradicted":
        return max(sentence.judgements, key=lambda j: j.probabilities.contradiction)
    return max(sentence.judgements, key=similarity)


def shown(sentence: SentenceResult) -> tuple[Judgement, ...]:
    """Return the judgements worth showing first: the deciding one, or both sides of a dispute."""
    judgements = sentence.judgements
    if sentence.verdict == "disputed" and len(judgements) > 1:
        agrees = max(judgements, key=lambda j: j.support)
        denies = max(judgements, key=lambda j: j.probabilities.contradiction)
        if agrees is not denies:
            return (agrees, denies)
    best = deciding(sentence)
    return (best,) if best else ()


def backing(report: Report, sentence: SentenceResult) -> Backing:
    """Count the references, and their origins, that entail ``sentence``."""
    origin = {reference.id: reference.origin for reference in report.references}
    ids = tuple(j.reference for j in sentence.judgements if j.label == "entailment")
    return Backing(ids, len(report.references), len({origin[i] for i in ids}))


def describe(judgement: Judgement) -> str:
    """Say in words and numbers how a judgement came about."""
    if judgement.method != "nli":
        return "word for word" if judgement.method == "exact" else "nearly word for word"
    p = judgement.probabilities
    return (
        f"similarity {similarity(judgement):.2f}; entailment {p.entailment:.2f}, "
        f"neutral {p.neutral:.2f}, contradiction {p.contradiction:.2f}"
    )


def blocks(report: Report) -> Iterator[Block]:
    """Yield the sentences in the article's order, furniture gathered into runs."""
    paragraphs = {paragraph.index: paragraph for paragraph in report.paragraphs}
    runs = groupby(report.sentences, key=lambda s: None if s.role == "furniture" else s.paragraph)
    for index, run in runs:
        sentences = tuple(run)
        paragraph = paragraphs[sentences[0].paragraph]
        yield Block(paragraph, sentences, furniture=index is None)


def reasons(report: Report) -> dict[str, tuple[int, ...]]:
    """Return the sentences that were not checked, by reason, furniture aside."""
    found: dict[str, tuple[int, ...]] = {}
    for sentence in report.sentences:
        if sentence.role != "furniture" and sentence.verdict == "not_checked":
            reason = sentence.reason or "no reason given"
            found[reason] = (*found.get(reason, ()), sentence.index)
    return found


def unchecked(report: Report) -> tuple[str, ...]:
    """Say what was left aside and why: sentences not checked, references not used."""
    sentences = (
        f"not checked: {numbers(indices)} ({reason})" for reason, indices in reasons(report).items()
    )
    references = (f"reference not used: {s.id} ({s.reason})" for s in report.skipped)
    return (*sentences, *references)


def doubtful_quotes(sentence: SentenceResult) -> tuple[QuoteCheck, ...]:
    """Return the quotations that are not verbatim from the right speaker."""
    return tuple(quote for quote in sentence.quotes if quote.status != "verbatim")


def quote_note(quote: QuoteCheck) -> str:
    """Say what is wrong with a quotation."""
    if quote.status == "unsourced":
        return "quote in no reference"
    where = f", nearest in {quote.nearest.reference}" if quote.nearest else ""
    who = f", given to {quote.speaker}" if quote.status == "misattributed" and quote.speaker else ""
    return f"quote {quote.status}{who}{where}"


def fact_notes(sentence: SentenceResult) -> tuple[str, ...]:
    """Say of each number, date or name that the evidence lacks what it has instead."""
    return tuple(_fact_note(fact) for fact in sentence.facts if fact.status != "match")


def _fact_note(fact: Fact) -> str:
    if fact.status == "absent" or fact.found is None:
        return f"{fact.kind} “{fact.text}” is not in the evidence"
    return f"{fact.kind} “{fact.text}”: {fact.reference or 'the evidence'} has “{fact.found}”"


def diff_runs(quote: QuoteCheck) -> tuple[DiffPart, ...]:
    """Return the word diff of a quotation with the one space that belongs between its parts."""
    space = DiffPart("equal", " ")
    return tuple(run for part in quote.diff for run in (space, part))[1:]


def spots(sentence: SentenceResult) -> tuple[tuple[str, bool], ...]:
    """Cut a sentence into runs and tell which of them are in doubt.

    In doubt are a quotation that is not verbatim, a fact that the evidence has otherwise, and a
    part with a flagged verdict where the other parts have none.
    """
    spans = [(q.start, q.end) for q in doubtful_quotes(sentence)]
    spans += [(f.start, f.end) for f in sentence.facts if f.status == "mismatch"]
    if "partial" in sentence.flags:
        spans += [(p.start, p.end) for p in sentence.parts if p.verdict in FLAGGED]
    marked = [False] * len(sentence.text)
    for start, end in spans:
        for offset in range(max(start - sentence.start, 0), min(end - sentence.start, len(marked))):
            marked[offset] = True
    runs = groupby(zip(sentence.text, marked, strict=True), key=lambda pair: pair[1])
    return tuple(("".join(ch for ch, _ in run), mark) for mark, run in runs)
