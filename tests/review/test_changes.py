"""What a revision has otherwise than an earlier one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from report_builder import Builder
from stubs import make_report

from claimcheck.records import Report
from claimcheck.review.changes import changes


def report(*sentences: str) -> Report:
    made = Builder()
    made.paragraph(*({"text": text, "verdict": "supported"} for text in sentences))
    return replace(make_report(), sentences=tuple(made.sentences))


def shown(before: Report, after: Report) -> list[str]:
    """The stretches in which something differs, and how many sentences are the same."""
    sign = {"equal": "", "insert": "+", "delete": "-"}
    return [
        f"={change.sentences}"
        if change.same
        else " ".join(f"{sign[p.op]}[{p.text}]" if sign[p.op] else p.text for p in change.parts)
        for change in changes(before, after)
    ]


A, B, C = "It rained all day.", "Nobody came.", "The mayor left."


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((A, B), (A, B), ["=2"]),
        ((A, B, C), (A, "Few came.", C), ["=1", "-[Nobody] +[Few] came.", "=1"]),
        ((A, B, C), (A, C), ["=1", "-[Nobody came.]", "=1"]),
        ((A, C), (A, B, C), ["=1", "+[Nobody came.]", "=1"]),
        ((A, B), (A, "Nobody  came."), ["=2"]),
        # Case and punctuation are changes too.
        ((B,), ("Nobody came?",), ["Nobody -[came.] +[came?]"]),
        ((B,), ("nobody came.",), ["-[Nobody] +[nobody] came."]),
        ((C,), ("“The mayor left.”",), ["-[The] +[“The] mayor -[left.] +[left.”]"]),
        (("...",), ("—",), ["-[...] +[—]"]),
        ((A, B, C, A), (A, "Few came.", C, "It snowed all day."),
         ["=1", "-[Nobody] +[Few] came.", "=1", "It -[rained] +[snowed] all day."]),
    ],
)  # fmt: skip
def test_words_that_differ_are_shown(before, after, found):
    assert shown(report(*before), report(*after)) == found


def test_long_changes_are_shown_whole_in_bounded_time():
    old = report(*(f"Alpha {n} beta gamma." for n in range(3000)))
    new = report(*(f"Alpha {n} delta gamma." for n in range(3000)))
    start = time.process_time()
    (change,) = changes(old, new)
    assert [part.op for part in change.parts] == ["delete", "insert"]
    assert time.process_time() - start < 1
