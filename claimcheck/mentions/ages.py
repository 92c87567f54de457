"""Ages: of the figures of a text those that say how old somebody or something is.

"A 54-year-old woman", "a woman of 54", "aged 54" and "Anna Lowe, 54," are one kind of figure; "a
54-year career" is none of it. Whose an age is, as far as the words beside it tell, is what two ages
are compared by: those of a man and a woman, or of two people with names, are of two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.english.closed_classes import (
    CALENDAR,
    FEMALE_NOUNS,
    FUNCTION_WORDS,
    MALE_NOUNS,
    alternation,
)
from claimcheck.mentions import bounds
from claimcheck.mentions.name_words import PARTICLES, is_title
from claimcheck.mentions.quantity import DAYS_OF_YEAR, Quantity, make

#: Nobody is older, so that a figure without a unit above it is no age.
_OLDEST = 120
_TIMES = frozenset({"year", "yr", "month", "week", "day", "decade"})
_OLD = re.compile(r"(?:[\s-]olds?\b|s?\sof\sage\b)(?!\s(?:enough|school)\b)", re.I)
#: Right before an age: "aged", "at the age of", "between the ages of".
_AGED = re.compile(
    r"\b(?:aged|(?<!stone )(?<!iron )(?<!ice )(?<!bronze )ages?(?:\sof)?(?:\s(?:group|range))?)"
    r"(?:\s(?:between|from|only|just|about|around|over|under|at\sleast|up\sto))?\s$",
    re.I,
)
_THE = re.compile(r"\b(?:(?:at|by|of|from|between|before|until)\s)?(?:the\s)?$", re.I)
#: "A woman of 54"; of a mother it would be her children.
_OF = re.compile(
    r"\b(?:woman|girl|lady|man|boy|lad|widow|widower|child|person|youth|pensioner|teenager)\sof\s$",
    re.I,
)
_IS = re.compile(r"\b(?:s?he|who)(?:['’]s|\s(?:is|was))(?:\s(?:now|only|just))?\s$", re.I)
_TURNED = re.compile(r"\b(?:turn(?:s|ed|ing)?|(?:die[sd]|dead)\sat)\s$", re.I)
#: "Anna Lowe, 54, a teacher": a name or a word for a person, and the age between two commas.
_BESIDE = re.compile(
    r"(?<![\w'’-])(?P<word>[A-Za-z][\w'’.-]*)\s?,\s(?:(?:now|then|both|also|just|only)\s)?$"
)
_NO_PERSON = FUNCTION_WORDS | CALENDAR
_CLOSED = re.compile(r"(?=\s?[,;)](?!\s?\d)|\.(?!\d)|\s\(|\s?$)")
_ENDED = re.compile(
    r"(?=[,;:.)](?!\d)|\s?$|\s(?:and|or|but|when|on|in|last|this|next|at|who|was)\b)"
)
_RANGE = re.compile(r"\s?(?:-\s?)?(?:to|and|or)\s|[–-]", re.I)
#: Words behind or before an age up to its person.
_NAME = rf"[A-Z][\w'’-]+(?:\s(?:{alternation(PARTICLES)}\s)?[A-Z][\w'’-]+){{0,3}}"
_FEMALE, _MALE = alternation({*FEMALE_NOUNS, "she", "her"}), alternation({*MALE_NOUNS, "he", "his"})
_NAME_BEHIND = re.compile(rf"[\s-]olds?\s(?:[a-z][\w-]*\s){{0,3}}(?P<name>{_NAME})")
_NAME_BEFORE = re.compile(
    rf"(?P<name>{_NAME})\s?,\s(?:who\s(?:is|was)\s)?"
    r"(?:(?:now|then|both|also|just|only|aged)\s){0,2}$"
)
_SEXES = re.compile(rf"\b(?:(?P<female>{_FEMALE})|{_MALE})s?\b", re.I)
_BEHIND, _BEFORE = 40, 60
_BOTH = frozenset({"female", "male"})
#: Ages in other units that are so many times as much are those of two: a baby's, and its mother's.
_APART = 3


def with_ages(found: Sequence[Quantity], text: str) -> tuple[Quantity, ...]:
    """The quantities of ``text`` in order, ages among them as such."""
    read = [_age(one, text) if _is_age(one, text) else one for one in found]
    for n in range(1, len(read)):
        read[n] = _other_end(read[n], read[n - 1], text[read[n - 1].end : read[n].start], text)
    for n in range(len(read) - 2, -1, -1):
        read[n] = _other_end(read[n], read[n + 1], text[read[n].end : read[n + 1].start], text)
    return tuple(read)


def _other_end(quantity: Quantity, age: Quantity, gap: str, text: str) -> Quantity:
    """A figure as an age where an age beside it makes a range with it: "two to six years old"."""
    able = quantity.kind == "duration" or _may_be_years(quantity)
    if age.kind != "age" or not able or not _RANGE.fullmatch(gap):
        return quantity
    return replace(_age(quantity, text), whose=age.whose)


def _may_be_years(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.unit and 0 < quantity.stated <= _OLDEST


def _is_age(quantity: Quantity, text: str) -> bool:
    """Whether the words beside a figure make an age of it."""
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    if quantity.kind == "duration":
        aged = _OLD.match(text, quantity.end) or _AGED.search(before)
        return quantity.noun in _TIMES and bool(aged)
    if not _may_be_years(quantity):
        return False
    if _AGED.search(before):
        return True
    if _ENDED.match(text, quantity.end) and any(p.search(before) for p in (_OF, _IS, _TURNED)):
        return True
    beside = _BESIDE.search(before)
    return bool(
        beside
        and quantity.text.isdigit()
        and beside["word"].lower() not in _NO_PERSON
        and _CLOSED.match(text, quantity.end)
    )


def _age(quantity: Quantity, text: str) -> Quantity:
    """A figure as an age, in days, with the bound before "the age of" and whose it is."""
    start, end = quantity.start, quantity.end
    factor = 1.0 if quantity.kind == "duration" else DAYS_OF_YEAR
    value, place = quantity.stated * factor, (quantity.place or 1.0) * factor
    age = make(start, end, text, "age", value, place, "day", quantity.noun or "year")
    if (aged := _AGED.search(text[max(0, start - _BEFORE) : start])) and not age.bound:
        led = _THE.search(text[: start - len(aged[0])])
        _, bound = bounds.meant(text, led.start() if led else start, end, is_time=False)
        age = replace(age, bound=bound)
    return replace(age, whose=_whose(start, end, text))


def _whose(start: int, end: int, text: str) -> frozenset[str]:
    """The words of the name whose age it is, or "female" or "male", as far as the text tells."""
    behind, before = text[end : end + _BEHIND], text[max(0, start - _BEFORE) : start]
    if _OLD.match(behind):
        sex = _SEXES.search(behind.partition(",")[0])
        name = None if sex else _NAME_BEHIND.match(behind)
    else:
        name = _NAME_BEFORE.search(before)
        sex = None if name else next(reversed([*_SEXES.finditer(before)]), None)
    if name:
        words = name["name"].casefold().split()
        return frozenset(word for word in words if not is_title(word))
    if sex:
        return frozenset({"female" if sex["female"] else "male"})
    return frozenset()


def of_two(one: Quantity, other: Quantity) -> bool:
    """Whether two figures, one of them an age, are of two: a man and a woman, or two with names.

    So are an age in years and one in days, and an age and a time that is none.
    """
    if "age" not in (one.kind, other.kind):
        return False
    low, high = sorted((one.stated, other.stated))
    if one.kind != other.kind or (one.noun != other.noun and high > _APART * low):
        return True
    if not one.whose or not other.whose or one.whose & other.whose:
        return False
    return (one.whose <= _BOTH and other.whose <= _BOTH) or not (one.whose | other.whose) & _BOTH


def of_one(one: Quantity, other: Quantity) -> bool:
    """Whether two ages are of one person with a name."""
    return one.kind == other.kind == "age" and bool((one.whose & other.whose) - _BOTH)
