"""The documents of texts that are handed over: the one place where they are made."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence, Set
from os import PathLike
from typing import TypeAlias

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.ingest.plain_lines import unwrapped
from claimcheck.records import Document, Skipped
from claimcheck.settings import Settings

_LOG = logging.getLogger(__name__)

#: An article or a reference: its text, what was loaded from a file, or a document built before.
Input: TypeAlias = "str | Source | Document"


def read(given: Input, name: str, settings: Settings) -> Document:
    """Return the document of an input; ``name`` is the id of a bare text, read as a file's is.

    Raises:
        InputError: if it is no text, or longer than ``settings.max_chars``.
        NothingToCheck: if it holds no sentence of a story.
    """
    _check_input(given, name)
    if isinstance(given, Document):
        if not given.content:
            raise NothingToCheck(f"{given.id} holds no sentence of a story")
        return given
    source = Source(name, None, unwrapped(given)) if isinstance(given, str) else given
    return build(source, language=settings.language, max_chars=settings.max_chars)


def read_all(
    inputs: Sequence[Input], settings: Settings
) -> tuple[list[Document], tuple[Skipped, ...]]:
    """Return the documents of references or variants, and those left out, with the reason.

    Left out is what holds no sentence of a story, or what a fault of claimcheck's own keeps from
    being read: one reference never ends a check against many.

    Raises:
        InputError: if they are no list, or one is longer than ``settings.max_chars``.
    """
    if not _is_list(inputs):
        raise InputError("references must be a list, even of one")
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for number, given in enumerate(inputs, start=1):
        _check_input(given, f"reference {number}")
        name = f"reference-{number}" if isinstance(given, str) else given.id
        try:
            documents.append(read(given, name, settings))
        except NothingToCheck as error:
            skipped.append(Skipped(name, str(error)))
        except InputError:
            raise
        except Exception as error:
            _LOG.debug("reference %s cannot be read", name, exc_info=True)
            reason = f"internal error while it was read: {type(error).__name__}: {error}"
            skipped.append(Skipped(name, reason))
    return documents, tuple(skipped)


def _is_list(inputs: object) -> bool:
    """Whether something holds inputs in an order, and is not one input itself."""
    if isinstance(inputs, str | bytes | PathLike | Source | Document | Mapping | Set):
        return False
    return isinstance(inputs, Iterable)


def _check_input(given: object, name: str) -> None:
    """Raise InputError for what is no text, whatever a caller without types hands over."""
    if isinstance(given, str | Document):
        return
    if not isinstance(given, Source):
        hint = "; read a file with claimcheck.load" if isinstance(given, PathLike) else ""
        raise InputError(f"{name} must be a text or a Source, not {type(given).__name__}{hint}")
    for field, value in (("id", given.id), ("text", given.text), ("title", given.title)):
        if not isinstance(value, str) and (field != "title" or value is not None):
            raise InputError(f"{name}: its {field} must be a text, not {type(value).__name__}")
