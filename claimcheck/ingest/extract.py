"""Text out of HTML and Markdown. Each function raises InputError with ``name``, the
name of the source, in its message.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple, TypeVar

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.records import Given

T = TypeVar("T")

#: Texts that one file may hold.
MAX_TEXTS = 500
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class Extracted(NamedTuple):
    """The text of a source, with its title, id, outlet, language and day where these are stated.

    ``unread`` says what of the source is known to be missing from the text; ``furniture`` are lines
    that are no part of it, as running heads, ``captions`` paragraphs of it that tell whose words
    stand beside them. ``attached`` is the name by which the text hangs on
    the first one of its file. ``given`` is the text before it was extracted, where offsets can be
    given in it.
    """

    text: str
    title: str | None = None
    id: str | None = None
    unread: str | None = None
    furniture: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    attached: str | None = None
    given: Given = Given("other", "")
    captions: tuple[str, ...] = ()


def bounded(items: Iterable[T], name: str) -> list[T]:
    """Return the items of a file, of which each may be a text; raises InputError for too many."""
    found = list(islice(items, MAX_TEXTS + 1))
    if len(found) > MAX_TEXTS:
        raise InputError(f"{name} holds more than {MAX_TEXTS} texts: split it")
    return found


def declared_charset(html: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, None when it names none."""
    match = _CHARSET.search(html[:4096])
    return match[1].decode("ascii") if match else None


def from_html(page: str, name: str) -> Extracted:
    """Return the article of an HTML page and its title; navigation and the like are left out."""
    from claimcheck.ingest.html.page import read

    try:
        found = read(page)
    except ValueError as error:
        raise InputError(f"{name} cannot be read: {error}") from error
    if found is None or not found.text.strip():
        raise InputError(f"no article text found in the HTML of {name}")
    return Extracted(
        found.text,
        found.title,
        unread=found.unread,
        outlet=metadata.first(found.told.outlet),
        language=metadata.language(found.told.language),
        date=metadata.day(found.told.date),
        given=Given("html", page),
        captions=found.captions,
    )


def from_markdown(text: str) -> Extracted:
    """Return the prose of a Markdown file: no marks, link targets, images, code or front matter."""
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    for token in MarkdownIt().parse(_FRONT_MATTER.sub("", text)):
        if token.type == "inline":
            blocks.append("".join(map(_inline, token.children or ())).strip())
    return Extracted("\n\n".join(filter(None, blocks)), given=Given("markdown", text))


def _inline(token: object) -> str:
    kind, content = getattr(token, "type", ""), getattr(token, "content", "")
    if kind == "softbreak":
        return " "
    if kind == "hardbreak":
        return "\n\n"
    return content if kind in ("text", "code_inline", "text_special") else ""
