"""XML to a tree, from files that may be hostile: no entities, no DTD, no network."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from claimcheck.errors import InputError

#: Tags that a file may have; each takes some hundred bytes of memory.
MAX_TAGS = 500_000
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
#: The entities that XML itself has.
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DAMAGED = "{} is damaged XML: {}"


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file; comments and processing instructions are left out.

    Letters may be named as in HTML, which the DTDs of old formats allow.

    Raises:
        InputError: if it is damaged, nested more than 256 deep, has too many tags or entities of
            its own.
    """
    if data.count(b"<") > MAX_TAGS:
        raise InputError(f"{name} has more than {MAX_TAGS:,} tags of XML: split it")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_letter, data), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(_DAMAGED.format(name, error)) from error
    except ValueError as error:  # an encoding that is not known
        raise InputError(_DAMAGED.format(name, error)) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise InputError(f"{name} declares XML entities of its own, which are not read")
    for entity in root.iter(etree.Entity):
        raise InputError(f"{name} uses the XML entity {entity.text}, which it does not explain")
    return root


def without_namespaces(root: etree._Element) -> etree._Element:
    """Return a tree with its namespaces taken off the names of its elements."""
    for element in root.iter("*"):
        element.tag = local(element)
    etree.cleanup_namespaces(root)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def text(element: etree._Element | None) -> str:
    """All the words of an element, on one line; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def markup(element: etree._Element) -> str:
    """An element without what stands behind it, as HTML."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _letter(match: re.Match[bytes]) -> bytes:
    """An entity of HTML as the number of its letter; any other as it is."""
    known = match[1].decode("ascii")
    letters = None if known in _OWN else html5.get(f"{known};")
    return match[0] if letters is None else b"".join(b"&#%d;" % ord(c) for c in letters)
