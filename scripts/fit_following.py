"""Fit how much it says for a claim that its figures follow from the evidence.

On claims with figures that the reader's training held out, each beside its passage: a logistic
regression of whether it is entailed on the log odds of its support and on whether figures of it
follow from others while all else that rules compare agrees. The standard error is that of 500
bootstrap samples of the claims::

    python scripts/fit_following.py --data ../shared/data

prints both for `claimcheck.judging.restated.FOLLOWS`; half an hour on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from reader_rows import held_out
from sklearn.linear_model import LogisticRegression

from claimcheck.judging import restated
from claimcheck.models.calibration import log_odds
from claimcheck.pipeline.checker import Checker
from claimcheck.records import SentenceResult

SAMPLES = 500
#: Between the values of the evidence from which a figure follows.
SEVERAL = ", "


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with figures: its support, whether they follow, and whether it is entailed."""

    support: float
    follows: bool
    entailed: bool


def follows(sentence: SentenceResult) -> bool:
    """Whether a figure follows from others and nothing in the sentence differs or is absent."""
    return all(fact.status == "match" for fact in sentence.facts) and any(
        fact.kind == "number" and SEVERAL in (fact.found or "") for fact in sentence.facts
    )


def judged(data: Path) -> Iterator[Judged]:
    """Every claim held out that has a figure."""
    checker = Checker()
    for passages in held_out(data, 10**6).values():
        for passage in passages:
            for claim, label in zip(passage.claims, passage.labels, strict=True):
                for sentence in checker.check(claim, [passage.premise]).sentences:
                    if any(fact.kind == "number" for fact in sentence.facts):
                        entailed = label == "entailment"
                        yield Judged(sentence.support, follows(sentence), entailed)


def weight(rows: list[Judged]) -> float:
    """What is added to the log odds where figures follow."""
    inputs = np.array([[log_odds(row.support), row.follows] for row in rows])
    truth = np.array([row.entailed for row in rows])
    return float(LogisticRegression(C=100).fit(inputs, truth).coef_[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    restated.FOLLOWS = 0.0  # support by the models alone
    rows = list(judged(parser.parse_args().data))
    numbers = np.random.default_rng(0).integers(0, len(rows), (SAMPLES, len(rows)))
    error = np.std([weight([rows[n] for n in sample]) for sample in numbers])
    own = [row for row in rows if row.follows]
    entailed = sum(row.entailed for row in own)
    print(f"{len(rows)} claims, figures of {len(own)} follow, {entailed} of these entailed")
    print(f"weight {weight(rows):.2f}, standard error {error:.2f}")


if __name__ == "__main__":
    main()
