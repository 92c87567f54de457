"""One judgement for every claim and reference: the NLI model on the evidence found for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.calibrator import Calibrator, features
from claimcheck.nli import Nli
from claimcheck.progress import Progress
from claimcheck.records import Candidates, Evidence, Judgement, Label, Probabilities

#: Pairs handed to the model between two words to the progress bar.
CHUNK = 128

#: Least similarity of the evidence for a contradiction to count. Below it the two mostly speak of
#: different things, about which a model trained on NLI pairs often says "contradiction".
SAME_SUBJECT = 0.5

_CERTAIN = Probabilities(1.0, 0.0, 0.0)
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges claims against the evidence found for them.

    First every reference's most similar window is judged alone. Where no reference entails the
    claim, its support may be spread: then the reference with the highest support is judged on two
    windows together; where that does not help either, the one that has the highest support by then
    on three, and so on. The attempt with the highest support stands; a contradiction counts on the
    first one only, which is the evidence about the same thing.

    Attributes:
        nli: the model.
        calibrator: turns its probabilities into support.
        threshold: support from which on the label is entailment.
        contradiction_threshold: probability from which on it is contradiction.
    """

    nli: Nli
    calibrator: Calibrator
    threshold: float
    contradiction_threshold: float

    def judge(
        self, claims: Sequence[Sequence[Candidates]], progress: Progress
    ) -> list[list[Judgement]]:
        """Return the judgements of each claim, one for every reference.

        A reference is left out where the model cannot read claim and evidence whole.

        Args:
            claims: for each claim the candidates of every reference.
            progress: told how many pairs there are and how many are done.
        """
        judged = [[_word_for_word(case) for case in claim] for claim in claims]
        known: dict[_Pair, Probabilities | None] = {}
        everything = [(i, j) for i, claim in enumerate(claims) for j in range(len(claim))]
        places = [(i, j) for i, j in everything if judged[i][j] is None]
        attempt = 0
        while places:
            pairs = {(i, j): _pair(claims[i][j], attempt) for i, j in places}
            self._predict(set(pairs.values()) - known.keys(), known, progress)
            for (i, j), pair in pairs.items():
                probabilities = known[pair]
                if probabilities is not None:
                    new = self._judgement(claims[i][j], attempt, probabilities)
                    judged[i][j] = _better(judged[i][j], new)
            attempt += 1
            places = _most_promising(claims, judged, attempt)
        return [[j for j in row if j is not None] for row in judged]

    def _predict(
        self, pairs: set[_Pair], known: dict[_Pair, Probabilities | None], progress: Progress
    ) -> None:
        """Put the probabilities of ``pairs`` into ``known``; None for a pair that is too long."""
        ordered = sorted(pairs)
        known.update(dict.fromkeys(ordered))
        lengths = dict(zip(ordered, self.nli.lengths(ordered), strict=True))
        readable = [pair for pair in ordered if lengths[pair] <= self.nli.max_tokens]
        progress.start("judging", len(readable))
        for chunk in _chunks(readable):
            for pair, row in zip(chunk, self.nli.predict(chunk), strict=True):
                known[pair] = Probabilities(*(float(value) for value in row))
            progress.advance(len(chunk))
        progress.finish()

    def _judgement(self, case: Candidates, attempt: int, judged: Probabilities) -> Judgement:
        evidence = evidence_of(case, attempt)
        similarity = case.windows[0].similarity
        row = features(case.claim, premise_of(evidence), judged, similarity)
        support = float(self.calibrator.support([row])[0])
        label: Label = "neutral"
        if support >= self.threshold:
            label = "entailment"
        elif (
            attempt == 0
            and judged.contradiction >= self.contradiction_threshold
            and similarity >= SAME_SUBJECT
        ):
            label = "contradiction"
        return Judgement(case.reference, label, judged, support, "nli", evidence)


def _word_for_word(case: Candidates) -> Judgement | None:
    if case.method == "nli":
        return None
    return Judgement(case.reference, "entailment", _CERTAIN, 1.0, case.method, case.windows)


def evidence_of(case: Candidates, attempt: int) -> tuple[Evidence, ...]:
    """The windows that attempt number ``attempt`` (from 0) looks at, in the reference's order."""
    return tuple(sorted(case.windows[: attempt + 1], key=lambda window: window.start))


def premise_of(evidence: Sequence[Evidence]) -> str:
    """The text of the windows as the model reads it, line breaks made spaces."""
    return " ".join(" ".join(window.text.split()) for window in evidence)


def _pair(case: Candidates, attempt: int) -> _Pair:
    return premise_of(evidence_of(case, attempt)), case.claim


def _most_promising(
    claims: Sequence[Sequence[Candidates]],
    judged: Sequence[Sequence[Judgement | None]],
    attempt: int,
) -> list[tuple[int, int]]:
    """For each claim that nothing entails yet, the reference to look at more of."""
    places = []
    for i, row in enumerate(judged):
        supports = [
            (judgement.support, -j)
            for j, judgement in enumerate(row)
            if judgement is not None and attempt < len(claims[i][j].windows)
        ]
        if supports and not any(map(_entailed, row)):
            places.append((i, -max(supports)[1]))
    return places


def _entailed(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.label == "entailment"


def _better(old: Judgement | None, new: Judgement) -> Judgement:
    """Which of two attempts stands: entailment over contradiction over the higher support."""
    if old is None or new.label == "entailment":
        return new
    if old.label == "contradiction" or old.support >= new.support:
        return old
    return new


def _chunks(pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    for start in range(0, len(pairs), CHUNK):
        yield pairs[start : start + CHUNK]
