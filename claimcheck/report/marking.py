"""Which words of a piece of evidence an eye should find first.

Pure functions from texts to marked runs; nothing here knows a format.
"""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from claimcheck.english import stems, words
from claimcheck.english.closed_classes import FUNCTION_WORDS

#: ``shared`` with the claim; ``found`` by a check in place of the claim's own words.
Mark = Literal["", "shared", "found"]

#: A text longer than this many characters is left unmarked: so much is no passage that one reads
#: at a glance, and marks would double the time that a page takes.
LONGEST = 20_000


def mark_evidence(evidence: str, claim: str, found: str = "") -> tuple[tuple[str, Mark], ...]:
    """Cut ``evidence`` into runs, each with its mark.

    Marked as shared are the content words that the claim has too, in whatever form ("delayed",
    "delays"); words side by side make one run. ``found`` is marked where it stands first.
    """
    if max(len(evidence), len(claim)) > LONGEST:
        return ((evidence, ""),)
    marks: list[Mark] = [""] * len(evidence)
    for start, end in _shared(evidence, claim):
        marks[start:end] = ["shared"] * (end - start)
    at = evidence.find(found) if found else -1
    if at >= 0:
        marks[at : at + len(found)] = ["found"] * len(found)
    runs = groupby(zip(evidence, marks, strict=True), key=lambda pair: pair[1])
    return tuple(("".join(letter for letter, _ in run), mark) for mark, run in runs)


def _shared(evidence: str, claim: str) -> list[tuple[int, int]]:
    """Return the spans of the words that both have, with the space between neighbours."""
    known = {stems.key(word) for word in words.words(claim)} - FUNCTION_WORDS
    spans: list[tuple[int, int]] = []
    for word, start, end in words.word_spans(evidence):
        if word in FUNCTION_WORDS or stems.key(word) not in known:
            continue
        if spans and evidence[spans[-1][1] : start].isspace():
            start = spans.pop()[0]
        spans.append((start, end))
    return spans
