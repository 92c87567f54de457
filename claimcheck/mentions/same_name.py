"""Whether two names can mean the same: one fold, one measure of spelling, one test of sameness.

Names are sequences of folded words (`fold`), without titles and particles. Two full names are one
person's only when each word of the shorter has its counterpart in the longer: Martin and Maria
Vane are two people, "M. Vane" may be either, and so may "Vane".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from claimcheck.english.words import fold as fold_case
from claimcheck.mentions.gazetteer import GROUPS
from claimcheck.mentions.given_names import gender_of_name, is_form, is_given
from claimcheck.mentions.name_words import NOT_COMPARED

#: Letters that no accent is taken off: strokes, ligatures, the dotless i.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ə": "a", "þ": "th"}
    | {"æ": "ae", "œ": "oe", "ĳ": "ij", "ß": "ss", "'": None, ".": None, "ʼ": None, "`": None}
)
#: The Arabic article, which goes with some spellings of a name and not with others.
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)-(?=\w{3})")
#: Ways in which transliterations write one sound, in the order in which they are written alike.
_WRITTEN = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"-", ""),
        (r"^mac(?=\w{4})", "mc"),
        (r"^(?:kh|gh|q|g)(?=[aou]\w{3})", "k"),
        (r"q", "k"),
        (r"tsch|tch", "ch"),
        (r"shch|sch", "sh"),
        (r"ph", "f"),
        (r"dh|dj", "d"),
        (r"tz", "ts"),
        (r"(?<=[aeio])y(?=[eo])", ""),
        (r"aa|ae", "a"),
        (r"oe", "o"),
        (r"ou|oo|ue", "u"),
        (r"ee", "i"),
        (r"(?<=[oe])ff$", "v"),
        (r"(?:skaya|skaia)$", "ska"),
        (r"(?:iy|yy|ij|ii|y)$", "i"),
        (r"(?:eh|ah)$", "a"),
        (r"(.)\1", r"\1"),
    )
)
#: Least likeness of two spellings of one name, 0 to 1: one letter of nine may differ. Of shorter
#: names one letter makes another name as often (Clinton, Clifton; Johnson, Johnston).
#: Chosen on the pairs of ``tests/mentions/test_same_name.py``.
SPELLING = 0.88
#: Fewest letters of a name that may be spelled otherwise.
_MIN_LETTERS = 5
#: Fewest letters of a given name cut short.
_MIN_CUT = 3


def fold(word: str) -> str:
    """A word in comparable form.

    Without case, accents, apostrophes, full stops, a possessive ending or the article "al-".
    """
    plain = fold_case(word).removesuffix("'s")
    if plain.isascii() and plain.isalpha():
        return plain
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _ARTICLE.sub("", plain.translate(_LETTERS))


def folded(name: str) -> tuple[str, ...]:
    """The folded words of a name as text, without particles and "Jr."."""
    words = (fold(word) for word in name.split())
    return tuple(word for word in words if word and word not in NOT_COMPARED)


def same_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names, given by their folded words, can mean the same."""
    first, second = GROUPS.get(" ".join(a)), GROUPS.get(" ".join(b))
    if first and second:
        return not first.isdisjoint(second)
    short, long = sorted((_apart(a), _apart(b)), key=len)
    if len(short) == 1:
        return any(alike(short[0], word) for word in long) or _initials(short[0], long)
    return _counterparts(short, long)


def _apart(name: Sequence[str]) -> list[str]:
    """The words of a name, those with hyphens divided: "Jean-Claude", "Jean Claude"."""
    return [part for word in name for part in word.split("-") if part]


def alike(a: str, b: str) -> bool:
    """Whether two words can be one name, or forms of it, spelled otherwise.

    Two given names are so only by the table of their forms, or where all letters agree.
    """
    if a == b or is_form(a, b):
        return True
    if a in GROUPS and b in GROUPS:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) < _MIN_LETTERS - 1 or len(long) < _MIN_LETTERS:
        return False
    one, other = written(a), written(b)
    if one == other or (long == f"{short}s" and not is_given(short)):
        return True
    if (is_given(a) and is_given(b)) or min(len(one), len(other)) < _MIN_LETTERS:
        return False
    return one[0] == other[0] and OSA.normalized_similarity(one, other) >= SPELLING


@lru_cache(maxsize=4096)
def written(word: str) -> str:
    """A folded word with sounds that transliterations write in several ways written in one."""
    for pattern, letters in _WRITTEN:
        word = pattern.sub(letters, word)
    return word


def _counterparts(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether every word of a full name has its own in another: given names may be forms."""
    left, rest = list(long), []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    if len(rest) == 1 and _initials(rest[0], left):
        return True  # JD Vance, James David Vance
    for word in rest:
        given = word != short[-1]
        alikes = (
            w
            for w in left
            if _grouped(word, w) or alike(word, w) or (given and w != long[-1] and _cut(word, w))
        )
        found = next(alikes, None)
        if found is None:
            return False
        left.remove(found)
    return True


def _grouped(a: str, b: str) -> bool:
    """Whether two words of longer names stand for one another: "US Embassy", "American Embassy"."""
    return not GROUPS.get(a, frozenset()).isdisjoint(GROUPS.get(b, frozenset()))


def _cut(a: str, b: str) -> bool:
    """Whether one of two words is the other's initial, or that cut short and no name of its own."""
    short, long = sorted((a, b), key=len)
    if len(short) == 1 or not long.startswith(short):
        return long.startswith(short)
    two = (is_given(a) and is_given(b)) or (gender_of_name(short) == "m" and long == f"{short}a")
    return len(short) >= _MIN_CUT and not two


def _initials(letters: str, words: Sequence[str]) -> bool:
    """Whether a word is the initials of others: "JD", "LHB"."""
    return len(words) > 1 and letters == "".join(word[0] for word in words)
