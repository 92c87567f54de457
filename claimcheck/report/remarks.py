"""The findings of a report one by one, each at its words, for programs that mark a text.

Pure functions from records to smaller records; nothing here knows a format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib import parse

from claimcheck.records import QuoteCheck, Report, SentenceResult
from claimcheck.report import findings, overview, view
from claimcheck.report.rules import BY_ID, EDITORIAL, Rule

#: Most characters of the evidence in a message, and of a message.
LONGEST, LONGEST_MESSAGE = 300, 2_000


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of one rule.

    ``start`` and ``end`` slice the article's text and are never equal. ``sentences`` are those
    that it is about: one, or all of an editorial paragraph. ``found`` is what a reference has in
    the place of these very words.
    """

    rule: Rule
    start: int
    end: int
    message: str
    sentences: tuple[SentenceResult, ...]
    found: str | None = None

    @property
    def sentence(self) -> SentenceResult:
        """The first sentence that it is about."""
        return self.sentences[0]


def remarks(report: Report) -> tuple[Remark, ...]:
    """Return what an editor should look at, in the order of the text, the wider spans first.

    That is every verdict but "supported", furniture aside, every flag, and every editorial
    paragraph.
    """
    content = [s for s in report.sentences if s.role != "furniture"]
    found = [remark for s in content for remark in _of_sentence(report, s)]
    found += _editorial(report, content)
    return tuple(sorted(found, key=lambda remark: (remark.start, -remark.end)))


def uri(name: str) -> str:
    """Make the id of a document, a file's name or an address, a URI reference (RFC 3986)."""
    safe = "/:?&=%~+,;@!$'()*#" if "://" in name else ""
    return parse.quote(name, safe=safe, errors="replace")


def _editorial(report: Report, content: list[SentenceResult]) -> Iterator[Remark]:
    for paragraph in report.paragraphs:
        inside = tuple(s for s in content if s.paragraph == paragraph.index)
        if paragraph.kind == EDITORIAL and inside:
            message = f"editorial paragraph: it {view.EDITORIAL_NOTE}"
            yield Remark(BY_ID[EDITORIAL], inside[0].start, inside[-1].end, message, inside)


def _of_sentence(report: Report, sentence: SentenceResult) -> Iterator[Remark]:
    """Yield the remarks on a sentence; of several of one rule on the same words the first."""
    told: set[tuple[str, int, int]] = set()
    for rule, start, end, message, found in _found(report, sentence):
        # A wording that is missing has a place and no words.
        missing = start >= end
        span = (sentence.start, sentence.end) if missing else (start, end)
        if (rule, *span) not in told:
            told.add((rule, *span))
            shown = view.shorten(view.clean(message), LONGEST_MESSAGE)
            yield Remark(BY_ID[rule], *span, shown, (sentence,), None if missing else found)


def _found(
    report: Report, sentence: SentenceResult
) -> Iterator[tuple[str, int, int, str, str | None]]:
    """Yield rule, start, end, message and the reference's words of each finding."""
    whole = sentence.start, sentence.end
    if sentence.verdict != "supported":
        yield (sentence.verdict, *whole, _verdict_message(report, sentence), None)
    if "opinion" in sentence.flags:
        yield ("opinion", *whole, "opinion: the writer's own view", None)
    for part in findings.doubtful_parts(sentence):
        yield ("partial", part.start, part.end, findings.part_note(sentence, part), None)
    for quote in findings.doubtful_quotes(sentence):
        nearest = quote.nearest.text if quote.nearest and quote.status == "altered" else None
        rule = f"{quote.status}_quote"
        yield (rule, quote.start, quote.end, _quote_message(quote), nearest)
    for fact in findings.mismatches(sentence):
        rule = f"{fact.kind}_mismatch"
        yield (rule, fact.start, fact.end, findings.fact_note(fact), fact.found)
    for contrast in sentence.contrasts:
        note = findings.contrast_note(contrast)
        yield (contrast.flag, contrast.start, contrast.end, note, contrast.found)


def _verdict_message(report: Report, sentence: SentenceResult) -> str:
    if sentence.verdict == "not_checked":
        return f"not checked: {sentence.reason or 'no reason given'}"
    told = [f"{sentence.verdict}: {overview.tally(report, sentence)}"]
    told += filter(None, (overview.gist(sentence) or findings.hint(sentence),))
    best = view.deciding(sentence)
    passage = view.deciding_words(sentence, best, LONGEST) if best else ""
    if best and passage:
        told.append(f"{best.reference}: “{view.opening(passage, LONGEST)}”")
    return "; ".join(told)


def _quote_message(quote: QuoteCheck) -> str:
    nearest = f": “{view.opening(quote.nearest.text, LONGEST)}”" if quote.nearest else ""
    return findings.quote_note(quote) + nearest
