"""Patterns that look for codes of currencies only in texts that may have one."""

from __future__ import annotations

import re

import pytest
from processor import grows_at_most, seconds

from claimcheck.mentions.coded import Coded
from claimcheck.mentions.currencies import has_code
from claimcheck.mentions.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier cost EUR 5 million.", True),
        ("It paid 40 usd, and 8.6 mln eur before.", True),
        ("It costs 300RMB.", True),
        ("ALL 5,000 seats were sold.", True),
        ("The NATO fleet has 40 ships.", False),
        ("The EURO 2004 finals.", True),  # a code may stand there; whether it does, others say
        ("Its amateurs sold the MEUR for 40 euros.", False),
        ("It cost £5 million, or 40 dollars each.", False),
        ("", False),
    ],
)
def test_a_text_may_have_a_code(text: str, expected: bool) -> None:
    assert has_code(text) is expected


def test_a_form_is_compiled_when_a_text_asks_for_it() -> None:
    asked = []

    def pattern(codes: bool) -> str:
        asked.append(codes)
        return r"EUR (\d)" if codes else r"(\d) euros"

    coded = Coded(pattern, re.I)
    assert asked == []
    assert coded.of("5 euros").flags & re.I
    assert asked == [False]
    for text in ("EUR 5", "EUR 6"):
        assert coded.of(text).match(text)
    assert asked == [False, True]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It paid EUR 5 million.", "EUR"),
        ("It paid 5 million EUR.", "EUR"),
        ("It paid several million SEK.", "SEK"),
        ("It paid 2 1/2 GBP.", "GBP"),
        ("It paid 8.6 mln eur.", "EUR"),
        ("It paid 5 million euros.", "EUR"),
        ("It paid half a euro.", "EUR"),
    ],
)
def test_sums_have_their_currency_in_code_and_word(text: str, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.kind, found.unit) == ("money", unit)


def test_a_text_is_asked_once_whether_it_has_a_code() -> None:
    def took(size: int) -> float:
        text = "They named 5-7 people, 20-30 houses and 40 to 50 boats. " * size
        return seconds(lambda: find_quantities(text))

    assert grows_at_most(took, 100, 800, 16)
