"""Who copies whom, and what an article leaves out: pairs of documents of known relation.

The pairs are made, always the same, from BASIL (one event told by three outlets: independent
reports) and MRPC (paraphrased sentences). The limits of `claimcheck.provenance.origins` and
`claimcheck.provenance.omissions` were chosen on the ``train`` side; the ``test`` side was only
measured.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from known_pairs import (
    ALIKE,
    Deletion,
    Event,
    Pair,
    Story,
    alike,
    deletions,
    events,
    pairs,
    paraphrases,
)
from results import Options, console
from rich.table import Table

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.models.encoder import Vectors, load_encoder
from claimcheck.provenance.omissions import Told, nearest_to, omissions
from claimcheck.provenance.origins import Kind, Text, relate
from claimcheck.settings import Settings

SIDES = ("train", "test")


def text_of(story: Story, vectors: Vectors) -> Text:
    """A story as one text; its sentences are all of it."""
    spans, start = [], 0
    for sentence in story:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 2
    text = "\n\n".join(story)
    return Text(text, tuple(spans), quoted_spans(text), vectors.of(story))


@dataclass
class Tally:
    """Of pairs made in one way: how many were called one origin, and by the right kind.

    ``baseline`` counts those that `similar` calls one origin.
    """

    truth: Kind
    pairs: int = 0
    one_origin: int = 0
    kind: int = 0
    baseline: int = 0


def measure_pairs(made: Sequence[Pair], vectors: Vectors) -> dict[str, Tally]:
    """Relate the two stories of every pair."""
    table: dict[str, Tally] = {}
    for pair in made:
        first, second = text_of(pair.first, vectors), text_of(pair.second, vectors)
        (relation,) = relate([first, second])
        tally = table.setdefault(pair.made, Tally(pair.kind))
        tally.pairs += 1
        tally.one_origin += relation.one_origin
        tally.kind += relation.kind == pair.kind
        tally.baseline += similar(first, second)
    return table


def similar(first: Text, second: Text) -> bool:
    """The baseline: most sentences of the shorter text have one like it in the other."""
    shorter, longer = sorted((first.vectors, second.vectors), key=len)
    return bool(np.mean((shorter @ longer.T).max(axis=1) >= 0.75) >= 0.6)


def measure_omissions(cases: Sequence[Deletion], vectors: Vectors) -> dict[str, Any]:
    """How often a deleted sentence is listed, at which place, and how often one that is there."""
    ranks, kept, listed = [], 0, []
    for case in cases:
        without = [s for s in case.article if all(alike(s, t) < ALIKE for t in case.told)]
        found = _left_out(without, case.others, vectors)
        ranks.append(next((n for n, text in enumerate(found, 1) if text in case.told), 0))
        found = _left_out(case.article, case.others, vectors)
        kept += any(text in case.told for text in found)
        listed.append(len(found))
    hits = [rank for rank in ranks if rank]
    return {
        "deleted": len(cases),
        "listed": len(hits),
        "recall": round(len(hits) / len(cases), 4),
        "median_rank": float(np.median(hits)) if hits else None,
        "listed_though_there": kept,
        "mean_list": round(float(np.mean(listed)), 2),
    }


def _left_out(article: Story, others: Event, vectors: Vectors) -> list[str]:
    own = vectors.of(article)
    references = [
        Told(str(n), n, story, vectors.of(story), nearest_to(own, vectors.of(story)))
        for n, story in enumerate(others)
    ]
    return [omission.text for omission in omissions(references)]


def origins(options: Options) -> dict[str, Any]:
    """The same-origin decision on pairs of known relation, and omissions found."""
    folder = options.shared / "data"
    encoder, _ = load_encoder(Settings())
    figures = {}
    for side in SIDES:
        rng = random.Random(f"origins {side}")
        told = events(folder, side)[: options.rows]
        made = pairs(told, paraphrases(folder, side), rng)
        cases = deletions(told)
        vectors = Vectors(encoder)
        vectors.add(s for pair in made for story in (pair.first, pair.second) for s in story)
        tallies = measure_pairs(made, vectors)
        figures[side] = {
            "pairs": {name: vars(tally) for name, tally in tallies.items()},
            **_decision(tallies.values(), "one_origin"),
            "baseline": _decision(tallies.values(), "baseline"),
            "omissions": measure_omissions(cases, vectors),
        }
        console.print(_table(side, tallies))
        for name in ("precision", "recall", "baseline", "omissions"):
            console.print(f"{side} {name}: {figures[side][name]}", highlight=False)
    return figures


def _decision(tallies: Iterable[Tally], count: str) -> dict[str, float]:
    """Precision and recall of "one origin", by the tallies' ``count``, over pairs of all kinds."""
    called = [(getattr(t, count), t.truth != "independent", t.pairs) for t in tallies]
    right = sum(number for number, same, _ in called if same)
    precision = right / max(1, sum(number for number, _, _ in called))
    recall = right / sum(pairs for _, same, pairs in called if same)
    return {"precision": round(precision, 4), "recall": round(recall, 4)}


def _table(side: str, tallies: dict[str, Tally]) -> Table:
    columns = ("made as", "truth", "pairs", "one origin", "right kind", "baseline")
    table = Table(*columns, title=f"Origins, {side}")
    for name, tally in tallies.items():
        counts = (tally.pairs, tally.one_origin, tally.kind, tally.baseline)
        table.add_row(name, tally.truth, *map(str, counts))
    return table
