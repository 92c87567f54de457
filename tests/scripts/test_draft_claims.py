"""Claims written as drafts tell things, on passages that are invented."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pytest
from reader_rows import DRAFTS
from reader_sets import is_held_out

from claimcheck.evaluation.datasets import read_jsonl


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return list(read_jsonl(DRAFTS))


def test_no_label_is_rare(rows: list[dict[str, Any]]):
    counts = Counter(row["label"] for row in rows)
    assert len(rows) >= 8000
    assert min(counts["entailment"], counts["contradiction"], counts["neutral"]) >= 1500


def test_the_claims_name_what_is_wrong(rows: list[dict[str, Any]]):
    for row in rows:
        spans = row.get("span", [])
        assert all(span in row["hypothesis"] for span in spans), row
        assert bool(spans) == (row["label"] != "entailment"), row


def test_a_passage_has_one_name_and_its_claims_are_told_once(rows: list[dict[str, Any]]):
    premises, claims = defaultdict(set), Counter((r["src"], r["hypothesis"]) for r in rows)
    for row in rows:
        premises[row["src"]].add(row["premise"])
    assert max(map(len, premises.values())) == 1
    assert max(claims.values()) == 1
    held = {row["src"] for row in rows if is_held_out(row)}
    assert 0.05 < len(held) / len(premises) < 0.2
