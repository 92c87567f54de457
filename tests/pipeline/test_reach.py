"""How far the models read of large checks, and what the report says of it."""

from __future__ import annotations

import pytest
from ferry_story import checker, sentence
from processor import grows_at_most, seconds
from tiny import HashEncoder, RuleNli, story

from claimcheck.pipeline import reach
from claimcheck.pipeline.checker import Checker
from claimcheck.pipeline.reach import FEWEST, MOST_PAIRS, Reach, share
from claimcheck.records import Report
from claimcheck.settings import Settings

pytestmark = pytest.mark.usefixtures("tiny_models")

OWN = [
    "The ferry hit the quay in Kellmouth on Monday.",
    "The council of Osle voted for a new tram.",
]
ARTICLE = " ".join(OWN)
FERRY = "On Monday the ferry hit the Kellmouth quay. Nobody aboard was hurt by it."
TRAM = "A new tram was voted for by the Osle council. It will cost a great deal of money."
#: Of other places, each in words of its own.
OTHERS = [
    f"Farm number{n} sold its barley{n} early. The weather{n} was kind to it." for n in range(40)
]


@pytest.mark.parametrize(
    ("sentences", "setting", "read"),
    [
        (1, 100, 100),
        (100, 100, 100),
        (MOST_PAIRS // 50, 100, 50),
        (1000, 100, MOST_PAIRS // 1000),
        (1000, 8, 8),
        (1_000_000, 100, FEWEST),
        (1_000_000, 3, 3),
        (0, 100, 100),
    ],
)
def test_of_very_many_sentences_fewer_references_are_read(sentences: int, setting: int, read: int):
    assert share(sentences, setting) == read


def reached(references: int, **settings: int) -> Reach:
    told = [story(f"r{n}", OTHERS[n]) for n in range(references)]
    return Reach.of(story("a", *OWN), told, Settings(**settings))


def test_ordinary_checks_are_read_whole():
    assert list(reached(40).told()) == []
    assert reached(40).by_words == frozenset()


def test_up_to_five_times_as_many_as_are_read_are_encoded():
    found = reached(10, most_references=2)
    assert found.by_words == frozenset()
    (said,) = found.told()
    assert said.reason == (
        "of each sentence the models read the 2 nearest to it of 10; its words and quotations are "
        "looked up in all; setting most_references"
    )


def test_a_long_article_is_told_of(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reach, "MOST_PAIRS", 12)  # for two sentences six references each
    (said,) = reached(10).told()
    assert said.partly
    assert said.reason == (
        "of each sentence the models read the 6 nearest to it of 10, for the article has 2 "
        "sentences; its words and quotations are looked up in all"
    )


# Of more references those that share words with the article are encoded


def check(*references: str, article: str = ARTICLE) -> tuple[Report, HashEncoder]:
    encoder = HashEncoder()
    one = Checker(Settings(most_references=1), encoder=encoder, nli=RuleNli())
    return one.check(article, references), encoder


def test_what_tells_of_the_article_is_read_among_many():
    found, encoder = check(*OTHERS[:20], FERRY, *OTHERS[20:], TRAM)
    assert [s.verdict for s in found.sentences] == ["supported", "supported"]
    assert len({text for text in encoder.encoded if "barley" in text}) == 3
    assert len(found.references) == 42
    assert len({reference.origin for reference in found.references}) == 42
    (said,) = found.skipped
    assert "the 1 nearest to it of 42" in said.reason
    assert "among the 5 that share most rare words with a sentence" in said.reason


def test_what_is_not_encoded_has_a_judgement_where_it_says_the_sentence():
    copies = [f"The ferry hit the quay in Kellmouth on Monday. {other}" for other in OTHERS[:9]]
    found, _ = check(*copies, TRAM)
    judged = sentence(found, "ferry").judgements
    assert [j.method for j in judged if j.label == "entailment"] == ["exact"] * 9
    assert sentence(found, "tram").verdict == "supported"


def test_quotations_are_looked_up_in_all():
    quote = "“We postponed a repair that we should have done,” said Ruth Moore."
    other = f"{OTHERS[0]} “We postponed a repair that we should have done,” Adam Lindholm said."
    found, _ = check(FERRY, *OTHERS[1:], other, article=f"{ARTICLE} {quote}")
    (said,) = [q for s in found.sentences for q in s.quotes]
    assert said.status == "misattributed"


def test_the_order_of_references_decides_nothing():
    told = [FERRY, *OTHERS, TRAM]
    forth, back = check(*told)[0], check(*told[::-1])[0]
    assert [(s.verdict, s.support) for s in forth.sentences] == [
        (s.verdict, s.support) for s in back.sentences
    ]


def test_where_no_words_are_shared_some_are_read_all_the_same():
    found, encoder = check(*OTHERS)
    assert {s.verdict for s in found.sentences} == {"unsupported"}
    assert 5 <= len({text for text in encoder.encoded if "barley" in text}) < 10


def test_time_grows_with_the_references():
    def took(count: int) -> float:
        told = [
            f"Farm number{n} of Osle sold barley{n} on Monday. Its new tram{n} cost a lot of money."
            for n in range(count)
        ]
        one = checker(most_references=2)
        one.check(ARTICLE, told[:1])
        return seconds(lambda: one.check(ARTICLE, told))

    assert grows_at_most(took, 20, 80, 8, 0.05)
