"""Whose side opposite words are on: what must be one for two words to exclude each other.

"Higher in May than in April" and "lower in April than in May" say the same; so do "found for Holm"
and "found against Vik", "Holm's appeal was allowed" and "Vik's was dismissed".
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.english.closed_classes import FUNCTION_WORDS
from claimcheck.english.word_alignment import Alignment, Token, content_after

#: Words between a comparative and its "than", and telling words behind that which are compared.
_THAN_REACH, _COMPARED = 10, 2
#: "May" is compared as a month.
_LIGHT = FUNCTION_WORDS - {"may"}
#: Last words of a phrase that name behind them who wins or loses: "ruled for".
_SIDED = frozenset("for favour favor with against".split())
#: What somebody asks of a court or council, and how near its verb it stands.
_ASKED = frozenset(
    """appeal appeals application applications bid case challenge claim claims complaint complaints
    lawsuit motion petition plea request suit""".split()
)
_ASKED_REACH = 6
_OF = frozenset("of by from".split())


def is_turned(claim: Sequence[Token], i: int, evidence: Sequence[Token], j: int) -> bool:
    """Whether two comparatives compare the same two things the other way round.

    Args:
        claim: its words.
        i: its comparative.
        evidence: the words of a sentence.
        j: its comparative.
    """
    here, there = _compared(claim, i), _compared(evidence, j)
    if here is None or there is None:
        return False
    return not here[1].isdisjoint(there[0] - there[1]) and not there[1].isdisjoint(here[0])


def _compared(words: Sequence[Token], at: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """The words before "than" and the next ones behind it; None where it does not follow."""
    near = range(at + 1, min(len(words), at + 1 + _THAN_REACH))
    than = next((n for n in near if words[n].word == "than"), None)
    if than is None:
        return None
    before = frozenset(token.word for token in words[:than] if token.word not in _LIGHT)
    behind = [token.word for token in words[than + 1 :] if token.word not in _LIGHT]
    return before, frozenset(behind[:_COMPARED])


def is_sided(words: Sequence[Token], last: int) -> bool:
    """Whether a phrase that ends at ``last`` names behind it whose side was taken."""
    return words[last].word in _SIDED


def same_side(both: Alignment, last_i: int, last_j: int) -> bool:
    """Whether two such phrases, by their last words, name one party: their first words agree."""
    here = next(content_after(both.claim, last_i, 1), None)
    there = list(content_after(both.evidence, last_j, 2))
    return here is not None and both.pairs.get(here) in there


def same_asker(both: Alignment, i: int, j: int) -> bool:
    """Whether what two verbs grant or refuse was asked by one party, which both name."""
    here, there = _asker(both.claim, i), _asker(both.evidence, j)
    return here is not None and here == there


def _asker(words: Sequence[Token], verb: int) -> str | None:
    """Who made the appeal that is granted at ``verb``, in the same clause; None where not told."""
    near = sorted(
        range(max(0, verb - _ASKED_REACH), min(len(words), verb + _ASKED_REACH + 1)),
        key=lambda n: abs(n - verb),
    )
    for n in near:
        if words[n].word in _ASKED and words[n].clause == words[verb].clause:
            return _owner(words, n)
    return None


def _owner(words: Sequence[Token], noun: int) -> str | None:
    before = words[noun - 1].word if noun else ""
    if before.endswith(("'s", "s'")):
        return before.removesuffix("'s").removesuffix("'")
    if noun + 1 < len(words) and words[noun + 1].word in _OF:
        named = [words[n].word for n in content_after(words, noun + 1, 1)]
        return named[0] if named else None
    return None
