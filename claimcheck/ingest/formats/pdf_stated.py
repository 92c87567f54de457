"""What a page states that a piece of it reads (``ActualText``), in the place of what it draws.

Letters are drawn in another way than they read in initials, fractions and scans put right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from claimcheck.ingest.page_layout.pieces import Glyph

_UTF_8 = b"\xef\xbb\xbf"
#: A word with the space behind it; space that begins a text.
_WORD = re.compile(r"\A\s+|\S+\s*")


def text_of(value: bytes) -> str:
    """A text string in one of its three encodings."""
    return value.decode("utf-8-sig", "ignore") if value.startswith(_UTF_8) else decode_text(value)


def stated_by(properties: dict[str, object]) -> str:
    """The text that a marked part states; "" without any.

    One that states an empty text is read as it is drawn: that is what its readers see.
    """
    value = resolve1(properties.get("ActualText"))
    return text_of(value) if isinstance(value, bytes) else ""


def in_place(text: str, drawn: Sequence[Glyph]) -> Iterator[Glyph]:
    """A text in the place of the letters drawn, its words shared out among their base lines.

    The glyphs are of no font, as their widths tell nothing.
    """
    words = list(_WORD.finditer(text))
    starts = [word.start() for word in words]
    so_far = 0
    for _, letters in groupby(drawn, key=lambda glyph: glyph.y):
        line = list(letters)
        first, so_far = so_far, so_far + len(line)
        begin, end = (bisect_left(starts, n * len(text) / len(drawn)) for n in (first, so_far))
        if begin < end:
            said = "".join(word[0] for word in words[begin:end])
            yield replace(line[0], text=said, x1=line[-1].x1, font="")
