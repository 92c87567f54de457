"""Claims that are read again with the evidence's form of a value that agrees with theirs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

import pytest
from tiny import CONTRADICTED, ENTAILED, NEUTRAL, RuleNli

from claimcheck.checks.facts import FactChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.judging.batching import Asker
from claimcheck.judging.in_context import Run, Wording
from claimcheck.judging.readings import MOST_LIFT
from claimcheck.judging.restated import FOLLOWS, Case, Restated, following, restate
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates, Evidence, Judgement, Label, Method, Probabilities

LABELS: dict[Label, tuple[float, float, float]] = {
    "entailment": ENTAILED,
    "neutral": NEUTRAL,
    "contradiction": CONTRADICTED,
}
#: A Tuesday.
DATED = "24 November 2026\n"
JUDGE = SimpleNamespace(
    close=SimpleNamespace(support=lambda case, premise, judged: judged.entailment),
    threshold=0.5,
    contradiction_threshold=0.6,
)


def read_again(
    claim: str,
    *evidence: str,
    labels: tuple[Label, ...] = ("contradiction",),
    answers: Mapping[str, tuple[float, float, float]] | None = None,
    method: Method = "nli",
    runs: tuple[Run, ...] = (),
) -> tuple[Restated, list[str]]:
    """How a claim is judged in the end, and as what it was read again; unknown ones hold."""
    article = plain_document("article", DATED + claim)
    sources = [plain_document(f"r{n}", DATED + text) for n, text in enumerate(evidence)]
    windows = [Evidence(len(DATED), len(s.text), s.text[len(DATED) :], 0.8) for s in sources]
    judgements = [
        Judgement(s.id, label, Probabilities(*LABELS[label]), LABELS[label][0], method, (window,))
        for s, label, window in zip(sources, labels, windows, strict=True)
    ]
    sentence = article.sentences[-1]
    checker = FactChecker(article, sources)
    case = Case(
        sentence,
        Wording(sentence.text, runs),
        [Candidates(claim, s.id, method, (w,)) for s, w in zip(sources, windows, strict=True)],
        judgements,
        checker.check(sentence.start, sentence.end, judgements),
    )
    nli = RuleNli(lambda premise, text: (answers or {}).get(text, ENTAILED))
    (found,) = restate([case], checker.mentions, JUDGE, Asker(nli, NoProgress()))  # type: ignore[arg-type]
    return found, [text for _, text in nli.asked]


@pytest.mark.parametrize(
    ("claim", "evidence", "again"),
    [
        ("The quay is 16 km long.", "The quay is 10 miles long.", "The quay is 10 miles long."),
        (
            "The wall is about nine metres high.",
            "The wall is 30 feet high.",
            "The wall is about 30 feet high.",
        ),
        ("It opens at 17:00.", "It opens at 5 p.m. daily.", "It opens at 5 p.m.."),
        ("It opens this Friday.", "It opens on 27 November.", "It opens on 27 November."),
        ("It shut last Tuesday.", "It shut on 17 November.", "It shut on 17 November."),
        ("It opens on 27 November.", "It opens this Friday.", "It opens this Friday."),
        ("It opens next month.", "It opens in December.", "It opens in December."),
        ("It opens in December.", "It opens next month.", "It opens next month."),
        (
            "One in five boats leaks.",
            "Twenty percent of boats leak.",
            "Twenty percent of boats leaks.",
        ),
        (
            "Twenty percent of boats leak.",
            "One in five boats leaks.",
            "One in five boats leak.",
        ),
        ("It cost 25 million rupees.", "It cost Rs 2.5 crore.", "It cost Rs 2.5 crore."),
        (
            "The board meets quarterly.",
            "It meets four times a year.",
            "The board meets four times a year.",
        ),
        # What is vaguer than an exact figure follows from it.
        ("Over 9,000 people signed it.", "In all 9,412 signed it.", "9,412 people signed it."),
        ("Almost 700 coins are gone.", "It lost 684 coins.", "684 coins are gone."),
        (
            "It lost 40 cubic metres a day.",
            "Some 40,000 litres a day were lost.",
            "It lost 40,000 litres a day.",
        ),
        (
            "It is 16 km long and opens at 17:00.",
            "It is 10 miles long and opens at 5pm.",
            "It is 10 miles long and opens at 5pm.",
        ),
    ],
)
@pytest.mark.parametrize("label", ["neutral", "contradiction"])
def test_the_claim_is_read_in_the_evidences_form(
    claim: str, evidence: str, again: str, label: Label
):
    found, asked = read_again(claim, evidence, labels=(label,))
    assert asked == [again]
    assert [j.label for j in found.judgements] == ["entailment"]
    assert found.judgements[0].support == pytest.approx(ENTAILED[0])
    assert found.wording.text == again


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # in the same words, in none, and in others that say less or something else
        ("The quay is 10 miles long.", "The quay, 10 miles long, is 16 km off."),
        ("It cost $ 7 m.", "It cost $7m."),
        ("The quay is 16 km long.", "The quay is long."),
        ("Some 9,412 people signed it.", "More than 9,000 people signed it."),
        ("Over 9,000 people signed it.", "Nearly 9,100 people signed it."),
        ("Under 9,000 people signed it.", "In all 9,412 people signed it."),
        ("The quay is 16 km long.", "The quay is 10 km long."),
        ("It opens at 14:30.", "It opens at 2:30."),
        ("It opens early on Friday.", "It opens on 27 November."),
        ("It opens in early December.", "It opens in December."),
    ],
)
def test_what_the_evidence_does_not_say_in_other_words_is_not_asked(claim: str, evidence: str):
    found, asked = read_again(claim, evidence)
    assert asked == []
    assert [j.label for j in found.judgements] == ["contradiction"]


def test_a_reference_that_differs_in_another_value_is_not_asked():
    claim = "The quay is 16 km long and cost $9 million."
    assert read_again(claim, "The quay is 10 miles long and cost $7 million.")[1] == []


def test_what_stands_word_for_word_is_not_asked():
    assert read_again("It is 16 km long.", "It is 10 miles long.", method="near_exact")[1] == []


@pytest.mark.parametrize(
    ("labels", "asked"),
    [
        (("entailment", "neutral"), 0),
        (("entailment", "contradiction"), 1),
        (("neutral", "contradiction"), 2),
    ],
)
def test_where_a_reference_supports_it_only_contradictions_are_asked(
    labels: tuple[Label, ...], asked: int
):
    evidence = ("It is 10 miles long.", "Its length is 10 miles.")
    assert len(read_again("It is 16 km long.", *evidence, labels=labels)[1]) == asked


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        (NEUTRAL, "neutral"),
        (CONTRADICTED, "contradiction"),
        ((0.1, 0.2, 0.7), "contradiction"),
    ],
)
def test_a_reading_that_does_not_support_it_decides_no_more_than_it_says(
    answer: tuple[float, float, float], label: Label
):
    answers = {"It is 10 miles long.": answer}
    found, _ = read_again("It is 16 km long.", "It is 10 miles long.", answers=answers)
    assert [j.label for j in found.judgements] == [label]
    assert found.wording.text == "It is 16 km long."


def test_a_pronoun_is_read_as_the_name_there_too():
    claim = "He sold the quay at 17:00."
    found, asked = read_again(claim, "Brandt sold it at 5pm.", runs=(Run(0, 2, "Brandt"),))
    assert asked == ["Brandt sold the quay at 5pm."]
    assert found.wording.place(len("Brandt sold the quay at 5pm.")) == len(claim)


def test_places_of_a_wording_are_those_of_the_sentence():
    wording = Wording("He led 16 km.", (Run(0, 2, "Brandt"), Run(7, 5, "10 miles")))
    assert wording.text == "Brandt led 10 miles."
    for word, own in (("led", "led"), ("10 miles", "16 km"), (".", ".")):
        assert wording.place(wording.text.index(word)) == wording.own.index(own)
    assert replace(wording, runs=()).changed([Run(3, 3, "ran")]).text == "He ran 16 km."
    assert wording.changed([Run(7, 2, "20")]) == wording


RISE = "Profit rose by €7m.", "Profit was €61m, after €54m in May."


def test_what_figures_follow_from_is_told_beside_the_evidence():
    found, asked = read_again(*RISE, labels=("neutral",))
    assert asked == [RISE[0]]
    assert found.judgements[0].label == "entailment"
    assert found.judgements[0].evidence[0].text.strip() == RISE[1], (
        "what is shown is the reference's own"
    )
    found, _ = read_again(*RISE, labels=("neutral",), answers={RISE[0]: NEUTRAL})
    assert found.judgements[0].label == "neutral"


def test_of_a_supported_claim_nothing_is_told():
    assert read_again(*RISE, labels=("entailment",))[1] == []


def lifted(probability: float) -> float:
    """A probability whose log odds are `FOLLOWS` higher."""
    odds = math.exp(FOLLOWS) * probability / (1 - probability)
    return odds / (1 + odds)


#: What the model says of a claim that it half believes.
DOUBTED = (0.4, 0.5, 0.1)


def test_that_figures_follow_speaks_for_the_claim():
    found, _ = read_again(*RISE, labels=("neutral",), answers={RISE[0]: DOUBTED})
    (judged,) = found.judgements
    assert judged.label == "entailment"
    assert judged.support == pytest.approx(lifted(0.4))
    assert judged.probabilities.entailment == pytest.approx(0.4), "what the model says stays"


def test_it_counts_beside_the_reading_before_where_that_is_better():
    answers = {RISE[0]: (0.05, 0.9, 0.05)}
    found, _ = read_again(*RISE, labels=("neutral",), answers=answers)
    (judged,) = found.judgements
    assert (judged.label, judged.support) == ("neutral", pytest.approx(lifted(NEUTRAL[0])))
    assert judged.probabilities == Probabilities(*NEUTRAL)
    found, _ = read_again(*RISE, answers={RISE[0]: (0.01, 0.98, 0.01)})
    assert found.judgements[0].label == "contradiction", "and a contradiction stays one"


def test_words_alone_lift_nothing_that_the_model_denies():
    assert following(0.4, Probabilities(0.05, 0.9, 0.05)) == pytest.approx(0.05 * MOST_LIFT)
    assert following(0.0, Probabilities(0.0, 1.0, 0.0)) == 0.0
    assert following(1.0, Probabilities(1.0, 0.0, 0.0)) == 1.0


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Something else in it differs or stands nowhere.
        ("Profit rose by €7m, Anna Orsa said.", "Profit was €61m, after €54m in May."),
        ("Profit rose by €7m and costs by €9m.", "Profit was €61m, after €54m in May."),
        # The figure does not follow.
        ("Profit rose by €8m.", "Profit was €61m, after €54m in May."),
        # It is small, or a mere fraction: some two figures nearly always make such.
        ("Three boats sank.", "Five boats left and two came back."),
        ("A third of the boats leak.", "Of 36 boats 12 leak."),
        # It is told in another form, no more.
        ("The quay is 16 km long.", "The quay is 10 miles long."),
    ],
)
def test_other_claims_are_lifted_by_nothing(claim: str, evidence: str):
    answers = {claim: DOUBTED, "The quay is 10 miles long.": DOUBTED}
    found, _ = read_again(claim, evidence, labels=("neutral",), answers=answers)
    assert found.judgements[0].support <= DOUBTED[0] + 1e-6
