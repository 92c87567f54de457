"""The margins of dropped hedges are chosen for recall at a least precision."""

from __future__ import annotations

import pytest
from fit_hedge_margins import Asked, fit, measure

from claimcheck.checks.model_hedges import Margins


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(True, 1.0, 0.0, 0.9), True),
        (Asked(True, 0.0, 1.0, 0.9), True),
        (Asked(True, 0.9, 0.9, 0.9), False),
        (Asked(True, 5.0, 5.0, 0.5), False),
    ],
)
def test_either_rise_counts_where_the_hedged_claim_follows(asked: Asked, found: bool):
    assert asked.found(Margins(possible=1.0, alleged=1.0, least=0.6)) is found


def test_the_highest_recall_of_enough_precision_is_chosen():
    dropped = [Asked(True, 2.0, 2.5, 0.9)] * 9 + [Asked(True, 0.1, 0.6, 0.9)]
    entailed = [Asked(False, 0.0, 0.7, 0.9)] * 3 + [Asked(False, -3.0, -2.0, 0.99)] * 6
    margins = fit(dropped + entailed)
    assert margins == Margins(possible=2.0, alleged=2.0, least=0.8)
    assert measure(dropped + entailed, margins) == (1.0, 0.9)


def test_where_nothing_is_precise_enough_next_to_nothing_is_found():
    margins = fit([Asked(False, 4.0, 4.0, 0.9), Asked(True, 4.0, 4.0, 0.9)])
    assert (margins.possible, margins.least) == (3.0, 0.8)
    assert measure([], margins) == (1.0, 0.0)
