"""Fit the margins by which the model finds a hedge or an attribution dropped.

On written claims: those that tell a hedge or an attribution as fact, against entailed ones. Margins
are chosen on passages that are not held out, and what they do is reported on those that are::

    python scripts/fit_hedge_margins.py --data ../shared/data --rows 150

prints the margins for `claimcheck.checks.model_hedges.FITTED`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from reader_rows import Row, best_passage, is_held_out, sentences_of

from claimcheck.checks.model_hedges import Margins, looks, rise
from claimcheck.english.word_alignment import Said, said
from claimcheck.evaluation.datasets import read_jsonl, sample
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
PRECISION = 0.9


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

    Of equal ones the strictest.
    """
    grid = [Margins(*values) for values in product(RISES, RISES, LEAST)]
    able = [m for m in grid if measure(asked, m)[0] >= PRECISION]
    return max(
        able,
        key=lambda m: (measure(asked, m)[1], m.possible + m.alleged, m.least),
        default=Margins(max(RISES), max(RISES), max(LEAST)),
    )


def main() -> None:
    """Fit on passages that are not held out, report on the others."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--nli", default=Settings().nli, help="a model by name or path")
    parser.add_argument("--rows", type=int, default=150, help="most claims of each label")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    nli, name = load_nli(Settings(nli=options.nli, threads=options.threads))
    asker = Asker(nli, NoProgress())
    rows = list(read_jsonl(options.data / "nli" / "train" / "written_claims.train.jsonl.gz"))
    parts = []
    for held in (False, True):
        mine = [row for row in rows if is_held_out(row) == held]
        changed = sample([r for r in mine if r["kind"] in KINDS], options.rows, "hypothesis")
        entailed = [r for r in mine if r["label"] == "entailment"]
        parts.append(ask(changed + sample(entailed, options.rows, "hypothesis"), asker))
    margins = fit(parts[0])
    print(name, margins)
    for title, asked in zip(("fitted on", "held out"), parts, strict=True):
        precision, recall = measure(asked, margins)
        print(f"{title}: {len(asked)} asked, precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
