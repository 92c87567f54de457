"""One judgement for every claim and reference: the NLI models on the evidence found for it.

Two models share the work. A small one skims: it reads every claim with the best window of every
reference. Where it is neither sure of support nor sure that there is none, and where it suspects a
contradiction, a large one reads closely: first that window, then the claim in a passage of the
reference, unless the small one sees nothing for or against the claim there. So the two judge nearly
as the large one does, at a fraction of its cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.judging.batching import Asker
from claimcheck.judging.contradictions import Look, at_parts, denied
from claimcheck.judging.nearest import nearest
from claimcheck.judging.premise import SAME_SUBJECT
from claimcheck.judging.readings import (
    Reading,
    better,
    by_support,
    can_contradict,
    entailment,
    entails,
    leans_to_support,
    neutral,
    support_of,
    word_for_word,
)
from claimcheck.judging.together import read_together
from claimcheck.progress import Progress
from claimcheck.records import Candidates, Judgement, Probabilities

#: Most origins that are read closely in search of support for one claim, and most references that
#: skimming suspects of a contradiction.
SEARCHED, SUSPECTED = 2, 2

#: Skimmed probability of contradiction from which on a reference is suspected.
SUSPICION = 0.5

#: Skimmed support below which a passage is not read closely. Of 407 validation sentences that their
#: windows leave open it spares a third of the passages that entail nothing, and gives up one of the
#: 78 that do; skimming costs a seventh of a close reading.
UNLIKELY = 0.2

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges claims against the evidence found for them.

    Every reference is skimmed, of very many the nearest. What is word for word in it, or skimmed
    with at least ``sure`` support, entails the claim. For a claim that nothing entails so, the best
    windows of the references of the highest support are read closely, one of each origin after the
    other, until one entails it; then their passages in the same way. References suspected of
    contradicting it have their best windows read too. Of several readings of one reference an
    entailment stands before a contradiction, and either before the highest support. Contradiction
    counts where the best window is about the same thing; where another origin entails the claim,
    also beside a part of the claim. Where nothing is decided, the windows of two origins are read
    together.

    Attributes:
        skim: the first reading, of the best window.
        window: the reading of that window by the model that decides, which may be the same.
        close: its reading of the passage.
        glance: the reading of the passage by the model that skims; None where none comes first.
        threshold: support from which on the label is entailment.
        sure: skimmed support from which on nothing is read closely; infinite where all is.
        hopeless: skimmed support below which none is worth while.
        weak: support below which a claim is supported weakly.
        lacking: support below which a part of such a claim lacks it.
        contradiction_threshold: probability from which on a reading contradicts a claim.
        most_references: how many references are read of a claim, see `nearest`.
    """

    skim: Reading
    window: Reading
    close: Reading
    glance: Reading | None
    threshold: float
    sure: float
    hopeless: float
    weak: float
    lacking: float
    contradiction_threshold: float
    most_references: int = 100

    def judge(
        self,
        claims: Sequence[Sequence[Candidates]],
        progress: Progress,
        origins: Sequence[int] | None = None,
        *,
        further: bool = True,
    ) -> list[list[Judgement]]:
        """Return the judgements of each claim, one for every reference.

        A reference is left out where the model cannot read claim and evidence, and where it is not
        among the nearest to the claim.

        Args:
            claims: for each claim the candidates of every reference.
            progress: told how many pairs there are and how many are done.
            origins: of the references. What one copy does not support the next will not either,
                so only one of each origin is read closely in search of support. None: all differ.
            further: whether to look for contradictions of parts of a claim, for support by two
                origins together, and in the passages of more than one origin.
        """
        numbers = range(max(map(len, claims), default=0)) if origins is None else origins
        return _Session(self, claims, progress, numbers).run(further)

    def skimmed(self, case: Candidates, judged: Probabilities) -> Judgement:
        """What skimming says: entailment if it is sure."""
        judgement = self.skim.of(case, judged)
        return replace(judgement, label=entailment(judgement.support >= self.sure))

    def read(
        self,
        case: Candidates,
        reading: Reading,
        judged: Probabilities,
        window: Judgement | None = None,
    ) -> Judgement:
        """What a reading that decides says.

        A passage is no contradiction where the best ``window``, read before, leans to support: it
        is the nearest to the claim, and what denies a claim stands there.
        """
        judgement = reading.of(case, judged)
        if judgement.support >= self.threshold:
            return replace(judgement, label="entailment")
        denied_there = window is None or not leans_to_support(window.probabilities)
        against = judged.contradiction >= self.contradiction_threshold
        if against and denied_there and can_contradict(case):
            return replace(judgement, label="contradiction")
        return judgement


