"""Words of a text in a comparable form: case, quotation marks, dashes and spacing do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from claimcheck.english.closed_classes import FUNCTION_WORDS

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"  # 5, 1,200, 3.5, 10:30
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # words, contractions and possessives whole
    r"|[%‰°$€£¥₩₪₫₱₴₹₺₽¢+<>=≠≡≢≈≤≥≰≱≮≯∈∉±]|(?<=\d)/(?=\d)"
    r"|(?<![\w)\]])[-−](?=[$€£¥]?\d)"  # the sign of a negative number, no hyphen or range
)
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "−": "-"})


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Words, numbers, and signs of numbers, relations, currencies and shares in ``text``, in order.

    Each is case folded, with straight apostrophes, and comes with its offsets in ``text``.
    """
    return [(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def words(text: str) -> list[str]:
    """The words of `word_spans` alone."""
    if text.isascii():  # folded at once, which is several times as fast
        return _WORD.findall(text.lower())
    return [fold(word) for word in _WORD.findall(text)]


def fold(word: str) -> str:
    """A word in the form in which words are compared: case folded, apostrophes straight."""
    if word.isascii():  # most words, of which nothing else differs
        return word.lower()
    return unicodedata.normalize("NFKC", word).translate(_ALIKE).casefold()


def content_words(text: str) -> set[str]:
    """The words of ``text`` that tell what it is about, a possessive ending cut off."""
    return content_of(words(text))


def content_of(found: Iterable[str]) -> set[str]:
    """Those of some `words` that tell what a text is about, a possessive ending cut off."""
    return {word.removesuffix("'s") for word in found} - FUNCTION_WORDS


def numbers_of(found: Iterable[str]) -> set[str]:
    """The numbers among some `words`, thousands separators removed."""
    return {word.replace(",", "") for word in found if word[0].isdigit()}
