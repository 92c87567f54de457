from __future__ import annotations

import pytest
from compared import compare, disagreement


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        (
            "The mill sold 80 tonnes of oats in spring.",
            "The mill sold 60 tonnes of oats in spring; its rival in Arden sold 80 tonnes.",
            "60 tonnes",
        ),
        (
            "The toll rose to 4 crowns on Friday.",
            "The toll rose to 4 crowns on Monday. Talks about it had begun on Friday.",
            "Monday",
        ),
        ("He fell 200 metres.", "He fell 200 feet from a ledge of the quarry.", "200 feet"),
        (
            "They stole $2 million in gems.",
            "The gems they stole are worth €2 million.",
            "€2 million",
        ),
        ("Talks went on for ten weeks.", "The talks went on, for ten days in all.", "ten days"),
        # A share for what is counted or measured, and the other way round.
        ("Shares in Orsa closed 2.3 pence lower.", "Orsa shares closed down 2.3%.", "2.3%"),
        ("The fee of the ferry rose by 5 percent.", "The ferry's fee rose by 5 euros.", "5 euros"),
    ],
)
def test_a_value_of_another_place_or_unit_is_a_mismatch(claim: str, evidence: str, found: str):
    assert [f.found for f in compare(claim, evidence) if f.status == "mismatch"] == [found]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # The value stands in a place as alike.
        (
            "The mill sold 80 tonnes of oats.",
            "The mill sold 60 tonnes of oats in spring and sold 80 tonnes of oats in autumn.",
        ),
        ("He fell 200 metres.", "He fell 200 metres (650 feet) from a ledge of the quarry."),
        ("Talks went on for ten days.", "Ten weeks ago the ferry hit the quay at Larsund."),
        ("It weighs 2 kilos.", "It is 2 metres long."),
        # A share of something else, beside the same number or with the claim's own figure.
        ("The mill has 12 rooms.", "The mill sold 12 percent of its oats in spring."),
        ("The fee rose by 5 euros.", "The fee rose by 5 percent, which is 5 euros."),
    ],
)
def test_a_value_of_its_own_place_is_no_mismatch(claim: str, evidence: str):
    assert [f for f in compare(claim, evidence) if f.status == "mismatch"] == []


def test_another_origin_may_tell_the_same_in_other_words():
    claim = "The mill sold 80 tonnes of oats in spring."
    first = "The mill sold 60 tonnes of oats in spring."
    second = "In Arden they say 80 tonnes went to market."
    assert disagreement(claim, first, second) == [
        ("match", "r1", "80 tonnes"),
        ("mismatch", "r0", "60 tonnes"),
    ]
