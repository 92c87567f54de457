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

    The first attempt looks at the most similar window alone. Only where that does not entail the
    claim, the next attempts look at two and more windows together, so that support spread over a
    reference is found. The attempt with the highest support decides; a contradiction counts on the
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

    def judge(self, cases: Sequence[Candidates], progress: Progress) -> list[Judgement | None]:
        """Return one judgement for each case; None where the model cannot read it whole."""
        judged = [_word_for_word(case) for case in cases]
        known: dict[_Pair, Probabilities | None] = {}
        for attempt in range(max((len(case.windows) for case in cases), default=0)):
            pairs = {
                place: (_premise(_evidence(case, attempt)), case.claim)
                for place, case in enumerate(cases)
                if attempt < len(case.windows) and not _entailed(judged[place])
            }
            self._predict(set(pairs.values()) - known.keys(), known, progress)
            for place, pair in pairs.items():
                probabilities = known[pair]
                if probabilities is not None:
                    new = self._judgement(cases[place], attempt, probabilities)
                    judged[place] = _better(judged[place], new)
        return judged

    def _predict(
        self, pairs: set[_Pair], known: dict[_Pair, Probabilities | None], progress: Progress
    ) -> None:
        """Put the probabilities of ``pairs`` into ``known``; None for a pair that is too long."""
        ordered = sorted(pairs)
        known.update(dict.fromkeys(ordered))
        lengths = dict(zip(ordered, self.nli.lengths(ordered), strict=True)) if ordered else {}
        # Like lengths together waste no computation on padding; the pair itself breaks ties, so
        # that equal input makes equal batches.
        readable = sorted(
            (pair for pair in ordered if lengths[pair] <= self.nli.max_tokens),
            key=lambda pair: (lengths[pair], pair),
        )
        progress.start("judging", len(readable))
        for chunk in _chunks(readable):
            for pair, row in zip(chunk, self.nli.predict(chunk), strict=True):
                known[pair] = Probabilities(*(float(value) for value in row))
            progress.advance(len(chunk))
        progress.finish()

    def _judgement(self, case: Candidates, attempt: int, judged: Probabilities) -> Judgement:
        evidence = _evidence(case, attempt)
        similarity = case.windows[0].similarity
        row = features(case.claim, _premise(evidence), judged, similarity)
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


def _evidence(case: Candidates, attempt: int) -> tuple[Evidence, ...]:
    """The windows that an attempt looks at, in the order of the reference."""
    return tuple(sorted(case.windows[: attempt + 1], key=lambda window: window.start))


def _premise(evidence: Sequence[Evidence]) -> str:
    return " ".join(" ".join(window.text.split()) for window in evidence)


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
