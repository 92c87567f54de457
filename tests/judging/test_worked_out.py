"""What is told of figures that follow from others."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.judging.worked_out import worked_out
from claimcheck.mentions.comparable import Comparable


def told(claim: str, evidence: str) -> list[str]:
    article, source = plain_document("article", claim), plain_document("source", evidence)
    mentions = Comparable(article, [source])
    values = mentions.references["source"]
    seen = [(mention, values) for mention in values.within(0, len(evidence))]
    return list(worked_out(mentions.within(0, len(claim)), seen, mentions))


@pytest.mark.parametrize(
    ("claim", "evidence", "said"),
    [
        (
            "Brant got 6 million crowns.",
            "Orsa and Brant got 5 and 6 million crowns respectively.",
            "That is 5 million for Orsa and 6 million for Brant.",
        ),
        ("In all 37 boats sank.", "It lost 20 gigs, 12 rafts and 5 yawls.", "20, 12 and 5 are 37"),
        ("Nine boats sank.", "Five gigs and four rafts sank.", "Five and four are nine together."),
        (
            "Profit rose by €7m.",
            "Profit was €61m, after €54m in May.",
            "€61m is €7m more than €54m, and €54m is €7m less than €61m.",
        ),
        ("About a third of the mules came.", "Of 36 mules 12 came.", "12 of 36 is about a third."),
        (
            "Not quite half of it was lost.",
            "He took $690 and lost $331.",
            "$331 of $690 is nearly ",
        ),
        ("A quarter stayed at home.", "Three-quarters voted.", "Without three-quarters, a quarter"),
        ("It has over two rows a hall.", "It has 288 rows in 140 halls.", "288 is more than two"),
        (
            "Some 15 members agreed.",
            "The panel has 30 members; half agreed.",
            "Half of 30 is about",
        ),
        ("Each got £20,000.", "The four shared £80,000.", "£80,000 divided by four is £20,000."),
        ("Ninety-nine voted.", "The bill passed 50-49.", "50-49 is ninety-nine in all."),
        ("It passed by four votes.", "The bill passed 21-17.", "21-17 is a lead of four."),
        ("It took four years.", "It began in 2012 and ended in 2016.", "From 2012 to 2016 is four"),
    ],
)
def test_what_follows_is_told(claim: str, evidence: str, said: str):
    (found,) = told(claim, evidence)
    assert found.casefold().startswith(said.casefold())
    assert found.endswith(".")


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ten boats sank.", "Five gigs and four rafts sank."),
        ("Five gigs sank.", "Five gigs and four rafts sank, nine boats in all."),
        ("Nine boats sank.", "Five gigs sank. The sea was calm. Four rafts sank."),
        ("Over a third of it was lost.", "He took $690 and lost £241."),
        ("Boats sank.", "Five gigs and four rafts sank."),
    ],
)
def test_what_follows_from_nothing_is_not(claim: str, evidence: str):
    assert told(claim, evidence) == []