@dataclass
class _Session:
    """The judgements of one article while they are made."""

    judge: Judge
    claims: Sequence[Sequence[Candidates]]
    progress: Progress
    origins: Sequence[int]
    judged: list[list[Judgement | None]] = field(init=False)
    #: Skimmed support of each reference, by which those to read are chosen.
    order: list[list[int]] = field(init=False)
    #: What was to be read closely, and of that what the model could read.
    read: set[_Place] = field(init=False, default_factory=set)
    answered: set[_Place] = field(init=False, default_factory=set)
    #: Of which references a passage was to be read.
    searched: set[_Place] = field(init=False, default_factory=set)

    def run(self, further: bool) -> list[list[Judgement]]:
        skimmer = Asker(self.judge.skim.nli, self.progress)
        reader = skimmer
        if self.judge.close.nli is not self.judge.skim.nli:
            reader = Asker(self.judge.close.nli, self.progress)
        self.judged = [[word_for_word(case) for case in claim] for claim in self.claims]
        self._skim(skimmer)
        self._read(self._suspected(), self.judge.window, reader)
        for _ in range(SEARCHED):
            self._read(self._promising(), self.judge.window, reader)
        self._read(self._copies(self.judge.window, reader), self.judge.window, reader)
        for _ in range(SEARCHED if further else 1):
            self._read(self._likely(self._open(), skimmer), self.judge.close, reader)
        self._read(self._copies(self.judge.close, reader), self.judge.close, reader)
        if further:
            self._look_at_parts(skimmer, reader)
            self._read_together(reader)
        self._settle()
        return [[j for j in row if j is not None] for row in self.judged]

    def _skim(self, asker: Asker) -> None:
        places = [(i, j) for i in range(len(self.judged)) for j in self._nearest(i)]
        for (i, j), judged in self._answers(places, self.judge.skim, asker):
            self.judged[i][j] = self.judge.skimmed(self.claims[i][j], judged)
        self.order = [by_support(row) for row in self.judged]

    def _nearest(self, claim: int) -> list[int]:
        """The references that are read of a claim."""
        row = self.judged[claim]
        open_ = [j for j, found in enumerate(row) if not found]
        cases = [self.claims[claim][j] for j in open_]
        return [open_[n] for n in nearest(cases, self.judge.most_references)]

    def _suspected(self) -> list[_Place]:
        """The references that may contradict a claim, the most suspicious of each."""
        places = []
        for i, row in enumerate(self.judged):
            doubts = [
                (found.probabilities.contradiction, -j)
                for j, found in enumerate(row)
                if found is not None
                and found.label == "neutral"
                and found.probabilities.contradiction >= SUSPICION
                and self.claims[i][j].windows[0].similarity >= SAME_SUBJECT
            ]
            places += [(i, -j) for _, j in sorted(doubts, reverse=True)[:SUSPECTED]]
        return places

    def _promising(self) -> list[_Place]:
        """For each claim that nothing entails yet, the reference to read next."""
        places = []
        for i, row in enumerate(self.judged):
            if not any(map(entails, row)):
                read = self._origins_in(self.read, i)
                worth = [
                    j
                    for j in self.order[i]
                    if self.origins[j] not in read and support_of(row[j]) >= self.judge.hopeless
                ]
                places += [(i, j) for j in worth[:1]]
        return places

    def _open(self) -> list[_Place]:
        """For each claim that nothing entails yet, the reference of which to read a passage next.

        It is the one that supports it most of an origin of which none was read. One whose best
        window contradicts the claim is not searched for support elsewhere.
        """
        places = []
        for i, row in enumerate(self.judged):
            if not any(map(entails, row)):
                done = self._origins_in(self.searched, i)
                able = [
                    j
                    for j in by_support(row)
                    if (i, j) in self.read and neutral(row[j]) and self.origins[j] not in done
                ]
                places += [(i, j) for j in able[:1]]
        self.searched.update(places)
        return places

    def _likely(self, places: list[_Place], skimmer: Asker) -> list[_Place]:
        """Those of some passages that may decide, as far as the model that skims can tell."""
        reading = self.judge.glance
        if reading is None:
            return places
        answers = self._answers(places, reading, skimmer)
        ruled_out = {
            (i, j)
            for (i, j), judged in answers
            if judged.contradiction < SUSPICION
            and reading.of(self.claims[i][j], judged).support < UNLIKELY
        }
        return [place for place in places if place not in ruled_out]

    def _origins_in(self, places: set[_Place], claim: int) -> set[int]:
        """The origins of which a claim has a reference among some places."""
        return {origin for j, origin in enumerate(self.origins) if (claim, j) in places}

    def _look_at_parts(self, skimmer: Asker, reader: Asker) -> None:
        """Search for contradictions of parts that no reading of the whole claim shows.

        The model that skims says which are worth the other one's time.
        """
        suspected = denied(self._at_parts(), skimmer, SUSPICION)
        wanted = dict.fromkeys(map(self._decisive, suspected))
        against = denied(wanted, reader, self.judge.contradiction_threshold)
        # Of several in one reference the first part stands.
        for look, judged in reversed(against.items()):
            found = self.judged[look.claim][look.reference]
            if found is not None:
                self.judged[look.claim][look.reference] = replace(
                    found,
                    label="contradiction",
                    probabilities=judged,
                    evidence=(look.window,),
                )

    def _decisive(self, look: Look) -> Look:
        """What the model that decides reads of what is suspected.

        Where skimming took a reference for support, only what denies the whole claim outweighs it.
        """
        found = self.judged[look.claim][look.reference]
        if (look.claim, look.reference) in self.read or support_of(found) < self.judge.threshold:
            return look
        return replace(look, text=self.claims[look.claim][look.reference].claim)

    def _at_parts(self) -> Iterator[Look]:
        """Parts of the claims that some origin supports, beside what the others have.

        Of other claims every part would be searched for the one that is denied, and what is merely
        new would now and then be found.
        """
        for i, row in enumerate(self.judged):
            backing = {self.origins[j] for j, found in enumerate(row) if entails(found)}
            others = [
                j
                for j in by_support(row)
                if backing and neutral(row[j]) and self.origins[j] not in backing
            ]
            for j in self._first_of_origins(others):
                yield from at_parts(i, j, self.claims[i][j])

    def _first_of_origins(self, order: Sequence[int]) -> list[int]:
        """The first reference of each origin, in the order given."""
        first = {self.origins[j]: j for j in reversed(order)}
        return [j for j in order if first[self.origins[j]] == j]

    def _read_together(self, reader: Asker) -> None:
        """Where nothing is decided, read the windows of two origins as one premise."""
        self.judged = read_together(
            self.claims,
            self.judged,
            self.origins,
            reader,
            self.judge.close.support,
            self.judge.threshold,
        )

    def _copies(self, reading: Reading, asker: Asker) -> list[_Place]:
        """The references that have a text which was read elsewhere, word for word.

        What copies have in the same words is answered already and costs nothing.
        """
        return [
            (i, j)
            for i, row in enumerate(self.judged)
            for j, found in enumerate(row)
            if neutral(found) and asker.knows(reading.pair(self.claims[i][j]))
        ]

    def _read(self, places: Sequence[_Place], reading: Reading, asker: Asker) -> None:
        """Read some references closely; of several such readings the better one stands."""
        for (i, j), judged in self._answers(places, reading, asker):
            before = self.judged[i][j] if (i, j) in self.answered else None
            new = self.judge.read(self.claims[i][j], reading, judged, before)
            self.judged[i][j] = better(before, new)
            self.answered.add((i, j))
        self.read.update(places)

    def _answers(
        self, places: Sequence[_Place], reading: Reading, asker: Asker
    ) -> list[tuple[_Place, Probabilities]]:
        pairs = {(i, j): reading.pair(self.claims[i][j]) for i, j in places}
        known = asker.ask(pairs.values())
        answers = ((place, known[pair]) for place, pair in pairs.items())
        return [(place, judged) for place, judged in answers if judged is not None]

    def _settle(self) -> None:
        """Where a claim is entailed, let the other references that were skimmed have their say."""
        for i, row in enumerate(self.judged):
            if any(map(entails, row)):
                for j, found in enumerate(row):
                    if found and (i, j) not in self.read and found.label == "neutral":
                        label = entailment(found.support >= self.judge.threshold)
                        row[j] = replace(found, label=label)
