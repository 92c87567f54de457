"""A document: its text, paragraphs, sentences and quotations."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from claimcheck.records.source import Given

ParagraphKind = Literal["reported", "editorial", "furniture", "headline"]


Role = Literal["body", "headline", "furniture"]


#: Somebody's words; a phrase that the writer puts at a distance; the name of a work.
QuotationKind = Literal["speech", "scare", "title"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document; ``end`` excludes the line break after it."""

    index: int
    start: int
    end: int
    kind: ParagraphKind = "reported"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document. ``paragraph`` is the index of the paragraph that holds it."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a text says speaks.

    ``mention`` is how the quotation's sentence calls the speaker ("he", "the mayor", "Lee");
    ``name`` is the fullest name that the text has for that person, None when it does not tell.
    """

    start: int
    end: int
    mention: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks. The offsets and ``text`` leave the marks out.

    Pieces of one ``utterance`` (a number) were said in one go: between them stands no more than a
    "he said" or a paragraph break.
    """

    start: int
    end: int
    text: str
    speaker: Speaker | None = None
    utterance: int = 0
    kind: QuotationKind = "speech"


class QuotedSpan(NamedTuple):
    """A quotation with its marks, as half-open offsets; ``closed`` is False for one that runs to
    the end of its paragraph without a closing mark.
    """

    start: int
    end: int
    closed: bool


@dataclass(frozen=True)
class Document:
    """A cleaned text with its paragraphs and sentences; furniture is marked, not removed.

    ``quoted`` is where its quotation marks stand. ``quotations`` are what is said in it, with
    speakers, once `claimcheck.quotations.extract.with_quotations` has read them. ``unread`` says
    what of its source is known to be missing or was read otherwise than written. ``languages`` are
    those of the paragraphs, in order; empty where the whole text's was given. ``given`` is what it
    was read from, to which `claimcheck.ingest.source_map.lookup.SourceMap` leads back; ``outlet``
    and ``date`` are who published it and on which day, where its source says so.
    """

    id: str
    title: str | None
    text: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[QuotedSpan, ...]
    quotations: tuple[Quotation, ...] = ()
    unread: str | None = None
    languages: tuple[str, ...] = ()
    given: Given | None = None
    outlet: str | None = None
    date: datetime.date | None = None

    @cached_property
    def sha256(self) -> str:
        """Digest of the cleaned text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def language_of(self, sentence: Sentence) -> str:
        """The language of a sentence: its paragraph's."""
        return self.languages[sentence.paragraph] if self.languages else self.language

    @property
    def content(self) -> tuple[Sentence, ...]:
        """The sentences that are part of the story: body and headline, no furniture."""
        return tuple(s for s in self.sentences if s.role != "furniture")
