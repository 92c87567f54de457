"""How much HTML is parsed: each tag takes memory, those of a page seconds, and a tag of very many
attributes the square of their number.
"""

from __future__ import annotations

import re

#: Tags that a page or a piece of HTML may have, and the squares of the numbers of its tags'
#: attributes together: some 30,000 on one tag.
MAX_TAGS, MAX_SQUARES = 200_000, 900_000_000
_TAG = re.compile(r"<(?:(!--)|(script|style)\b|[a-z])", re.IGNORECASE)
#: What stands in a tag up to a value and with it.
_NAMES = re.compile(r"([^>=]*)(?:=\s*(?:\"[^\"]*\"|'[^']*')?)?")
_COMMENT_END, _RAW_END = re.compile("-->"), re.compile("</(?:script|style)", re.IGNORECASE)


class TooMuchHtml(ValueError):
    """HTML that would take too long to parse; its message is part of a sentence."""


def check(page: str) -> None:
    """Refuse HTML that would take too long to parse.

    Raises:
        TooMuchHtml: if it has too many tags, or tags of too many attributes.
    """
    if page.count("<") > MAX_TAGS:
        raise TooMuchHtml(f"its HTML has more than {MAX_TAGS:,} tags")
    left, at = MAX_SQUARES, 0
    while tag := _TAG.search(page, at):
        number, at = (0, tag.start() + 2) if tag[1] else _attributes(page, tag.end())
        left -= number**2
        if left < 0:
            raise TooMuchHtml("its HTML has tags of too many attributes")
        if tag[1] or tag[2]:
            end = (_COMMENT_END if tag[1] else _RAW_END).search(page, at)
            at = end.end() if end else len(page)


def _attributes(page: str, at: int) -> tuple[int, int]:
    """How many attributes a tag may have at most, and where it ends."""
    number = 0
    while at < len(page) and page[at] != ">":
        names = _NAMES.match(page, at)
        number += len(names[1].replace("/", " ").split())  # type: ignore[index]
        at = names.end()  # type: ignore[union-attr]
    return number, at
