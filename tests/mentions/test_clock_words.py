"""Times of day in words, and parts of one day that exclude each other."""

from __future__ import annotations

import pytest

from claimcheck.mentions.dates import find_dates
from claimcheck.mentions.same_date import agree, comparable


@pytest.mark.parametrize(
    ("text", "span", "clock"),
    [
        ("It began at half past two.", "half past two", 150),
        ("It began at a quarter past 10.", "a quarter past 10", 615),
        ("It began at quarter to six.", "quarter to six", 345),
        ("It began at quarter to one.", "quarter to one", 45),
        ("It began at 9 o'clock.", "9 o'clock", 540),
        ("Twelve o’clock struck.", "Twelve o’clock", 0),
        ("It began at ten past four.", "ten past four", 250),
        ("It began at ten to six.", "ten to six", 350),
        ("It began five minutes to nine.", "five minutes to nine", 535),
        ("It began at half past two on Friday.", "half past two on Friday", 150),
        ("It began at 8 o'clock in the evening.", "8 o'clock in the evening", 480),
        ("It began at 1815 hours.", "1815 hours", 1095),
        ("At 0540 hrs. it began.", "0540 hrs", 340),
        ("It began at about 2330hrs.", "2330hrs", 1410),
        ("0030 hours: it began.", "0030 hours", 30),
        ("It began by 1430 hours.", "1430 hours", 870),
        ("It began at 1905 GMT.", "1905 GMT", 1145),
        ("It began at 2145Z.", "2145Z", 1305),
        ("It began at 0720.", "0720", 440),
        ("It began at 18:15 hours.", "18:15 hours", 1095),
        ("It began on Friday at 1600 hours.", "Friday at 1600 hours", 960),
        ("It began at 1600 hours on Friday.", "1600 hours on Friday", 960),
    ],
)
def test_times_in_words(text: str, span: str, clock: int):
    (date,) = find_dates(text)
    assert (date.text, date.clock) == (span, clock)


@pytest.mark.parametrize(
    "text",
    [
        "Ten to six people came.",
        "Half of two teams left.",
        "A quarter of six teams left.",
        "She ran past two houses.",
        "From five to nine of them came.",
        "It took 1600 hours.",
        "About 1500 hours of film came.",
        "They worked at 1200 hours a year.",
        "It was cut by 1200 hours.",
        "They raised the limit from 1000 hours.",
        "It took 1,800 hours.",
        "It sold at 1700 pounds.",
        "It began at 1799 hours.",
    ],
)
def test_no_times(text: str):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("at half past two", "at 2.30pm", True),
        ("at half past two", "at 14:30", True),
        ("at half past two", "at 3pm", False),
        ("at quarter to six", "at 5:45 p.m.", True),
        ("at quarter to six", "at 6:15 p.m.", False),
        ("at 9 o'clock in the evening", "at 9pm", True),
        ("at 9 o'clock in the evening", "at 9am", False),
        ("at ten past four", "at 4.10pm", True),
        ("at 9 o'clock", "at 21:00", True),
        ("at 1815 hours", "at 6.15pm", True),
        ("at 1815 hours", "at 7.15pm", False),
        ("at 0600 hrs", "at 6am", True),
        ("at 0600 hrs", "at 6pm", False),
        ("at 0600 hrs", "at six o'clock", True),
        ("at 1200 hours", "at noon", True),
        ("at 2400 hours", "at midnight", True),
        ("at 1700 GMT", "at 5pm", True),
        # Parts of one day.
        ("on Friday night", "on Friday morning", False),
        ("on Friday morning", "on Friday night", False),
        ("on Friday night", "on Friday evening", True),
        ("on Friday evening", "on Friday morning", False),
        ("on Friday night", "early on Friday", True),
        ("on Friday night", "on Friday", True),
        ("on Friday night", "at 11pm on Friday", True),
        ("on Friday night", "at 1am on Friday", True),
        ("on Friday morning", "at 11pm on Friday", False),
        ("on Friday night", "on Saturday night", False),
    ],
)
def test_whether_two_can_be_one_time(one: str, other: str, same: bool):
    (a,), (b,) = find_dates(f"It began {one}."), find_dates(f"It began {other}.")
    assert comparable(a, b, None, None)
    assert agree(a, b, None, None) is same
    assert agree(b, a, None, None) is same


@pytest.mark.parametrize(
    "run", ["from 0900 to 1730 hours", "between 0900 and 1730 hrs", "0900–1730 hours"]
)
def test_from_one_time_to_another(run: str):
    assert [date.clock for date in find_dates(f"It is open {run}.")] == [540, 1050]
