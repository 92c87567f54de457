"""Teasers: one-sentence pointers to other stories, left at the end of a page.

Nothing in their wording gives them away, only that they have nothing to do with the story; so this
step needs sentence vectors and runs after the encoder.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimcheck.english.verbs_of_saying import PLAIN
from claimcheck.english.words import words
from claimcheck.records import Document

#: A teaser's best cosine to the story stays below this: sentences of one news story nearly always
#: have a neighbour above it (all-MiniLM-L6-v2), unrelated stories seldom reach it.
TEASER_RELATEDNESS = 0.45
#: Mean cosine between teasers stays below this: they come from different stories.
TEASER_COHESION = 0.35
#: Fewest teasers in a run. Three closing sentences of a real story may each be unlike the rest;
#: setting a claim aside unchecked is worse than judging a teaser.
_MIN_TEASERS, _MAX_TEASERS = 4, 30
#: Sentences of the story that there must be to call anything unrelated to it.
_MIN_STORY = 5


def without_teasers(
    documents: Sequence[Document], vectors: Sequence[NDArray[np.floating]]
) -> list[Document]:
    """The documents of one story, the teasers of others at the end of their pages furniture.

    Args:
        documents: article and references.
        vectors: for each one unit row for each sentence of it.

    Raises:
        ValueError: for a wrong row count.
    """
    found = []
    for n, document in enumerate(documents):
        elsewhere = np.concatenate([*vectors[:n], *vectors[n + 1 :], vectors[n][:0]])
        found.append(_aside(document, trailing_teasers(document, vectors[n], elsewhere)))
    return found


def _aside(document: Document, teasers: frozenset[int]) -> Document:
    if not teasers:
        return document
    paragraphs = {document.sentences[i].paragraph for i in teasers}
    return dataclasses.replace(
        document,
        paragraphs=tuple(
            dataclasses.replace(p, kind="furniture") if p.index in paragraphs else p
            for p in document.paragraphs
        ),
        sentences=tuple(
            dataclasses.replace(s, role="furniture") if s.index in teasers else s
            for s in document.sentences
        ),
    )


def trailing_teasers(
    document: Document, vectors: NDArray[np.floating], elsewhere: NDArray[np.floating]
) -> frozenset[int]:
    """Return the indices of the sentences that tease other stories at the end of a page.

    Teasers are a run of at least four paragraphs of one sentence without quotation marks, followed
    by nothing but furniture, each unlike every sentence of the story (`TEASER_RELATEDNESS`) and
    unlike each other (`TEASER_COHESION`). A run is the end of the story, whole, where somebody said
    one of them or another text on the story has one like it.

    Args:
        document: the page.
        vectors: one unit row for each sentence of it.
        elsewhere: one for each sentence of the other texts, maybe none.

    Returns:
        No index when there is no such run.

    Raises:
        ValueError: for a wrong row count.
    """
    if len(vectors) != len(document.sentences):
        raise ValueError(f"{len(vectors)} vectors for {len(document.sentences)} sentences")
    run = _last_single_sentences(document)
    story = [s.index for s in document.content if s.index not in run]
    for skip in range(len(run) - _MIN_TEASERS + 1):
        teasers = run[skip:]
        rest = story + run[:skip]
        if len(rest) < _MIN_STORY:
            continue
        rows = vectors[teasers]
        if float((rows @ vectors[rest].T).max()) >= TEASER_RELATEDNESS:
            continue
        pairs = (rows @ rows.T)[np.triu_indices(len(teasers), k=1)]
        if float(pairs.mean()) < TEASER_COHESION:
            told = len(elsewhere) and float((rows @ elsewhere.T).max()) >= TEASER_RELATEDNESS
            said = any(PLAIN & set(words(document.sentences[i].text)) for i in teasers)
            return frozenset() if told or said else frozenset(teasers)
    return frozenset()


def _last_single_sentences(document: Document) -> list[int]:
    """Return the sentences of the last run of one-sentence paragraphs, furniture after it aside."""
    held: dict[int, list[int]] = {}
    for sentence in document.content:
        held.setdefault(sentence.paragraph, []).append(sentence.index)
    run: list[int] = []
    for paragraph in reversed(document.paragraphs):
        if paragraph.kind == "furniture" and not run:
            continue
        text = document.text[paragraph.start : paragraph.end]
        indices = held.get(paragraph.index, [])
        quoted = any(mark in text for mark in '“”„«»"‘')
        if paragraph.kind != "reported" or len(indices) != 1 or quoted:
            break
        run.insert(0, indices[0])
        if len(run) == _MAX_TEASERS:
            break
    return run
