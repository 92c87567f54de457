"""Texts out of NewsML-G2, the IPTC's envelope for news: one item, or a message of several."""

from __future__ import annotations

from lxml import etree

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted, bounded
from claimcheck.ingest.formats import nitf
from claimcheck.ingest.html.fragment import text_of
from claimcheck.untrusted.xml_tree import markup, parse, text, without_namespaces

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
#: Where the day of a text stands; a version's comes last, as a correction moves it.
_DAYS = ("contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated")


def from_newsml(data: bytes, name: str) -> list[Extracted]:
    """Return the texts of the items of a NewsML-G2 file; items of other media have none.

    A text is inline, as NITF, HTML or plain; one that an item only points to is not fetched.

    Raises:
        InputError: if it is damaged or holds no text.
    """
    root = without_namespaces(parse(data, name))
    items = map(_item, bounded(root.iter("newsItem"), name))
    found = [item for item in items if item is not None]
    if not found:
        raise InputError(f"{name} is NewsML-G2 without a text in it")
    return found


def _item(item: etree._Element) -> Extracted | None:
    story = _story(item)
    if story is None or not story.text.strip():
        return None
    days = (metadata.day(text(item.find(path))) for path in _DAYS)
    return story._replace(
        title=metadata.first(
            text(item.find("contentMeta/headline")), text(item.find("itemMeta/title")), story.title
        ),
        outlet=_outlet(item) or story.outlet,
        language=_language(item) or story.language,
        date=next(filter(None, days), story.date),
    )


def _story(item: etree._Element) -> Extracted | None:
    """The first inline text of an item."""
    for inline in item.iterfind("contentSet/inlineXML"):
        child = next(inline.iterchildren("*"), None)
        if child is not None and child.tag == "nitf":
            return nitf.article(child)
        if child is not None and child.tag == "html":
            body = child.find("body")
            return None if body is None else Extracted(text_of(markup(body)))
    for inline in item.iterfind("contentSet/inlineData"):
        kind, written = inline.get("contenttype", "text/plain"), "".join(inline.itertext())
        if inline.get("encoding") is None and kind.startswith("text/"):
            return Extracted(text_of(written) if "html" in kind else written)
    return None


def _outlet(item: etree._Element) -> str | None:
    """Who provides an item: by name, else by a literal or the part of a code behind its scheme."""
    named = [
        item.find(path)
        for path in ("contentMeta/infoSource", "itemMeta/provider", "rightsInfo/copyrightHolder")
    ]
    holders = [holder for holder in named if holder is not None]
    return metadata.first(
        *(text(holder.find("name")) for holder in holders),
        *(holder.get("literal") for holder in holders),
        *(holder.get("qcode", "").rpartition(":")[2] for holder in holders),
    )


def _language(item: etree._Element) -> str | None:
    told = item.find("contentMeta/language")
    tag = told.get("tag") if told is not None else None
    return metadata.language(tag) or metadata.language(item.get(_LANGUAGE))
