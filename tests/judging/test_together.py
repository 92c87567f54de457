"""Which references are read together, and what becomes of their judgements."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readers import CLAIM, A, B, C, Readers, labels
from tiny import CONTRADICTED, ENTAILED, NEUTRAL, RuleNli, candidates, judgement, window

from claimcheck.judging.batching import Asker
from claimcheck.judging.premise import SAME_SUBJECT
from claimcheck.judging.together import most_promising, read_together
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates, Evidence, Judgement

JOINED = f"{A.text} {B.text}"


def case(name: str, best: Evidence, *more: Evidence) -> Candidates:
    return candidates(CLAIM, name, best, *more)


TWO = (case("x", A, C), case("y", B))
SILENT = (judgement("x"), judgement("y", support=0.3))


def read(
    answer: tuple[float, float, float] = ENTAILED,
    row: tuple[Judgement | None, ...] = SILENT,
    cases: tuple[Candidates, ...] = TWO,
    origins: tuple[int, ...] = (0, 1),
) -> tuple[list[Judgement | None], list[tuple[str, str]]]:
    """The judgements of one claim, and the pairs that the model was asked about."""
    nli = RuleNli(lambda premise, claim: answer)
    (found,) = read_together(
        [cases],
        [row],
        origins,
        Asker(nli, NoProgress()),
        lambda case, premise, judged: judged.entailment,
        0.5,
    )
    return found, nli.asked


def test_two_origins_support_a_claim_together():
    found, asked = read()
    assert asked == [(JOINED, CLAIM)], "in the order of the references"
    x, y = (judged for judged in found if judged)
    assert (x.reference, x.beside, x.evidence) == ("x", "y", (A,))
    assert (y.reference, y.beside, y.evidence) == ("y", "x", (B,))
    for judged in (x, y):
        assert (judged.label, judged.method) == ("entailment", "nli")
        assert judged.support == pytest.approx(ENTAILED[0])
        assert judged.probabilities.entailment == pytest.approx(ENTAILED[0])


@pytest.mark.parametrize("answer", [NEUTRAL, CONTRADICTED])
def test_what_they_do_not_support_together_stays_as_it_is(answer: tuple[float, float, float]):
    assert read(answer) == (list(SILENT), [(JOINED, CLAIM)])


@pytest.mark.parametrize(
    ("row", "cases", "origins"),
    [
        # decided
        ((judgement("x", "entailment"), SILENT[1]), TWO, (0, 1)),
        ((judgement("x", "contradiction"), SILENT[1]), TWO, (0, 1)),
        # copies
        (SILENT, TWO, (0, 0)),
        # alone, or not read
        (SILENT[:1], TWO[:1], (0,)),
        ((SILENT[0], None), TWO, (0, 1)),
        # one tells no more than the other
        (SILENT, (case("x", A), case("y", A)), (0, 1)),
        (SILENT, (case("x", A), case("y", C)), (0, 1)),
        (SILENT, (case("x", window(JOINED, 0.9)), case("y", B)), (0, 1)),
        # one is about something else
        (SILENT, (TWO[0], case("y", replace(B, similarity=SAME_SUBJECT - 0.01))), (0, 1)),
        (SILENT, (TWO[0], candidates(CLAIM, "y")), (0, 1)),
    ],
)
def test_nothing_is_read_together(
    row: tuple[Judgement | None, ...], cases: tuple[Candidates, ...], origins: tuple[int, ...]
):
    assert read(row=row, cases=cases, origins=origins) == (list(row), [])


@pytest.mark.parametrize(
    ("supports", "origins", "pair"),
    [
        ((0.1, 0.4, 0.3), (0, 1, 2), (1, 2)),
        ((0.4, 0.1, 0.3), (0, 1, 2), (0, 1)),  # the third tells what the first does
        ((0.4, 0.3, 0.1), (0, 0, 2), None),
    ],
)
def test_the_most_promising_are_those_that_complete_each_other(
    supports: tuple[float, ...], origins: tuple[int, ...], pair: tuple[int, int] | None
):
    cases = [case("x", A), case("y", B), case("z", A)]
    row = [judgement(c.reference, support=s) for c, s in zip(cases, supports, strict=True)]
    assert most_promising(row, cases, origins) == pair


def test_one_pair_for_a_claim_and_one_question_for_the_same_pair():
    nli = RuleNli(lambda premise, claim: ENTAILED)
    asker = Asker(nli, NoProgress())
    given = [[*TWO, case("z", B)], list(TWO)]
    rows = [[*SILENT, judgement("z", support=0.25)], list(SILENT)]
    read_together(given, rows, (0, 1, 2), asker, lambda *_: 1.0, 0.5)
    assert nli.asked == [(JOINED, CLAIM)]


@pytest.mark.parametrize(("entailment", "label"), [(0.5, "entailment"), (0.49, "neutral")])
def test_support_without_entailment_is_not_enough(entailment: float, label: str):
    nli = RuleNli(lambda premise, claim: (entailment, 1 - entailment, 0.0))
    ((x, y),) = read_together(
        [TWO], [SILENT], (0, 1), Asker(nli, NoProgress()), lambda *_: 1.0, 0.5
    )
    assert x is not None
    assert y is not None
    assert (x.label, y.label) == (label, label)


def test_what_is_too_long_to_read_stays_as_it_is():
    nli = RuleNli(lambda premise, claim: ENTAILED, max_tokens=3)
    found = read_together([TWO], [SILENT], (0, 1), Asker(nli, NoProgress()), lambda *_: 1.0, 0.5)
    assert found == [list(SILENT)]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("further", [True, False])
def test_the_cascade_reads_two_together_only_where_it_looks_further(further: bool, alone: bool):
    readers = Readers({JOINED: ENTAILED}, {JOINED: ENTAILED}, alone=alone)
    found = readers.read(*TWO, further=further)
    assert labels(found) == ["entailment" if further else "neutral"] * 2
    asked = readers.skimmed if alone else readers.closely
    assert asked.count(JOINED) == further, "by the model that decides"


@pytest.mark.parametrize(
    ("answer", "origins"), [(ENTAILED, (0, 1)), (CONTRADICTED, (0, 1)), (NEUTRAL, (0, 0))]
)
def test_the_cascade_reads_none_together_where_one_decides_or_both_are_copies(
    answer: tuple[float, float, float], origins: tuple[int, int]
):
    readers = Readers({B.text: (0.6, 0.35, 0.05)}, {B.text: answer, JOINED: ENTAILED})
    readers.read(*TWO, origins=origins)
    assert B.text in readers.closely
    assert JOINED not in readers.closely
