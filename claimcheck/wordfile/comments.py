"""Comments written into a Word file, each at its words; all else in it stays as it is."""

from __future__ import annotations

import copy
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from claimcheck.wordfile.content import (
    Element,
    attribute,
    child,
    local,
    paragraph_tag,
    read,
    runs_of,
    text_of,
)
from claimcheck.wordfile.package import Package

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Elements between whose runs a comment may begin or end.
_HOLDERS = frozenset(
    "p ins moveTo hyperlink sdtContent smartTag fldSimple customXml dir bdo".split()
)
#: What XML cannot say.
_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Anchor(NamedTuple):
    """A place between two characters of a run, in the numbers of `claimcheck.wordfile.content`."""

    part: str
    paragraph: int
    run: int
    offset: int


class Comment(NamedTuple):
    """A comment on the ``words`` from ``start`` to ``end``, in paragraphs of its own.

    Where there is no anchor, or the words stand in a note or a text box, where Word takes no
    comments, the comment stands at what leads there, or at the beginning, and names the words.
    """

    start: Anchor | None
    end: Anchor | None
    words: str
    paragraphs: Sequence[str]


class _Ends(NamedTuple):
    """The elements before and behind which the marks of a comment stand."""

    first: Element
    last: Element


def add_comments(package: Package, comments: Sequence[Comment], author: str, initials: str) -> None:
    """Write comments into the main part of a Word file; its own ones stay."""
    main = package.tree(package.main)
    anchors = _Anchors(package, main)
    split = anchors.split(a for c in comments for a in (c.start, c.end) if a is not None)
    holder = _comments_part(package, main)
    taken = [attribute(e, "id") or "" for e in (*holder, *main.iter()) if _is_numbered(e)]
    free = max((int(id) for id in taken if id.isdecimal()), default=-1) + 1
    for number, comment in enumerate(comments, start=free):
        ends, exact = anchors.ends(comment, split)
        if ends is None:
            continue
        named = () if exact or not comment.words else (f"“{comment.words}”",)
        holder.append(_comment(main, number, (*named, *comment.paragraphs), author, initials))
        _mark(main, number, ends)
    package.change(package.main)


def _is_numbered(element: Element) -> bool:
    return local(element) in ("comment", "commentRangeStart", "commentReference")


class _Anchors:
    """Finds the elements at which the comments of a main part stand."""

    def __init__(self, package: Package, main: Element) -> None:
        self._package, self._main = package, main
        self._paragraphs = list(main.iter(paragraph_tag(main)))
        self._runs: dict[int, list[Element]] = {}
        self._held: dict[str, dict[int, tuple[str, str | None]]] = {}

    def split(self, anchors: Iterable[Anchor]) -> dict[Element, _Pieces]:
        """Cut the runs of the main part at the places of comments."""
        cuts: dict[Element, set[int]] = defaultdict(set)
        for anchor in anchors:
            run = self._run(anchor)
            if run is not None and _is_splittable(run):
                cuts[run].add(anchor.offset)
        return {run: _Pieces(run, sorted(offsets)) for run, offsets in cuts.items()}

    def ends(self, comment: Comment, split: dict[Element, _Pieces]) -> tuple[_Ends | None, bool]:
        """Where a comment stands, and whether that is at its words; None where there is no run."""
        start, end = comment.start, comment.end
        if start is None or end is None:
            return self._beginning, False
        first, last = self._run(start), self._run(end)
        if first is None or last is None:
            return self._leading_to(start) or self._beginning, False
        if first in split and last in split:
            return _Ends(split[first].from_(start.offset), split[last].until(end.offset)), True
        return _Ends(_outside(first), _outside(last)), False

    def _run(self, anchor: Anchor) -> Element | None:
        """The run of the main text that an anchor is in; None in notes and text boxes."""
        if anchor.part != self._package.main or anchor.paragraph >= len(self._paragraphs):
            return None
        paragraph = self._paragraphs[anchor.paragraph]
        if _outer(paragraph) is not None:
            return None
        if anchor.paragraph not in self._runs:
            self._runs[anchor.paragraph] = list(runs_of(paragraph))
        runs = self._runs[anchor.paragraph]
        return runs[anchor.run] if anchor.run < len(runs) else None

    def _leading_to(self, anchor: Anchor) -> _Ends | None:
        """The run that holds the box or refers to the note in which an anchor is."""
        if anchor.part == self._package.main:
            known = anchor.paragraph < len(self._paragraphs)
            outer = _outer(self._paragraphs[anchor.paragraph]) if known else None
            return None if outer is None else _Ends(outer, outer)
        note = self._notes(anchor.part).get(anchor.paragraph)
        reference = self._references.get(note) if note is not None else None
        if reference is None:
            return None
        found = _outside(reference)
        return _Ends(found, found)

    def _notes(self, part: str) -> dict[int, tuple[str, str | None]]:
        """The kind and id of the note that each paragraph of a part of notes is in."""
        if part not in self._held:
            root = self._package.tree(part)
            held = (
                (local(note), attribute(note, "id"))
                for note in root
                for _ in note.iter(paragraph_tag(root))
            )
            self._held[part] = dict(enumerate(held))
        return self._held[part]

    @cached_property
    def _references(self) -> dict[tuple[str, str | None], Element]:
        """Where the main text refers to notes, by their kind and id."""
        found: dict[tuple[str, str | None], Element] = {}
        for element in self._main.iter():
            kind = local(element)
            if kind.endswith("noteReference"):
                found.setdefault(
                    (kind.removesuffix("Reference"), attribute(element, "id")), element
                )
        return found

    @cached_property
    def _beginning(self) -> _Ends | None:
        """The first run that has text in it."""
        for line in read(self._main).lines:
            for piece in line.pieces:
                if piece.element is not None and _outer(self._paragraphs[piece.paragraph]) is None:
                    run = _outside(piece.element)
                    return _Ends(run, run)
        return None


