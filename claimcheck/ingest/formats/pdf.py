"""Text out of PDF files, by where its letters stand on the page.

pdfminer.six says where each letter stands; pypdf opens the file first, as it bounds what a small
file may unpack to, which pdfminer.six does not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.errors import InputError
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.page_layout.heads import Page
from claimcheck.ingest.page_layout.paragraphs import boxed_paragraphs, paragraphs
from claimcheck.ingest.page_layout.pieces import Glyph, Piece, pieces

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

#: Letters that the pages of a file may hold together, bytes that they may unpack to, drawings
#: counted as often as they are shown, and bytes of the fonts and drawings that pages use.
MAX_LETTERS, MAX_UNPACKED, MAX_RESOURCES = 1_000_000, 10_000_000, 100_000_000
#: Annotations of all pages, with links.
MAX_ANNOTATIONS = 50_000
#: Share of letters whose meaning the file must tell.
_MIN_TOLD = 0.7
#: Ligatures, and the soft hyphen, which is a hyphen once it is drawn (typst writes them all so).
_PLAIN = {0xAD: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
#: A superior figure has at most this share of the width of the plain one.
_SUPERIOR_WIDTH = 0.85
_SWITCHED_OFF = "text on layers that are switched off is not read"
_UNDRAWN = (
    "text box or form field that the file does not draw is not read",
    "text boxes or form fields that the file does not draw are not read",
)
_WORDLESS = re.compile(r"[\W_]*")


def from_pdf(data: bytes, name: str) -> Extracted:
    """Return the text of a PDF file: columns in reading order, lines joined to paragraphs.

    Running heads are furniture, page numbers and note marks are left out, footnotes stand at the
    end, text boxes (annotations) behind them. Fields of a form are read where they stand. Layers
    that are switched off are left out; ``unread`` says so, and of boxes and fields that only a
    viewer draws. Text that a page states for what it draws is read in its place. The title in the
    metadata is left alone: it often names a template or a file.

    Raises:
        InputError: if the file is damaged, encrypted or without text, or has more letters than
            `MAX_LETTERS`, more content than `MAX_UNPACKED` or more annotations than
            `MAX_ANNOTATIONS`.
    """
    _open(data, name)
    try:
        read = _pages(data, name)
    except InputError:
        raise
    except Exception as error:  # pdfminer lets errors of any kind escape from damaged files
        raise InputError(f"{name} is a damaged PDF: {error}") from error
    drawn = [*(page.pieces for page in read.pages), *read.boxes]
    letters = sum(len(piece.text) for found in drawn for piece in found)
    story, heads = paragraphs(read.pages)
    story += [text for box in read.boxes for text in boxed_paragraphs(box)]
    text = "\n\n".join(story)
    if _WORDLESS.fullmatch(text) or letters < _MIN_TOLD * (letters + read.untold):
        raise InputError(f"{name} is a PDF without text, perhaps a scan: run OCR on it first")
    return Extracted(text, unread=read.unread, furniture=heads)


def _open(data: bytes, name: str) -> None:
    """Raise InputError for a file that is damaged, encrypted, or unpacks to too much."""
    import pypdf
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name} is an encrypted PDF: save it without a password")
        unpacked = resources = annotations = 0
        seen: set[int] = set()
        for page in reader.pages:
            content = page.get_contents()
            unpacked += len(content.get_data()) if content is not None else 0
            noted = _entries(page.get("/Annots"))
            annotations += len(noted)
            if annotations > MAX_ANNOTATIONS:
                raise _too_much(name, f"{MAX_ANNOTATIONS:,} annotations")
            for used in (page.get("/Resources"), *_looks(noted)):
                resources += sum(map(len, _unpacked(used, seen)))
            if unpacked > MAX_UNPACKED:
                raise _too_much(name, f"{MAX_UNPACKED:,} bytes")
            if resources > MAX_RESOURCES:
                raise _too_much(name, f"{MAX_RESOURCES:,} bytes of fonts and drawings")
    except InputError:
        raise
    except DependencyError as error:
        raise InputError(
            f"{name} is a PDF in an encryption that is not read: save it without encryption"
        ) from error
    except LimitReachedError as error:
        raise _too_much(name, f"{MAX_UNPACKED:,} bytes") from error
    except Exception as error:  # pypdf lets errors of any kind escape from damaged files
        raise InputError(f"{name} is a damaged PDF: {error}") from error


def _entries(held: Any) -> list[Any]:
    """The objects of a list; none for anything else."""
    entries = held.get_object() if held is not None else None
    return [entry.get_object() for entry in entries] if isinstance(entries, list) else []


def _looks(annotations: list[Any]) -> Iterator[Any]:
    """How the annotations that are drawn look."""
    for annotation in annotations:
        if isinstance(annotation, dict) and annotation.get("/Subtype") in ("/FreeText", "/Widget"):
            yield annotation.get("/AP")


def _unpacked(resources: Any, seen: set[int]) -> Iterator[bytes]:
    """What the streams unpack to that resources lead to, but for pictures and those seen before."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

    waiting = [resources]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            waiting += value.values()
        elif isinstance(value, ArrayObject):
            waiting += value
        if isinstance(value, StreamObject) and value.get("/Subtype") != "/Image":
            yield value.get_data()


def _too_much(name: str, limit: str) -> InputError:
    return InputError(f"the pages of {name} hold more than {limit}: split it into single articles")


