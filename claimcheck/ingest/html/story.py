"""Which blocks of a page are its story.

trafilatura says which text is the story; here its choice is completed. What stands in containers of
the same kind as the story's, round an advertisement say, is story as well; so is a box with the
summary that the page states, and what JSON-LD has of the story where the page shows it. What is
known to be missing and cannot be taken is told.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from claimcheck.english.sentences import split_sentences
from claimcheck.english.words import words
from claimcheck.ingest.furniture.page import opens_list
from claimcheck.ingest.furniture.shapes import is_stopped
from claimcheck.ingest.html.blocks import Block
from claimcheck.ingest.html.stated import Stated

#: Words of a block that is surely the one that trafilatura took, wherever it stands.
_SURE = 5
#: Words of a block that is taken for its container; shorter ones are labels.
_MIN_PROSE = 8
#: Share of the story's words that stand in containers of the story's own kinds, at least.
_OWN_KIND = 0.2
#: Share of a text in links above which it is a list of links.
_MAX_LINKED = 0.5
#: Words of a summary by which its box is known.
_MIN_SUMMARY = 6
#: Share of the stated story that must be missing for its text to be taken as it is stated.
_MISSING = 0.5
#: Words of a paragraph that is told of when it is not read.
_MIN_LEFT = 20
#: Share of the story's paragraphs in the element that is taken for its container.
_NEARLY = 0.8
#: Elements that only group blocks of one container.
_GROUPS = frozenset(("ul", "ol", "li", "blockquote", "table", "tbody", "thead", "tr", "dl"))

Words = Sequence[str]


def _count(texts: Iterable[str]) -> int:
    return sum(len(words(text)) for text in texts)


class Run:
    """Some texts as one run of words, to ask whether others stand in it."""

    def __init__(self, texts: Iterable[Words]) -> None:
        run = [word for text in texts for word in text]
        self._joined = f" {' '.join(run)} "
        # Most of what is asked is not in it, which its first words tell at once.
        self._openings = {tuple(run[at : at + _SURE]) for at in range(len(run))}

    def holds(self, asked: Words) -> bool:
        """Whether the words stand in it, in a row."""
        if len(asked) >= _SURE and tuple(asked[:_SURE]) not in self._openings:
            return False
        return f" {' '.join(asked)} " in self._joined


class Story:
    """Chooses among ``blocks``, beginning with those whose text trafilatura took (``lines``).

    ``chosen`` are the places of the story's blocks; ``loose`` maps such a place to the lines that
    no block has, which belong behind it (-1: before all).
    """

    def __init__(self, blocks: Sequence[Block], lines: Sequence[str], told: Stated) -> None:
        self.blocks = blocks
        self.told = told
        self.chosen: set[int] = set()
        self.loose: dict[int, list[str]] = {}
        self._find(lines)
        self._single()
        self._complete()
        self._leave_others()
        self._take_stated()

    def _find(self, lines: Sequence[str]) -> None:
        """Choose the blocks of the extracted text."""
        keys = [tuple(words(line)) for line in lines]
        known, whole = set(keys), Run(keys)
        self.chosen = {
            place
            for place, block in enumerate(self.blocks)
            if block.words in known or (len(block.words) >= _SURE and whole.holds(block.words))
        }
        read, last = Run(self.blocks[place].words for place in sorted(self.chosen)), -1
        holders = _Holders(self.blocks)
        for line, key in zip(lines, keys, strict=True):
            found = holders.of(key, last) if key else None
            if found is not None:
                last = found
                self.chosen.add(found)
            elif key and not read.holds(key):
                self.loose.setdefault(last, []).append(line)

    def _single(self) -> None:
        """Of blocks with the same words keep the one in the story's containers."""
        weight = self._kinds()
        by_words: dict[Words, list[int]] = {}
        for place in sorted(self.chosen):
            by_words.setdefault(self.blocks[place].words, []).append(place)
        for key, places in by_words.items():
            if len(places) > 1 and len(key) >= _SURE:
                best = max(places, key=lambda place: weight[_kind(self.blocks[place])])
                self.chosen -= set(places) - {best}

    def _kinds(self) -> Counter[Words]:
        """Words of the story in each kind of container."""
        weight: Counter[Words] = Counter()
        for place in self.chosen:
            block = self.blocks[place]
            if self._is_prose(place):
                weight[_kind(block)] += len(block.words)
        return weight

    def _own_kinds(self) -> set[Words]:
        """The kinds of container in which the story stands."""
        weight = self._kinds()
        return {kind for kind, w in weight.items() if w >= _OWN_KIND * weight.total()}

    def _holders(self) -> set[HtmlElement]:
        """The elements that hold a good part of the story, whatever they are called."""
        weight: Counter[HtmlElement] = Counter()
        for place in self.chosen:
            for element in self.blocks[place].element.iterancestors():
                weight[element] += len(self.blocks[place].words)
        whole = max(weight.values(), default=0)
        return {element for element, w in weight.items() if w >= _OWN_KIND * whole}

    def _complete(self) -> None:
        """Choose what stands in containers of the story's kinds, and what the page states."""
        if not self.chosen:
            return
        own = self._own_kinds()
        articles = {_article(self.blocks[place]) for place in self.chosen}
        body = Run([words(self.told.body)])
        first = min((p for p in self.chosen if self._is_prose(p)), default=min(self.chosen))
        last = max(self.chosen)
        tops = [p for p, block in enumerate(self.blocks[:first]) if block.element.tag == "h1"]
        top = tops[-1] if tops else first
        holders = self._holders()
        summaries = [words(text.rstrip(" .…")) for text in self.told.descriptions]
        for place, block in enumerate(self.blocks):
            if block.is_post and first < place < last:
                self.chosen.add(place)
            if place in self.chosen or len(block.words) < _MIN_PROSE:
                continue
            if place < first and (
                _is_summary(block, summaries) or (block.is_standfirst and top < place)
            ):
                self.chosen.add(place)
            elif (
                block.is_aside(holders)
                or block.linked > _MAX_LINKED
                or _article(block) not in articles
            ):
                continue
            elif (_kind(block) in own and place > first) or body.holds(block.words):
                self.chosen.add(place)

    def headline(self) -> str | None:
        """The top heading right before the story; None where there is none."""
        first = min((p for p in self.chosen if self._is_prose(p)), default=0)
        tops = [b.text for b in self.blocks[:first] if b.element.tag == "h1"]
        return " ".join(tops[-1].split()) if tops else None

    def _is_prose(self, place: int) -> bool:
        block = self.blocks[place]
        return not block.is_heading and len(block.words) >= _MIN_PROSE

    def _leave_others(self) -> None:
        """Leave out what leads to other stories and boxes that are named as something else."""
        holders, own = self._holders(), self._own_kinds()
        left = {place for place in self.chosen if self._is_other(place, holders, own)}
        cards = {self.blocks[p].element.getparent() for p in left if self.blocks[p].is_heading}
        left |= {p for p in self.chosen if self.blocks[p].element.getparent() in cards - holders}
        in_list = False
        for place, block in enumerate(self.blocks):
            is_item = block.element.tag == "li"
            in_list = opens_list(block.text) or (in_list and is_item)
            if in_list and is_item:
                left.add(place)
        self.chosen -= left

    def _take_stated(self) -> None:
        """Take the text that the page states where most of it is not in the blocks.

        trafilatura may have taken it, as one line beside the blocks that show its beginning.
        """
        paragraphs = [part for part in self.told.body.split("\n") if words(part)]
        body = words(self.told.body)
        lines = Run(words(line) for each in self.loose.values() for line in each)
        is_line = bool(body) and lines.holds(body)
        if not is_line and _count(self.missing()) <= _MISSING * len(body):
            return
        stated = Run([body])
        prose = [place for place in sorted(self.chosen) if self._is_prose(place)]
        behind = max((place for place in self.chosen if place < min(prose, default=0)), default=-1)
        self.chosen -= {place for place in prose if stated.holds(self.blocks[place].words)}
        self.loose = {behind: paragraphs}

    def missing(self) -> list[str]:
        """The sentences that the page states of its story and that were not read."""
        lines = [line for each in self.loose.values() for line in each]
        read = Run([*(self.blocks[p].words for p in sorted(self.chosen)), *map(words, lines)])
        return [
            paragraph[start:end]
            for paragraph in self.told.body.split("\n")
            for start, end in split_sentences(paragraph, "en")
            if len(found := words(paragraph[start:end])) >= _SURE and not read.holds(found)
        ]

    def left(self) -> list[str]:
        """The paragraphs in the story's own container that were not read."""
        holders = self._holders()
        read = Run(self.blocks[place].words for place in sorted(self.chosen))
        inner = self._inner()
        return [
            block.text
            for place, block in enumerate(self.blocks)
            if place not in self.chosen
            and len(block.words) >= _MIN_LEFT
            and block.linked <= _MAX_LINKED
            and is_stopped(block.text)
            and inner in block.element.iterancestors()
            and not block.is_aside(holders)
            and not read.holds(block.words)
        ]

    def _inner(self) -> HtmlElement | None:
        """The innermost element that holds nearly all of the story."""
        prose = [self.blocks[p].element for p in self.chosen if self._is_prose(p)]
        if not prose:
            return None
        count = Counter(a for element in prose for a in element.iterancestors())
        nearly = [a for a, n in count.items() if n >= _NEARLY * len(prose)]
        return max(nearly, key=lambda a: sum(1 for _ in a.iterancestors()), default=None)

    def _is_other(self, place: int, holders: set[HtmlElement], own: set[Words]) -> bool:
        block = self.blocks[place]
        if block.is_post:
            return False
        if block.is_heading:
            return block.is_pointer and _kind(block) not in own and block.element.tag != "h1"
        return block.is_pointer or block.is_aside(holders)


