"""Furniture: the text of a page that is no part of its story.

First every paragraph and sentence is held against the table `RULES`; then blocks grow: a letter
to readers up to its end, a list of links, labels of buttons between furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.english.quote_marks import QUOTE_MARKS, without_quotations
from claimcheck.ingest.furniture import shapes
from claimcheck.ingest.furniture.appeals import APPEAL_RULES
from claimcheck.ingest.furniture.copy_marks import COPY_RULES
from claimcheck.ingest.furniture.kept import kept
from claimcheck.ingest.furniture.lines import LINE_RULES
from claimcheck.ingest.furniture.notices import NOTICE_RULES
from claimcheck.ingest.furniture.rule import Rule
from claimcheck.ingest.furniture.shapes import (
    PROMPT,
    is_label,
    speaks_to_readers,
    tells_who_says,
)

#: Every rule that finds furniture by itself; the first that matches gives its name.
RULES: tuple[Rule, ...] = LINE_RULES + COPY_RULES + NOTICE_RULES + APPEAL_RULES
#: A caption, in words, with its credit.
_MAX_CAPTION = 60
#: A caption beside a line that holds only the credit, in words.
_MAX_LOOSE_CAPTION = 25
#: An entry in a list of links, in words.
_MAX_LINK_TITLE = 20
#: The words of a button or of a choice in a form; fewer when real text may follow.
_MAX_LABEL, _MAX_LABEL_AT_END = 3, 6
#: Paragraphs that do not speak to readers in a row that a letter to readers may hold.
_MAX_ASIDE = 1
#: A letter to readers, in paragraphs.
_MAX_LETTER = 60

_SIGNATURE = re.compile(r"[~—–―-]{1,2} ?[A-Z]\S*(?: [A-Z]|[.,]?$)")
_MAX_SIGNATURE = 14
#: The same behind a hyphen, which more often begins an item of a list.
_MAX_HYPHENED = 5
_ENDS_QUOTED = re.compile(r"[”\"»’'][.,]?$")


@dataclass(frozen=True)
class Marks:
    """What is furniture, each with the name of the rule that found it.

    ``paragraphs`` maps the index of a paragraph, ``sentences`` maps (paragraph, sentence in it);
    the sentences of a marked paragraph are not listed again.
    """

    paragraphs: Mapping[int, str]
    sentences: Mapping[tuple[int, int], str]

    def holds(self, paragraph: int, sentence: int) -> bool:
        """Whether a sentence is furniture, alone or with its paragraph."""
        return paragraph in self.paragraphs or (paragraph, sentence) in self.sentences

    def with_paragraphs(self, places: Iterable[int], rule: str) -> Marks:
        """Return these marks and those of more paragraphs."""
        return Marks({**self.paragraphs, **dict.fromkeys(places, rule)}, self.sentences)


def opens_list(text: str) -> bool:
    """Whether a paragraph is the heading of a list of links to other stories."""
    rule = _first_rule(text, paragraph=True)
    return rule is not None and rule.opens == "list"


def mark(paragraphs: Sequence[Sequence[str]]) -> Marks:
    """Find the furniture of a page given as paragraphs of sentences."""
    return _Page(paragraphs).marks()


class _Page:
    """Works out the marks of one page; ``found`` grows step by step."""

    def __init__(self, paragraphs: Sequence[Sequence[str]]) -> None:
        self.paragraphs = paragraphs
        self.texts = [" ".join(sentences) for sentences in paragraphs]
        self.found: dict[int, str] = {}
        self.appeals: set[int] = set()
        self.opens: dict[int, Rule] = {}
        self.sentences: dict[tuple[int, int], str] = {}

    def marks(self) -> Marks:
        for index in range(len(self.paragraphs)):
            self._hold_against_rules(index)
        self._keep(kept(self.texts, self.found))
        self._signatures()
        self._captions()
        self._letters()
        self._lists()
        self._labels()
        self._shapes()
        return Marks(
            self.found, {k: v for k, v in self.sentences.items() if k[0] not in self.found}
        )

    def _hold_against_rules(self, index: int) -> None:
        sentences = self.paragraphs[index]
        whole = _first_rule(self.texts[index], paragraph=True)
        hits = [_first_rule(sentence, paragraph=False) for sentence in sentences]
        hit = [rule for rule in hits if rule]
        if whole is None and hit and self._goes_with(index, hits):
            whole = hit[-1]
        if whole:
            self.found[index] = whole.name
        for rule in [whole, *hit] if whole else ():
            if rule and rule.opens:
                self.opens.setdefault(index, rule)
        if any(rule is not None and rule.asks for rule in (whole, *hits)):
            self.appeals.add(index)
        self.sentences.update({(index, n): rule.name for n, rule in enumerate(hits) if rule})

    def _keep(self, places: Iterable[int]) -> None:
        """Take back the marks of some paragraphs."""
        for index in places:
            del self.found[index]
            self.appeals.discard(index)
            self.opens.pop(index, None)
            for n in range(len(self.paragraphs[index])):
                self.sentences.pop((index, n), None)

    def _goes_with(self, index: int, hits: list[Rule | None]) -> bool:
        """Whether a whole paragraph is furniture because of the ``hits`` on its sentences.

        It is when most are hit, when a credit ends a caption, or when the rest speaks to readers.
        """
        if 2 * sum(rule is not None for rule in hits) > len(hits):
            return True
        last = hits[-1]
        if last is not None and last.name == "credit":
            return len(self.texts[index].split()) <= _MAX_CAPTION
        rest = [s for s, rule in zip(self.paragraphs[index], hits, strict=True) if rule is None]
        appeals = any(rule is not None and rule.asks for rule in hits)
        return appeals and all(
            speaks_to_readers(text) or is_label(text, _MAX_LABEL_AT_END) or PROMPT.match(text)
            for text in rest
        )

    def _signatures(self) -> None:
        """Mark who said a displayed quotation, in a line or sentence of its own behind it."""
        before = ""
        for index, sentences in enumerate(self.paragraphs):
            for n, sentence in enumerate(sentences):
                if (
                    _SIGNATURE.match(sentence)
                    and _ENDS_QUOTED.search(before)
                    and n == len(sentences) - 1
                    and is_label(
                        sentence, _MAX_HYPHENED if sentence.startswith("- ") else _MAX_SIGNATURE
                    )
                ):
                    self.sentences[index, n] = "signature"
                    if len(sentences) == 1:
                        self.found[index] = "signature"
                before = sentence

    def _captions(self) -> None:
        """Mark a short verbless line before or after a line that is only a credit."""
        for index in [i for i, name in self.found.items() if name == "credit"]:
            if len(self.paragraphs[index]) > 1:
                continue
            for near in (index - 1, index + 1):
                if (
                    0 <= near < len(self.texts)
                    and near not in self.found
                    and not self._may_be_headline(near)
                    and is_label(self.texts[near], _MAX_LOOSE_CAPTION)
                    and not any(mark in self.texts[near] for mark in '“"«')
                ):
                    self.found[near] = "caption"
                    break

    def _may_be_headline(self, index: int) -> bool:
        return all(earlier in self.found for earlier in range(index))

    def _letters(self) -> None:
        """Grow letters to readers and appeals over the paragraphs that speak to readers."""
        starts = [i for i, rule in sorted(self.opens.items()) if rule.opens == "letter"]
        for start in starts:
            self._grow_letter(start, headed=self.opens[start].name == "letter_heading")

    def _grow_letter(self, start: int, *, headed: bool) -> None:
        """Mark from ``start`` to the last paragraph that surely belongs to the letter.

        Without a heading only what stands between two appeals is sure: an essay may say "we" too.
        """
        end, aside = start, 0
        for index in range(start + 1, min(len(self.texts), start + _MAX_LETTER)):
            opens = self.opens.get(index)
            if opens is not None and opens.opens == "letter":
                end, aside = index, 0
            elif index in self.found:
                continue
            elif self._speaks_to_readers(index):
                if headed:
                    end = index if aside == 0 else end
            else:
                aside += 1
                if aside > _MAX_ASIDE or not headed:
                    break
        for index in range(start + 1, end + 1):
            self.found.setdefault(index, "letter")

    def _speaks_to_readers(self, index: int) -> bool:
        sentences = self.paragraphs[index]
        return 2 * sum(map(speaks_to_readers, sentences)) >= len(sentences)

    def _lists(self) -> None:
        """Mark the headlines that follow the heading of a list of links."""
        for start, rule in sorted(self.opens.items()):
            if rule.opens != "list":
                continue
            for index in range(start + 1, len(self.texts)):
                text = self.texts[index]
                is_title = (
                    len(text.split()) <= _MAX_LINK_TITLE
                    and text.rstrip(QUOTE_MARKS)[-1:] not in ".!"
                )
                if index not in self.found and not is_title:
                    break
                self.found.setdefault(index, "listed_link")

    def _labels(self) -> None:
        """Mark button labels and words of forms: runs of very short lines within furniture."""
        index = 0
        while index < len(self.texts):
            if index in self.found:
                index += 1
                continue
            end = index
            while end < len(self.texts) and end not in self.found:
                end += 1
            at_end = end == len(self.texts)
            most = _MAX_LABEL_AT_END if at_end else _MAX_LABEL
            run = range(index, end)
            if (
                index - 1 in self.found
                and not self._may_be_headline(index)
                and all(is_label(self.texts[i], most) for i in run)
                and not (at_end and any(_may_tell(self.texts[i]) for i in run))
            ):
                self.found.update(dict.fromkeys(run, "label"))
            index = end

    def _shapes(self) -> None:
        """Mark what is known by its place and shape, see `shapes`."""
        appeals = frozenset(self.appeals)
        for name, places in (
            ("box", shapes.boxes(self.texts, self.found, appeals)),
            ("closing_line", shapes.closing_lines(self.texts, self.found)),
            ("box_heading", shapes.headings(self.texts, self.found, appeals)),
            ("capitals", shapes.capitals(self.texts, self.found)),
            ("promotion", shapes.promotions(self.texts, self.found)),
        ):
            for index in places:
                self.found.setdefault(index, name)


def _may_tell(text: str) -> bool:
    """Whether a line at a page's end may belong to the story: a sentence, or one with figures."""
    return text.endswith((".", "”")) or any(map(str.isdigit, text))


def _first_rule(text: str, *, paragraph: bool) -> Rule | None:
    """Return the first rule that ``text`` meets; sentence rules also hold for paragraphs of one."""
    bare = without_quotations(text)
    told = tells_who_says(bare)
    for rule in RULES:
        if (rule.scope == "paragraph") != paragraph or (rule.asks and told):
            continue
        if rule.matches(bare if rule.asks else text):
            return rule
    return None
