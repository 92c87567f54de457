"""The quote benchmark's floors, on the half of its news texts that is quick to read."""

from __future__ import annotations

from typing import Any

import pytest
import quality  # noqa: E402
import quotes  # noqa: E402
from places import SHARED

pytestmark = pytest.mark.skipif(
    not (SHARED / quotes.FILE).is_file(), reason="PolNeAR is not on this machine"
)


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    return quotes.quotes(quality.Options(SHARED, 300), ("dev",))


def test_altered_quotes_are_told_from_verbatim_ones(figures: dict[str, Any]):
    assert figures["altered_f1"] >= 0.95
    assert figures["altered_f1_with_invented"] >= 0.95


def test_exchanged_speakers_are_found(figures: dict[str, Any]):
    assert figures["misattributed_recall"] >= 0.75
    assert figures["false_misattributed"] <= 0.02


def test_speakers_are_those_of_the_annotators(figures: dict[str, Any]):
    assert figures["speakers"]["accuracy"] >= 0.9
