"""News without labels, on which a reader in training is to stay as it was."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from nli_pairs import UNLABELLED
from reader_passages import Row, best_passage, passages_of, sentences_of
from reader_rows import Source

from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import read_jsonl

#: Claims an epoch of pairs of news without a label, on which the model is to stay as it was.
KEPT = {"clusters/allsides_neus": 3000, "clusters/ecbplus": 1500, "nli/train/fib_xsum.train": 600}
#: Events read of a set of clusters, claims of one outlet, and others that they are read beside.
KEPT_EVENTS, KEPT_CLAIMS, KEPT_OUTLETS = 700, 3, 2
#: Least share of a claim's content words, and of how many at least, that such a passage holds:
#: below, it says nothing of it.
SPOKEN_OF, FEW_WORDS = 0.25, 4


def told_elsewhere(events: Iterable[Row]) -> Iterator[Row]:
    """Sentences and headlines of one outlet with what the others of the same event say of them.

    A roundup counts as an outlet. ``label`` is `UNLABELLED`.
    """
    for event in events:
        outlets = [*event["articles"], *filter(None, [event.get("roundup")])]
        for outlet in outlets:
            others = [other["text"] for other in outlets if other is not outlet]
            others = " ".join(others[:KEPT_OUTLETS])
            claims = filter(None, [outlet.get("title"), *sentences_of(outlet["text"])])
            for claim in islice(claims, KEPT_CLAIMS):
                wanted, premise = content_words(claim), best_passage(others, claim)
                shared = wanted & content_words(premise)
                if len(shared) >= SPOKEN_OF * max(FEW_WORDS, len(wanted)):
                    yield {"premise": premise, "hypothesis": claim, "label": UNLABELLED}


def kept_sources(data: Path, seed: int) -> list[Source]:
    """The sources of the pairs without a label (see `KEPT`)."""
    stream = []
    for name, most in KEPT.items():
        rows = list(read_jsonl(data / f"{name}.jsonl.gz"))
        rng = random.Random(f"{seed} {name}")
        rng.shuffle(rows)
        if name.startswith("clusters/"):
            rows = list(told_elsewhere(rows[:KEPT_EVENTS]))
            rng.shuffle(rows)
        found = passages_of(row | {"label": UNLABELLED} for row in rows)
        stream.append(Source(tuple(found), most))
    return stream
