"""Reading the public data sets that models are trained and measured on.

They are no part of this project: ``docs/data.md`` says where each is published and in which form
the readers expect it, gzipped JSON lines under one folder.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CONSISTENCY = {"supported": True, "unsupported": False}
_BABE = {"Expresses writer's opinion": True, "Entirely factual": False}


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def name_of(path: Path) -> str:
    """The name of the set that a file holds."""
    return path.name.removesuffix(".jsonl.gz")


def sample(rows: list[dict[str, Any]], limit: int, key: str) -> list[dict[str, Any]]:
    """At most ``limit`` rows, chosen by the digest of ``key``: always the same ones."""
    ordered = sorted(rows, key=lambda row: hashlib.sha256(str(row[key]).encode()).digest())
    return ordered[:limit]


@dataclass(frozen=True)
class Claim:
    """A claim of one or more sentences, its document, and whether the document supports it."""

    text: str
    document: str
    supported: bool


def consistency_sets(folder: Path, limit: int) -> Iterator[tuple[str, list[Claim]]]:
    """Yield every set of ``folder`` with at most ``limit`` of its claims.

    PolyTope is read with the labels of the SummaC benchmark where it has them; labels that say
    neither supported nor unsupported are left out.
    """
    for path in sorted(folder.glob("*.jsonl.gz")):
        claims = []
        for row in sample(list(read_jsonl(path)), limit, "claim"):
            label = row.get("label_summac_overall") or row["label"]
            if label in _CONSISTENCY and row["claim"].strip():
                claims.append(Claim(row["claim"], row["document"], _CONSISTENCY[label]))
        yield name_of(path), claims


@dataclass(frozen=True)
class OpinionExample:
    """A sentence; ``opinion`` says whether it states its writer's own view."""

    sentence: str
    opinion: bool
    source: str
    split: str


def opinion_examples(folder: Path) -> Iterator[OpinionExample]:
    """Yield the sentences of CheckThat! 2023 English, MPQA 1.2 and BABE, each with its split.

    CheckThat! has splits of its own. MPQA is split by document and BABE by article address (or
    sentence where it has none), so that no text is on two sides.
    """
    for row in read_jsonl(folder / "checkthat2023_subj_en.jsonl.gz"):
        yield OpinionExample(row["sentence"], row["label"] == "SUBJ", "checkthat", row["split"])
    for row in read_jsonl(folder / "mpqa12_sentences.jsonl.gz"):
        split = _split_of(row["doc"])
        yield OpinionExample(row["sentence"], row["writer_subj"], "mpqa", split)
    for row in read_jsonl(folder / "babe.jsonl.gz"):
        # The middle label, "somewhat factual but also opinionated", says neither yes nor no.
        if row["label_opinion"] in _BABE:
            split = _split_of(row.get("url") or row["sentence"])
            yield OpinionExample(row["sentence"], _BABE[row["label_opinion"]], "babe", split)


def _split_of(key: str) -> str:
    """Train (70 %), dev (15 %) or test (15 %), always the same for one key."""
    share = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") / 2**32
    return "train" if share < 0.7 else "dev" if share < 0.85 else "test"
