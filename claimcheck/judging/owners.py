"""Whose is a number, a date or a name: the claim read with another value in the place of its own.

That a value stands in the evidence supports a claim only if it is said of the same thing. So other
values of its kind that the evidence has are put in its place. Where the claim is not entailed and
with another value is, that one is the owner of the place, and the claim's a mismatch. The
other way round, a mismatch that rules found does not stand where the claim is clearly entailed and
with the other value is not.

A value that the claim has elsewhere changes places with this one. The premise is the evidence that
the claim was judged on, and only claims whose judgements are that low, or that high, are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.judging.batching import Asker
from claimcheck.judging.premise import SAME_SUBJECT, premise_of
from claimcheck.mentions.comparable import MOST, Comparable, Told
from claimcheck.mentions.document_mentions import Mention
from claimcheck.mentions.slots import alike_both
from claimcheck.records import Fact, Judgement, Probabilities, Sentence

#: A claim is not entailed up to the one probability, and clearly entailed from the other on. Chosen
#: on written claims for training with the bundled large model (``scripts/measure_owners.py``).
DOUBTED, CLEAR = 0.5, 0.9
#: Probability from which on another name, and so another doer, owns the place. From 0.7 on, trials
#: name 14 in 120 written claims with a wrong name or role (10 from 0.9 on), held out 7 in 32 (4),
#: and none in 240 faithful ones; in drafts and articles three right ones and a wrong one more. For
#: numbers and dates as little would name two wrong ones for a right one there.
NAMED = 0.7
#: Least probability of entailment, by the model that skims, of a claim with another value that is
#: tried. Of 446 trials in articles and written claims 174 have it, and 6 of the 8 that named an
#: owner (counted once, by no command).
LIKELY = 0.1
#: Most values that are tried in one claim; in each place one, that of the most alike words around.
TRIED = 3


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with what was judged and found of it.

    Attributes:
        sentence: the claim, a sentence of the article.
        judgements: one for each reference that could be judged.
        facts: its numbers, dates and names as rules compared them.
    """

    sentence: Sentence
    judgements: Sequence[Judgement]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A claim with another value in the place of one of its own.

    Attributes:
        mention: the value of the claim.
        other: the value of the evidence that stands in its place.
        reference: id of the reference that has it.
        claim: what is read so.
    """

    mention: Mention
    other: Mention
    reference: str
    claim: str

    @property
    def likeness(self) -> float:
        """How alike the two places are, 0 to 1."""
        return alike_both(self.mention.context, self.other.context)


@dataclass(frozen=True, slots=True)
class Tried:
    """How well the evidence entails a claim as it stands and with another value."""

    trial: Trial
    own: float
    other: float


def settle(
    cases: Sequence[Case], mentions: Comparable, asker: Asker, skimmer: Asker
) -> list[tuple[Fact, ...]]:
    """The facts of each claim once the values in doubt were tried; see `tried`."""
    found = tried(cases, mentions, asker, skimmer)
    return [_settled(case, row) for case, row in zip(cases, found, strict=True)]


def tried(
    cases: Sequence[Case], mentions: Comparable, asker: Asker, skimmer: Asker
) -> list[list[Tried]]:
    """The trials of each claim with how the evidence reads.

    Without those that could settle nothing, however the evidence reads with the other value, and
    those of which the model that skims sees nothing.

    Args:
        cases: the claims.
        mentions: of the article and of the references that the judgements name.
        asker: of the model that judged.
        skimmer: of the model that skimmed, which may be the same.
    """
    rows = [[(trial, _premise(case, trial)) for trial in _worth(case, mentions)] for case in cases]
    if skimmer is not asker:
        rows = _likely(cases, rows, skimmer)
    known = asker.ask(
        (premise, case.sentence.text)
        for case, row in zip(cases, rows, strict=True)
        for _, premise in row
    )
    owned = [
        [
            (trial, premise, own)
            for trial, premise in row
            if _may_settle(case, trial, own := _entailed(known[premise, case.sentence.text]))
        ]
        for case, row in zip(cases, rows, strict=True)
    ]
    known = asker.ask((premise, trial.claim) for row in owned for trial, premise, _ in row)
    return [
        [Tried(trial, own, _entailed(known[premise, trial.claim])) for trial, premise, own in row]
        for row in owned
    ]


def _likely(
    cases: Sequence[Case], rows: Sequence[Sequence[tuple[Trial, str]]], skimmer: Asker
) -> list[list[tuple[Trial, str]]]:
    """The trials, each with its premise, that may clear a mismatch or are likely enough."""
    doubted = [
        (premise, trial.claim)
        for case, row in zip(cases, rows, strict=True)
        for trial, premise in row
        if not _found_by_rules(case, trial)
    ]
    known = skimmer.ask(doubted)
    unlikely = {pair for pair in doubted if (seen := known[pair]) and seen.entailment < LIKELY}
    return [
        [(trial, premise) for trial, premise in row if (premise, trial.claim) not in unlikely]
        for row in rows
    ]


def _may_settle(case: Case, trial: Trial, own: float) -> bool:
    """Whether a trial of a claim that is entailed so well can name an owner or clear a mismatch."""
    return own <= DOUBTED or (own >= CLEAR and _found_by_rules(case, trial))


def _entailed(judged: Probabilities | None) -> float:
    return 0.0 if judged is None else judged.entailment


def trials(
    sentence: Sentence, mine: Sequence[Mention], told: Iterable[Told], mentions: Comparable
) -> Iterator[Trial]:
    """The claim with each other value of the evidence in the place of each of its own.

    One that agrees with a value of the evidence is tried too, for that may be of another thing.
    """
    evidence = [
        (other, source, [mentions.agree(m, other, source) for m in mine]) for other, source in told
    ]
    for n, mention in enumerate(mine):
        seen = {sentence.text}
        for other, source, agrees in evidence:
            if agrees[n] is not False:
                continue
            twin = next((m for m, same in zip(mine, agrees, strict=True) if same), None)
            read = _exchanged(sentence, mention, other.value.text, twin)
            if read not in seen:
                seen.add(read)
                yield Trial(mention, other, source.document.id, read)


def _worth(case: Case, mentions: Comparable) -> Iterator[Trial]:
    """The values that are worth trying in a claim: of evidence that is about the same thing.

    None in a table, of which one value more or less changes no reading.
    """
    own = {j.reference: j.probabilities.entailment for j in case.judgements if j.method == "nli"}
    if not own or len(own) < len(case.judgements):
        return
    near = [j for j in case.judgements if any(w.similarity >= SAME_SUBJECT for w in j.evidence)]
    mine = mentions.within(case.sentence.start, case.sentence.end)
    if len(mine) >= MOST:
        return
    told = mentions.evidence(near)
    found = sorted(trials(case.sentence, mine, told, mentions), key=lambda t: -t.likeness)
    yield from (t for t in found if own[t.reference] >= CLEAR and _found_by_rules(case, t))
    if max(own.values()) <= DOUBTED:
        everything = mentions.evidence(case.judgements)
        agreeing = {m.start for m in mine if any(mentions.agree(m, *other) for other in everything)}
        settled = [
            fact
            for fact in case.facts
            # A match that nothing agrees with follows from several values.
            if fact.status == "mismatch" or (fact.status == "match" and fact.start not in agreeing)
        ]
        first = {
            t.mention.start: t
            for t in reversed(found)
            if not any(fact.start <= t.mention.start < fact.end for fact in settled)
        }
        yield from sorted(first.values(), key=lambda t: -t.likeness)[:TRIED]


def _found_by_rules(case: Case, trial: Trial) -> bool:
    """Whether the trial has the value that a mismatch names."""
    return any(_is(fact, trial) and fact.status == "mismatch" for fact in case.facts)


def _is(fact: Fact, trial: Trial) -> bool:
    """Whether a fact compares the values of a trial."""
    place, other = trial.mention.start, trial.other.value.text
    return (fact.start, fact.reference, fact.found) == (place, trial.reference, other)


def _settled(case: Case, tried: Sequence[Tried]) -> tuple[Fact, ...]:
    """The facts of a claim after its trials."""
    cleared = [t.trial for t in tried if t.own >= CLEAR and t.other <= 1 - CLEAR]
    facts = [
        replace(fact, status="match", found=fact.text)
        if fact.status == "mismatch" and any(_is(fact, trial) for trial in cleared)
        else fact
        for fact in case.facts
    ]
    against = [t for t in tried if t.own <= DOUBTED and t.other >= _least(t.trial)]
    owner = max(against, key=lambda t: t.other, default=None)
    if owner is not None:
        place = owner.trial.mention.start
        facts = [_owned(f, owner.trial) if f.start == place else f for f in facts]
    return tuple(facts)


def _least(trial: Trial) -> float:
    """Probability from which on the other value of a trial owns the place."""
    return NAMED if trial.mention.kind == "name" else CLEAR


def _owned(fact: Fact, owner: Trial) -> Fact:
    found = owner.other.value.text
    return replace(fact, status="mismatch", reference=owner.reference, found=found)


def _premise(case: Case, trial: Trial) -> str:
    """The evidence of the reference that a value was found in."""
    return next(premise_of(j.evidence) for j in case.judgements if j.reference == trial.reference)


def _exchanged(sentence: Sentence, mention: Mention, text: str, twin: Mention | None) -> str:
    """The claim with ``text`` in the place of a mention, and that in the place of its twin."""
    changes = [(mention, text)] if twin is None else [(mention, text), (twin, mention.value.text)]
    claim = sentence.text
    for place, words in sorted(changes, key=lambda change: -change[0].start):
        first, last = place.start - sentence.start, place.end - sentence.start
        claim = claim[:first] + words + claim[last:]
    return claim
