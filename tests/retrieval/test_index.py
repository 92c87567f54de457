"""Word-for-word matches, and the windows that are found for everything else."""

from __future__ import annotations

import numpy as np
import pytest
from tiny import HashEncoder, story

from claimcheck.records import Candidates, Document, Method
from claimcheck.retrieval.index import Index


def index_of(document: Document, longest: int = 3) -> Index:
    vectors = HashEncoder().encode([s.text for s in document.content])
    return Index(document, vectors, longest)


def look(document: Document, claim: str, *, count: int = 2, longest: int = 3) -> Candidates:
    vectors = HashEncoder().encode([claim])
    (found,) = index_of(document, longest).candidates([claim], vectors, count)
    return found


def method(claim: str, said: str) -> Method:
    """How a claim is matched in a reference that says one thing and something else."""
    return look(story("r", said, "Rain is forecast for Sunday."), claim).method


SAID = "The Lady Marit carried 212 passengers and hit the quay in Kellmouth on 9 January."


@pytest.mark.parametrize(
    "claim",
    [
        SAID,
        SAID.upper(),
        SAID.replace("quay", "“quay”"),
        SAID.replace("passengers and", "passengers — and"),
        SAID.replace(" ", "  ").rstrip("."),
    ],
)
def test_exact(claim: str):
    found = look(story("r", SAID, "Rain is forecast for Sunday."), claim)
    assert found.method == "exact"
    (evidence,) = found.windows
    assert evidence.text == SAID
    assert evidence.similarity == 1.0


@pytest.mark.parametrize(
    "claim",
    [
        SAID.replace("the quay", "a quay"),
        SAID.replace("The Lady", "However, the Lady"),
        SAID.replace("passengers and hit", "passengers, and also hit"),
        SAID.replace("The Lady Marit", "Lady Marit"),
    ],
)
def test_near_exact(claim: str):
    assert method(claim, SAID) == "near_exact"


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        (SAID, SAID.replace("212", "213")),
        (SAID, SAID.replace("212", "2,120")),
        (SAID, SAID.replace("212", "about 212")),
        (SAID, SAID.replace("9 January", "8 January")),
        (SAID, SAID.replace("January", "February")),
        (SAID, SAID.replace("Marit", "Margit")),
        (SAID, SAID.replace("Kellmouth", "Hallan")),
        (SAID, SAID.replace("hit", "did not hit")),
        (SAID, SAID.replace("carried", "never carried")),
        (SAID, SAID.replace("hit", "may have hit")),
        (SAID, SAID.replace("carried 212 passengers", "carried no passengers")),
        (SAID, SAID.replace("on 9", "before 9")),
        (SAID, SAID.replace("passengers and hit", "passengers or hit")),
        ("It can be repaired by the end of June.", "It can't be repaired by the end of June."),
        ("Prices rose by 3.5 percent in the spring.", "Prices rose by 35 percent in the spring."),
        ("The repair of the quay cost €2 million.", "The repair of the quay cost £2 million."),
        ("The repair of the quay cost ₹2 million.", "The repair of the quay cost ₽2 million."),
        ("At night it fell to -5 degrees there.", "At night it fell to 5 degrees there."),
        ("A rise of 5% is planned for ferries.", "A rise of 5 is planned for ferries."),
        ("A few islanders back the new timetable.", "Few islanders back the new timetable."),
        ("They have a little hope of a deal now.", "They have little hope of a deal now."),
        ("All nine patients had hepatitis A in May.", "All nine patients had hepatitis in May."),
        ("Was the captain to blame for it?", "Was the captain to blame for it."),
        ("The captain is to blame for the wreck?", "The captain is to blame for the wreck."),
        ("Brandt sued Arkwell over the wreck.", "Arkwell sued Brandt over the wreck."),
        ("The votes counted ≠ the ballots issued.", "The votes counted = the ballots issued."),
        ("Salt in the harbour water was > 5 grams.", "Salt in the harbour water was < 5 grams."),
        ("The fleet has 40+ boats in the harbour.", "The fleet has 40 boats in the harbour."),
    ],
)
def test_a_change_that_matters_is_never_a_word_for_word_match(said: str, claim: str):
    assert method(claim, said) == "nli"
    assert method(said, claim) == "nli"


def test_a_short_sentence_is_exact_or_nothing():
    assert method("The ferry sank.", "The ferry sank.") == "exact"
    assert method("A ferry sank.", "The ferry sank.") == "nli"


