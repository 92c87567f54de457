"""When two quotations are equal, and how two differ word by word."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from claimcheck.english.words import word_spans, words
from claimcheck.records import DiffPart

#: What may differ between two quotations that count as the same. Nothing else is forgiven.
NORMALISATIONS: tuple[tuple[str, str], ...] = (
    ("quote_marks", "quotation marks and apostrophes of every style are the same"),
    ("dashes", "dashes and hyphens of every length are the same as a space"),
    ("spaces", "any run of spaces or line breaks is one space"),
    ("ellipsis", "an ellipsis stands for any words; what is on both sides must be verbatim"),
    ("punctuation", "punctuation, which is the transcriber's, does not count"),
    ("case", "capital and small letters are the same"),
)


def normalise_quote(text: str) -> str:
    """Apply `NORMALISATIONS`: two quotations are the same when this gives the same text."""
    return " ".join(words(text))


def word_diff(old: str, new: str) -> tuple[DiffPart, ...]:
    """Return how ``old`` becomes ``new``, word by word.

    The texts of the parts are to be joined with one space; ``equal`` parts are worded as in
    ``new``, and words carry the punctuation after them. There is a part other than ``equal`` if
    and only if `normalise_quote` tells the two apart.
    """
    before, after = word_spans(old), word_spans(new)
    return _diff(old, before, new, after, [w for w, _, _ in before], [w for w, _, _ in after])


def text_diff(old: str, new: str) -> tuple[DiffPart, ...]:
    """Return how ``old`` becomes ``new``, word by word, where every sign counts but space.

    As `word_diff` does, but there is a part other than ``equal`` where case or punctuation differ
    too.
    """
    before, after = word_spans(old), word_spans(new)
    written = [
        [_shown(text, spans, n, n + 1) for n in range(len(spans))]
        for text, spans in ((old, before), (new, after))
    ]
    if not before or not after:  # signs alone
        whole = DiffPart("delete", " ".join(old.split())), DiffPart("insert", " ".join(new.split()))
        return tuple(part for part in whole if part.text)
    return _diff(old, before, new, after, *written)


def common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many items two rows share from the top, and of the others from the end."""
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    rest = most - start
    end = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    return start, end


def _diff(
    old: str,
    before: list[tuple[str, int, int]],
    new: str,
    after: list[tuple[str, int, int]],
    keys: list[str],
    others: list[str],
) -> tuple[DiffPart, ...]:
    """The diff of two texts by what stands for each of their words."""
    matcher = difflib.SequenceMatcher(None, keys, others, autojunk=False)
    parts: list[DiffPart] = []
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op == "equal":
            parts.append(DiffPart("equal", _shown(new, after, b0, b1)))
            continue
        if a1 > a0:
            parts.append(DiffPart("delete", _shown(old, before, a0, a1)))
        if b1 > b0:
            parts.append(DiffPart("insert", _shown(new, after, b0, b1)))
    return tuple(parts)


def _shown(text: str, spans: list[tuple[str, int, int]], first: int, last: int) -> str:
    """Words ``first`` to ``last`` (exclusive) as they stand in ``text``, with what follows them."""
    start = spans[first][1] if first else 0
    end = spans[last][1] if last < len(spans) else len(text)
    return " ".join(text[start:end].split())
