"""Text out of NITF, the XML in which agencies have sent articles since the 1990s (IPTC, 3.x)."""

from __future__ import annotations

import datetime

from lxml import etree

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.html.fragment import text_of
from claimcheck.untrusted.xml_tree import markup, parse, text, without_namespaces

_AS_HTML = {"hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "body.content": "div"}
#: What stands beside a story: the credits above and below it, the captions of pictures.
_BESIDE = (".//byline", ".//dateline", ".//body.end/tagline", ".//media-caption")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def from_nitf(data: bytes, name: str) -> list[Extracted]:
    """Return the article of an NITF file; credits and captions are its furniture.

    Raises:
        InputError: if it is damaged or holds no text.
    """
    root = without_namespaces(parse(data, name))
    found = article(root)
    if found is None:
        raise InputError(f"{name} is NITF without text")
    return [found]


def article(root: etree._Element) -> Extracted | None:
    """Return the article of an ``nitf`` element without namespaces; None where it has no text."""
    content = root.find(".//body.content")
    if content is None:
        return None
    aside = [line for path in _BESIDE for line in map(text, root.iterfind(path)) if line]
    for element in list(content.iter("media", "fn", "note")):
        element.clear(keep_tail=True)
    for element in content.iter("*"):
        element.tag = _AS_HTML.get(element.tag, element.tag)
    story = text_of(markup(content))
    if not story.strip():
        return None
    return Extracted(
        story,
        metadata.first(text(root.find(".//hedline/hl1")), text(root.find("head/title"))),
        furniture=tuple(aside),
        outlet=metadata.first(
            *(pub.get("name") for pub in root.iterfind(".//pubdata")),
            text(root.find(".//distributor")),
            *(holder.get("holder") for holder in root.iterfind(".//doc.copyright")),
        ),
        language=metadata.language(root.get(_LANGUAGE)),
        date=_day(root),
    )


def _day(root: etree._Element) -> datetime.date | None:
    """The day of issue, else of release, else of the dateline."""
    for path in (".//date.issue", ".//date.release", ".//dateline/story.date"):
        for element in root.iterfind(path):
            if found := metadata.day(element.get("norm")):
                return found
    return None
