"""The numbers, dates and names of a document, each with the words around it."""

from __future__ import annotations

import bisect
import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Literal

from claimcheck.english import stems
from claimcheck.english.closed_classes import FUNCTION_WORDS, WEEKDAYS
from claimcheck.english.headlines import is_headline
from claimcheck.english.words import word_spans
from claimcheck.mentions.british import is_british
from claimcheck.mentions.changes import Change, change_of
from claimcheck.mentions.dates import Date, find_dates, own_date
from claimcheck.mentions.names import (
    Name,
    capital_words,
    find_names,
    small_words,
)
from claimcheck.mentions.overlaps import apart
from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import Quantity, imperial
from claimcheck.records import Document, Sentence

FactKind = Literal["number", "date", "name"]
Value = Quantity | Date | Name

#: Words on each side of a mention that may tell what it is said of.
CONTEXT = 12
#: Letters by which two words are taken for forms of one: "announced" and "announcement".
_STEM = 6
#: Words of approximation belong to the figure, not to what it is a figure of.
_NO_CONTEXT = FUNCTION_WORDS.union(WEEKDAYS) | frozenset(
    """nearly almost around roughly some approximately least estimated early late last next mid
    per cent percent million billion thousand hundred dozen mr mrs ms dr year years""".split()
)
#: What stands behind every age and tells nothing of whose it is.
_OF_AGES = frozenset({"old"})


@dataclass(frozen=True, slots=True)
class Context:
    """The stems of the `CONTEXT` nearest words around a mention in its sentence, on each side.

    The nearest stands first. ``heads`` says what word right behind the mention it may belong to,
    as "the Halvern mayor" and "Halvern's mayor" are of the mayor: "" where none that tells stands
    there, "'s" for the latter.
    ``measures`` says what it measures: "trial" of "a trial of three weeks", else "".
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    heads: str
    measures: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, date or name at its place in a document."""

    kind: FactKind
    value: Value
    context: Context
    sentence: int

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.value.start

    @property
    def end(self) -> int:
        """Where it ends, half-open."""
        return self.value.end


class Mentions:
    """What a document mentions, read sentence by sentence when first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.date: datetime.date | None = own_date(document)
        self.capitals = capital_words(document.text)
        self.small = small_words(document.text)
        self._read: dict[int, tuple[Mention, ...]] = {}
        self._stems: dict[int, frozenset[str]] = {}
        self._changes: dict[int, Change | None] = {}

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions between two offsets, in order."""
        sentences = self.document.sentences
        first = bisect.bisect_right(sentences, start, key=lambda sentence: sentence.end)
        last = bisect.bisect_left(sentences, end, key=lambda sentence: sentence.start)
        return tuple(
            mention
            for sentence in sentences[first:last]
            for mention in self._of(sentence)
            if start <= mention.start and mention.end <= end
        )

    def names(self) -> Iterable[Name]:
        """Every name of the story."""
        for sentence in self.document.content:
            for mention in self._of(sentence):
                if isinstance(mention.value, Name):
                    yield mention.value

    def change(self, mention: Mention) -> Change | None:
        """What a figure is of a change; None where that is not plain, and for dates and names."""
        if mention.start not in self._changes:
            begin = self.document.sentences[mention.sentence].start
            self._changes[mention.start] = (
                change_of(self.document.text, begin, mention.start, mention.end)
                if isinstance(mention.value, Quantity)
                else None
            )
        return self._changes[mention.start]

    def stems(self, sentence: int) -> frozenset[str]:
        """The stems of the words that tell what a sentence is about."""
        if sentence not in self._stems:
            self._stems[sentence] = content_stems(self.document.sentences[sentence].text)
        return self._stems[sentence]

    def _of(self, sentence: Sentence) -> tuple[Mention, ...]:
        if sentence.index not in self._read:
            found = _mentions(self.document, sentence, self.small)
            self._read[sentence.index] = tuple(map(self._measured, found))
        return self._read[sentence.index]

    def _measured(self, mention: Mention) -> Mention:
        """A mention whose gallons are imperial ones where the text is British."""
        value = mention.value
        if not isinstance(value, Quantity) or not value.noun.startswith("gallon"):
            return mention
        return replace(mention, value=imperial(value)) if self._british else mention

    @cached_property
    def _british(self) -> bool:
        return is_british(self.document.text)


def _mentions(document: Document, sentence: Sentence, small: frozenset[str]) -> Iterable[Mention]:
    text = sentence.text
    plain = not is_headline(text)
    names = find_names(document.text, sentence.start, sentence.end, small) if plain else ()
    found: list[Value] = [_moved(date, sentence.start) for date in find_dates(text)]
    found += [_moved(quantity, sentence.start) for quantity in find_quantities(text)]
    found += names
    words = _Words(text, sentence.start)
    for value in sorted(apart(found, len(text), sentence.start), key=lambda value: value.start):
        yield Mention(_kind(value), value, words.around(value), sentence.index)


def _kind(value: Value) -> FactKind:
    if isinstance(value, Date):
        return "date"
    return "number" if isinstance(value, Quantity) else "name"


def _moved(value: Value, by: int) -> Value:
    return replace(value, start=value.start + by, end=value.end + by)


class _Words:
    """The words of a sentence that begins at ``offset`` of a document."""

    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        spans = word_spans(text)
        self._words = [word for word, _, _ in spans]
        self._telling = [_telling(word) for word in self._words]
        self._starts = [start + offset for _, start, _ in spans]
        self._ends = [end + offset for _, _, end in spans]

    def around(self, value: Value) -> Context:
        """The context of a value."""
        first = bisect_right(self._ends, value.start)
        last = bisect_left(self._starts, value.end)
        telling = self._telling
        if isinstance(value, Quantity) and value.kind == "age":
            telling = ["" if word in _OF_AGES else word for word in telling]
        before = (telling[n] for n in range(first - 1, -1, -1))
        after = (telling[n] for n in range(last, len(self._words)))
        end = value.end - self._offset
        belongs = re.match(r"['’]s?\b|s['’](?!\w)", self._text[end : end + 3])
        next_word = telling[last] if last < len(self._words) else ""
        of = first > 1 and self._words[first - 1] == "of"
        return Context(
            tuple(islice(filter(None, before), CONTEXT)),
            tuple(islice(filter(None, after), CONTEXT)),
            "'s" if belongs else next_word,
            telling[first - 2] if of else "",
        )


def _telling(word: str) -> str:
    """The stem of a word that tells what it is said of; "" for any other."""
    return "" if word in _NO_CONTEXT or re.match(r"\W|\d", word) else stem(word)


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that tell what it is about."""
    return frozenset(stem(w) for w, _, _ in word_spans(text) if w not in _NO_CONTEXT)


def stem(word: str) -> str:
    """A word cut to what its forms mostly share: "vote" and "voted" are one."""
    return stems.key(word)[:_STEM]
