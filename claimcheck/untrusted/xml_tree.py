"""XML to a tree, from files that may be hostile: no entities, no DTD, no network."""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from lxml import etree

from claimcheck.errors import InputError

#: Tags and attributes that a file may have; each takes some hundred bytes of memory.
MAX_TAGS, MAX_ATTRIBUTES = 500_000, 1_000_000
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([\w.:-]{1,40})")
_ENCODING = re.compile(r"(?<=<\?xml)[^>]{0,200}(?=\?>)")
#: Marks of XML, and how encodings in several states begin another one in ASCII.
_MARKS = b"<&=>+ADw-~{<:~}"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
#: The entities that XML itself has.
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DAMAGED = "{} is damaged XML: {}"


def parse(
    data: bytes, name: str, *, max_tags: int = MAX_TAGS, with_comments: bool = False
) -> etree._Element:
    """Return the root of an XML file.

    Letters may be named as in HTML, which the DTDs of old formats allow.

    Args:
        data: the file.
        name: what a message calls it.
        max_tags: how many tags it may have.
        with_comments: whether comments and processing instructions are kept.

    Raises:
        InputError: if it is damaged, nested more than 256 deep, in an encoding that is not read, or
            has too many tags or attributes, or entities of its own.
    """
    data = _in_ascii(data, name)
    for mark, most, what in ((b"<", max_tags, "tags"), (b"=", MAX_ATTRIBUTES, "attributes")):
        if data.count(mark) > most:
            raise InputError(f"{name} has more than {most:,} {what} of XML: split it")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=not with_comments,
        remove_pis=not with_comments,
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


def _in_ascii(data: bytes, name: str) -> bytes:
    """Return data in an encoding whose marks are those of ASCII, so that tags can be counted."""
    if data.startswith(_UTF_16):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(_DAMAGED.format(name, error)) from error
        return _ENCODING.sub(' version="1.0"', text, count=1).encode("utf-8", "surrogatepass")
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8).lstrip())
    if declared and not _is_ascii(declared[1].decode("ascii")):
        raise InputError(
            f"{name} is XML in the encoding {declared[1].decode('ascii')}, which is not read: save "
            "it as UTF-8"
        )
    return data


def _is_ascii(encoding: str) -> bool:
    """Whether the marks of XML are written in an encoding as in ASCII."""
    try:
        return _MARKS.decode(encoding) == _MARKS.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def _letter(match: re.Match[bytes]) -> bytes:
    """An entity of HTML as the number of its letter; any other as it is."""
    known = match[1].decode("ascii")
    letters = None if known in _OWN else html5.get(f"{known};")
    return match[0] if letters is None else b"".join(b"&#%d;" % ord(c) for c in letters)
