"""Dropped hedges and attributions that a model sees where no rule does.

"Is said to be close to signing" told as "will sign" keeps no hedged word that rules could meet. So
the NLI model is asked three times: the claim as it stands, "It is possible that" before it, and "It
is alleged that". Where the claim follows from the evidence, it follows so at least as well as with
either; where only what is possible or alleged does, a hedge or an attribution was dropped. Asked
only where the evidence has a hedge or an attribution and the claim has none, and not about what
could change nothing: a claim that is too sure as it stands to be surer behind a hedge, and one that
another reference clears.

How much better it must follow is `Margins`; ``scripts/fit_hedge_margins.py`` fits them anew for
another model.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from claimcheck.checks import attributions, hedges
from claimcheck.checks.open_words import topics
from claimcheck.english.closed_classes import (
    ARTICLES,
    DEMONSTRATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.word_alignment import Said, align, sentences_of, tokens, word_for_word
from claimcheck.judging.batching import Asker, Pair
from claimcheck.records import (
    Contrast,
    Document,
    Findings,
    Judgement,
    Probabilities,
    Sentence,
)

#: The flags that this check sets.
FLAGS = frozenset({"hedge_dropped", "attribution_dropped"})
#: Least share of the content words of a claim that the sentence with the hedge must have.
_LEAST_COVERAGE = 0.2
#: Least words of a claim that a hedge must speak of where the claim may have kept it otherwise.
_CLEAR = 2
#: Words that open a sentence in a capital and have none behind "that".
_SMALL = ARTICLES | DEMONSTRATIVES | POSSESSIVES | PREPOSITIONS | SUBJECT_PRONOUNS - {"i"}
#: Probabilities nearer to 0 or 1 than this are alike.
_CERTAIN = 1e-3
#: The most that a model can say for a hedged claim.
_ENTAILED = Probabilities(1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Margins:
    """From when on a hedge counts as dropped.

    Attributes:
        possible: least rise of the log odds of entailment by "It is possible that".
        alleged: the same by "It is alleged that".
        least: probability of entailment that the claim must then have.
    """

    possible: float
    alleged: float
    least: float


#: Of ``fit_hedge_margins.py`` for claimcheck-nli-g: of 97 claims that were asked about it finds 33,
#: 27 of them rightly, of 47. With a rise of 1, as for the reader before, 30 of 46 would be right.
CHOSEN = Margins(possible=1.5, alleged=1.5, least=0.5)


@dataclass(frozen=True, slots=True)
class Look:
    """A claim beside the evidence of one reference that hedges it.

    Attributes:
        claim: the claim.
        start: its offset in the article.
        premise: the sentences of evidence.
        reference: their reference.
        hedge: the wording of the hedge among them that is nearest to what the claim says, empty
            where there is none.
        attribution: that of the first attribution.
    """

    claim: str
    start: int
    premise: str
    reference: str
    hedge: str
    attribution: str

    @property
    def pairs(self) -> tuple[Pair, Pair, Pair]:
        """What the model is asked: the claim plain, as possible and as alleged."""
        premise, told = self.premise, _behind_that(self.claim)
        return (
            (premise, self.claim),
            (premise, f"It is possible that {told}"),
            (premise, f"It is alleged that {told}"),
        )


#: What names a reference that hedges or may hedge a claim.
_Hedging = TypeVar("_Hedging", Look, Contrast)


def looks(claim: str, start: int, evidence: Sequence[Said]) -> Iterator[Look]:
    """What is worth asking about a claim, one for each reference.

    Args:
        claim: a sentence of the article.
        start: its offset in the article.
        evidence: the sentences of its evidence.
    """
    if ends_in_question(claim) or _is_quotation(claim) or hedges.is_hedged(claim):
        return
    mine = tokens(claim)
    attributed = any(attributions.attributions(mine))
    clear = attributed or bool(quoted_spans(claim)) or bool(topics(mine))
    for reference in dict.fromkeys(said.reference for said in evidence):
        told = [said for said in evidence if said.reference == reference]
        both = [(said, align(claim, said.text)) for said in told]
        near = [(said, b.back) for said, b in both if b.coverage >= _LEAST_COVERAGE]
        hedge = _nearest(near, clear)
        disputed = any(map(attributions.disputes, told))
        sources = (f for said, back in near for f in attributions.wordings(said, back, disputed))
        # Who says so is mostly kept there.
        attribution = "" if clear else next(sources, "")
        if hedge or attribution:
            premise = " ".join(said.text for said in told)
            yield Look(claim, start, premise, reference, hedge, attribution)


def _nearest(near: Sequence[tuple[Said, Container[int]]], clear: bool) -> str:
    """The hedge that speaks of most of the claim's words; of equal ones the first.

    Args:
        near: the sentences, and which words of each the claim has.
        clear: for a claim that names who says so, quotes, or speaks of a risk or a plan: only a
            hedge that leaves open what is done, and that speaks of several of the claim's words.
    """
    found = [one for said, back in near for one in hedges.wordings(said, back)]
    able = [one for one in found if not clear or (one.by_itself and one.shared >= _CLEAR)]
    return max(able, key=lambda one: one.shared).text if able else ""


def _is_quotation(claim: str) -> bool:
    """Whether at least half of what a claim tells stands in quotation marks."""
    spans = quoted_spans(claim)
    told = [token for token in tokens(claim) if token.content]
    inside = sum(any(s.start <= t.start < s.end for s in spans) for t in told)
    return bool(spans) and 2 * inside >= len(told)


def dropped(looks: Iterable[Look], asker: Asker, margins: Margins = CHOSEN) -> list[Contrast]:
    """The hedges and attributions that the model finds dropped."""
    return _found(_open(looks, asker, margins), asker, margins)


def _found(looked: Sequence[Look], asker: Asker, margins: Margins) -> list[Contrast]:
    """What the model finds dropped where it may be."""
    known = asker.ask(pair for look in looked for pair in look.pairs)
    found = (_contrast(look, known, margins) for look in looked)
    return [contrast for contrast in found if contrast]


def _open(looks: Iterable[Look], asker: Asker, margins: Margins) -> list[Look]:
    """Those of which the plain claim leaves room for a hedge to raise it by one of the margins."""
    looked = list(looks)
    known = asker.ask(look.pairs[0] for look in looked)
    least = min(margins.possible, margins.alleged)
    return [
        look
        for look in looked
        if (plain := known[look.pairs[0]]) and rise(plain, _ENTAILED) >= least
    ]


def with_dropped(
    sentences: Sequence[Sentence],
    judged: Sequence[Sequence[Judgement]],
    findings: Sequence[Findings],
    references: Mapping[str, Document],
    asker: Asker,
) -> list[Findings]:
    """The findings of an article with the dropped hedges that only the model sees.

    Not asked where a rule found one, nor of a reference that contradicts the sentence. A reference
    that entails the sentence and hedges nothing clears it.

    Args:
        sentences: of the article.
        judged: the judgements of each.
        findings: of each, by rules.
        references: by id.
        asker: asks the model that decides.
    """
    looked = [
        _uncleared(list(_looks(sentence, row, found, references)), row)
        for sentence, row, found in zip(sentences, judged, findings, strict=True)
    ]
    # Asked for the whole article at once: the models work on many pairs side by side.
    asker.ask(look.pairs[0] for row in looked for look in row)
    looked = [
        _uncleared(_open(mine, asker, CHOSEN), row)
        for mine, row in zip(looked, judged, strict=True)
    ]
    asker.ask(pair for row in looked for look in row for pair in look.pairs)
    return [
        replace(found, contrasts=(*found.contrasts, *_uncleared(_found(mine, asker, CHOSEN), row)))
        for found, mine, row in zip(findings, looked, judged, strict=True)
    ]


def _looks(
    sentence: Sentence,
    row: Sequence[Judgement],
    found: Findings,
    references: Mapping[str, Document],
) -> Iterator[Look]:
    if word_for_word(row) or any(c.flag in FLAGS for c in found.contrasts):
        return
    able = [judgement for judgement in row if judgement.label != "contradiction"]
    yield from looks(sentence.text, sentence.start, sentences_of(able, references))


def _uncleared(found: Sequence[_Hedging], row: Sequence[Judgement]) -> Sequence[_Hedging]:
    """What was found, or may be, of a sentence; nothing where a reference clears it."""
    hedging = {one.reference for one in found}
    if any(j.label == "entailment" and j.reference not in hedging for j in row):
        return ()
    return found


def _contrast(
    look: Look, known: Mapping[Pair, Probabilities | None], margins: Margins
) -> Contrast | None:
    plain, possible, alleged = (known[pair] for pair in look.pairs)
    if plain is None or possible is None or alleged is None:
        return None
    follows = max(possible.entailment, alleged.entailment) >= margins.least
    hedge = follows and rise(plain, possible) >= margins.possible
    attribution = follows and rise(plain, alleged) >= margins.alleged
    if not (hedge or attribution):
        return None
    # Where the evidence has one kind alone, that one was dropped.
    if (hedge and look.hedge) or not look.attribution:
        return Contrast("hedge_dropped", look.start, look.start, "", look.reference, look.hedge)
    return Contrast(
        "attribution_dropped", look.start, look.start, "", look.reference, look.attribution
    )


def rise(plain: Probabilities, hedged: Probabilities) -> float:
    """By how much a hedge raises the log odds of entailment."""
    return _log_odds(hedged.entailment) - _log_odds(plain.entailment)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _CERTAIN), 1 - _CERTAIN)
    return math.log(bounded / (1 - bounded))


def _behind_that(claim: str) -> str:
    """The claim as it stands behind "that": without a capital that only opens the sentence."""
    first = claim.split(maxsplit=1)[0] if claim.strip() else ""
    return claim[:1].lower() + claim[1:] if first.lower() in _SMALL else claim
