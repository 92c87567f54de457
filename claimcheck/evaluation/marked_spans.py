"""Public claims whose words without support are marked by annotators."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.evaluation.datasets import read_jsonl, unseen

SETS = ("xsumfaith_val", "cliff_val", "entfa_train")
#: A part is wrong when so many of its characters are marked, or this share of them.
_MARKED, _SHARE = 12, 0.1


def marked(row: dict[str, Any]) -> np.ndarray:
    """For each character of the claim whether it is marked as unsupported.

    Of several annotators two must agree; of EntFA's entities those that are not factual count.
    """
    length = len(row["claim"])
    if "entities" in row:
        spans = [e for e in row["entities"] if e["label"] == "Non-factual Hallucination"]
    else:
        spans = row.get("spans") or []
    by_worker: dict[str, np.ndarray] = {}
    for span in spans:
        mask = by_worker.setdefault(span.get("worker", ""), np.zeros(length, dtype=int))
        mask[span["start"] : span["end"]] = 1
    least = 2 if any("worker" in span for span in spans) else 1
    return np.asarray(sum(by_worker.values(), np.zeros(length, dtype=int)) >= least)


def is_wrong(mask: np.ndarray) -> bool:
    """Whether enough of a part is marked: ``mask`` is that of its characters."""
    return bool(mask.sum() >= _MARKED or mask.mean() >= _SHARE)


def marked_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of `SETS` under ``folder`` that no model was trained on and no test set has."""
    is_unseen = unseen(folder)
    for name in SETS:
        for row in read_jsonl(folder / "val" / f"{name}.jsonl.gz"):
            if is_unseen(row["document"], row["claim"]):
                yield row
