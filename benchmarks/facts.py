"""How well changed numbers, dates and names are told from faithful ones.

Sentences of news documents against the window that they came from: as they are, faithfully
rewritten and corrupted (`fact_cases`). Two more rows ask what is flagged in sentences that nobody
changed, against evidence that does not hold them: the most similar other sentences of their
document, and those of other outlets on the same event.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import fact_cases
from fact_cases import KINDS, VARIANTS, Case
from rich.console import Console
from rich.table import Table

from claimcheck.checks.facts import FactChecker
from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import (
    Document,
    Evidence,
    Fact,
    Findings,
    Judgement,
    Probabilities,
    Sentence,
)
from claimcheck.verdicts.flags import found_flags

SEED = 7


class Options(Protocol):
    """Where the data is and how many cases to make of each kind and variant."""

    @property
    def shared(self) -> Path: ...
    @property
    def rows(self) -> int: ...


def facts(options: Options, half: str = "test", show: int = 0) -> dict[str, Any]:
    """Precision, recall and F1 of each flag, and false flags on sentences nobody changed."""
    texts = [t for t in fact_cases.documents(options.shared) if fact_cases.half_of(t) == half]
    table = Table(
        "flag",
        "cases",
        "precision",
        "recall",
        "F1",
        *(f"{v} flagged" for v in VARIANTS[:2]),
        "other sentences",
        title=f"Changed facts ({half} documents)",
    )
    figures: dict[str, Any] = {}
    for kind in KINDS:
        flagged: dict[str, list[bool]] = {}
        for variant in VARIANTS:
            cases = fact_cases.make(texts, kind, variant, options.rows, SEED)
            flagged[variant] = [_flagged(case, kind, show) for case in cases]
        elsewhere = [
            f"{kind}_mismatch" in found_flags(Findings(facts=_without_itself(case)))
            for case in fact_cases.make(texts, kind, "untouched", options.rows, SEED + 1)
        ]
        figures[kind] = _figures(flagged, elsewhere)
        entry = figures[kind]
        shares = [entry[f"{v}_flagged"] for v in (*VARIANTS[:2], "elsewhere")]
        table.add_row(
            kind,
            str(entry["cases"]),
            *(f"{entry[k]:.3f}" for k in ("precision", "recall", "f1")),
            *(f"{100 * share:.1f} %" for share in shares),
        )
    figures["mean_f1"] = round(sum(figures[k]["f1"] for k in KINDS) / len(KINDS), 4)
    swapped = fact_cases.exchanged(texts, options.rows, SEED)
    found = [_flagged(case, "name", show) for case in swapped]
    figures["names_exchanged"] = {"cases": len(found), "recall": _share(found)}
    figures["other_outlets"] = other_outlets(options, show)
    console = Console()
    console.print(table)
    console.print(f"mean F1 {figures['mean_f1']:.3f}; other outlets: {figures['other_outlets']}")
    console.print(f"two names that changed places: {figures['names_exchanged']}")
    return figures


def _figures(flagged: dict[str, list[bool]], elsewhere: list[bool]) -> dict[str, Any]:
    hits, positives = sum(flagged["corrupted"]), len(flagged["corrupted"])
    wrong = sum(flagged["untouched"]) + sum(flagged["faithful"])
    precision, recall = hits / max(1, hits + wrong), hits / max(1, positives)
    return {
        "cases": sum(map(len, flagged.values())),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * hits / max(1, hits + wrong + positives), 4),
        **{f"{v}_flagged": _share(flagged[v]) for v in VARIANTS[:2]},
        "elsewhere_flagged": _share(elsewhere),
    }


def _share(flags: list[bool]) -> float:
    return round(sum(flags) / max(1, len(flags)), 4)


def _flagged(case: Case, kind: str, show: int) -> bool:
    """Whether the claim gets the flag against the window that its sentence stands in."""
    claim = case.claim
    rng = random.Random(claim)
    windows = [_window(case.source.document, case.sentence, rng.randint(0, 1), rng.randint(0, 1))]
    found = compare(claim, case.source, windows)
    flag = f"{kind}_mismatch" in found_flags(Findings(facts=found))
    if show and flag != (case.variant in ("corrupted", "exchanged")) and rng.random() < 0.25:
        print(f"\n{kind} {case.variant}\n  claim {claim}\n  from  {case.sentence.text}")
        print("  ", [(f.text, f.status, f.found) for f in found if f.kind == kind])
    return flag


def compare(claim: str, source: fact_cases.Source, windows: list[Evidence]) -> tuple[Fact, ...]:
    """The facts of a claim in an article of the source's date against windows of the source."""
    dateline = source.document.sentences[0].text
    article = plain_document("article", f"{dateline}\n{claim}")
    sentence = article.sentences[-1] if len(article.sentences) == 2 else article.sentences[1]
    checker = FactChecker(article, [source.document])
    return checker.check(sentence.start, len(article.text), [_judgement("source", windows)])


