"""What was given as a stream of the characters that a reader sees, each with its place.

More may be in the stream than was read, as menus or alternative text; it must only not lack what
was read, nor have it in another order.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.ingest.clean import INVISIBLE
from claimcheck.ingest.html.blocks import BLOCK
from claimcheck.ingest.source_map.stretches import Stretch, merged
from claimcheck.records.source import Given

_ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,32});?")
_TARGET = re.compile(r"(?<=\])\([^()\n]{0,1000}\)")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,30})|<!--|<[!?]")
_TAG_MARK = re.compile(r"[>\"']")
#: Elements whose words are not read, and such as are apart from the words beside them.
_SILENT = frozenset(
    "script style template title textarea noscript iframe svg math del s strike".split()
)
_APART = frozenset(("br", "sup", "sub", "td", "th"))
_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")


class Piece(NamedTuple):
    """A run of characters that stand for those from ``at`` to ``to`` of what was given.

    ``block`` is the number of the block of a page that holds it.
    """

    text: str
    at: int
    to: int
    block: int = 0


class Stream(NamedTuple):
    """The text of a stream, where it stands, and where in it its blocks begin."""

    text: str
    stretches: list[Stretch]
    blocks: list[int]


def stream_of(given: Given) -> Stream:
    """Return the stream of what was given, composed (NFC) and without invisible characters."""
    pieces = _READERS.get(given.kind, _plain)(given.text)
    text: list[str] = []
    stretches: list[Stretch] = []
    blocks, block, length = [0], 0, 0
    for piece in pieces:
        for shown, at, to, number in _visible(piece):
            if number != block:
                blocks.append(length)
                block = number
            text.append(shown)
            if to > at:
                stretches.append(Stretch(length, length + len(shown), at, to))
            length += len(shown)
    return Stream("".join(text), list(merged(stretches)), blocks)


def _plain(text: str) -> Iterator[Piece]:
    yield Piece(text, 0, len(text))


def _markdown(text: str) -> Iterator[Piece]:
    start = 0
    for target in _TARGET.finditer(text):
        yield from _decoded(text, start, target.start(), 0)
        start = target.end()
    yield from _decoded(text, start, len(text), 0)


def _page(page: str) -> Iterator[Piece]:
    """The text of a page; a space stands where an element is set apart."""
    start = block = 0
    while (tag := _TAG.search(page, start)) is not None:
        yield from _decoded(page, start, tag.start(), block)
        name = (tag[2] or "").lower()
        if tag[0] == "<!--":
            start = _behind(page, "-->", tag.end())
        elif not name:
            start = _behind(page, ">", tag.end())
        else:
            start = _tag_end(page, tag.end())
            if name in _SILENT and not tag[1] and page[start - 2 : start] != "/>":
                start = _silent_end(page, name, start)
            block += name in BLOCK
            if name in BLOCK or name in _APART or name in _SILENT:
                yield Piece(" ", start, start, block)
    yield from _decoded(page, start, len(page), block)


def _behind(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return len(page) if found < 0 else found + len(mark)


def _silent_end(page: str, name: str, start: int) -> int:
    closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, start)
    return len(page) if closing is None else _tag_end(page, closing.end())


def _tag_end(page: str, start: int) -> int:
    """Where a tag ends: behind its ``>``, which may also stand in an attribute."""
    while (mark := _TAG_MARK.search(page, start)) is not None:
        if mark[0] == ">":
            return mark.end()
        start = _behind(page, mark[0], mark.end())
    return len(page)


def _decoded(text: str, start: int, end: int, block: int) -> Iterator[Piece]:
    """The characters of a run of markup, with what its entities stand for."""
    for entity in _ENTITY.finditer(text, start, end):
        shown = html.unescape(entity[0])
        if shown != entity[0]:
            yield Piece(text[start : entity.start()], start, entity.start(), block)
            yield Piece(shown, entity.start(), entity.end(), block)
            start = entity.end()
    yield Piece(text[start:end], start, end, block)


def _visible(piece: Piece) -> Iterator[Piece]:
    """A piece without invisible characters, composed; none that is empty."""
    text, at, to, block = piece
    if to - at != len(text):
        shown = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
        if shown:
            yield Piece(shown, at, to, block)
        return
    start = 0
    for gap in INVISIBLE.finditer(text):
        yield from _composed(Piece(text[start : gap.start()], at + start, at + gap.start(), block))
        start = gap.end()
    yield from _composed(Piece(text[start:], at + start, to, block))


def _composed(piece: Piece) -> Iterator[Piece]:
    text, at, _, block = piece
    if unicodedata.is_normalized("NFC", text):
        if text:
            yield piece
        return
    for start, end in _clusters(text):
        shown = unicodedata.normalize("NFC", text[start:end])
        yield Piece(shown, at + start, at + end, block)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where no character is composed with the one before."""
    start = 0
    for place in range(1, len(text)):
        character = text[place]
        if unicodedata.category(character)[0] != "M" and not _JAMO.match(character):
            yield start, place
            start = place
    yield start, len(text)


_READERS = {"html": _page, "markdown": _markdown}
