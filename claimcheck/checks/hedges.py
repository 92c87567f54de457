"""Hedges and attributions that the evidence has and the claim dropped.

"The strike could delay flights" told as "will delay", "officials allege that" left out: what was
possible, or somebody's word, is told as fact. Pure functions over words; the lists are this
project's own. They say nothing rather than guess: the hedged word must be in the claim with the
same company, the claim must carry no hedge of its own near it, and no other sentence of the
evidence may say the same without the hedge.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claimcheck.checks import attributions, open_words
from claimcheck.checks.open_words import ADJECTIVES, ADVERBS, OPEN, PARTICIPLES, SEEMING
from claimcheck.english.closed_classes import (
    BE,
    COORDINATORS,
    DO,
    EPISTEMIC_MODALS,
    HAVE,
    MODALS,
    NEGATORS,
    NOMINAL_PREPOSITIONS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.verbs_of_saying import BELIEVED
from claimcheck.english.word_alignment import (
    Alignment,
    Said,
    Token,
    align,
    content_after,
    tokens,
)
from claimcheck.records import Contrast

#: Hedges that leave something to whoever says it: a claim that names somebody keeps them.
_REPORTED = BELIEVED | frozenset(
    """allegedly reportedly supposedly purportedly alleged purported supposed suspected said
    understood""".split()
)
#: Participles behind "it is" of which the rest is believed, unless one of these words follows.
_IMPERSONAL = (PARTICIPLES & _REPORTED) | {"expected"}
_ADJUNCTS = PREPOSITIONS | SUBORDINATORS | COORDINATORS
#: These always leave open what stands near; the rest of `OPEN` only where the claim brought them
#: in, for "they believe it could help" told as "they believe it helps" has lost a hedge.
_STRONG = EPISTEMIC_MODALS | ADVERBS | SEEMING
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
#: How many words before a verb a negative word may stand that denies it.
_NEGATED_REACH = 3
#: Share of the claim's content words that the sentence of evidence must hold.
_LEAST_COVERAGE = 0.5
#: Content words behind a hedge that it may speak of.
_SPOKEN_OF = 5
#: Words alone that leave open what the verb behind them says.
_BEFORE_VERBS = EPISTEMIC_MODALS | frozenset(
    "would consider considered considering considers propose proposes proposed".split()
)


@dataclass(frozen=True, slots=True)
class _Hedge:
    """A hedge: its words ``first`` to ``last`` and the word that it makes uncertain, ``head``.

    ``negated``: it leaves open that something is not so, "may not".
    """

    first: int
    last: int
    head: int
    negated: bool


def dropped(
    claim: str, start: int, evidence: Sequence[Said], contested: Container[str] = ()
) -> tuple[Contrast, ...]:
    """Hedges and attributions of the evidence that ``claim`` tells without.

    Args:
        claim: a sentence of the article, or a part of one.
        start: its offset in the article.
        evidence: the sentences of its evidence.
        contested: see `attributions.dropped`.
    """
    return (
        *_dropped_hedges(claim, start, evidence),
        *attributions.dropped(claim, start, evidence, contested),
    )


def is_hedged(claim: str) -> bool:
    """Whether a claim leaves something open itself; that it names who says so does not count."""
    return open_words.is_open(claim, tokens(claim))


@dataclass(frozen=True, slots=True)
class Wording:
    """A hedge of a sentence as it stands there.

    Attributes:
        text: its words and the one that it makes uncertain.
        shared: how many of the words that it may speak of are shared.
        by_itself: whether it leaves open what is done, whoever says so.
    """

    text: str
    shared: int
    by_itself: bool


def wordings(said: Said, shared: Container[int]) -> Iterator[Wording]:
    """The hedges of a sentence, each with the word that it makes uncertain; then words alone that
    leave something open.

    Only those shortly behind which there is one of the ``shared`` words, by their positions.
    """
    words = said.words

    def behind(last: int) -> int:
        told = (n for n in range(last + 1, len(words)) if words[n].content)
        return sum(n in shared for n in islice(told, _SPOKEN_OF))

    hedged: set[int] = set()
    for hedge in _hedges(said.text, words):
        hedged.update(range(hedge.first, hedge.last + 1))
        if found := behind(hedge.last):
            text = said.text[words[hedge.first].start : words[hedge.head].end]
            by_itself = _words(words, hedge).isdisjoint(_REPORTED | ADJECTIVES)
            yield Wording(text, found + (hedge.head in shared), by_itself)
    for n, token in enumerate(words):
        if n in hedged or token.word not in OPEN or said.text[token.start].isupper():
            continue
        if found := behind(n):
            first = n - 1 if n and words[n - 1].word in MODALS else n
            end = next(content_after(words, n, 1), n) if token.word in _BEFORE_VERBS else n
            text = said.text[words[first].start : words[end].end]
            yield Wording(text, found, token.word in _BEFORE_VERBS and token.word != "would")


def _dropped_hedges(claim: str, start: int, evidence: Sequence[Said]) -> Iterator[Contrast]:
    mine = tokens(claim)
    if ends_in_question(claim):
        return
    pairs = [(said, align(claim, said.text)) for said in evidence]
    # Words inside quotation marks are somebody's own; whether they were altered is told elsewhere.
    quoted = quoted_spans(claim)
    attributed = any(attributions.attributions(mine))
    own = frozenset(token.word for token in mine) & OPEN
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
            if _open_near(claim, mine, place, _outside(said.words, hedge)):
                continue
            if hedge.negated and not _negated(mine, place):
                continue  # "may not go" told as "goes" is no hedge that was dropped
            if any(_plain(one.text, other, place) for one, other in pairs):
                continue
            given.add(place)
            first = _verb_phrase(mine, place, _TENSE | NEGATORS if hedge.negated else _TENSE)
            begin, end = mine[first].start, mine[place].end
            found = said.text[said.words[hedge.first].start : said.words[hedge.head].end]
            yield Contrast(
                "hedge_dropped", start + begin, start + end, claim[begin:end], said.reference, found
            )


def _nominal(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at].word.endswith("ing") and words[at - 1].word in NOMINAL_PREPOSITIONS


def _hedges(text: str, words: Sequence[Token]) -> Iterator[_Hedge]:
    """Hedges of a sentence; "could not" speaks of ability and is none."""
    for n, token in enumerate(words):
        first, last, negated = n, n, False
        following = words[n + 1].word if n + 1 < len(words) else ""
        before = words[n - 1].word if n else ""
        if token.word in EPISTEMIC_MODALS:
            # The month, the name; an inability, "nobody could" too.
            if text[token.start].isupper() or _denied(words, n):
                continue
            if following in NEGATORS:
                if token.word == "could":
                    continue
                last, negated = n + 1, True
        elif token.word in SEEMING:
            if following != "to":
                continue
            last = n + 1
        elif token.word in PARTICIPLES | {"said"} and following in ("to", "that"):
            be = _be_before(words, n)
            if be is None:
                continue
            first, last = be, n + 1
        elif token.word in _IMPERSONAL and _impersonal(words, n):
            first = n - 1
        elif token.word not in ADVERBS | ADJECTIVES or before in ("as", "not", "no"):
            continue
        head = next(content_after(words, last, 1), None)
        if head is not None:
            yield _Hedge(first, last, head, negated)


def _denied(words: Sequence[Token], at: int) -> bool:
    """Whether a negative word shortly before ``at`` makes "could" tell of inability."""
    return any(token.word in NEGATORS for token in words[max(0, at - _DENIED_REACH) : at])


def _be_before(words: Sequence[Token], at: int) -> int | None:
    """The form of "be" up to two words before ``at``: "is widely expected"."""
    for n in range(at - 1, max(-1, at - 3), -1):
        if words[n].word in BE:
            return n
    return None


def _impersonal(words: Sequence[Token], at: int) -> bool:
    """Whether what is believed follows without "that": "it is understood she will appeal"."""
    before = [token.word for token in words[max(0, at - 2) : at]]
    if len(before) < 2 or before[0] != "it" or before[1] not in BE or at + 1 == len(words):
        return False
    following = words[at + 1]
    return following.clause == words[at].clause and following.word not in _ADJUNCTS


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


def _open_near(
    text: str, words: Sequence[Token], at: int, known: frozenset[str] = frozenset()
) -> bool:
    """Whether a hedge near ``at`` that is none of the ``known`` words leaves open what it says."""
    near = words[max(0, at - _BEFORE) : at + _BEHIND + 1]
    before = words[max(0, at - _BEFORE) : at]
    opening = [*open_words.open_words(text, words), *(open_words.topics(words) & {*before})]
    if any(t in near and t is not words[at] and t.word not in known for t in opening):
        return True
    return words[0].word in ("if", "unless") and words[0].word not in known


def _plain(text: str, both: Alignment, i: int) -> bool:
    """Whether a sentence of evidence says the word at ``i`` in like company and unhedged."""
    j = both.pairs.get(i)
    if j is None or not _alike(both, i, j):
        return False
    hedged = any(hedge.head == j for hedge in _hedges(text, both.evidence))
    return not hedged and not _open_near(text, both.evidence, j)


def _negated(words: Sequence[Token], at: int) -> bool:
    """Whether a negative word shortly before ``at`` denies it, and is no prohibition."""
    before = [token.word for token in words[max(0, at - _NEGATED_REACH) : at]]
    return not NEGATORS.isdisjoint(before) and "must" not in before


def _verb_phrase(words: Sequence[Token], at: int, auxiliaries: Container[str]) -> int:
    """Where the auxiliaries before ``at`` begin: "will be" in "flights will be delayed"."""
    while at and not words[at - 1].content and words[at - 1].word in auxiliaries:
        at -= 1
    return at
