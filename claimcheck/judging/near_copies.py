"""Sentences that a reference has but for articles, auxiliaries and prepositions of place.

An NLI model takes now and then "the war in Ardova" for a denial of "the war against Ardova", where
the rest of a long sentence is the same word for word. Of 8,009 written claims 87 are near copies of
a sentence of their passage, and none of these contradicts it (2,339 of the claims do).
"""

from __future__ import annotations

from difflib import SequenceMatcher

from claimcheck.english.closed_classes import ARTICLES, BE, DO, HAVE
from claimcheck.english.words import words

#: Prepositions of which none denies another. Not "for", "with", "by", "from" and "to": exchanged
#: for one of these or each other they turn a vote, a side or a direction round.
_PREPOSITIONS = frozenset("across against around at in into of on within".split())
#: Words in which two copies of a sentence may differ and say the same; not so "not" and "before".
_INTERCHANGEABLE = ARTICLES | BE | DO | HAVE | _PREPOSITIONS
#: Words of a sentence and of a window that are compared.
LONGEST = 200


def is_near_copy(claim: str, window: str) -> bool:
    """Whether a window has all words of a claim, in its order, but for interchangeable ones.

    What the window has before the first of them and behind the last is not looked at.
    """
    ours, theirs = words(claim)[:LONGEST], words(window)[:LONGEST]
    blocks = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return False
    common = {n for b in blocks for n in range(b.b, b.b + b.size)}
    held = {n for b in blocks for n in range(b.a, b.a + b.size)}
    added = {word for n, word in enumerate(ours) if n not in common}
    left_out = {theirs[n] for n in range(min(held), max(held)) if n not in held}
    return (added | left_out) <= _INTERCHANGEABLE
