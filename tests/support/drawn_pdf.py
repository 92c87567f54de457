"""PDF files drawn line by line, as layout programs write them."""

import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pypdf
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

WIDTH, HEIGHT = 400, 600


class Drawn(NamedTuple):
    """A line at ``x`` and ``y`` (from the upper edge), in points."""

    x: float
    y: float
    text: str
    size: float = 10
    word_space: float = 0


def drawn_pdf(*pages: Iterable[Drawn]) -> bytes:
    """Return a file of pages in Courier, a letter of which is 0.6 of its size wide."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Courier"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(WIDTH, HEIGHT)
        stream = DecodedStreamObject()
        stream.set_data(b"\n".join(map(_show, lines)))
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _show(line: Drawn) -> bytes:
    text = line.text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        text = text.replace(mark, b"\\" + mark)
    place = f"BT /F1 {line.size} Tf {line.word_space} Tw {line.x} {HEIGHT - line.y} Td ("
    return place.encode() + text + b") Tj ET"


def column(x: float, y: float, lines: Sequence[str], leading: float = 12) -> list[Drawn]:
    """Lines below one another; an empty one leaves half a line free."""
    drawn = []
    for line in lines:
        if line:
            drawn.append(Drawn(x, y, line))
        y += leading if line else leading / 2
    return drawn
