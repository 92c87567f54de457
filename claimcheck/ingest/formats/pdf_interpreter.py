"""Draws the pages of a PDF file as a viewer shows them: without layers that are switched off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1, stream_value

from claimcheck.ingest.formats.pdf_layers import Layers, name_of

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
        """Draw streams; what they hide and do not show again is hidden in them alone."""
        device: Shown = self.device
        device.spend(sum(_DRAWING + len(stream_value(s).get_data()) for s in streams))
        hidden = device.hidden
        self._marked: list[bool] = []
        super().execute(streams)
        device.hidden = hidden

    def do_BMC(self, tag: Any) -> None:
        """Begin a part that is marked."""
        self.do_BDC(tag, None)

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin a part that is marked, perhaps as one of a layer."""
        hidden = False
        if name_of(tag) == "OC":
            owners = dict_value(dict_value(self.resources).get("Properties"))
            hidden = self.device.layers.hides(owners.get(name_of(props)))
        self._begin(hidden)

    def do_EMC(self) -> None:
        """End the part that was begun last."""
        if self._marked:
            self.device.hidden -= self._marked.pop()

    def do_Do(self, xobjid_arg: Any) -> None:
        """Draw a drawing, which may be one of a layer."""
        drawing = resolve1(self.xobjmap.get(name_of(xobjid_arg)))
        owner = drawing.attrs.get("OC") if isinstance(drawing, PDFStream) else None
        hidden = self.device.layers.hides(owner)
        self.device.hidden += hidden
        super().do_Do(xobjid_arg)
        self.device.hidden -= hidden

    def _begin(self, hidden: bool) -> None:
        self._marked.append(hidden)
        self.device.hidden += hidden
