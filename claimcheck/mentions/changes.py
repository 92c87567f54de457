"""What a figure is of a change: its size, where it began or where it ended.

"Fell by 40" and "fell to 40" have one figure and say different things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimcheck.english.closed_classes import COORDINATORS, RELATIVES, SUBORDINATORS
from claimcheck.english.stems import key
from claimcheck.english.words import word_spans
from claimcheck.mentions import bounds

Direction = Literal["up", "down"]
Role = Literal["by", "from", "to"]

#: Verbs, and nouns that look like them, of what changes by itself; a bare figure behind them is the
#: size of the change ("rose 12 percent").
_MOVING: dict[Direction, str] = {
    "up": "rise grow climb jump soar surge",
    "down": "fall decline plunge tumble slump shrink sink slip slide dip",
}
#: Those of what is changed, and nouns; a bare figure behind them is often something else ("raised
#: 5 million", "cut 40 jobs").
_CHANGING: dict[Direction, str] = {
    "up": "increase raise lift boost expand",
    "down": "drop decrease reduce lower cut",
}
#: Nouns of change that as often belong to another noun ("its growth forecast ... to 6 percent").
_NOUNS: dict[Direction, str] = {"up": "growth", "down": "reduction"}
_MOVES: dict[str, Direction] = {key(w): way for way, told in _MOVING.items() for w in told.split()}
_CHANGES: dict[str, Direction] = {
    **_MOVES,
    **{key(word): way for way, told in _CHANGING.items() for word in told.split()},
    **{key(word): way for way, told in _NOUNS.items() for word in told.split()},
}
_ONLY_NOUNS = frozenset(key(word) for told in _NOUNS.values() for word in told.split())
#: Words between a preposition, or a verb, and its figure.
_LIGHT = r"(?:(?:an?|the|just|only|another|further|record|some|its|new|total|of|low|high)\s+){0,4}"
_PREPOSITION = re.compile(rf"\b(by|from|to)\s+{_LIGHT}$", re.I)
#: Behind a noun of change "of" gives its size.
_OF = re.compile(rf"\bof\s+{_LIGHT}$", re.I)
_NOTHING = re.compile(rf"^\s+{_LIGHT}$", re.I)
_ROLES: dict[str, Role] = {"by": "by", "from": "from", "to": "to"}
#: What ends the clause of a verb of change.
_BOUNDARY = re.compile(r"[;:?!()–—]|\.(?!\d)")
_OTHER_CLAUSE = COORDINATORS | SUBORDINATORS | RELATIVES
#: Most characters between a verb of change and its figure.
_REACH = 90


@dataclass(frozen=True, slots=True)
class Change:
    """A figure's part in a change; its wording, figure included, begins at ``start``."""

    direction: Direction
    role: Role
    start: int

    def is_beside(self, other: Change) -> bool:
        """Whether another figure is another part of such a change: it differs by its nature."""
        return self.direction == other.direction and self.role != other.role


def change_of(text: str, begin: int, start: int, end: int) -> Change | None:
    """What the figure from ``start`` to ``end`` is of a change; None where that is not plain.

    The change is told before it, in the same clause of the sentence that begins at ``begin``.
    """
    start, _ = bounds.words_around(text, start, end)
    begin = max(begin, start - _REACH)
    before = text[begin:start]
    moved = _last_move(before)
    if moved is None:
        return None
    word, verb, behind = moved
    gap = before[behind:]
    if word not in _ONLY_NOUNS and (found := _PREPOSITION.search(gap)):
        role = found[1].lower()
        return Change(_CHANGES[word], _ROLES[role], begin + behind + found.start())
    if word in _MOVES and _NOTHING.match(gap):
        return Change(_CHANGES[word], "by", begin + verb)
    if _OF.fullmatch(gap.lstrip()):
        return Change(_CHANGES[word], "by", begin + verb)
    return None


def _last_move(before: str) -> tuple[str, int, int] | None:
    """The last word of change of a text in whose clause it ends: its key, begin and end."""
    for word, first, last in reversed(word_spans(before)):
        if word in _OTHER_CLAUSE:
            return None
        if (stem := key(word)) in _CHANGES:
            return None if _BOUNDARY.search(before, last) else (stem, first, last)
    return None