class _Pieces:
    """A run cut at some of its offsets."""

    def __init__(self, run: Element, offsets: Sequence[int]) -> None:
        length = sum(len(text_of(inner)) for inner in run)
        inner_offsets = [offset for offset in offsets if 0 < offset < length]
        starts = [0, *inner_offsets]
        pieces = _cut(run, inner_offsets)
        self._by_start = dict(zip(starts, pieces, strict=True))
        self._by_end = dict(zip([*inner_offsets, length], pieces, strict=True))

    def from_(self, offset: int) -> Element:
        """The piece that begins at an offset."""
        return self._by_start[offset]

    def until(self, offset: int) -> Element:
        """The piece that ends at an offset."""
        return self._by_end[offset]


def _cut(run: Element, offsets: Sequence[int]) -> list[Element]:
    """Cut a run at offsets inside it, in one pass; the pieces have its properties."""
    properties = child(run, "rPr")
    pieces = [run]
    for _ in offsets:
        piece = run.makeelement(run.tag, dict(run.attrib))
        if properties is not None:
            piece.append(copy.deepcopy(properties))
        pieces[-1].addnext(piece)
        pieces.append(piece)
    at = 0
    for inner in list(run):
        text, written = text_of(inner), inner.text or ""
        first, last = bisect_right(offsets, at), bisect_left(offsets, at + len(text))
        if first and inner is not properties:
            pieces[first].append(inner)
        cuts = [offset - at for offset in offsets[first:last]]
        for place, (start, end) in enumerate(pairwise([0, *cuts, len(text)] if cuts else [])):
            part = inner if place == 0 else inner.makeelement(inner.tag, dict(inner.attrib))
            part.text = written[start:end]
            part.set(_SPACE, "preserve")
            if place:
                pieces[first + place].append(part)
        at += len(text)
    return pieces


def _is_splittable(run: Element) -> bool:
    """Whether a run is one of words, among others; the runs of formulas stay as they are."""
    return local(run.getparent()) in _HOLDERS


def _outside(element: Element) -> Element:
    """The element itself or the first around it that stands among the runs of a paragraph."""
    while local(element.getparent()) not in _HOLDERS:
        element = element.getparent()
    return element


def _outer(paragraph: Element) -> Element | None:
    """What holds the text box of a paragraph in the main text; None where it is in none."""
    outer = None
    for element in paragraph.iterancestors(paragraph.tag):
        outer = element
    if outer is None:
        return None
    inner = paragraph
    while inner.getparent() is not None:
        if local(inner) == "r" and next(inner.iterancestors(paragraph.tag), None) is outer:
            return _outside(inner)
        inner = inner.getparent()
    return None


def _mark(main: Element, number: int, ends: _Ends) -> None:
    """Set the marks of a comment, and behind its words the reference to it."""
    ends.first.addprevious(_made(main, "commentRangeStart", id=str(number)))
    end = _made(main, "commentRangeEnd", id=str(number))
    ends.last.addnext(end)
    reference = _made(main, "r")
    reference.append(_made(main, "commentReference", id=str(number)))
    top = end
    while local(top.getparent()) != "p":
        top = top.getparent()
    top.addnext(reference)


def _comments_part(package: Package, main: Element) -> Element:
    part = package.related("comments")
    if part is not None:
        package.change(part)
        return package.tree(part)
    folder = package.main.rpartition("/")[0]
    names = (f"{folder}/comments{n or ''}.xml".lstrip("/") for n in range(1000))
    free = next(name for name in names if not package.has(name))
    root = etree.Element(f"{_namespace(main)}comments", nsmap={"w": _namespace(main)[1:-1]})
    package.add(free, root, "comments", _CONTENT_TYPE)
    return root


def _comment(
    main: Element, number: int, paragraphs: Iterable[str], author: str, initials: str
) -> Element:
    comment = _made(main, "comment", id=str(number), author=author, initials=initials)
    for text in paragraphs:
        paragraph, run = _made(main, "p"), _made(main, "r")
        words = _made(main, "t")
        words.text = _UNSAYABLE.sub("", text)
        words.set(_SPACE, "preserve")
        run.append(words)
        paragraph.append(run)
        comment.append(paragraph)
    return comment


def _made(main: Element, name: str, **attributes: str) -> Element:
    """An element in the namespace of the main part."""
    space = _namespace(main)
    return main.makeelement(f"{space}{name}", {f"{space}{k}": v for k, v in attributes.items()})


def _namespace(element: Element) -> str:
    return f"{element.tag.rpartition('}')[0]}}}"
