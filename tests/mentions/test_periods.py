"""Parts of a month, a year, a decade and a day; last, this and next."""

from __future__ import annotations

import datetime

import pytest

from claimcheck.mentions.dates import Date, find_dates
from claimcheck.mentions.same_date import agree, comparable, covers, other_part

#: A Tuesday.
DAY = datetime.date(2026, 11, 24)


def only(text: str) -> Date:
    (date,) = find_dates(text)
    return date


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("opens in early June", "early June"),
        ("opens in mid-June", "mid-June"),
        ("opens early in June 2027", "early in June 2027"),
        ("by the end of June", "the end of June"),
        ("since the late 1990s", "the late 1990s"),
        ("in the first quarter of 2021", "the first quarter of 2021"),
        ("in late 2019", "late 2019"),
        ("ended early on Sunday", "early on Sunday"),
        ("ended late Sunday", "late Sunday"),
        ("ended on Sunday night", "Sunday night"),
        ("ended shortly before midnight on Sunday", "shortly before midnight on Sunday"),
        ("ended at dawn", "at dawn"),
        ("ended in the small hours", "in the small hours"),
        ("opens at 9 a.m. Sunday", "9 a.m. Sunday"),
        ("opens Sunday at 9:30", "Sunday at 9:30"),
        ("opens this Sunday", "this Sunday"),
        ("opens next month", "next month"),
        ("opens at 2.30pm.", "2.30pm"),
        ("opens at 2.30 p.m.", "2.30 p.m."),
    ],
)
def test_reads(text: str, span: str):
    assert only(text).text == span


@pytest.mark.parametrize(
    "text",
    [
        "Dawn left the house.",
        "It was a late goal.",
        "She reads this Sunday Times.",
        "It is next year's plan.",
        "An early bird came.",
        "He joined the Night Watch.",
    ],
)
def test_leaves_words_that_are_no_time(text: str):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("in early June", "on 28 June", False),
        ("in early June", "on 4 June", True),
        ("in late June", "on 28 June", True),
        ("in mid-June", "on 2 June", False),
        ("at the beginning of June", "on 19 June", False),
        ("at the end of June", "on 29 June", True),
        ("in early June", "in late June", False),
        ("in early June", "in June", True),
        ("in early 2019", "in November 2019", False),
        ("in late 2019", "in November 2019", True),
        ("in the first quarter of 2019", "on 3 May 2019", False),
        ("in the late 2000s", "in 2003", False),
        ("in the late 2000s", "in 2008", True),
        ("in the early 1990s", "in the late 1990s", False),
        ("early on Sunday", "shortly before midnight on Sunday", False),
        ("early on Sunday", "at 11.30 p.m. on Sunday", False),
        ("late on Sunday", "at 11.30 p.m. on Sunday", True),
        ("on Sunday morning", "on Sunday evening", False),
        ("on Sunday morning", "on Sunday", True),
        ("on Sunday night", "early on Sunday", True),
        ("at dawn", "at dusk", False),
        ("at dawn", "at 6 a.m.", True),
        ("at noon", "at 12:00", True),
        ("in the evening", "at 8:30", True),
        ("in the evening", "at 8:30 a.m.", False),
        ("at 9 a.m. Sunday", "at 9 a.m. on Monday", False),
        ("at 9 a.m. Sunday", "on Sunday", True),
    ],
)
def test_another_part_of_a_period_differs(claim: str, evidence: str, expected: bool):
    a, b = only(claim), only(evidence)
    for one, other in ((a, b), (b, a)):
        assert comparable(one, other, None, None)
        assert agree(one, other, None, None) is expected


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("this Friday", "on 27 November", True),
        ("this Friday", "on 4 December", False),
        ("next Friday", "on 27 November", True),
        ("next Friday", "on 4 December", True),
        ("last Tuesday", "on 17 November", True),
        ("last Tuesday", "on 24 November", False),
        ("last Friday", "on 27 November", False),
        ("last Friday", "next Friday", False),
        ("last Friday", "on Friday", True),
        ("next month", "in December", True),
        ("next month", "in January", False),
        ("last month", "in October 2026", True),
        ("last year", "in 2025", True),
        ("next year", "in 2025", False),
        ("last week", "on 19 November", True),
        ("last week", "on 24 November", False),
    ],
)
def test_last_this_and_next_are_counted_from_the_day(claim: str, evidence: str, expected: bool):
    a, b = only(claim), only(evidence)
    for one, other in ((a, b), (b, a)):
        assert comparable(one, other, DAY, DAY)
        assert agree(one, other, DAY, DAY) is expected


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("last year", "next year", False),
        ("last Friday", "next Friday", False),
        ("last Friday", "on Friday", True),
    ],
)
def test_without_a_day_the_words_are_compared(claim: str, evidence: str, expected: bool):
    a, b = only(claim), only(evidence)
    assert comparable(a, b, None, None)
    assert agree(a, b, None, None) is expected


def test_without_a_day_next_friday_is_no_date():
    assert not comparable(only("next Friday"), only("on 4 December"), None, None)


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("in early June", "on 28 June", True),
        ("early on Sunday", "late on Sunday", True),
        ("in the late 2000s", "in 2003", True),
        ("in early June", "on 28 July", False),
        ("early on Sunday", "late on Monday", False),
        ("in early June", "on 4 June", False),
        ("at dawn", "at dusk", False),
    ],
)
def test_which_differ_in_the_part_alone(claim: str, evidence: str, expected: bool):
    assert other_part(only(claim), only(evidence)) is expected


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("at 14:30", "at 2.30pm", True),
        ("this Friday", "on 27 November", True),
        ("on 27 November", "this Friday", True),
        ("on 27 November", "next Friday", False),
        ("next month", "in December", True),
        ("in December", "next month", True),
        ("early on Friday", "on Friday", False),
        ("at 14:30", "at 2:30", False),
        ("in early December", "in December", False),
        ("in early December", "on 2 December", True),
    ],
)
def test_what_gives_no_more(claim: str, evidence: str, expected: bool):
    assert covers(only(claim), only(evidence), DAY, DAY) is expected
