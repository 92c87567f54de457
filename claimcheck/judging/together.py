"""Two origins read together: a headline may join what one reference tells with another's news.

Where no origin alone entails a claim, the best windows of the two most promising ones are read as
one premise, if each tells something of the claim that the other does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.english.words import content_words
from claimcheck.judging.batching import Asker
from claimcheck.judging.premise import SAME_SUBJECT, premise_of
from claimcheck.judging.readings import by_support, undecided
from claimcheck.records import Candidates, Judgement, Probabilities

#: Fewest content words of a claim that one window must have and the other must lack.
OWN_WORDS = 2

#: Probability from which on a pair more likely entails a claim than not. A pair must reach it
#: whatever its support, of which the windows' likeness to the claim is a part.
LIKELY = 0.5

#: Calibrated support of a claim by a premise and what the model says of them, 0 to 1.
Support = Callable[[Candidates, str, Probabilities], float]


def read_together(
    claims: Sequence[Sequence[Candidates]],
    judged: Sequence[Sequence[Judgement | None]],
    origins: Sequence[int],
    asker: Asker,
    support: Support,
    threshold: float,
) -> list[list[Judgement | None]]:
    """Return the judgements with those of pairs that entail a claim in their places.

    At most one pair is read for a claim, and none for one that a reference entails or contradicts.
    Where it entails the claim, both references have the label "entailment", the probabilities and
    the support of the pair, each its own window as evidence and the other's id in ``beside``.

    Args:
        claims: for each claim the candidates of every reference.
        judged: for each claim the judgement of every reference, None for one that was not read.
        origins: of the references.
        asker: asks the model that decides.
        support: what its answer on the joined windows is worth; a case of both is given.
        threshold: support from which on the pair entails the claim, if the model says so too.
    """
    rows = [list(row) for row in judged]
    pairs = [most_promising(*row, origins) for row in zip(judged, claims, strict=True)]
    cases = [
        tuple(row[j] for j in pair) if pair else () for row, pair in zip(claims, pairs, strict=True)
    ]
    premises = [premise_of([case.windows[0] for case in two]) for two in cases]
    known = asker.ask(
        (premise, two[0].claim) for premise, two in zip(premises, cases, strict=True) if two
    )
    for row, pair, two, premise in zip(rows, pairs, cases, premises, strict=True):
        answer = known[premise, two[0].claim] if two else None
        if pair is None or answer is None:
            continue
        value = support(max(two, key=_similarity), premise, answer)
        if value >= threshold and answer.entailment >= LIKELY:
            for j, own, other in zip(pair, two, reversed(two), strict=True):
                row[j] = _supported(own, other, answer, value)
    return rows


def most_promising(
    row: Sequence[Judgement | None], cases: Sequence[Candidates], origins: Sequence[int]
) -> tuple[int, int] | None:
    """The two references to read together for one claim, in their order.

    The first is that of the highest support, the second the next one of another origin that
    completes it: both windows are about the same thing, and each has `OWN_WORDS` of the claim's
    content words that the other lacks. None where something is decided or nothing completes it.
    """
    if not undecided(row):
        return None
    about = [j for j in by_support(row) if is_about(cases[j])]
    if not about:
        return None
    first = about[0]
    words = {j: held(cases[j], cases[j].windows[0].text) for j in about}
    for j in about[1:]:
        if origins[j] != origins[first] and complete_each_other(words[first], words[j]):
            return min(first, j), max(first, j)
    return None


def _similarity(case: Candidates) -> float:
    return case.windows[0].similarity


def is_about(case: Candidates) -> bool:
    """Whether the best window of a reference is about the same thing as the claim."""
    return bool(case.windows) and _similarity(case) >= SAME_SUBJECT


def held(case: Candidates, text: str) -> set[str]:
    """The content words of the claim that a text has."""
    return content_words(case.claim) & content_words(text)


def complete_each_other(one: set[str], other: set[str]) -> bool:
    """Whether each of two texts has `OWN_WORDS` of a claim's words that the other lacks."""
    return min(len(one - other), len(other - one)) >= OWN_WORDS


def _supported(
    own: Candidates, other: Candidates, answer: Probabilities, value: float
) -> Judgement:
    return Judgement(
        own.reference, "entailment", answer, value, "nli", own.windows[:1], beside=other.reference
    )
