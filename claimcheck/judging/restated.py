"""Values that agree in other words: the claim read with each in the evidence's form.

Models doubt what they cannot work out: that 19 kilometres are 12 miles, that 17:00 is 5 p.m., that
this Friday is 27 November. Where rules know that a number or a date of the claim agrees with one of
the evidence, the claim is read again with the evidence's words in its place, and that reading
counts if it supports the claim better. So is a claim whose figures follow from several of the
evidence, with that said behind the premise (`worked_out`); and that they do speaks for the claim,
whatever the model makes of it: who mistells a story seldom reckons right.

The claim must say no more than the evidence does: "9,412" is not read as "more than 9,000".
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.judging.batching import Asker, Pair
from claimcheck.judging.cascade import Judge
from claimcheck.judging.in_context import Run, Wording
from claimcheck.judging.premise import premise_of
from claimcheck.judging.readings import MOST_LIFT, entails
from claimcheck.judging.worked_out import derived, worked_out
from claimcheck.mentions import bounds, quantity, same_date
from claimcheck.mentions.comparable import Comparable
from claimcheck.mentions.dates import Date
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.quantity import Quantity
from claimcheck.mentions.slots import alike
from claimcheck.records import Candidates, Fact, Judgement, Label, Probabilities, Sentence

#: What is added to the log odds of support where figures of the claim follow from the evidence, not
#: by chance, and nothing in it differs or is absent: the estimate of ``scripts/fit_following.py``,
#: 0.82 of 824 claims, less its standard error of 0.26.
FOLLOWS = 0.56

_PREPOSITION = re.compile(r"\b(?:on|in)\s$", re.I)
_OF = re.compile(r"\s+of\b")


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with what was judged and found of it.

    Attributes:
        sentence: the claim, a sentence of the article.
        wording: how it was read.
        candidates: where support was looked for, one for each reference.
        judgements: one for each reference that could be judged.
        facts: its numbers, dates and names as rules compared them.
    """

    sentence: Sentence
    wording: Wording
    candidates: Sequence[Candidates]
    judgements: Sequence[Judgement]
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Restated:
    """How a claim is judged once its values were read in the evidence's form.

    Attributes:
        judgements: one for each reference, in the order given.
        wording: as it was read where that supports the claim, else as before.
    """

    judgements: list[Judgement]
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Retold:
    """How a claim is read again.

    Attributes:
        premise: beside what.
        wording: in which words.
        follows: whether its figures follow from the evidence, not by chance, and all else in it
            agrees.
    """

    premise: str
    wording: Wording
    follows: bool

    @property
    def pair(self) -> Pair:
        return self.premise, self.wording.text


def restate(
    cases: Sequence[Case], mentions: Comparable, judge: Judge, asker: Asker
) -> list[Restated]:
    """Judge claims again whose values agree with the evidence in another form.

    Args:
        cases: the claims.
        mentions: of the article and of the references that the judgements name.
        judge: says what supports and what contradicts a claim.
        asker: of the model that decides.
    """
    rows = [dict(_retold(case, mentions)) for case in cases]
    known = asker.ask(told.pair for row in rows for told in row.values())
    return [
        _restated(case, {n: (told, known[told.pair]) for n, told in row.items()}, judge)
        for case, row in zip(cases, rows, strict=True)
    ]


def _restated(
    case: Case, answers: dict[int, tuple[_Retold, Probabilities | None]], judge: Judge
) -> Restated:
    """A claim as it was read again with the answers, by the number of the judgement."""
    judgements, wording = list(case.judgements), case.wording
    candidates = {one.reference: one for one in case.candidates}
    for n, (told, answer) in answers.items():
        old = judgements[n]
        if answer is None:
            continue
        read = replace(candidates[old.reference], claim=told.wording.text)
        support = judge.close.support(read, told.premise, answer)
        better = support > old.support
        read_as = answer if better else old.probabilities
        if told.follows:
            support = following(max(support, old.support), read_as)
        if support <= old.support:
            continue
        label: Label = "entailment" if support >= judge.threshold else "neutral"
        denied = answer.contradiction >= judge.contradiction_threshold
        if label == "neutral" and (denied or not better) and old.label == "contradiction":
            label = "contradiction"
        judgements[n] = replace(old, label=label, probabilities=read_as, support=support)
        if label == "entailment" and wording is case.wording:
            wording = told.wording
    return Restated(judgements, wording)


