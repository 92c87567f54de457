from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from claimcheck.arrays import Floats
from claimcheck.checks.facts import FactChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.judging.batching import Asker
from claimcheck.judging.owners import TRIED, Case, settle, trials
from claimcheck.mentions.comparable import MOST
from claimcheck.progress import NoProgress
from claimcheck.records import Evidence, Fact, Judgement, Method, Probabilities

SALE = "The mill made 60 sacks in May, and the farm next door to it sold 80 sacks in June."
WRONG = "The mill turned out 80 sacks."
RIGHT = "The mill turned out 60 sacks."


class Reader:
    """Entails the claims that it is told of, each so well; any other by half."""

    max_tokens = 512
    languages = frozenset({"en"})

    def __init__(self, entailed: Mapping[str, float]) -> None:
        self.entailed, self.asked = entailed, []  # type: ignore[var-annotated]

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.asked += [claim for _, claim in pairs]
        known = [self.entailed.get(claim, 0.5) for _, claim in pairs]
        return np.array([(e, 1 - e, 0.0) for e in known], dtype=np.float32)

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        return [10] * len(pairs)


def settled(
    claim: str,
    evidence: str,
    entailed: Mapping[str, float],
    *,
    judged: float | None = None,
    method: Method = "nli",
    similarity: float = 0.8,
    skimmed: Mapping[str, float] | None = None,
) -> tuple[tuple[Fact, ...], tuple[Fact, ...], list[str]]:
    """The facts as rules have them, the facts once settled, and what the model was asked."""
    article, source = plain_document("article", claim), plain_document("r", evidence)
    own = entailed.get(claim, 0.5) if judged is None else judged
    whole = Evidence(0, len(source.text), source.text, similarity)
    judgement = Judgement("r", "neutral", Probabilities(own, 1 - own, 0.0), own, method, (whole,))
    checker = FactChecker(article, [source])
    facts = checker.check(0, len(claim), [judgement])
    reader = Reader(entailed)
    case = Case(article.sentences[0], [judgement], facts)
    skimmer = Asker(Reader(skimmed or {}), NoProgress())
    (found,) = settle([case], checker.mentions, Asker(reader, NoProgress()), skimmer)
    return facts, found, reader.asked


def mismatches(facts: Sequence[Fact]) -> list[tuple[str, str | None, str | None]]:
    return [(f.text, f.found, f.reference) for f in facts if f.status == "mismatch"]


def test_a_value_of_another_owner_is_a_mismatch_with_both():
    facts, found, _ = settled(WRONG, SALE, {WRONG: 0.1, RIGHT: 0.95})
    assert mismatches(facts) == []
    assert mismatches(found) == [("80", "60", "r")]


@pytest.mark.parametrize(("skimmed", "asked"), [(0.11, True), (0.09, False)])
def test_what_skimming_sees_nothing_in_is_not_tried(skimmed: float, asked: bool):
    _, found, claims = settled(WRONG, SALE, {WRONG: 0.1, RIGHT: 0.95}, skimmed={RIGHT: skimmed})
    assert (RIGHT in claims) is bool(mismatches(found)) is asked


def test_one_model_is_asked_once():
    article, source = plain_document("article", WRONG), plain_document("r", SALE)
    whole = Evidence(0, len(source.text), source.text, 0.8)
    judgement = Judgement("r", "neutral", Probabilities(0.6, 0.4, 0.0), 0.6, "nli", (whole,))
    checker, reader = FactChecker(article, [source]), Reader({WRONG: 0.6, RIGHT: 0.95})
    case = Case(article.sentences[0], [judgement], checker.check(0, len(WRONG), [judgement]))
    asker = Asker(reader, NoProgress())
    settle([case], checker.mentions, asker, asker)
    assert RIGHT not in reader.asked, "what the claim's own reading rules out is not asked"


@pytest.mark.parametrize(
    ("own", "other"),
    [(0.6, 0.99), (0.99, 0.99), (0.1, 0.8), (0.1, 0.1)],
)
def test_what_is_not_clear_leaves_the_facts(own: float, other: float):
    facts, found, _ = settled(WRONG, SALE, {WRONG: own, RIGHT: other})
    assert found == facts


def test_what_is_judged_entailed_is_not_tried():
    assert settled(WRONG, SALE, {WRONG: 0.7})[2] == []


def test_what_stands_word_for_word_is_not_tried():
    assert settled(WRONG, SALE, {}, judged=0.0, method="exact")[2] == []


def test_what_is_about_something_else_is_not_tried():
    assert settled(WRONG, SALE, {WRONG: 0.1, RIGHT: 0.95}, similarity=0.4)[2] == []


@pytest.mark.parametrize(("own", "others"), [(0.5, [RIGHT]), (0.6, []), (0.9, [])])
def test_the_model_that_tries_must_doubt_the_claim_itself(own: float, others: list[str]):
    facts, found, asked = settled(WRONG, SALE, {WRONG: own, RIGHT: 0.8}, judged=0.1)
    assert asked == [WRONG, *others]
    assert found == facts


def test_two_values_of_one_claim_change_places():
    claim = "Lomond turned down Arden, which had hoped to buy the mill."
    evidence = "An offer for the mill that Lomond had made was turned down by Arden."
    turned = "Arden turned down Lomond, which had hoped to buy the mill."
    _, found, _ = settled(claim, evidence, {claim: 0.05, turned: 0.75})
    assert mismatches(found) == [("Lomond", "Arden", "r")]


def test_a_mismatch_of_the_rules_does_not_stand_against_a_clear_reading():
    claim = "The mill sold 80 tonnes of oats in spring."
    evidence = (
        "The mill sold 60 tonnes of oats in spring and as much again, a third of it, by June."
    )
    with_other = claim.replace("80", "60")
    facts, found, _ = settled(claim, evidence, {claim: 0.97, with_other: 0.02})
    assert mismatches(facts) == [("80 tonnes", "60 tonnes", "r")]
    assert mismatches(found) == []
    # A model that takes either for true cannot tell.
    _, found, _ = settled(claim, evidence, {claim: 0.97, with_other: 0.95})
    assert found == facts


def test_what_follows_from_others_is_not_tried():
    claim = "In all 140 sacks were sold or made."
    assert not any(
        "sacks" in asked and asked != claim for asked in settled(claim, SALE, {claim: 0.1})[2]
    )


def test_few_values_are_tried_in_a_claim():
    claim = "Ada paid 10 crowns, Ben 20, Cora 30 and Dora 40 when they met in May."
    evidence = "Eve paid 11 crowns, Finn 21, Gus 31 and Hal 41 when they met in June."
    _, _, asked = settled(claim, evidence, {claim: 0.1})
    assert len(set(asked) - {claim}) == TRIED


def test_no_value_of_a_table_is_tried():
    rows = " ".join(f"Ward {n} cast {n + 100} votes," for n in range(MOST))
    claim = f"{rows} the clerk said."
    assert settled(claim, claim.replace("10", "11"), {claim: 0.1})[2] == []


def test_values_that_agree_or_are_of_another_kind_are_no_trial():
    article = plain_document("article", "Sixty sacks were sold in May.")
    source = plain_document("r", "It sold 60 sacks for £7 in May.")
    mentions = FactChecker(article, [source]).mentions
    mine = mentions.within(0, len(article.text))
    told = [(m, mentions.references["r"]) for m in mentions.references["r"].within(0, 99)]
    assert list(trials(article.sentences[0], mine, told, mentions)) == []
