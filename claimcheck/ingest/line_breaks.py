"""Lines of type joined to a paragraph, and words made whole that a hyphen divides."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+")
_HYPHENS = ("-", "‐")
_NO_LETTER = re.compile(r"[\W_]")
#: Second halves of compounds.
_SECOND_HALVES = frozenset(
    "backed based born friendly hour mile owned ranking related selling sized speaking style"
    " year".split()
)
#: Ends of numerals ("nine-" + "teen") and of other words whose first halves are words.
_WORD_ENDS = frozenset(
    "teen teens teenth ty ties tieth ly er est ern en ing ness ful less ship ware way wards".split()
)

#: What stands between the hyphens of compounds and places.
_INSIDE_NAMES = re.compile(r"(?:and|by|de|in|la|le|of|on|the|to|under|up|upon)-")
#: No half of a word is longer.
_LONGEST_WORD = 60
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
        rest = WORD.match(line) if _first_half(above) else None
        line = line[rest.end() :] if rest else line
        cut = _first_half(line)
        yield line[: -1 - len(cut)] if cut else line


def join_lines(lines: Sequence[str], known: Container[str]) -> str:
    """Join lines by spaces; a word that a hyphen divides between two of them is made whole.

    ``known`` are the `whole_words` of the text. The hyphen stays in compounds
    ("long-" + "term"), which are told by their first half or by both halves being known, and
    before capitals and figures.
    """
    joined = [lines[0]]
    for line in lines[1:]:
        cut, rest = _first_half(joined[-1]), WORD.match(line)
        if not cut:
            joined.append(f" {line}")
            continue
        if rest and line[0].islower() and not _is_compound(cut, line, rest[0], known):
            joined[-1] = joined[-1][:-1]
        joined.append(line)
    return "".join(joined)


def _first_half(line: str) -> str:
    """Return the letters and digits before the hyphen that ends a line, "" where none does."""
    if not line.endswith(_HYPHENS):
        return ""
    before = line[-1 - _LONGEST_WORD : -1]
    return _NO_LETTER.split(before)[-1]


def _is_compound(cut: str, line: str, rest: str, known: Container[str]) -> bool:
    if _INSIDE_NAMES.match(line):
        return True
    first, second = cut.lower(), rest.lower()
    if first + second in known or second in _WORD_ENDS:
        return False
    if first in _FIRST_HALVES or second in _SECOND_HALVES or first[-1].isdigit():
        return True
    return len(first) > 3 and first in known and second in known
