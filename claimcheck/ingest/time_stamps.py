"""Stamps of time on the turns of a transcript: they are layout, no words.

00:01 HALVORSEN: We moved two tanks.
[00:01:15] LEE: Why?
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from claimcheck.english.closed_classes import TIME_ZONES

_CLOCK = r"\d{1,2}(?::[0-5]\d){1,2}(?:[.,]\d{1,3})?"
#: One may tell when the turn ends too.
_STAMP = rf"(?P<stamp>{_CLOCK})(?:[ \t]?(?:-->|[–—-]|to)[ \t]?{_CLOCK})?"
_BRACKETED = rf"[\[(]{_STAMP}[\])]"
_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:,?[ \t][\w.'’-]+){0,5})"
_LABEL = re.compile(rf"{_NAME}(?:[ \t]?[(\[][^()\[\]\n]{{1,40}}[)\]])?[ \t]?:(?:\s|$)")
#: Where a stamp may stand on a line; "rest" are the words behind it.
_FORMS = tuple(
    re.compile(rf"[ \t]*{form}$")
    for form in (
        rf"(?P<brackets>[\[(]){_STAMP}[\])][ \t]*(?P<rest>.*)",
        rf"{_STAMP}[ \t]*(?:[–—|-][ \t]*)?(?P<rest>[^\W\d_].*)",
        rf"{_NAME}[ \t]*{_BRACKETED}[ \t]*(?::(?P<rest>[ \t].*)?)?",
        rf"{_NAME}:[ \t]*{_BRACKETED}(?P<rest>.*)",
        rf"{_NAME}[ \t]+{_STAMP}[ \t]*:?",
        rf"{_STAMP}[ \t]*",
    )
)
_NO_NAMES = TIME_ZONES | {"am", "pm", "a.m", "p.m", "a.m.", "p.m."}
#: Fewest stamps that make a text one with stamps, unless one can be nothing else.
_FEWEST = 2


class _Stamped(NamedTuple):
    """A line with a stamp: its time in seconds, its words, and what tells that it is a stamp."""

    time: float
    words: str
    labelled: bool
    firm: bool


def without_stamps(text: str) -> str:
    """Return plain text without the stamps of time on its lines, if they are those of turns.

    They follow each other, and stand in brackets or beside speakers' labels: no timetable's.
    """
    lines = text.splitlines()
    read = [_read(line) if ":" in line else None for line in lines]
    found = [stamped for stamped in read if stamped]
    if not _are_stamps(found):
        return text
    bare = (stamped.words if stamped else line for stamped, line in zip(read, lines, strict=True))
    return "\n".join(bare)


def _are_stamps(found: list[_Stamped]) -> bool:
    if len(found) < _FEWEST:
        return any(stamped.firm and stamped.labelled for stamped in found)
    follow = all(one.time <= next_one.time for one, next_one in pairwise(found))
    return follow and (
        all(stamped.firm for stamped in found) or any(stamped.labelled for stamped in found)
    )


def _read(line: str) -> _Stamped | None:
    for form in _FORMS:
        match = form.match(line)
        if match is None:
            continue
        given = match.groupdict()
        rest, name = (given.get("rest") or "").strip(), given.get("name")
        label = _LABEL.match(rest)
        labelled = _is_speaker(name or (label["name"] if label else ""))
        bracketed = given.get("brackets")
        if not labelled and (name or (rest and not bracketed)):
            continue
        firm = bracketed == "[" or given["stamp"].startswith("00:") or given["stamp"].count(":") > 1
        words = f"{name}: {rest}".rstrip() if name else rest
        return _Stamped(_seconds(given["stamp"]), words, labelled, firm)
    return None


def _is_speaker(name: str) -> bool:
    """Whether a label can be a speaker's: in capitals, or of several words with one."""
    parts = name.replace(",", "").split()
    if not parts or parts[0].casefold() in _NO_NAMES:
        return False
    return name.isupper() or (len(parts) > 1 and all(p[0].isupper() or len(p) < 4 for p in parts))


def _seconds(stamp: str) -> float:
    """The time of a stamp; of two figures it is minutes and seconds."""
    total = 0.0
    for figure in stamp.replace(",", ".").split(":"):
        total = 60 * total + float(figure)
    return total
