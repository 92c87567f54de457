"""Texts out of schema.org's NewsArticle and its kin, given as JSON-LD."""

from __future__ import annotations

from typing import Any

from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.html.stated import articles, plain, publisher


def from_news_articles(value: Any) -> list[Extracted]:
    """Return the articles with a body that a value of JSON is or holds."""
    bodies: dict[str, dict[str, Any]] = {}
    for node in articles(value):
        body = node.get("articleBody")
        if isinstance(body, str) and body.strip():
            bodies.setdefault(body, node)
    return [_extracted(body, node) for body, node in bodies.items()]


def _extracted(body: str, node: dict[str, Any]) -> Extracted:
    return Extracted(
        plain(body),
        metadata.first(node.get("headline"), node.get("name")),
        outlet=metadata.first(publisher(node)),
        language=metadata.language(node.get("inLanguage")),
        date=metadata.day(node.get("datePublished")) or metadata.day(node.get("dateCreated")),
    )
