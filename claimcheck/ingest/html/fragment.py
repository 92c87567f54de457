"""HTML that is a text and nothing else, as feeds and news agencies send it, to that text."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import document_fromstring

from claimcheck.errors import InputError
from claimcheck.ingest.html import limits
from claimcheck.ingest.html.blocks import blocks_of
from claimcheck.ingest.html.markup import mend

#: Tags that all pieces of a file may have together.
MAX_TAGS_OF_FILE = 500_000


def text_of(markup: str) -> str:
    """Return the paragraphs, headings, items and rows of a piece of HTML, a blank line between.

    Raises:
        TooMuchHtml: if it has more tags or attributes than `claimcheck.ingest.html.limits` allows.
    """
    limits.check(markup)
    tree = document_fromstring(f"<html><body><div>{markup}</div></body></html>")
    mend(tree)
    for caption in list(tree.iter("figcaption")):
        caption.clear(keep_tail=True)
    return "\n\n".join(block.shown for block in blocks_of(tree) if not block.is_caption)


def check_tags(pieces: Iterable[str], name: str) -> None:
    """Raise InputError where what may be pieces of HTML have too many tags together."""
    if sum(piece.count("<") for piece in pieces) > MAX_TAGS_OF_FILE:
        raise InputError(f"{name} has more than {MAX_TAGS_OF_FILE:,} tags of HTML: split it")
