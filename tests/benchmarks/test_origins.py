"""The pairs of known relation that the benchmark of origins is made of."""

from __future__ import annotations

import random
from pathlib import Path

import known_pairs
import origins
import pytest
from tiny import HashEncoder

from claimcheck.models.encoder import Vectors


def sentences(topic: str, count: int) -> list[str]:
    """Sentences of words that no other topic and place has."""
    places = [f"{topic}{a}{b}" for a in "abcde" for b in "mnopqrstuvwxyz"]
    return [
        " ".join(f"{place}{letter}" for letter in "abcdefghijkl") + "." for place in places[:count]
    ]


EVENT = [sentences(topic, 14) for topic in ("post", "wire", "radio")]
PARAPHRASES = [(f"{s} It was said.", f"It was said: {s}") for s in sentences("pair", 60)]


@pytest.fixture
def made() -> list[known_pairs.Pair]:
    return known_pairs.pairs([EVENT], PARAPHRASES, random.Random(1))


def test_pairs_are_the_same_each_time(made: list[known_pairs.Pair]):
    assert made == known_pairs.pairs([EVENT], PARAPHRASES, random.Random(1))
    assert made != known_pairs.pairs([EVENT], PARAPHRASES, random.Random(2))


def test_every_relation_is_made_and_found(made: list[known_pairs.Pair]):
    vectors = Vectors(HashEncoder(4096))
    vectors.add(s for pair in made for story in (pair.first, pair.second) for s in story)
    table = origins.measure_pairs(made, vectors)
    assert {tally.truth for tally in table.values()} == {
        "near_copy", "paraphrase", "shared_text", "independent",
    }  # fmt: skip
    assert sum(tally.pairs for tally in table.values()) == len(made)
    assert origins._decision(table.values(), "one_origin") == {"precision": 1.0, "recall": 1.0}


def test_a_deleted_sentence_is_an_omission():
    shared = "The harbour office closed the eastern basin to all larger vessels on Monday."
    event = [[*story[:5], shared, *story[5:]] for story in EVENT]
    cases = known_pairs.deletions([event])
    assert [case.sentence for case in cases] == [shared] * 3
    vectors = Vectors(HashEncoder())
    vectors.add(s for story in event for s in story)
    found = origins.measure_omissions(cases, vectors)
    assert (found["deleted"], found["recall"], found["listed_though_there"]) == (3, 1.0, 0)


def test_both_sides_of_the_data_are_read(shared: Path):
    for side in origins.SIDES:
        assert len(known_pairs.events(shared / "data", side)) >= 30
        assert len(known_pairs.paraphrases(shared / "data", side)) > 1_000