class _Holders:
    """Which block holds a line: the next one behind a place, else the first."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._same: dict[Words, list[int]] = {}
        self._starts: list[int] = []
        pieces, length = [], 0
        for place, block in enumerate(blocks):
            self._same.setdefault(block.words, []).append(place)
            self._starts.append(length)
            pieces.append(f" {' '.join(block.words)} \n")
            length += len(pieces[-1])
        self._joined = "".join(pieces)

    def of(self, key: Words, last: int) -> int | None:
        """The place of the block that is the line, or has it in it."""
        if same := self._same.get(key):
            return same[bisect(same, last) % len(same)]
        if len(key) < _SURE:
            return None
        asked, behind = f" {' '.join(key)} ", self._starts[last] if last >= 0 else 0
        at = self._joined.find(asked, behind)
        at = self._joined.find(asked) if at < 0 else at
        return None if at < 0 else bisect(self._starts, at) - 1


def _kind(block: Block) -> Words:
    """The kind of container that holds a block: with its classes, else by its way to the top."""
    path = block.container
    while path and path[0] in _GROUPS:
        path = path[1:]
    return path[:2] if path and " " in path[0] else path


def _article(block: Block) -> HtmlElement | None:
    return next(block.element.iterancestors("article"), None)


def _is_summary(block: Block, summaries: Sequence[Words]) -> bool:
    """Whether a block is what the page states as its summary, which may be cut short."""
    shown = " ".join(block.words)
    return any(
        len(summary) >= _MIN_SUMMARY
        and (shown.startswith(" ".join(summary)) or Run([summary]).holds(block.words))
        for summary in summaries
    )
