"""Contradictions that no reading of a whole claim shows.

What denies one part of a long claim says nothing of the others, and beside the whole it often
passes for silence: so references that disagree are missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.english.clauses import parts_of
from claimcheck.english.closed_classes import NEGATORS
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.words import content_words, words
from claimcheck.judging.batching import Asker
from claimcheck.judging.premise import SAME_SUBJECT, premise_of
from claimcheck.records import Candidates, Evidence, Probabilities

#: Least share of the content words of a part that a window must have to be read beside it: parts
#: that share fewer are nearly all of something else.
PART_SHARED = 1 / 3
#: Words of a claim by which a part of it may not stand alone.
CONDITIONS = frozenset({"if", "unless", "whether"})


@dataclass(frozen=True, slots=True)
class Look:
    """One window of a reference and what is read beside it.

    Attributes:
        claim: number of the claim.
        reference: number of the reference.
        window: of the reference, read alone.
        text: the claim, or what a part of it says.
    """

    claim: int
    reference: int
    window: Evidence
    text: str


def at_parts(claim: int, reference: int, case: Candidates) -> Iterator[Look]:
    """The parts of a claim beside the best window, where that is about the same thing.

    Not those with a quotation, for what somebody said in other words is no denial, nor those that
    say by themselves what the claim says under a condition or denies.
    """
    window = case.windows[0]
    if window.similarity < SAME_SUBJECT or CONDITIONS & set(words(case.claim)):
        return
    known = content_words(premise_of((window,)))
    for part in parts_of(case.claim):
        said = content_words(part.claim)
        shared = bool(said) and len(said & known) >= PART_SHARED * len(said)
        own = set(words(case.claim[part.start : part.end]))
        carried = NEGATORS & set(words(part.claim)) - own
        if shared and not carried and not quoted_spans(part.claim):
            yield Look(claim, reference, window, part.claim)


def denied(looks: Iterable[Look], asker: Asker, least: float) -> dict[Look, Probabilities]:
    """Those that a model calls contradictions with a probability of ``least`` or more."""
    pairs = {look: (premise_of((look.window,)), look.text) for look in looks}
    known = asker.ask(pairs.values())
    answers = {look: known[pair] for look, pair in pairs.items()}
    return {
        look: judged
        for look, judged in answers.items()
        if judged is not None and judged.contradiction >= least
    }
