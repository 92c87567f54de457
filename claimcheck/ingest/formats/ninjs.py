"""Texts out of ninjs, the IPTC's news in JSON: generation 1, and 2 and 3 with their lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.html.fragment import text_of

#: What no other JSON has beside a URI: bodies and headlines of ninjs.
_OWN = ("bodies", "headlines", "body_text", "body_html", "body_xhtml")
#: Bodies of an item in which its text is looked for.
_MAX_BODIES = 20
_DAYS = ("contentcreated", "firstcreated", "versioncreated")


def is_ninjs(record: Any) -> bool:
    """Whether a value of JSON is an item of ninjs."""
    if not isinstance(record, dict):
        return False
    standard = record.get("standard")
    named = isinstance(standard, dict) and standard.get("name") == "ninjs"
    return named or (isinstance(record.get("uri"), str) and any(key in record for key in _OWN))


def from_ninjs(record: dict[str, Any]) -> Extracted:
    """Return the text of an item of ninjs; empty where it has none.

    HTML is taken before plain text, whose paragraphs are often lost.
    """
    # Generation 3 writes in mixed case what 1 and 2 write small.
    fields = {key.lower(): value for key, value in record.items()}
    headlines = sorted(_entries(fields.get("headlines")), key=lambda h: h.get("role") != "main")
    return Extracted(
        _story(fields),
        metadata.first(*(h.get("value") for h in headlines), fields.get("headline")),
        outlet=_outlet(fields),
        language=metadata.language(fields.get("language")),
        date=next(filter(None, (metadata.day(fields.get(key)) for key in _DAYS)), None),
    )


def _story(fields: dict[str, Any]) -> str:
    texts: dict[bool, list[str]] = {True: [], False: []}
    for body in _entries(fields.get("bodies")):
        kind, value = str(body.get("contenttype", "")).lower(), body.get("value")
        if isinstance(value, str) and kind in ("", "text/plain", "text/html", "text/xhtml"):
            texts["html" in kind].append(value)
    for key, value in fields.items():
        if key.startswith("body_") and isinstance(value, str):
            texts["html" in key].append(value)
    written = next(filter(str.strip, map(text_of, texts[True][:_MAX_BODIES])), "")
    return written or next(filter(str.strip, texts[False]), "")


def _outlet(fields: dict[str, Any]) -> str | None:
    sources = [s for s in _entries(fields.get("infosources")) if s.get("name")]
    provider = fields.get("provider")
    return metadata.first(
        provider.get("name") if isinstance(provider, dict) else provider,
        fields.get("copyrightholder"),
        *(source["name"] for source in sources),
    )


def _entries(given: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list, their names in small letters."""
    for entry in given if isinstance(given, list) else ():
        if isinstance(entry, dict):
            yield {key.lower(): value for key, value in entry.items()}
