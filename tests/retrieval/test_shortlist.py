"""Which of very many references words choose for encoding."""

from __future__ import annotations

import random

import pytest
from processor import grows_at_most, seconds

from claimcheck.retrieval.shortlist import shortlist

FERRY = "The ferry Marit hit the quay at Kellmouth."
VOTE = "Osle voted against a tram."


def chosen(*references: list[str] | str, claims: tuple[str, ...] = (FERRY,), **limits: int):
    told = [[text] if isinstance(text, str) else text for text in references]
    return shortlist(claims, told, **{"most": 1, "longest": 3, "least": 1, **limits})


@pytest.mark.parametrize(
    ("references", "found"),
    [
        (["A ferry sank.", "The Marit hit a quay.", "Rain fell."], [1]),
        (["Rain fell.", "The snow is at the door."], [0]),
        ([*["The ferry is late."] * 3, "Kellmouth is a town."], [3]),
        ([[], "The Marit's crew rested."], [1]),
        (["The ferry was late.", ["A quay.", "A ferry.", "Kellmouth."]], [1]),
        (["Marit. Ferry. Quay.", ["Marit.", "Ferry.", "Rain.", "Quay."]], [0]),
        ([["Rain.", "Ferry."], ["Marit.", "Rain."], ["Quay.", "Kellmouth."]], [2]),
        ([], []),
    ],
)
def test_those_that_share_the_rarest_words_in_one_place(
    references: list[list[str] | str], found: list[int]
):
    assert chosen(*references) == found


def test_one_sentence_at_a_time_where_windows_are_that_short():
    apart = ["The ferry and the quay.", ["A quay.", "A ferry.", "Kellmouth."]]
    assert chosen(*apart, longest=1) == [0]
    assert chosen(*apart, longest=3) == [1]


def test_each_claim_adds_its_nearest_in_turn():
    references = ["The Marit hit a quay.", "The Marit sailed.", "Osle has a tram.", "Osle voted."]
    assert chosen(*references, claims=(FERRY, VOTE), most=2) == [0, 2]
    assert chosen(*references, claims=(FERRY, VOTE), most=4) == [0, 1, 2, 3]
    assert chosen(*references, claims=(FERRY, VOTE), most=1, least=2) == [0, 1, 2, 3]


def test_copies_of_a_sentence_crowd_out_nobody():
    copies = [["The Marit hit a quay.", f"It is {n} o'clock."] for n in range(9)]
    assert chosen(*copies, "The Marit sailed.", most=2) == [0, 9]
    assert chosen(*copies, "The Marit sailed.", most=3) == [0, 1, 9]


def test_the_order_of_claims_decides_nothing():
    chance = random.Random(7)  # noqa: S311
    vocabulary = [f"w{n}" for n in range(60)]
    told = [" ".join(chance.sample(vocabulary, 8)) for _ in range(80)]
    claims = tuple(" ".join(chance.sample(vocabulary, 6)) for _ in range(6))
    first = chosen(*told, claims=claims, most=20)
    assert first == chosen(*told, claims=claims[::-1], most=20)
    assert 20 <= len(first) < 20 + len(claims)


def test_time_grows_with_the_references():
    def took(count: int) -> float:
        chance = random.Random(3)  # noqa: S311
        told = [
            [" ".join(f"w{chance.randrange(900)}" for _ in range(9)) for _ in range(4)]
            for _ in range(count)
        ]
        claims = [" ".join(sentence.split()[:6]) for text in told[:5] for sentence in text]
        return seconds(lambda: shortlist(claims, told, 50, 3))

    assert grows_at_most(took, 100, 400, 8, 0.05)
