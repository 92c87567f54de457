"""Regular expressions that may need exponential time: what they repeat can be read in two ways.

A pattern is made into an automaton whose states are the places of its characters (Glushkov's).
Where two different ways lead round a cycle over the same text, every turn doubles the ways that a
match which fails must try (Weideman et al., "Analyzing Matching Time Behavior of Backtracking
Regular Expression Matchers by Using Ambiguity of NFA", CIAA 2016). Lookarounds and word boundaries
are left out, so a `Doubt` is no proof: it comes with a text on which the pattern can be timed.
"""

from __future__ import annotations

import importlib
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

PARSER: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
#: Repetitions of more turns count as endless; of fewer, two are written out.
MANY = 10
#: Characters that stand for all others of their kind.
SAMPLES = "aZé5_ \n!-"
#: Positions that may follow one another.
Pair = tuple[int, int]


@dataclass(frozen=True)
class Doubt:
    """A text by which one gets to a repetition, and one that can be repeated in two ways."""

    before: str
    repeated: str


@dataclass
class Part:
    """Places where a part of a pattern may begin and end, and whether it may be empty."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    empty: bool = True


class Automaton:
    """The automaton of a pattern.

    Attributes:
        letters: the sample characters that each place takes.
        steps: how often each pair of places follows one another; twice is two ways at once.
        inner: the patterns of lookarounds, which are matched by themselves.
    """

    def __init__(self, parsed: Any, ignore_case: bool) -> None:
        self.letters: list[frozenset[str]] = []
        self.steps: dict[Pair, int] = {}
        self.inner: list[Any] = []
        self._ignore_case = ignore_case
        self._samples = sorted({*SAMPLES, *_literals(parsed)})
        self.start = self._sequence(parsed).first

    def _link(self, before: Iterable[int], after: Iterable[int]) -> None:
        after = list(after)
        for a in before:
            for b in after:
                self.steps[a, b] = self.steps.get((a, b), 0) + 1

    def _sequence(self, items: Iterable[Any]) -> Part:
        whole = Part()
        for item in items:
            whole = self._joined(whole, self._one(*item))
        return whole

    def _joined(self, a: Part, b: Part) -> Part:
        self._link(a.last, b.first)
        return Part(
            a.first + b.first if a.empty else a.first,
            a.last + b.last if b.empty else b.last,
            a.empty and b.empty,
        )

    def _one(self, code: Any, value: Any) -> Part:
        name = str(code)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY", "RANGE"):
            place = len(self.letters)
            taken = frozenset(c for c in self._samples if self._takes(name, value, c))
            self.letters.append(taken)
            return Part([place], [place], False)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeated(*value)
        if name == "BRANCH":
            parts = [self._sequence(branch) for branch in value[1]]
            return Part(
                [place for part in parts for place in part.first],
                [place for part in parts for place in part.last],
                any(part.empty for part in parts),
            )
        if name == "SUBPATTERN":
            return self._scoped(*value[1:])
        if name == "ATOMIC_GROUP":
            return self._sequence(value)
        if name in ("ASSERT", "ASSERT_NOT"):
            self.inner.append(value[1])
        return Part()

    def _scoped(self, added: int, removed: int, body: Any) -> Part:
        outside = self._ignore_case
        now = (outside * PARSER.SRE_FLAG_IGNORECASE | added) & ~removed
        self._ignore_case = bool(now & PARSER.SRE_FLAG_IGNORECASE)
        part = self._sequence(body)
        self._ignore_case = outside
        return part

    def _repeated(self, least: int, most: Any, body: Any) -> Part:
        if most == 0:
            return Part()
        part = self._sequence(body)
        may_be_empty = part.empty or least == 0
        endless = most == PARSER.MAXREPEAT or most >= MANY
        if most > 1 and (least > 1 or not endless):
            again = self._sequence(body)
            if endless:
                self._link(again.last, again.first)
            again.empty = again.empty or least < 2
            part = self._joined(part, again)
        elif endless:
            self._link(part.last, part.first)
        part.empty = may_be_empty
        return part

    def _takes(self, name: str, value: Any, letter: str) -> bool:
        forms = {letter, letter.lower(), letter.upper()} if self._ignore_case else {letter}
        return any(len(form) == 1 and _takes(name, value, form) for form in forms)


def _takes(name: str, value: Any, letter: str) -> bool:
    if name == "LITERAL":
        return ord(letter) == value
    if name == "NOT_LITERAL":
        return ord(letter) != value
    if name == "RANGE":
        return bool(value[0] <= ord(letter) <= value[1])
    if name == "CATEGORY":
        kind = str(value)
        found = {
            "DIGIT": letter.isdigit(),
            "SPACE": letter.isspace(),
            "WORD": letter.isalnum() or letter == "_",
        }[kind.rsplit("_", 1)[1]]
        return found is not ("_NOT_" in kind)
    if name == "ANY":
        return True  # with or without line breaks
    negated = any(str(code) == "NEGATE" for code, _ in value)
    return negated is not any(
        _takes(str(code), each, letter) for code, each in value if str(code) != "NEGATE"
    )


def _literals(parsed: Any) -> Iterator[str]:
    """The characters that a pattern names."""
    for item in parsed:
        if isinstance(item, tuple | list | PARSER.SubPattern):
            yield from _literals(item)
        if isinstance(item, tuple) and len(item) == 2:
            code, value = str(item[0]), item[1]
            if code in ("LITERAL", "NOT_LITERAL"):
                yield chr(value)
            elif code == "RANGE":
                yield from (chr(value[0]), chr(value[1]))


def doubts(pattern: str | bytes, flags: int) -> list[Doubt]:
    """Where a pattern, or one of its lookarounds, repeats what can be read in two ways."""
    parsed = PARSER.parse(pattern, flags & ~PARSER.SRE_FLAG_DEBUG)
    ignore_case = bool(parsed.state.flags & PARSER.SRE_FLAG_IGNORECASE)
    waiting = [parsed]
    found: list[Doubt] = []
    while waiting:
        automaton = Automaton(waiting.pop(), ignore_case)
        waiting += automaton.inner
        found += _doubts(automaton)
    return found


def _doubts(automaton: Automaton) -> Iterator[Doubt]:
    after: dict[int, list[int]] = {}
    for a, b in automaton.steps:
        after.setdefault(a, []).append(b)
    for cycle in _cycles(list(automaton.steps), len(automaton.letters)):
        inside = {a: [b for b in after.get(a, ()) if b in cycle] for a in cycle}
        way = _two_ways(automaton, inside)
        if way is not None:
            place, repeated = way
            yield Doubt(_way(automaton, after, place), repeated)


def _cycles(pairs: list[Pair], size: int) -> Iterator[set[int]]:
    """The groups of places that can all be reached from one another."""
    if not pairs:
        return
    rows, columns = np.array(pairs).T
    graph = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(size, size))
    count, labels = connected_components(graph, directed=True, connection="strong")
    for number in range(count):
        members = set(np.flatnonzero(labels == number).tolist())
        if len(members) > 1 or any((m, m) in pairs for m in members):
            yield members


def _two_ways(automaton: Automaton, inside: dict[int, list[int]]) -> tuple[int, str] | None:
    """A place, and a text that leads from it to itself in two ways."""
    for a, following in inside.items():
        for b in following:
            if automaton.steps[a, b] > 1:
                back = _search(automaton, inside, (b, b), (a, a))
                if back is not None:
                    return a, min(automaton.letters[b]) + back
    for a, following in inside.items():
        for x in following:
            for y in following:
                common = automaton.letters[x] & automaton.letters[y]
                if x < y and common:
                    back = _search(automaton, inside, (x, y), (a, a))
                    if back is not None:
                        return a, min(common) + back
    return None


def _search(
    automaton: Automaton, inside: dict[int, list[int]], start: Pair, goal: Pair
) -> str | None:
    """A text that leads from two places at once to two others; None where there is none."""
    texts, queue = {start: ""}, deque([start])
    while queue:
        here = queue.popleft()
        if here == goal:
            return texts[here]
        for x in inside[here[0]]:
            for y in inside[here[1]]:
                common = automaton.letters[x] & automaton.letters[y]
                if common and (x, y) not in texts:
                    texts[x, y] = texts[here] + min(common)
                    queue.append((x, y))
    return None


def _way(automaton: Automaton, after: dict[int, list[int]], goal: int) -> str:
    """A text that leads from the beginning of the pattern to a place."""
    texts = {place: min(automaton.letters[place], default="") for place in automaton.start}
    queue = deque(texts)
    while queue:
        here = queue.popleft()
        if here == goal:
            return texts[here]
        for place in after.get(here, ()):
            if place not in texts and automaton.letters[place]:
                texts[place] = texts[here] + min(automaton.letters[place])
                queue.append(place)
    return ""
