"""What the search for evidence loses: the top windows against all of them, on validation claims.

For each claim the NLI model reads the ``k`` best windows of up to ``size`` sentences one by one,
and, as the checker does, the best ones together; the claim's score is the highest probability of
entailment. AUC over the claims of each set, the mean of the sets. The small model reads, so that
the whole curve takes minutes; every document is short of `MOST_SENTENCES`, so that all windows can
be read at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from consistency import validation
from results import Options, console
from rich.table import Table

from claimcheck.evaluation.documents import plain_document
from claimcheck.evaluation.metrics import roc_auc
from claimcheck.judging.batching import Asker
from claimcheck.judging.premise import evidence_of, premise_of
from claimcheck.models.encoder import load_encoder
from claimcheck.models.nli import load_nli
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates
from claimcheck.retrieval.index import Index
from claimcheck.settings import Settings

TOP = (1, 2, 3, 5, 8)
SIZES = (1, 2, 3, 4)
TOGETHER = (2, 3)
#: Longest document in sentences, and most claims of a set.
MOST_SENTENCES, CLAIMS = 25, 30


def retrieval(options: Options) -> dict[str, Any]:
    """The curve, and how much of reading everything each point keeps."""
    reader = _Reader()
    for name, claims in validation(options):
        for claim in claims:
            if len(reader.rows.get(name, [])) < CLAIMS:
                reader.read(name, claim)
    table = Table("windows of up to", *_columns(), title="AUC by entailment alone, validation sets")
    figures: dict[str, Any] = {"claims": sum(map(len, reader.rows.values()))}
    for size in SIZES:
        figures[str(size)] = {column: reader.auc(f"{size} {column}") for column in _columns()}
        table.add_row(f"{size} sentences", *(f"{v:.3f}" for v in figures[str(size)].values()))
    console.print(table)
    return figures


def _columns() -> list[str]:
    together = [f"best {count} together" for count in TOGETHER]
    return [*(f"top {count}" for count in TOP), "all", *together]


def _windows(sentences: list[str], longest: int) -> list[str]:
    """Every run of up to ``longest`` neighbouring sentences."""
    return [
        " ".join(sentences[first : first + size])
        for size in range(1, longest + 1)
        for first in range(len(sentences) - size + 1)
    ]


class _Reader:
    def __init__(self) -> None:
        settings = Settings()
        self.encoder, _ = load_encoder(settings)
        self.asker = Asker(load_nli(settings, "nli_fast")[0], NoProgress())
        #: By set: for each claim whether it is supported, and its score by reading.
        self.rows: dict[str, list[tuple[bool, dict[str, float]]]] = {}

    def read(self, name: str, claim: Any) -> None:
        """Score one claim by every reading, unless its document is long."""
        document = plain_document("document", claim.document)
        if len(document.content) > MOST_SENTENCES:
            return
        vectors = self.encoder.encode([s.text for s in document.content])
        texts = [s.text for s in plain_document("claim", claim.text).content]
        own = self.encoder.encode(texts)
        sentences: list[dict[str, float]] = [{} for _ in texts]
        for size in SIZES:
            every = _windows([s.text for s in document.content], size)
            found = Index(document, vectors, size).candidates(texts, own, max(TOP))
            for scores, best in zip(sentences, found, strict=True):
                scores |= self._scores(size, best, every)
        row = {key: min(s[key] for s in sentences) for key in sentences[0]}
        self.rows.setdefault(name, []).append((claim.supported, row))

    def _scores(self, size: int, best: Candidates, windows: list[str]) -> dict[str, float]:
        if best.method != "nli":
            return {f"{size} {column}": 1.0 for column in _columns()}
        alone = self._entailment(best.claim, [premise_of([w]) for w in best.windows])
        every = self._entailment(best.claim, windows)
        scores = {f"{size} top {count}": max(alone[:count]) for count in TOP}
        scores[f"{size} all"] = max(every)
        for count in TOGETHER:
            joined = self._entailment(best.claim, [premise_of(evidence_of(best, count))])
            scores[f"{size} best {count} together"] = max(alone[0], *joined)
        return scores

    def _entailment(self, claim: str, premises: Sequence[str]) -> list[float]:
        pairs = [(premise, claim) for premise in premises]
        known = self.asker.ask(pairs)
        return [judged.entailment if (judged := known[pair]) else 0.0 for pair in pairs]

    def auc(self, key: str) -> float:
        """Mean AUC of the sets that have both labels."""
        values = []
        for rows in self.rows.values():
            truth = np.array([supported for supported, _ in rows])
            values.append(roc_auc(truth, np.array([scores[key] for _, scores in rows])))
        return round(float(np.nanmean(values)), 4)
