"""Quality tables: ``claimcheck bench [NAME ...]``, one of `BENCHMARKS` each.

Data is read from ``--data`` (default ``../shared``) and is no part of the project; what is absent
there is said and left out. Results go to ``benchmarks/results``. Everything is measured with the
default settings; no threshold is chosen here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gold
from ablation import ablation
from consistency import consistency, nli
from facts import facts
from opinion import editorial, opinion
from origins import origins
from partial import partial
from parts import parts
from quotes import quotes
from results import ROOT, Options, console, store
from retrieval import retrieval
from rich.table import Table
from senses import senses
from stories import stories

from claimcheck.pipeline.checker import Checker


def seeds(options: Options) -> dict[str, Any]:
    """The five seed articles, each against the other four."""
    return cluster_table(gold.seed_clusters(options.shared))


def examples(options: Options) -> dict[str, Any]:
    """The story clusters of ``examples/``."""
    del options
    return cluster_table(gold.example_clusters())


def cluster_table(clusters: dict[str, tuple[list[Path], Path]]) -> dict[str, Any]:
    """Flagging, furniture, altered quotes and editorial paragraphs of clusters with gold labels."""
    table = Table("cluster", "what", "F1", "found", "missed", "wrong", title="Gold clusters")
    figures: dict[str, Any] = {}
    checker = Checker()
    for name, (paths, labels) in clusters.items():
        sentences = gold.align(labels, gold.check_cluster(checker, paths))
        entry: dict[str, Any] = {}
        for what, count in gold.score(sentences).items():
            row = (count.hits, len(count.missed), len(count.wrong))
            table.add_row(name, what, f"{count.f1:.3f}", *map(str, row))
            entry[what] = {
                "f1": round(count.f1, 4),
                "hits": row[0],
                "missed": row[1],
                "wrong": row[2],
            }
            for fault, sentence in (
                *(("missed", s) for s in count.missed),
                *(("wrong", s) for s in count.wrong),
            ):
                console.print(f"[dim]{what} {fault}[/]", str(sentence), highlight=False)
        editorial = [s for s in sentences if "editorial" in s.tags]
        found = sum(s.editorial for s in editorial)
        supported = sum(any(p.verdict == "supported" for p in s.predicted) for s in editorial)
        table.add_row(name, "editorial", "", str(found), str(len(editorial) - found), "")
        entry["editorial"] = {
            "sentences": len(editorial),
            "in_editorial_paragraphs": found,
            "called_supported": supported,
        }
        entry["flagged_by_article"] = by_article(sentences)
        figures[name] = entry
    console.print(table)
    for name, entry in figures.items():
        for article, text in entry["flagged_by_article"].items():
            console.print(f"{name}/{article}: {text}", highlight=False)
    return figures


def by_article(sentences: list[gold.GoldSentence]) -> dict[str, str]:
    """For each article how many of its story's gold sentences are flagged."""
    table: dict[str, list[bool]] = {}
    for sentence in sentences:
        headline = any(s.role == "headline" for s in sentence.predicted)
        if sentence.verdict != "furniture" and not headline:
            table.setdefault(sentence.article, []).append(sentence.found_flagged)
    return {name: f"{sum(row)} of {len(row)} flagged" for name, row in table.items()}


#: Each benchmark: what runs it, and the folder of the data that it needs.
BENCHMARKS: dict[str, tuple[Callable[[Options], dict[str, Any]], str]] = {
    "seeds": (seeds, "seeds"),
    "examples": (examples, ""),
    "stories": (stories, ""),
    "ablation": (ablation, ""),
    "nli": (nli, "data/nli/eval"),
    "consistency": (consistency, "data/consistency"),
    "retrieval": (retrieval, "data/consistency"),
    "opinion": (opinion, "data/opinion"),
    "editorial": (editorial, "data/opinion"),
    "quotes": (quotes, "data/quotes"),
    "facts": (facts, "data"),
    "senses": (senses, "data"),
    "parts": (parts, "data/consistency"),
    "partial": (partial, "data"),
    "origins": (origins, "data"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"{', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rows", type=int, default=300, help="most rows of a set (MNLI whole)")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"unknown benchmark {unknown.pop()!r}; known are {', '.join(BENCHMARKS)}")
    missing = 0
    for name in arguments.names or BENCHMARKS:
        run, needs = BENCHMARKS[name]
        if needs and not (arguments.data / needs).is_dir():
            print(f"{name}: no data in {arguments.data / needs}, left out", file=sys.stderr)
            missing = 2
            continue
        store(name, run(Options(arguments.data, arguments.rows)))
    return missing


if __name__ == "__main__":
    raise SystemExit(main())
