"""What is found in references with vectors and in those without."""

from __future__ import annotations

from tiny import HashEncoder, story

from claimcheck.models.encoder import Vectors
from claimcheck.retrieval.search import Search
from claimcheck.settings import Settings

SAID = "The Lady Marit hit the quay in Kellmouth."
NEAR, FAR = story("near", "The Marit hit a quay.", "Rain fell."), story("far", SAID, "Snow fell.")


def search(*by_words: str) -> tuple[Search, HashEncoder]:
    encoder = HashEncoder()
    vectors = Vectors(encoder)
    told = [d for d in (NEAR, FAR) if d.id not in by_words]
    vectors.add(s.text for d in told for s in d.content)
    return Search([NEAR, FAR], vectors, Settings(), by_words), encoder


def test_a_reference_without_vectors_is_searched_word_for_word():
    found, encoder = search("far")
    ((near, far),) = found.candidates([SAID])
    assert (near.method, near.windows[0].text) == ("nli", "The Marit hit a quay.")
    assert (far.method, [w.text for w in far.windows]) == ("exact", [SAID])
    ((_, other),) = found.candidates(["The Lady Marit sank."])
    assert (other.method, other.windows, other.passage) == ("nli", (), "")
    assert SAID not in encoder.encoded[:-2], "nothing of it was encoded"


def test_what_stands_word_for_word_is_the_same_either_way():
    for claim in (SAID, SAID.replace("the quay", "a quay"), SAID.upper()):
        ((_, by_words),) = search("far")[0].candidates([claim])
        ((_, by_vectors),) = search()[0].candidates([claim])
        assert by_words == by_vectors
        assert by_words.method != "nli"
