"""Stamps of time on the turns of transcripts."""

from __future__ import annotations

import pytest
from processor import grows_at_most, seconds

from claimcheck.ingest.documents import read
from claimcheck.ingest.time_stamps import without_stamps
from claimcheck.quotations.turns import turns
from claimcheck.settings import Settings


@pytest.mark.parametrize(
    "lines",
    [
        ("00:01 {}: {}", "00:45 {}: {}"),
        ("[00:01:15] {}: {}", "[00:02:00] {}: {}"),
        ("(0:01) {}: {}", "(1:02) {}: {}"),
        ("00:01 - {}: {}", "00:45 - {}: {}"),
        ("00:00:01.200 --> 00:00:09.000 {}: {}", "00:00:09.500 --> 00:00:12.000 {}: {}"),
        ("[00:01–00:09] {}: {}", "[00:09–00:12] {}: {}"),
        ("{} [00:01]: {}", "{} [00:45]: {}"),
        ("{}: [00:01] {}", "{}: [00:45] {}"),
        ("{} 0:01\n{}", "{} 1:02\n{}"),
        ("{} (00:01)\n{}", "{} (00:45)\n{}"),
        ("00:01\n{}: {}", "00:45\n{}: {}"),
    ],
)
@pytest.mark.parametrize("names", [("LIV BREKKE", "ANN DAHL"), ("Liv Brekke", "Ann Dahl")])
def test_turns_with_stamps(lines: tuple[str, str], names: tuple[str, str]) -> None:
    said = ("We moved two tanks.", "Why did you?")
    text = "\n".join(
        line.format(*turn) for line, turn in zip(lines, zip(names, said, strict=True), strict=True)
    )
    document = read(text, "article", Settings())
    found = turns(document)
    assert [turn.name.casefold() for turn in found if turn.name] == [n.casefold() for n in names]
    assert tuple(document.text[t.start : t.end].strip() for t in found) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("00:01 BREKKE: We moved them.", "BREKKE: We moved them."),
        ("[01:15:02] Liv Brekke: We moved them.", "Liv Brekke: We moved them."),
        ("[00:01] We moved them.\n[00:09] Nobody saw.", "We moved them.\nNobody saw."),
        ("[00:01] BREKKE: Yes.\nSo it was.\n[00:09] No.", "BREKKE: Yes.\nSo it was.\nNo."),
    ],
)
def test_stamps_that_are_taken_off(text: str, expected: str) -> None:
    assert without_stamps(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "9:30 The pier opens.\n10:30 The pier shuts.",
        "9:30 a.m.: The pier opens.\n10:30 a.m.: The pier shuts.",
        "14:00 GMT: The pier opens.\n15:00 GMT: The pier shuts.",
        "15:00 UPDATE: The pier is shut.\n14:00 ALERT: The pier shakes.",  # the newest first
        "(9:30) The pier opens.\n(10:30) The pier shuts.",
        "9:30\nThe pier opens.\n10:30\nThe pier shuts.",
        "The pier opens at 9:30.\nIt shuts at 10:30.",
        "Final score 3:02\nThe pier shut.",
        "16:30 Tarn: The ferry leaves.\n17:30 Ayr: The ferry comes.",
        "Genesis 1:01\nIn the beginning.",
        "9:30 BREKKE: Doors open.",
        "",
    ],
)
def test_times_that_stay(text: str) -> None:
    assert without_stamps(text) == text


@pytest.mark.parametrize("unit", ["00:01 A", "[00:01] ", "A: ", "a-", "A b ", "0:01\n"])
def test_time_grows_with_the_text(unit: str) -> None:
    def took(count: int) -> float:
        return seconds(lambda: without_stamps("A: x\n" + unit * count))

    assert grows_at_most(took, 10_000, 40_000, 8, 0.5)
