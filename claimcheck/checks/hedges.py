"""Hedges and attributions that the evidence has and the claim dropped.

"The strike could delay flights" told as "will delay", "officials allege that" left out: what was
possible, or somebody's word, is told as fact. Pure functions over words; the lists are this
project's own. They say nothing rather than guess: the hedged word must be in the claim with the
same company, the claim must carry no hedge of its own near it, and no other sentence of the
evidence may say the same without the hedge.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from claimcheck.checks import attributions
from claimcheck.english.closed_classes import (
    BE,
    DO,
    EPISTEMIC_MODALS,
    HAVE,
    MODALS,
    NEGATORS,
    NOMINAL_PREPOSITIONS,
)
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.verbs_of_saying import BELIEVED, BELIEVING, forms
from claimcheck.english.word_alignment import (
    Alignment,
    Said,
    Token,
    align,
    content_after,
    tokens,
)
from claimcheck.records import Contrast

_ADVERBS = frozenset(
    """possibly perhaps maybe probably likely potentially presumably supposedly allegedly reportedly
    apparently seemingly purportedly conceivably arguably""".split()
)
#: Adjectives that make the noun behind them doubtful.
_ADJECTIVES = frozenset(
    "alleged suspected purported supposed presumed would-be possible potential probable".split()
)
#: Hedges that leave something to whoever says it: a claim that names somebody keeps them.
_REPORTED = BELIEVED | frozenset(
    "allegedly reportedly supposedly purportedly alleged purported supposed suspected".split()
)
#: Participles that hedge after a form of "be" and before "to" or "that": "is expected to".
_PARTICIPLES = BELIEVED | frozenset(
    """considering expected forecast likely possible presumed projected rumored rumoured tipped
    understood""".split()
)
_SEEMING = frozenset("appear appears appeared seem seems seemed".split())
#: Words of a claim that leave open whether something is so; a claim with one near is hedged.
_OPEN = (
    EPISTEMIC_MODALS
    | _ADVERBS
    | _ADJECTIVES
    | _PARTICIPLES
    | _SEEMING
    | BELIEVING
    | frozenset(forms("allege claim fear suggest hope want expect"))
    | frozenset(
        """accused aim aimed aims allegation allegations allow allowed allowing allows can cannot
        chance chances consider considered considering considers disputed if let lets letting permit
        permits permitted permitting plan planned planning plans possibility potential proposal
        propose proposed proposes prospect risk risked risking risks should speculation suspicion
        threat threaten threatened threatening threatens threats uncertain unclear unless unlikely
        whether would""".split()
    )
)
#: These always leave open what stands near; the rest of `_OPEN` only where the claim brought them
#: in, for "they believe it could help" told as "they believe it helps" has lost a hedge.
_STRONG = EPISTEMIC_MODALS | _ADVERBS | _SEEMING
#: Words of a verb phrase before its verb that tell tense and voice and leave nothing open.
_TENSE = (BE | HAVE | DO | MODALS | {"to"}) - EPISTEMIC_MODALS
#: How many words before and behind the hedged word of a claim a hedge may stand.
_BEFORE, _BEHIND = 8, 3
#: How many words before "could" a negative word may stand: "no witness from the town could".
_DENIED_REACH = 6
#: Content words around the hedged word that claim and evidence must share, ...
_LEAST_COMMON = 2
#: ... and which share of the claim's, and of the evidence's, they must be.
_LEAST_SHARE, _LEAST_BACK = 0.5, 0.3
#: Share of the claim's content words that the sentence of evidence must hold.
_LEAST_COVERAGE = 0.5
#: Content words behind a hedge that it may speak of.
_SPOKEN_OF = 5
#: "Is in dispute"; "took it for a cold", whatever came of it.
_LEFT_OPEN = re.compile(
    r"\bin dispute\b|\b(?:takes?|took|taken) (?:it|this|that|him|her|them) for\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Hedge:
    """A hedge: its words ``first`` to ``last`` and the word that it makes uncertain, ``head``."""

    first: int
    last: int
    head: int


def dropped(claim: str, start: int, evidence: Sequence[Said]) -> tuple[Contrast, ...]:
    """Hedges and attributions of the evidence that ``claim`` tells without.

    Args:
        claim: a sentence of the article, or a part of one.
        start: its offset in the article.
        evidence: the sentences of its evidence.
    """
    return (*_dropped_hedges(claim, start, evidence), *attributions.dropped(claim, start, evidence))


def is_hedged(claim: str) -> bool:
    """Whether a claim leaves something open, or to somebody's word, itself."""
    mine = tokens(claim)
    open_words = (t for t in mine if t.word in _OPEN and not claim[t.start].isupper())
    if any(open_words) or any(attributions.attributions(mine)) or _LEFT_OPEN.search(claim):
        return True
    # "The site is to have room for more" tells a plan.
    return any(a.word in BE and b.word == "to" for a, b in pairwise(mine))


