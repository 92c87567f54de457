"""What the models are asked once the sentences are judged."""

from __future__ import annotations

import pytest
from ferry_story import checker, sentence
from tiny import ENTAILED, NEUTRAL, RuleNli

pytestmark = pytest.mark.usefixtures("tiny_models")

CLAIM = "The yard will buy the ferry from Kellmouth."
TOLD = "The yard is thought to be near a deal for the ferry from Kellmouth."


@pytest.mark.parametrize(
    ("mode", "flags"),
    [("standard", ("hedge_dropped",)), ("accurate", ("hedge_dropped",)), ("fast", ())],
)
def test_the_small_model_is_not_asked_for_dropped_hedges(mode: str, flags: tuple[str, ...]):
    nli = RuleNli(lambda premise, claim: ENTAILED if claim.startswith("It is") else NEUTRAL)
    found = sentence(checker(nli, mode=mode).check(CLAIM, [TOLD]), CLAIM)
    assert found.flags == flags
    assert any(claim.startswith("It is") for _, claim in nli.asked) is bool(flags)
