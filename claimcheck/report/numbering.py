"""How people count the sentences and paragraphs of an article: those of the body from 1, headings
and furniture apart.

Programs count every one from 0, as the JSON does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from claimcheck.records import Report


def paragraph_numbers(report: Report) -> dict[int, int]:
    """Return the numbers of a story's paragraphs as people count, by their index in the report."""
    own = (p.index for p in report.paragraphs if p.kind not in ("headline", "furniture"))
    return {index: number for number, index in enumerate(own, start=1)}


class Numbering:
    """The numbers and names of a report's sentences, by their index in it."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _numbers(self) -> dict[int, int]:
        body = (s.index for s in self._report.sentences if s.role == "body")
        return {index: number for number, index in enumerate(body, start=1)}

    @cached_property
    def _paragraphs(self) -> dict[int, int]:
        return paragraph_numbers(self._report)

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

    def paragraph(self, index: int) -> str:
        """What a paragraph is called: "paragraph 1" is the first of the body."""
        number = self._paragraphs.get(index)
        return self._report.paragraphs[index].kind if number is None else f"paragraph {number}"

    def number(self, index: int) -> str:
        """The number of a sentence of the body; what any other is called."""
        return str(self._numbers.get(index, self.name(index)))

    def numbers(self, indices: Iterable[int]) -> str:
        """Return "3, 5", or "none"."""
        return ", ".join(map(self.number, indices)) or "none"
