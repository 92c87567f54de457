from __future__ import annotations

import pytest
from compared import compare

from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import Quantity, agree, equal


def rate(text: str) -> Quantity:
    return next(q for q in find_quantities(text) if q.kind != "frequency")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("38,000 passengers a week use it.", "week"),
        ("It sells 12 tonnes of coal and coke per day.", "day"),
        ("They pay £90/week.", "week"),
        ("The rent is £900 pcm.", "month"),
        ("A £30,000-a-year job went.", "year"),
        ("They earn $20 an hour.", "hour"),
        ("It costs 90 pounds a night.", "day"),
        ("The farm ships 700 eggs daily.", "day"),
        ("An annual budget of about $5 million was agreed.", "year"),
        ("A $5 million annual budget was agreed.", "year"),
        ("It made $5 million in annual revenue.", "year"),
        ("Daily cases rose to more than 5,000 there.", "day"),
        ("Every week the line carries some 38,000 people.", "week"),
        ("Some 500 people use the line every day.", "day"),
        # A time that passed, another's wait, and another clause are no periods.
        ("They killed 12 wolves a week later.", ""),
        ("He sold 12 boats a year ago.", ""),
        ("He sold 12 boats a year and a half ago.", ""),
        ("They lost 12 boats a year's work had built.", ""),
        ("He was fined £500 and a year was lost.", ""),
        ("She won 5 of the annual awards.", ""),
        ("It runs at 60 km an hour.", ""),
        ("They saw 12 boats each day of the week.", "day"),
        ("They saw 12 boats in a day.", ""),
    ],
)
def test_the_period_of_a_rate(text: str, period: str):
    assert rate(text).per == period


@pytest.mark.parametrize(
    ("claim", "evidence", "same"),
    [
        ("38,000 passengers a week", "38,000 passengers a day", False),
        ("weekly sales of 80 tonnes", "80 tonnes a month", False),
        ("5% a year", "5% a month", False),
        ("nearly 40,000 a week", "38,000 a day", False),
        ("7,000 a week", "1,000 a day", True),
        ("5,000 a week", "1,000 a day", True),  # working days
        ("more than 350,000 a year", "1,000 a day", True),
        ("£1,000 a month", "£12,000 a year", True),
        ("£1,000 a month", "£20,000 a year", False),
        ("$160 a day", "$20 an hour", True),
        ("38,000 passengers", "38,000 passengers a day", True),
        ("38,000 passengers daily", "38,000 passengers per day", True),
    ],
)
def test_rates_agree_where_one_is_the_other_converted(claim: str, evidence: str, same: bool):
    assert agree(rate(claim), rate(evidence)) is same
    assert agree(rate(evidence), rate(claim)) is same


def test_a_converted_rate_says_something_else_than_its_number():
    assert not equal(rate("1,000 a week"), rate("1,000 a day"))


CARRIED = "The line from Orrin carries 38,000 passengers a day, its operator says."


def test_another_period_is_a_mismatch_told_with_both():
    claim = "The line from Orrin carries 38,000 passengers a week."
    (fact,) = (f for f in compare(claim, CARRIED) if f.kind == "number")
    assert (fact.status, fact.text, fact.found) == (
        "mismatch",
        "38,000 passengers a week",
        "38,000 passengers a day",
    )


@pytest.mark.parametrize(
    "figure", ["38,000 passengers", "266,000 passengers a week", "about 38,000 daily passengers"]
)
def test_a_converted_or_bare_figure_matches(figure: str):
    claim = f"The line from Orrin carries {figure}."
    facts = [f for f in compare(claim, CARRIED) if f.kind == "number" and f.text != "daily"]
    assert [f.status for f in facts] == ["match"]
