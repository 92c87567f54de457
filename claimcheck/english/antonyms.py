"""Which words exclude each other: this project's own list, ``opposites.txt``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeAlias

from claimcheck.english import stems

#: The groups that a word is in: (line of the list, side 0 or 1).
Groups: TypeAlias = "frozenset[tuple[int, int]]"


def groups_of(phrase: str) -> Groups:
    """The groups of a word or phrase, given by the keys of its words joined with underscores."""
    return _lexicon().get(phrase, frozenset())


def relation(here: Groups, there: Groups) -> int:
    """-1 for opposites, 1 for words of one group, 0 for neither; like meaning goes first."""
    if here & there:
        return 1
    return -1 if any((line, 1 - side) in there for line, side in here) else 0


def converse(here: Groups, there: Groups) -> bool:
    """Whether the two are opposites only in being two sides of one event, as "buy" and "sell"."""
    lines = {line for line, side in here if (line, 1 - side) in there}
    return all(_lines()[line].startswith("~") for line in lines)


@cache
def _lines() -> tuple[str, ...]:
    """The lines of the lexicon without comments."""
    text = (files("claimcheck.english") / "opposites.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _lexicon() -> dict[str, Groups]:
    """Key of a word or phrase -> the groups it is in."""
    table: dict[str, set[tuple[int, int]]] = {}
    for line, entry in enumerate(_lines()):
        for side, group in enumerate(entry.lstrip("~").split("|")):
            for phrase in group.split():
                name = "_".join(stems.key(word) for word in phrase.split("_"))
                table.setdefault(name, set()).add((line, side))
    return {name: frozenset(groups) for name, groups in table.items()}
