"""Who did it to whom: two names that have changed places around one verb.

"Lee beat Moore" against "Moore beat Lee": each name has evidence, their roles have not. Names have
changed places only where the same words stand between them, in the same order, so that another
voice or wording ("Moore was beaten by Lee") is never taken for an exchange.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from claimcheck.english import stems
from claimcheck.english.closed_classes import ARTICLES, FUNCTION_WORDS, HAVE
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

_Pair = tuple[Mention, Mention]


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
    told = [(c, d, s, link) for c, d, s in _side_by_side(evidence) if (link := _link(c, d, s))]
    for a, b in _pairs(mine):
        between = _link(a, b, article)
        if not between or same(_name(a), _name(b)):
            continue
        alike = [(c, d, s) for c, d, s, link in told if link == between]
        if any(same(_name(a), _name(c)) and same(_name(b), _name(d)) for c, d, _ in alike):
            continue
        for c, d, source in alike:
            if same(_name(a), _name(d)) and same(_name(b), _name(c)):
                yield a, c, source
                yield b, d, source
                break


def _name(mention: Mention) -> Name:
    assert isinstance(mention.value, Name)
    return mention.value


def _pairs(mentions: Sequence[Mention]) -> Iterator[_Pair]:
    """Names that follow one another in one sentence."""
    names = [m for m in mentions if isinstance(m.value, Name)]
    return ((a, b) for a, b in pairwise(names) if a.sentence == b.sentence)


def _side_by_side(
    evidence: Sequence[tuple[Mention, Mentions]],
) -> Iterator[tuple[Mention, Mention, Mentions]]:
    told: dict[int, tuple[Mentions, list[Mention]]] = {}
    for mention, source in evidence:
        told.setdefault(id(source), (source, []))[1].append(mention)
    for source, mentions in told.values():
        for first, second in _pairs(mentions):
            yield first, second, source


def _link(a: Mention, b: Mention, source: Mentions) -> tuple[str, ...]:
    """The keys of the words between two names; empty where they do not tell who acts on whom."""
    text = source.document.text[a.end : b.start]
    words = [word for word, _, _ in word_spans(text)]
    telling = [w for w in words if w not in FUNCTION_WORDS | _LIGHT]
    if _DIVIDED.search(text) or not 1 <= len(telling) <= _MOST or _OPENING & set(words):
        return ()
    if _JOINING & set(words) or any(stems.key(w) in _MUTUAL for w in telling):
        return ()
    return tuple(stems.key(w) for w in words if w not in _LIGHT and not w.endswith("ly"))
