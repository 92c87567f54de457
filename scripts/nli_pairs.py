"""Training pairs for the NLI model: the public sets, and files of pairs made for the job.

The public sets are read from ``<data>/nli/train`` (JSON lines of premise, hypothesis, label).
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimcheck.evaluation.datasets import name_of, read_jsonl

LABELS = ("contradiction", "entailment", "neutral")
NOT_ENTAILMENT = "not_entailment"
#: The label of a pair that only a teacher's probabilities speak for.
UNLABELLED = ""

#: How many pairs to take of a set where all of it would be too much: templated and generated sets
#: teach their template when they are many. A set not named here is taken whole.
CAPS = {
    "add_one_rte.train": 1500,
    "breaking_nli.test": 4000,
    "conjnli.train_adv": 5000,
    "covidfact.train": 1500,
    "dnc_megaveridicality.train": 2500,
    "dnc_sentiment.train": 300,
    "dnc_verbnet.train": 300,
    "help_andor.train": 1500,
    "med.all": 2500,
    "mpe.train": 4000,
    "snli.train_part": 14000,
    "snli_via_disco.train_part": 10000,
    "climatefever.all": 4500,
    # `consistency_pairs.py` takes those of the claims that the calibrator is not fitted on.
    "wice_oraclechunks.dev": 0,
}


@dataclass(frozen=True)
class Pair:
    """One training pair; ``label`` is one of `LABELS` or ``not_entailment`` (two-way sets)."""

    premise: str
    hypothesis: str
    label: str
    source: str


def public_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Read every set under ``data/nli/train``, at most `CAPS` pairs of each."""
    pairs: list[Pair] = []
    for path in sorted((data / "nli" / "train").glob("*.jsonl.gz")):
        source = name_of(path)
        rows = [Pair(r["premise"], r["hypothesis"], r["label"], source) for r in read_jsonl(path)]
        rng.shuffle(rows)
        pairs.extend(rows[: CAPS.get(source, len(rows))])
    return pairs


def read_pairs(path: Path) -> list[Pair]:
    """Read pairs that `generate_pairs.py` or `consistency_pairs.py` wrote."""
    return [Pair(r["premise"], r["hypothesis"], r["label"], r["source"]) for r in read_jsonl(path)]


def training_pairs(data: Path, seed: int, extra: Iterable[Path] = ()) -> list[Pair]:
    """All pairs for one run, the public ones and those of ``extra`` files, shuffled by ``seed``."""
    rng = random.Random(seed)
    pairs = public_pairs(data, rng)
    for path in sorted(extra):
        pairs += read_pairs(path)
    rng.shuffle(pairs)
    return pairs


def split(pairs: list[Pair], share: float = 0.02) -> tuple[list[Pair], list[Pair]]:
    """Divide pairs into training and own evaluation ones; a premise falls on one side whole."""
    train, held = [], []
    for pair in pairs:
        digest = hashlib.sha256(pair.premise.encode()).digest()
        (held if int.from_bytes(digest[:4], "big") < share * 2**32 else train).append(pair)
    return train, held
