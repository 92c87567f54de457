"""A page's markup, mended where its meaning would be lost with the tags.

An extractor keeps words and drops tags. What a browser shows of some tags is not in the words:
quotation marks of ``<q>``, that ``<del>`` is struck out, that a raised number is an exponent or the
mark of a note. Other words an extractor drops because of their tag, ``<time>`` above all. So the
tree is changed first, for trafilatura 2.3.1; docs/surprises.md tells of each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import zip_longest

from lxml import etree
from lxml.html import HtmlElement

from claimcheck.english import raised_figures
from claimcheck.ingest.html import labels, limits

#: The attribute by which what somebody posted is known.
POST = "data-post"
#: The attribute of what tells whose words a displayed quotation is.
CAPTION = "data-caption"
#: Elements whose words are no text of a page.
_SILENT = ("script", "style", "template", "audio", "video", "canvas", "object", "svg", "math")
#: Of these, those that often go unclosed, and what stands behind them then, not in them.
_MEDIA = ("audio", "video", "canvas", "object")
#: Of these, those inside which a browser shows no block of the page, and what may hold one.
_DRAWN = ("svg", "math")
_FOREIGN = frozenset({"foreignobject", "annotation-xml", "desc", "title"})
#: Elements whose words are no markup to a parser, up to their end.
_RAW = re.compile(r"<(/?)(iframe|noembed|noframes|noscript|textarea)\b[^<>]*>", re.IGNORECASE)
_PAGE_BLOCKS = ("p", "div", "article", "section", "h1", "h2")
#: Of a page that hides more of its words than this until a script runs, nothing counts as hidden.
_MAX_HIDDEN = 0.7
#: Words of a table's cell; what holds more is a column of the page.
_MAX_CELL = 40
#: The tag of a quotation that has its marks; of what is taken out with its words, and without them.
_QUOTED, _DROPPED, _UNWRAPPED = "quoted", "dropped", "unwrapped"
#: Elements taken out before a raised number, past which the words before it are looked for.
_MAX_BEFORE = 8
_CONCEALING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOTE = re.compile(r"(?i:foot|end)?(?i:notes?|refs?|references?|cit(?:e|ation)s?)(?:[-_ ]|\d|$)")
_HANDLE = re.compile(r"(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed)")

#: What a whole page has, and a piece of one has not.
_FRAME = re.compile(r"<(?:html|head|!doctype|\?xml|frameset)\b", re.IGNORECASE)


def parse(page: str) -> HtmlElement | None:
    """Return the tree of a page, None where there is none in it.

    A piece of a page gets a body: trafilatura takes one element alone for no page.

    Raises:
        TooMuchHtml: if it has more tags or attributes than `claimcheck.ingest.html.limits` allows.
    """
    from trafilatura import load_html

    whole = page if _FRAME.search(page) else f"<html><body>{page}</body></html>"
    whole = _without_unclosed(whole)
    limits.check(whole)
    return load_html(whole)


def _without_unclosed(page: str) -> str:
    """Leave out the tags of frames and the like that are opened and not closed before the next.

    What stands behind them would be their words to the end of the page.
    """
    tags = list(_RAW.finditer(page))
    pieces, start = [], 0
    for tag, following in zip_longest(tags, tags[1:]):
        closed = following is not None and following[1] and following[2].lower() == tag[2].lower()
        if not tag[1] and not closed:
            pieces.append(page[start : tag.start()])
            start = tag.end()
    return "".join((*pieces, page[start:]))


def mend(tree: HtmlElement) -> None:
    """Change a tree so that its words alone say what a browser shows."""
    _unwrap_unclosed_media(tree)
    _unwrap_unclosed_drawings(tree)
    _take_out(tree)
    for element in list(tree.iter(*_SILENT)):
        if element.get("type") != "application/ld+json":
            _drop(element)
    _take_out(tree)
    _drop_hidden(tree)
    _divide_tables(tree)
    changes: tuple[tuple[tuple[str, ...], Callable[[HtmlElement], None]], ...] = (
        (("del", "s", "strike"), _drop),
        (("ins", "time"), _unwrap),
        (("q",), _quote),
        (("sup",), _raise),
        (("blockquote",), _free),
    )
    for tags, change in changes:
        for element in list(tree.iter(*tags)):
            change(element)
        _take_out(tree)
    labels.repeat_spanning(tree)
    labels.join_terms(tree)


def _drop(element: HtmlElement) -> None:
    """Mark an element to be taken out with its words; what stands behind it stays."""
    element.tag = _DROPPED


def _unwrap(element: HtmlElement) -> None:
    """Mark an element to be taken out without its words."""
    element.tag = _UNWRAPPED


def _take_out(tree: HtmlElement) -> None:
    """Take out what is marked, all at once: one by one each would copy the words before it."""
    etree.strip_elements(tree, _DROPPED, with_tail=False)
    etree.strip_tags(tree, _UNWRAPPED, _QUOTED)


def _unwrap_unclosed_media(tree: HtmlElement) -> None:
    """Put what an unclosed player or picture holds behind it: it swallows the page.

    So does each of its sources, which the parser takes for an element that may hold others.
    """
    for element in list(tree.iter("source", "track", "param", *_MEDIA)):
        if element.tag not in _MEDIA or next(element.iter(*_PAGE_BLOCKS), None) is not None:
            _unwrap(element)


def _unwrap_unclosed_drawings(tree: HtmlElement) -> None:
    """Put what an unclosed drawing holds behind it, which is told by a block of the page in it."""
    drawn: dict[HtmlElement, bool] = {}
    for block in list(tree.iter(*_PAGE_BLOCKS)):
        passed: list[HtmlElement] = []
        unclosed = 0
        for outer in block.iterancestors():
            if outer in drawn or outer.tag in _FOREIGN:
                unclosed = len(passed) if drawn.get(outer) else unclosed
                break
            passed.append(outer)
            unclosed = len(passed) if outer.tag in _DRAWN else unclosed
        for place, outer in enumerate(passed):
            drawn[outer] = place < unclosed
    for element, is_unclosed in drawn.items():
        if is_unclosed:
            _unwrap(element)


def _drop_hidden(tree: HtmlElement) -> None:
    hidden = {e: None for e in tree.iter("*") if _is_hidden(e)}
    outer = [e for e in hidden if not any(a in hidden for a in e.iterancestors())]
    whole = len(_text(tree))
    if sum(len(_text(e)) for e in outer) <= _MAX_HIDDEN * whole:
        for element in outer:
            _drop(element)


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "head"):
        return False
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() not in ("false", "until-found"):
        return True
    return bool(_CONCEALING.search(element.get("style", "")))


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _divide_tables(tree: HtmlElement) -> None:
    """Make divisions of the tables by which a page lays out its columns."""
    parts: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for part in tree.iter("tbody", "thead", "tr", "td", "th"):
        holder = next(part.iterancestors("table", "div"), None)
        if holder is not None:
            parts[holder].append(part)
    for table in list(tree.iter("table")):
        if _is_layout([part for part in parts[table] if part.tag in ("td", "th")]):
            for element in (table, *parts[table]):
                element.tag = "div"


def _is_layout(cells: Sequence[HtmlElement]) -> bool:
    """Whether cells hold tables or whole paragraphs."""
    return any(cell.find(".//table") is not None for cell in cells) or any(
        len(cell.text_content().split()) > _MAX_CELL for cell in cells
    )


def _quote(element: HtmlElement) -> None:
    """Write the marks that a browser draws round a quotation; inside another, single ones."""
    within = sum(a.tag == _QUOTED for a in element.iterancestors())
    opening, closing = ("‘", "’") if within % 2 else ("“", "”")
    first = next(filter(None, map(str.strip, element.itertext())), "")
    if first[:1] not in "“\"‘'«":
        element.text = opening + (element.text or "").lstrip()
        _append(element, closing)
    element.tag = _QUOTED


def _append(element: HtmlElement, text: str) -> None:
    """Add ``text`` at the end of an element's words."""
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + text
    else:
        element.text = (element.text or "").rstrip() + text


