"""Figures that one sentence of the evidence gives to two subjects, and a claim to the other one.

"Ferries carried 400 people and buses 900": of a claim that buses carried 400, the figure is that of
the ferries. Read only where two figures of one unit have words of their own before them, the second
behind a joint, and the claim has all words of the one subject and not the first of the other. Names
with figures in turns are read by `shared_out`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.checks.places import Pair, Places, differing
from claimcheck.english.words import words
from claimcheck.mentions.document_mentions import Mention, Mentions, content_stems, stem
from claimcheck.mentions.quantity import Quantity

#: Least share of the claim's telling words that the evidence's sentence must have.
SAME_SENTENCE = 0.6
_JOINT = re.compile(r"(?:,|;)?\s(?:and|but|while|whereas)\s|;\s", re.I)
#: Words before the first figure that are looked at, as many as a clause has.
_REACH = 80

#: A figure with the telling words before it that the other figure has not.
_Owned = tuple[Mention, Sequence[str]]


def of_others(places: Places) -> dict[int, Pair]:
    """By their offsets the figures of a claim that the evidence has of another subject than it."""
    found: dict[int, Pair] = {}
    for source, told in places.sentences():
        for row in _of_two(told, source):
            for (value, theirs), (own, mine) in (row, row[::-1]):
                for mention in places.meant(value, source):
                    pair = differing(mention, own, source)
                    if _is_alone(mention, value, own, places) and _is_of(
                        mention, mine, theirs, pair, places
                    ):
                        found.setdefault(mention.start, pair)
    return found


def _is_alone(mention: Mention, value: Mention, own: Mention, places: Places) -> bool:
    """Whether a figure of the claim, the only one of its unit, agrees with one value alone."""
    alike_ones = [m for m in places.mine if _unit(m) == _unit(mention)]
    agreeing = [other for other, source in places.evidence if places.agree(mention, other, source)]
    return len(alike_ones) == 1 and agreeing == [value] and own is not value


def _is_of(
    mention: Mention, mine: Sequence[str], theirs: Sequence[str], pair: Pair, places: Places
) -> bool:
    """Whether a claim has all words of a subject and not the first one of the other subject."""
    said = {*mention.context.left, *mention.context.right}
    return (
        {*mine} <= said
        and theirs[0] not in said
        and places.shared(mention, pair, content_stems(mention.value.text)) >= SAME_SENTENCE
    )


def _of_two(told: Sequence[Mention], source: Mentions) -> Iterator[tuple[_Owned, _Owned]]:
    """The two figures of each unit of a sentence that has no third, with their subjects' words."""
    text = source.document.text
    figures = [m for m in told if isinstance(m.value, Quantity)]
    for unit in {_unit(m) for m in figures}:
        row = [m for m in figures if _unit(m) == unit]
        if len(row) != 2:
            continue
        first, second = row
        begin = source.document.sentences[first.sentence].start
        joints = [*_JOINT.finditer(text, first.end, second.start)]
        if not joints:
            continue
        before = _words(text[max(begin, first.start - _REACH) : first.start])
        behind = _words(text[joints[-1].end() : second.start])
        mine, theirs = (
            [w for w in before if w not in behind],
            [w for w in behind if w not in before],
        )
        if mine and theirs:
            yield (first, mine), (second, theirs)


def _unit(mention: Mention) -> str | None:
    return mention.value.unit if isinstance(mention.value, Quantity) else None


def _words(text: str) -> list[str]:
    """The stems of the telling words of a text, in order."""
    telling = content_stems(text)
    return [key for word in words(text) if word[0].isalpha() and (key := stem(word)) in telling]
