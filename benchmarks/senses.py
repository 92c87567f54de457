"""Hedges, attributions and opposites: how well dropped and turned ones are found.

Corrupted sentences of news articles are checked against the article that they come from, beside
the untouched sentences (word-for-word matching switched off) and faithful rewrites. The rules were
made on one half of the articles ("dev"); the table is of the other.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sense_cases import Case, cases, news_documents
from sense_natural import found_in, independent, paraphrases

from claimcheck.english.word_alignment import said
from claimcheck.models.encoder import load_encoder
from claimcheck.records import Contrast, Document
from claimcheck.retrieval.index import Index
from claimcheck.settings import Settings

FLAGS = ("hedge_dropped", "attribution_dropped", "negation")
#: Most cases of one kind, and of untouched sentences.
MOST = {"hedge dropped": 600, "untouched": 1500}
_MOST_OF_A_KIND = 350


@dataclass(frozen=True, slots=True)
class Checked:
    """A case and the contrasts found in it."""

    case: Case
    evidence: str
    found: tuple[Contrast, ...]

    @property
    def flags(self) -> set[str]:
        return {contrast.flag for contrast in self.found}


def chosen(data: Path, half: str, seed: int = 1) -> Iterator[tuple[Document, list[Case]]]:
    """Documents of one half ("dev" or "test") with their cases, up to the most of each kind."""
    counts: dict[str, int] = defaultdict(int)
    documents = [
        entry for entry in news_documents(data) if (_digest(entry[0]) % 2 == 0) == (half == "dev")
    ]
    for name, document, marked in sorted(documents, key=lambda entry: _digest(entry[0])):
        rng = random.Random(f"{seed} {name}")
        mine = list(cases(document, marked, rng))
        rng.shuffle(mine)
        kept, here = [], defaultdict(int)
        for case in mine:
            here[case.kind] += 1
            room = counts[case.kind] < MOST.get(case.kind, _MOST_OF_A_KIND)
            if room and here[case.kind] <= 4:
                counts[case.kind] += 1
                kept.append(case)
        if any(case.kind != "untouched" for case in kept):
            yield document, kept


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def check(data: Path, half: str) -> list[Checked]:
    """Check every case against the best window of its own document."""
    encoder, settings = load_encoder(Settings())[0], Settings()
    results = []
    for document, kept in chosen(data, half):
        vectors = encoder.encode([s.text for s in document.content])
        index = Index(document, vectors, settings.window_sentences)
        texts = [case.text for case in kept]
        for case, candidates in zip(
            kept, index.candidates(texts, encoder.encode(texts), 1), strict=True
        ):
            window = candidates.windows[0]
            evidence = [said(document.id, document.sentences[n].text) for n in window.sentences]
            found = found_in(case.text, evidence)
            results.append(Checked(case, window.text, found))
    return results


def senses(options: Any) -> dict[str, Any]:
    """Precision, recall and F1 of each flag, and how often each kind of case is flagged."""
    data = options.shared / "data"
    return {**table(check(data, "test")), **natural(data, "test")}


def natural(data: Path, half: str) -> dict[str, Any]:
    """The same checks on paraphrases and independent reports."""
    settings = Settings()
    figures = {
        "paraphrases": paraphrases(data, half),
        "independent": independent(
            data, half, load_encoder(settings)[0], settings.window_sentences
        ),
    }
    for name, entry in figures.items():
        Console(width=110).print(name, entry)
    return figures


def table(results: list[Checked]) -> dict[str, Any]:
    console = Console(width=110)
    figures: dict[str, Any] = {}
    by_flag = Table("flag", "cases", "precision", "recall", "F1", title="Senses, by flag")
    for flag in FLAGS:
        wanted = {n for n, r in enumerate(results) if r.case.flag == flag}
        got = {n for n, r in enumerate(results) if flag in r.flags}
        hits = len(wanted & got)
        precision, recall = hits / max(1, len(got)), hits / max(1, len(wanted))
        score = 2 * precision * recall / max(1e-9, precision + recall)
        cells = (f"{precision:.3f}", f"{recall:.3f}", f"{score:.3f}")
        by_flag.add_row(flag, str(len(wanted)), *cells)
        figures[flag] = {
            "cases": len(wanted),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(score, 4),
        }
    figures["mean_f1"] = round(sum(figures[flag]["f1"] for flag in FLAGS) / len(FLAGS), 4)
    console.print(by_flag, f"mean F1 {figures['mean_f1']:.3f}")
    by_kind = Table("kind", "cases", "right flag", *FLAGS, title="Share flagged, by kind")
    figures["kinds"] = {}
    for kind in sorted({r.case.kind for r in results}):
        mine = [r for r in results if r.case.kind == kind]
        shares = [sum(flag in r.flags for r in mine) / len(mine) for flag in FLAGS]
        right = sum(r.case.flag in r.flags if r.case.flag else not r.flags for r in mine)
        by_kind.add_row(
            kind, str(len(mine)), f"{right / len(mine):.3f}", *(f"{share:.3f}" for share in shares)
        )
        figures["kinds"][kind] = {"cases": len(mine), "right": round(right / len(mine), 4)}
    console.print(by_kind)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each kind")
    arguments = parser.parse_args()
    results = check(arguments.data / "data", arguments.half)
    table(results)
    natural(arguments.data / "data", arguments.half)
    shown: dict[str, int] = defaultdict(int)
    for r in results:
        wrong = r.case.flag not in r.flags if r.case.flag else bool(r.flags)
        shown[r.case.kind] += wrong
        if wrong and shown[r.case.kind] <= arguments.show:
            print(f"\n[{r.case.kind}] {r.case.text}\n   EVIDENCE {r.evidence}")
            for c in r.found:
                print(f"   FOUND {c.flag}: {c.text!r} / {c.found!r}")


if __name__ == "__main__":
    main()
