"""What is left unread, on rows and supports made here."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest
from calibrator_cases import read, row, supports_of, values
from calibrator_promise import LEFT_UNREAD, FittedPromise

from claimcheck.models.calibration import FEATURES

THRESHOLDS = {"strict": 0.7, "balanced": 0.5, "lenient": 0.3}


def test_promise_leaves_few_unread_of_which_a_close_reading_would_be_heard():
    """What skimming gives little is heard in one case of ten, what it gives much in all."""
    rng = random.Random(3)
    rows, close = [], []
    for n in range(400):
        low = bool(n % 2)
        skimmed = rng.gauss(-3.0 if low else 2.0, 0.5)
        supported = not low or n % 20 == 1
        rows.append(
            row(True, read(0.0, nli_fast_window=skimmed), document=str(n), contradictions=[0.1])
        )
        close.append([{"nli/window": 0.9 if supported else 0.1}])
    found = FittedPromise(rows, supports_of(*close), THRESHOLDS, 0.6)
    unread = np.array([one is not None for row in found.unread("balanced") for one in row])
    heard = np.array([read["nli/window"] > 0.5 for (read,) in close])
    assert LEFT_UNREAD == 0.02
    assert unread[heard].mean() == pytest.approx(0.02, abs=0.005)
    assert unread.mean() > 0.05
    assert found.coefficients[0] > 0
    assert "are left unread" in found.told()


def test_what_would_be_contradicted_is_worth_reading_too():
    """Skimmed as unsupported, and contradicted by every close reading."""
    rows = [
        row(False, read(0.0, nli_fast_window=2.0 - 4.0 * (n % 2)), contradictions=[0.9 * (n % 2)])
        for n in range(40)
    ]
    rows = [dataclasses.replace(one, document=str(n)) for n, one in enumerate(rows)]
    found = FittedPromise(rows, supports_of(*[[{}]] * 40), THRESHOLDS, 0.6)
    unread = [one for row in found.unread("balanced") for one in row]
    assert set(unread[1::2]) == {None}
    assert all(one is not None and one < found.least["balanced"] for one in unread[::2])


def promise_of(close: float, preset: str = "balanced", **skimmed: float) -> list[float | None]:
    """What is left unread of twenty sentences that close readings support so.

    Twenty more are skimmed as supported, and are, and twenty see nothing at either look.
    """
    named = {FEATURES.index(name): value for name, value in skimmed.items()}
    doubtful = [values(-3.5 + n / 20) for n in range(20)]
    low = [tuple(named.get(i, v) for i, v in enumerate(skim)) for skim in doubtful]
    skims = [*low, *[values(3.0)] * 20, *[values(-6.0)] * 20]
    reads = [read(0.0) | {"nli_fast/window": skim} for skim in skims]
    rows = [row(True, r, document=str(n), contradictions=[0.1]) for n, r in enumerate(reads)]
    supports = [[{"nli/window": one}] for one in (close, 0.9, 0.0) for _ in range(20)]
    found = FittedPromise(rows, supports_of(*supports), THRESHOLDS, 0.6)
    return [one for row in found.unread(preset)[:20] for one in row]


@pytest.mark.parametrize(
    ("preset", "close", "unread"),
    [
        ("balanced", 0.49, True),
        ("balanced", 0.51, False),
        ("lenient", 0.31, False),
        ("strict", 0.69, True),
    ],
)
def test_what_a_preset_would_hear_is_read(preset: str, close: float, unread: bool):
    """But for the two of a hundred that may be left."""
    left = sum(one is not None for one in promise_of(close, preset))
    assert left == 20 if unread else left <= 1


def test_what_is_suspected_of_a_contradiction_is_read():
    suspected = promise_of(0.1, contradiction=0.1, similarity=0.6)
    assert set(suspected) == {None}
    assert None not in promise_of(0.1, contradiction=0.1, similarity=0.4)
    assert None not in promise_of(0.1, contradiction=-0.1, similarity=0.6)
