"""Windows: runs of one to a few neighbouring sentences of a reference, read as evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.records import Document, Evidence, Sentence


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences ``first`` to ``last`` (inclusive positions in the story)."""

    first: int
    last: int

    def overlaps(self, other: Window) -> bool:
        """Whether the two share a sentence."""
        return self.first <= other.last and other.first <= self.last


class Windows:
    """All windows of one reference, shorter ones first.

    Args:
        document: the reference.
        longest: most sentences in a window.
    """

    def __init__(self, document: Document, longest: int) -> None:
        self.document, self.longest = document, longest
        self.sentences: Sequence[Sentence] = document.content

    def __iter__(self) -> Iterator[Window]:
        """Every run of neighbours without furniture between."""
        sentences = self.sentences
        for size in range(1, self.longest + 1):
            for first in range(len(sentences) - size + 1):
                last = first + size - 1
                if sentences[last].index - sentences[first].index == last - first:
                    yield Window(first, last)

    def text(self, window: Window) -> str:
        """What a window says, with the spaces between its sentences."""
        start, end = self.sentences[window.first].start, self.sentences[window.last].end
        return self.document.text[start:end]

    def evidence(self, window: Window, similarity: float) -> Evidence:
        """A window as evidence that is so like a claim."""
        sentences = self.sentences[window.first : window.last + 1]
        indices = tuple(sentence.index for sentence in sentences)
        start, end = sentences[0].start, sentences[-1].end
        return Evidence(start, end, self.text(window), similarity, indices)
