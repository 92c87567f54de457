"""Which words of a flagged sentence are marked, by a head of known rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from claimcheck.arrays import Floats
from claimcheck.checks.unsupported_spans import SpanMarker
from claimcheck.english.words import word_spans
from claimcheck.records import (
    Candidates,
    Evidence,
    Fact,
    Judgement,
    Probabilities,
    ReferenceInfo,
    SentenceResult,
)

REFERENCES = tuple(ReferenceInfo(name, None, name, n) for n, name in enumerate(("a", "b", "c")))
FERRY = "The ferry from Larsund sank on Monday and nine people drowned."

Premises = list[tuple[str, str]]


class NewWords:
    """A head by which a word lacks support where the premise does not have it."""

    def __init__(self, too_long: Callable[[str], bool] = lambda premise: False) -> None:
        self.asked: Premises = []
        self._too_long = too_long

    def unsupported(self, pairs: Sequence[tuple[str, str]]) -> list[Floats | None]:
        self.asked += pairs
        return [None if self._too_long(p) else self._values(p, h) for p, h in pairs]

    def _values(self, premise: str, hypothesis: str) -> Floats:
        known = {word for word, *_ in word_spans(premise)}
        values = np.zeros(len(hypothesis), dtype=np.float32)
        for word, start, end in word_spans(hypothesis):
            values[start:end] = 0.1 if word in known else 0.9
        return values


def sentence(text: str = FERRY, start: int = 0, **told: Any) -> SentenceResult:
    """An unsupported sentence; ``told`` is the evidence of each reference with its support."""
    judgements = tuple(
        Judgement(
            name,
            "neutral",
            Probabilities(0.1, 0.8, 0.1),
            support,
            "nli",
            (Evidence(0, len(premise), premise, 0.7),),
        )
        for name, (premise, support) in told.items()
    )
    return SentenceResult(
        0, 0, start, start + len(text), text, "body", "unsupported", 0.9, 0.1, 0.1,
        judgements=judgements,
    )  # fmt: skip


def cases(given: SentenceResult, *more: Evidence) -> dict[int, list[Candidates]]:
    """Where evidence was found: that of the judgements, and ``more`` in each reference."""
    return {
        given.index: [
            Candidates(given.text, j.reference, "nli", (*j.evidence, *more))
            for j in given.judgements
        ]
    }


def marked(given: SentenceResult, head: NewWords | None = None, *more: Evidence) -> list[str]:
    """The marked words of a sentence."""
    marker = SpanMarker(head or NewWords())  # type: ignore[arg-type]
    (found,) = marker.mark([given], cases(given, *more), REFERENCES)
    assert replace(found, unsupported_spans=()) == given, "nothing else changes"
    at = given.start
    return [given.text[s.start - at : s.end - at] for s in found.unsupported_spans]


def test_words_that_the_evidence_does_not_support_are_marked_together():
    told = sentence(a=("The ferry from Larsund sank on Monday.", 0.4), start=100)
    assert marked(told) == ["nine people drowned"]


def test_what_one_origin_supports_is_not_marked():
    told = sentence(a=("The ferry from Larsund sank.", 0.4), b=("On Monday nine drowned.", 0.3))
    assert marked(told) == ["people"]


def test_all_windows_of_a_reference_are_read_together_in_its_order():
    head = NewWords()
    later, earlier = Evidence(90, 99, "On Monday.", 0.4), Evidence(50, 59, "Nine.", 0.4)
    told = sentence(a=("The ferry from Larsund sank.", 0.4))
    assert marked(told, head, later, earlier) == ["people drowned"]
    assert [premise for premise, _ in head.asked] == [
        "The ferry from Larsund sank. Nine. On Monday."
    ]


def test_two_origins_are_read_those_of_highest_support():
    head = NewWords()
    marked(sentence(a=("Low.", 0.1), b=("High.", 0.4), c=("Middle.", 0.3)), head)
    assert [premise for premise, _ in head.asked] == ["High.", "Middle."]


def test_copies_are_read_once():
    head = NewWords()
    copies = tuple(replace(reference, origin=0) for reference in REFERENCES)
    given = sentence(a=("One.", 0.4), b=("Two.", 0.3))
    SpanMarker(head).mark([given], cases(given), copies)  # type: ignore[arg-type]
    assert [premise for premise, _ in head.asked] == ["One."]


@pytest.mark.parametrize(
    "change",
    [{"verdict": "supported"}, {"verdict": "disputed"}, {"flags": ("unsourced_quote",)}],
)
def test_other_sentences_are_left_as_they_are(change: dict[str, Any]):
    head = NewWords()
    assert marked(replace(sentence(a=("The ferry sank.", 0.4)), **change), head) == []
    assert head.asked == []


@pytest.mark.parametrize(
    ("status", "words"),
    [("match", ["people drowned"]), ("absent", ["nine people drowned"])],
)
def test_a_figure_that_a_reference_has_is_not_marked(status: str, words: list[str]):
    told = sentence(a=("The ferry from Larsund sank on Monday.", 0.4), start=100)
    at = 100 + FERRY.index("nine")
    assert marked(replace(told, facts=(Fact("number", at, at + 4, "nine", status),))) == words


def test_where_nearly_all_lacks_support_nothing_stands_out():
    assert marked(sentence(a=("The ferry.", 0.2))) == []


def test_an_abbreviation_is_one_word():
    told = sentence("The U.S. envoy met (at last) mid-air crews.", a=("The envoy met crews.", 0.3))
    assert marked(told) == ["U.S", "last) mid-air"]


def test_a_sentence_without_evidence_or_too_long_for_the_head_is_not_marked():
    assert marked(sentence()) == []
    head = NewWords(too_long=lambda premise: premise.startswith("Long"))
    told = sentence(a=("Long: the ferry from Larsund sank.", 0.4))
    assert marked(told, head) == []
    both = sentence(a=("Long: on Monday.", 0.5), b=("The ferry from Larsund sank on Monday.", 0.4))
    assert marked(both, head) == ["nine people drowned"]
