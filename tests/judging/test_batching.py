"""Long pairs in pieces, and every pair asked once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tiny import ENTAILED, NEUTRAL, RuleNli

from claimcheck.judging.batching import (
    CHUNK,
    CLAIM_WORDS,
    MOST_PIECES,
    PREMISE_WORDS,
    SHARED_WORDS,
    Asker,
)
from claimcheck.progress import NoProgress

#: A piece of a premise and one of a claim, and no more, fit into the model of these tests.
LIMIT = PREMISE_WORDS + CLAIM_WORDS

Answer = Callable[[str, str], tuple[float, float, float]]


class Told:
    """Keeps what a progress bar is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def start(self, stage: str, total: int) -> None:
        self.told.append(("start", stage, total))

    def advance(self, count: int = 1) -> None:
        self.told.append(("advance", count))

    def finish(self) -> None:
        self.told.append(("finish",))


class CountingNli(RuleNli):
    """Keeps how many pairs it measured in one go."""

    def __init__(self, *, max_tokens: int) -> None:
        super().__init__(max_tokens=max_tokens)
        self.measured: list[int] = []

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        self.measured.append(len(pairs))
        return super().lengths(pairs)


def text(word: str, count: int) -> str:
    """``count`` words that tell their place: "quay0 quay1 ..."."""
    return " ".join(f"{word}{n}" for n in range(count))


def ask(nli: RuleNli, *pairs: tuple[str, str]) -> list[tuple[float, float, float] | None]:
    known = Asker(nli, NoProgress()).ask(pairs)
    answers = [known[pair] for pair in pairs]
    return [a and (a.entailment, a.neutral, a.contradiction) for a in answers]


def knows(answers: dict[str, tuple[float, float, float]]) -> Answer:
    """The answer whose word is in premise or claim; neutral when there is none."""

    def answer(premise: str, claim: str) -> tuple[float, float, float]:
        found = set(premise.split()) | set(claim.split())
        return next((a for word, a in answers.items() if word in found), NEUTRAL)

    return answer


def test_a_pair_that_fits_is_asked_whole():
    nli = RuleNli(max_tokens=LIMIT)
    pair = text("quay", PREMISE_WORDS), text("quay", CLAIM_WORDS)
    assert ask(nli, pair) == [pytest.approx(ENTAILED)]
    assert nli.calls == [[pair]]


def test_a_long_premise_is_read_in_overlapping_pieces():
    nli = RuleNli(max_tokens=LIMIT)
    words = text("quay", 2 * PREMISE_WORDS).split()
    ask(nli, (" ".join(words), "It rained."))
    premises = sorted((p.split() for p, _ in nli.asked), key=lambda piece: words.index(piece[0]))
    assert all(len(piece) <= PREMISE_WORDS for piece in premises)
    assert len(premises) == 3
    for before, after in zip(premises, premises[1:], strict=False):
        assert before[-SHARED_WORDS:] == after[:SHARED_WORDS]
    joined = premises[0] + [word for piece in premises[1:] for word in piece[SHARED_WORDS:]]
    assert joined == words, "nothing is left out"
    assert {claim for _, claim in nli.asked} == {"It rained."}


def test_a_premise_that_ends_within_a_shared_stretch_has_no_piece_of_old_words():
    nli = RuleNli(max_tokens=LIMIT)
    step = PREMISE_WORDS - SHARED_WORDS
    ask(nli, (text("quay", 2 * step + SHARED_WORDS), text("bell", CLAIM_WORDS)))
    assert len(nli.asked) == 2


def test_a_long_premise_entails_what_one_piece_entails():
    pair = text("quay", 3 * PREMISE_WORDS), "It rained."
    nli = RuleNli(knows({"quay400": (0.9, 0.1, 0.0)}), max_tokens=LIMIT)
    assert ask(nli, pair) == [pytest.approx((0.9, 0.05, 0.05))]
    assert ask(RuleNli(knows({}), max_tokens=LIMIT), pair) == [pytest.approx(NEUTRAL)]


def test_a_long_claim_is_read_in_pieces_that_share_nothing():
    nli = RuleNli(max_tokens=LIMIT)
    claim = text("bell", 2 * CLAIM_WORDS + 1)
    premise = text("quay", PREMISE_WORDS)
    ask(nli, (premise, claim))
    pieces = sorted((c.split() for _, c in nli.asked), key=lambda c: int(c[0][len("bell") :]))
    assert [len(piece) for piece in pieces] == [CLAIM_WORDS, CLAIM_WORDS, 1]
    assert " ".join(word for piece in pieces for word in piece) == claim


def test_all_of_a_long_claim_must_be_entailed():
    """The least entailment of its pieces, the greatest contradiction."""
    pair = text("quay", PREMISE_WORDS), text("bell", 3 * CLAIM_WORDS)
    answers = {"bell0": (0.9, 0.1, 0.0), "bell150": (0.7, 0.2, 0.1), "bell299": (0.8, 0.0, 0.2)}
    assert ask(RuleNli(knows(answers), max_tokens=LIMIT), pair) == [pytest.approx((0.7, 0.1, 0.2))]
    answers["bell150"] = (0.02, 0.08, 0.9)
    (found,) = ask(RuleNli(knows(answers), max_tokens=LIMIT), pair)
    assert found == pytest.approx((0.02, 0.08, 0.9))


