"""Which texts a check can use, and which of their sentences the models can judge."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from claimcheck.ingest.language import has_enough_words
from claimcheck.records import SAME_TEXT, Document, Skipped


def with_unique_ids(documents: Sequence[Document]) -> list[Document]:
    """Number the ids that occur twice, so that a judgement names one reference."""
    taken: set[str] = set()
    used: dict[str, int] = {}
    unique = []
    for document in documents:
        name = document.id
        while name in taken:
            used[document.id] = count = used.get(document.id, 1) + 1
            name = f"{document.id} ({count})"
        taken.add(name)
        unique.append(dataclasses.replace(document, id=name))
    return unique


def divided(
    article: Document,
    references: Sequence[Document],
    languages: frozenset[str],
    count_copies: bool,
) -> tuple[list[Document], tuple[Skipped, ...]]:
    """Divide references into those that can be used and those that cannot, with the reason."""
    usable, skipped = [], []
    for reference in references:
        if reference.sha256 == article.sha256 and not count_copies:
            skipped.append(Skipped(reference.id, SAME_TEXT))
        elif not _known(reference.language, languages):
            language = reference.language
            skipped.append(Skipped(reference.id, f"its language ({language}) is not the model's"))
        else:
            usable.append(reference)
    return usable, tuple(skipped)


def _known(language: str, languages: frozenset[str]) -> bool:
    """Whether the model knows a language; an undetermined one gets the benefit of the doubt."""
    return not languages or language in languages or language == "und"


def unjudgeable(
    article: Document, references: Sequence[Document], languages: frozenset[str]
) -> str | None:
    """Why nothing of the article can be judged; None when it can."""
    if not _known(article.language, languages) and all(why_foreign(article, languages)):
        return f"the article's language ({article.language}) is not the NLI model's"
    return None if references else "no references left"


def spoken_for(
    article: Document, references: Sequence[Document], languages: frozenset[str]
) -> Document:
    """Let the references tell the language of an article that has too few words to tell it."""
    doubtful = not _known(article.language, languages) and not has_enough_words(article.text)
    if not doubtful or not references:
        return article
    return dataclasses.replace(article, language=references[0].language, languages=())


def why_foreign(article: Document, languages: frozenset[str]) -> Iterator[str | None]:
    """Why each sentence of the story cannot be judged for its language, None where it can."""
    for sentence in article.content:
        language = article.language_of(sentence)
        known = _known(language, languages)
        yield None if known else f"its language ({language}) is not the NLI model's"


def read_in_part(*documents: Document) -> Iterator[Skipped]:
    """Say of which texts a part is known to be missing."""
    for document in documents:
        if document.unread:
            yield Skipped(document.id, document.unread, partly=True)
