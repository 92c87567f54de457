"""Claims beside the few sentences that decide them."""

from __future__ import annotations

import random
from typing import Any

import pytest
from reader_windows import beside_window, in_window, is_chosen

FIRST = "The harbour board of Ostby met on Monday."
LATER = "A pump of the ferry failed. Divers found sand in it. The mayor thanked them."
LAST = "Schools open at nine. Rain is expected in the hills."
PASSAGE = f"{FIRST} {LATER} {LAST}"


def row(claim: str) -> dict[str, Any]:
    return {"premise": PASSAGE, "hypothesis": claim, "label": "neutral", "src": "x"}


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("Divers told the mayor that sand was found in the pump.", LATER),
        ("The mayor wants another ferry.", LATER),
        # What is said of it stands far apart.
        ("The harbour board met while rain was expected.", PASSAGE),
        # No window has more of it than the first.
        ("A whale was seen.", "The harbour board of Ostby met on Monday. " + LATER[:52]),
    ],
)
def test_a_claim_is_put_beside_its_window_where_that_decides(claim: str, premise: str):
    assert in_window(row(claim)) == row(claim) | {"premise": premise}


def test_a_short_passage_is_its_own_window():
    short = row("A pump failed.") | {"premise": "A pump failed. It was old."}
    assert in_window(short) == short


@pytest.mark.parametrize(
    ("share", "least", "most"), [(0.0, 0, 0), (0.7, 120, 160), (1.0, 200, 200)]
)
def test_a_share_of_the_claims_is_chosen(share: float, least: int, most: int):
    claims = [row(f"Claim {n}.") for n in range(200)]
    chosen = [is_chosen(claim, share) for claim in claims]
    assert least <= sum(chosen) <= most
    assert chosen == [is_chosen(claim, share) for claim in claims]


def test_a_claim_is_put_beside_its_passage_without_what_decides_it():
    decided = row("Divers told the mayor that sand was found in the pump.")
    for label in ("entailment", "contradiction"):
        lacking, whole = beside_window([decided | {"label": label}], random.Random(1))
        assert lacking == decided | {"premise": f"{FIRST} {LAST}", "label": "neutral"}
        assert whole["label"] == label
        assert LATER in whole["premise"]
        assert len(whole["premise"]) < len(PASSAGE)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("The harbour board met while rain was expected.", "entailment"),  # two places decide it
        ("Divers told the mayor that sand was found in the pump.", "neutral"),
        # Too much of it is told elsewhere too.
        ("The harbour board met Monday and the mayor thanked divers.", "entailment"),
    ],
)
def test_a_claim_that_no_single_window_decides_is_left_out(claim: str, label: str):
    assert not list(beside_window([row(claim) | {"label": label}], random.Random(1)))
