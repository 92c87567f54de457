"""What a page states of its story beside it: schema.org's JSON-LD and the tags of its head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

#: How deep JSON-LD may be nested.
_MAX_DEPTH = 8
_DESCRIPTIONS = (
    '//meta[@name="description"]/@content',
    '//meta[@property="og:description"]/@content',
    '//meta[@name="twitter:description"]/@content',
)


@dataclass(frozen=True)
class Stated:
    """The text of a story and its length in words, where the page states them; its summaries."""

    body: str
    words: int | None
    descriptions: tuple[str, ...]


def stated(tree: HtmlElement) -> Stated:
    """Return what a page states; the longest text where it states several."""
    bodies, counts, descriptions = [""], [], []
    for node in _nodes(tree):
        if isinstance(body := node.get("articleBody"), str):
            bodies.append(_plain(body))
        if str(count := node.get("wordCount", "")).isdigit():
            counts.append(int(count))
        if isinstance(text := node.get("description"), str):
            descriptions.append(_plain(text))
    for path in _DESCRIPTIONS:
        descriptions += map(str, tree.xpath(path))
    return Stated(
        max(bodies, key=len), max(counts, default=None), tuple(filter(None, descriptions))
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles of a page's JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            yield from _articles(json.loads(script.text, strict=False), 0)
        except (ValueError, RecursionError):  # many pages state what is no JSON
            continue


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, list):
        for each in node:
            yield from _articles(each, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).endswith(("Article", "Posting")) for kind in kinds):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(key), depth + 1)


def _plain(text: str) -> str:
    """The text of a value that may be written in HTML, perhaps with its marks escaped."""
    text = unescape(unescape(text)).replace("\r\n", "\n")
    if "<" not in text:
        return text
    try:
        root = fragment_fromstring(text, create_parent="div")
    except etree.ParserError:
        return text
    for element in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4"):
        element.tail = "\n\n" + (element.tail or "")
    return "".join(root.itertext())
