"""Words of approximation beside a figure, and the side of it on which they put the true one.

"Over 500" and "under 500" are of one figure and exclude each other. Which words bound a figure is a
choice of this project: "more than", "over" and the like leave it out below, "at least" takes it in;
"fewer than", "under", "nearly" and "just under" leave it out above, "at most" and "up to" take it
in. "About", "some" and "close to" bound nothing, nor does "as many as", which says that it is a
great many. A floor and a ceiling exclude each other where the floor is no lower: "at least 500" and
"up to 500" too, for although exactly 500 is both, the one says that there may be more and the other
that there may be fewer. A figure without such a word excludes none by it: writers drop "more than"
and "nearly" when they shorten.
"""

from __future__ import annotations

import re
from typing import Literal

from claimcheck.english.closed_classes import BE, alternation

Signal = Literal["", "about", "nearly", "more", "less"]
#: Where the true figure lies: nowhere below the one given, or nowhere above it.
Bound = Literal["", "floor", "ceiling"]

_WORDS: dict[tuple[Signal, Bound], str] = {
    ("nearly", "ceiling"): (
        "nearly|almost|not quite|(?:just )?shy of|just under|just below|just short of"
    ),
    ("nearly", ""): "close to|approaching",
    ("about", ""): "about|around|roughly|some|approximately|an estimated|estimated|circa|or so",
    ("more", "floor"): (
        "(?:more|greater) than|over|at least|upwards of|above|exceeding|in excess of"
        "|(?:no|not) (?:fewer|less) than|(?:a )?minimum of"
    ),
    ("less", ""): "as many as",
    ("less", "ceiling"): (
        "(?:less|fewer) than|under|up to|at most|below|(?:no|not) more than"
        "|not exceeding|(?:a )?maximum of"
    ),
}
#: Each with a group of its own; what begins first is the longest: "no more than" is no "more than".
_BEFORE = re.compile(
    r"(?:\b(?:{})\s+(?P<the>the\s)?|(?P<above>(?<![>=-])[>≥])\s?|(?P<below>(?<![<=])[<≤])\s?)$".format(
        "|".join(
            f"(?P<w{n}>{words.replace(' ', chr(92) + 's')})"
            for n, words in enumerate(_WORDS.values())
        )
    ),
    re.I,
)
_MEANT = tuple(_WORDS)
#: What is added behind "plus", which then is no word of approximation: "£500 plus costs".
_ADDED = r"\d[\w.,]*|an?|the|another|costs?|interest|tax(?:es)?|vat|exams?|fees|tips|bonus"
#: What is counted, where it stands before the word: "500 people or more".
_COUNTED = r"(?P<counted>\s(?!(?:and|or|to|than)\b)[a-z]{3,})?"
_AFTER: tuple[tuple[Signal, Bound, re.Pattern[str]], ...] = (
    ("about", "", re.compile(r"(?:\s+or\s+so\b|-odd\b|-ish\b)", re.I)),
    (
        "more",
        "floor",
        re.compile(
            rf"{_COUNTED}\s+or\s+(?:more|over|above|older)\b(?!\s+than\b)"
            rf"|\s*\+|[\s-]plus\b(?!\s(?:{_ADDED})\b|\s?[$£€])",
            re.I,
        ),
    ),
    (
        "less",
        "ceiling",
        re.compile(rf"{_COUNTED}\s+or\s+(?:less|fewer|under|below|younger)\b(?!\s+than\b)", re.I),
    ),
)
#: Before a time "over" is "during" as often; behind these it bounds: "lasted over five years".
_OVER = re.compile(r"\bover\s+$", re.I)
_LONGER = re.compile(
    rf"\b(?:for|just|well|last(?:s|ed|ing)?|t(?:akes?|ook|aken|aking)|spent|after|of|with"
    rf"|{alternation(BE)})\sover\s+$",
    re.I,
)
#: "Went up to 500": it got there.
_ROSE = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|mov(?:es?|ed|ing)|bring(?:s|ing)?|brought|t(?:akes?|ook|aken|aking)"
    r"|push(?:es|ed|ing)?|shot|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|rising|r[io]sen?|rises|adds?"
    r"|added|adding)(?:\s(?:it|them|that|this))?\sup\sto\s+$",
    re.I,
)
_REACH = 32


def words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a figure of ``text`` begins and ends together with its word of approximation."""
    found = _BEFORE.search(text[max(0, start - _REACH) : start])
    if found:
        return start - len(found[0]), end
    for _, _, pattern in _AFTER:
        if behind := pattern.match(text, end):
            counted = behind.groupdict().get("counted")
            return start, end if counted else behind.end()
    return start, end


def meant(text: str, start: int, end: int, *, is_time: bool) -> tuple[Signal, Bound]:
    """The approximation of a figure of ``text`` and the side of it that its words leave open.

    ``is_time`` says that the figure is a length of time.
    """
    before = text[max(0, start - _REACH) : start]
    if found := _BEFORE.search(before):
        signal, bound = _said(found)
        during = is_time and _OVER.search(before) and not _LONGER.search(before)
        return signal, "" if found["the"] or during or _ROSE.search(before) else bound
    for signal, bound, pattern in _AFTER:
        if pattern.match(text, end):
            return signal, bound
    return "", ""


def _said(found: re.Match[str]) -> tuple[Signal, Bound]:
    if found["above"]:
        return "more", "floor"
    if found["below"]:
        return "less", "ceiling"
    return next(meaning for n, meaning in enumerate(_MEANT) if found[f"w{n}"])


def exclude(first: tuple[Bound, float], second: tuple[Bound, float], slack: float) -> bool:
    """Whether no figure lies within both of two bounds, each with the figure that it is of.

    ``slack`` is how far apart figures that are the same may be.
    """
    floor, ceiling = first, second
    if first[0] == "ceiling":
        floor, ceiling = second, first
    return (floor[0], ceiling[0]) == ("floor", "ceiling") and floor[1] >= ceiling[1] - slack
