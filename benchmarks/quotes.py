"""Quotations: are changed, misattributed and invented ones told from faithful ones?

PolNeAR's news texts are the references, `quote_cases` makes the articles. The speakers that the
package finds are compared with PolNeAR's own source spans.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import quote_cases
from quote_cases import KINDS, Case, cases, document, quotes_of
from results import Options, console
from rich.table import Table

from claimcheck.checks.nearest_quote import QuoteSource
from claimcheck.checks.quotes import QuoteChecker
from claimcheck.english.words import words
from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.evaluation.metrics import bootstrap, f1
from claimcheck.mentions.same_name import fold
from claimcheck.models.encoder import Vectors, load_encoder
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import Document, Quotation
from claimcheck.settings import Settings

#: Each quotation is told again once for each seed: changed in other words, given to another
#: speaker. So there are more than 500 cases of a kind; they are not all independent.
SEEDS = (20, 21, 22)
FILE = Path("data") / "quotes" / "polnear_half.jsonl.gz"
#: Thresholds were set and errors read on the train split.
SPLITS = ("dev", "test")
STATUSES = ("verbatim", "altered", "misattributed", "unsourced", "not found")
#: The status that each kind of case should get.
RIGHT = dict(zip(KINDS, STATUSES, strict=False))


def quotes(options: Options, splits: tuple[str, ...] = SPLITS) -> dict[str, Any]:
    """Statuses of made-up quotations, and speakers, on PolNeAR."""
    everything = list(read_jsonl(options.shared / FILE))
    rows = [row for row in everything if row["split"] in splits]
    figures = {
        "documents": len(rows),
        **_statuses(rows),
        "speakers": speakers(rows),
        "shared": shared(everything),
    }
    table = Table("what", "figure", title=f"Quotations, PolNeAR {' and '.join(splits)}")
    for name in ("altered_f1", "altered_f1_with_invented", "misattributed_recall"):
        table.add_row(name, f"{figures[name]:.3f} {figures.get(name + '_interval', '')}")
    table.add_row("faithful called misattributed", f"{figures['false_misattributed']:.4f}")
    for status, score in figures["f1"].items():
        table.add_row(
            f"F1 of {status}, {figures['cases_of_a_kind']} cases of a kind", f"{score:.3f}"
        )
    accuracy = figures["speakers"]
    table.add_row("speakers right", f"{accuracy['accuracy']:.3f} of {accuracy['quotations']}")
    both = figures["shared"]
    table.add_row(
        "shared by two texts, called misattributed",
        f"{both['misattributed']} of {both['quotations']}",
    )
    console.print(table)
    return figures


def _statuses(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Check every case against its news text."""
    encoder, _ = load_encoder(Settings())
    table: Counter[tuple[str, str]] = Counter()
    for seed in SEEDS:
        for row, made in cases(rows, seed):
            reference = document("reference", row["text"])
            article = document("article", "\n\n".join(case.paragraph for case in made))
            table.update(_check(Vectors(encoder), reference, article, made))
    shown = Table("made", *STATUSES, title="Quotations told again")
    for kind in KINDS:
        shown.add_row(kind, *(str(table[kind, status]) for status in STATUSES))
    console.print(shown)
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    two = [(k, s) for k, s in pairs if k in ("verbatim", "altered")]
    estimate = bootstrap(f1, *_columns(two))
    scores = {RIGHT[k]: round(f1(*_columns(pairs, k)), 4) for k in KINDS}
    faithful = sum(table["verbatim", status] for status in STATUSES)
    exchanged = sum(table["exchanged", status] for status in STATUSES)
    return {
        "confusion": {k: {s: table[k, s] for s in STATUSES} for k in KINDS},
        "altered_f1": round(estimate.value, 4),
        "altered_f1_interval": [round(estimate.low, 4), round(estimate.high, 4)],
        "altered_f1_with_invented": scores["altered"],
        "f1": scores,
        "mean_f1": round(sum(scores.values()) / len(scores), 4),
        "cases_of_a_kind": faithful,
        "misattributed_recall": round(table["exchanged", "misattributed"] / max(1, exchanged), 4),
        "false_misattributed": round(table["verbatim", "misattributed"] / max(1, faithful), 4),
    }


