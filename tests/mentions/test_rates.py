"""How often, how many times, and how many times as much."""

from __future__ import annotations

import pytest
from compared import compare

from claimcheck.mentions.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("The board meets monthly.", "monthly", "frequency", 12),
        ("The board meets every other month.", "every other month", "frequency", 6),
        ("The board meets every three months.", "every three months", "frequency", 4),
        ("The board meets quarterly.", "quarterly", "frequency", 4),
        ("The board meets twice a year.", "twice a year", "frequency", 2),
        ("The board meets three times per month.", "three times per month", "frequency", 36),
        ("He has twice-daily walks.", "twice-daily", "frequency", 730.485),
        ("The board meets each week.", "each week", "frequency", 52.1775),
        ("The board meets every second week.", "every second week", "frequency", 26.08875),
        ("It sold four times as many.", "four times", "multiple", 4),
        ("It sold twice as many.", "twice", "multiple", 2),
        ("It sold double the number.", "double", "multiple", 2),
        ("Sales rose tenfold.", "tenfold", "multiple", 10),
        ("Sales have halved.", "halved", "multiple", 0.5),
        ("The load was 10,000 times higher.", "10,000 times", "multiple", 10000),
        ("She won it twice.", "twice", "occasion", 2),
        ("She won it 1,000 times.", "1,000 times", "occasion", 1000),
    ],
)
def test_reads(text: str, span: str, kind: str, value: float):
    (found,) = find_quantities(text)
    assert (found.text, found.kind) == (span, kind)
    assert found.stated == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "She wrote for the Weekly Standard.",
        "It is a bimonthly paper.",
        "She doubled back to the pier.",
        "She came once more.",
        "A double bed stood there.",
    ],
)
def test_leaves_what_is_no_rate(text: str):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "status"),
    [
        ("The board meets monthly.", "The board meets every other month.", "mismatch"),
        ("The board meets every three months.", "The board meets quarterly.", "match"),
        ("The board meets weekly in Larsund.", "The board meets daily in Larsund.", "mismatch"),
        ("The board meets four times a year.", "The board meets every three months.", "match"),
        (
            "Sales were a quarter of the May total.",
            "Sales were four times the May total.",
            "mismatch",
        ),
        ("Sales were twice those of May.", "Sales were three times those of May.", "mismatch"),
        ("She won the cup twice.", "She won the cup three times.", "mismatch"),
        ("Sales doubled in May.", "Sales rose 40% in May.", "absent"),
    ],
)
def test_compares(claim: str, evidence: str, status: str):
    statuses = [f.status for f in compare(claim, evidence) if f.kind == "number"]
    assert statuses == [status]


@pytest.mark.parametrize(
    ("claim", "evidence", "status"),
    [
        ("Borrowing was cut in half.", "Borrowing halved.", "match"),
        ("Borrowing halved.", "Borrowing was cut by half.", "match"),
        ("Borrowing was cut by a third.", "Borrowing halved.", "absent"),
        ("Borrowing was cut in half.", "Borrowing doubled.", "absent"),
    ],
)
def test_what_is_halved_is_cut_in_half(claim: str, evidence: str, status: str):
    assert [f.status for f in compare(claim, evidence) if f.kind == "number"] == [status]
