"""Scoring clusters of variants with gold labels: each article against the other ones.

Gold sentences are matched to predicted ones by the characters they share, so that another
segmentation does no harm. Sentences tagged ``borderline`` are left out of every figure.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from results import ROOT

from claimcheck.ingest.load import load
from claimcheck.pipeline.checker import Checker
from claimcheck.records import FLAGGED, Report, SentenceResult
from claimcheck.report.findings import FLAGS


@dataclass(frozen=True)
class GoldSentence:
    """A labelled sentence and the predicted ones that share most of its characters."""

    article: str
    text: str
    verdict: str
    tags: frozenset[str]
    predicted: tuple[SentenceResult, ...]
    editorial: bool

    @property
    def found_furniture(self) -> bool:
        return all(s.role == "furniture" for s in self.predicted)

    @property
    def found_flagged(self) -> bool:
        return any(s.flagged for s in self.predicted)

    def found(self, flag: str) -> bool:
        return any(flag in s.flags for s in self.predicted)

    def called(self, verdict: str) -> bool:
        return any(s.verdict == verdict for s in self.predicted)

    def __str__(self) -> str:
        verdicts = "/".join(
            s.verdict if s.role != "furniture" else "furniture" for s in self.predicted
        )
        support = min((s.support for s in self.predicted), default=0.0)
        return f"{self.article}: gold {self.verdict}, got {verdicts} ({support:.2f}): {self.text}"


@dataclass
class Count:
    """Precision, recall and F1 of yes-or-no decisions, with the wrong ones kept."""

    hits: int = 0
    missed: list[GoldSentence] = field(default_factory=list)
    wrong: list[GoldSentence] = field(default_factory=list)

    def add(self, sentence: GoldSentence, truth: bool, guess: bool) -> None:
        if truth and guess:
            self.hits += 1
        elif truth:
            self.missed.append(sentence)
        elif guess:
            self.wrong.append(sentence)

    @property
    def f1(self) -> float:
        total = 2 * self.hits + len(self.missed) + len(self.wrong)
        return 2 * self.hits / total if total else 1.0


def seed_clusters(shared: Path) -> dict[str, tuple[list[Path], Path]]:
    """The five seed articles and their labels."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    return {"seeds": (paths, shared / "gold" / "seeds.jsonl")}


def example_clusters() -> dict[str, tuple[list[Path], Path]]:
    """The variants of every story of ``examples/``, and the labels of each story."""
    clusters = {}
    for labels in sorted((ROOT / "examples").glob("*/gold.jsonl")):
        suffixes = (".txt", ".md", ".html")
        paths = sorted(p for p in labels.parent.iterdir() if p.suffix in suffixes)
        clusters[labels.parent.name] = (paths, labels)
    return clusters


def check_cluster(checker: Checker, paths: list[Path]) -> dict[str, Report]:
    """Check every file of a cluster against all others of it."""
    sources = {path.name: load(path) for path in paths}
    return {
        name: checker.check(source, [other for n, other in sources.items() if n != name])
        for name, source in sources.items()
    }


def read_labels(gold: Path) -> list[dict[str, Any]]:
    """The labelled sentences of a cluster, borderline ones left out."""
    rows = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if "borderline" not in row["tags"]]


def matched(
    rows: Iterable[dict[str, Any]], reports: dict[str, Report]
) -> Iterator[tuple[dict[str, Any], tuple[SentenceResult, ...]]]:
    """Yield each labelled sentence (``article``, ``text``) with those of the report it is.

    What the loader left out as page chrome has none.
    """
    places: dict[str, int] = defaultdict(int)
    for row in rows:
        report = reports[row["article"]]
        span = find(row["text"], report.article.text, places[row["article"]])
        if span is not None:
            places[row["article"]] = span[0]
        yield row, () if span is None else _overlapping(span, report)


def align(gold: Path, reports: dict[str, Report]) -> list[GoldSentence]:
    """Match the gold sentences of a cluster, borderline ones left out."""
    aligned = []
    for row, predicted in matched(read_labels(gold), reports):
        paragraphs = reports[row["article"]].paragraphs
        editorial = bool(predicted) and all(
            paragraphs[s.paragraph].kind == "editorial" for s in predicted
        )
        aligned.append(
            GoldSentence(
                row["article"],
                row["text"],
                row["verdict"],
                frozenset(row["tags"]),
                predicted,
                editorial,
            )
        )
    return aligned


def find(text: str, article: str, start: int = 0) -> tuple[int, int] | None:
    """Where ``text`` stands in the article at or after ``start``, whatever its spaces."""
    pattern = re.compile(r"\s+".join(map(re.escape, text.split())))
    match = pattern.search(article, start) or pattern.search(article)
    return match.span() if match else None


def _overlapping(span: tuple[int, int], report: Report) -> tuple[SentenceResult, ...]:
    """The predicted sentences that share most of their or of the gold sentence's characters."""
    found = []
    for sentence in report.sentences:
        shared = min(span[1], sentence.end) - max(span[0], sentence.start)
        if shared > 0.5 * min(span[1] - span[0], sentence.end - sentence.start):
            found.append(sentence)
    return tuple(found)


def score(sentences: list[GoldSentence]) -> dict[str, Count]:
    """Count flagged and disputed sentences of the body, furniture, and each flag that the gold has.

    A sentence of the story that cannot be found in the cleaned text counts as furniture, wrongly.
    Of a disputed sentence the flag of what is disputed is right, and none is asked for.
    """
    tags = frozenset().union(*(s.tags for s in sentences))
    known = [flag for flag in FLAGS if flag in tags]
    counts = {name: Count() for name in ("flagged", "disputed", "furniture", *known)}
    for sentence in sentences:
        is_furniture = sentence.verdict == "furniture"
        counts["furniture"].add(sentence, is_furniture, sentence.found_furniture)
        if is_furniture or any(s.role == "headline" for s in sentence.predicted):
            continue
        counts["flagged"].add(sentence, sentence.verdict in FLAGGED, sentence.found_flagged)
        is_disputed = sentence.verdict == "disputed"
        counts["disputed"].add(sentence, is_disputed, sentence.called("disputed"))
        for flag in known:
            if not is_disputed:
                counts[flag].add(sentence, flag in sentence.tags, sentence.found(flag))
    return counts
