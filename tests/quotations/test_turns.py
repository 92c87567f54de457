"""Speakers' labels of transcripts and interviews."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.turns import turns
from claimcheck.quotations.utterances import utterances


def read(*lines: str) -> list[tuple[str | None, str]]:
    document = plain_document("d", "\n".join(lines))
    return [(t.name, document.text[t.start : t.end].strip()) for t in turns(document)]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("HALVORSEN:", "Halvorsen"),
        ("ANN LEE:", "Ann Lee"),
        ("HALVORSEN (by phone):", "Halvorsen"),
        ("LINDQVIST [laughs]:", "Lindqvist"),
        ("ANN LEE, MAYOR OF AYR:", "Ann Lee"),
        ("MAYOR HALVORSEN:", "Halvorsen"),
        ("DR. VAN DER MOOR:", "Van Der Moor"),
        ("Ann Lee:", "Ann Lee"),
        ("JUNE BREKKE:", "June Brekke"),
        ("Jan Brekke:", "Jan Brekke"),
        ("Q:", None),
        ("MODERATOR:", None),
        ("Mayor:", None),
    ],
)
def test_labels(label: str, name: str | None):
    assert read(f"{label} The pier is shut.", "KERR: Why?") == [
        (name, "The pier is shut."),
        ("Kerr", "Why?"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("HALVORSEN: The pier is shut.", "It rained."),
        ("UPDATE: The pier is shut.", "RELATED: Why piers shut"),
        ("The reason: it is old.", "The cure: a new one."),
        ("Tickets: 5 pounds.", "When: Monday, 9 a.m."),
        ("Tarn Council: the pier is shut.", "Tarn Council: it is old."),
        ("Monday Morning: The pier is shut.", "May Day: It is old."),
        ("9:30 The pier opens.", "10:30 The pier shuts."),
        ("The mayor, who had come late, said: “It is shut.”", "She added: “It is old.”"),
    ],
)
def test_lines_that_are_no_turns(lines: tuple[str, ...]):
    assert read(*lines) == []


def test_a_surname_that_labels_twice():
    turn = ("Halvorsen: The pier is shut.", "Q: Why?", "Halvorsen: It is old.")
    assert [name for name, _ in read(*turn)] == ["Halvorsen", None, "Halvorsen"]


def test_a_turn_goes_on_to_the_next_label():
    assert read("HALVORSEN: It is shut.", "It is old.", "KERR:", "Why?") == [
        ("Halvorsen", "It is shut.\n\nIt is old."),
        ("Kerr", "Why?"),
    ]


def test_what_a_turn_quotes_another_one_said():
    text = "HALVORSEN: Lee said “we shut it” and left.\nKERR: Why?"
    turn = utterances(with_quotations(plain_document("d", text)))[1]
    inside = [n for n, word in enumerate(turn.words) if word in ("we", "it")]
    assert turn.speaker == "Halvorsen"
    assert turn.speaker_at(inside[0], inside[-1] + 1) is None
    assert turn.speaker_at(0, 2) == "Halvorsen"
