"""Measure a reader that `train_reader.py` wrote.

Printed are the sets that a run is chosen by, and three-way accuracy on the written claims of
``nli/eval`` by label and by what was done to the claim. The latter are measured only: nothing is
chosen by them.

    python scripts/measure_reader.py runs/reader/model
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from reader_batches import items_of
from reader_figures import figures_of, measured_sets, predict
from reader_passages import Passage, Row, passages_of
from tokenizers import Tokenizer
from train_nli import TARGETS
from train_reader import build
from transformers import PreTrainedModel

from claimcheck.evaluation.datasets import read_jsonl

WRITTEN = "written_claims.test"


class Measured:
    """A trained model and its tokenizer."""

    def __init__(self, folder: Path, tokens: int, *, two_way: bool) -> None:
        self.net: PreTrainedModel = build(folder, 0)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokens, self.two_way = tokens, two_way

    def figures(self, passages: Iterable[Passage]) -> dict[str, float]:
        """Accuracy and AUC over the claims of all passages."""
        return figures_of(*self.answers(passages))

    def answers(self, passages: Iterable[Passage]) -> tuple[np.ndarray, list[int]]:
        """Probabilities and targets of the claims of all passages, in their order."""
        items = items_of(passages, self.tokenizer, two_way=self.two_way)
        found = predict(self.net, items, self.tokens, "cpu", two_way=self.two_way)
        return found, [t for item in items for t in item.targets]

    def right(self, rows: list[Row]) -> list[bool]:
        """Whether the label of each three-way row is the most probable one.

        The rows of one premise are next to each other.
        """
        guesses = self.answers(passages_of(rows))[0].argmax(-1)
        return [guess == TARGETS[r["label"]] for guess, r in zip(guesses, rows, strict=True)]


def by_kind(rows: list[Row], right: list[bool]) -> dict[str, list[bool]]:
    """What is right of all rows, of each label, and of each kind of each label."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row, value in zip(rows, right, strict=True):
        for name in ("all", row["label"], f"{row['label']} {row['kind']}"):
            found[name].append(value)
    return dict(sorted(found.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", type=Path, help="folder of the trained model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--tokens", type=int, default=1500, help="tokens a batch, with padding")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--two-way", action="store_true", help="as it was trained")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    measured = Measured(arguments.model, arguments.tokens, two_way=arguments.two_way)
    rows = list(read_jsonl(arguments.data / "nli" / "eval" / f"{WRITTEN}.jsonl.gz"))
    rows.sort(key=lambda row: row["premise"])
    for name, values in by_kind(rows, measured.right(rows)).items():
        print(f"{WRITTEN} {name}: {sum(values) / len(values):.3f} of {len(values)}", flush=True)
    for name, passages in measured_sets(arguments.data).items():
        figures = measured.figures(passages)
        print(name, {key: round(value, 3) for key, value in figures.items()}, flush=True)


if __name__ == "__main__":
    main()
