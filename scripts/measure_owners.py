"""Measure how well wrong numbers, dates and names are told by rules and by trying other values.

Rows are written claims: those of a wrong value are to be flagged, faithful ones are not. The table
is of the rows that are held out or, with ``--develop``, of others, by which the two probabilities
in `claimcheck.judging.owners` are to be chosen again when the model changes:

    PYTHONPATH=. python scripts/measure_owners.py --develop --rows 60 --model models/nli
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader_sets import is_held_out

from claimcheck.checks.facts import FactChecker
from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.evaluation.documents import plain_document
from claimcheck.judging.batching import Asker
from claimcheck.judging.owners import DOUBTED, Case, Tried, tried
from claimcheck.judging.premise import premise_of
from claimcheck.models.nli import load_nli
from claimcheck.progress import NoProgress
from claimcheck.records import Document, Evidence, Fact, Judgement, Probabilities
from claimcheck.settings import Settings

WRONG = ("number", "date", "name", "role", "unit")
#: Sentences of a passage that are the evidence: about what a check finds.
SENTENCES = 3
OWN, OTHER = (0.3, 0.4, 0.5), (0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Reading:
    """What rules and the model say of one claim; ``kind`` is "faithful" or what is wrong."""

    kind: str
    facts: tuple[Fact, ...]
    tried: Sequence[Tried]

    def flagged(self, own: float, other: float) -> bool:
        """Whether another value is clearly entailed and the claim's own is not."""
        return any(t.own <= own and t.other >= other for t in self.tried)

    @property
    def by_rules(self) -> bool:
        """Whether rules found a mismatch."""
        return any(fact.status == "mismatch" for fact in self.facts)


def chosen(rows: Sequence[dict[str, Any]], held_out: bool, most: int) -> list[dict[str, Any]]:
    """At most so many rows of each wrong kind, and twice as many faithful ones as that."""
    groups = defaultdict(list)
    for row in rows:
        kind = "faithful" if row["label"] == "entailment" else row["kind"]
        if is_held_out(row) == held_out and kind in (*WRONG, "faithful"):
            groups[kind].append({**row, "kind": kind})
    rng = random.Random(7)
    for group in groups.values():
        rng.shuffle(group)
    return [
        row
        for kind, group in groups.items()
        for row in group[: 2 * most if kind == "faithful" else most]
    ]


def evidence_of(document: Document, claim: str) -> tuple[Evidence, ...]:
    """The sentences that share most words with a claim, in their order."""
    wanted = content_words(claim)
    best = sorted(document.sentences, key=lambda s: -len(wanted & content_words(s.text)))
    return tuple(
        Evidence(s.start, s.end, s.text, 1.0, (s.index,))
        for s in sorted(best[:SENTENCES], key=lambda s: s.start)
    )


def readings(rows: Sequence[dict[str, Any]], asker: Asker, skimmer: Asker) -> Iterator[Reading]:
    """What is said of each row."""
    for row in rows:
        article = plain_document("article", row["hypothesis"])
        document = plain_document("passage", row["premise"])
        evidence = evidence_of(document, article.text)
        pair = premise_of(evidence), article.text
        judged = asker.ask([pair])[pair] or Probabilities(0.0, 1.0, 0.0)
        judgement = Judgement("passage", "neutral", judged, judged.entailment, "nli", evidence)
        checker = FactChecker(article, [document])
        facts = checker.check(0, len(article.text), [judgement])
        case = Case(article.sentences[0], [judgement], facts)
        (row_tried,) = tried([case], checker.mentions, asker, skimmer)
        yield Reading(row["kind"], facts, row_tried)


def table(found: Sequence[Reading]) -> None:
    """Print how many claims of each kind are flagged."""
    kinds = (*WRONG, "faithful")
    groups = {kind: [r for r in found if r.kind == kind] for kind in kinds}
    print("claims ", {kind: len(group) for kind, group in groups.items()})
    print("by rules", {kind: sum(r.by_rules for r in group) for kind, group in groups.items()})
    print("pairs asked beside a claim's own:", sum(len(r.tried) for r in found))
    for own in (value for value in OWN if value <= DOUBTED):
        for other in OTHER:
            alone = {k: sum(r.flagged(own, other) for r in g) for k, g in groups.items()}
            both = {
                k: sum(r.by_rules or r.flagged(own, other) for r in g) for k, g in groups.items()
            }
            print(f"own to {own}, other from {other}: tried {alone}; with rules {both}")


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", default="bundled", help="an NLI model's folder")
    parser.add_argument("--rows", type=int, default=60, help="most of each wrong kind")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--develop", action="store_true", help="rows that are not held out")
    options = parser.parse_args()
    nli, _ = load_nli(Settings(nli=options.model, threads=options.threads))
    rows = list(read_jsonl(options.data / "nli" / "train" / "written_claims.train.jsonl.gz"))
    skimmer, _ = load_nli(Settings(threads=options.threads), "nli_fast")
    askers = Asker(nli, NoProgress()), Asker(skimmer, NoProgress())
    table(list(readings(chosen(rows, not options.develop, options.rows), *askers)))


if __name__ == "__main__":
    main()
