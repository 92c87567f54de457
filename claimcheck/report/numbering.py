"""How people count the sentences of an article: those of the body from 1, headings apart.

Programs count every sentence from 0, as the JSON does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from claimcheck.records import Report


class Numbering:
    """The numbers and names of a report's sentences, by their index in it."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _numbers(self) -> dict[int, int]:
        body = (s.index for s in self._report.sentences if s.role == "body")
        return {index: number for number, index in enumerate(body, start=1)}

    @property
    def total(self) -> int:
        """How many sentences the body has."""
        return len(self._numbers)

    def name(self, index: int) -> str:
        """What a sentence is called: "sentence 1" is the first of the body."""
        if index in self._numbers:
            return f"sentence {self._numbers[index]}"
        if self._report.sentences[index].role == "furniture":
            return "furniture"
        first = min(self._numbers, default=index)
        return "headline" if index <= first else "subheading"

    def number(self, index: int) -> str:
        """The number of a sentence of the body; what any other is called."""
        return str(self._numbers.get(index, self.name(index)))

    def numbers(self, indices: Iterable[int]) -> str:
        """Return "3, 5", or "none"."""
        return ", ".join(map(self.number, indices)) or "none"
