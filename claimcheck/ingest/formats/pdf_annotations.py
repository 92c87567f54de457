"""Text boxes and filled form fields of a PDF page, which a viewer draws over what it holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, int_value, list_value, resolve1
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_rect, mult_matrix

from claimcheck.ingest.formats.pdf_layers import name_of
from claimcheck.ingest.formats.pdf_stated import text_of
from claimcheck.ingest.page_layout.pieces import Glyph

#: Flags of annotations that no screen shows, of fields that show no text, of lists with one choice.
_HIDDEN, _NO_VIEW, _PASSWORD, _COMBO = 1 << 1, 1 << 5, 1 << 13, 1 << 17
#: Parents from which a field inherits, parts of a value, and bytes that are looked at of each.
_MAX_PARENTS, _MAX_PARTS, _MAX_VALUE = 10, 10, 200


class Annotations:
    """Draws what is annotated on pages.

    A value that a file holds but does not draw is counted in ``undrawn``: viewers lay it out.
    """

    def __init__(self, catalog: dict[str, Any]) -> None:
        """Take the form of a file.

        Args:
            catalog: the root object of the file.
        """
        form = dict_value(catalog.get("AcroForm"))
        self._viewers_draw = resolve1(form.get("NeedAppearances")) is True
        self.undrawn = 0

    def draw(self, page: PDFPage, interpreter: PDFPageInterpreter) -> Iterator[list[Glyph]]:
        """Draw the fields of a page into its text, and yield the letters of each text box.

        A text box may cover a line of the text, which a field does not.
        """
        device: Any = interpreter.device
        for entry in list_value(page.annots):
            annotation = dict_value(entry)
            kind = _kind(annotation)
            if not kind or int_value(annotation.get("F")) & (_HIDDEN | _NO_VIEW):
                continue
            glyphs = self._shown(kind, annotation, interpreter)
            if kind == "box":
                yield glyphs
            else:
                device.glyphs += glyphs

    def _shown(
        self, kind: str, annotation: dict[str, Any], interpreter: PDFPageInterpreter
    ) -> list[Glyph]:
        """The letters that a viewer shows of an annotation, as far as the file draws them."""
        device: Any = interpreter.device
        hidden = device.layers.hides(annotation.get("OC"))
        glyphs = [] if kind == "list" else _drawn(annotation, interpreter, hidden=hidden)
        value = _letters(_value(annotation, kind))
        drawn = _letters("".join(glyph.text for glyph in glyphs))
        if kind == "text" and self._viewers_draw and not (value and value in drawn):
            glyphs = []
        self.undrawn += bool(value) and not glyphs and not hidden
        return glyphs


def _kind(annotation: dict[str, Any]) -> str:
    """Return "box", "text", "choice" or, for a list with its choices, "list"; "" for others."""
    subtype = name_of(annotation.get("Subtype"))
    if subtype != "Widget":
        return "box" if subtype == "FreeText" else ""
    field, flags = name_of(_inherited(annotation, "FT")), int_value(_inherited(annotation, "Ff"))
    if field == "Tx":
        return "" if flags & _PASSWORD else "text"
    if field == "Ch":
        return "choice" if flags & _COMBO else "list"
    return ""


def _value(annotation: dict[str, Any], kind: str) -> str:
    """The first letters of what an annotation says, or a field is filled in with."""
    held = resolve1(annotation.get("Contents") if kind == "box" else _inherited(annotation, "V"))
    parts = held[:_MAX_PARTS] if isinstance(held, list) else [held]
    strings = (part for part in map(resolve1, parts) if isinstance(part, bytes))
    return " ".join(text_of(string[:_MAX_VALUE]) for string in strings)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _inherited(field: dict[str, Any], key: str) -> object:
    for _ in range(_MAX_PARENTS):
        if key in field:
            return field[key]
        field = dict_value(field.get("Parent"))
    return None


def _drawn(
    annotation: dict[str, Any], interpreter: PDFPageInterpreter, *, hidden: bool
) -> list[Glyph]:
    """Draw how an annotation looks, fitted into its rectangle; the letters are its own."""
    look = resolve1(dict_value(annotation.get("AP")).get("N"))
    place = _numbers(annotation.get("Rect"), 4)
    inner = _numbers(look.attrs.get("BBox"), 4) if isinstance(look, PDFStream) else None
    if not isinstance(look, PDFStream) or place is None or inner is None:
        return []
    matrix: Any = _numbers(look.attrs.get("Matrix"), 6) or MATRIX_IDENTITY
    device: Any = interpreter.device
    device.hidden += hidden
    before = len(device.glyphs)
    interpreter.subinterp().render_contents(
        dict_value(look.attrs.get("Resources")),
        [look],
        ctm=mult_matrix(mult_matrix(matrix, _fitted(matrix, inner, place)), device.page_matrix),
    )
    device.hidden -= hidden
    letters: list[Glyph] = device.glyphs[before:]
    del device.glyphs[before:]
    return letters


def _fitted(matrix: Any, inner: Any, place: Sequence[float]) -> Any:
    """The matrix that brings a drawing's box to its place (ISO 32000-1, algorithm 8.1)."""
    left, low, right, high = apply_matrix_rect(matrix, inner)
    x0, x1 = sorted(place[::2])
    y0, y1 = sorted(place[1::2])
    across = (x1 - x0) / (right - left) if right > left else 1.0
    up = (y1 - y0) / (high - low) if high > low else 1.0
    return across, 0.0, 0.0, up, x0 - across * left, y0 - up * low


def _numbers(value: object, count: int) -> tuple[float, ...] | None:
    """A list of so many numbers; None for anything else."""
    found = [each for each in map(resolve1, list_value(value)) if isinstance(each, int | float)]
    return tuple(map(float, found)) if len(found) == count else None
