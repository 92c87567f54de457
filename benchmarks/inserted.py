"""Articles with an editorial paragraph and one of foreign facts put in, made from public sets.

The articles are BASIL's training articles, what is put in are sentences of BABE and MPQA. Nothing
of it is kept: the same seed makes the same articles again.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.evaluation.datasets import opinion_examples, read_jsonl
from claimcheck.records import Document, Paragraph, Sentence

SOURCES = ("babe", "mpqa")
#: The beginning of each article is taken, so that the whole set is checked in minutes.
MAX_PARAGRAPHS = 8
#: Sentences of a paragraph that is put in.
LENGTHS = (2, 3, 4)


@dataclass(frozen=True)
class Altered:
    """An article with two paragraphs put in.

    Attributes:
        article: the altered article.
        references: the unaltered one and those of the two other outlets on the same event.
        source: the set that the sentences put in are of.
        view: index of the paragraph of sentences that state their writer's view.
        facts: index of the paragraph of sentences that state none.
    """

    article: Document
    references: tuple[Document, ...]
    source: str
    view: int
    facts: int


def altered_articles(folder: Path, split: str, count: int) -> Iterator[Altered]:
    """Yield ``count`` altered articles (at most), with sentences of ``split``.

    Args:
        folder: of the opinion sets.
        split: of BABE and MPQA; BASIL has its own, and its training events are used.
        count: of articles.
    """
    rng = random.Random(f"inserted {split}")
    pools: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for row in opinion_examples(folder):
        if row.split == split and row.source in SOURCES:
            pools[row.source, row.opinion].append(" ".join(row.sentence.split()))
    stories = [(event, n) for event in basil_events(folder, "train") for n in range(len(event))]
    for number, (event, n) in enumerate(rng.sample(stories, min(count, len(stories)))):
        source = SOURCES[number % len(SOURCES)]
        paragraphs = paragraphs_of(event[n])[:MAX_PARAGRAPHS]
        view = rng.sample(pools[source, True], rng.choice(LENGTHS))
        facts = rng.sample(pools[source, False], rng.choice(LENGTHS))
        # Never first: an article does not open with them.
        first, second = sorted(rng.sample(range(1, len(paragraphs) + 2), 2))
        put_in = [view, facts] if rng.random() < 0.5 else [facts, view]
        whole = list(paragraphs)
        whole.insert(first, put_in[0])
        whole.insert(second, put_in[1])
        yield Altered(
            article=document("article", whole),
            references=(
                document("unaltered", paragraphs),
                *(document(o["outlet"], paragraphs_of(o)) for o in event if o is not event[n]),
            ),
            source=source,
            view=whole.index(view),
            facts=whole.index(facts),
        )


def basil_events(folder: Path, split: str) -> list[list[dict[str, Any]]]:
    """The articles of BASIL's events in ``split``, three to an event."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_jsonl(folder / "basil.jsonl.gz"):
        if row["split"] == split:
            events[row["event_id"]].append(row)
    return list(events.values())


def paragraphs_of(row: dict[str, Any]) -> list[list[str]]:
    """The paragraphs of a BASIL article, each a list of sentences."""
    paragraphs: dict[int, list[str]] = defaultdict(list)
    for sentence in row["sentences"]:
        text = " ".join(sentence["text"].split())
        if text:
            paragraphs[sentence["paragraph"]].append(text)
    return list(paragraphs.values())


def document(name: str, paragraphs: Sequence[Sequence[str]]) -> Document:
    """A document of these sentences, none of them furniture."""
    text = ""
    built: list[Paragraph] = []
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        start = len(text)
        for position, said in enumerate(paragraph):
            text += " " if position else ""
            span = (len(text), len(text) + len(said))
            sentences.append(Sentence(len(sentences), index, *span, said))
            text += said
        built.append(Paragraph(index, start, len(text)))
    return Document(name, None, text, "en", tuple(built), tuple(sentences), quoted_spans(text))