def _columns(pairs: list[tuple[str, str]], of: str = "altered") -> tuple[np.ndarray, np.ndarray]:
    return (
        np.array([kind == of for kind, _ in pairs]),
        np.array([status == RIGHT[of] for _, status in pairs]),
    )


def _check(
    vectors: Vectors, reference: Document, article: Document, made: list[Case]
) -> Counter[tuple[str, str]]:
    """Count the statuses of one article's cases; each paragraph holds one."""
    reference, article = with_quotations(reference), with_quotations(article)
    theirs, said = reference.quotations, article.quotations
    vectors.add(q.text for q in (*theirs, *said))
    checker = QuoteChecker([QuoteSource(Spoken(reference), vectors.of([q.text for q in theirs]))])
    counts: Counter[tuple[str, str]] = Counter()
    for case, paragraph in zip(made, article.paragraphs, strict=True):
        inside = [
            q for q in said if paragraph.start <= q.start < paragraph.end and q.kind == "speech"
        ]
        statuses = {checker.check(q, vectors.of([q.text])[0], ()).status for q in inside}
        # One paragraph holds one quotation; the worst finding is what an editor sees.
        order = ("misattributed", "altered", "unsourced", "verbatim")
        counts[case.kind, next((s for s in order if s in statuses), "not found")] += 1
    return counts


def speakers(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How many of PolNeAR's direct quotations have the speaker that its source spans have.

    A speaker is right when the mention overlaps a source span, or names the same person as it.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        found = {q.start: q for q in with_quotations(document(row["id"], row["text"])).quotations}
        for quote in quotes_of(row):
            counts[_outcome(found.get(quote.start), quote)] += 1
    total = sum(counts.values())
    return {
        "quotations": total,
        "accuracy": round(counts["right"] / max(1, total), 4),
        **{name: counts[name] for name in ("right", "wrong", "no speaker", "not found")},
    }


def shared(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Quotations that two news texts have, each checked against the other text.

    Unlike the made-up articles these name their speakers in the writers' own ways, so they show how
    often a faithful quotation is called misattributed. All splits, as such pairs are few.
    """
    documents = [with_quotations(document(row["id"], row["text"])) for row in rows]
    nothing = np.zeros(1, dtype=np.float32)
    sources = [
        QuoteSource(Spoken(d), np.zeros((len(d.quotations), 1), dtype=np.float32))
        for d in documents
    ]
    openings: dict[tuple[str, ...], set[int]] = {}
    for number, source in enumerate(sources):
        for utterance in source.spoken.utterances:
            for at in range(len(utterance.words) - quote_cases.MIN_WORDS + 1):
                run = utterance.words[at : at + quote_cases.MIN_WORDS]
                openings.setdefault(run, set()).add(number)
    counts: Counter[str] = Counter()
    for number, read in enumerate(documents):
        for quotation in read.quotations:
            opening = tuple(words(quotation.text)[: quote_cases.MIN_WORDS])
            for other in openings.get(opening, set()) - {number}:
                counts[QuoteChecker([sources[other]]).check(quotation, nothing, ()).status] += 1
    pairs = counts["verbatim"] + counts["misattributed"]
    return {"quotations": pairs, "misattributed": counts["misattributed"]}


def _outcome(found: Quotation | None, quote: quote_cases.Quote) -> str:
    if found is None:
        return "not found"
    speaker = found.speaker
    if speaker is None:
        return "no speaker"
    overlaps = any(a < speaker.end and speaker.start < b for a, b in quote.sources)
    names = _capitals(speaker.name or speaker.mention)
    shared = names & _capitals(quote.source)
    return "right" if overlaps or shared else "wrong"


def _capitals(text: str) -> set[str]:
    words = (word.strip(",;:()") for word in text.split())
    return {fold(word) for word in words if word[:1].isupper()}
