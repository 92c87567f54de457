"""Which sentences a reference has but for words that deny nothing."""

from __future__ import annotations

import pytest

from claimcheck.judging.near_copies import is_near_copy

WINDOW = "Two ferries sank. The mayor voted for the harbour on Monday, before the council had met."


@pytest.mark.parametrize(
    "claim",
    [
        "The mayor voted for the harbour on Monday, before the council had met.",
        "The mayor had voted for a harbour on Monday, before the council met.",
        "Two ferries sank.",
        "Mayor voted for the harbour at Monday.",
    ],
)
def test_it_is_a_near_copy(claim: str) -> None:
    assert is_near_copy(claim, WINDOW)


@pytest.mark.parametrize(
    "claim",
    [
        "The mayor voted against the harbour on Monday, before the council had met.",
        "The mayor voted for the harbour on Monday, after the council had met.",
        "The mayor voted for the harbour on Tuesday, before the council had met.",
        "The mayor had not voted for the harbour on Monday, before the council met.",
        "The council voted for the harbour on Monday, before the mayor had met.",
        "Three ferries sank.",
        "The mayor voted, before the council had met.",
        "The bridge is closed.",
        "",
    ],
)
def test_it_is_none(claim: str) -> None:
    assert not is_near_copy(claim, WINDOW)


@pytest.mark.parametrize(
    ("claim", "window"),
    [
        ("The war in Ardova goes on.", "The war against Ardova goes on."),
        ("He is in custody in Marl.", "He was in custody at Marl."),
        ("The vote was on a Sunday.", "The vote is on Sunday."),
    ],
)
def test_prepositions_and_auxiliaries_may_differ(claim: str, window: str) -> None:
    assert is_near_copy(claim, window)
    assert is_near_copy(window, claim)


def test_signs_that_deny_each_other_may_not() -> None:
    claim = "The votes that were counted = the ballots that were issued."
    assert not is_near_copy(claim, claim.replace("=", "≠"))
