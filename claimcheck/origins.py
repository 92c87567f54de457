"""Which references are copies or paraphrases of one text: together they are one origin.

Two references are of one origin when most sentences of the shorter one have a counterpart in the
other that says the same. Independent reports of one event share facts, hardly ever most sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.arrays import Floats

#: Cosine from which on two sentences are taken to say the same.
SAME_SENTENCE = 0.75
#: Share of the shorter text's sentences that must have a counterpart.
SAME_TEXT = 0.6


def group(vectors: Sequence[Floats]) -> list[int]:
    """Number the origins of references: equal numbers, from 0, for texts of one origin.

    Args:
        vectors: for each reference the unit vectors of its sentences, shape
            (sentences, dimension).
    """
    origins = list(range(len(vectors)))
    for later in range(len(vectors)):
        for earlier in range(later):
            if _same_text(vectors[earlier], vectors[later]):
                old, new = sorted((origins[earlier], origins[later]), reverse=True)
                origins = [new if origin == old else origin for origin in origins]
    renumbered = {origin: number for number, origin in enumerate(dict.fromkeys(origins))}
    return [renumbered[origin] for origin in origins]


def _same_text(a: Floats, b: Floats) -> bool:
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if len(shorter) == 0:
        return False
    counterparts = (shorter @ longer.T).max(axis=1) >= SAME_SENTENCE
    return bool(np.mean(counterparts) >= SAME_TEXT)
