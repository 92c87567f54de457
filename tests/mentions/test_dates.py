from __future__ import annotations

import datetime

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.mentions.dates import Date, find_dates, own_date
from claimcheck.mentions.same_date import agree, comparable, resolved

#: A Wednesday.
DAY = datetime.date(2024, 1, 10)


def only(text: str) -> Date:
    (date,) = find_dates(text)
    return date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on 9 January 2024", {"day": 9, "month": 1, "year": 2024}),
        ("on January 9, 2024", {"day": 9, "month": 1, "year": 2024}),
        ("on Jan. 9th", {"day": 9, "month": 1}),
        ("Tuesday, 9 January 2024", {"weekday": 1, "day": 9, "month": 1, "year": 2024}),
        ("2024-01-09", {"day": 9, "month": 1, "year": 2024}),
        ("in May 2019", {"month": 5, "year": 2019}),
        ("in March", {"month": 3}),
        ("since 2009", {"year": 2009}),
        ("in the 1990s", {"decade": 1990}),
        ("early on Tuesday", {"weekday": 1, "hours": (0, 720)}),
        ("at 9.30pm", {"clock": 1290}),
        ("doors open at 9.30 on the day", {"clock": 570}),
        ("it ended yesterday", {"offset": -1}),
        ("it ended the day before yesterday", {"offset": -2}),
        ("The Day After Tomorrow it ends", {"offset": 2}),
        ("the day before, yesterday", {"offset": -1}),
        ("it fell in 2026-05", {"month": 5, "year": 2026}),
        ("the season 2010-11", {"year": 2010}),
        ("from 2012–14", {"year": 2012}),
        ("May 3 to 5 people came", {"month": 5, "day": 3}),
        ("they won 3-1 May", {"month": 5, "day": 1}),
        ("they lost 1-3 May 5", {"month": 5, "day": 3}),
    ],
)
def test_reads(text: str, parts: dict[str, object]):
    date = only(text)
    assert {name: getattr(date, name) for name in date.parts} == parts
    assert text[date.start : date.end] == date.text


@pytest.mark.parametrize(
    ("text", "spans", "year"),
    [
        ("It runs 3 to 5 May.", ["3", "5 May"], None),
        ("It runs 3-5 May 2026.", ["3", "5 May 2026"], 2026),
        ("It runs from the 3rd – 5th of May.", ["3rd", "5th of May"], None),
        ("It was on 3 and 5 May 2026.", ["3", "5 May 2026"], 2026),
        ("It runs May 3–5, 2026, in Larsund.", ["May 3", "5, 2026"], 2026),
        ("It runs Sunday, May 3 to 5 in Larsund.", ["Sunday, May 3", "5"], None),
    ],
)
def test_two_days_of_one_month_are_both_read(text: str, spans: list[str], year: int | None):
    found = find_dates(text)
    assert [date.text for date in found] == [text[d.start : d.end] for d in found] == spans
    assert [(d.day, d.month, d.year) for d in found] == [(3, 5, year), (5, 5, year)]


@pytest.mark.parametrize(
    "text",
    [
        "She may go.",
        "They march on.",
        "in 2,000 towns",
        "1950 sheep",
        "rose 3.16 percent",
        "fell to $13.09",
        "sold at 5.35 euros",
        "lasted 10.15 on average",
    ],
)
def test_leaves_words_that_are_no_date(text: str):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("9 January 2024", "Jan. 9", True),
        ("9 January 2024", "10 January 2024", False),
        ("on Tuesday", "on 9 January", True),
        ("on Tuesday", "on 12 January", False),
        ("yesterday", "on Tuesday", True),
        ("in 1994", "the 1990s", True),
        ("in 1984", "the 1990s", False),
        ("at 7.40pm", "at 7:40", True),
        ("at 5 p.m.", "at 5 a.m.", False),
        ("at 5am", "at 17:00", False),
        ("at 6 p. m.", "at 6 a.m.", False),
        ("at 6 p. m.", "at 18:00", True),
        ("at 12 p.m.", "at 12 a.m.", False),
        ("at 12.30am", "at 12:30", True),
        ("at 14:30 on Monday", "on Monday at 2.30am", False),
        ("on Monday", "on Tuesday", False),
        ("before July", "by the end of June", True),
        ("by the end of June", "before July", True),
        ("before January", "in December", True),
        ("before July", "in July", True),
        ("before July", "in August", False),
        ("before July", "in May", False),
        ("in July", "in June", False),
    ],
)
def test_agrees_by_the_parts_that_both_give(claim: str, evidence: str, expected: bool):
    a, b = only(claim), only(evidence)
    assert comparable(a, b, DAY, DAY)
    assert agree(a, b, DAY, DAY) is expected


def test_a_weekday_tells_nothing_of_a_date_in_an_undated_article():
    assert not comparable(only("on Tuesday"), only("on 12 January"), None, None)


def test_another_day_counted_from_an_undated_article_tells_nothing():
    assert not comparable(only("yesterday"), only("today"), None, None)
    assert comparable(only("yesterday"), only("today"), DAY, DAY)
    assert agree(only("yesterday"), only("yesterday"), None, None)


def test_a_date_that_does_not_exist_is_no_day():
    assert only("31 February 2024").calendar is None
    assert resolved(only("29 February"), datetime.date(2023, 6, 1))


def test_the_own_date_stands_in_a_line_of_its_own():
    dated = plain_document("a", "Published 9 January 2024\nThe ferry hit the quay.")
    assert own_date(dated) == datetime.date(2024, 1, 9)
    told = "The ferry, which had sailed since 9 January 2004 and was refitted twice, hit the quay"
    assert own_date(plain_document("b", f"{told} at noon, and nobody has said why it did.")) is None