class _Read(NamedTuple):
    """The pages and the pieces of each text box, how many letters have no meaning that is told,
    and what is said not to be read.
    """

    pages: list[Page]
    boxes: list[list[Piece]]
    untold: int
    unread: str | None


def _pages(data: bytes, name: str) -> _Read:
    """Draw the pages of a file, and take their letters together to pieces."""
    from pdfminer.pdfinterp import PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    from claimcheck.ingest.formats.pdf_annotations import Annotations
    from claimcheck.ingest.formats.pdf_interpreter import Document, Interpreter
    from claimcheck.ingest.formats.pdf_layers import Layers

    document = Document(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    device = _device(resources, Layers(document.catalog), name)
    interpreter = Interpreter(resources, device)
    annotations = Annotations(document.catalog)
    drawn: list[tuple[list[Glyph], float]] = []
    boxes: list[list[Glyph]] = []
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        boxes += annotations.draw(page, interpreter)
        drawn.append((device.glyphs, device.height))
    raised = _raised_digits([glyph for glyphs, _ in drawn for glyph in glyphs])
    return _Read(
        [Page(pieces(map(raised, glyphs)), height) for glyphs, height in drawn],
        [pieces(map(raised, glyphs)) for glyphs in boxes],
        device.untold,
        _unread(annotations.undrawn, device.has_hidden),
    )


def _unread(undrawn: int, has_hidden: bool) -> str | None:
    told = [_SWITCHED_OFF] * has_hidden
    if undrawn:
        told.append(f"{undrawn} {_UNDRAWN[undrawn > 1]}: print it to a new PDF")
    return ", ".join(told) or None


def _raised_digits(glyphs: Iterable[Glyph]) -> Callable[[Glyph], Glyph]:
    """Return what makes small raised glyphs of the digits that a font has drawn so already.

    Fonts with superior figures have two digits of each kind, of which the file tells no
    difference but the width.
    """
    widest: dict[tuple[str, str], float] = {}
    for glyph in glyphs:
        if glyph.text.isdigit() and glyph.font:
            key = (glyph.font, glyph.text)
            widest[key] = max(widest.get(key, 0.0), (glyph.x1 - glyph.x0) / glyph.size)

    def raised(glyph: Glyph) -> Glyph:
        usual = widest.get((glyph.font, glyph.text), 0.0) * glyph.size
        if glyph.x1 - glyph.x0 >= _SUPERIOR_WIDTH * usual:
            return glyph
        return replace(glyph, size=0.6 * glyph.size, y=glyph.y - 0.35 * glyph.size)

    return raised


def _device(resources: Any, layers: Any, name: str) -> Any:
    """Return what pdfminer.six draws a page on; made here, as the library is slow to import."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.utils import apply_matrix_rect

    from claimcheck.ingest.formats.pdf_stated import in_place

    class Device(PDFTextDevice):
        """Keeps where the upright letters of a page stand."""

        def __init__(self) -> None:
            super().__init__(resources)
            self.glyphs: list[Glyph] = []
            self.height = 0.0
            self.letters = self.untold = self.drawn = self.hidden = 0
            self.layers = layers
            self.has_hidden = False
            self.page_matrix: Any = None
            self.stated: list[tuple[str, int]] = []

        def spend(self, drawn: int) -> None:
            """Count bytes that are drawn."""
            self.drawn += drawn
            if self.drawn > 2 * MAX_UNPACKED:
                raise _too_much(name, f"{MAX_UNPACKED:,} bytes of drawings")

        def count(self, letters: int) -> None:
            """Count letters that are read."""
            self.letters += letters
            if self.letters > MAX_LETTERS:
                raise _too_much(name, f"{MAX_LETTERS:,} letters")

        def begin_stated(self, text: str) -> None:
            """Begin a part that is to read ``text``, with how many letters are before it."""
            self.spend(len(text))
            self.stated.append((text, len(self.glyphs)))

        def end_stated(self) -> None:
            """End the part that was begun last; within others that state a text it counts not."""
            text, begin = self.stated.pop()
            drawn = self.glyphs[begin:]
            if drawn and not self.stated:
                self.count(len(text) - len(drawn))
                self.glyphs[begin:] = in_place(text.translate(_PLAIN), drawn)

        def begin_page(self, page: PDFPage, ctm: Any) -> None:
            self.glyphs = []
            _, low, _, high = apply_matrix_rect(ctm, page.mediabox)
            self.height = abs(high - low)
            self.page_matrix = ctm

        def render_char(
            self,
            matrix: Any,
            font: Any,
            fontsize: float,
            scaling: float,
            rise: float,
            cid: int,
            *_: Any,
        ) -> float:
            self.count(1)
            wide = float(font.char_width(cid) * fontsize * scaling)
            a, b, _, d, x, y = matrix
            if a * d <= 0 or b:
                return wide
            try:
                text = font.to_unichr(cid).translate(_PLAIN)
            except PDFUnicodeNotDefined:
                if not self.stated:
                    self.untold += not self.hidden
                    return wide
                text = "\N{REPLACEMENT CHARACTER}"  # what is stated stands in its place
            if self.hidden:
                self.has_hidden = self.has_hidden or bool(text.strip())
                return wide
            base = self.height - y - rise * d
            size = abs(fontsize * d)
            if size and text:
                self.glyphs.append(Glyph(text, x, x + wide * a, base, size, str(font.fontname)))
            return wide

    return Device()
