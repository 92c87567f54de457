"""Words of a text in a comparable form: case, quotation marks, dashes and spacing do not count."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"  # 5, 1,200, 3.5, 10:30
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # words, contractions and possessives whole
    r"|[%‰°$€£¥₩₪₫₱₴₹₺₽¢+<>]|(?<=\d)/(?=\d)"
    r"|(?<![\w)\]])[-−](?=[$€£¥]?\d)"  # the sign of a negative number, no hyphen or range
)
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "−": "-"})

#: Words that may come or go without a change of what a sentence claims: articles, the
#: complementiser, and connectives to the sentence before.
LIGHT_WORDS = frozenset(
    "a an the that also however meanwhile moreover furthermore additionally".split()
)

#: Words before which an article matters: "a few" is not "few", "a third" is not "the third".
QUANTITIES = frozenset(
    """few little lot number half third quarter fifth first second fourth last next dozen hundred
    thousand million billion trillion majority minority""".split()
)

#: Words too frequent to tell what a sentence is about (the closed classes of English).
FUNCTION_WORDS = LIGHT_WORDS | frozenset(
    """about above after again against all am and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has
    have having he her here hers him his how i if in into is it its itself just may me might more
    most must my no nor not of off on once only or other our out over own same she should so some
    such than their them then there these they this those through to too under until up upon us
    very was we were what when where which while who whom why will with would you your said says
    say told according added mr mrs ms""".split()
)

#: Words that turn a claim into its opposite.
NEGATIONS = frozenset(
    """no not never none nobody nothing neither nor without cannot can't don't doesn't didn't isn't
    aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't""".split()
)


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Words, numbers and the signs of numbers, currencies and shares in ``text``, in order.

    Each is case folded, with straight apostrophes, and comes with its offsets in ``text``.
    """
    return [(_fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def words(text: str) -> list[str]:
    """The words of `word_spans` alone."""
    return [_fold(m[0]) for m in _WORD.finditer(text)]


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(_ALIKE).casefold()


def is_question(text: str) -> bool:
    """Whether ``text`` asks in its own words; a quoted question is a claim about its speaker."""
    return text.rstrip(")] ").endswith("?")


def content_words(text: str) -> set[str]:
    """The words of ``text`` that tell what it is about, a possessive ending cut off."""
    return {w.removesuffix("'s") for w in words(text)} - FUNCTION_WORDS


def numbers(text: str) -> set[str]:
    """The numbers of ``text`` written in digits, thousands separators removed."""
    return {w.replace(",", "") for w in words(text) if w[0].isdigit()}


def names(text: str) -> set[str]:
    """Capitalised words of ``text`` that do not open it, case folded: mostly proper names.

    After an opening quotation mark or a colon a capital may start a sentence, so it is not counted.
    """
    found = re.finditer(r"(?<![.!?:“\"‘«]\s)(?<![“\"‘«])\b[A-Z][^\W\d_]+", text)
    return {m[0].casefold() for m in found if m.start() > 0} - LIGHT_WORDS
