"""Sums of money by codes, signs and words of currencies."""

from __future__ import annotations

import pytest

from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import agree


def read(text: str) -> list[tuple[str, float, str]]:
    return [(q.text, pytest.approx(q.stated), q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost SEK 2.5bn.", ("SEK 2.5bn", 2.5e9, "SEK")),
        ("It cost 2.5bn SEK.", ("2.5bn SEK", 2.5e9, "SEK")),
        ("It cost 2.5 million SEK.", ("2.5 million SEK", 2.5e6, "SEK")),
        ("It cost EUR 3 million.", ("EUR 3 million", 3e6, "EUR")),
        ("It cost USD 40.", ("USD 40", 40, "USD")),
        ("It cost 40 USD.", ("40 USD", 40, "USD")),
        ("It cost CHF1.2m.", ("CHF1.2m", 1.2e6, "CHF")),
        ("It cost NOK 300,000.", ("NOK 300,000", 3e5, "NOK")),
        ("It cost RMB 70,000.", ("RMB 70,000", 7e4, "CNY")),
        ("It cost AUD$600,000.", ("AUD$600,000", 6e5, "AUD")),
        ("It cost USD $40.", ("USD $40", 40, "USD")),
        ("It cost $5 million CAD.", ("$5 million", 5e6, "CAD")),
        ("It cost $34.99 USD.", ("$34.99", 34.99, "USD")),
        ("It cost $20USD.", ("$20", 20, "USD")),
        ("It cost NZ$40.", ("NZ$40", 40, "NZD")),
        ("It cost us$40.", ("us$40", 40, "USD")),
        ("It cost 8.6 mln eur.", ("8.6 mln eur", 8.6e6, "EUR")),
        ("It cost SEK 22.7 m.", ("SEK 22.7 m", 22.7e6, "SEK")),
        ("It cost EUR 9.2 bn.", ("EUR 9.2 bn", 9.2e9, "EUR")),
        ("It cost $190 M.", ("$190 M", 190e6, "USD")),
        ("It cost 15 bn SEK.", ("15 bn SEK", 15e9, "SEK")),
        ("It cost 8 million Swedish kronor.", ("8 million Swedish kronor", 8e6, "SEK")),
        ("It cost 3 million US dollars.", ("3 million US dollars", 3e6, "USD")),
        ("It cost 30 Canadian dollars.", ("30 Canadian dollars", 30, "CAD")),
    ],
)
def test_a_sum_has_its_currency(text: str, expected: tuple[str, float, str]):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost PHP 500 million.", ["PHP 500 million"]),
        ("The COP 12,000 fare rose.", ["COP 12,000"]),
        ("It cost 4.50 SAR.", ["4.50 SAR"]),
        ("It cost 40,000 SAR in all.", ["40,000 SAR"]),
        ("It cost TRY 3 million.", ["TRY 3 million"]),
        ("It cost ALL 12,500 in fines.", ["ALL 12,500"]),
        ("It cost 3 million TRY, or more.", ["3 million TRY"]),
        # These are no money:
        ("It was told at COP 28 and COP28.", []),
        ("It is SDG 13.", []),
        ("It sent 40,000 SAR crews.", []),
        ("It has 1,200 PHP developers.", []),
        ("ALL 5,000 seats went.", []),
        ("The TOP 10 and the TOP 1,000 firms came.", []),
        ("It got 5,000 TOP players.", []),
        ("It met two SEK men.", []),
        ("The CUP 2023 was lost.", []),
        ("The pair EUR/USD 1.08 fell.", []),
        ("The THB 5:30 show ran.", []),
        ("Its share NOK1V fell.", []),
        ("It cost sek 40.", []),
        ("It is 5 m high.", []),
        ("It paid AMD $334 million.", ["$334 million"]),
        ("It ran at $5 m/s.", ["$5"]),
    ],
)
def test_a_code_that_may_be_another_word_is_judged_by_what_stands_beside_it(
    text: str, expected: list[str]
):
    assert [q.text for q in find_quantities(text) if q.kind == "money"] == expected


def test_a_code_between_two_figures_is_of_the_second():
    assert read("It cost EUR 25.5 mn USD 36.4 mn or EEK 400mn EUR 2 mn.") == [
        ("EUR 25.5 mn", 25.5e6, "EUR"),
        ("USD 36.4 mn", 36.4e6, "USD"),
        ("EEK 400mn", 4e8, "EEK"),
        ("EUR 2 mn", 2e6, "EUR"),
    ]


@pytest.mark.parametrize(
    ("claim", "evidence", "same"),
    [
        ("SEK 2.5bn", "EUR 2.5bn", False),
        ("SEK 2.5bn", "NOK 2.5bn", False),
        ("SEK 2.5bn", "SEK 2.6bn", False),
        ("SEK 2.5bn", "2.5 billion kronor", True),
        ("USD 5 million", "$5 million", True),
        ("USD 5 million", "5 million dollars", True),
        ("€2.5bn", "EUR 2.5 billion", True),
        ("A$5m", "AUD 5 million", True),
        ("A$5m", "5 million Australian dollars", True),
        ("A$5m", "US$5 million", False),
        ("A$5m", "NZ$5 million", False),
        # A plain dollar is that of its country.
        ("A$5m", "$5 million", True),
        ("CAD 30", "30 dollars", True),
        ("A$5m", "$6 million", False),
        ("£5m", "$5 million", False),
    ],
)
def test_sums_are_the_same_in_one_currency(claim: str, evidence: str, same: bool):
    (a,), (b,) = find_quantities(f"It cost {claim}."), find_quantities(f"It cost {evidence}.")
    assert agree(a, b) is agree(b, a) is same