def _raise(element: HtmlElement) -> None:
    """Tell an exponent, a fraction, the mark of a note and other raised letters apart."""
    text, before = _text(element), _before(element)
    kind = raised_figures.kind_of(text, before, _behind(element))
    if kind == "note" or _is_note(element):
        _drop(element)
    elif kind != "words":
        for child in list(element):
            element.remove(child)
        is_mixed = kind == "fraction" and before[-1:].isdigit()
        figures = text if kind == "fraction" else raised_figures.as_exponent(text)
        element.text = " " * is_mixed + figures.strip()
        _unwrap(element)


def _behind(element: HtmlElement) -> str:
    """How what stands right behind an element begins, "⁄" for a bar before lowered words."""
    tail, following = element.tail or "", element.getnext()
    is_bar = following is not None and following.tag == "sub" and tail.strip() == "/"
    return "⁄" if is_bar else tail


def _is_note(element: HtmlElement) -> bool:
    named = [element, *element.iter("a", "span")]
    marked = any(_NOTE.search(f"{e.get('class', '')} {e.get('role', '')}") for e in named)
    linked = any(a.get("href", "").startswith("#") for a in element.iter("a"))
    return (marked or linked) and bool(raised_figures.NOTE_MARK.fullmatch(_text(element)))


def _before(element: HtmlElement) -> str:
    """The words right before an element, in the same parent."""
    shown, previous = "", element.getprevious()
    for _ in range(_MAX_BEFORE):
        if previous is None or previous.tag not in (_DROPPED, _UNWRAPPED):
            break
        own = previous.text if previous.tag == _UNWRAPPED else None
        shown = f"{own or ''}{previous.tail or ''}{shown}"
        previous = previous.getprevious()
    if previous is not None:
        return f"{previous.tail or ''}{shown}" or _text(previous)
    parent = element.getparent()
    return f"{parent.text or ''}{shown}" if parent is not None else shown


def _free(element: HtmlElement) -> None:
    """Bring a quotation out of a figure, and what somebody posted out of the box of its site.

    What tells whose words it is, below it or as the figure's caption, becomes a paragraph.
    """
    if _HANDLE.search(element.get("class", "")):
        element.attrib.pop("class")
        element.set(POST, "")
    for signed in [*element.iter("footer"), *filter(_stands_alone, element.iter("cite"))]:
        _set_off(signed)
    figure = next(element.iterancestors("figure"), None)
    if figure is None:
        return
    figure.tag = "div"
    for caption in list(figure.iter("figcaption")):
        _set_off(caption)


def _set_off(element: HtmlElement) -> None:
    element.tag = "p"
    element.attrib.pop("class", None)
    element.set(CAPTION, "")


def _stands_alone(cite: HtmlElement) -> bool:
    """Whether a name stands below a quotation's paragraphs, not in a sentence of it."""
    above = cite.getprevious()
    below = above is not None and above.tag in ("p", "br", "div") and not (above.tail or "").strip()
    return below and not (cite.tail or "").strip() and cite.getparent().tag == "blockquote"
