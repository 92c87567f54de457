"""What a page states of its story beside it: schema.org's JSON-LD and the tags of its head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from claimcheck.ingest.html import limits

#: How deep JSON-LD may be nested; different summaries of a page that are looked for in it.
_MAX_DEPTH, _MAX_DESCRIPTIONS = 8, 20
_DESCRIPTIONS = (
    '//meta[@name="description"]/@content',
    '//meta[@property="og:description"]/@content',
    '//meta[@name="twitter:description"]/@content',
)
_OUTLET = '//meta[@property="og:site_name"]/@content'
_PUBLISHED = '//meta[@property="article:published_time"]/@content'


@dataclass(frozen=True)
class Stated:
    """The text of a story and its length in words, where the page states them; its summaries.

    ``outlet``, ``language`` (a tag) and ``date`` are who published it, in what and when.
    """

    body: str
    words: int | None
    descriptions: tuple[str, ...]
    outlet: str | None = None
    language: str | None = None
    date: str | None = None


def stated(tree: HtmlElement) -> Stated:
    """Return what a page states; the longest text where it states several."""
    bodies, counts, descriptions = [""], [], []
    nodes = list(_nodes(tree))
    for node in nodes:
        if isinstance(body := node.get("articleBody"), str):
            bodies.append(plain(body))
        if str(count := node.get("wordCount", "")).isdigit():
            counts.append(int(count))
        if isinstance(text := node.get("description"), str):
            descriptions.append(plain(text))
    for path in _DESCRIPTIONS:
        descriptions += map(str, tree.xpath(path))
    return Stated(
        max(bodies, key=len),
        max(counts, default=None),
        tuple(dict.fromkeys(filter(None, descriptions)))[:_MAX_DESCRIPTIONS],
        _first(*map(publisher, nodes), *tree.xpath(_OUTLET)),
        _first(*(node.get("inLanguage") for node in nodes), *tree.xpath("/html/@lang")),
        _first(*(node.get("datePublished") for node in nodes), *tree.xpath(_PUBLISHED)),
    )


def publisher(article: dict[str, Any]) -> str | None:
    """The name of who publishes an article of JSON-LD."""
    given = article.get("publisher")
    names = [p.get("name") if isinstance(p, dict) else p for p in _listed(given)]
    return _first(*names)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(*values: object) -> str | None:
    """The first of some values that is a text."""
    return next((str(v).strip() for v in values if isinstance(v, str) and v.strip()), None)


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles of a page's JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            yield from articles(json.loads(script.text, strict=False))
        except (ValueError, RecursionError):  # many pages state what is no JSON
            continue


def articles(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The articles that a value of JSON-LD is or holds, at most `_MAX_DEPTH` deep."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, list):
        for each in node:
            yield from articles(each, depth + 1)
    elif isinstance(node, dict):
        kinds = _listed(node.get("@type", ""))
        if any(str(kind).endswith(("Article", "Posting")) for kind in kinds):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from articles(node.get(key), depth + 1)


def plain(text: str) -> str:
    """The text of a value that may be written in HTML, perhaps with its marks escaped."""
    text = unescape(unescape(text)).replace("\r\n", "\n")
    if "<" not in text:
        return text
    try:
        limits.check(text)
        root = fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return text
    for element in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4"):
        element.tail = "\n\n" + (element.tail or "")
    return "".join(root.itertext())
