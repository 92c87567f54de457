from __future__ import annotations

import pytest

from claimcheck.mentions.dates import find_dates
from claimcheck.mentions.derived import derivation
from claimcheck.mentions.quantities import find_quantities


def from_which(claim: str, evidence: str) -> tuple[str, ...]:
    """The values of the evidence from which the one figure of a claim follows."""
    (figure,) = find_quantities(claim)
    dates = find_dates(evidence)
    figures = [
        q
        for q in find_quantities(evidence)
        if all(q.end <= d.start or d.end <= q.start for d in dates)
    ]
    follows = derivation(figure, [*figures, *dates])
    return () if follows is None else tuple(value.text for value in follows.parts)


@pytest.mark.parametrize(
    ("claim", "evidence", "parts"),
    [
        ("Nine boats sank.", "Five boats and four rafts sank.", ("Five", "four")),
        ("There were 41 guests.", "It fed 20 guests, 12 cooks and 9 porters.", ("20", "12", "9")),
        ("They paid £7m in all.", "They paid £3m in May and £4m in June.", ("£3m", "£4m")),
        ("Turnout rose 6 percentage points.", "It was 41% and is 47%.", ("47%", "41%")),
        ("They are 2.5 points apart.", "It offers 4.5% and she asks 7%.", ("7%", "4.5%")),
        ("All but five of the mules came.", "Of 50 mules 45 came.", ("50", "45")),
        ("A third of the mules came.", "Of 36 mules 12 came.", ("12", "36")),
        ("About 31% of the mules came.", "Of 36 mules 11 came.", ("11", "36")),
        ("Over a third of it was lost.", "He took $690 and lost $241.", ("$241", "$690")),
        ("A quarter stayed at home.", "Three-quarters voted.", ("Three-quarters",)),
        ("Some 15 members agreed.", "The panel has 30 members; half agreed.", ("30", "half")),
        ("It has more than two rows a hall.", "It has 288 rows in 140 halls.", ("288", "140")),
        ("Each got £20,000.", "The four shared £80,000.", ("£80,000", "four")),
        ("He gets $20m a year.", "He gets $160m for eight years.", ("$160m", "eight years")),
        ("Ninety-nine voted.", "The bill passed 50-49.", ("50-49",)),
        ("It took four years.", "It began in 2012 and ended in 2016.", ("2012", "2016")),
        (
            "It took eight days.",
            "It ran from 14 October to 22 October.",
            ("14 October", "22 October"),
        ),
        ("It ended three weeks later.", "It ran from 9 May 2021 to 30 May 2021.", None),
        ("It came two days later.", "Held on Thursday, he was freed on Saturday.", None),
        ("It lasted 15 minutes.", "She left at 10:46 and was back at 11:01.", None),
        ("She is five years older.", "Her brother is 23, and she is 28.", ("23", "28")),
    ],
)
def test_what_follows_from_other_figures(claim: str, evidence: str, parts: tuple[str, ...] | None):
    found = from_which(claim, evidence)
    assert len(found) == 2 if parts is None else found == parts


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ninety boats sank.", "Five boats and four rafts sank."),
        ("Ten boats sank.", "Five boats and four rafts sank."),
        ("Nine boats sank.", "Five boats sank in four hours."),
        ("They paid £7m in all.", "They paid £3m in May for 4 million tiles."),
        ("They paid $30m.", "They paid $300m."),
        ("The second boat sank.", "The first boat sank, then the third."),
        ("Twenty boats sank.", "Five boats sank, and four in each bay."),
        ("A third of the mules came.", "Of 36 mules 20 came."),
        ("Over a third of it was lost.", "He took $690 and lost £241."),
        ("It took five years.", "It began in 2012 and ended in 2016."),
        ("It took four days.", "It began in 2012 and ended in 2016."),
        ("It came four days later.", "Held on Thursday, he was freed on Saturday."),
        ("Dozens of boats sank.", "Five boats and four rafts sank."),
        # What a text has follows from nothing.
        ("Five boats sank.", "Five boats, three rafts and two gigs sank."),
    ],
)
def test_what_does_not_follow(claim: str, evidence: str):
    assert from_which(claim, evidence) == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "telling"),
    [
        ("£15 more", "from £95 to £110", True),
        ("0.7 percentage points", "from 3.5 percent to 4.2 percent", True),
        ("25 cases", "31 cases, six more", True),
        ("40 percent", "12 of 30 were in favour", True),
        ("three votes", "by 41 votes to 38", True),  # the lead
        ("three votes", "five votes and two", False),
        ("a third of them", "12 of 36", False),
        ("a three-year deal", "a four-year deal in place of one of one year", False),
        ("30 years", "from 1990 to 2020", True),
    ],
)
def test_small_counts_and_fractions_tell_little(claim: str, evidence: str, telling: bool):
    (figure,) = find_quantities(claim)
    found = derivation(figure, [*find_quantities(evidence), *find_dates(evidence)])
    assert found is not None
    assert found.is_telling is telling
