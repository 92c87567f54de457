"""Sentences to train the opinion model on, what each counts, and figures of its answers."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from claimcheck.evaluation.datasets import babe_sentences, opinion_examples

SOURCES = ("checkthat", "mpqa", "babe")
OUTPUTS = ("opinion", "biased")
#: Weight of the auxiliary output in the loss.
AUXILIARY = 0.5


@dataclass(frozen=True)
class Row:
    """A sentence and its labels, one for each of `OUTPUTS`, None where it has none.

    ``group`` is the article of a BABE sentence; ``final`` says whether BABE is measured on it.
    """

    sentence: str
    source: str
    split: str
    labels: tuple[bool | None, bool | None]
    group: str = ""
    final: bool = False


def read_rows(folder: Path, without: list[str]) -> list[Row]:
    """Sentences of the sets that are not left out."""
    rows = [
        Row(e.sentence, e.source, e.split, (e.opinion, None))
        for e in opinion_examples(folder)
        if e.source != "babe"
    ]
    rows += [
        Row(b.sentence, "babe", b.split, (b.opinion, b.biased), b.article, b.final)
        for b in babe_sentences(folder)
        if (b.opinion, b.biased) != (None, None)
    ]
    return [row for row in rows if row.source not in without]


def first_of_each(rows: list[Row], limit: int) -> list[Row]:
    """At most ``limit`` rows of every set and split, drawn with a fixed seed."""
    drawn = random.Random(0).sample(rows, len(rows))
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for row in drawn:
        seen[row.source, row.split] += 1
        if seen[row.source, row.split] <= limit:
            kept.append(row)
    return kept


def loss_weights(rows: list[Row], temper: float) -> np.ndarray:
    """Weight of each label: shape (rows, outputs), 0 where there is none.

    A set counts by its size to the power of ``temper`` (1: every sentence alike, 0: every set
    alike), half of it for each class. The mean over the labels of an output is 1.
    """
    weights = np.zeros((len(rows), len(OUTPUTS)), dtype=np.float32)
    for output in range(len(OUTPUTS)):
        keys = [(r.source, r.labels[output]) for r in rows]
        counts = Counter(key for key in keys if key[1] is not None)
        sizes = {s: sum(n for (source, _), n in counts.items() if source == s) for s in SOURCES}
        for i, (source, label) in enumerate(keys):
            if label is not None:
                weights[i, output] = sizes[source] ** temper / counts[source, label]
        labelled = weights[:, output] > 0
        if labelled.any():
            weights[:, output] /= weights[labelled, output].mean()
    weights[:, OUTPUTS.index("biased")] *= AUXILIARY
    return weights


def by_source(rows: list[Row], scores: np.ndarray, threshold: float) -> dict[str, dict[str, Any]]:
    """Macro-F1 and AUC of ``opinion`` on each set."""
    table = {}
    for source in SOURCES:
        mine = [i for i, row in enumerate(rows) if row.source == source]
        truth = [bool(rows[i].labels[0]) for i in mine]
        if len(set(truth)) == 2:
            table[source] = {
                "rows": len(mine),
                "macro_f1": round(f1_score(truth, scores[mine] >= threshold, average="macro"), 4),
                "auc": round(roc_auc_score(truth, scores[mine]), 4),
            }
    return table


def best_threshold(rows: list[Row], scores: np.ndarray) -> tuple[float, float]:
    """The threshold with the best mean macro-F1 over the sets, and that mean."""
    sets = [[i for i, row in enumerate(rows) if row.source == source] for source in SOURCES]
    parts = [([bool(rows[i].labels[0]) for i in s], scores[s]) for s in sets if s]
    candidates = np.arange(0.25, 0.80, 0.01)
    means = [
        np.mean([f1_score(truth, p >= t, average="macro", zero_division=0) for truth, p in parts])
        for t in candidates
    ]
    at = int(np.argmax(means))
    return round(float(candidates[at]), 2), float(means[at])
