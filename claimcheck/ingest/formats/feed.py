"""Texts out of RSS and Atom feeds, an item each."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted, bounded
from claimcheck.ingest.html.fragment import check_tags, text_of
from claimcheck.untrusted.xml_tree import local, markup, parse, text

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
#: The namespaces of RSS itself: none in 2.0, those of 0.90 and 1.0, and three that some feeds of
#: 2.0 name. Modules have others, some with "rss" in their names, and elements of the same names.
_RSS = frozenset(
    (
        None,
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://purl.org/rss/1.0/",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    )
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: A description of fewer words is the beginning of a story, or says what is in it.
_MIN_WORDS = 80
_SUMMARY = "the feed gives a summary of it and not the text"


def from_feed(data: bytes, name: str) -> list[Extracted]:
    """Return the items of a feed that have a text.

    An item's text is its content, else its description or summary; a short one of those is told
    to be no more than that.

    Raises:
        InputError: if the feed is damaged, or no item has a text.
    """
    root = parse(data, name)
    check_tags(root.itertext(), name)
    told = _atom(root) if local(root) == "feed" else _rss(root)
    items = bounded(told, name)
    found = [item for item in items if item.text.strip()]
    if not found:
        raise InputError(f"{name} is a feed without an item that has a text")
    if left := len(items) - len(found):
        note = f"{left} more {'item has' if left == 1 else 'items have'} no text in the feed"
        found[0] = found[0]._replace(unread="; ".join(filter(None, (found[0].unread, note))))
    return found


def _rss(root: etree._Element) -> Iterator[Extracted]:
    channel = _child(root, "channel")
    outlet, language = _text(channel, "title"), _text(channel, "language")
    for item in (element for element in root.iter("*") if _is_own(element, "item")):
        content = item.findtext(_CONTENT) or ""
        yield _extracted(
            text_of(content or "".join(_itertext(_child(item, "description")))),
            is_whole=bool(content),
            title=_text(item, "title"),
            outlet=_text(item, "source") or item.findtext(f"{_DC}publisher") or outlet,
            language=item.findtext(f"{_DC}language") or language,
            date=_text(item, "pubDate") or item.findtext(f"{_DC}date"),
        )


def _atom(root: etree._Element) -> Iterator[Extracted]:
    outlet = text(root.find(f"{_ATOM}title"))
    for entry in root.iterfind(f"{_ATOM}entry"):
        content, summary = entry.find(f"{_ATOM}content"), entry.find(f"{_ATOM}summary")
        told = _construct(content)
        yield _extracted(
            told or _construct(summary),
            is_whole=bool(told),
            title=text(entry.find(f"{_ATOM}title")),
            outlet=text(entry.find(f"{_ATOM}source/{_ATOM}title")) or outlet,
            language=entry.get(_LANGUAGE) or root.get(_LANGUAGE),
            date=entry.findtext(f"{_ATOM}published") or entry.findtext(f"{_ATOM}updated"),
        )


def _extracted(
    story: str,
    *,
    is_whole: bool,
    title: str | None,
    outlet: str | None,
    language: str | None,
    date: str | None,
) -> Extracted:
    is_summary = not is_whole and len(story.split()) < _MIN_WORDS
    return Extracted(
        story,
        metadata.first(title and text_of(title)),
        unread=_SUMMARY if is_summary else None,
        outlet=metadata.first(outlet),
        language=metadata.language(language),
        date=metadata.day(date),
    )


def _construct(element: etree._Element | None) -> str:
    """The text of an Atom construct: plain, HTML in a text, or XHTML in elements."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind == "xhtml":
        for child in element.iter("*"):
            child.tag = local(child)
        return text_of(markup(element))
    written = "".join(element.itertext())
    return text_of(written) if "html" in kind else written


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of RSS's own that has a name."""
    children = () if element is None else element.iterchildren("*")
    return next((child for child in children if _is_own(child, name)), None)


def _is_own(element: etree._Element, name: str) -> bool:
    """Whether an element is one of RSS itself, not of a module, and has a name."""
    return local(element) == name and etree.QName(element).namespace in _RSS


def _text(element: etree._Element | None, name: str) -> str:
    return text(_child(element, name))


def _itertext(element: etree._Element | None) -> Iterator[str]:
    return iter(()) if element is None else element.itertext()
