"""Which places of a reference are read together, and what becomes of its judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readers import CLAIM, A, B, C, Readers
from tiny import CONTRADICTED, ENTAILED, NEUTRAL, RuleNli, candidates, judgement, window

from claimcheck.judging.apart import read_apart
from claimcheck.judging.batching import Asker
from claimcheck.judging.premise import SAME_SUBJECT
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates, Evidence, Judgement

#: B stands before A in the reference, and the passage has A alone.
JOINED = f"{B.text} {A.text}"


def far(*windows: Evidence, name: str = "x", passage: str = A.text) -> Candidates:
    return replace(candidates(CLAIM, name, *windows), passage=passage)


SILENT = (judgement("x"),)


def read(
    answer: tuple[float, float, float] = ENTAILED,
    row: tuple[Judgement | None, ...] = SILENT,
    cases: tuple[Candidates, ...] = (far(A, C, B),),
    support: float | None = None,
) -> tuple[list[Judgement | None], list[tuple[str, str]]]:
    """The judgements of one claim, and the pairs that the model was asked about."""
    nli = RuleNli(lambda premise, claim: answer)
    (found,) = read_apart(
        [cases],
        [row],
        Asker(nli, NoProgress()),
        lambda case, premise, judged: judged.entailment if support is None else support,
        0.5,
    )
    return found, nli.asked


def test_two_places_support_a_claim_together():
    (found,), asked = read()
    assert asked == [(JOINED, CLAIM)], "in the order of the reference, the idle window left out"
    assert found is not None
    assert (found.label, found.method, found.evidence) == ("entailment", "nli", (B, A))
    assert found.support == pytest.approx(ENTAILED[0])
    assert found.probabilities.entailment == pytest.approx(ENTAILED[0])


@pytest.mark.parametrize("answer", [NEUTRAL, CONTRADICTED])
def test_what_they_do_not_support_together_stays_as_it_is(answer: tuple[float, float, float]):
    assert read(answer) == (list(SILENT), [(JOINED, CLAIM)])


@pytest.mark.parametrize(
    ("entailment", "support", "label"),
    [(0.5, 0.5, "entailment"), (0.49, 0.9, "neutral"), (0.9, 0.49, "neutral")],
)
def test_both_the_model_and_the_support_must_say_so(entailment: float, support: float, label: str):
    (found,), _ = read((entailment, 1 - entailment, 0.0), support=support)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("row", "cases"),
    [
        # decided
        ((judgement("x", "entailment"),), (far(A, B),)),
        ((judgement("x", "contradiction"),), (far(A, B),)),
        ((judgement("x"), judgement("y", "entailment")), (far(A, B), far(C, name="y"))),
        # not read
        ((None,), (far(A, B),)),
        # one tells no more than the other
        (SILENT, (far(A),)),
        (SILENT, (far(A, C),)),
        (SILENT, (far(window(JOINED, 0.9), B),)),
        # the passage has both
        (SILENT, (far(A, B, passage=f"{JOINED} {C.text}"),)),
        # about something else
        (SILENT, (far(replace(A, similarity=SAME_SUBJECT - 0.01), B),)),
        (SILENT, (far(),)),
    ],
)
def test_nothing_is_read(row: tuple[Judgement | None, ...], cases: tuple[Candidates, ...]):
    assert read(row=row, cases=cases) == (list(row), [])


def test_one_reference_is_read_that_of_the_highest_support():
    cases = (far(A, B), far(A, B, name="y"), far(A, name="z"))
    row = tuple(
        judgement(c.reference, support=s) for c, s in zip(cases, (0.1, 0.2, 0.3), strict=True)
    )
    found, asked = read(row=row, cases=cases)
    assert [j.label for j in found if j] == ["neutral", "entailment", "neutral"]
    assert asked == [(JOINED, CLAIM)]


def test_the_judge_looks_so_far_only_where_nothing_is_decided():
    readers = Readers({}, {JOINED: ENTAILED})
    assert [j.label for j in readers.read(far(A, B))] == ["entailment"]
    assert readers.closely == [A.text, JOINED], "the passage is the window"
    readers = Readers({}, {A.text: ENTAILED})
    readers.read(far(A, B))
    assert JOINED not in readers.closely
    readers = Readers({}, {JOINED: ENTAILED})
    assert [j.label for j in readers.read(far(A, B), further=False)] == ["neutral"]
