"""Quotation marks: where quotations stand."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from claimcheck.records import Quotation, QuotedSpan

ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")


#: Every mark that may open or close a quotation, apostrophes included.
QUOTE_MARKS = "“”„‟\"«»‘’‚‛'"


_MARK = re.compile(f"[{QUOTE_MARKS}]")


#: Old typesetting writes a double mark as two single ones.
_DOUBLED = re.compile("''(?!')|(?<!')``|‘‘|’’")


_FILLER = "\u2060"


#: What closes an opening mark; typing mixes curly and straight ones.
_CLOSERS = {"“": '”"', "„": "“”", "«": "»", "»": "«", '"': '"”', "”": "”"}


_REOPENING = "“„«»\"‘'"


#: Quotations are not nested deeper; of more marks the lowest were never closed.
_DEEPEST = 6


_BEFORE_OPENING = "([{—–-/“„«‘\"'"


#: Words that begin with an apostrophe; Dutch names do, "'s-Hertogenbosch".
_ELISION = re.compile(
    r"(?:em|til|tis|twas|cause|n|cos|bout|round|\d0s)\b|[st][-\s](?-i:[A-Z])", re.IGNORECASE
)
#: Two figures that may be a year cut short: '98.
_YEAR = re.compile(r"\d\d\b")
_SINGLE_OPENING = re.compile(r"(?<!\S)['‘](?=\w)")


#: A single-quoted passage longer than this is taken for two stray apostrophes.
_MAX_SINGLE = 1000


def find_quotations(text: str, spans: Sequence[QuotedSpan]) -> tuple[Quotation, ...]:
    """Return what is said in the outermost quotations of ``text``, its `quoted_spans`, in order.

    Double, angled and low quote marks are known, and single ones that are no apostrophes. A
    quotation without a closing mark ends with its paragraph (a blank line).
    """
    found = []
    doubled = _doubled(text)
    for span in spans:
        start, end = span.start + (2 if span.start in doubled else 1), span.end
        if span.closed:
            end -= 2 if end - 2 in doubled else 1
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())
        inside = inside.strip()
        if any(c.isalnum() for c in inside):
            found.append(Quotation(start, start + len(inside), inside))
    return tuple(found)


def quoted_spans(text: str) -> tuple[QuotedSpan, ...]:
    """Return the outermost quotations of ``text`` with their marks."""
    spans: list[QuotedSpan] = []
    start = 0
    paragraphs = text.split("\n\n")
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
        runs_on = following.lstrip()[:1] in tuple(_REOPENING)
        found = _scan(paragraph, runs_on)
        spans.extend(QuotedSpan(start + a, start + b, closed) for a, b, closed in found)
        start += len(paragraph) + 2
    return tuple(spans)


def without_quotations(text: str, instead: str = "") -> str:
    """Return ``text`` with ``instead`` in the place of each quotation and its marks."""
    pieces, end = [], 0
    for span in quoted_spans(text):
        pieces += [text[end : span.start], instead]
        end = span.end
    return "".join([*pieces, text[end:]])


def _scan(text: str, runs_on: bool) -> Iterator[QuotedSpan]:
    """Yield the quotations of one paragraph.

    ``runs_on`` says that the next one begins with a quotation mark, as a quotation's that is
    not closed does.
    """
    doubled = _doubled(text)
    for start, end, closed in _scan_marks(_DOUBLED.sub(_one_mark, text), runs_on):
        # The closing mark may be the first of the two that it stands for.
        yield QuotedSpan(start, end + 1 if closed and end - 1 in doubled else end, closed)


def _doubled(text: str) -> frozenset[int]:
    """Where two single marks stand for a double one."""
    return frozenset(match.start() for match in _DOUBLED.finditer(text))


def _one_mark(doubled: re.Match[str]) -> str:
    """Two single marks in the place of a double one, as one mark and a filler."""
    before = doubled.string[doubled.start() - 1] if doubled.start() else " "
    opens = before.isspace() or before in _BEFORE_OPENING
    return f'"{_FILLER}' if opens else f'{_FILLER}"'


def _scan_marks(text: str, runs_on: bool) -> Iterator[QuotedSpan]:
    """Keep a stack of open marks: what is closed above the lowest one is nested."""
    singles = _single_closers(text)
    opened: list[int] = []
    nested: list[QuotedSpan] = []
    skip_to = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if at < skip_to:
            continue
        depth = _closed_by(text, opened, at)
        if depth == 0:
            yield QuotedSpan(opened[0], at + 1, True)
            opened, nested = [], []
        elif depth is not None:
            while nested and nested[-1].start > opened[depth]:
                nested.pop()
            nested.append(QuotedSpan(opened[depth], at + 1, True))
            del opened[depth:]
        elif mark in _CLOSERS and _opens(text, at):
            opened = [*opened[1 - _DEEPEST :], at]
        elif not opened and mark in "‘'" and _opens(text, at):
            end = _single_end(singles[mark], at)
            if end is not None and not _is_year(text, at, end):
                yield QuotedSpan(at, end, True)
                skip_to = end
    if opened and nested and not (runs_on and opened[0] == 0):
        # The lowest mark was never closed, so that what seemed nested is not.
        yield from nested
    elif opened:
        yield QuotedSpan(opened[0 if runs_on else -1], len(text), False)


def _closed_by(text: str, opened: list[int], at: int) -> int | None:
    """The place in ``opened`` of the mark that the one at ``at`` closes, None when it does not."""
    if not _closes(text, at):
        return None
    for depth in range(len(opened) - 1, -1, -1):
        if text[at] in _CLOSERS[text[opened[depth]]]:
            return depth
    return None


def _around(text: str, at: int) -> tuple[str, str]:
    """Return the characters before and after position ``at``, spaces at the ends."""
    return text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "


def _opens(text: str, at: int) -> bool:
    before, after = _around(text, at)
    mark = text[at]
    fresh = before.isspace() or before in _BEFORE_OPENING
    if mark in "“„":
        return fresh or not after.isspace()
    if mark == "«":
        return not before.isalnum()
    if mark in "»”":
        return fresh and after.isalnum()
    if mark in "‘'" and _ELISION.match(text, at + 1):
        return False
    return fresh and not after.isspace()


def _closes(text: str, at: int) -> bool:
    before, after = _around(text, at)
    if text[at] in '"“«':
        return not after.isalnum() and not (before.isspace() and not after.isspace())
    return True


def _is_year(text: str, at: int, end: int) -> bool:
    """Whether the mark at ``at`` stands for the century, though one behind it could close it.

    What closes it is then a doubtful mark or that of a quotation behind it.
    """
    if not _YEAR.match(text, at + 1):
        return False
    return _is_possessive(text, end - 1) or bool(_SINGLE_OPENING.search(text, at + 1, end))


def _is_possessive(text: str, at: int) -> bool:
    """Whether the mark at ``at`` may be that of "the workers’ union"."""
    return (
        text[at - 1 : at] == "s"
        and text[at + 1 : at + 2] == " "
        and text[at + 2 : at + 3].islower()
    )


def _single_closers(text: str) -> dict[str, list[list[int]]]:
    """For each opening single mark, where it could close: good places, then doubtful ones.

    Doubtful is a possessive inside the quotation, as in "the workers’ union".
    """
    closers: dict[str, list[list[int]]] = {"‘": [[], []], "'": [[], []]}
    for match in re.finditer("['’]", text):
        at = match.start()
        before, after = _around(text, at)
        if not after.isalnum() and not before.isspace():
            closers["'" if match.group() == "'" else "‘"][_is_possessive(text, at)].append(at)
    return closers


def _single_end(places: list[list[int]], start: int) -> int | None:
    """Return the offset behind the mark that closes the single quotation opened at ``start``."""
    for positions in places:
        index = bisect.bisect_left(positions, start + 2)
        if index < len(positions) and positions[index] < start + _MAX_SINGLE:
            return positions[index] + 1
    return None
