"""What is chosen of one claim, by what is judged of it."""

from __future__ import annotations

import pytest
from readers import CLAIM, A, reading, reference
from tiny import RuleNli, candidates, judgement, window

from claimcheck.judging.batching import Asker
from claimcheck.judging.choices import (
    SUSPECTED,
    SUSPICION,
    UNLIKELY,
    Search,
    copies,
    first_of_origins,
    next_passage,
    next_window,
    ruled_out,
    suspected,
    to_skim,
)
from claimcheck.judging.premise import SAME_SUBJECT
from claimcheck.progress import NoProgress
from claimcheck.records import Judgement, Probabilities

ENTAILS = judgement("r", "entailment", 0.9)
DENIES = judgement("r", "contradiction", 0.1, 0.8)


def neutral(support: float = 0.2, contradiction: float = 0.1) -> Judgement:
    return judgement("r", "neutral", support, contradiction)


def doubted(*contradiction: float) -> list[Judgement | None]:
    return [neutral(0.1, one) for one in contradiction]


def search(
    *judged: Judgement | None,
    origins: tuple[int, ...] = tuple(range(9)),
    likeness: tuple[float, ...] = (),
    order: tuple[int, ...] | None = None,
    promising: tuple[int, ...] = tuple(range(9)),
    read: tuple[int, ...] = (),
    searched: tuple[int, ...] = (),
) -> Search:
    cases = [reference(f"r{n}", one) for n, one in enumerate(likeness or [0.8] * len(judged))]
    order = tuple(range(len(judged))) if order is None else order
    found = Search(cases, origins, list(judged), list(order), set(promising))
    found.read.update(read)
    found.searched.update(searched)
    return found


@pytest.mark.parametrize(
    ("given", "most", "chosen"),
    [
        (search(None, None, None, likeness=(0.2, 0.9, 0.5)), 2, [1, 2]),
        (search(None, ENTAILS, None, likeness=(0.2, 0.9, 0.5)), 2, [0, 2]),
        (search(None, ENTAILS, None, likeness=(0.2, 0.9, 0.5)), 1, [2]),
        (search(ENTAILS), 1, []),
        (search(), 1, []),
    ],
)
def test_the_nearest_that_are_not_word_for_word_are_skimmed(
    given: Search, most: int, chosen: list[int]
):
    assert to_skim(given, most) == chosen


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (search(*doubted(0.6, 0.8)), [1, 0]),
        (search(*doubted(0.7, 0.7)), [0, 1]),
        (search(*doubted(SUSPICION, SUSPICION - 0.01)), [0]),
        (search(*doubted(0.6, 0.6), likeness=(SAME_SUBJECT, SAME_SUBJECT - 0.01)), [0]),
        (search(None, ENTAILS, DENIES), []),
        (search(ENTAILS, *doubted(0.6)), [1]),
        (search(*doubted(0.6, 0.6), origins=(0, 0)), [0, 1]),
    ],
)
def test_the_most_suspicious_come_first(given: Search, chosen: list[int]):
    assert suspected(given) == chosen


def test_at_most_so_many_are_suspected():
    assert suspected(search(*doubted(*[0.6] * (SUSPECTED + 1)))) == list(range(SUSPECTED))


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (search(neutral(0.2), neutral(0.4), order=(1, 0)), [1]),
        # What close reading has since found changes nothing of the order.
        (search(neutral(0.2), neutral(0.4), order=(0, 1)), [0]),
        (search(neutral(), neutral(), read=(0,)), [1]),
        (search(neutral(), neutral(), neutral(), origins=(3, 3, 4), read=(0,)), [2]),
        (search(neutral(), neutral(), read=(0, 1)), []),
        (search(neutral(), neutral(), promising=(1,)), [1]),
        (search(neutral(), neutral(), promising=()), []),
        (search(neutral(), ENTAILS), []),
        (search(DENIES, neutral(), read=(0,)), [1]),
        (search(None, order=()), []),
    ],
)
def test_the_next_window_is_of_the_highest_skimmed_support(given: Search, chosen: list[int]):
    assert next_window(given) == chosen


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (search(neutral(0.2), neutral(0.4), read=(0, 1)), [1]),
        (search(neutral(0.2), neutral(0.4), read=(0,)), [0]),
        (search(neutral(0.2), neutral(0.4), read=(0, 1), searched=(1,)), [0]),
        (search(neutral(), neutral(), origins=(3, 3), read=(0, 1), searched=(0,)), []),
        (search(DENIES, neutral(0.05), read=(0, 1)), [1]),
        (search(neutral(), ENTAILS, read=(0, 1)), []),
        (search(neutral()), []),
        (search(None, read=(0,)), []),
    ],
)
def test_the_next_passage_is_of_the_highest_support_whose_window_was_read(
    given: Search, chosen: list[int]
):
    assert next_passage(given) == chosen


@pytest.mark.parametrize(
    ("entailment", "contradiction", "spared"),
    [
        (UNLIKELY - 0.01, SUSPICION - 0.01, True),
        (UNLIKELY - 0.01, SUSPICION, False),
        (UNLIKELY + 0.01, 0.0, False),
        (0.0, 0.0, True),
    ],
)
def test_a_passage_is_ruled_out_that_says_nothing_either_way(
    entailment: float, contradiction: float, spared: bool
):
    told = Probabilities(entailment, 1 - entailment - contradiction, contradiction)
    case = candidates(CLAIM, "r", A)
    assert ruled_out(case, reading(RuleNli(), "passage"), told) is spared


def test_what_was_asked_of_one_counts_for_those_in_the_same_words():
    asker, window_of = Asker(RuleNli(), NoProgress()), reading(RuleNli(), "window")
    same = search(neutral(), neutral(), neutral(), ENTAILS, DENIES, None)
    same.cases = [candidates(CLAIM, f"r{n}", window("A." if n != 1 else "B.")) for n in range(6)]
    assert copies(same, window_of, asker) == []
    asker.ask([window_of.pair(same.cases[0])])
    assert copies(same, window_of, asker) == [0, 2]


@pytest.mark.parametrize(
    ("references", "chosen"), [([0, 1, 2, 3], [0, 1, 3]), ([2, 1, 0], [2, 1]), ([3], [3]), ([], [])]
)
def test_the_first_of_each_origin_is_taken_in_the_order_given(
    references: list[int], chosen: list[int]
):
    given = search(*[neutral()] * 4, origins=(7, 8, 7, 9))
    assert first_of_origins(given, references) == chosen
