"""What a figure is of a change."""

from __future__ import annotations

import pytest

from claimcheck.mentions.changes import change_of
from claimcheck.mentions.quantities import find_quantities


def parts(text: str) -> list[tuple[str, str, str]]:
    """Every figure that is plainly part of a change: direction, part, and its wording."""
    found = []
    for figure in find_quantities(text):
        change = change_of(text, 0, figure.start, figure.end)
        if change is not None:
            found.append((change.direction, change.role, text[change.start : figure.end]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents fell by 40 euros.", [("down", "by", "by 40 euros")]),
        ("Rents had fallen to 40 euros.", [("down", "to", "to 40 euros")]),
        ("Rents rose nearly 4 percent.", [("up", "by", "rose nearly 4 percent")]),
        ("The fee will be raised to a record £12.", [("up", "to", "to a record £12")]),
        ("It saw a drop of about 40 percent.", [("down", "by", "drop of about 40 percent")]),
        (
            "Membership shrank by 12 percent last year, to 81,000.",
            [("down", "by", "by 12 percent"), ("down", "to", "to 81,000")],
        ),
        (
            "It cut the price of a day ticket from 9 euros to 7 euros.",
            [("down", "from", "from 9 euros"), ("down", "to", "to 7 euros")],
        ),
        ("Growth of 2 percent is expected.", [("up", "by", "Growth of 2 percent")]),
    ],
)
def test_parts_of_a_change(text: str, expected: list[tuple[str, str, str]]):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The club raised 5 million euros for the clinic.",
        "The council cut 40 jobs.",
        "She gave a talk to 81 pupils.",
        "Prices increased between 5 and 10 percent.",
        "It trimmed its growth forecast to 4 percent.",
        "Prices fell, and the bank lent money to 40 firms.",
        "Prices fell when the mill gave notice to 40 workers.",
        "Prices fell; the fine went up to 40 euros.",
        "Prices fell in the spring. To 40 firms that was welcome.",
    ],
)
def test_a_figure_beside_a_change_is_no_part_of_it(text: str):
    assert parts(text) == []
