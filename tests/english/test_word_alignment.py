from __future__ import annotations

import dataclasses

from report_builder import judgement

from claimcheck.english.word_alignment import (
    Alignment,
    content_after,
    near,
    sentences_of,
    tokens,
    word_for_word,
)
from claimcheck.evaluation.documents import plain_document


def words(text: str, positions: list[int]) -> list[str]:
    return [tokens(text)[n].word for n in positions]


def test_words_are_paired_whatever_their_form_and_place():
    claim, evidence = "Flights will be delayed by the strike", "The strike could delay flights"
    both = Alignment(tokens(claim), tokens(evidence))
    assert {both.claim[i].word: both.evidence[j].word for i, j in both.pairs.items()} == {
        "flights": "flights",
        "delayed": "delay",
        "strike": "strike",
    }
    assert both.coverage == 1.0
    assert {both.pairs[i]: i for i in both.pairs} == both.back


def test_the_place_with_the_same_neighbours_is_chosen():
    claim = "The red team scored twice"
    evidence = "The blue team sat down while the red team scored twice"
    both = Alignment(tokens(claim), tokens(evidence))
    team = next(i for i, t in enumerate(both.claim) if t.word == "team")
    assert both.evidence[both.pairs[team] - 1].word == "red"


def test_a_claim_without_content_is_covered_by_nothing():
    assert Alignment(tokens("It was."), tokens("The strike ended.")).coverage == 0.0


def test_surroundings_are_counted_on_both_sides():
    claim, evidence = (
        "Ferries will stop on Monday",
        "Ferries may stop on Monday and Tuesday evening",
    )
    both = Alignment(tokens(claim), tokens(evidence))
    stop = next(i for i, t in enumerate(both.claim) if t.word == "stop")
    common, share, back = both.shared(stop, both.pairs[stop])
    assert (common, share) == (2, 1.0)
    assert 0 < back < 1


def test_near_words_are_content_words_without_the_word_itself():
    text = "The mayor of the town opened the bridge"
    assert words(text, near(tokens(text), 5, 1)) == ["town", "bridge"]


def test_content_after_stays_in_its_clause_and_passes_adverbs():
    text = "He did not formally resign, police said"
    assert words(text, list(content_after(tokens(text), 2, 3))) == ["resign"]


def test_the_sentences_of_windows_come_with_their_reference():
    text = "Mr. Holm left. Nobody\nsaw him. It rained."
    wire = plain_document("wire", "Mr. Holm left.\nNobody saw him.\nIt rained.")
    judged = judgement("wire", "neutral", text)
    window = dataclasses.replace(judged.evidence[0], sentences=(0, 1))
    found = sentences_of([dataclasses.replace(judged, evidence=(window,))], {"wire": wire})
    assert [(said.reference, said.text) for said in found] == [
        ("wire", "Mr. Holm left."),
        ("wire", "Nobody saw him."),
    ]


def test_word_for_word_is_known_by_the_method():
    assert word_for_word([judgement("a", "entailment", "x", method="near_exact")])
    assert not word_for_word([judgement("a", "entailment", "x")])
