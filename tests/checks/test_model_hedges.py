"""Dropped hedges that only a model sees: when it is asked, what its answers mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tiny import story

from claimcheck.arrays import Floats
from claimcheck.checks.model_hedges import Margins, dropped, looks, with_dropped
from claimcheck.english.word_alignment import said
from claimcheck.judging.batching import Asker
from claimcheck.progress import NoProgress
from claimcheck.records import Contrast, Evidence, Findings, Judgement, Label, Probabilities

CLAIM = "The club will sign the keeper from Bergen."
HEDGED = "The club is thought to be near a deal for the keeper from Bergen."
SOURCED = "The club is near a deal for the keeper from Bergen, critics of the board say."
MARGINS = Margins(possible=1.0, alleged=1.0, least=0.6)


class Reader:
    """Entails with a probability for the plain, the possible and the alleged claim."""

    max_tokens = 512
    languages: frozenset[str] = frozenset()

    def __init__(self, plain: float, possible: float, alleged: float) -> None:
        self.plain, self.possible, self.alleged = plain, possible, alleged
        self.asked: list[tuple[str, str]] = []
        self.calls: list[int] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.asked += pairs
        self.calls.append(len(pairs))
        return np.array([[p, 1 - p, 0.0] for p in map(self._entailed, pairs)], dtype=np.float32)

    def _entailed(self, pair: tuple[str, str]) -> float:
        if pair[1].startswith("It is possible that "):
            return self.possible
        return self.alleged if pair[1].startswith("It is alleged that ") else self.plain

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        return [10] * len(pairs)


def found(reader: Reader, *evidence: str, claim: str = CLAIM) -> list[tuple[str, str]]:
    told = [said("r", text) for text in evidence]
    contrasts = dropped(looks(claim, 0, told), Asker(reader, NoProgress()), MARGINS)
    return [(c.flag, c.found) for c in contrasts]


@pytest.mark.parametrize(
    ("evidence", "answers", "expected"),
    [
        (HEDGED, (0.3, 0.9, 0.9), [("hedge_dropped", "is thought to be near")]),
        (HEDGED, (0.3, 0.4, 0.9), [("hedge_dropped", "is thought to be near")]),
        (SOURCED, (0.3, 0.4, 0.9), [("attribution_dropped", "critics of the board say")]),
        (SOURCED, (0.9, 0.97, 0.8), [("attribution_dropped", "critics of the board say")]),
        # It follows plainly, or not even as possible.
        (HEDGED, (0.9, 0.9, 0.94), []),
        (HEDGED, (0.01, 0.2, 0.3), []),
    ],
)
def test_what_follows_only_as_possible_or_alleged_has_lost_a_hedge(
    evidence: str, answers: tuple[float, float, float], expected: list[tuple[str, str]]
):
    assert found(Reader(*answers), evidence) == expected


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Nothing in the evidence is hedged, or nothing that is about the claim.
        (CLAIM, "The club has a deal for the keeper from Bergen."),
        (CLAIM, "The mayor may open a school in spring."),
        (CLAIM, "The club has the keeper from Bergen, who may open a school for boys in spring."),
        (CLAIM, "The club has the keeper from Bergen; critics say the town needs a new school."),
        # The claim leaves it open, asks, or quotes.
        ("The club may sign the keeper from Bergen.", HEDGED),
        ("The club will sign the keeper, the board said.", HEDGED),
        ("The club is to sign the keeper from Bergen.", HEDGED),
        ("Whose the keeper from Bergen is remains in dispute.", HEDGED),
        ("The keeper from Bergen took it for a deal with the club.", HEDGED),
        ("Will the club sign the keeper from Bergen?", HEDGED),
        ("“We will sign the keeper from Bergen.”", HEDGED),
        ("“We will sign the keeper from Bergen,” the chairman said on Friday.", HEDGED),
        # What is only thought or said is kept by a claim that names who says so.
        (
            "The club will sign the keeper, critics of the board say.",
            "The club is near a deal for the keeper, rivals of the board claim.",
        ),
        # What is faced, threatened or not ruled out is open.
        ("The club faces the loss of the keeper from Bergen.", HEDGED),
        ("The club has plans to sign the keeper from Bergen.", HEDGED),
        ("In autumn the club plans to sign the keeper from Bergen.", HEDGED),
        ("There is a chance of a deal for the keeper from Bergen.", HEDGED),
        ("The risk is that the club will lose the keeper from Bergen.", HEDGED),
        ("The club was warned of the loss of the keeper from Bergen.", HEDGED),
        ("The club has not ruled out a deal for the keeper from Bergen.", HEDGED),
    ],
)
def test_the_model_is_asked_only_where_a_hedge_can_have_been_dropped(claim: str, evidence: str):
    reader = Reader(0.1, 0.9, 0.9)
    assert found(reader, evidence, claim=claim) == []
    assert not reader.asked


@pytest.mark.parametrize(
    "claim", ["The long dispute over the keeper from Bergen ends.", "He took the keeper to Bergen."]
)
def test_words_of_another_sense_leave_nothing_open(claim: str):
    assert found(Reader(0.1, 0.9, 0.9), HEDGED, claim=claim)


@pytest.mark.parametrize(
    "claim",
    [
        "The club cuts the risk of losing the keeper from Bergen.",
        "The club approved a plan to sign the keeper from Bergen.",
        "The club raised hopes of a deal for the keeper from Bergen.",
        "The club saw the face of the keeper from Bergen in a crowd.",
    ],
)
def test_what_a_claim_speaks_of_leaves_nothing_open(claim: str):
    reader = Reader(0.1, 0.9, 0.9)
    shown = [("hedge_dropped", "may sign")]
    assert found(reader, "The club may sign the keeper from Bergen.", claim=claim) == shown


@pytest.mark.parametrize(
    "claim",
    [
        "The club will sign the keeper from Bergen, the board said.",
        "The board told reporters that the club will sign the keeper from Bergen.",
        "The club will sign the “brave” keeper from Bergen.",
    ],
)
@pytest.mark.parametrize(
    ("evidence", "hedge"),
    [
        ("The club may sign the keeper from Bergen, the board said.", "may sign"),
        ("The club is considering the keeper from Bergen.", "considering the keeper"),
    ],
)
def test_who_says_so_and_a_word_in_quotation_marks_keep_no_hedge(
    claim: str, evidence: str, hedge: str
):
    assert found(Reader(0.1, 0.9, 0.9), evidence, claim=claim) == [("hedge_dropped", hedge)]


def test_the_hedge_that_is_shown_is_the_nearest_with_its_verb():
    claim = "The club needs two more weeks for the keeper from Bergen."
    other = "The club is expected to name a captain."
    near = "It could take another two weeks for the keeper from Bergen."
    reader = Reader(0.1, 0.9, 0.9)
    assert found(reader, other, near, claim=claim) == [("hedge_dropped", "could take")]
    assert found(reader, near, other, claim=claim) == [("hedge_dropped", "could take")]
    considered = "The club is considering two more weeks for the keeper from Bergen."
    shown = [("hedge_dropped", "considering two")]
    assert found(reader, other, considered, claim=claim) == shown


def test_the_premise_is_all_evidence_of_a_reference_and_the_claim_stands_behind_that():
    reader = Reader(0.1, 0.9, 0.9)
    found(reader, HEDGED, "The board denies it.")
    assert {premise for premise, _ in reader.asked} == {f"{HEDGED} The board denies it."}
    assert "It is possible that the club will sign the keeper from Bergen." in {
        claim for _, claim in reader.asked
    }
    found(reader, HEDGED, claim="Bergen will lose the keeper to the club.")
    assert reader.asked[-1][1].startswith("It is")
    assert any(claim.startswith("It is alleged that Bergen") for _, claim in reader.asked)


def judged(reference: str, label: Label, text: str) -> Judgement:
    evidence = Evidence(0, len(text), text, 0.9, (0,))
    return Judgement(reference, label, Probabilities(0.4, 0.6, 0.0), 0.4, "nli", (evidence,))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("entailment", "neutral"), ["hedge_dropped"]),
        (("neutral", "neutral"), ["hedge_dropped"]),
        # Another reference says so without a hedge; the hedging one says something else.
        (("neutral", "entailment"), []),
        (("contradiction", "neutral"), []),
    ],
)
def test_a_reference_that_hedges_nothing_clears(labels: tuple[Label, Label], expected: list[str]):
    texts = {"one": HEDGED, "other": "The keeper from Bergen signs for the club."}
    article = story("a", CLAIM)
    row = [judged(name, label, texts[name]) for name, label in zip(texts, labels, strict=True)]
    references = {name: story(name, text) for name, text in texts.items()}
    asker = Asker(Reader(0.3, 0.9, 0.9), NoProgress())
    (findings,) = with_dropped(article.content, [row], [Findings()], references, asker)
    assert [c.flag for c in findings.contrasts] == expected


@pytest.mark.parametrize(
    ("plain", "label", "asked"),
    [
        # Behind a hedge it could be surer by the margin, or could not.
        (0.3, "neutral", [1, 2]),
        (0.995, "neutral", [1, 2]),
        (0.996, "neutral", [1]),
        # Whatever is said of the hedging reference, the other one clears the claim.
        (0.3, "entailment", []),
    ],
)
def test_the_model_is_not_asked_what_could_change_nothing(
    plain: float, label: Label, asked: list[int]
):
    texts = {"one": HEDGED, "other": "The keeper from Bergen signs for the club."}
    row = [judged("one", "neutral", HEDGED), judged("other", label, texts["other"])]
    references = {name: story(name, text) for name, text in texts.items()}
    reader = Reader(plain, 0.999, 0.999)
    asker = Asker(reader, NoProgress())
    with_dropped(story("a", CLAIM).content, [row], [Findings()], references, asker)
    assert reader.calls == asked


def test_what_a_rule_found_is_not_asked_again():
    reader = Reader(0.3, 0.9, 0.9)
    known = Findings(contrasts=(Contrast("hedge_dropped", 0, 4, "will", "one", "may"),))
    row = [judged("one", "neutral", HEDGED)]
    references = {"one": story("one", HEDGED)}
    asker = Asker(reader, NoProgress())
    article = story("a", CLAIM)
    assert with_dropped(article.content, [row], [known], references, asker) == [known]
    assert not reader.asked
