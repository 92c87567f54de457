from __future__ import annotations

import pytest
from compared import compare

from claimcheck.mentions.bounds import words_around
from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import agree, equal, says_no_more


def agreeing(claim: str, evidence: str) -> bool:
    (mine,), (theirs,) = find_quantities(claim), find_quantities(evidence)
    assert equal(mine, theirs) or not says_no_more(mine, theirs) or agree(mine, theirs)
    return agree(mine, theirs)


@pytest.mark.parametrize(
    ("floor", "ceiling"),
    [
        ("over 500 sheep", "under 500 sheep"),
        ("more than 500 sheep", "fewer than 500 sheep"),
        ("at least 500 sheep", "at most 500 sheep"),
        ("at least 500 sheep", "up to 500 sheep"),
        (">500 sheep", "<500 sheep"),
        ("just over 500 sheep", "just under 500 sheep"),
        ("more than 500 sheep", "nearly 500 sheep"),
        ("500 or more sheep", "500 or fewer sheep"),
        ("500 sheep or more", "up to 500 sheep"),
        ("no fewer than 500 sheep", "no more than 500 sheep"),
        ("more than 500 sheep", "not more than 500 sheep"),
        ("no less than 500 sheep", "less than 500 sheep"),
        ("a minimum of 500 sheep", "a maximum of 500 sheep"),
        ("more than half of the sheep", "less than half of the sheep"),
        ("over $5 million", "under $5m"),
        ("above 30 degrees", "below 30 degrees"),
        ("lasting over five years", "in under five years"),
        ("over 520 sheep", "under 500 sheep"),
        ("more than 90 mph", "under 145 km/h"),
    ],
)
def test_a_floor_and_a_ceiling_that_is_no_higher_exclude_each_other(floor: str, ceiling: str):
    assert not agreeing(floor, ceiling)
    assert not agreeing(ceiling, floor)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("over 500 sheep", "at least 500 sheep"),
        ("up to 500 sheep", "under 500 sheep"),
        ("more than 500 sheep", "512 sheep"),
        ("more than 500 sheep", "500 sheep"),
        ("500 sheep", "nearly 500 sheep"),
        ("500 sheep", "under 500 sheep"),
        ("about 500 sheep", "more than 500 sheep"),
        ("close to 500 sheep", "more than 500 sheep"),
        ("as many as 500 sheep", "more than 500 sheep"),
        ("over 500 sheep", "under 600 sheep"),
        ("more than 90 mph", "up to 148 km/h"),
        # During five years, and past the number itself.
        ("Over five years it grew.", "under five years"),
        ("The toll went up to 500 crowns.", "over 500 crowns"),
        ("anger over the 500 sheep", "under 500 sheep"),
    ],
)
def test_what_is_compatible_agrees(claim: str, evidence: str):
    assert agreeing(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [("under 500 sheep", "512 sheep"), ("more than 500 sheep", "480 sheep")],
)
def test_a_figure_beyond_its_bound_does_not_agree(claim: str, evidence: str):
    assert not agreeing(claim, evidence)


def test_what_words_belong_to_a_figure():
    text = "Some say 500 sheep or more, some no more than 500."
    assert words_around(text, 9, 12) == (9, 12)
    assert text[slice(*words_around(text, 46, 49))] == "no more than 500"


ESCAPED = "The farm said under 500 sheep escaped from the pens at Orrin on Monday."


def test_the_other_side_of_a_figure_is_a_mismatch_told_with_its_words():
    claim = "Over 500 sheep escaped from the pens at Orrin, the farm said."
    (fact,) = (f for f in compare(claim, ESCAPED) if f.kind == "number")
    assert (fact.status, fact.text, fact.found) == ("mismatch", "Over 500", "under 500")


def test_references_on_both_sides_of_a_figure_disagree_in_one_place():
    claim = ESCAPED.replace("under", "over")
    facts = [f for f in compare(claim, claim, ESCAPED) if f.kind == "number"]
    assert [(f.status, f.text, f.reference, f.found) for f in facts] == [
        ("match", "over 500", "r0", "500"),
        ("mismatch", "over 500", "r1", "under 500"),
    ]


@pytest.mark.parametrize("words", ["500", "about 500", "nearly 500", "up to 500", "some 480"])
def test_the_same_side_or_none_is_a_match(words: str):
    claim = f"The farm said {words} sheep escaped from the pens at Orrin."
    assert [f.status for f in compare(claim, ESCAPED) if f.kind == "number"] == ["match"]


def test_the_same_share_of_something_else_is_no_slip():
    claim = "More than 40% of the voters at Orrin like the plan."
    evidence = "Less than 40% of the sheep of the valley were shorn before the plan came."
    assert [f.status for f in compare(claim, evidence) if f.kind == "number"] == ["absent"]
