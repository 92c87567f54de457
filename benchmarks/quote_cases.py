"""Made-up articles over real news: PolNeAR's quotations kept, changed, exchanged or invented.

Each news text is the reference; its quotations are told again in a new article, by a seeded
generator, so that what is right is known. Nothing of it is kept on disk.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import split_sentences
from claimcheck.english.words import words
from claimcheck.mentions.names import find_names
from claimcheck.mentions.same_name import folded, same_name
from claimcheck.records import Document, Paragraph, Sentence

Kind = Literal["verbatim", "altered", "exchanged", "invented"]
KINDS: tuple[Kind, ...] = ("verbatim", "altered", "exchanged", "invented")
#: Fewest words of a quotation that is told again, so that up to five of them can be changed.
MIN_WORDS = 6
_OPEN, _CLOSE = '“"', '”"'
_TEMPLATES = (
    "{name} said: “{quote}”",
    "“{quote},” {name} said.",
    "“{quote},” said {name}.",
    "Speaking on Tuesday, {name} said, “{quote}.”",
    '{name}, asked about it, replied: "{quote}."',
    'According to {name}, "{quote}."',
)


@dataclass(frozen=True)
class Quote:
    """A quotation of a news text: half-open offsets without the marks, and its source's."""

    start: int
    end: int
    text: str
    sources: tuple[tuple[int, int], ...]
    source: str


@dataclass(frozen=True)
class Case:
    """A quotation told again: the paragraph of the new article, and what is true of it."""

    kind: Kind
    paragraph: str


def document(name: str, text: str) -> Document:
    """A document with one paragraph a line; the offsets are those of ``text``."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for number, match in enumerate(re.finditer(r"[^\n]+", text)):
        start = match.start()
        paragraphs.append(Paragraph(number, start, match.end()))
        for a, b in split_sentences(match[0]):
            spans = (start + a, start + b)
            sentences.append(Sentence(len(sentences), number, *spans, match[0][a:b]))
    return Document(name, None, text, "en", tuple(paragraphs), tuple(sentences), quoted_spans(text))


def quotes_of(row: dict[str, Any]) -> Iterator[Quote]:
    """The direct quotations among PolNeAR's content spans, by their marks, each with its source."""
    text = row["text"]
    for attribution in row["attributions"]:
        sources = attribution["source"]
        if not sources:
            continue
        spans = tuple((a, b) for source in sources for a, b in source["spans"])
        for content in attribution["content"]:
            for start, end in content["spans"]:
                said = text[start:end].rstrip()
                if len(said) > 2 and said[0] in _OPEN and said[-1] in _CLOSE:
                    inside = said[1:-1]
                    if not any(mark in inside for mark in _OPEN + _CLOSE):
                        source = " ".join(s["text"] for s in sources)
                        yield Quote(start + 1, start + 1 + len(inside), inside, spans, source)


def cases(rows: Sequence[dict[str, Any]], seed: int) -> Iterator[tuple[dict[str, Any], list[Case]]]:
    """Yield each news text with the cases made of its quotations, one of every kind of each."""
    pool = [quote.text for row in rows for quote in quotes_of(row)]
    vocabulary = sorted({word for text in pool for word in text.split() if word.isalpha()})
    people = sorted({name for row in rows for name in _people(row)})
    for row in rows:
        rng = random.Random(f"{seed} {row['id']}")
        made = []
        known = words(row["text"])
        for quote in quotes_of(row):
            name = full_name(quote.source, row["text"])
            if len(words(quote.text)) < MIN_WORDS or name is None:
                continue
            made += [
                _case(kind, rng, quote, name, row, known, vocabulary, pool, people)
                for kind in KINDS
            ]
        if made:
            yield row, made


def _same(one: str, other: str) -> bool:
    return same_name(folded(one), folded(other))


def _case(
    kind: Kind,
    rng: random.Random,
    quote: Quote,
    name: str,
    row: dict[str, Any],
    known: list[str],
    vocabulary: list[str],
    pool: list[str],
    people: list[str],
) -> Case:
    text = quote.text
    if kind == "verbatim" and rng.random() < 0.3:
        text = _cut(rng, text)
    if kind == "altered":
        text = changed(rng, text, rng.randint(1, 5), vocabulary)
        while holds(known, words(text)):
            text = changed(rng, quote.text, rng.randint(1, 5), vocabulary)
    if kind == "invented":
        text = rng.choice(pool)
        while shares_run(known, words(text), 4) or len(words(text)) < MIN_WORDS:
            text = rng.choice(pool)
    if kind == "exchanged":
        others = [p for p in _people(row) or people if not _same(p, name)]
        others = others or [p for p in people if not _same(p, name)]
        name = rng.choice(others)
    template = rng.choice(_TEMPLATES)
    return Case(kind, template.format(name=name, quote=text.strip(" .,")))


def changed(rng: random.Random, text: str, count: int, vocabulary: Sequence[str]) -> str:
    """Exchange, leave out or put in ``count`` words, at most a third of them, none at the ends
    but exchanged ones.
    """
    parts = text.split()
    for _ in range(min(count, max(1, len(parts) // 3))):
        how = rng.choice(("exchange", "exchange", "leave out", "put in"))
        at = rng.randrange(len(parts)) if how == "exchange" else rng.randrange(1, len(parts) - 1)
        if how == "leave out":
            del parts[at]
        elif how == "put in":
            parts.insert(at, rng.choice(vocabulary))
        else:
            parts[at] = rng.choice(vocabulary)
    return " ".join(parts)


def _cut(rng: random.Random, text: str) -> str:
    """A run of at least five words of ``text``."""
    parts = text.split()
    length = rng.randint(min(5, len(parts)), len(parts))
    start = rng.randint(0, len(parts) - length)
    return " ".join(parts[start : start + length])


def holds(known: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the words of a text hold a run of words."""
    return f" {' '.join(run)} " in f" {' '.join(known)} "


def shares_run(known: Sequence[str], said: Sequence[str], length: int) -> bool:
    """Whether both have a run of ``length`` words in common."""
    runs = {tuple(known[n : n + length]) for n in range(len(known) - length + 1)}
    return any(tuple(said[n : n + length]) in runs for n in range(len(said) - length + 1))


def full_name(source: str, text: str) -> str | None:
    """The full name of a source that is named, by its last word; None when it is not one person's.

    The name is looked up in the text by plain search, not by the code under test.
    """
    found = re.match(
        r"(?:[a-z]+\s)*(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.\s|President\s|Senator\s)*"
        r"((?:[A-Z][a-z’'A-Z-]+\s){0,2}[A-Z][a-zA-Z’'-]+)(?=,|\s*$)",
        source,
    )
    if found is None or re.search(r"\b(?:and|for|of|campaign|spokes\w+)\b", source[: found.end()]):
        return None
    last = found[1].split()[-1]
    names = set(re.findall(rf"\b[A-Z][a-z]+ {re.escape(last)}\b", text))
    names = {name for name in names if name.split()[0] not in _NO_GIVEN}
    return names.pop() if len(names) == 1 else None


_NO_GIVEN = frozenset(
    """The But And When While If As In On At For With From President Senator Secretary Mr Mrs Ms Dr
    Governor Sen Rep Gov Asked Sheriff Judge Mayor Speaker Republican Democrat Democratic Former
    Justice General Professor Congressman Representative Chairman Attorney""".split()
)


def _people(row: dict[str, Any]) -> list[str]:
    """The people whom a news text quotes, by their full names."""
    names = {full_name(quote.source, row["text"]) for quote in quotes_of(row)}
    return sorted(name for name in names if name and any(m.person for m in find_names(name)))
