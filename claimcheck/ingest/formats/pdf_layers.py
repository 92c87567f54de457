"""Layers of a PDF file (optional content): which of them a viewer shows when it opens the file."""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1
from pdfminer.psparser import PSLiteral


class Layers:
    """Tells whether content is shown, by the group of layers or the one layer that it names.

    What is switched on for print alone is not shown. Expressions (``/VE``) are not evaluated; the
    simpler policy beside them is. Content that names no layer of the file is shown.
    """

    def __init__(self, catalog: dict[str, Any]) -> None:
        """Read which layers are switched off.

        Args:
            catalog: the root object of the file.
        """
        properties = dict_value(catalog.get("OCProperties"))
        first = dict_value(properties.get("D"))
        self._all = {ref.objid: ref for ref in _references(properties.get("OCGs"))}
        self._off = {ref.objid for ref in _references(first.get("OFF"))}
        if name_of(first.get("BaseState")) == "OFF":
            on = {ref.objid for ref in _references(first.get("ON"))}
            self._off |= self._all.keys() - on
        self._off |= {number for number, layer in self._all.items() if _is_off_on_screens(layer)}
        # Many groups may share one long list; a list is kept, as its id names another one later.
        self._states: dict[int, tuple[object, set[bool]]] = {}

    def hides(self, owner: object) -> bool:
        """Whether a viewer shows nothing of what belongs to ``owner``: a layer, a group or None."""
        if isinstance(owner, PDFObjRef) and owner.objid in self._all:
            return owner.objid in self._off
        group = dict_value(owner)
        if name_of(group.get("Type")) != "OCMD":
            return False
        off = self._off_among(group.get("OCGs"))
        policy = name_of(group.get("P"))
        if not off:
            return False
        if policy in ("AllOn", "AllOff"):
            return (policy == "AllOn") in off
        return (policy == "AnyOff") not in off

    def _off_among(self, layers: object) -> set[bool]:
        """Whether layers are off: true, false, or both where they differ."""
        held = resolve1(layers)
        if id(held) not in self._states:
            known = [ref.objid for ref in _references(layers) if ref.objid in self._all]
            self._states[id(held)] = held, {number in self._off for number in known}
        return self._states[id(held)][1]


def _references(value: object) -> list[PDFObjRef]:
    """The references in a list, or the only one."""
    held = resolve1(value)
    return [
        ref for ref in (held if isinstance(held, list) else [value]) if isinstance(ref, PDFObjRef)
    ]


def _is_off_on_screens(layer: object) -> bool:
    view = dict_value(dict_value(dict_value(layer).get("Usage")).get("View"))
    return name_of(view.get("ViewState")) == "OFF"


def name_of(value: object) -> str:
    """Return the text of a name, "" for anything else."""
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""
