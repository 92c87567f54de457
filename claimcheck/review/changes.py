"""What one revision of an article has otherwise than another, word by word."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.english.word_diff import common_ends, text_diff
from claimcheck.records import DiffPart, Report, SentenceResult

#: Most sentences, and most characters, of changed parts of which the words are compared; of more
#: the old and the new text are shown whole, so that the time stays bounded.
MOST_SENTENCES, MOST_CHARACTERS = 1_000, 20_000


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the text: ``parts`` turn the old words into the new ones.

    ``sentences`` counts those of the new text, ``same`` says that nothing differs in it.
    """

    parts: tuple[DiffPart, ...]
    sentences: int
    same: bool


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """Return all of the newer text in stretches that are the same and that differ, in order."""
    old, new = _texts(before.sentences), _texts(after.sentences)
    return tuple(
        Change((DiffPart("equal", " ".join(new[b0:b1])),), b1 - b0, same=True)
        if op == "equal"
        else Change(_diff(" ".join(old[a0:a1]), " ".join(new[b0:b1])), b1 - b0, same=False)
        for op, a0, a1, b0, b1 in _stretches(old, new)
    )


def _texts(sentences: Sequence[SentenceResult]) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in sentences]


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The stretches of sentences that are the same and that differ, as `difflib` gives them."""
    top, end = common_ends(old, new)
    a, b = old[top : len(old) - end], new[top : len(new) - end]
    if top:
        yield "equal", 0, top, 0, top
    if max(len(a), len(b)) > MOST_SENTENCES:
        yield "replace", top, top + len(a), top, top + len(b)
    else:
        matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
        for op, a0, a1, b0, b1 in matcher.get_opcodes():
            yield op, top + a0, top + a1, top + b0, top + b1
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def _diff(old: str, new: str) -> tuple[DiffPart, ...]:
    if len(old) + len(new) <= MOST_CHARACTERS:
        return text_diff(old, new)
    found = (DiffPart("delete", old), DiffPart("insert", new))
    return tuple(part for part in found if part.text)