def test_exact_over_two_sentences():
    document = story("r", ["Nobody was hurt.", "The quay is shut.", "Rain is forecast."])
    found = look(document, "Nobody was hurt. The quay is shut.")
    assert found.method == "exact"
    assert found.windows[0].text == "Nobody was hurt. The quay is shut."


def test_the_shortest_and_first_match_is_taken():
    document = story("r", "Nobody was hurt in the crash.", "Nobody was hurt in the crash.")
    (evidence,) = look(document, "Nobody was hurt in the crash.").windows
    assert (evidence.start, evidence.end) == (0, len("Nobody was hurt in the crash."))


def test_two_neighbouring_sentences_are_found_as_one_window():
    document = story(
        "r",
        [
            "The council met on Monday.",
            "A hydraulic valve jammed in the engine room.",
            "Both propellers kept pushing the ferry forwards.",
            "Tickets will be refunded next week.",
        ],
    )
    claim = "A jammed hydraulic valve kept both propellers pushing forwards."
    best = look(document, claim).windows[0]
    assert best.text == (
        "A hydraulic valve jammed in the engine room. "
        "Both propellers kept pushing the ferry forwards."
    )
    alone = look(document, claim, longest=1).windows
    assert {w.text for w in alone} == {s.text for s in document.sentences[1:3]}
    assert best.similarity > max(w.similarity for w in alone)


def test_a_claim_of_one_sentence_finds_that_sentence_alone():
    document = story(
        "r",
        ["The council met on Monday.", "A hydraulic valve jammed.", "Tickets will be refunded."],
    )
    assert look(document, "The hydraulic valve had jammed.").windows[0].text == (
        "A hydraulic valve jammed."
    )


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_windows_are_disjoint_and_sorted_by_similarity(count: int):
    document = story("r", *(f"Sentence {n} of the quay story." for n in range(6)))
    found = look(document, "The quay story has a sentence 3.", count=count).windows
    assert 1 <= len(found) <= count
    similarities = [w.similarity for w in found]
    assert similarities == sorted(similarities, reverse=True)
    spans = sorted((w.start, w.end) for w in found)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all(0.0 <= s <= 1.0 for s in similarities)
    assert all(document.text[w.start : w.end] == w.text for w in found)


def test_longest_bounds_the_window():
    document = story("r", "A valve jammed.", "A lever broke.", "A bell rang.", "A light failed.")
    claim = "Valve jammed, lever broke, bell rang, light failed, all at once."
    by_length = {n: look(document, claim, longest=n, count=1).windows[0].text for n in (1, 2, 4)}
    assert by_length[1] == "A valve jammed."
    assert by_length[2].count(".") == 2
    assert by_length[4] == document.text


def test_a_reference_shorter_than_the_window():
    document = story("r", "A valve jammed.")
    found = look(document, "A lever broke.")
    assert [w.text for w in found.windows] == ["A valve jammed."]


def test_furniture_is_no_evidence():
    appeal = "Support our reporting on the jammed valve."
    document = story("r", "The council met.", appeal, furniture=[1])
    for claim in (appeal, "Reporting on the jammed valve."):
        found = look(document, claim)
        assert found.method == "nli"
        assert [w.text for w in found.windows] == ["The council met."]


def test_a_sentence_without_words_is_no_obstacle():
    document = story("r", "…", "A valve jammed.")
    assert look(document, "The valve had jammed.").windows[0].text == "A valve jammed."
    assert look(document, "A valve jammed.").method == "exact"


def test_no_window_reaches_over_furniture():
    document = story(
        "r", "A valve jammed.", "Photo: the valve that jammed.", "A lever broke.", furniture=[1]
    )
    found = look(document, "A valve jammed and a lever broke.").windows
    assert {w.text for w in found} == {"A valve jammed.", "A lever broke."}


def test_every_claim_gets_its_own_candidates():
    document = story("r", "A valve jammed.", "The council met.")
    claims = ["The council had met.", "A valve jammed.", "Nothing alike."]
    found = index_of(document).candidates(claims, HashEncoder().encode(claims), 1)
    assert [c.claim for c in found] == claims
    assert [c.reference for c in found] == ["r"] * 3
    assert [c.method for c in found] == ["nli", "exact", "nli"]
    assert found[0].windows[0].text == "The council met."
    assert len(found[2].windows) == 1


def test_opposite_vectors_are_clipped_to_zero():
    document = story("r", "A valve jammed.")
    index = Index(document, np.array([[1.0, 0.0]], dtype=np.float32), 1)
    (found,) = index.candidates(["Else."], np.array([[-1.0, 0.0]], dtype=np.float32), 1)
    assert found.windows[0].similarity == 0.0
