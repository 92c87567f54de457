"""Encoding: the texts of a check as later stages read them, with vectors of what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.ingest.furniture.teasers import without_teasers
from claimcheck.models.encoder import Vectors
from claimcheck.pipeline.engine import Engine
from claimcheck.pipeline.reach import Reach
from claimcheck.pipeline.usable import spoken_for, unjudgeable
from claimcheck.progress import Progress
from claimcheck.quotations.extract import with_quotations
from claimcheck.records import Document


@dataclass(frozen=True)
class Encoded:
    """An article and its references, their quotations read and their teasers furniture.

    Attributes:
        article: the document under check.
        references: in the order of reading.
        reach: how far the models read them.
        vectors: of the sentences and quotations of all that is within reach.
        unjudgeable: why nothing of the article can be judged; None where it can.
    """

    article: Document
    references: tuple[Document, ...]
    reach: Reach
    vectors: Vectors
    unjudgeable: str | None


def encode(
    article: Document,
    references: Sequence[Document],
    reach: Reach,
    models: Engine,
    progress: Progress,
) -> Encoded:
    """Read the quotations of the texts and encode what is compared by meaning.

    Args:
        article: the document under check.
        references: those that can be used, in the order of reading.
        reach: which of them are encoded.
        models: by whose encoder, and which languages they know.
        progress: told how far the encoding has come.
    """
    vectors = Vectors(models.encoder)
    article, *others = (with_quotations(document) for document in (article, *references))
    encoded = (article, *reach.encoded(others))
    vectors.add((text for document in encoded for text in _texts(document)), progress)
    article, *others = _teasers_aside((article, *others), encoded, vectors)
    article = spoken_for(article, others, models.languages)
    reason = unjudgeable(article, others, models.languages)
    return Encoded(article, tuple(others), reach, vectors, reason)


def _texts(document: Document) -> Iterator[str]:
    """The texts of a document that are compared by meaning: sentences and quotations."""
    yield from (sentence.text for sentence in document.sentences)
    yield from (quotation.text for quotation in document.quotations)


def _teasers_aside(
    texts: Sequence[Document], encoded: Sequence[Document], vectors: Vectors
) -> list[Document]:
    """The texts, the teasers of those that were encoded furniture."""
    rows = [vectors.of([s.text for s in d.sentences]) for d in encoded]
    found = without_teasers(encoded, rows)
    changed = {id(old): new for old, new in zip(encoded, found, strict=True)}
    return [changed.get(id(text), text) for text in texts]
