"""The words by which a sentence leaves open whether something is so.

"Could", "is expected to" and "plans" do, whoever says it; that somebody is named who says so does
not. Nouns such as "risk" and "plan" do where the sentence says that there is one, and not where
they are what it speaks of: "there is a risk of floods" is unsure of floods, "the drug cuts the risk
of a stroke" is sure of what the drug does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.english.closed_classes import (
    ARTICLES,
    BE,
    DEMONSTRATIVES,
    EPISTEMIC_MODALS,
    HAVE,
    NEGATORS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
)
from claimcheck.english.verbs_of_saying import BELIEVED, BELIEVING, forms
from claimcheck.english.word_alignment import Token

ADVERBS = frozenset(
    """possibly perhaps maybe probably likely potentially presumably supposedly allegedly reportedly
    apparently seemingly purportedly conceivably arguably""".split()
)
#: Adjectives that make the noun behind them doubtful.
ADJECTIVES = frozenset(
    "alleged suspected purported supposed presumed would-be possible potential probable".split()
)
#: Participles that hedge after a form of "be" and before "to" or "that": "is expected to".
PARTICIPLES = BELIEVED | frozenset(
    """considering expected forecast likely possible presumed projected rumored rumoured tipped
    understood""".split()
)
SEEMING = frozenset("appear appears appeared seem seems seemed".split())
_NOUNS = frozenset(
    """allegation allegations chance chances claim claims fear fears hope hopes plan plans
    possibility potential proposal prospect risk risks speculation suspicion suspicions threat
    threats""".split()
)
#: Words that leave open whether something is so.
OPEN = (
    EPISTEMIC_MODALS
    | ADVERBS
    | ADJECTIVES
    | PARTICIPLES
    | SEEMING
    | BELIEVING
    | _NOUNS
    | frozenset(forms("allege claim fear suggest hope want expect"))
    | frozenset(
        """accused aim aimed aims allow allowed allowing allows can cannot consider considered
        considering considers disputed if let lets letting permit permits permitted permitting
        planned planning propose proposed proposes risked risking should threaten threatened
        threatening threatens uncertain unclear unless unlikely whether would""".split()
    )
)
#: What is faced has not come yet: "faces delays". Not "the face", "face to face", "face Arden".
_FACING = frozenset("face faces facing".split())
#: Nor has what one is warned of; who warns that something will happen tells it as sure.
_WARNED, _WARNED_OF = (
    frozenset({"warned", "warning", "warns"}),
    frozenset("about against of".split()),
)
#: Those of the nouns that are as often verbs.
_VERBS = frozenset("claim claims fear fears hope hopes plan plans risk risks".split())
#: How many words before "ruled out" a negative word may stand: "has not yet been ruled out".
_DENIED_REACH = 3
#: Words that open a phrase of a noun, and how many words before the noun one may stand.
_OPENING = ARTICLES | DEMONSTRATIVES | POSSESSIVES | (QUANTIFIERS - {"all", "such"})
_PHRASE = 3
#: Verbs that say that there is what they name.
_EXISTING = BE | HAVE | frozenset(forms("pose run remain")) | {"there"}
#: "Is in dispute"; "took it for a cold", whatever came of it.
_LEFT_OPEN = re.compile(
    r"\bin dispute\b|\b(?:takes?|took|taken) (?:it|this|that|him|her|them) for\b", re.I
)


def is_open(text: str, words: Sequence[Token]) -> bool:
    """Whether a sentence leaves something open itself, in words other than who says so."""
    if any(open_words(text, words)) or _LEFT_OPEN.search(text):
        return True
    # "The site is to have room for more" tells a plan.
    return any(a.word in BE and b.word == "to" for a, b in pairwise(words))


def open_words(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """The words of a sentence that leave what it says open, in order."""
    spoken_of = topics(words)
    for n, token in enumerate(words):
        if text[token.start].isupper() and (n or token.word in EPISTEMIC_MODALS):
            continue  # the month, the name
        if (token.word in OPEN and token not in spoken_of) or _is_ahead(text, words, n):
            yield token


def topics(words: Sequence[Token]) -> frozenset[Token]:
    """The nouns that leave open only what stands behind them: "the risk of a stroke"."""
    return frozenset(token for n, token in enumerate(words) if _is_topic(words, n))


def _is_topic(words: Sequence[Token], at: int) -> bool:
    """Whether a noun is what the sentence speaks of, and not said to be there."""
    if words[at].word not in _NOUNS:
        return False
    following = words[at + 1].word if at + 1 < len(words) else ""
    first = _phrase(words, at)
    if first is None and following == "of":
        first = at
    if not first:
        return False  # a verb, or what the sentence is about is unsure itself
    return words[first - 1].word not in _EXISTING and following not in BE | {"that"}


def _phrase(words: Sequence[Token], at: int) -> int | None:
    """Where the phrase of a noun begins; None where it may be a verb: "the firm plans to"."""
    reach = _PHRASE
    if words[at].word in _VERBS:
        # "A new plan", "the unions plan".
        plural = words[at].word.endswith("s") or (at and words[at - 1].word.endswith("s"))
        reach = 1 if plural else 2
    near = range(at - 1, max(-1, at - 1 - reach), -1)
    return next((n for n in near if words[n].word in _OPENING), None)


def _is_ahead(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a verb names what is yet to come, is not ruled out or is only said to be."""
    word = words[at].word
    before = words[at - 1].word if at else ""
    following = words[at + 1].word if at + 1 < len(words) else ""
    if word in _FACING:
        is_noun = before in _OPENING or before in PREPOSITIONS
        if is_noun or not following or following in PREPOSITIONS:
            return False
        return not text[words[at + 1].start].isupper()
    if word in _WARNED:
        return following in _WARNED_OF or before in BE
    if word == "said" and following == "to":
        return any(t.word in BE for t in words[max(0, at - 2) : at])
    if word.startswith("rul") and following == "out":
        return any(t.word in NEGATORS for t in words[max(0, at - _DENIED_REACH) : at])
    return False
