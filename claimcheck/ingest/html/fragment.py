"""HTML that is a text and nothing else, as feeds and news agencies send it, to that text."""

from __future__ import annotations

from lxml.html import document_fromstring

from claimcheck.ingest.html.blocks import blocks_of
from claimcheck.ingest.html.markup import mend


def text_of(markup: str) -> str:
    """Return the paragraphs, headings, items and rows of a piece of HTML, a blank line between."""
    tree = document_fromstring(f"<html><body><div>{markup}</div></body></html>")
    mend(tree)
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()
    return "\n\n".join(block.shown for block in blocks_of(tree))
