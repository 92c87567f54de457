"""Claims joined in pairs, one half of which may be invented."""

from __future__ import annotations

import random
from typing import Any

import pytest
import reader_joined


def row(claim: str, label: str, premise: str = "P.") -> dict[str, Any]:
    return {"premise": premise, "hypothesis": claim, "label": label, "src": "s"}


@pytest.mark.parametrize("label", ["neutral", "contradiction"])
def test_a_sentence_with_an_invented_half_has_its_label(label: str):
    rows = [row("The ferry sank.", "entailment"), row("The crew sang.", label)]
    found = list(reader_joined.joined(rows, random.Random(1)))
    assert [r["label"] for r in found] == [label], "an entailed claim needs another"
    assert "ferry sank" in found[0]["hypothesis"]
    assert "crew sang" in found[0]["hypothesis"]


def test_both_halves_may_be_told():
    rows = [row("The ferry sank.", "entailment"), row("A tug came.", "entailment")]
    found = list(reader_joined.joined(rows, random.Random(1)))
    assert [r["label"] for r in found] == ["entailment"] * 2


def test_claims_of_other_passages_are_not_joined():
    rows = [row("The ferry sank.", "entailment"), row("It rained.", "neutral", "Q.")]
    assert not list(reader_joined.joined(rows, random.Random(1)))


def test_a_name_is_never_written_small():
    rows = [row("Oslo waits.", "entailment"), row("Bergen waits.", "neutral")]
    assert not list(reader_joined.joined(rows, random.Random(1)))
    rows = [row("Oslo waits.", "entailment"), row("The port waits.", "neutral")]
    found = {r["hypothesis"] for r in reader_joined.joined(rows * 20, random.Random(1))}
    assert {text.replace("Oslo waits", "").replace("the port waits.", "") for text in found} == set(
        reader_joined.JOINS
    )
