"""Texts out of JSON: claimcheck's own objects, ninjs, and NewsArticle of JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.errors import InputError
from claimcheck.ingest.extract import Extracted, bounded
from claimcheck.ingest.formats.news_article import from_news_articles
from claimcheck.ingest.formats.ninjs import from_ninjs, is_ninjs
from claimcheck.ingest.html.fragment import check_tags
from claimcheck.records import Given

#: Objects and lists that a file may have; each takes some hundred bytes of memory.
MAX_VALUES = 1_000_000
_WHAT = (
    'must hold a JSON object with a string "text", an item of ninjs with a body, or a NewsArticle '
    'of JSON-LD with an "articleBody"'
)


def from_json(text: str, name: str) -> list[Extracted]:
    """Return the texts of a JSON file.

    An object with "text" and, if it likes, "title" and "id" is one; so are items of ninjs, alone or
    in a list, and the articles of JSON-LD.

    Raises:
        InputError: if it is no JSON, none of these, or has more than `MAX_VALUES`.
    """
    value = _parsed(text, name)
    if isinstance(value, dict) and "text" in value:
        return [_own(value, name)]
    check_tags((text.replace("\\u003c", "<"),), name)
    given = value if isinstance(value, list) else [value]
    items = bounded(filter(is_ninjs, given), name)
    found = [item for item in map(from_ninjs, items) if item.text] or from_news_articles(value)
    if not found:
        raise InputError(f"{name} {_WHAT}")
    return found


def is_json(text: str) -> bool:
    """Whether a text is an object or a list of JSON and nothing else, or would be a huge one."""
    if not (text[:1] in "{[" and text[-1:] in "]}"):
        return False
    if _is_huge(text):
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_huge(text: str) -> bool:
    return text.count("{") + text.count("[") > MAX_VALUES


def _parsed(text: str, name: str) -> Any:
    if _is_huge(text):
        raise InputError(f"{name} has more than {MAX_VALUES:,} objects and lists: split it")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: bad JSON, or a huge number
        raise InputError(f"{name} is not valid JSON: {error}") from error


def _own(record: dict[str, Any], name: str) -> Extracted:
    if not isinstance(record["text"], str):
        raise InputError(f"{name} {_WHAT}")
    for key in ("title", "id"):
        if not isinstance(record.get(key), str | None):
            raise InputError(f'{name}: "{key}" must be a string')
    text = record["text"]
    title, id = record.get("title") or None, record.get("id") or None
    return Extracted(text, title, id, given=Given("text", text))
