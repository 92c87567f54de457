"""Who did it to whom: two names that have changed places around one verb.

"Lee beat Moore" against "Moore beat Lee", or against "Lee was beaten by Moore": each name has
evidence, their roles have not. Names have changed places only where the same words stand between
them, in the same order but for those of the passive, so that another wording is never taken for an
exchange.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.english import stems
from claimcheck.english.closed_classes import ARTICLES, BE, FUNCTION_WORDS, HAVE
from claimcheck.english.verbs_of_saying import WITHOUT_THAT, finite, forms
from claimcheck.english.words import word_spans
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.names import Name

#: Most telling words between the two names.
_MOST = 3
_DIVIDED = re.compile(r"[,;:()“”\"—–]|^['’]s?\b")
#: Words of no weight for who acts on whom.
_LIGHT = (
    ARTICLES | HAVE | frozenset("mr mrs ms dr also then later now just already recently".split())
)
#: Verbs of which both names are subjects alike, and words that only join names.
_MUTUAL = frozenset(
    stems.key(word)
    for word in """met meet married marry faced face fought fight played play embraced kissed hugged
    joined divorced debated rivals equals resembles borders""".split()
)
_JOINING = frozenset("and or with nor versus v vs".split())
#: Verbs behind which a name opens a clause: "Lee said Moore had left" and the like.
_OPENING = WITHOUT_THAT | finite(forms("add suggest hope")) | frozenset("knows knew".split())

#: The end of an apposition, which stands between a name and its verb: "the captain, Lee, fouled".
_CLOSED = re.compile(r"^,\s(?=[a-z])")
_APPOSED = re.compile(r"\b[a-z]+,\s$")
#: How far before a name the word that it is in apposition to is looked for.
_REACH = 24

_Pair = tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class _Act:
    """Who acts on whom, by the ``keys`` of the words between the two."""

    agent: Mention
    patient: Mention
    keys: tuple[str, ...]
    source: Mentions


def exchanged(
    mine: Sequence[Mention],
    article: Mentions,
    evidence: Sequence[tuple[Mention, Mentions]],
    same: Callable[[Name, Name], bool],
) -> Iterator[tuple[Mention, Mention, Mentions]]:
    """Names of a claim with the name that the evidence has in their role, and where.

    Args:
        mine: the mentions of the claim.
        article: the document that they are of.
        evidence: mentions with their documents.
        same: whether two names can mean the same.
    """
    told = list(_acts(evidence))
    for act in _acts((mention, article) for mention in mine):
        if same(_name(act.agent), _name(act.patient)):
            continue
        alike = [other for other in told if other.keys == act.keys]
        if any(_meets(act.agent, act.patient, other, same) for other in alike):
            continue
        for other in alike:
            if _meets(act.patient, act.agent, other, same):
                yield from sorted(
                    (
                        (act.agent, other.agent, other.source),
                        (act.patient, other.patient, other.source),
                    ),
                    key=lambda exchange: exchange[0].start,
                )
                break


def _meets(
    agent: Mention, patient: Mention, other: _Act, same: Callable[[Name, Name], bool]
) -> bool:
    """Whether two names are those of an act, in these roles."""
    return same(_name(agent), _name(other.agent)) and same(_name(patient), _name(other.patient))


def _name(mention: Mention) -> Name:
    assert isinstance(mention.value, Name)
    return mention.value


def _pairs(mentions: Sequence[Mention]) -> Iterator[_Pair]:
    """Names that follow one another in one sentence."""
    names = [m for m in mentions if isinstance(m.value, Name)]
    return ((a, b) for a, b in pairwise(names) if a.sentence == b.sentence)


def _acts(mentions: Iterable[tuple[Mention, Mentions]]) -> Iterator[_Act]:
    """What names that follow one another do to one another."""
    told: dict[int, tuple[Mentions, list[Mention]]] = {}
    for mention, source in mentions:
        told.setdefault(id(source), (source, []))[1].append(mention)
    for source, found in told.values():
        for first, second in _pairs(found):
            act = _act(first, second, source)
            if act is not None:
                yield act


def _act(a: Mention, b: Mention, source: Mentions) -> _Act | None:
    """Who of two names acts on the other; None where the words between them do not tell."""
    text = source.document.text[a.end : b.start]
    if _APPOSED.search(source.document.text[max(0, a.start - _REACH) : a.start]):
        text = _CLOSED.sub("", text, count=1)
    words = [word for word, _, _ in word_spans(text)]
    telling = [w for w in words if w not in FUNCTION_WORDS | _LIGHT]
    if _DIVIDED.search(text) or not 1 <= len(telling) <= _MOST or _OPENING & set(words):
        return None
    if _JOINING & set(words) or any(stems.key(w) in _MUTUAL for w in telling):
        return None
    passive = words[-1] == "by" and not BE.isdisjoint(words)
    if passive:
        words = [w for w in words[:-1] if w not in BE]
    keys = tuple(stems.key(w) for w in words if w not in _LIGHT and not w.endswith("ly"))
    return _Act(b, a, keys, source) if passive else _Act(a, b, keys, source)
