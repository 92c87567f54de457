"""What the page shows of one sentence: what each reference says, its evidence with words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import Evidence, Judgement, Label, ReferenceInfo, Report, SentenceResult
from claimcheck.report import findings, overview, view
from claimcheck.report.marking import Mark, mark_evidence

#: Characters of a claim or of a window of evidence in which words are marked.
LONGEST = 5_000
#: In which order references are shown that the verdict does not rest on.
_ORDER: tuple[Label, ...] = ("contradiction", "entailment", "neutral")


@dataclass(frozen=True, slots=True)
class Window:
    """A window of evidence, cut into runs with their marks."""

    start: int
    end: int
    similarity: float
    runs: tuple[tuple[str, Mark], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What one reference says of a sentence. ``number`` is its place in the report."""

    number: int
    reference: ReferenceInfo
    judgement: Judgement
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything shown of one sentence.

    ``tally`` says how many references support it; ``paragraph`` are the sentences to look at in
    its paragraph if it is one of them, else itself alone.
    """

    sentence: SentenceResult
    tally: str
    cards: tuple[Card, ...]
    paragraph: tuple[int, ...]


def to_look_at(report: Report) -> list[SentenceResult]:
    """The sentences that need a look, the gravest verdict first and of one verdict the surest."""
    return sorted(filter(view.explained, report.sentences), key=_severity)


def panel(report: Report, sentence: SentenceResult) -> Panel:
    """Put together what is shown of a sentence."""
    near = (s for s in report.sentences if s.paragraph == sentence.paragraph)
    paragraph = tuple(s.index for s in near if view.explained(s))
    if sentence.index not in paragraph:
        paragraph = (sentence.index,)
    tally = overview.tally(report, sentence)
    return Panel(sentence, tally, tuple(_cards(report, sentence)), paragraph)


def _severity(sentence: SentenceResult) -> tuple[int, float, int]:
    return overview.SEVERITY.index(sentence.verdict), -sentence.confidence, sentence.index


def _cards(report: Report, sentence: SentenceResult) -> Iterator[Card]:
    """The references: first those that the verdict rests on, then by what they say.

    Of those that say neither the one with the nearest passage comes first.
    """
    places = {r.id: (n, r) for n, r in enumerate(report.references)}
    first = view.shown(sentence)
    rest = sorted(
        (j for j in sentence.judgements if j not in first),
        key=lambda j: (
            _ORDER.index(j.label),
            -(view.similarity(j) if j.label == "neutral" else j.support),
        ),
    )
    for judgement in (*first, *rest):
        words = _named(sentence, judgement.reference)
        yield Card(
            *places[judgement.reference],
            judgement,
            tuple(_window(evidence, sentence.text, words) for evidence in judgement.evidence),
        )


def _named(sentence: SentenceResult, reference: str) -> str:
    """The first words of a reference that a finding sets against those of the article."""
    facts = (f.found for f in findings.mismatches(sentence) if f.reference == reference)
    senses = (c.found for c in sentence.contrasts if c.reference == reference)
    return next(filter(None, (*facts, *senses)), "")


def _window(evidence: Evidence, claim: str, words: str) -> Window:
    text = view.shorten(evidence.text, LONGEST)
    marked = mark_evidence(text, claim[:LONGEST], words)
    return Window(evidence.start, evidence.end, evidence.similarity, marked)
