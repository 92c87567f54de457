"""From the HTML of a page to the text of its story."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.english.words import words
from claimcheck.ingest.html.blocks import blocks_of
from claimcheck.ingest.html.markup import mend, parse
from claimcheck.ingest.html.stated import Stated, stated
from claimcheck.ingest.html.story import Story

#: Share of a story stated in JSON-LD, and of its stated length, that may be missing untold.
_MAX_MISSING, _MIN_LENGTH = 0.05, 0.6
#: A story stated to be shorter than this, in words, is not measured: teasers are counted, too.
_MIN_STATED = 100
#: Words by which what is missing is told.
_SHOWN = 8


class Page(NamedTuple):
    """The story of a page, paragraphs set apart by a blank line, its title, and what is missing.

    ``told`` is what the page states beside it; ``captions`` are the paragraphs of the text that
    tell whose words a displayed quotation is.
    """

    text: str
    title: str | None
    unread: str | None
    told: Stated
    captions: tuple[str, ...] = ()


def read(page: str) -> Page | None:
    """Return the story of a page; None where the page has no text."""
    import trafilatura

    tree = parse(page)
    if tree is None:
        return None
    mend(tree)
    told, blocks = stated(tree), blocks_of(tree)
    document = trafilatura.bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=True
    )
    extracted = getattr(document, "text", None) or ""
    story = Story(blocks, [line for line in extracted.split("\n") if words(line)], told)
    title = story.headline() or getattr(document, "title", None)
    captions = tuple(block.text for block in blocks if block.is_caption)
    return Page("\n\n".join(_texts(story)), title or None, _unread(story), told, captions)


def _texts(story: Story) -> Iterator[str]:
    """The texts of a story in the order of the page."""
    yield from story.loose.get(-1, ())
    for place in sorted(story.chosen | (story.loose.keys() - {-1})):
        if place in story.chosen:
            yield story.blocks[place].shown
        yield from story.loose.get(place, ())


def _unread(story: Story) -> str | None:
    """Say what of a story is known to be missing; None where nothing is."""
    left, missing = story.left(), story.missing()
    if left:
        return (
            f"{_count(left)} of its page stand beside the story and were not read: {_begin(left)}"
        )
    if sum(len(words(s)) for s in missing) > _MAX_MISSING * len(words(story.told.body)):
        return f"its page states more of the story than was read: {_begin(missing)}"
    read = sum(len(words(text)) for text in _texts(story))
    whole = story.told.words or 0
    if whole >= _MIN_STATED and read < _MIN_LENGTH * whole:
        return f"its page states a length of {whole} words, of which {read} were read"
    return None


def _count(left: Sequence[str]) -> str:
    number = sum(len(words(text)) for text in left)
    return f"{number} words"


def _begin(texts: Sequence[str]) -> str:
    """How each of some texts begins; the first three are enough."""
    begun = [" ".join(text.split()[:_SHOWN]) for text in texts[:3]]
    return ", ".join(f"“{text} …”" for text in begun)
