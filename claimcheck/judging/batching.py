"""Asking an NLI model about pairs: every pair once, and long ones in pieces, never cut.

A premise that is too long is read in overlapping pieces: it entails what one of them entails. A
claim that is too long is read in parts: all of it must be entailed, one contradicted part is
enough (the rule of SummaC, Laban et al. 2022, at the length of a paragraph).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.models.nli import Nli
from claimcheck.progress import Progress
from claimcheck.records import Probabilities

#: Pairs handed to the model between two words to the progress bar.
CHUNK = 128
#: Words of a piece of a premise, the words it shares with the next one, and words of a piece of a
#: claim: together under 512 word pieces in ordinary English (1.3 to 1.5 a word).
PREMISE_WORDS, SHARED_WORDS, CLAIM_WORDS = 180, 40, 100
#: Most pieces of a claim and of a premise; what has more is no sentence.
MOST_PIECES = 12

#: A premise and a claim.
Pair = tuple[str, str]


class Asker:
    """Asks one model and remembers its answers."""

    def __init__(self, nli: Nli, progress: Progress) -> None:
        self._nli, self._progress = nli, progress
        self._known: dict[Pair, Probabilities | None] = {}

    def ask(self, pairs: Iterable[Pair]) -> dict[Pair, Probabilities | None]:
        """The model's answers by pair; None for one that it cannot read even in pieces."""
        wanted = sorted(set(pairs) - self._known.keys())
        long = self._predict(wanted)
        pieces = {pair: list(_pieces(pair)) for pair in long}
        self._predict(sorted({p for found in pieces.values() for row in found for p in row}))
        for pair, rows in pieces.items():
            self._known[pair] = self._joined(rows)
        return self._known

    def knows(self, pair: Pair) -> bool:
        """Whether the pair was asked about already."""
        return pair in self._known

    def _predict(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Answer the pairs that the model can read whole; return the others."""
        new = [pair for pair in pairs if pair not in self._known]
        if not new:
            return []
        self._progress.start("judging", len(new))
        for start in range(0, len(new), CHUNK):
            chunk = new[start : start + CHUNK]
            self._answer(chunk)
            self._progress.advance(len(chunk))
        self._progress.finish()
        return [pair for pair in new if pair not in self._known]

    def _answer(self, pairs: Sequence[Pair]) -> None:
        """Ask the model about those of some pairs that it can read whole."""
        lengths = self._nli.lengths(pairs)
        limit = self._nli.max_tokens
        readable = [p for p, length in zip(pairs, lengths, strict=True) if length <= limit]
        rows = self._nli.predict(readable) if readable else ()
        for pair, row in zip(readable, rows, strict=True):
            self._known[pair] = Probabilities(*(float(value) for value in row))

    def _joined(self, rows: Sequence[Sequence[Pair]]) -> Probabilities | None:
        """One answer from those of the pieces: a row for each piece of the claim."""
        entailment, contradiction = 1.0, 0.0
        if not rows:
            return None
        for row in rows:
            answers = [self._known.get(pair) for pair in row]
            read = [answer for answer in answers if answer is not None]
            if not read or len(read) < len(answers):
                return None
            entailment = min(entailment, max(a.entailment for a in read))
            contradiction = max(contradiction, max(a.contradiction for a in read))
        # Both may be high, of different pieces; the sum of the three stays 1.
        over = max(1.0, entailment + contradiction)
        entailment, contradiction = entailment / over, contradiction / over
        return Probabilities(entailment, max(0.0, 1 - entailment - contradiction), contradiction)


def _pieces(pair: Pair) -> Iterator[list[Pair]]:
    """For each piece of the claim, its pairs with every piece of the premise."""
    premises = list(_windows(pair[0].split(), PREMISE_WORDS, SHARED_WORDS))
    claims = list(_windows(pair[1].split(), CLAIM_WORDS, 0))
    if len(premises) <= MOST_PIECES and len(claims) <= MOST_PIECES:
        for claim in claims:
            yield [(premise, claim) for premise in premises]


def _windows(words: Sequence[str], size: int, shared: int) -> Iterator[str]:
    """Runs of at most ``size`` words, each sharing ``shared`` with the one before."""
    for start in range(0, max(1, len(words) - shared), size - shared):
        yield " ".join(words[start : start + size])
