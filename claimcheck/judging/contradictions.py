"""Contradictions that no reading of a whole claim shows.

What denies one part of a long claim says nothing of the others, and beside the whole it often
passes for silence: so references that disagree are missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.english.clauses import parts_of
from claimcheck.english.closed_classes import NEGATORS
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.words import content_words, words
from claimcheck.judging.batching import Asker
from claimcheck.judging.choices import SUSPICION, Search, first_of_origins
from claimcheck.judging.premise import SAME_SUBJECT, premise_of
from claimcheck.judging.readings import by_support, entails, neutral, support_of
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


def contradict_parts(
    searches: Sequence[Search],
    skimmer: Asker,
    reader: Asker,
    threshold: float,
    contradiction_threshold: float,
) -> None:
    """Give references that deny a part of a claim the label "contradiction".

    Such a judgement has the model's probabilities of the part, and as evidence the window that
    denies it. Of several parts that one reference denies the first stands.

    Args:
        searches: one for each claim; their judgements are changed.
        skimmer: asks the model that says which parts are worth the other one's time.
        reader: asks the model that decides.
        threshold: support from which on a reference entails a claim.
        contradiction_threshold: probability from which on a window denies a part.
    """
    looks = [look for i, search in enumerate(searches) for look in beside_others(i, search)]
    wanted = dict.fromkeys(
        _decisive(look, searches[look.claim], threshold)
        for look in denied(looks, skimmer, SUSPICION)
    )
    against = denied(wanted, reader, contradiction_threshold)
    for look, judged in reversed(against.items()):
        row = searches[look.claim].judged
        found = row[look.reference]
        if found is not None:
            row[look.reference] = replace(
                found, label="contradiction", probabilities=judged, evidence=(look.window,)
            )


def beside_others(claim: int, search: Search) -> Iterator[Look]:
    """The parts of a claim that some origin supports, beside what the others have.

    Of other claims every part would be searched for the one that is denied, and what is merely
    new would now and then be found.
    """
    backing = {search.origins[j] for j, found in enumerate(search.judged) if entails(found)}
    others = [
        j
        for j in by_support(search.judged)
        if backing and neutral(search.judged[j]) and search.origins[j] not in backing
    ]
    for j in first_of_origins(search, others):
        yield from at_parts(claim, j, search.cases[j])


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


def _decisive(look: Look, search: Search, threshold: float) -> Look:
    """What the model that decides reads of a part that is suspected.

    Where skimming took a reference for support, only what denies the whole claim outweighs it.
    """
    j = look.reference
    if j in search.read or support_of(search.judged[j]) < threshold:
        return look
    return replace(look, text=search.cases[j].claim)
