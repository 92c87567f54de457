"""A report as W3C Web Annotations (JSON-LD), for programs that lay notes over a text.

https://www.w3.org/TR/annotation-model/. An annotation finds its words by what they are and what
stands around them (TextQuoteSelector), which holds in any copy of the text, and by their place in
the cleaned text in code points (TextPositionSelector), which holds in ``article.text`` of the JSON.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from claimcheck.report import view
from claimcheck.report.remarks import remarks, uri

if TYPE_CHECKING:
    from claimcheck.records import ArticleInfo, Report
    from claimcheck.report.remarks import Remark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Characters before and after the words that tell them from the same words elsewhere.
AROUND = 32
# Ids are made of what they name, so that equal reports have equal ones.
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, CONTEXT)


def render(report: Report) -> str:
    """Return a collection with all annotations in its one page, ending in a line break."""
    article = report.article
    items = [_annotation(report, number, r) for number, r in enumerate(remarks(report))]
    collection = {
        "@context": CONTEXT,
        "id": _id(article, "collection"),
        "type": "AnnotationCollection",
        "label": view.clean(f"claimcheck: {article.title or article.id}"),
        "generator": _generator(report),
        "total": len(items),
    }
    if items:
        page = {"id": _id(article, "page"), "type": "AnnotationPage", "startIndex": 0}
        collection["first"] = {**page, "items": items}
    return json.dumps(collection, ensure_ascii=True, indent=2) + "\n"


def _annotation(report: Report, number: int, remark: Remark) -> dict[str, Any]:
    comment = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain"}
    tags = (remark.rule.id, remark.rule.category)
    return {
        "id": _id(report.article, f"{number} {remark.rule.id} {remark.start} {remark.end}"),
        "type": "Annotation",
        "motivation": "assessing",
        "generator": _generator(report),
        "body": [
            {**comment, "language": "en", "value": remark.message},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
        ],
        "target": {
            "source": uri(report.article.id),
            "selector": _selectors(report.article.text, remark.start, remark.end),
        },
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Return two selectors of the same words; either is enough."""
    quoted = {"type": "TextQuoteSelector", "exact": text[start:end]}
    around = {
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
    return [
        {**quoted, **{name: words for name, words in around.items() if words}},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _generator(report: Report) -> dict[str, str]:
    return {"type": "Software", "name": f"claimcheck {report.claimcheck}"}


def _id(article: ArticleInfo, what: str) -> str:
    return uuid.uuid5(_NAMES, f"{article.sha256} {what}").urn
