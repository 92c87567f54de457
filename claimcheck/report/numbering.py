"""How people count sentences and paragraphs: those of the body from 1, headings apart.

Programs count every one from 0, as the JSON does.
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

    @property
    def extent(self) -> str:
        """How many sentences there are, headings apart: "headline and 29 sentences"."""
        headings = sum(s.role == "headline" for s in self._report.sentences)
        body = f"{self.total:,} sentence{'' if self.total == 1 else 's'}"
        if not headings:
            return body
        return f"{'headline' if headings == 1 else f'{headings} headings'} and {body}"

    @cached_property
    def _paragraphs(self) -> dict[int, int]:
        told = (p.index for p in self._report.paragraphs if p.kind in ("reported", "editorial"))
        return {index: number for number, index in enumerate(told, start=1)}

    def paragraph_name(self, index: int) -> str:
        """What a paragraph is called: "paragraph 1" is the first of the body."""
        number = self._paragraphs.get(index)
        return self._report.paragraphs[index].kind if number is None else f"paragraph {number}"

    def paragraph(self, index: int) -> str:
        """The number of a paragraph of the body; what any other is called."""
        return str(self._paragraphs.get(index, self.paragraph_name(index)))

    def paragraphs(self, indices: Iterable[int]) -> str:
        """Return "3, 5", or "none"."""
        return ", ".join(map(self.paragraph, indices)) or "none"