def test_entailed_by_one_piece_and_contradicted_by_another_still_adds_up_to_one():
    pair = text("quay", 2 * PREMISE_WORDS), "It rained."
    nli = RuleNli(knows({"quay0": (0.9, 0.1, 0.0), "quay350": (0.0, 0.1, 0.9)}), max_tokens=LIMIT)
    assert ask(nli, pair) == [pytest.approx((0.5, 0.0, 0.5))]


def test_every_piece_of_the_claim_is_asked_with_every_piece_of_the_premise():
    nli = RuleNli(max_tokens=LIMIT)
    ask(nli, (text("quay", 2 * PREMISE_WORDS), text("bell", 2 * CLAIM_WORDS)))
    assert len(nli.asked) == len(set(nli.asked)) == 3 * 2


def test_the_most_pieces():
    step = PREMISE_WORDS - SHARED_WORDS
    premise = MOST_PIECES * step + SHARED_WORDS
    claim = MOST_PIECES * CLAIM_WORDS
    nli = RuleNli(max_tokens=LIMIT)
    at_most = [(text("quay", premise), "It rained."), ("It rained.", text("bell", claim))]
    assert None not in ask(nli, *at_most)
    assert len(nli.asked) == 2 * MOST_PIECES
    nli = RuleNli(max_tokens=LIMIT)
    more = [(text("quay", premise + 1), "It rained."), ("It rained.", text("bell", claim + 1))]
    assert ask(nli, *more) == [None, None]
    assert nli.asked == []


def test_a_piece_that_the_model_cannot_read_leaves_the_pair_unanswered():
    """Words of very many tokens: the pieces are no shorter for the model."""
    nli = RuleNli(max_tokens=20)
    assert ask(nli, (text("quay", 30), "It rained.")) == [None]
    assert nli.asked == []


def test_one_piece_that_the_model_cannot_read_leaves_the_whole_pair_unanswered():
    """What stands in it might have decided."""

    class Stumbles(RuleNli):
        def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
            return [
                n + 999 * ("quay300" in p)
                for n, (p, _) in zip(super().lengths(pairs), pairs, strict=True)
            ]

    nli = Stumbles(max_tokens=LIMIT)
    assert ask(nli, (text("quay", 2 * PREMISE_WORDS), "It rained.")) == [None]
    assert nli.asked, "the others were read"


def test_equal_pairs_are_asked_once_and_remembered():
    nli = RuleNli(max_tokens=LIMIT)
    asker = Asker(nli, NoProgress())
    short = ("The quay is shut.", "The quay is shut.")
    long = (text("quay", 2 * PREMISE_WORDS), "It rained.")
    first = dict(asker.ask([short, short, long, short]))
    assert len(nli.asked) == len(set(nli.asked)) == 1 + 3
    assert asker.ask([long, short]) == first
    assert len(nli.asked) == 1 + 3
    assert first[short] is not None
    assert first[long] is not None


def test_a_piece_that_was_asked_as_a_pair_is_not_asked_again():
    nli = RuleNli(max_tokens=LIMIT)
    words = text("quay", 2 * PREMISE_WORDS)
    piece = " ".join(words.split()[:PREMISE_WORDS])
    asker = Asker(nli, NoProgress())
    asker.ask([(piece, "It rained.")])
    asker.ask([(words, "It rained.")])
    assert len(nli.asked) == len(set(nli.asked)) == 3


def test_pairs_are_asked_in_one_order():
    pairs = [(f"Premise {n}.", "It rained.") for n in (3, 1, 2)]
    asked = []
    for order in (pairs, pairs[::-1]):
        nli = RuleNli()
        ask(nli, *order)
        asked.append(nli.asked)
    assert asked[0] == asked[1] == sorted(pairs)


def test_pairs_come_in_chunks_and_progress_is_told():
    nli, told = RuleNli(), Told()
    Asker(nli, told).ask([("The quay is shut.", f"Claim {n}.") for n in range(CHUNK + 5)])
    assert [len(call) for call in nli.calls] == [CHUNK, 5]
    assert told.told == [
        ("start", "judging", CHUNK + 5),
        ("advance", CHUNK),
        ("advance", 5),
        ("finish",),
    ]


def test_pieces_are_progress_of_their_own():
    told = Told()
    long = (text("quay", 2 * PREMISE_WORDS), "It rained.")
    Asker(RuleNli(max_tokens=LIMIT), told).ask([long, ("The quay is shut.", "It rained.")])
    assert [what for what in told.told if what[0] == "start"] == [
        ("start", "judging", 2),
        ("start", "judging", 3),
    ]


def test_lengths_are_asked_chunk_by_chunk():
    """A tokenizer keeps what it cut: of all pairs at once that would be most of the memory."""
    nli = CountingNli(max_tokens=LIMIT)
    long = text("quay", 2 * PREMISE_WORDS)
    pairs = [(long if n == 7 else f"Premise {n}.", "It rained.") for n in range(2 * CHUNK + 5)]
    answers = ask(nli, *pairs)
    assert max(nli.measured) == CHUNK
    assert len(answers) == len(pairs)
    assert None not in answers


def test_nothing_to_ask():
    nli, told = RuleNli(), Told()
    assert Asker(nli, told).ask([]) == {}
    assert nli.calls == told.told == []
