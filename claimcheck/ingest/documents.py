"""The documents of texts that are handed over: the one place where they are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.records import Document, Skipped
from claimcheck.settings import Settings

#: An article or a reference: its text, what was loaded from a file, or a document built before.
Input: TypeAlias = "str | Source | Document"


def read(given: Input, name: str, settings: Settings) -> Document:
    """Return the document of an input; ``name`` is the id of a bare text.

    Raises:
        InputError: if it is longer than ``settings.max_chars``.
        NothingToCheck: if it holds no sentence of a story.
    """
    if isinstance(given, Document):
        if not given.content:
            raise NothingToCheck(f"{given.id} holds no sentence of a story")
        return given
    source = Source(name, None, given) if isinstance(given, str) else given
    return build(source, language=settings.language, max_chars=settings.max_chars)


def read_all(
    inputs: Sequence[Input], settings: Settings
) -> tuple[list[Document], tuple[Skipped, ...]]:
    """Return the documents of references or variants, and those left out as without a story.

    Raises:
        InputError: if they are no list, or one is longer than ``settings.max_chars``.
    """
    if isinstance(inputs, str | Source | Document):
        raise InputError("references must be a list, even of one")
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for number, given in enumerate(inputs, start=1):
        name = f"reference-{number}" if isinstance(given, str) else given.id
        try:
            documents.append(read(given, name, settings))
        except NothingToCheck as error:
            skipped.append(Skipped(name, str(error)))
    return documents, tuple(skipped)
