"""Fit the margins by which the model finds a hedge or an attribution dropped.

On written claims and drafts: those that tell a hedge or an attribution as fact, against entailed
ones, all on passages that the reader's training held out: of those that it learned it is surer than
it will be. What margins fitted on one half of the passages do on the other is reported, and::

    python scripts/fit_hedge_margins.py --data ../shared/data

prints the margins for `claimcheck.checks.model_hedges.CHOSEN`, fitted on both.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from reader_passages import Row, best_passage, sentences_of
from reader_rows import held_out_rows

from claimcheck.checks.model_hedges import Margins, looks, rise
from claimcheck.english.word_alignment import Said, said
from claimcheck.evaluation.datasets import sample
from claimcheck.judging.batching import Asker
from claimcheck.models.nli import load_nli
from claimcheck.progress import NoProgress
from claimcheck.settings import Settings

#: Words of evidence beside a claim: some three sentences, as the checker reads them.
EVIDENCE_WORDS = 90
KINDS = frozenset({"hedge", "attribution"})
RISES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
LEAST = (0.5, 0.6, 0.7, 0.8)
#: Least precision of margins that are chosen, of the two kinds against entailed claims.
PRECISION = 0.8


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim that was asked about.

    Attributes:
        dropped: whether it has dropped a hedge or an attribution.
        possible: rise of the log odds of entailment by "It is possible that".
        alleged: the same by "It is alleged that".
        entailment: the higher probability of entailment of the two.
    """

    dropped: bool
    possible: float
    alleged: float
    entailment: float

    def found(self, margins: Margins) -> bool:
        """Whether the margins call it dropped."""
        higher = self.possible >= margins.possible or self.alleged >= margins.alleged
        return higher and self.entailment >= margins.least


def ask(rows: Iterable[Row], asker: Asker) -> list[Asked]:
    """What the model answers, of the claims that the check asks about."""
    looked = [
        (row["kind"] in KINDS, look)
        for row in rows
        for look in looks(row["hypothesis"], 0, _evidence(row))
    ]
    known = asker.ask(pair for _, look in looked for pair in look.pairs)
    found = []
    for is_dropped, look in looked:
        plain, possible, alleged = (known[pair] for pair in look.pairs)
        if plain and possible and alleged:
            rises = rise(plain, possible), rise(plain, alleged)
            found.append(Asked(is_dropped, *rises, max(possible.entailment, alleged.entailment)))
    return found


def _evidence(row: Row) -> list[Said]:
    passage = best_passage(row["premise"], row["hypothesis"], EVIDENCE_WORDS)
    return [said("passage", sentence) for sentence in sentences_of(passage)]


def measure(asked: Sequence[Asked], margins: Margins) -> tuple[float, float]:
    """Precision (1 where nothing is found) and recall."""
    found = [one for one in asked if one.found(margins)]
    right = sum(one.dropped for one in found)
    total = sum(one.dropped for one in asked)
    return right / len(found) if found else 1.0, right / total if total else 0.0


def fit(asked: Sequence[Asked]) -> Margins:
    """The margins of the highest recall among those with a precision of `PRECISION`.

    Of equal ones the strictest. Both rises are the same: a hundred claims are too few for two.
    """
    grid = [Margins(least_rise, least_rise, least) for least_rise, least in product(RISES, LEAST)]
    able = [m for m in grid if measure(asked, m)[0] >= PRECISION]
    return max(
        able,
        key=lambda m: (measure(asked, m)[1], m.possible, m.least),
        default=Margins(max(RISES), max(RISES), max(LEAST)),
    )


def chosen_rows(data: Path, most: int) -> list[Row]:
    """At most so many claims of each of the two labels and of each set."""
    chosen = []
    for mine in held_out_rows(data).values():
        dropped = [row for row in mine if row["kind"] in KINDS]
        entailed = [row for row in mine if row["label"] == "entailment"]
        chosen += sample(dropped, most, "hypothesis") + sample(entailed, most, "hypothesis")
    return chosen


def main() -> None:
    """Fit on each half of the passages and report on the other, then fit on all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--nli", default=Settings().nli, help="a model by name or path")
    parser.add_argument("--rows", type=int, default=250, help="most claims of a label and set")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    nli, name = load_nli(Settings(nli=options.nli, threads=options.threads))
    asker = Asker(nli, NoProgress())
    halves: tuple[list[Row], list[Row]] = [], []
    for row in chosen_rows(options.data, options.rows):
        halves[hashlib.sha256(row["src"].encode()).digest()[-1] % 2].append(row)
    first, second = (ask(rows, asker) for rows in halves)
    for fitted_on, other in ((first, second), (second, first)):
        margins = fit(fitted_on)
        precision, recall = measure(other, margins)
        print(
            f"{margins}, on the other {len(other)}: precision {precision:.3f}, recall {recall:.3f}"
        )
    margins = fit(first + second)
    print(
        name,
        margins,
        "on all: precision {:.3f}, recall {:.3f}".format(*measure(first + second, margins)),
    )


if __name__ == "__main__":
    main()
