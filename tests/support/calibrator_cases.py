"""Rows and supports for the tests of what `fit_calibrator.py` fits and chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import calibrator_models
import calibrator_rows

from claimcheck.models.calibration import FEATURES, NLI_ROLES, READINGS


def values(entailment: float) -> tuple[float, ...]:
    """Features of which only the first says anything."""
    return (entailment, *[0.0] * (len(FEATURES) - 1))


def read(entailment: float, **others: float) -> dict[str, tuple[float, ...]]:
    """What every reading says of a sentence; ``others`` by reading, "/" written "_"."""
    named = {name.replace("/", "_"): name for name in READINGS}
    found = {name: values(entailment) for name in READINGS}
    return found | {named[name]: values(value) for name, value in others.items()}


def row(
    supported: bool,
    *sentences: Any,
    source: str = "quays",
    document: str = "d",
    contradictions: Sequence[float] = (),
) -> Any:
    against = {role: tuple(contradictions) for role in NLI_ROLES} if contradictions else {}
    reads = tuple(read(s) if isinstance(s, float) else s for s in sentences)
    return calibrator_rows.Row(source, document, supported, reads, against)


def supports_of(*claims: Sequence[dict[str, float]]) -> Any:
    """Supports that say these values of every sentence of every claim, without a fit."""
    made = object.__new__(calibrator_models.Supports)
    made.found = [[_whole(read) for read in claim] for claim in claims]
    return made


def _whole(read: dict[str, float]) -> dict[str, float]:
    """What ``read`` leaves out is unlikely; the skimming is not scaled unless it says so."""
    skimmed = read.get("nli_fast/window", 0.1)
    return dict.fromkeys(READINGS, 0.1) | {calibrator_models.SKIMMED: skimmed} | read
