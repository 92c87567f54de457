"""Cleaning: one paragraph a line, a blank line between paragraphs, no stray spaces."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

#: Widths, in characters, at which texts are wrapped by hand or by a program.
_MIN_WIDTH, _MAX_WIDTH = 30, 140
#: A line counts as full when the next word would have brought it over this share of the width;
#: below 1 because proportional fonts wrap at uneven character counts.
_FULL = 0.85

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
# Control characters, soft hyphens, zero-width spaces, marks of direction, lone surrogates. The
# joiners U+200C and U+200D stay: Persian, Hindi and emoji are spelt with them.
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r"\n{2,}")
_WORD = re.compile(r"\w+")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
_FIRST_WORD = re.compile(r"\S+")


def clean(text: str) -> str:
    """Return ``text`` with its paragraphs separated by exactly one blank line.

    Unicode is kept (NFC); control and invisible characters go, runs of spaces become one. Lines
    of a hard-wrapped text are joined to paragraphs; in any other text each line is a paragraph.
    ``clean(clean(x)) == clean(x)``.
    """
    text = _NEWLINE.sub("\n", text).replace("\u2029", "\n\n")
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    text = _SPACES.sub(" ", text)
    lines = "\n".join(line.strip() for line in text.split("\n")).strip("\n")
    blocks = [block.split("\n") for block in _BLANK.split(lines)]
    width = _wrap_width(blocks)
    if width is None:
        return "\n\n".join(line for block in blocks for line in block)
    known = set(_WORD.findall(lines))
    return "\n\n".join(
        paragraph for block in blocks for paragraph in _paragraphs(block, width, known)
    )


def _wrap_width(blocks: list[list[str]]) -> int | None:
    """Return the width at which the text is hard-wrapped, None when it is not.

    The sign is that lines stop where the next word does not fit any more and go on with a small
    letter: a text with a paragraph a line has long and short lines that begin with capitals.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if not pairs:
        return None
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    full = sum(_is_full(line, following, width) for line, following in pairs)
    running_on = sum(following[0].islower() for _, following in pairs)
    return width if full >= 0.6 * len(pairs) and running_on >= 0.4 * len(pairs) else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the ``following`` line would not have fitted on ``line``."""
    word = _FIRST_WORD.match(following)
    return len(line) + 1 + (word.end() if word else 0) > _FULL * width


def _paragraphs(lines: list[str], width: int, known: set[str]) -> list[str]:
    """Join the lines of one block of a hard-wrapped text.

    Where paragraphs are not set apart by blank lines, one ends with a line that has room left and
    before a line that does not go on with a small letter.
    """
    paragraphs: list[list[str]] = [[lines[0]]]
    for line, following in pairwise(lines):
        room_left = not _is_full(line, following, width)
        if room_left and not following[0].islower():
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return [_join(paragraph, known) for paragraph in paragraphs]


def _join(lines: list[str], known: set[str]) -> str:
    """Join lines by spaces; a word cut by a hyphen is made whole when the text has it elsewhere.

    Otherwise the hyphen stays ("long-" + "term"): without a dictionary nothing tells a compound
    from a cut word.
    """
    pieces = [lines[0]]
    for following in lines[1:]:
        cut = _BROKEN_WORD.search(pieces[-1])
        if not cut or not following[0].islower():
            pieces.append(" " + following)
            continue
        rest = _WORD.match(following)
        if rest and cut[1] + rest.group() in known:
            pieces[-1] = pieces[-1][:-1]
        pieces.append(following)
    return "".join(pieces)
