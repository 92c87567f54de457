"""Which pairs the model is asked about, and which of its answers stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from tiny import CONTRADICTED, ENTAILED, NEUTRAL, RuleNli, candidates, plain_calibrator, window

from claimcheck.judging import CHUNK, SAME_SUBJECT, Judge, evidence_of, premise_of
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates, Judgement

CLAIM = "The valve jammed and the lever broke."
A = window("The valve jammed.", 0.9, start=100)
B = window("The lever broke.", 0.7, start=0)
C = window("The bell rang.", 0.6, start=200)
#: How pairs of the windows read together, in the order of the reference.
A_B = "The lever broke. The valve jammed."
A_B_C = "The lever broke. The valve jammed. The bell rang."

Answers = Mapping[str, tuple[float, float, float]]


def by_premise(answers: Answers) -> Callable[[str, str], tuple[float, float, float]]:
    return lambda premise, claim: answers.get(premise, NEUTRAL)


def judge(
    claims: Sequence[Sequence[Candidates]],
    answers: Answers,
    *,
    threshold: float = 0.5,
    max_tokens: int = 200,
) -> tuple[list[list[Judgement]], RuleNli]:
    nli = RuleNli(by_premise(answers), max_tokens=max_tokens)
    judged = Judge(nli, plain_calibrator(), threshold, 0.6).judge(claims, NoProgress())
    return judged, nli


def one(case: Candidates, answers: Answers) -> Judgement:
    ((found,),), _ = judge([[case]], answers)
    return found


def premises(nli: RuleNli) -> list[str]:
    return [premise for premise, _ in nli.asked]


@pytest.mark.parametrize("method", ["exact", "near_exact"])
def test_a_word_for_word_match_needs_no_model(method: str):
    case = candidates(CLAIM, "r", window(CLAIM, 1.0), method=method)
    ((found,),), nli = judge([[case]], {})
    assert nli.calls == []
    assert (found.label, found.method, found.support) == ("entailment", method, 1.0)
    assert found.probabilities.entailment == 1.0
    assert found.evidence == case.windows


@pytest.mark.parametrize(
    ("answer", "label"),
    [(ENTAILED, "entailment"), (NEUTRAL, "neutral"), (CONTRADICTED, "contradiction")],
)
def test_the_first_window_is_judged_alone(answer: tuple[float, float, float], label: str):
    case = candidates(CLAIM, "r", A)
    found = one(case, {A.text: answer})
    assert found.label == label
    assert found.method == "nli"
    assert found.evidence == (A,)
    assert (
        found.probabilities.entailment,
        found.probabilities.neutral,
        found.probabilities.contradiction,
    ) == pytest.approx(answer)
    assert found.support == pytest.approx(answer[0], abs=1e-3)


def test_an_entailed_claim_is_looked_at_once():
    judged, nli = judge([[candidates(CLAIM, "r", A, B)]], {A.text: ENTAILED})
    assert premises(nli) == [A.text]
    assert judged[0][0].evidence == (A,)


def test_support_that_is_spread_is_found_at_the_second_attempt():
    judged, nli = judge([[candidates(CLAIM, "r", A, B, C)]], {A_B: ENTAILED})
    assert premises(nli) == [A.text, A_B]
    (found,) = judged[0]
    assert found.label == "entailment"
    assert found.evidence == (B, A), "in the order of the reference"


def test_attempts_end_with_the_windows():
    judged, nli = judge([[candidates(CLAIM, "r", A, B, C)]], {})
    assert premises(nli) == [A.text, A_B, A_B_C]
    assert judged[0][0].label == "neutral"


def test_only_the_most_promising_reference_is_looked_at_again():
    def case(reference: str) -> Candidates:
        first = window(f"The valve jammed, said {reference}.", 0.9)
        return candidates(CLAIM, reference, first, window(f"The lever, said {reference}.", 0.7, 50))

    claims = [[case("x"), case("y"), case("z")]]
    middling = (0.4, 0.5, 0.1)
    _, nli = judge(claims, {"The valve jammed, said y.": middling})
    assert len(nli.calls[0]) == 3
    assert nli.calls[1:] == [[("The valve jammed, said y. The lever, said y.", CLAIM)]]


def test_of_equally_promising_references_the_first_is_looked_at_again():
    cases = [candidates(CLAIM, name, window(f"{name}.", 0.9), B) for name in ("x", "y")]
    _, nli = judge([cases], {})
    assert [p for call in nli.calls[1:] for p, _ in call] == [f"x. {B.text}"]


def test_a_reference_without_further_windows_is_not_looked_at_again():
    cases = [candidates(CLAIM, "x", A), candidates(CLAIM, "y", B, C)]
    _, nli = judge([cases], {A.text: (0.45, 0.5, 0.05)})
    assert nli.calls[1:] == [[(f"{B.text} {C.text}", CLAIM)]]


def test_one_entailing_reference_ends_the_search_in_all():
    cases = [candidates(CLAIM, "x", A, C), candidates(CLAIM, "y", B, C)]
    judged, nli = judge([cases], {B.text: ENTAILED})
    assert len(nli.calls) == 1
    assert [j.label for j in judged[0]] == ["neutral", "entailment"]


def test_a_word_for_word_match_ends_the_search_too():
    cases = [
        candidates(CLAIM, "x", A, C),
        candidates(CLAIM, "y", window(CLAIM, 1.0), method="exact"),
    ]
    _, nli = judge([cases], {})
    assert premises(nli) == [A.text]


def test_claims_are_searched_apart():
    other = "The bell rang twice."
    claims = [[candidates(CLAIM, "r", A, B)], [candidates(other, "r", C, B)]]
    judged, nli = judge(claims, {C.text: ENTAILED})
    assert nli.calls[1:] == [[(A_B, CLAIM)]]
    assert [row[0].label for row in judged] == ["neutral", "entailment"]


def test_contradiction_counts_on_the_first_attempt_alone():
    found = one(candidates(CLAIM, "r", A, B), {A.text: (0.01, 0.98, 0.01), A_B: CONTRADICTED})
    assert found.evidence == (B, A), "the second attempt has more support"
    assert found.label == "neutral"


def test_contradiction_of_the_first_attempt_outlives_a_neutral_second_one():
    better_but_neutral = (0.45, 0.5, 0.05)
    answers = {A.text: CONTRADICTED, A_B: better_but_neutral}
    found = one(candidates(CLAIM, "r", A, B), answers)
    assert found.label == "contradiction"
    assert found.evidence == (A,)


def test_entailment_of_a_second_attempt_outweighs_a_contradiction():
    found = one(candidates(CLAIM, "r", A, B), {A.text: CONTRADICTED, A_B: ENTAILED})
    assert found.label == "entailment"


@pytest.mark.parametrize(
    ("answers", "stands"),
    [
        ({A.text: (0.3, 0.6, 0.1), A_B: (0.2, 0.7, 0.1)}, (A,)),
        ({A.text: (0.2, 0.7, 0.1), A_B: (0.3, 0.6, 0.1)}, (B, A)),
        ({A.text: (0.3, 0.6, 0.1), A_B: (0.3, 0.6, 0.1)}, (A,)),
    ],
)
def test_of_neutral_attempts_the_one_with_more_support_stands(answers: Answers, stands: tuple):
    assert one(candidates(CLAIM, "r", A, B), answers).evidence == stands


@pytest.mark.parametrize(
    ("similarity", "label"),
    [(SAME_SUBJECT, "contradiction"), (SAME_SUBJECT - 0.01, "neutral"), (0.99, "contradiction")],
)
def test_contradiction_needs_the_same_subject(similarity: float, label: str):
    near = window("The valve worked.", similarity)
    assert one(candidates(CLAIM, "r", near), {near.text: CONTRADICTED}).label == label


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ((0.8, 0.1, 0.1), "entailment"),
        ((0.7, 0.2, 0.1), "neutral"),
        ((0.1, 0.31, 0.59), "neutral"),
        ((0.1, 0.29, 0.61), "contradiction"),
    ],
)
def test_thresholds_decide(answer: tuple[float, float, float], label: str):
    ((found,),), _ = judge([[candidates(CLAIM, "r", A)]], {A.text: answer}, threshold=0.75)
    assert found.label == label


def test_a_pair_too_long_gives_no_judgement():
    long = window("The valve " + "really " * 30 + "jammed.", 0.9)
    cases = [candidates(CLAIM, "long", long), candidates(CLAIM, "short", A)]
    judged, nli = judge([cases], {A.text: ENTAILED}, max_tokens=20)
    assert [j.reference for j in judged[0]] == ["short"]
    assert premises(nli) == [A.text]


def test_a_claim_too_long_for_every_reference_has_no_judgement_at_all():
    judged, nli = judge([[candidates("word " * 50, "r", A, B)]], {}, max_tokens=20)
    assert judged == [[]]
    assert nli.asked == []


def test_a_second_attempt_too_long_leaves_the_first_one():
    limit = len(A.text.split()) + len(CLAIM.split())
    judged, nli = judge([[candidates(CLAIM, "r", A, B)]], {}, max_tokens=limit)
    assert premises(nli) == [A.text]
    assert judged[0][0].evidence == (A,)


def test_equal_pairs_are_judged_once():
    copies = [candidates(CLAIM, name, A, B) for name in ("x", "y", "z")]
    judged, nli = judge([copies, copies], {A.text: CONTRADICTED})
    assert nli.asked == [(A.text, CLAIM), (A_B, CLAIM)]
    assert [[j.reference for j in row] for row in judged] == [["x", "y", "z"]] * 2
    assert {j.label for row in judged for j in row} == {"contradiction"}


def test_a_pair_of_a_first_attempt_is_not_judged_again_at_a_second():
    claims = [[candidates(CLAIM, "x", A, B)], [candidates(CLAIM, "y", window(A_B))]]
    _, nli = judge(claims, {})
    assert sorted(nli.asked) == sorted([(A.text, CLAIM), (A_B, CLAIM)])


def test_judgements_keep_the_order_of_the_references():
    cases = [candidates(CLAIM, name, window(f"{name} {'x ' * n}")) for n, name in enumerate("cab")]
    judged, _ = judge([cases], {})
    assert [j.reference for j in judged[0]] == ["c", "a", "b"]


def test_pairs_come_in_chunks():
    cases = [
        [candidates(f"Claim {n} " + "word " * (n % 7), "r", A)] for n in reversed(range(CHUNK + 5))
    ]
    nli = RuleNli(by_premise({A.text: ENTAILED}))
    progress = Counter()
    judged = Judge(nli, plain_calibrator(), 0.5, 0.6).judge(cases, progress)
    assert [len(call) for call in nli.calls] == [CHUNK, 5]
    assert progress.told == [("start", CHUNK + 5), ("advance", CHUNK), ("advance", 5), ("finish",)]
    assert all(row[0].label == "entailment" for row in judged)


class Counter:
    """Keeps what a progress bar is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def start(self, stage: str, total: int) -> None:
        assert stage == "judging"
        self.told.append(("start", total))

    def advance(self, count: int = 1) -> None:
        self.told.append(("advance", count))

    def finish(self) -> None:
        self.told.append(("finish",))


def test_nothing_to_judge():
    judged, nli = judge([], {})
    assert judged == []
    assert nli.calls == []


def test_the_premise_has_no_line_breaks():
    split = window("The valve\n\njammed. ", 0.9)
    assert premise_of([split, B]) == "The valve jammed. The lever broke."
    assert premise_of(evidence_of(candidates(CLAIM, "r", A, B, C), 1)) == A_B
