"""Which of two texts of one origin is the source of the other, where the texts tell it.

Pure functions over words. Each clue names a source; without one, or when clues disagree, the
direction is not known, and nothing is guessed. Length tells nothing: copies are cut as often as
they are added to.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.english.closed_classes import MONTHS, WEEKDAYS, alternation
from claimcheck.english.words import words

ClueKind = Literal[
    "outlet_named", "republished", "dated_earlier", "quotes_reworded", "opinion_added"
]

#: How like (Ratcliff-Obershelp, 0 to 1) a quotation of an independent text must be to one of the
#: two texts to be the same quotation, ...
SAME_QUOTE = 0.5
#: ... and by how much more than to any of the other text, to say that the other reworded it.
NEARER = 0.15
#: Quotations that must say so: one may be worded alike by chance.
LEAST_QUOTES = 2

#: A name of two to six words, as outlets have.
_NAME = re.compile(r"[A-Z][\w’'&-]*(?: (?:(?:of|and|the|&|for) )?[A-Z][\w’'&-]*){1,5}")
_HOST = re.compile(r"(?:https?://|\bwww\.)([\w.-]+)", re.IGNORECASE)
_REPUBLISHED = re.compile(
    r"\b(?:(?i:originally|first) (?:appeared|published|ran) (?:in|by|at|on) "
    rf"(?!{alternation(name.title() for name in (*MONTHS, *WEEKDAYS))})[A-Z]"
    r"|(?i:republished|reprinted|syndicated) (?:from|by|with permission))"
)
#: What turns a name in the furniture of a page into a credit.
_CREDIT = re.compile(
    r"\b(?:source|via|courtesy|credit|from|by|published|appeared|©)", re.IGNORECASE
)


@dataclass(frozen=True)
class Page:
    """What of a page can tell where it comes from.

    Attributes:
        id: of the text.
        story: its sentences.
        furniture: the sentences around it.
        quotations: the words inside its quotation marks.
        editorial: whether it has editorial paragraphs.
        outlet: who its source says has published it.
        date: the day on which its source says it was published, in ISO 8601.
    """

    id: str
    story: tuple[str, ...]
    furniture: tuple[str, ...]
    quotations: tuple[str, ...]
    editorial: bool = False
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """Why ``source``, the id of one of two texts, is taken for the source of the other."""

    kind: ClueKind
    source: str
    reason: str


def clues(first: Page, second: Page, witnesses: Sequence[Page] = ()) -> tuple[Clue, ...]:
    """Return what tells which of two texts of one origin is the source.

    Args:
        first: one of them.
        second: the other.
        witnesses: texts that are independent of both.
    """
    return tuple(
        clue
        for source, copy in ((first, second), (second, first))
        for clue in _clues(source, copy, witnesses)
    )


def source_of(found: Sequence[Clue]) -> str | None:
    """The id of the source, None where no clue names one or they disagree."""
    named = {clue.source for clue in found}
    return named.pop() if len(named) == 1 else None


def _clues(source: Page, copy: Page, witnesses: Sequence[Page]) -> Iterator[Clue]:
    outlet = _outlet_named(source, copy)
    if outlet:
        yield Clue(
            "outlet_named",
            source.id,
            f"{copy.id} names or links to {outlet}, whose page {source.id} is",
        )
    if _republished(copy) and not _republished(source):
        yield Clue("republished", source.id, f"{copy.id} says that it first appeared elsewhere")
    if source.date and copy.date and source.date < copy.date:
        dates = f"{source.id} is dated {source.date}, {copy.id} {copy.date}"
        yield Clue("dated_earlier", source.id, dates)
    count = _nearer_quotations(source, copy, witnesses)
    if count >= LEAST_QUOTES and not _nearer_quotations(copy, source, witnesses):
        yield Clue(
            "quotes_reworded",
            source.id,
            f"{count} quotations of independent texts are nearer to the wording of {source.id}",
        )
    if copy.editorial and not source.editorial:
        yield Clue("opinion_added", source.id, f"{copy.id} adds editorial paragraphs")


def _outlet_named(source: Page, copy: Page) -> str | None:
    """The outlet whose page ``source`` is, when ``copy`` names it and is no page of it too."""
    names = _outlets(source) - _outlets(copy)
    return max((name for name in names if _mentions(copy, name)), key=len, default=None)


def _outlets(page: Page) -> set[str]:
    """The outlet's own names: the stated one, and such as more than one line around it gives."""
    counts = Counter(name for line in page.furniture for name in set(_names(line)))
    # A name of one word, as "Post", is one of many things in a text.
    stated = {page.outlet} if page.outlet and " " in page.outlet else set()
    return stated | {name for name, count in counts.items() if count > 1}


def _names(line: str) -> Iterator[str]:
    """Runs of capitalised words, and what is left of them without the first ("Support ...")."""
    for run in _NAME.findall(line):
        parts = run.split()
        for first in range(len(parts) - 1):
            if parts[first][0].isupper():
                yield " ".join(parts[first:])


def _mentions(page: Page, name: str) -> bool:
    """Whether a story, a credit beside it or the host of a link names an outlet.

    A name in other furniture is not enough: "Privacy Policy" stands on most pages.
    """
    credits = [line for line in page.furniture if _CREDIT.search(line)]
    hosts = [host for line in (*page.story, *page.furniture) for host in _HOST.findall(line)]
    named = any(name in line for line in (*page.story, *credits))
    return named or any(_squeezed(name) in _squeezed(host) for host in hosts)


def _squeezed(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removeprefix("the")


def _republished(page: Page) -> bool:
    return any(_REPUBLISHED.search(line) for line in (*page.story, *page.furniture))


def _nearer_quotations(source: Page, copy: Page, witnesses: Sequence[Page]) -> int:
    """How many quotations of witnesses ``source`` has in nearly those words, and ``copy`` not."""
    heard = {tuple(words(q)) for witness in witnesses for q in witness.quotations}
    return sum(
        1
        for quotation in heard
        if (like := _likeness(quotation, source)) >= SAME_QUOTE
        and like - _likeness(quotation, copy) >= NEARER
    )


def _likeness(quotation: Sequence[str], page: Page) -> float:
    matchers = (
        difflib.SequenceMatcher(None, quotation, words(other), autojunk=False)
        for other in page.quotations
    )
    return max((matcher.ratio() for matcher in matchers), default=0.0)
