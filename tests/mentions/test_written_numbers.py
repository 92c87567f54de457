"""The many ways in which a figure is written."""

from __future__ import annotations

import pytest
from processor import grows_at_most, seconds

from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import Quantity, agree, equal


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        # lakh and crore, and what stands before rupees
        ("The town has 4.5 lakh voters.", "4.5 lakh", 4.5e5, ""),
        ("Over 2 crores voted.", "2 crores", 2e7, ""),
        ("It cost Rs 7 crore.", "Rs 7 crore", 7e7, "INR"),
        ("It cost Rs. 900.", "Rs. 900", 900, "INR"),
        ("It cost ₹3 lakh crore.", "₹3 lakh crore", 3e12, "INR"),
        ("It cost 1 crore 20 lakh rupees.", "1 crore 20 lakh rupees", 1.2e7, "INR"),
        ("It cost EUR 5 million.", "EUR 5 million", 5e6, "EUR"),
        ("Lakhs of pilgrims came.", "Lakhs", 1.5e5, ""),
        # groups of digits
        ("Some 1,23,456 votes were cast.", "1,23,456", 123456, ""),
        ("Some 2,10,00,000 votes were cast.", "2,10,00,000", 2.1e7, ""),
        ("It holds 12 500 seats.", "12 500", 12500, ""),
        ("It holds 12\u202f500 seats.", "12\u202f500", 12500, ""),
        ("It holds 1\u00a0234\u00a0567 files.", "1\u00a0234\u00a0567", 1234567, ""),
        # a number without its "one", in hundreds, in words
        ("Some hundred and ten pupils came.", "hundred and ten", 110, ""),
        ("A thousand and one pupils came.", "A thousand and one", 1001, ""),
        ("Fifteen hundred pupils came.", "Fifteen hundred", 1500, ""),
        ("A hundred thousand pupils came.", "A hundred thousand", 1e5, ""),
        # parts of a scale or of a unit
        ("A quarter of a million people came.", "A quarter of a million", 2.5e5, ""),
        ("Three-quarters of a billion was lost.", "Three-quarters of a billion", 7.5e8, ""),
        ("Half-a-million people came.", "Half-a-million", 5e5, ""),
        ("A quarter million people came.", "A quarter million", 2.5e5, ""),
        ("They waited half an hour.", "half an hour", 1 / 48, "day"),
        ("They ran three quarters of a mile.", "three quarters of a mile", 1207.008, "metre"),
        ("They waited an hour and a half.", "an hour and a half", 1 / 16, "day"),
        ("Two million and a half came.", "Two million and a half", 2.5e6, ""),
        ("A million and a half came.", "A million and a half", 1.5e6, ""),
        ("It cost £2 million and a half.", "£2 million and a half", 2.5e6, "GBP"),
        ("A dozen and a half eggs broke.", "A dozen and a half", 18, ""),
        ("Twenty-two and a half came.", "Twenty-two and a half", 22.5, ""),
        # raised points and figures, shares of a thousand
        ("It cost £1·5m.", "£1·5m", 1.5e6, "GBP"),
        ("It is 1·5 km long.", "1·5 km", 1500, "metre"),
        ("It has 10⁶ cells.", "10⁶", 1e6, ""),
        ("It is 3·10⁶ km away.", "3·10⁶ km", 3e9, "metre"),
        ("It has 1.2 × 10¹² cells.", "1.2 × 10¹²", 1.2e12, ""),
        ("It killed 10².", "10", 10, ""),
        ("It killed 25³.", "25", 25, ""),
        ("It rose by 5‰.", "5‰", 0.005, "share"),
        # two pieces
        ("It took two hours and 15 minutes.", "two hours and 15 minutes", 9 / 96, "day"),
        ("She got three years and six months.", "three years and six months", 1278.349, "day"),
        ("He is 6 feet 2 inches tall.", "6 feet 2 inches", 1.8796, "metre"),
        # speeds, flows, areas, warmth
        ("Gusts of 30 metres per second blew.", "30 metres per second", 108, "speed"),
        ("It did 60 miles an hour.", "60 miles an hour", 96.56, "speed"),
        ("It leaks 6 litres a minute.", "6 litres a minute", 0.1, "litre a second"),
        ("It covers 20 square miles.", "20 square miles", 5.18e7, "area"),
        ("It was 86 degrees Fahrenheit.", "86 degrees Fahrenheit", 30, "degree"),
    ],
)
def test_reads(text: str, span: str, value: float, unit: str):
    found = only(text)
    assert (found.text, found.unit) == (span, unit)
    assert found.stated == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Call 555 123 4567 now.", None),
        ("It is 1,5 km long.", []),
        ("It weighs 12,25 kg, or €0,5.", []),
        ("It has rooms 4,5,6.", [4]),
        ("It has 1,500 rooms, 5 halls.", [1500, 5]),
        ("Two million and a half of them came.", [2e6, 0.5]),
        ("It has 5 · 6 rooms.", [5, 6]),
        ("In 2031 300 people came.", [2031, 300]),
        ("A hundred five-year-olds came.", [100, 5 * 365.2425]),
        ("It took three days and two nights.", [3, 2]),
        ("Two million and 300 thousand came.", [2e6, 3e5]),
        ("Between five and ten per cent came.", [0.05, 0.1]),
        ("Six and seven pupils came.", [6, 7]),
        ("Between twenty and thirty came.", [20, 30]),
        ("Between twenty and five came.", [20, 5]),
        ("Six and seven million came.", [6e6, 7e6]),
        ("They waited two-three weeks.", [14, 21]),
        ("Between one hundred and two hundred came.", [100, 200]),
        ("Between a hundred and two hundred came.", [100, 200]),
        ("Two hundred and fifty and three hundred came.", [250, 300]),
        ("Between one million and twenty-two million came.", [1e6, 2.2e7]),
        ("Two hundred and five thousand came.", [205000]),
        ("Two million and three hundred thousand came.", [2.3e6]),
        ("One thousand two hundred and thirty-four came.", [1234]),
    ],
)
def test_figures_side_by_side_are_not_always_one(text: str, values: list[float] | None):
    found = [quantity.stated for quantity in find_quantities(text)]
    assert 555123 not in found
    assert values is None or found == values


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("It has 5 and 6 million users.", [5e6, 6e6], ""),
        ("It has three or four hundred users.", [300, 400], ""),
        ("It cost from 3 to 4 lakh.", [3e5, 4e5], ""),
        ("Gusts of 28, 31 and 33 km/h blew.", [28, 31, 33], "speed"),
        ("It took 12, 15, 19, and 22 days.", [12, 15, 19, 22], "day"),
        ("It cost 900,000 to 1 million pounds.", [9e5, 1e6], "GBP"),
        ("It cost $5-10 million.", [5e6, 1e7], "USD"),
        ("It has 5, 6 and 7 million users.", [5e6, 6e6, 7e6], ""),
        ("They have 3, 4, 5 and 6 hundred pupils.", [300, 400, 500, 600], ""),
        ("It cost from £5 to £6 million.", [5e6, 6e6], "GBP"),
        ("It cost $1.5-$2 billion.", [1.5e9, 2e9], "USD"),
        ("It is 10–20 km away.", [1e4, 2e4], "metre"),
        ("It is 10-20 Km away.", [1e4, 2e4], "metre"),
        ("It rose by 5-10‰.", [0.005, 0.01], "share"),
        ("Some 7-8 people came.", [7, 8], ""),
        ("It lost 10–15 homes.", [10, 15], ""),
        ("It runs 3-5 May.", [3, 5], ""),
        ("It runs May 3-5 in Larsund.", [3, 5], ""),
        ("It runs 3–5 Sept. 2026.", [3, 5, 2026], ""),
        ("It cost between €8 and €9 million.", [8e6, 9e6], "EUR"),
        # each by itself
        ("It killed 12, and 3 million fled.", [12, 3e6], None),
        ("It drew 250 or three hundred people.", [250, 300], None),
        ("It grew from 900 to 2 million.", [900, 2e6], None),
        ("It cost £900,000 to £1 million.", [9e5, 1e6], None),
        ("It cost 50 cents to $2 million.", [0.5, 2e6], None),
        ("They got £20 and £3 million.", [20, 3e6], None),
    ],
)
def test_a_list_has_one_unit_and_scale(text: str, values: list[float], unit: str | None):
    found = find_quantities(text)
    assert [q.stated for q in found] == pytest.approx(values)
    assert unit is None or {q.unit for q in found} == {unit}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2.5 crore rupees", "25 million rupees", True),
        ("3.2 crore people", "3.2 lakh people", False),
        ("934 000 tonnes", "934,000 tonnes", True),
        ("about 200 farms", "a couple of hundred farms", True),
        ("about 220 farms", "a couple of hundred farms", True),
        ("about 500 farms", "a couple of hundred farms", False),
        ("about 500 farms", "about several hundred farms", True),
        ("two weeks", "a couple of weeks", True),
        ("nine weeks", "a couple of weeks", False),
        ("40 million euros", "tens of millions of euros", False),
        ("40 million people", "tens of millions of people", True),
        ("10 miles", "16 km", True),
        ("10 miles", "10 km", False),
        ("86 degrees Fahrenheit", "30°C", True),
        ("hundred and twenty farms", "120 farms", True),
        ("twelve hundred farms", "1,200 farms", True),
    ],
)
def test_agrees(one: str, other: str, expected: bool):
    assert agree(only(one), only(other)) is expected
    assert agree(only(other), only(one)) is expected


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("16 km", "10 miles", True),
        ("about 19 km", "12 miles", True),
        ("1.2 million", "1,234,567", True),
        ("a quarter", "25 percent", True),
        ("9,412 names", "more than 9,000 names", False),
        ("40 names", "42 names", False),
        ("a quarter", "a quarter of a million", False),
    ],
)
def test_says_the_same_figure(claim: str, evidence: str, expected: bool):
    assert equal(only(claim), only(evidence)) is expected


@pytest.mark.parametrize("piece", ["one two ", "twenty-", "two million ", "five and "])
def test_a_row_of_words_for_numbers_is_read_in_time_that_grows_with_it(piece: str):
    def took(size: int) -> float:
        text = piece * (size // len(piece))
        return seconds(lambda: find_quantities(text))

    assert grows_at_most(took, 4_000, 16_000, 8, 0.2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sold 20k copies.", 20_000),
        ("Some 2.5k people came.", 2_500),
        ("The yard shed 11k jobs.", 11_000),
        ("A 5k race was held.", None),
        ("She ran two 5k runs.", None),
        ("He ran 10k on Sunday.", None),
        ("The 4k screens were sold.", None),
        ("The K5k robots were sold.", None),
    ],
)
def test_thousands_in_short_are_of_something(text: str, value: float | None):
    found = [q.stated for q in find_quantities(text) if "k" in q.text]
    assert found == ([] if value is None else [value])
