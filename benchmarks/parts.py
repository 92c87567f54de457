"""Parts of claims against marked spans: is the least supported part the one that is wrong?

Public sets of summaries mark which words their document does not support. Of the claims that the
splitter takes apart and that have both a part with such words and one without, the part with the
lowest probability of entailment should be one with them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from claimcheck.english.clauses import ClausePart, parts_of
from claimcheck.english.words import content_words
from claimcheck.evaluation.documents import plain_document
from claimcheck.evaluation.marked_spans import is_wrong, marked, marked_rows
from claimcheck.evaluation.metrics import bootstrap, roc_auc
from claimcheck.models.encoder import load_encoder
from claimcheck.models.nli import load_nli
from claimcheck.retrieval.index import Index
from claimcheck.settings import Settings


def mixed_claims(
    folder: Path,
) -> Iterator[tuple[dict[str, Any], tuple[ClausePart, ...], list[bool]]]:
    """Claims with right and wrong parts, and for each part whether it is wrong."""
    for row in marked_rows(folder):
        claim = row["claim"]
        found = parts_of(claim[:1].upper() + claim[1:])
        mask = marked(row)
        wrong = [is_wrong(mask[part.start : part.end]) for part in found]
        if any(wrong) and not all(wrong):
            yield row, found, wrong


def parts(options: Any) -> dict[str, Any]:
    """How often the least supported part holds marked words, beside chance and token overlap."""
    settings = Settings()
    encoder, nli = load_encoder(settings)[0], load_nli(settings)[0]
    hits: dict[str, list[float]] = defaultdict(list)
    right: list[bool] = []
    scores: dict[str, list[float]] = defaultdict(list)
    sizes: Counter[int] = Counter()
    for row, found, wrong in mixed_claims(options.shared / "data" / "consistency"):
        claims = [part.claim for part in found]
        document = plain_document("document", row["document"])
        index = Index(
            document,
            encoder.encode([s.text for s in document.content]),
            settings.window_sentences,
        )
        windows = [c.windows[0].text for c in index.candidates(claims, encoder.encode(claims), 1)]
        pairs = [(" ".join(w.split()), c) for w, c in zip(windows, claims, strict=True)]
        known = content_words(row["document"])
        support = {
            "claimcheck NLI": nli.predict(pairs)[:, 0],
            "token overlap": np.array(
                [len(content_words(c) & known) / max(1, len(content_words(c))) for c in claims]
            ),
        }
        hits["chance"].append(float(np.mean(wrong)))
        right += [not w for w in wrong]
        sizes[len(found)] += 1
        for name, values in support.items():
            lowest = np.flatnonzero(values == values.min())
            hits[name].append(float(np.mean([wrong[n] for n in lowest])))
            scores[name] += values.tolist()
    table = Table("scorer", "lowest part is wrong", "AUC of parts", title="Parts")
    figures: dict[str, Any] = {"claims": len(hits["chance"]), "parts": len(right)}
    for name, values in hits.items():
        share = bootstrap(lambda column: float(column.mean()), values)
        area = roc_auc(np.array(right), np.array(scores[name])) if name in scores else 0.5
        table.add_row(name, str(share), f"{area:.3f}")
        figures[name] = {"lowest_is_wrong": round(share.value, 4), "auc": round(area, 4)}
    Console(width=110).print(table, f"{figures['claims']} claims of {dict(sizes)} parts")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared")
    arguments = parser.parse_args()
    parts(argparse.Namespace(shared=arguments.data, rows=0))


if __name__ == "__main__":
    main()
