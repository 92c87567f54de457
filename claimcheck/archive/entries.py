"""What an archive tells of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: ``known``: a document of the same text is there already. ``left_out``: it holds no story.
State = Literal["added", "known", "left_out"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of an archive, without its text.

    ``sha256`` is the digest of the cleaned text, by which documents are told apart; ``name`` the
    document's id in reports; ``source`` the path or URL that it was read from; ``date`` a day in
    ISO 8601; ``sentences`` how many sentences its story has; ``added_at`` a time in UTC.
    """

    sha256: str
    name: str
    source: str
    title: str | None
    outlet: str | None
    date: str | None
    language: str
    sentences: int
    added_at: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one text that was to be added; ``reason`` says why it is left out."""

    source: str
    state: State
    document: Entry | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A document that tells an article's story.

    ``matched`` of the article's ``sentences`` have a counterpart in it; ``score`` is that share.
    ``similarity`` is the mean cosine of the article's sentences with the nearest one in it.
    """

    document: Entry
    score: float
    matched: int
    sentences: int
    similarity: float
