"""NLI pairs made of claims about whole documents: which windows, which label."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import consistency_pairs
import pytest
from tiny import HashEncoder, candidates, window

from claimcheck.evaluation.datasets import Claim, fingerprint, is_trained_on
from claimcheck.records import Candidates

A = window("The valve jammed.", 0.9, start=100)
B = window("The lever broke.", 0.7, start=0)
C = window("The bell rang.", 0.6, start=200)
A_B = "The lever broke. The valve jammed."
A_B_C = "The lever broke. The valve jammed. The bell rang."
JAMMED, RANG = "The valve had jammed.", "The bell rang twice."


def pairs(supported: bool, *cases: Candidates) -> list[tuple[str, str, str, str]]:
    claim = Claim(" ".join(case.claim for case in cases), "Document.", supported)
    found = consistency_pairs.pairs_of(claim, list(cases), "consistency/quays")
    return [(p["premise"], p["hypothesis"], p["label"], p["source"]) for p in found]


def test_a_supported_sentence_is_entailed_by_one_two_and_all_windows():
    found = pairs(True, candidates(JAMMED, "d", A, B, C))
    assert [premise for premise, *_ in found] == [A.text, A_B, A_B_C]
    assert {row[1:] for row in found} == {(JAMMED, "entailment", "consistency/quays")}


def test_every_sentence_of_a_supported_claim_is_entailed():
    found = pairs(True, candidates(JAMMED, "d", A), candidates(RANG, "d", C))
    assert [row[:2] for row in found] == [(A.text, JAMMED), (C.text, RANG)]


def test_windows_without_half_of_a_sentences_words_are_left_out():
    """Its support probably stands elsewhere in the document."""
    long = "The valve had jammed and the crew swam to the island."
    assert pairs(True, candidates(long, "d", A, B, C)) == []
    found = pairs(True, candidates("The bell rang and the valve jammed.", "d", B, C, A))
    assert [premise for premise, *_ in found] == [f"{B.text} {C.text}", A_B_C]


def test_an_unsupported_sentence_is_not_entailed_by_any_of_its_windows():
    found = pairs(False, candidates("The crew swam ashore.", "d", A, B, C))
    assert [premise for premise, *_ in found] == [A.text, A_B, A_B_C]
    assert {row[1:3] for row in found} == {("The crew swam ashore.", "not_entailment")}


def test_an_unsupported_claim_of_several_sentences_is_judged_whole():
    cases = candidates(JAMMED, "d", A, B, C), candidates(RANG, "d", C, A)
    ((premise, hypothesis, label, _),) = pairs(False, *cases)
    assert premise == A_B_C, "the best two windows of each, none twice, in the document's order"
    assert hypothesis == f"{JAMMED} {RANG}"
    assert label == "not_entailment"


@pytest.mark.parametrize("supported", [True, False])
def test_no_premise_is_empty(supported: bool):
    for windows in ((A,), (A, B), (A, B, C)):
        for cases in ((JAMMED,), (JAMMED, RANG)):
            found = pairs(supported, *(candidates(text, "d", *windows) for text in cases))
            assert found
            assert all(premise for premise, *_ in found)


def test_windows_are_found_in_the_document():
    document = "The bell rang.\n\nThe valve had jammed.\n\nNobody saw it."
    claim = Claim("The valve had jammed. The bell rang twice.", document, True)
    first, second = consistency_pairs.candidates(claim, HashEncoder(), 1)
    assert (first.claim, second.claim) == ("The valve had jammed.", "The bell rang twice.")
    assert second.windows[0].text == "The bell rang."


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


def test_only_documents_to_train_on_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    documents = [f"The valve number {n} had jammed. The bell {n} rang." for n in range(40)]
    mine = [d for d in documents if is_trained_on(d, frozenset())]
    tested = mine[:3]
    rows = [
        {"claim": f"The valve number {n} had jammed.", "document": d, "label": "supported"}
        for n, d in enumerate(documents)
    ]
    folder = tmp_path / "consistency"
    write(folder / "val" / "quays.jsonl.gz", *rows)
    write(folder / "test" / "other.jsonl.gz", *({"document": d.upper()} for d in tested))
    wice = [{"premise": "Own.", "hypothesis": r["claim"], "label": "neutral"} for r in rows]
    write(tmp_path / "nli" / "train" / f"{consistency_pairs.WICE}.jsonl.gz", *wice)
    monkeypatch.setattr(consistency_pairs, "load_encoder", lambda settings: (HashEncoder(), "hash"))

    found = list(consistency_pairs.pairs_of_sets(tmp_path))
    taken = {
        r["claim"]
        for r in rows
        if fingerprint(r["document"]) in {fingerprint(d) for d in mine if d not in tested}
    }
    assert 0 < len(taken) < 40
    for source in ("consistency/quays", consistency_pairs.WICE):
        assert {p["hypothesis"] for p in found if p["source"] == source} == taken
    assert {p["label"] for p in found if p["source"] == consistency_pairs.WICE} == {"neutral"}