def _judgement(reference: str, windows: list[Evidence]) -> Judgement:
    return Judgement(reference, "neutral", Probabilities(0.2, 0.6, 0.2), 0.2, "nli", tuple(windows))


def _window(document: Document, sentence: Sentence, before: int, after: int) -> Evidence:
    first = document.sentences[max(0, sentence.index - before)]
    last = document.sentences[min(len(document.sentences) - 1, sentence.index + after)]
    start, end = min(first.start, sentence.start), max(last.end, sentence.end)
    return Evidence(start, end, document.text[start:end], 0.8)


def _without_itself(case: Case) -> tuple[Fact, ...]:
    nearest = _nearest(case.sentence.text, case.source.document, 2, case.sentence.text)
    return compare(case.sentence.text, case.source, nearest)


def _nearest(claim: str, document: Document, count: int, leave_out: str = "") -> list[Evidence]:
    """The sentences that share most words with a claim."""
    said = content_words(claim)

    def overlap(sentence: Sentence) -> float:
        theirs = content_words(sentence.text)
        return len(said & theirs) / max(6, len(said | theirs))

    others = [s for s in document.sentences if s.text != leave_out]
    best = sorted(others, key=overlap, reverse=True)[:count]
    return [_window(document, s, 0, 0) for s in best]


def other_outlets(options: Options, show: int = 0) -> dict[str, Any]:
    """Flags on sentences of BASIL's training articles against the two other outlets' articles.

    Outlets do differ now and then, so that some of these flags are right.
    """
    counts = dict.fromkeys((f"{kind}_mismatch" for kind in KINDS), 0)
    sentences = 0
    for article, others in _events(options.shared):
        checker = FactChecker(article, others)
        for sentence in article.content:
            judgements = [
                _judgement(other.id, _nearest(sentence.text, other, 2)) for other in others
            ]
            found = checker.check(sentence.start, sentence.end, judgements)
            sentences += 1
            for flag in found_flags(Findings(facts=found)):
                counts[flag] += 1
            if show:
                for fact in found:
                    if fact.status == "mismatch":
                        window = next(j for j in judgements if j.reference == fact.reference)
                        print(f"\nOUTLETS {fact.text} / {fact.found}\n  {sentence.text}")
                        for piece in window.evidence:
                            print("    ", piece.text)
    return {
        "sentences": sentences,
        **{flag: round(count / max(1, sentences), 4) for flag, count in counts.items()},
    }


def _events(shared: Path) -> Iterator[tuple[Document, list[Document]]]:
    events: dict[str, list[Document]] = {}
    for row in read_jsonl(shared / "data" / "opinion" / "basil.jsonl.gz"):
        if row["split"] == "train":
            text = f"{row['date']}\n{fact_cases.basil_text(row)}"
            events.setdefault(row["event_id"], []).append(plain_document(row["outlet"], text))
    for articles in events.values():
        for article in articles:
            yield article, [other for other in articles if other is not article]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--show", action="store_true", help="print wrong cases")
    arguments = parser.parse_args()
    options = argparse.Namespace(shared=arguments.data, rows=arguments.rows)
    facts(options, arguments.half, arguments.show)


if __name__ == "__main__":
    main()
