"""What the page shows of one sentence: who supports it, and the evidence with its words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claimcheck.records import (
    Evidence,
    Fact,
    Judgement,
    Label,
    ReferenceInfo,
    Report,
    SentenceResult,
)
from claimcheck.report import findings, view
from claimcheck.wording import FUNCTION_WORDS, word_spans

#: Characters of a claim or of a window of evidence in which words are marked.
LONGEST = 5_000
#: The verdicts, the gravest first.
_GRAVEST = ("contradicted", "disputed", "unsupported", "supported", "not_checked")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of evidence: ``same`` words stand in the claim too, ``other`` ones in their place."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Window:
    """A window of evidence with its words marked."""

    start: int
    end: int
    similarity: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What one reference says of a sentence. ``number`` is its place in the report."""

    number: int
    reference: ReferenceInfo
    judgement: Judgement
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything shown of one sentence."""

    sentence: SentenceResult
    agreement: str
    cards: tuple[Card, ...]
    facts: tuple[Fact, ...]
    #: Other sentences to look at in the same paragraph, itself included.
    paragraph: tuple[int, ...]


def severity(sentence: SentenceResult) -> tuple[int, float, int]:
    """Where a sentence comes in the list to look at: the gravest and surest first."""
    return _GRAVEST.index(sentence.verdict), -sentence.confidence, sentence.index


def to_look_at(report: Report) -> list[SentenceResult]:
    """The sentences that need a look, by severity."""
    return sorted(filter(view.explained, report.sentences), key=severity)


def panel(report: Report, sentence: SentenceResult) -> Panel:
    """Put together what is shown of a sentence."""
    same = tuple(
        s.index for s in report.sentences if s.paragraph == sentence.paragraph and view.explained(s)
    )
    return Panel(
        sentence, agreement(report, sentence), tuple(_cards(report, sentence)), sentence.facts, same
    )


def agreement(report: Report, sentence: SentenceResult) -> str:
    """Say "3 of 4 support, 1 contradicts; 2 origins" of the references; origins of those judged."""
    labels = [judgement.label for judgement in sentence.judgements]
    total = len(report.references)
    said = [_says(labels.count("entailment"), total, "support")]
    against = labels.count("contradiction")
    if against:
        said.append(f"{against} {'contradicts' if against == 1 else 'contradict'}")
    unread = total - len(labels)
    if unread:
        said.append(f"{unread} not judged")
    return f"{', '.join(said)}; {view.count(report.origins, 'origin')}"


def _says(number: int, total: int, verb: str) -> str:
    return f"{number} of {total} {verb}{'s' if number == 1 else ''}"


def _cards(report: Report, sentence: SentenceResult) -> Iterator[Card]:
    """The references, those first that the verdict rests on, then the most supportive."""
    places = {r.id: (n, r) for n, r in enumerate(report.references)}
    first = view.shown(sentence)
    rank: dict[Label, int] = {"entailment": 0, "contradiction": 1, "neutral": 2}
    rest = sorted(
        (j for j in sentence.judgements if j not in first),
        key=lambda j: (rank[j.label], -j.support),
    )
    for judgement in (*first, *rest):
        number, reference = places[judgement.reference]
        words = _named(sentence, judgement.reference)
        windows = tuple(_window(e, sentence.text, words) for e in judgement.evidence)
        yield Card(number, reference, judgement, windows)


def _named(sentence: SentenceResult, reference: str) -> tuple[str, ...]:
    """The words of a reference that stand where the article has others."""
    facts = (f.found for f in findings.mismatches(sentence) if f.reference == reference)
    senses = (c.found for c in sentence.contrasts if c.reference == reference)
    return tuple(filter(None, (*facts, *senses)))


def _window(evidence: Evidence, claim: str, others: tuple[str, ...]) -> Window:
    text = view.shorten(evidence.text, LONGEST)
    found = runs(text, claim[:LONGEST], others)
    return Window(evidence.start, evidence.end, evidence.similarity, found)


def runs(text: str, claim: str, others: tuple[str, ...] = ()) -> tuple[Run, ...]:
    """Cut evidence into runs: words that ``claim`` has too, the ``others``, and the rest."""
    wanted = {word for word, _, _ in word_spans(claim)} - FUNCTION_WORDS
    kinds = [""] * len(text)
    spans = [(start, end, "same") for word, start, end in word_spans(text) if word in wanted]
    for other in others:
        at = text.find(other)
        if at >= 0:
            spans.append((at, at + len(other), "other"))
    for start, end, kind in spans:
        kinds[start:end] = [kind] * (end - start)
    pairs = groupby(zip(text, kinds, strict=True), key=lambda pair: pair[1])
    return tuple(Run("".join(ch for ch, _ in run), kind) for kind, run in pairs)