def wordings(said: Said, shared: Container[int]) -> Iterator[str]:
    """The hedges of a sentence, each with the word that it makes uncertain; then words alone that
    leave something open.

    Only those shortly behind which there is one of the ``shared`` words, by their positions.
    """
    words = said.words

    def is_of_shared(last: int) -> bool:
        behind = (n for n in range(last + 1, len(words)) if words[n].content)
        return any(n in shared for n in islice(behind, _SPOKEN_OF))

    for hedge in _hedges(said.text, words):
        if is_of_shared(hedge.last):
            yield said.text[words[hedge.first].start : words[hedge.head].end]
    for n, token in enumerate(words):
        if token.word in _OPEN and not said.text[token.start].isupper() and is_of_shared(n):
            yield said.text[token.start : token.end]


def _dropped_hedges(claim: str, start: int, evidence: Sequence[Said]) -> Iterator[Contrast]:
    mine = tokens(claim)
    if ends_in_question(claim):
        return
    pairs = [(said, align(claim, said.text)) for said in evidence]
    # Words inside quotation marks are somebody's own; whether they were altered is told elsewhere.
    quoted = quoted_spans(claim)
    attributed = any(attributions.attributions(mine))
    own = frozenset(token.word for token in mine) & _OPEN
    given: set[int] = set()
    for said, both in pairs:
        for hedge in _hedges(said.text, said.words):
            words = _words(said.words, hedge)
            if words & own or (attributed and words & _REPORTED):
                continue  # the claim has the hedge elsewhere, or names who says so
            place = both.back.get(hedge.head)
            if place is None or place in given or not _alike(both, place, hedge.head):
                continue
            if any(span.start <= mine[place].start < span.end for span in quoted):
                continue
            if _nominal(mine, place):
                continue  # "joked about moving" does not say that she moved
            if _open_near(mine, place, _outside(said.words, hedge)):
                continue
            if any(_plain(other, place) for _, other in pairs):
                continue
            given.add(place)
            first = _verb_phrase(mine, place)
            begin, end = mine[first].start, mine[place].end
            found = said.text[said.words[hedge.first].start : said.words[hedge.head].end]
            yield Contrast(
                "hedge_dropped", start + begin, start + end, claim[begin:end], said.reference, found
            )


def _nominal(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at].word.endswith("ing") and words[at - 1].word in NOMINAL_PREPOSITIONS


def _hedges(text: str, words: Sequence[Token]) -> Iterator[_Hedge]:
    """Hedges of a sentence; one that is negated ("could not") speaks of ability and is none."""
    for n, token in enumerate(words):
        first, last = n, n
        following = words[n + 1].word if n + 1 < len(words) else ""
        before = words[n - 1].word if n else ""
        if token.word in EPISTEMIC_MODALS:
            # An inability, the month, the name; "nobody could" too.
            if following in NEGATORS or _denied(words, n) or text[token.start].isupper():
                continue
        elif token.word in _SEEMING:
            if following != "to":
                continue
            last = n + 1
        elif token.word in _PARTICIPLES and following in ("to", "that"):
            be = _be_before(words, n)
            if be is None:
                continue
            first, last = be, n + 1
        elif token.word not in _ADVERBS | _ADJECTIVES or before in ("as", "not", "no"):
            continue
        head = next(content_after(words, last, 1), None)
        if head is not None:
            yield _Hedge(first, last, head)


def _denied(words: Sequence[Token], at: int) -> bool:
    """Whether a negative word shortly before ``at`` makes "could" tell of inability."""
    return any(token.word in NEGATORS for token in words[max(0, at - _DENIED_REACH) : at])


def _be_before(words: Sequence[Token], at: int) -> int | None:
    """The form of "be" up to two words before ``at``: "is widely expected"."""
    for n in range(at - 1, max(-1, at - 3), -1):
        if words[n].word in BE:
            return n
    return None


def _words(words: Sequence[Token], hedge: _Hedge) -> frozenset[str]:
    return frozenset(token.word for token in words[hedge.first : hedge.last + 1])


def _alike(both: Alignment, i: int, j: int) -> bool:
    common, share, back = both.shared(i, j)
    return (
        both.coverage >= _LEAST_COVERAGE
        and common >= _LEAST_COMMON
        and share >= _LEAST_SHARE
        and back >= _LEAST_BACK
    )


def _outside(words: Sequence[Token], hedge: _Hedge) -> frozenset[str]:
    """The words of a sentence that are no part of the hedge, `_STRONG` ones left out."""
    rest = (*words[: hedge.first], *words[hedge.last + 1 :])
    return frozenset(token.word for token in rest) - _STRONG


def _open_near(words: Sequence[Token], at: int, known: frozenset[str] = frozenset()) -> bool:
    """Whether a hedge near ``at`` that is none of the ``known`` words leaves open what it says."""
    near = words[max(0, at - _BEFORE) : at + _BEHIND + 1]
    opening = {token.word for token in near if token.word in _OPEN} - known
    return bool(opening) or (words[0].word in ("if", "unless") and words[0].word not in known)


def _plain(both: Alignment, i: int) -> bool:
    """Whether a sentence of evidence says the word at ``i`` in like company and unhedged."""
    j = both.pairs.get(i)
    if j is None or not _alike(both, i, j):
        return False
    return not _open_near(both.evidence, j)


def _verb_phrase(words: Sequence[Token], at: int) -> int:
    """Where the auxiliaries before ``at`` begin: "will be" in "flights will be delayed"."""
    while at and not words[at - 1].content and words[at - 1].word in _TENSE:
        at -= 1
    return at
