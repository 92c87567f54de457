"""Draws the pages of a PDF file as a viewer shows them: without layers that are switched off.

Where a page states what a marked part of it reads, that is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1, stream_value

from claimcheck.ingest.formats.pdf_layers import Layers, name_of
from claimcheck.ingest.formats.pdf_stated import stated_by

#: What to show a drawing costs beside its bytes, in bytes.
_DRAWING = 1_000
#: References that an object may be away.
_MAX_HOPS = 10


class Shown(Protocol):
    """What pages are drawn on; ``hidden`` counts the reasons not to show what is drawn now."""

    layers: Layers
    hidden: int

    def spend(self, drawn: int) -> None:
        """Count bytes that are drawn."""

    def begin_stated(self, text: str) -> None:
        """Begin a part that is to read ``text``."""

    def end_stated(self) -> None:
        """End the part that was begun last."""


class Document(PDFDocument):
    """Takes an object that is but a reference to itself for none, which pdfminer.six follows."""

    def getobj(self, objid: int) -> object:
        """Return the object of a number, None where references lead nowhere."""
        found = super().getobj(objid)
        for _ in range(_MAX_HOPS):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        return None


class Interpreter(PDFPageInterpreter):
    """Counts what it draws, and tells the device what a layer hides.

    A drawing that holds others twice each soon has a million.
    """

    device: Any

    def execute(self, streams: Sequence[object]) -> None:
        """Draw streams; the marked parts that they begin and do not end, end with them."""
        device: Shown = self.device
        device.spend(sum(_DRAWING + len(stream_value(s).get_data()) for s in streams))
        self._marked: list[tuple[bool, bool]] = []
        super().execute(streams)
        while self._marked:
            self.do_EMC()

    def do_BMC(self, tag: Any) -> None:
        """Begin a part that is marked."""
        self.do_BDC(tag, None)

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin a part that is marked, perhaps as one of a layer or with what it reads."""
        device: Shown = self.device
        name = name_of(props)
        named = dict_value(dict_value(self.resources).get("Properties")).get(name)
        hidden = name_of(tag) == "OC" and device.layers.hides(named)
        stated = stated_by(dict_value(named if name else props))
        device.hidden += hidden
        if stated:
            device.begin_stated(stated)
        self._marked.append((hidden, bool(stated)))

    def do_EMC(self) -> None:
        """End the part that was begun last."""
        if not self._marked:
            return
        hidden, stated = self._marked.pop()
        self.device.hidden -= hidden
        if stated:
            self.device.end_stated()

    def do_Do(self, xobjid_arg: Any) -> None:
        """Draw a drawing, which may be one of a layer."""
        drawing = resolve1(self.xobjmap.get(name_of(xobjid_arg)))
        owner = drawing.attrs.get("OC") if isinstance(drawing, PDFStream) else None
        hidden = self.device.layers.hides(owner)
        self.device.hidden += hidden
        super().do_Do(xobjid_arg)
        self.device.hidden -= hidden