def following(support: float, judged: Probabilities) -> float:
    """Support of a claim whose figures follow from the evidence, by that without their word.

    As ever it is at most `MOST_LIFT` times the model's probability of entailment.
    """
    lifted = support * math.exp(FOLLOWS)
    return min(lifted / (lifted + 1.0 - support), MOST_LIFT * judged.entailment)


def _retold(case: Case, mentions: Comparable) -> Iterator[tuple[int, _Retold]]:
    """By the number of its judgement, how a claim is worth reading again."""
    supported = any(map(entails, case.judgements))
    differing = {fact.reference for fact in case.facts if fact.status == "mismatch"}
    agrees = all(fact.status == "match" for fact in case.facts)
    mine = mentions.within(case.sentence.start, case.sentence.end)
    for n, judgement in enumerate(case.judgements):
        doubted = judgement.label == "contradiction" or not (supported or entails(judgement))
        if judgement.method != "nli" or not doubted or judgement.reference in differing:
            continue
        told = mentions.evidence([judgement])
        runs = [
            _run(case.sentence, mention, *other)
            for mention in mine
            if (other := _other_form(mention, told, mentions)) is not None
        ]
        wording = case.wording.changed(runs)
        follows = list(worked_out(mine, told, mentions))
        if wording != case.wording or follows:
            premise = " ".join([premise_of(judgement.evidence), *follows])
            telling = [found.is_telling for found in derived(mine, told, mentions)]
            yield n, _Retold(premise, wording, agrees and bool(telling) and all(telling))


def _other_form(
    mention: Mention, told: Sequence[tuple[Mention, Mentions]], mentions: Comparable
) -> tuple[Mention, Mentions] | None:
    """The value of the evidence that says what one of the claim does, in other words.

    None where the evidence has the claim's words too. Of several that of the most alike place.
    """
    agreeing = [one for one in told if mentions.agree(mention, *one)]
    own = _letters(mention)
    if any(_letters(other) == own for other, _ in agreeing):
        return None
    able = [
        (other, source)
        for other, source in agreeing
        if _says_no_more(mention, other, mentions.article.date, source.date)
    ]
    return max(able, key=lambda one: alike(mention.context, one[0].context), default=None)


def _letters(mention: Mention) -> str:
    """What a value is written with, whatever its capitals and spaces."""
    return "".join(mention.value.text.casefold().split())


def _says_no_more(
    mine: Mention,
    other: Mention,
    own: datetime.date | None,
    theirs: datetime.date | None,
) -> bool:
    """Whether a value of the claim follows from one of the evidence that agrees with it."""
    claim, evidence = mine.value, other.value
    if isinstance(claim, Quantity) and isinstance(evidence, Quantity):
        # An age has no words of its own to put in the place of others: "aged 54-year".
        return "age" not in (claim.kind, evidence.kind) and quantity.says_no_more(claim, evidence)
    if isinstance(claim, Date) and isinstance(evidence, Date):
        return same_date.covers(claim, evidence, own, theirs)
    return False


def _run(sentence: Sentence, mention: Mention, other: Mention, source: Mentions) -> Run:
    """The words of the evidence for those of the claim, with the preposition that they need."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    text, mine, theirs = other.value.text, mention.value, other.value
    if isinstance(mine, Date) and isinstance(theirs, Date):
        led = _PREPOSITION.search(sentence.text[max(0, start - 4) : start])
        if _is_adverb(theirs) and led:
            start -= len(led[0])
        elif _is_adverb(mine) and not _is_adverb(theirs):
            text = f"{'on' if theirs.parts & {'day', 'weekday'} else 'in'} {text}"
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        if not quantity.equal(mine, theirs):
            # The exact figure stands for the vaguer one, "more than" and all.
            start, end = bounds.words_around(sentence.text, start, end)
        if theirs.unit == "share":
            of = _OF.match(sentence.text, end)
            others_of = _OF.match(source.document.text, other.end)
            text += " of" if others_of and not of else ""
            end = of.end() if of and not others_of else end
    return Run(start, end - start, text)


def _is_adverb(date: Date) -> bool:
    """Whether a date stands without a preposition, as "today" and "last Friday" do."""
    return date.offset is not None or date.step is not None
