"""One judgement for every claim and reference: the NLI models on the evidence found for it.

Two models share the work. A small one skims: it reads every claim with the best window of every
reference. Where it is not sure of support, but what it saw promises that more can be found, and
where it suspects a contradiction, a large one reads closely: first that window, then the claim in a
passage of the reference, unless the small one sees nothing for or against the claim there. So the
two judge nearly as the large one does, at a fraction of its cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claimcheck.judging import choices
from claimcheck.judging.apart import read_apart
from claimcheck.judging.batching import Asker
from claimcheck.judging.choices import Search
from claimcheck.judging.contradictions import contradict_parts
from claimcheck.judging.promise import Promise
from claimcheck.judging.readings import (
    Reading,
    better,
    by_support,
    can_contradict,
    entailment,
    leans_to_support,
    neutral,
    word_for_word,
)
from claimcheck.judging.together import read_together
from claimcheck.progress import Progress
from claimcheck.records import Candidates, Judgement, Probabilities

#: Most origins that are read closely in search of support for one claim.
SEARCHED = 2

#: Numbers of a claim and of a reference.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges claims against the evidence found for them.

    Every reference is skimmed, of very many the nearest. What is word for word in it, or skimmed
    with at least ``sure`` support, entails the claim. For a claim that nothing entails so, the best
    windows of the promising references of the highest support are read closely, one of each origin
    after the other, until one entails it; then their passages in the same way. References suspected
    of contradicting it have their best windows read too. Of several readings of one reference an
    entailment stands before a contradiction, and either before the highest support. Contradiction
    counts where the best window is about the same thing; where another origin entails the claim,
    also beside a part of the claim. Where nothing is decided, two windows of one reference are read
    together, then the windows of two origins; and where that decides nothing either, a reference
    contradicts the claim that was read closely and `leaning` says denies it.

    Attributes:
        skim: the first reading, of the best window.
        window: the reading of that window by the model that decides, which may be the same.
        close: its reading of the passage.
        glance: the reading of the passage by the model that skims; None where none comes first.
        threshold: support from which on the label is entailment.
        sure: skimmed support from which on nothing is read closely; infinite where all is.
        promise: tells which references are worth a close reading; None where all are.
        contradiction_threshold: probability from which on a reading contradicts a claim.
        most_references: how many references are read of a claim, see `nearest`.
        leans: whether a reference contradicts a claim too that `leaning` says denies it.
    """

    skim: Reading
    window: Reading
    close: Reading
    glance: Reading | None
    threshold: float
    sure: float
    promise: Promise | None
    contradiction_threshold: float
    most_references: int = 100
    leans: bool = True

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
            further: whether to look further than the best windows: in passages, for contradictions
                of parts of a claim, for support by two origins together, and in the windows of more
                than one origin.
        """
        numbers = range(max(map(len, claims), default=0)) if origins is None else origins
        searches = [Search(row, numbers, [word_for_word(case) for case in row]) for row in claims]
        return _Session(self, searches, numbers, progress).run(further)

    def skimmed(self, case: Candidates, judged: Probabilities) -> Judgement:
        """What skimming says: entailment if it is sure."""
        judgement = self.skim.of(case, judged)
        return replace(judgement, label=entailment(judgement.support >= self.sure))

    def left_unread(self, case: Candidates, skimmed: Judgement) -> Judgement | None:
        """The judgement of a reference that is not worth a close reading; None of one that is.

        What skimming supports, though it is not sure, is always worth one.
        """
        if self.promise is None or skimmed.support >= self.threshold:
            return None
        chance = self.promise.chance(case, skimmed.probabilities)
        return replace(skimmed, support=chance) if chance < self.promise.least else None

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


@dataclass(frozen=True, slots=True)
class _Session:
    """The stages in which the claims of one article are judged, all claims at once in each."""

    judge: Judge
    searches: Sequence[Search]
    origins: Sequence[int]
    progress: Progress

    def run(self, further: bool) -> list[list[Judgement]]:
        window, close = self.judge.window, self.judge.close
        skimmer = Asker(self.judge.skim.nli, self.progress)
        reader = skimmer
        if close.nli is not self.judge.skim.nli:
            reader = Asker(close.nli, self.progress)
        self._skim(skimmer)
        self._read(self._chosen(choices.suspected), window, reader)
        for _ in range(SEARCHED if further else 1):
            self._read(self._chosen(choices.next_window), window, reader)
        self._read(self._copies(window, reader), window, reader)
        if further:
            self._read_on(skimmer, reader)
        self._settle()
        return [[j for j in search.judged if j is not None] for search in self.searches]

    def _read_on(self, skimmer: Asker, reader: Asker) -> None:
        """Look further than the best windows."""
        close = self.judge.close
        for _ in range(SEARCHED):
            self._read(self._next_passages(skimmer), close, reader)
        self._read(self._copies(close, reader), close, reader)
        self._contradict_parts(skimmer, reader)
        self._read_joined(reader)
        if self.judge.leans:
            self._lean()

    def _skim(self, asker: Asker) -> None:
        most = self.judge.most_references
        places = self._chosen(lambda search: choices.to_skim(search, most))
        for (i, j), judged in self._answers(places, self.judge.skim, asker).items():
            search, case = self.searches[i], self._case((i, j))
            skimmed = self.judge.skimmed(case, judged)
            unread = self.judge.left_unread(case, skimmed)
            search.judged[j] = unread or skimmed
            if unread is None:
                search.promising.add(j)
        for search in self.searches:
            search.order = by_support(search.judged)

    def _next_passages(self, skimmer: Asker) -> list[_Place]:
        """The passages to read next, without those that skimming rules out."""
        places = self._chosen(choices.next_passage)
        for i, j in places:
            self.searches[i].searched.add(j)
        glance = self.judge.glance
        if glance is None:
            return places
        answers = self._answers(places, glance, skimmer)
        ruled_out = {
            place
            for place, judged in answers.items()
            if choices.ruled_out(self._case(place), glance, judged)
        }
        return [place for place in places if place not in ruled_out]

    def _copies(self, reading: Reading, asker: Asker) -> list[_Place]:
        return self._chosen(lambda search: choices.copies(search, reading, asker))

    def _contradict_parts(self, skimmer: Asker, reader: Asker) -> None:
        contradict_parts(
            self.searches,
            skimmer,
            reader,
            self.judge.threshold,
            self.judge.contradiction_threshold,
        )

    def _read_joined(self, reader: Asker) -> None:
        """Where nothing is decided, read two windows of one reference as one premise, then those of
        two origins.
        """
        cases = [search.cases for search in self.searches]
        rows = [search.judged for search in self.searches]
        support, threshold = self.judge.close.support, self.judge.threshold
        rows = read_apart(cases, rows, reader, support, threshold)
        rows = read_together(cases, rows, self.origins, reader, support, threshold)
        for search, row in zip(self.searches, rows, strict=True):
            search.judged = row

    def _lean(self) -> None:
        """Where nothing is decided, let the reference that leans to contradiction contradict."""
        for search in self.searches:
            j = choices.leaning(search)
            if j is not None and (found := search.judged[j]):
                search.judged[j] = replace(found, label="contradiction")

    def _read(self, places: Sequence[_Place], reading: Reading, asker: Asker) -> None:
        """Read some references closely; of several such readings the better one stands."""
        for (i, j), judged in self._answers(places, reading, asker).items():
            search = self.searches[i]
            before = search.judged[j] if j in search.answered else None
            new = self.judge.read(search.cases[j], reading, judged, before)
            search.judged[j] = better(before, new)
            search.answered.add(j)
        for i, j in places:
            self.searches[i].read.add(j)

    def _settle(self) -> None:
        """Where a claim is entailed, let the other references that were skimmed have their say."""
        for search in self.searches:
            if search.entailed:
                for j, found in enumerate(search.judged):
                    if found and j not in search.read and neutral(found):
                        label = entailment(found.support >= self.judge.threshold)
                        search.judged[j] = replace(found, label=label)

    def _chosen(self, choose: Callable[[Search], list[int]]) -> list[_Place]:
        """What is chosen for every claim."""
        return [(i, j) for i, search in enumerate(self.searches) for j in choose(search)]

    def _case(self, place: _Place) -> Candidates:
        claim, reference = place
        return self.searches[claim].cases[reference]

    def _answers(
        self, places: Sequence[_Place], reading: Reading, asker: Asker
    ) -> dict[_Place, Probabilities]:
        """The model's answers, without those for what it cannot read."""
        pairs = {place: reading.pair(self._case(place)) for place in places}
        known = asker.ask(pairs.values())
        answers = {place: known[pair] for place, pair in pairs.items()}
        return {place: judged for place, judged in answers.items() if judged is not None}
