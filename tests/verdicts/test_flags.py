"""Which flags a sentence gets, and in what order."""

from __future__ import annotations

import pytest

from claimcheck.records import Findings, Part, QuoteStatus, Verdict
from claimcheck.verdicts.flags import flags
from findings import both, contrasts, facts, quotes


@pytest.mark.parametrize(
    ("verdict", "opinion", "expected"),
    [
        ("unsupported", True, ("opinion",)),
        ("unsupported", False, ()),
        ("contradicted", True, ("opinion",)),
        ("disputed", True, ("opinion",)),
        ("not_checked", True, ()),
        ("supported", True, ()),
    ],
)
def test_opinion_flag(verdict: Verdict, opinion: bool, expected: tuple[str, ...]):
    assert flags(verdict, opinion, Findings()) == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], ()),
        (["verbatim"], ()),
        (["altered"], ("altered_quote",)),
        (["unsourced"], ("unsourced_quote",)),
        (["verbatim", "altered"], ("altered_quote",)),
        (["unsourced", "altered"], ("altered_quote", "unsourced_quote")),
        (["altered", "altered"], ("altered_quote",)),
        (["misattributed"], ("misattributed_quote",)),
    ],
)
def test_quote_flags(statuses: list[QuoteStatus], expected: tuple[str, ...]):
    assert flags("supported", True, quotes(*statuses)) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([("number", "match"), ("date", "absent")], ()),
        ([("number", "mismatch")], ("number_mismatch",)),
        ([("name", "mismatch"), ("name", "mismatch")], ("name_mismatch",)),
        ([("name", "mismatch"), ("number", "match"), ("date", "mismatch")], None),
    ],
)
def test_fact_flags(found: list[tuple[str, str]], expected: tuple[str, ...] | None):
    expected = ("date_mismatch", "name_mismatch") if expected is None else expected
    assert flags("contradicted", False, facts(*found)) == expected


@pytest.mark.parametrize("name", ["negation", "hedge_dropped", "attribution_dropped"])
def test_contrast_flags(name: str):
    found = contrasts(name, name)
    assert flags("supported", False, found) == (name,)


SUPPORTED_PART, OTHER_PART = Part(0, 5, "supported"), Part(5, 9, "unsupported")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((), ()),
        ((OTHER_PART, OTHER_PART), ()),
        ((OTHER_PART, SUPPORTED_PART), ("partial",)),
        ((Part(0, 5, "contradicted"), SUPPORTED_PART), ("partial",)),
    ],
)
def test_a_claim_is_partial_when_a_part_is_supported(parts: tuple[Part, ...], expected: tuple):
    assert flags("unsupported", False, Findings(), parts) == expected


EVERYTHING = both(
    contrasts("attribution_dropped", "hedge_dropped", "negation"),
    facts(("name", "mismatch"), ("date", "mismatch"), ("number", "mismatch")),
    quotes("misattributed", "unsourced", "altered"),
)


def test_flags_come_in_a_fixed_order():
    parts = (OTHER_PART, SUPPORTED_PART)
    assert flags("unsupported", True, EVERYTHING, parts) == (
        "opinion",
        "partial",
        "altered_quote",
        "unsourced_quote",
        "misattributed_quote",
        "number_mismatch",
        "date_mismatch",
        "name_mismatch",
        "negation",
        "hedge_dropped",
        "attribution_dropped",
    )


def test_a_claim_that_was_not_checked_has_no_flag():
    assert flags("not_checked", True, EVERYTHING, (OTHER_PART, SUPPORTED_PART)) == ()
