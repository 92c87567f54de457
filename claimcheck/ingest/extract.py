"""Text out of HTML, Markdown and JSON. Each function raises InputError with ``name``, the
name of the source, in its message.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import NamedTuple

from claimcheck.errors import InputError
from claimcheck.records import Given

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class Extracted(NamedTuple):
    """The text of a source, its title and id where the source names them.

    ``unread`` says what of the source is known to be missing from the text; ``furniture`` are lines
    that are no part of it, as running heads. ``given`` is the text before it was extracted, where
    offsets can be given in it; ``date`` the day that the source states.
    """

    text: str
    title: str | None = None
    id: str | None = None
    unread: str | None = None
    furniture: tuple[str, ...] = ()
    given: Given = Given("other", "")
    date: datetime.date | None = None


def declared_charset(html: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, None when it names none."""
    match = _CHARSET.search(html[:4096])
    return match[1].decode("ascii") if match else None


def from_html(page: str, name: str) -> Extracted:
    """Return the article of an HTML page and its title; navigation and the like are left out."""
    from claimcheck.ingest.html.page import read

    found = read(page)
    if found is None or not found.text.strip():
        raise InputError(f"no article text found in the HTML of {name}")
    given = Given("html", page)
    return Extracted(found.text, found.title, unread=found.unread, given=given)


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


def from_json(text: str, name: str) -> Extracted:
    """Return the fields of a JSON object with "text" and, if it likes, "title" and "id"."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: bad JSON, or a huge number
        raise InputError(f"{name} is not valid JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'{name} must hold a JSON object with a string "text"')
    for key in ("title", "id"):
        if not isinstance(record.get(key), str | None):
            raise InputError(f'{name}: "{key}" must be a string')
    given = Given("text", record["text"])
    title, id = record.get("title") or None, record.get("id") or None
    return Extracted(record["text"], title, id, given=given)
