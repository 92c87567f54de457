"""What was found in a sentence beside its judgements, in words that every format shares.

Pure functions from records to words; nothing here knows a format.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from claimcheck.records import FLAGGED, DiffPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import (
        Contrast,
        Fact,
        Omission,
        Part,
        QuoteCheck,
        Report,
        SentenceResult,
        Span,
    )
    from claimcheck.records.comparison import AlteredQuote

#: The flags of a sentence in the order in which they are shown.
FLAGS = (
    "opinion",
    "partial",
    "altered_quote",
    "unsourced_quote",
    "misattributed_quote",
    "number_mismatch",
    "date_mismatch",
    "name_mismatch",
    "negation",
    "hedge_dropped",
    "attribution_dropped",
)
#: How many facts or runs of words a hint names; more would hide the verdict among them.
MOST_NAMED = 5
#: What is in doubt about words that likely lack support.
WEAK = "likely without support"


def doubtful_quotes(sentence: SentenceResult) -> tuple[QuoteCheck, ...]:
    """Return the quotations that are not verbatim from the right speaker."""
    return tuple(quote for quote in sentence.quotes if quote.status != "verbatim")


def mismatches(sentence: SentenceResult) -> tuple[Fact, ...]:
    """Return the numbers, dates and names that the evidence has otherwise."""
    return tuple(fact for fact in sentence.facts if fact.status == "mismatch")


def doubtful_parts(sentence: SentenceResult) -> tuple[Part, ...]:
    """Return the parts with a flagged verdict where another part is supported."""
    if "partial" not in sentence.flags:
        return ()
    return tuple(part for part in sentence.parts if part.verdict in FLAGGED)


def quote_note(quote: QuoteCheck) -> str:
    """Say what is wrong with a quotation."""
    where = quote.nearest.reference if quote.nearest else ""
    if quote.status == "unsourced":
        return "quote in no reference"
    if quote.status == "altered":
        return f"quote altered; nearest in {where}" if where else "quote altered"
    source = f"; see {where}" if where else ""
    speaker = quote.speaker or "whom the article names"
    if quote.said_by:
        return f"quote said by {quote.said_by}, not by {speaker}{source}"
    return f"quote not said by {speaker}{source}"


def notes(sentence: SentenceResult) -> tuple[str, ...]:
    """Say of parts, facts and wordings what the references do not bear out."""
    facts = (fact_note(fact) for fact in mismatches(sentence))
    first = {(c.flag, c.start, c.end): c for c in reversed(sentence.contrasts)}
    contrasts = (contrast_note(c) for c in sentence.contrasts if c in first.values())
    return tuple(dict.fromkeys((*part_notes(sentence), *facts, *contrasts)))


def part_notes(sentence: SentenceResult) -> tuple[str, ...]:
    """Name the parts that lack support where another part has it."""
    return tuple(part_note(sentence, part) for part in doubtful_parts(sentence))


def hint(sentence: SentenceResult) -> str | None:
    """Name the words to look at first, where nothing else explains the verdict.

    They are those that most likely lack support, else the facts that the evidence lacks.
    """
    if sentence.verdict not in FLAGGED or sentence.flags:
        return None
    weak = [f"“{_words(sentence, span)}”" for span in sentence.unsupported_spans]
    if weak:
        return f"{WEAK}: {_listed(weak)}"
    absent = _absent(sentence)
    return f"not in the evidence: {_listed(absent)}" if absent else None


def _absent(sentence: SentenceResult) -> list[str]:
    """Return the facts that the evidence lacks, in quotation marks.

    Many a true sentence has such a fact, so by itself it is no more than a hint; a name is one
    only where the sentence is unsupported.
    """
    kinds = {"number", "date"} | ({"name"} if sentence.verdict == "unsupported" else set())
    found = [f.text for f in sentence.facts if f.status == "absent" and f.kind in kinds]
    return [f"“{words}”" for words in dict.fromkeys(found)]


def _listed(found: list[str]) -> str:
    more = len(found) - MOST_NAMED
    return ", ".join(found[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def omission_note(report: Report, omission: Omission) -> str:
    """Say how many of the references tell what the article leaves out."""
    told, total = len(omission.references), len(report.references)
    if total == 1:
        return "in the one reference"
    return f"in all {total} references" if told == total else f"in {told} of {total} references"


def telling(sentence: SentenceResult) -> tuple[str, str] | None:
    """Return the reference that a finding names, and its words there; None without such a finding.

    What makes a claim contradicted comes first.
    """
    for quote in sentence.quotes:
        if quote.status == "misattributed" and quote.nearest:
            return quote.nearest.reference, quote.nearest.text
    for fact in mismatches(sentence):
        if fact.reference and fact.found:
            return fact.reference, fact.found
    contrasts = sorted(sentence.contrasts, key=lambda c: c.flag != "negation")
    return (contrasts[0].reference, contrasts[0].found) if contrasts else None


def diff_runs(quote: QuoteCheck | AlteredQuote) -> tuple[DiffPart, ...]:
    """Return the word diff of a quotation with the one space that belongs between its parts."""
    space = DiffPart("equal", " ")
    return tuple(run for part in quote.diff for run in (space, part))[1:]


def spots(sentence: SentenceResult) -> tuple[tuple[str, str], ...]:
    """Cut a sentence into runs, each with what is in doubt about it, "" where nothing is.

    In doubt are words that likely lack support where no flag says what is wrong, a part with a
    flagged verdict where another part is supported, a quotation that is not verbatim, a fact that
    the evidence has otherwise, and a wording that differs in sense; of what overlaps the later
    named.
    """
    at = sentence.start
    weak = () if sentence.flags else sentence.unsupported_spans
    spans = [(s.start, s.end, WEAK) for s in weak]
    spans += [(p.start, p.end, _bad(p)) for p in doubtful_parts(sentence)]
    spans += [(q.start, q.end, f"{q.status} quote") for q in doubtful_quotes(sentence)]
    spans += [(f.start, f.end, f"{f.kind} mismatch") for f in mismatches(sentence)]
    spans += [(c.start, c.end, sense(c)) for c in sentence.contrasts]
    return tuple(_runs(sentence.text, [(a - at, b - at, label) for a, b, label in spans]))


def _runs(text: str, spans: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """Cut ``text`` where the label of the last of ``spans`` that covers it changes."""
    inside = [(max(start, 0), min(end, len(text)), label) for start, end, label in spans]
    cuts = sorted({0, len(text), *(cut for a, b, _ in inside if a < b for cut in (a, b))})
    pieces = ((a, b, _label_at(a, inside)) for a, b in pairwise(cuts))
    for label, run in groupby(pieces, key=lambda piece: piece[2]):
        same = tuple(run)
        yield text[same[0][0] : same[-1][1]], label


def _label_at(offset: int, spans: list[tuple[int, int, str]]) -> str:
    covering = (label for start, end, label in reversed(spans) if start <= offset < end)
    return next(covering, "")


def sense(contrast: Contrast) -> str:
    """Name what a contrast of wordings is."""
    return "opposite" if contrast.flag == "negation" else contrast.flag.replace("_", " ")


def part_note(sentence: SentenceResult, part: Part) -> str:
    """Name a part that lacks support where another part has it."""
    return f"{_bad(part)}: “{_words(sentence, part).strip(' ,;.')}”"


def _words(sentence: SentenceResult, span: Span | Part) -> str:
    return sentence.text[span.start - sentence.start : span.end - sentence.start]


def _bad(part: Part) -> str:
    return "not supported" if part.verdict == "unsupported" else part.verdict


def fact_note(fact: Fact) -> str:
    """Give a number, date or name with what the evidence has in its place."""
    source = fact.reference or "the evidence"
    return f"{fact.kind}: says “{fact.text}”; {source} has “{fact.found or 'another'}”"


def contrast_note(contrast: Contrast) -> str:
    """Give a wording with the one of another sense that the evidence has."""
    says = f"says “{contrast.text}”; " if contrast.text else ""
    return f"{sense(contrast)}: {says}{contrast.reference} has “{contrast.found}”"
