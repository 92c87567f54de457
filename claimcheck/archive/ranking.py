"""Which documents of an archive tell an article's story.

A document is found by its sentences: the article's and the archive's nearest ones are counterparts
from the cosine on that `claimcheck.provenance.origins` takes for one. The documents with the most
are then compared with the whole article, sentence by sentence, and ranked by how many of its
sentences have a counterpart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from claimcheck.archive.entries import Entry, Match
from claimcheck.archive.store import Nearest, Store
from claimcheck.arrays import Floats
from claimcheck.provenance.origins import COUNTERPART

#: Nearest sentences of each of the article's that bring their documents in.
NEIGHBOURS = 200
#: Documents that are compared with the whole article, for each one that is wanted, and at least.
_COMPARED, _LEAST_COMPARED = 4, 40


def matches(store: Store, vectors: Floats, top: int, left_out: Collection[str] = ()) -> list[Match]:
    """The ``top`` documents that have a counterpart of one of an article's sentences at least.

    Args:
        store: the archive.
        vectors: unit vectors of the article's story, shape (sentences, dimension).
        top: most documents.
        left_out: digests of texts that are not wanted.
    """
    with store.snapshot():
        near = store.nearest(vectors, NEIGHBOURS)
        likely = _likely(near)[: len(left_out) + max(_COMPARED * top, _LEAST_COMPARED)]
        found = [_match(*store.read(number), vectors) for number in likely]
    found = [match for match in found if match.matched and match.document.sha256 not in left_out]
    found.sort(key=lambda match: (-match.score, -match.similarity, match.document.sha256))
    return found[:top]


def _likely(near: Sequence[Nearest]) -> list[int]:
    """Numbers of the documents that hold counterparts, those first that hold them for the most."""
    counted: dict[int, float] = {}
    for nearest in near:
        are = nearest.cosines >= COUNTERPART
        # The nearest sentence of a document comes first.
        documents, places = np.unique(nearest.documents[are], return_index=True)
        for number, cosine in zip(documents.tolist(), nearest.cosines[are][places], strict=True):
            counted[number] = counted.get(number, 0.0) + float(cosine)
    return sorted(counted, key=lambda number: (-counted[number], number))


def _match(entry: Entry, stored: Floats, vectors: Floats) -> Match:
    """Compare an article with one document, all sentences with all."""
    best = (vectors @ stored.T).max(axis=1)
    matched = int((best >= COUNTERPART).sum())
    return Match(entry, matched / len(vectors), matched, len(vectors), float(best.mean()))
