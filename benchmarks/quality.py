"""Quality tables: ``claimcheck bench [seeds|examples|nli|consistency|opinion]``.

Data is read from ``--data`` (default ``../shared``) and is no part of the project; what is absent
there is said and left out. Results go to ``benchmarks/results``. Everything is measured with the
default settings; no threshold is chosen here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gold
import numpy as np
from results import store
from rich.console import Console
from rich.table import Table

from claimcheck.checker import Checker
from claimcheck.datasets import Claim, consistency_sets, name_of, opinion_examples, read_jsonl
from claimcheck.datasets import sample as sample_rows
from claimcheck.encoder import load_encoder
from claimcheck.evaluate import balanced_accuracy, bootstrap, f1, plain_document, roc_auc
from claimcheck.nli import LABELS, load_nli
from claimcheck.opinion import OpinionHead, own_words
from claimcheck.registry import resolve
from claimcheck.settings import Settings
from claimcheck.wording import content_words

ROOT = Path(__file__).parent.parent
console = Console(width=None if sys.stdout.isatty() else 110)


@dataclass(frozen=True)
class Options:
    """Where the data is and how much of each set to take."""

    shared: Path
    rows: int


def seeds(options: Options) -> dict[str, Any]:
    """The five seed articles, each against the other four."""
    paths = sorted((options.shared / "seeds").glob("*.txt"))
    return cluster_table({"seeds": (paths, options.shared / "gold" / "seeds.jsonl")})


def examples(options: Options) -> dict[str, Any]:
    """The story clusters of ``examples/``."""
    del options
    clusters = {}
    for labels in sorted((ROOT / "examples").glob("*/gold.jsonl")):
        suffixes = (".txt", ".md", ".html")
        paths = sorted(p for p in labels.parent.iterdir() if p.suffix in suffixes)
        clusters[labels.parent.name] = (paths, labels)
    return cluster_table(clusters)


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
            for sentence in (*count.missed, *count.wrong):
                console.print(f"[dim]{what}[/]", str(sentence), markup=True, highlight=False)
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


def nli(options: Options) -> dict[str, Any]:
    """Accuracy of the NLI model by itself on public pairs it was not trained on."""
    model, _ = load_nli(Settings())
    table = Table("set", "pairs", "accuracy", "most frequent label", title="NLI model")
    figures = {}
    for path in sorted((options.shared / "data" / "nli" / "eval").glob("*.jsonl.gz")):
        rows = list(read_jsonl(path))
        whole = name_of(path) == "mnli.dev_matched"
        rows = rows if whole else sample_rows(rows, options.rows, "hypothesis")
        predicted = model.predict([(r["premise"], r["hypothesis"]) for r in rows]).argmax(1)
        right = np.array(
            [_right(LABELS[p], r["label"]) for p, r in zip(predicted, rows, strict=True)]
        )
        estimate = bootstrap(lambda column: float(column.mean()), right)
        labels = [r["label"] for r in rows]
        majority = max(labels.count(label) for label in set(labels)) / len(labels)
        table.add_row(name_of(path), str(len(rows)), str(estimate), f"{majority:.3f}")
        figures[name_of(path)] = {
            "rows": len(rows),
            "accuracy": round(estimate.value, 4),
            "interval": [round(estimate.low, 4), round(estimate.high, 4)],
            "majority": round(majority, 4),
        }
    console.print(table)
    return figures


def _right(predicted: str, label: str) -> bool:
    """Two-way sets ask only whether the premise entails."""
    if label == "not_entailment":
        return predicted != "entailment"
    return predicted == label


def consistency(options: Options) -> dict[str, Any]:
    """Balanced accuracy and AUC on ``consistency/test`` beside three trivial baselines.

    The baselines' thresholds are chosen on ``consistency/val``, as the calibrator's was.
    """
    folder = options.shared / "data" / "consistency"
    scorer = Scorer()
    thresholds = scorer.baseline_thresholds(folder / "val", min(options.rows, 100))
    columns = ("balanced accuracy", "AUC", "overlap", "similarity", "flag all")
    table = Table("set", "rows", *columns, title="Consistency, test sets")
    figures: dict[str, Any] = {}
    for name, claims in consistency_sets(folder / "test", options.rows):
        scores = scorer.scores(claims)
        truth = np.array([claim.supported for claim in claims])
        guess = scores["claimcheck"] >= scorer.threshold
        accuracy = bootstrap(balanced_accuracy, truth, guess)
        auc = bootstrap(roc_auc, truth, scores["claimcheck"])
        entry = {
            "rows": len(claims),
            "balanced_accuracy": round(accuracy.value, 4),
            "interval": [round(accuracy.low, 4), round(accuracy.high, 4)],
            "auc": round(auc.value, 4),
        }
        cells = [str(accuracy), str(auc)]
        for baseline in ("overlap", "similarity"):
            value = balanced_accuracy(truth, scores[baseline] >= thresholds[baseline])
            area = roc_auc(truth, scores[baseline])
            entry[baseline] = {"balanced_accuracy": round(value, 4), "auc": round(area, 4)}
            cells.append(f"{value:.3f} / {area:.3f}")
        entry["flag_all"] = {"balanced_accuracy": 0.5, "auc": 0.5}
        table.add_row(name, str(len(claims)), *cells, "0.500 / 0.500")
        figures[name] = entry
        print(f"{name} done", file=sys.stderr)
    console.print(table)
    return figures


class Scorer:
    """Scores claims by claimcheck and by the baselines."""

    def __init__(self) -> None:
        self.checker = Checker()
        self.encoder, _ = load_encoder(self.checker.settings)
        self.threshold = 0.5

    def scores(self, claims: list[Claim], judged: bool = True) -> dict[str, np.ndarray]:
        """For each scorer one score a claim, that of its weakest sentence."""
        rows = [tuple(self._score(claim, judged)) for claim in claims]
        return {
            name: np.array([row[i] for row in rows])
            for i, name in enumerate(("overlap", "similarity", "claimcheck"))
        }

    def _score(self, claim: Claim, judged: bool) -> Iterator[float]:
        article = plain_document("claim", claim.text)
        reference = plain_document("document", claim.document)
        sentences = [s.text for s in article.content]
        others = [s.text for s in reference.content]
        known = content_words(claim.document)
        yield min(len((said := content_words(s)) & known) / max(1, len(said)) for s in sentences)
        vectors = self.encoder.encode(sentences + others)
        similarity = vectors[: len(sentences)] @ vectors[len(sentences) :].T
        yield float(similarity.max(axis=1).min())
        if not judged:
            yield 0.0
            return
        report = self.checker.check(article, [reference])
        self.threshold = report.settings["threshold"]
        # A claim that is its whole document word for word is left out as a reference.
        skipped = any(s.reason == "it is the article itself" for s in report.skipped)
        yield 1.0 if skipped else min(s.support for s in report.sentences)

    def baseline_thresholds(self, folder: Path, rows: int) -> dict[str, float]:
        """The thresholds with the best mean balanced accuracy over the validation sets."""
        sets = [
            (np.array([c.supported for c in claims]), self.scores(claims, judged=False))
            for _, claims in consistency_sets(folder, rows)
        ]
        candidates = np.arange(0.05, 1.0, 0.01)
        return {
            name: float(
                max(
                    candidates,
                    key=lambda t, n=name: np.nanmean(
                        [balanced_accuracy(truth, scores[n] >= t) for truth, scores in sets]
                    ),
                )
            )
            for name in ("overlap", "similarity")
        }


def opinion(options: Options) -> dict[str, Any]:
    """The opinion head on test splits: macro-F1 and AUC beside calling nothing opinion."""
    encoder, _ = load_encoder(Settings())
    head = OpinionHead.load(resolve("bundled", "opinion"))
    rows = [r for r in opinion_examples(options.shared / "data" / "opinion") if r.split == "test"]
    table = Table("set", "sentences", "macro-F1", "AUC", "all fact, macro-F1", title="Opinion")
    figures = {}
    for source in sorted({row.source for row in rows}):
        mine = [row for row in rows if row.source == source]
        texts = [row.sentence for row in mine]
        scores = head.predict(texts, encoder.encode([own_words(text) for text in texts]))
        truth = np.array([row.opinion for row in mine])
        macro = bootstrap(_macro_f1, truth, scores >= head.threshold)
        auc = bootstrap(roc_auc, truth, scores)
        nothing = _macro_f1(truth, np.zeros(len(mine), dtype=bool))
        table.add_row(source, str(len(mine)), str(macro), str(auc), f"{nothing:.3f}")
        figures[source] = {
            "rows": len(mine),
            "macro_f1": round(macro.value, 4),
            "interval": [round(macro.low, 4), round(macro.high, 4)],
            "auc": round(auc.value, 4),
            "all_fact": round(nothing, 4),
        }
    console.print(table)
    return figures


def _macro_f1(truth: np.ndarray, guess: np.ndarray) -> float:
    return (f1(truth, guess) + f1(~truth, ~guess)) / 2


BENCHMARKS: dict[str, tuple[Callable[[Options], dict[str, Any]], str]] = {
    "seeds": (seeds, "seeds"),
    "examples": (examples, ""),
    "nli": (nli, "data/nli/eval"),
    "consistency": (consistency, "data/consistency"),
    "opinion": (opinion, "data/opinion"),
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
