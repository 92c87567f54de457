"""A report at a glance: where to look first, what each reference says, each paragraph in a line.

Pure functions from records to words and smaller records; nothing here knows a format.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.report import findings, view

if TYPE_CHECKING:
    from claimcheck.records import (
        Fact,
        Label,
        ReferenceInfo,
        Report,
        SentenceResult,
        Verdict,
    )
    from claimcheck.report.numbering import Numbering
    from claimcheck.report.view import Block

#: Verdicts in the order in which an editor looks at them.
SEVERITY: tuple[Verdict, ...] = (
    "contradicted",
    "disputed",
    "unsupported",
    "supported",
    "not_checked",
)
#: What a reference says of a claim, in an editor's words, and signs for it.
SAYS: dict[Label, str] = {
    "entailment": "supports",
    "neutral": "says neither",
    "contradiction": "contradicts",
}
SIGNS: dict[Label, str] = {"entailment": "✓", "neutral": "–", "contradiction": "✗"}


@dataclass(frozen=True, slots=True)
class Pair:
    """The article's words and those of a reference on one thing, and whether they agree."""

    kind: str
    said: str
    reference: str
    found: str
    agree: bool


@dataclass(frozen=True, slots=True)
class ReferenceCount:
    """How many of the article's sentences one reference supports and contradicts."""

    reference: ReferenceInfo
    supports: int
    contradicts: int
    judged: int


def to_look_at(report: Report) -> tuple[tuple[Verdict, tuple[SentenceResult, ...]], ...]:
    """Return the sentences to look at by verdict, the gravest first, each in the text's order."""
    noted = [sentence for sentence in report.sentences if view.noted(sentence)]
    groups = ((v, tuple(s for s in noted if s.verdict == v)) for v in SEVERITY)
    return tuple((verdict, sentences) for verdict, sentences in groups if sentences)


def gist(sentence: SentenceResult) -> str:
    """Say in a line what is wrong with a sentence beyond verdict and flags; "" if nothing is.

    Of a dispute that only the judgements tell of, that is who contradicts.
    """
    doubtful = (q for q in findings.doubtful_quotes(sentence) if q.status != "unsourced")
    quotes = map(findings.quote_note, doubtful)
    found = list(dict.fromkeys((*findings.notes(sentence), *quotes)))
    if sentence.verdict == "disputed" and not found:
        found = [f"contradicted by {', '.join(saying(sentence, 'contradiction'))}"]
    return "; ".join(found)


def tally(report: Report, sentence: SentenceResult) -> str:
    """Return "3 of 4 support, 1 contradicts; 2 origins".

    The origins are those of the references that support or contradict.
    """
    if len(report.references) == 1:
        said = [words for label, words in SAYS.items() if saying(sentence, label)]
        return f"the one reference {said[0] if said else SAYS['neutral']}"
    origin = {reference.id: reference.origin for reference in report.references}
    agree = [origin[reference] for reference in saying(sentence, "entailment")]
    deny = [origin[reference] for reference in saying(sentence, "contradiction")]
    supporting = f"{len(agree) or 'none'} of {len(report.references)}"
    verb = "support" if len(agree) > 1 else "supports"
    if not deny:
        told = f"; {view.count(len(set(agree)), 'origin')}" if agree else " or contradicts"
        return f"{supporting} {verb}{told}"
    denying = f"{len(deny)} {'contradicts' if len(deny) == 1 else 'contradict'}"
    return f"{supporting} {verb}, {denying}; {view.count(len({*agree, *deny}), 'origin')}"


def saying(sentence: SentenceResult, label: Label) -> tuple[str, ...]:
    """Return the ids of the references whose judgement has ``label``."""
    return tuple(j.reference for j in sentence.judgements if j.label == label)


def speaks(sentence: SentenceResult) -> bool:
    """Whether any reference supports or contradicts a sentence."""
    return any(judgement.label != "neutral" for judgement in sentence.judgements)


def paragraph_line(block: Block, numbering: Numbering) -> str:
    """Return "Paragraph 3, editorial: 1 of 4 supported, 3 unsupported", or "Headline: 1 of …"."""
    if block.furniture:
        return f"{view.count(len(block.sentences), 'line')} of furniture"
    kind = block.paragraph.kind
    name = numbering.paragraph_name(block.paragraph.index).capitalize()
    if kind == "editorial":
        name += f", {kind}"
    counts = Counter(sentence.verdict for sentence in block.sentences)
    others = [f"{counts[v]} {view.words(v)}" for v in SEVERITY if v != "supported" and counts[v]]
    total = f"{counts['supported']} of {len(block.sentences)} supported"
    return f"{name}: {', '.join((total, *others))}"


def sentence_line(sentence: SentenceResult, numbering: Numbering) -> str:
    """Return "sentence 4: contradicted, number mismatch"."""
    words = (view.named(sentence), *map(view.words, sentence.flags))
    return f"{numbering.name(sentence.index)}: {', '.join(words)}"


def reliability(report: Report) -> str | None:
    """How often the settings in force were right on validation claims; None where not known."""
    rates = [report.settings.get(name) for name in ("supported_passed", "unsupported_flagged")]
    if None in rates:
        return None
    passed, flagged = map(view.percent, rates)
    return (
        f"On validation claims these settings pass {passed} of the supported ones "
        f"and flag {flagged} of the unsupported ones."
    )


def reference_counts(report: Report) -> tuple[ReferenceCount, ...]:
    """Count what each reference says of the article's sentences, furniture aside."""
    counts = Counter(
        (judgement.reference, judgement.label)
        for sentence in report.sentences
        if sentence.role != "furniture"
        for judgement in sentence.judgements
    )
    return tuple(
        ReferenceCount(
            reference,
            supports=counts[reference.id, "entailment"],
            contradicts=counts[reference.id, "contradiction"],
            judged=sum(counts[reference.id, label] for label in SAYS),
        )
        for reference in report.references
    )


def pairs(sentence: SentenceResult) -> tuple[Pair, ...]:
    """Return each thing that article and reference word differently, both wordings side by side.

    These are facts that the evidence has otherwise, wordings of another sense, and numbers and
    dates that agree in other words ("57" and "fifty-seven"). Of two references the first is named.
    """
    facts = [_fact_pair(fact) for fact in sentence.facts if _telling(fact)]
    contrasts = [
        Pair(findings.sense(c), c.text, c.reference, c.found, agree=False)
        for c in sentence.contrasts
    ]
    first = {(pair.kind, pair.said): pair for pair in reversed((*facts, *contrasts))}
    return tuple(pair for pair in (*facts, *contrasts) if pair is first[pair.kind, pair.said])


def _telling(fact: Fact) -> bool:
    if fact.status == "match" and fact.found:
        return fact.kind != "name" and fact.found.casefold() != fact.text.casefold()
    return fact.status == "mismatch"


def _fact_pair(fact: Fact) -> Pair:
    reference, found = fact.reference or "the evidence", fact.found or "another"
    return Pair(fact.kind, fact.text, reference, found, agree=fact.status == "match")
