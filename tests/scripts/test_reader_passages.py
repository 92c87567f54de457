"""Passages with their claims, and how a passage is chosen."""

from __future__ import annotations

from typing import Any

import reader_passages as passages

YES, NO = "entailment", "not_entailment"


def row(premise: str, claim: str, label: str = YES, src: str = "") -> dict[str, Any]:
    return {"premise": premise, "hypothesis": claim, "label": label, "src": src}


def test_claims_of_one_premise_come_together():
    given = [row("A.", f"{n}") for n in range(passages.MOST_CLAIMS + 2)]
    given.insert(1, row("B.", "b", NO))
    found = passages.passages_of(given)
    assert [(p.premise, len(p.claims)) for p in found] == [("A.", 10), ("A.", 2), ("B.", 1)]
    assert (found[2].claims, found[2].labels) == (("b",), (NO,))


def test_the_best_passage():
    sentences = [f"Sentence {n} speaks of quite other things." for n in range(30)]
    sentences[20] = "The mayor closed the bridge."
    found = passages.best_passage(" ".join(sentences), "The bridge was closed by the mayor.", 25)
    assert "The mayor closed the bridge." in found
    assert len(found.split()) <= 25
    assert passages.best_passage("One long sentence here.", "x", 2) == "One long sentence here."
    assert passages.best_passage("", "x") == ""
