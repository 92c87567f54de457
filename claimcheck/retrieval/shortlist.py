"""Which of thousands of references are worth encoding: those that share a sentence's rarest words.

Encoding costs as much as all that the models read later, and grows with every reference. So words
choose first, as BM25 does before a dense ranking (Thakur et al. 2021, BEIR), and vectors among what
they chose. A word weighs the more the fewer references have it (inverse document frequency).
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.english.words import content_words

#: References that every claim adds at least, however many claims there are.
LEAST = 5

_Ints = npt.NDArray[np.intp]


def shortlist(
    claims: Sequence[str],
    references: Sequence[Sequence[str]],
    most: int,
    longest: int,
    least: int = LEAST,
) -> list[int]:
    """Return the positions of the references that are nearest to some claim by words, in order.

    Each claim adds its nearest reference, then each its second, until there are ``most`` and each
    has added ``least``. Where too few share a content word with a claim, the first others follow.

    Args:
        claims: sentences.
        references: the sentences of each.
        most: how many are wanted.
        longest: most neighbouring sentences that are held against a claim together.
        least: how many each claim adds in any case.
    """
    windows = _Windows(references, longest)
    ranks = [windows.nearest(claim, max(most, least)) for claim in claims]
    chosen: set[int] = set()
    for depth, row in enumerate(itertools.zip_longest(*ranks)):
        if len(chosen) >= most and depth >= least:
            break
        chosen.update(place for place in row if place is not None)
    others = (place for place in range(len(references)) if place not in chosen)
    chosen.update(itertools.islice(others, max(0, most - len(chosen))))
    return sorted(chosen)


class _Windows:
    """All runs of up to ``longest`` neighbouring sentences of one reference.

    References lie one behind the other, before each as many empty places as a run has sentences but
    one: a run that begins there is a short one of the reference's first sentences.
    """

    def __init__(self, references: Sequence[Sequence[str]], longest: int) -> None:
        self._longest, self._count = longest, len(references)
        empty = longest - 1
        lengths = [empty + len(sentences) for sentences in references]
        self._owners = np.repeat(np.arange(len(references)), lengths)
        self._holders: dict[str, list[int]] = defaultdict(list)
        numbers: dict[str, int] = {}
        told = np.zeros(len(self._owners) + longest, dtype=np.intp)
        place = 0
        for sentences in references:
            place += empty
            for sentence in sentences:
                told[place] = numbers.setdefault(sentence, len(numbers) + 1)
                for word in content_words(sentence):
                    self._holders[word].append(place)
                place += 1
        runs = np.lib.stride_tricks.sliding_window_view(told, longest)[: len(self._owners)]
        #: Equal numbers for runs in the same words.
        self._wordings = np.unique(runs, axis=0, return_inverse=True)[1].ravel()

    def nearest(self, claim: str, most: int) -> list[int]:
        """The references that share words with a claim, the heaviest of one run first.

        Of several with the same run the first comes before all that others have alone, the rest
        behind them: copies crowd out nobody.
        """
        scores = np.zeros(len(self._owners))
        for places, weight in self._shared(claim):
            scores[places] += weight
        touched = np.flatnonzero(scores)
        order = touched[np.lexsort((touched, -scores[touched].round(9)))]
        best = order[np.sort(np.unique(self._owners[order], return_index=True)[1])]
        first = np.zeros(len(best), dtype=bool)
        first[np.unique(self._wordings[best], return_index=True)[1]] = True
        ranked = np.concatenate([best[first], best[~first]])
        return [int(owner) for owner in self._owners[ranked[:most]]]

    def _shared(self, claim: str) -> Iterator[tuple[_Ints, float]]:
        """For each content word of a claim the runs that have it, and what it weighs."""
        for word in sorted(content_words(claim)):
            held = np.array(self._holders.get(word, ()), dtype=np.intp)
            if len(held):
                having = len(np.unique(self._owners[held]))
                runs = np.unique(held[:, np.newaxis] - np.arange(self._longest))
                yield runs, math.log(1 + self._count / having)
