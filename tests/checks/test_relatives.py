"""Quotations exchanged between two people of one surname are misattributed."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.checks.nearest_quote import QuoteSource
from claimcheck.checks.quotes import QuoteChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.spoken import Spoken

REFERENCE = (
    "Martin Vane said: “The lock gates were never oiled.”\n"
    "Maria Vane said: “We lost two barges in a week.”"
)
NOTHING = np.zeros(1, dtype=np.float32)


def statuses(article: str) -> list[str]:
    reference = with_quotations(plain_document("reference", REFERENCE))
    vectors = np.zeros((len(reference.quotations), 1), dtype=np.float32)
    checker = QuoteChecker([QuoteSource(Spoken(reference), vectors)])
    said = with_quotations(plain_document("article", article)).quotations
    return [checker.check(q, NOTHING, ()).status for q in said]


@pytest.mark.parametrize(
    ("oil", "barges", "expected"),
    [
        ("Maria Vane", "Martin Vane", "misattributed"),
        ("Martin Vane", "Maria Vane", "verbatim"),
        ("Marty Vane", "Maria B. Vane", "verbatim"),
        ("M. Vane", "M. Vane", "verbatim"),
        ("Mr. Vane", "Ms. Vane", "verbatim"),
    ],
)
def test_relatives(oil: str, barges: str, expected: str):
    article = (
        f"“The lock gates were never oiled,” {oil} said.\n"
        f"“We lost two barges in a week,” {barges} said."
    )
    assert statuses(article) == [expected, expected]
