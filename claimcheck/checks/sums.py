"""Figures that follow from others although one of these stands in their place.

"Fell by 11" follows from "fell from 42 to 31", and "14 arrests" from "nine arrests on Saturday and
five on Sunday", where "42" and "nine" stand in a place as like it as can be. That two figures give
a third is chance more often than not: a difference counts only where the claim tells it as one,
and a sum only of things that stand in a row, none of which the claim has alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.checks.places import Pair, Places
from claimcheck.english.closed_classes import FUNCTION_WORDS
from claimcheck.english.words import words
from claimcheck.mentions import bounds
from claimcheck.mentions.derived import Derivation
from claimcheck.mentions.document_mentions import Mention, Mentions, stem
from claimcheck.mentions.quantity import Quantity

_CHANGED = (
    r"r[io]se(?:s|n)?|rising|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|climb(?:s|ed|ing)?"
    r"|gain(?:s|ed)?|lost|los(?:es?|ing)|add(?:s|ed|ing)?|shed(?:s|ding)?"
    r"|(?:jump|drop|slip|dip|leap|plung|surg|soar|tumbl|declin|increas|decreas)\w*|slid(?:es?)?"
)
#: By how much something differs, before the figure and behind it.
_BY = re.compile(
    rf"\b(?:by|up|down|another|additional|extra|further|{_CHANGED}"
    r"|(?:rise|fall|drop|increase|decrease|cut|gain|loss|growth|decline|lead|gap|margin|difference)"
    r"\sof)\s$",
    re.I,
)
_MORE = re.compile(
    r"\s(?:[a-z]+\s){0,3}?(?:more|fewer|less|higher|lower|greater|smaller|larger|dearer|cheaper"
    r"|older|younger|longer|shorter|taller|heavier|lighter|faster|slower|ahead|apart)\b"
    r"|\s(?:rise|fall|drop|increase|decrease|cut|gain|decline)\b",
    re.I,
)
#: What joins the figures of a row, and what makes one of them a part or another state of the other.
_JOINT = re.compile(r"(?:,|;|\s)\s?(?:and|plus|with|while)\s|[,;]\s", re.I)
_NO_ROW = re.compile(
    r"\b(?:including|includes?|among|of\s(?:them|these|whom|which)|from|to|than|compared|versus"
    r"|against|up|down|out|but|or|not|instead|previous(?:ly)?|earlier|before|after)\b",
    re.I,
)


def follows(
    mention: Mention, other: Pair, found: Derivation, places: Places, article: Mentions
) -> bool:
    """Whether a figure of the claim follows from others, one of which stands in its place.

    Args:
        mention: of the claim.
        other: the figure in its place.
        found: what it follows from.
        places: the mentions of the claim and of its evidence.
        article: that of the claim.
    """
    row = [
        told
        for told in _figures(other.source, other.mention.sentence)
        if any(told.start == part.start for part in found.parts)
    ]
    if len(row) < len(found.parts) or other.mention not in row:
        return False
    text = other.source.document.text
    if found.relation == "difference":
        is_told = _is_change(article.document.text, mention)
        return is_told and not any(_is_change(text, part) for part in row)
    if found.relation != "sum" or any(places.meant(part, other.source) for part in row):
        return False
    claim = _words(article.document.sentences[mention.sentence].text)
    return _is_whole_row(row, other.source) and _are_alike(_own_words(row, other.source), claim)


def _figures(source: Mentions, sentence: int) -> list[Mention]:
    """The figures of a sentence, in order."""
    where = source.document.sentences[sentence]
    told = source.within(where.start, where.end)
    return [one for one in told if isinstance(one.value, Quantity)]


def _is_change(text: str, mention: Mention) -> bool:
    """Whether a figure of a text is told as a change or a difference."""
    start, end = bounds.words_around(text, mention.start, mention.end)
    return bool(_BY.search(text[max(0, start - 30) : start]) or _MORE.match(text, end))


def _is_whole_row(row: Sequence[Mention], source: Mentions) -> bool:
    """Whether figures stand in a row of what is told apart, and no other one in it."""
    gaps = [source.document.text[a.end : b.start] for a, b in pairwise(row)]
    if not all(_JOINT.search(gap) and not _NO_ROW.search(gap) for gap in gaps):
        return False
    heads = {"", *(part.context.heads for part in row)}
    others = [one for one in _figures(source, row[0].sentence) if one not in row]
    return not any(
        isinstance(one.value, Quantity)
        and isinstance(row[0].value, Quantity)
        and one.value.unit == row[0].value.unit
        and (one.value.unit or one.context.heads in heads)
        for one in others
    )


def _own_words(row: Sequence[Mention], source: Mentions) -> list[set[str]]:
    """The words of each figure of a row that no other one has.

    What is counted is left out where it is not said of each: "nine arrests and five".
    """
    text, sentence = source.document.text, source.document.sentences[row[0].sentence]
    before: list[list[str]] = [[]]
    behind: list[list[str]] = []
    for one, other in pairwise(row):
        gap = text[one.end : other.start]
        joint = [*_JOINT.finditer(gap)][-1]
        behind.append(_words(gap[: joint.start()]))
        before.append(_words(gap[joint.end() :]))
    # The first and the last have no more words of their own than their neighbours.
    led = _words(text[sentence.start : row[0].start])
    before[0] = led[max(0, len(led) - len(before[1])) :]
    behind.append(_words(text[row[-1].end : sentence.end])[: len(behind[-1])])
    if not all(part.context.heads for part in row):
        for part, told in zip(row, behind, strict=True):
            del told[: int(bool(part.context.heads))]
    own = [{*ahead, *told} for ahead, told in zip(before, behind, strict=True)]
    return [
        words - set().union(*(others for m, others in enumerate(own) if m != n))
        for n, words in enumerate(own)
    ]


def _are_alike(own: Sequence[set[str]], claim: Sequence[str]) -> bool:
    """Whether the claim has words of each figure of a row or of none."""
    return len({not told.isdisjoint(claim) for told in own if told}) < 2


def _words(text: str) -> list[str]:
    """The stems of the words that tell, weekdays too."""
    return [stem(word) for word in words(text) if word not in FUNCTION_WORDS and word[0].isalpha()]
