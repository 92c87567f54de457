"""The blocks of a page: what a browser sets off as a paragraph, a heading, an item or a row."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from claimcheck.english.words import words
from claimcheck.ingest.html.markup import CAPTION, POST

BLOCK = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table"
    " tbody tfoot thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("td", "th"))
_OUTSIDE = frozenset("head script style button select option noscript iframe textarea".split())
#: Elements and words of class names that hold something else than the story.
_ASIDE_TAGS = frozenset("nav footer aside form figcaption menu dialog".split())
_ASIDE_WORDS = frozenset(
    "ad ads advert advertisement author bio breadcrumb byline caption comment comments consent"
    " cookie copyright credit disqus dropdown footer masthead menu meta mostpopular nav navbar"
    " navigation newsletter outbrain paywall popular promo promoted recirc recommended"
    " related share sharing sidebar signup social sponsor sponsored subscribe subscription tag tags"
    " taboola teaser teasers timestamp toolbar tooltip trending widget".split()
)
#: Words of class names of the box between headline and story that sums it up.
_STANDFIRST_WORDS = frozenset("standfirst dek deck subheadline subtitle strapline lede".split())
_STOPPED = re.compile(r"[.?!…][”\"’')]*$")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\n"
#: Share of a block's text in links for it to be a pointer to other pages, and its words.
_WHOLE, _MIN_POINTER = 0.9, 4
#: Joiners that say nothing between letters of the Latin alphabet.
_JOINER = re.compile(r"\u200c(?=[\x00-\x7f])|(?<=[\x00-\x7f])\u200c")


class Names:
    """What the elements of a page are called, each looked at once: they hold many blocks."""

    def __init__(self) -> None:
        self._kinds: dict[HtmlElement, str] = {}
        self._words: dict[HtmlElement, frozenset[str]] = {}

    def kind(self, element: HtmlElement) -> str:
        """What an element is: its tag and classes, without the numbers that count them."""
        if element not in self._kinds:
            given = element.get("class", "").split()
            names = sorted(name for name in given if not any(map(str.isdigit, name)))
            self._kinds[element] = " ".join((str(element.tag), *names))
        return self._kinds[element]

    def words(self, element: HtmlElement) -> frozenset[str]:
        """The words of the names that a page gives an element."""
        if element not in self._words:
            named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
            self._words[element] = frozenset(word.lower() for word in _NAME.findall(named))
        return self._words[element]


@dataclass(frozen=True)
class Block:
    """A block: its text, with a line break where the page has one, and where it stands.

    ``element`` is the innermost element that is set off, ``linked`` the share of the text that is
    in links; ``names`` are those of the page's elements.
    """

    text: str
    element: HtmlElement
    linked: float
    names: Names

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in the form in which they are compared."""
        return tuple(words(self.text))

    @property
    def shown(self) -> str:
        """The text with the mark that a browser puts before an item of a list."""
        return f"- {self.text}" if self.element.tag == "li" else self.text

    @cached_property
    def is_pointer(self) -> bool:
        """Whether it is nothing but a link to another page, with words of its own."""
        linked = self.linked >= _WHOLE and len(self.words) >= _MIN_POINTER
        return linked and not _STOPPED.search(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in _HEADINGS

    @cached_property
    def is_standfirst(self) -> bool:
        """Whether it, or what holds it, is named as the summary over a story."""
        held = (self.element, *self.element.iterancestors())
        return any(_STANDFIRST_WORDS & self.names.words(element) for element in held)

    @cached_property
    def is_post(self) -> bool:
        """Whether it is part of what somebody posted elsewhere and the page shows."""
        held = (self.element, *self.element.iterancestors("blockquote"))
        return any(element.get(POST) is not None for element in held)

    @cached_property
    def is_caption(self) -> bool:
        """Whether it tells whose words a displayed quotation is."""
        held = (self.element, *self.element.iterancestors("p"))
        return any(element.get(CAPTION) is not None for element in held)

    @cached_property
    def container(self) -> tuple[str, ...]:
        """The kinds of the elements that hold the block, from the innermost one outwards."""
        return tuple(
            self.names.kind(e)
            for e in self.element.iterancestors()
            if e.tag not in ("html", "body")
        )

    def is_aside(self, story: Container[HtmlElement]) -> bool:
        """Whether what holds it is named as something else; ``story`` are the story's holders."""
        return any(
            element.tag in _ASIDE_TAGS or _ASIDE_WORDS & self.names.words(element)
            for element in (self.element, *self.element.iterancestors())
            if element not in story
        )


def blocks_of(tree: HtmlElement) -> list[Block]:
    """Return the blocks of a page in their order; those without a word are left out."""
    body = tree.find("body")
    return [b for b in _Walk().over(tree if body is None else body) if b.words]


class _Walk:
    """Goes once over a tree and cuts its text into blocks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_links = 0
        self._links = 0
        self._holders: list[HtmlElement] = []
        self._row: HtmlElement | None = None
        self._names = Names()

    def over(self, body: HtmlElement) -> Iterator[Block]:
        walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if element.tag in _OUTSIDE:
                    walk.skip_subtree()
                    continue
                yield from self._enter(element)
            elif event == "end":
                yield from self._leave(element)
            if event != "start" and element is not body:
                self._add(element.tail)

    def _enter(self, element: HtmlElement) -> Iterator[Block]:
        if self._row is not None:
            if element.tag in BLOCK or element.tag in _CELLS or element.tag == "br":
                self._pieces.append(" ")
        elif element.tag in BLOCK:
            yield from self._cut()
            self._holders.append(element)
            self._row = element if element.tag == "tr" else None
        elif element.tag == "br":
            self._pieces.append(_BREAK)
        if element.tag == "a" and not element.get("href", "").startswith("#"):
            self._in_links += 1
        self._add(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Block]:
        if element.tag == "a" and not element.get("href", "").startswith("#"):
            self._in_links -= 1
        if element.tag in BLOCK and self._holders and self._holders[-1] is element:
            yield from self._cut()
            self._holders.pop()
            self._row = None

    def _add(self, text: str | None) -> None:
        if text:
            piece = _SPACE.sub(" ", _JOINER.sub("", text))
            self._pieces.append(piece)
            if self._in_links:
                self._links += len(piece.strip())

    def _cut(self) -> Iterator[Block]:
        text = "".join(self._pieces)
        linked = self._links / max(1, len(text.strip()))
        self._pieces, self._links = [], 0
        for part in re.split(r" ?\n ?(?:\n ?)+", text):
            lines = (line.strip() for line in part.split(_BREAK))
            part = _BREAK.join(filter(None, (_SPACE.sub(" ", line) for line in lines)))
            if part and self._holders:
                yield Block(part, self._holders[-1], linked, self._names)
