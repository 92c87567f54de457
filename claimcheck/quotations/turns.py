"""The turns of a transcript or an interview: what stands behind a speaker's label.

HALVORSEN (by phone): We moved two tanks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.mentions.calendar_names import is_given_name
from claimcheck.mentions.name_words import CALENDAR, NOBODYS, PARTICLES, is_title
from claimcheck.mentions.names import find_names
from claimcheck.mentions.same_name import fold
from claimcheck.records import Document

#: Fewest labels of a text that is read as one of turns: a lone one opens a line of the page.
FEWEST = 2
#: A label: a few words and perhaps an aside before a colon, at the head of a line.
_LABEL = re.compile(
    r"[^\W\d_][\w.'’-]*(?:,?\s[\w.'’-]+){0,5}?(?:\s?[(\[][^)\]\n]{1,40}[)\]])?\s?:(?=\s|$)"
)
_ASIDE = re.compile(r"\s?[(\[][^)\]]*[)\]]|,.*")
#: Labels of speakers who are not named.
_UNNAMED = frozenset(
    """q a question answer host moderator interviewer reporter journalist correspondent narrator
    announcer presenter anchor voice speaker operator caller man woman male female unidentified
    unknown all audience chair""".split()
)
#: Words that open a line of the page before a colon, no turn.
_NO_LABEL = (
    NOBODYS
    | CALENDAR
    | frozenset(
        """update updated breaking related photo photos video watch read listen note source sources
        correction clarification editors more live exclusive analysis opinion where when what who
        why how price tickets tel email phone address date time pros cons""".split()
    )
)
#: Most words of a name on a label.
_MOST_WORDS = 4


class Turn(NamedTuple):
    """What one speaker says: half-open offsets of the words, and the name, None for "Q"."""

    start: int
    end: int
    name: str | None


def turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a document; none where fewer than `FEWEST` lines have a label.

    A turn goes on to the next label, over lines without one.
    """
    labels = list(_labels(document))
    written = Counter(label for _, _, label in labels)
    named = [
        (first, start, _name(label) if label else None)
        for first, start, label in labels
        if not label or label.isupper() or written[label] > 1 or _is_person(label)
    ]
    if len(named) < FEWEST:
        return ()
    ends = [first for first, _, _ in named[1:]] + [len(document.text)]
    return tuple(Turn(start, end, name) for (_, start, name), end in zip(named, ends, strict=True))


def _labels(document: Document) -> Iterator[tuple[int, int, str]]:
    """Where each label begins, what is said behind it, and the label, "" for nobody's name.

    Titles and asides are left out of it.
    """
    for paragraph in document.paragraphs:
        found = _LABEL.match(document.text, paragraph.start, paragraph.end)
        if found is None or paragraph.kind == "furniture":
            continue
        parts = _ASIDE.sub("", found[0].rstrip(": ")).split()
        parts = [part for part in parts if not is_title(fold(part))]
        low = {fold(part) for part in parts}
        if low <= _UNNAMED:
            yield paragraph.start, found.end(), ""
        elif len(parts) <= _MOST_WORDS and _is_written_as_name(parts) and not _is_line(parts):
            yield paragraph.start, found.end(), " ".join(parts)


def _is_written_as_name(parts: Sequence[str]) -> bool:
    return all(part[0].isupper() or fold(part) in PARTICLES for part in parts)


def _is_line(parts: Sequence[str]) -> bool:
    """Whether a word before a colon is that of the page, no "JUNE" of "JUNE HOLM"."""
    given = len(parts) > 1 and is_given_name(" ".join(parts), 0, len(parts[0]))
    return not _NO_LABEL.isdisjoint(fold(part) for part in parts[given:])


def _is_person(label: str) -> bool:
    names = find_names(label)
    return len(names) == 1 and names[0].text == label and names[0].person


def _name(label: str) -> str:
    return " ".join(p.title() if p.isupper() and len(p) > 2 else p for p in label.split())
