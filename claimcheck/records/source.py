"""What a text was given as, and where in it the words of its cleaned text stand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

#: "other" is what offsets cannot be given for, as a PDF.
GivenKind = Literal["text", "markdown", "html", "docx", "other"]


class Place(NamedTuple):
    """Where the characters ``start`` to ``end`` of a Word file's text stand in the file.

    ``paragraph`` counts the paragraphs (``w:p``) of the ``part``, ``run`` the runs (``w:r`` or
    ``m:r``) of the paragraph, both from 0 on in document order; ``offset`` is that of the first
    character in the run's text, in which tabs and breaks are one character each.
    """

    start: int
    end: int
    part: str
    paragraph: int
    run: int
    offset: int


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it was handed over: decoded, but not cleaned.

    Of HTML and Markdown ``text`` has the marks. Of a Word file ``text`` is what `Place`s are said
    of, in order, and ``data`` the file.
    """

    kind: GivenKind
    text: str
    places: tuple[Place, ...] = ()
    data: bytes | None = None

    @property
    def sha256(self) -> str:
        """Digest of the file, of which the text was not kept as it is, else of the text."""
        data = self.text.encode("utf-8", "surrogatepass") if self.data is None else self.data
        return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class WordSpan:
    """The runs of a Word file in which a span begins and ends, counted as in `Place`."""

    part: str
    paragraph: int
    run: int
    end_paragraph: int
    end_run: int


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Where a span of the cleaned text stands in what was given.

    ``start`` and ``end`` slice the text or HTML. In a Word file ``start`` is an offset in the text
    of the run in which the span begins, ``end`` one in that of the run in which it ends.
    """

    start: int
    end: int
    word: WordSpan | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the article was given as; ``sha256`` is the digest of the text, or of the Word file."""

    kind: GivenKind
    sha256: str
