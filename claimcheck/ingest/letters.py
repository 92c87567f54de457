"""Letters of another alphabet that stand inside Latin words and look like Latin ones."""

from __future__ import annotations

import re

LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХаеѕіјорсухԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTXaesijopcyxdqw" + "ABEZHIKMNOPTYXo",
)
_ALPHABETS = "\u0370-\u03ff\u0400-\u052f"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(rf"[{_ALPHABETS}]")
#: Words that a note names.
_SHOWN = 5


def fold(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text``, as long as before, with Latin letters for their look-alikes in Latin words.

    Only words are touched that have Latin letters, and no other letter of a Cyrillic or Greek
    alphabet than such as look like Latin ones. The second value is those words as they stood,
    each once.
    """
    if not _OTHER.search(text):
        return text, ()
    folded: dict[str, None] = {}

    def latin(match: re.Match[str]) -> str:
        word = match[0]
        read = word.translate(LOOK_ALIKE)
        if read == word or not _LATIN.search(word) or _OTHER.search(read):
            return word
        folded[word] = None
        return read

    return _WORD.sub(latin, text), tuple(folded)


def note(words: tuple[str, ...]) -> str | None:
    """Say which words were folded, None for none."""
    if not words:
        return None
    shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return f"letters of another alphabet were read as Latin ones in {shown}{more}"
