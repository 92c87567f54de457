"""How the parts of a formula in a Word file follow one another on a line.

A formula stands in elements of Office Math: what is above and below a bar, at a root, raised. In a
line without shapes signs tell these apart, so that 1 over 2 is "1/2" and not "12".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

Element = Any

_SPACES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_STRUCTURES = frozenset(
    f"{space}{name}"
    for space in _SPACES
    for name in "f sSup sSub sSubSup sPre rad d nary func limLow limUpp m mr eqArr".split()
)
#: What needs no brackets: one number or one word.
_ONE = re.compile(r"\s*(?:[\d.,]+|[^\W\d_]+)\s*")
_EXPONENT = re.compile(r"\s*[+\-−–]?\d+\s*")
_LETTER = re.compile(r"\w")
#: What stands between the parts of structures that have several of a kind.
_BETWEEN = {"m": "; ", "eqArr": "; ", "mr": " "}
#: Characters of a part that is looked at whole.
_MAX_PART = 40


class Part(NamedTuple):
    """An element with words of a formula, and the signs before and behind them.

    ``is_raised`` is set where the words are to be written in raised figures.
    """

    element: Element
    before: str = ""
    behind: str = ""
    is_raised: bool = False


def is_structure(element: Element) -> bool:
    """Whether an element sets parts of a formula otherwise than one behind the other."""
    return element.tag in _STRUCTURES


def parts(structure: Element) -> Iterator[Part]:
    """The parts of a structure in the order of a line, with the signs between them."""
    name, said = _name(structure), _properties(structure)
    inner = [part for part in structure if _is_shown(part)]
    for place, part in enumerate(inner):
        is_last = place == len(inner) - 1
        if name == "d":
            opening = said.get("begChr", "(") if place == 0 else ""
            yield Part(
                part, opening, said.get("endChr", ")") if is_last else said.get("sepChr", "|")
            )
        elif name in _BETWEEN:
            yield Part(part, behind="" if is_last else _BETWEEN[name])
        elif name == "nary" and place == 0:
            yield _set(part, name, said.get("chr", "∫"))
        elif _name(part) == "den":
            yield _grouped(part, "; " if said.get("type") == "noBar" else "/")
        else:
            yield _set(part, name)


def _set(part: Element, holder: str, operator: str = "") -> Part:
    """A part of a structure in which each has a role of its own."""
    name = _name(part)
    if _words(part) == "":
        return Part(part, operator)
    if name == "sub" or (name == "lim" and holder == "limLow"):
        return _grouped(part, f"{operator}_")
    if name in ("sup", "lim", "deg"):
        return _raised(part, operator)
    if holder == "rad":
        return _grouped(part, "√")
    if holder in ("nary", "func"):
        return Part(part, " " if name == "e" else "")
    return _grouped(part)


def _grouped(part: Element, before: str = "") -> Part:
    """A part in brackets where it is more than one number or word."""
    if _ONE.fullmatch(_words(part) or ""):
        return Part(part, before)
    return Part(part, f"{before}(", ")")


def _raised(part: Element, before: str = "") -> Part:
    """A part in raised figures where it has no other, else behind a sign for that."""
    words = _words(part)
    if words and _EXPONENT.fullmatch(words):
        return Part(part, before, is_raised=True)
    if words and not _LETTER.search(words):
        return Part(part, before)
    return _grouped(part, f"{before}^")


def _words(part: Element) -> str | None:
    """The words of a part of nothing but a few runs; None for any other."""
    words = ""
    for run in filter(_is_shown, part):
        if _name(run) != "r":
            return None
        words += "".join(text.text or "" for text in run if _name(text) == "t")
        if len(words) > _MAX_PART:
            return None
    return words


def _properties(structure: Element) -> dict[str, str]:
    """What the properties of a structure say, by their names; a sign may be none."""
    held = next((e for e in structure if _name(e) == f"{_name(structure)}Pr"), ())
    return {_name(e): e.get(f"{e.tag.rpartition('}')[0]}}}val", "") for e in held if _name(e)}


def _is_shown(element: Element) -> bool:
    """Whether an element is no property of the one that it is in, nor a comment."""
    return not _name(element).endswith(("Pr", "PrChange")) and bool(_name(element))


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
