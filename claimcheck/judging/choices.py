"""Which references of a claim are read next, by what is judged of them so far.

Every function here chooses for one claim, asks no model and changes nothing. It returns numbers of
references, that is positions in `Search.cases`, in the order in which they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from claimcheck.judging.batching import Asker
from claimcheck.judging.near_copies import is_near_copy
from claimcheck.judging.nearest import nearest
from claimcheck.judging.premise import SAME_SUBJECT
from claimcheck.judging.readings import Reading, by_support, entails, neutral, undecided
from claimcheck.records import Candidates, Judgement, Probabilities

#: Most references of a claim that skimming suspects of a contradiction.
SUSPECTED = 2

#: Skimmed probability of contradiction from which on a reference is suspected.
SUSPICION = 0.5

#: Where the model is not silent on a claim (neutral up to the first) that nothing supports, the
#: second is contradiction enough. Chosen on claims that the reader's training held out: of 14 that
#: are called contradicted so 11 are, the best window of each like the claim by the third at least.
HEARD, LEANING, ABOUT = 0.1, 0.35, 0.35

#: Skimmed support below which a passage is not read closely. Of 407 validation sentences that their
#: windows leave open it spares a third of the passages that entail nothing, and gives up one of the
#: 78 that do; skimming costs a seventh of a close reading.
UNLIKELY = 0.2


@dataclass(slots=True)
class Search:
    """One claim in search of support and contradiction: what was read and what is judged so far.

    Attributes:
        cases: the claim's candidates in every reference.
        origins: of the references.
        judged: the judgement of every reference, None where there is none.
        order: references by what skimming says of their support, the highest first.
        promising: references that are worth a close reading in search of support.
        read: references that were to be read closely.
        answered: those of them that the model could read.
        searched: references of which a passage was to be read.
    """

    cases: Sequence[Candidates]
    origins: Sequence[int]
    judged: list[Judgement | None]
    order: list[int] = field(default_factory=list)
    promising: set[int] = field(default_factory=set)
    read: set[int] = field(default_factory=set)
    answered: set[int] = field(default_factory=set)
    searched: set[int] = field(default_factory=set)

    @property
    def entailed(self) -> bool:
        """Whether some reference entails the claim."""
        return any(map(entails, self.judged))

    def origins_of(self, references: set[int]) -> set[int]:
        """The origins of some references."""
        return {self.origins[j] for j in references}


def to_skim(search: Search, most: int) -> list[int]:
    """The references that are skimmed: of those not judged yet the ``most`` `nearest`."""
    unjudged = [j for j, found in enumerate(search.judged) if found is None]
    return [unjudged[n] for n in nearest([search.cases[j] for j in unjudged], most)]


def suspected(search: Search) -> list[int]:
    """The references that may contradict the claim, the most suspicious first."""
    doubts = {
        j: found.probabilities.contradiction
        for j, found in enumerate(search.judged)
        if found is not None
        and found.label == "neutral"
        and found.probabilities.contradiction >= SUSPICION
        and search.cases[j].windows[0].similarity >= SAME_SUBJECT
    }
    return sorted(doubts, key=lambda j: -doubts[j])[:SUSPECTED]


def next_window(search: Search) -> list[int]:
    """The reference of which to read the best window next; none where something entails the claim.

    It is the promising one that skimming found to support the claim most, of an origin of which
    none was read.
    """
    if search.entailed:
        return []
    done = search.origins_of(search.read)
    worth = (j for j in search.order if j in search.promising and search.origins[j] not in done)
    return list(islice(worth, 1))


def next_passage(search: Search) -> list[int]:
    """The reference of which to read a passage next; none where something entails the claim.

    It is the one that supports it most of an origin of which none was read. One whose best window
    contradicts the claim is not searched for support elsewhere.
    """
    if search.entailed:
        return []
    done = search.origins_of(search.searched)
    able = [
        j
        for j in by_support(search.judged)
        if j in search.read and neutral(search.judged[j]) and search.origins[j] not in done
    ]
    return able[:1]


def ruled_out(case: Candidates, reading: Reading, judged: Probabilities) -> bool:
    """Whether the model that skims sees nothing for or against the claim in a passage."""
    return judged.contradiction < SUSPICION and reading.of(case, judged).support < UNLIKELY


def leaning(search: Search) -> int | None:
    """The reference that speaks of a claim and rather denies it, where nothing is decided.

    Only that of the highest support, and only if it was read closely. It supports the claim too
    little and is not silent on it, so what is left is that it says otherwise.
    """
    if not undecided(search.judged):
        return None
    best = next(iter(by_support(search.judged)), None)
    found = None if best is None else search.judged[best]
    if best is None or found is None or best not in search.answered:
        return None
    case = search.cases[best]
    if case.windows[0].similarity < ABOUT or is_near_copy(case.claim, case.windows[0].text):
        return None
    read = found.probabilities
    return best if read.neutral <= HEARD and read.contradiction >= LEANING else None


def copies(search: Search, reading: Reading, asker: Asker) -> list[int]:
    """The references that have a text which was read elsewhere, word for word.

    What copies have in the same words is answered already and costs nothing.
    """
    return [
        j
        for j, found in enumerate(search.judged)
        if neutral(found) and asker.knows(reading.pair(search.cases[j]))
    ]


def first_of_origins(search: Search, references: Sequence[int]) -> list[int]:
    """The first reference of each origin, in the order given."""
    first = {search.origins[j]: j for j in reversed(references)}
    return [j for j in references if first[search.origins[j]] == j]
