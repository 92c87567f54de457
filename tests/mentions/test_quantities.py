from __future__ import annotations

import pytest

from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import Quantity, agree


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


PERCENT = ("percent", 0.0205, "share")


@pytest.mark.parametrize(
    ("text", "span", "kind", "value", "unit"),
    [
        ("It sold for £46m.", "£46m", "money", 46e6, "GBP"),
        ("It sold for US$3bn.", "US$3bn", "money", 3e9, "USD"),
        ("They paid 1,200,000 dollars.", "1,200,000 dollars", "money", 1.2e6, "USD"),
        ("They paid 5 million pounds.", "5 million pounds", "money", 5e6, "GBP"),
        ("A fee of 20 pence applies.", "20 pence", "money", 0.2, "GBP"),
        ("Some 3.5 per cent left.", "3.5 per cent", "percent", 0.035, "share"),
        ("The lead is 3.5 points.", "3.5 points", "percent", 0.035, "share"),
        ("They won by 12 points.", "12", "number", 12, ""),
        ("They won two-thirds of seats.", "two-thirds", "percent", 2 / 3, "share"),
        ("Support came from one in five adults.", "one in five", "percent", 0.2, "share"),
        ("She waited a fortnight.", "a fortnight", "duration", 14, "day"),
        ("She waited two weeks.", "two weeks", "duration", 14, "day"),
        ("A 30-day window opened.", "30-day", "duration", 30, "day"),
        ("Twenty-one sheep got out.", "Twenty-one", "number", 21, ""),
        ("Two hundred and fifty sheep got out.", "Two hundred and fifty", "number", 250, ""),
        ("One point five million sheep got out.", "One point five million", "number", 1.5e6, ""),
        ("It rose two point zero five per cent.", "two point zero five per cent", *PERCENT),
        ("One and a half million sheep got out.", "One and a half million", "number", 1.5e6, ""),
        ("Half a million sheep got out.", "Half a million", "number", 5e5, ""),
        ("Two dozen sheep got out.", "Two dozen", "number", 24, ""),
        ("She finished 19th.", "19th", "ordinal", 19, "ordinal"),
        ("Her twenty-first race was long.", "twenty-first", "ordinal", 21, "ordinal"),
        ("The field covers 4.6 hectares.", "4.6 hectares", "measure", 46000, "area"),
        ("They lost 3-1 at home.", "3-1", "score", 3001, "score"),
        ("It was carried 12 to 4.", "12 to 4", "score", 12004, "score"),
        ("Nine votes to two were cast.", "Nine votes to two", "score", 9002, "score"),
        ("It failed 4 to 12 on Monday.", "4 to 12", "score", 4012, "score"),
        ("Voted 12 to 14, it fell.", "12 to 14", "score", 12014, "score"),
        ("They passed it by eight votes to one.", "eight votes to one", "score", 8001, "score"),
        ("A 9-to-2 vote ended it.", "9-to-2", "score", 9002, "score"),
        ("A 218-210 vote ended it.", "218-210", "score", 218210, "score"),
        ("They lost 1-3.", "1-3", "score", 1003, "score"),
        ("The 0-1 defeats went on.", "0-1", "score", 1, "score"),
        ("A 1-2 loss ended it.", "1-2", "score", 1002, "score"),
        ("They lost 1-3 towards noon.", "1-3", "score", 1003, "score"),
        ("They won it 21-14 points ahead.", "21-14", "score", 21014, "score"),
        ("They voted 12-14 against it.", "12-14", "score", 12014, "score"),
        ("It fell by 4-5 votes.", "4-5", "score", 4005, "score"),
        ("They won 3-1 May be told.", "3-1", "score", 3001, "score"),
    ],
)
def test_reads(text: str, span: str, kind: str, value: float, unit: str):
    found = only(text)
    assert text[found.start : found.end] == found.text == span
    assert (found.kind, found.unit) == (kind, unit)
    assert found.stated == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize("text", ["One of them left.", "No one came.", "A model called X5B."])
def test_leaves_words_that_are_no_figure(text: str):
    assert find_quantities(text) == ()


def test_a_range_has_one_unit():
    first, second = find_quantities("Between 10 and 15 per cent of it went.")
    assert (first.unit, second.unit) == ("share", "share")
    first, second = find_quantities("It may cost $5-10 million.")
    assert (first.stated, second.stated) == (5e6, 10e6)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("about half of it", "48 percent of it"),
        ("nearly two fifths of it", "38% of it"),
        ("more than 9,000 signatures", "9,412 signatures"),
        ("a third of it", "33% of it"),
        ("$1.2 million", "$1,200,000"),
        ("$1.2 million", "$1,234,567"),
        ("14 days", "a fortnight"),
        ("120 months", "a decade"),
        ("26 miles", "42 km"),
        ("a dozen sheep", "12 sheep"),
        ("hundreds of sheep", "640 sheep"),
        ("11% of it", "11.3% of it"),
        ("most of the sheep", "62% of the sheep"),
    ],
)
def test_agrees_as_far_as_the_text_signals(claim: str, evidence: str):
    assert agree(only(claim), only(evidence))
    assert agree(only(evidence), only(claim))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("half of it", "35% of it"),
        ("about half of it", "30% of it"),
        ("nearly 200 sheep", "230 sheep"),
        ("more than 200 sheep", "more than 20 sheep"),
        ("£29m", "£19m"),
        ("£46m", "$46m"),
        ("1,200 sheep", "1,234 sheep"),
        ("35% of it", "36% of it"),
        ("5 years", "6 years"),
        ("3-1", "1-3"),
        ("none of the sheep", "62% of the sheep"),
    ],
)
def test_disagrees(claim: str, evidence: str):
    assert not agree(only(claim), only(evidence))


@pytest.mark.parametrize(
    "text",
    [
        "It takes 4 to 12 people.",
        "It is open from 9 to 5.",
        "They met at ten to six.",
        "It lasts 12 to 4 weeks.",
        "See pages 300-210.",
        "The yard lost 10 to 20 workers.",
        "The court rejected 20 to 30 applications.",
        "It failed 3 to 5 times a week.",
        "It is open 10 to 4 on weekdays.",
        "It runs June 30 to 5 July.",
        "Prices fell 20 to 10 %.",
        "It needs 2 to 3 votes more.",
    ],
)
def test_a_range_is_no_score(text: str):
    assert "score" not in {quantity.kind for quantity in find_quantities(text)}


def test_a_score_is_the_same_in_other_words():
    assert agree(only("carried 12 to 4"), only("carried by twelve votes to four"))
    assert not agree(only("carried 12 to 4"), only("carried 11-4"))
