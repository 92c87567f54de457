"""Lines of type joined to a paragraph, and words made whole that a hyphen divides."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+")
_DIVIDED = re.compile(r"([^\W\d_]+)[-‐]$")
#: Second halves of numerals ("nine-" + "teen"), whose first halves are words.
_NUMERAL_ENDS = frozenset("teen teens teenth ty ties tieth".split())

#: First halves of compounds, which a division of a single word hardly leaves.
_FIRST_HALVES = frozenset(
    "all back best better big brand broad cold cross deep double east ever far fast first five"
    " four free front full good half hand hard heavy high higher home hot ice ill job king"
    " large last left less like little long longer low lower made mid middle much multi near new"
    " nine non north old older once one only open part post public quasi right second self semi"
    " seven sharp short single six slow small soft south still strong ten then third three"
    " time top twenty thirty forty fifty sixty seventy eighty ninety twice two upper vice war water"
    " well west white wide world worst year young".split()
)


def whole_words(lines: Sequence[str]) -> frozenset[str]:
    """Return the words of a text in small letters, without those that a line's end divides."""
    return frozenset(word.lower() for line in _undivided(lines) for word in WORD.findall(line))


def _undivided(lines: Sequence[str]) -> Iterable[str]:
    for above, line in pairwise(["", *lines]):
        rest = _DIVIDED.search(above) and WORD.match(line)
        yield _DIVIDED.sub("", line[rest.end() :] if rest else line)


def join_lines(lines: Sequence[str], known: Container[str]) -> str:
    """Join lines by spaces; a word that a hyphen divides between two of them is made whole.

    ``known`` are the `whole_words` of the text. The hyphen stays in compounds
    ("long-" + "term"), which are told by their first half or by both halves being known, and
    before capitals and figures.
    """
    joined = [lines[0]]
    for line in lines[1:]:
        cut, rest = _DIVIDED.search(joined[-1]), WORD.match(line)
        if not cut:
            joined.append(f" {line}")
            continue
        if rest and line[0].islower() and not _is_compound(cut, rest[0], known):
            joined[-1] = joined[-1][:-1]
        joined.append(line)
    return "".join(joined)


def _is_compound(cut: re.Match[str], rest: str, known: Container[str]) -> bool:
    first, second = cut[1].lower(), rest.lower()
    if first + second in known or second in _NUMERAL_ENDS:
        return False
    return first in _FIRST_HALVES or (len(first) > 3 and first in known and second in known)
