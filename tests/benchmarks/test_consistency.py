"""How the benchmark of public consistency sets counts a report and chooses claims."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import consistency
import pytest
from factories import make_report

from claimcheck.evaluation.datasets import Claim

SENTENCE = replace(make_report().sentences[1], support=0.8)


@pytest.mark.parametrize(
    ("verdict", "flags", "expected"),
    [
        ("supported", (), 0.8),
        ("contradicted", ("number_mismatch",), 0.0),
        ("contradicted", (), 0.0),
        ("unsupported", ("hedge_dropped",), 0.0),
        ("unsupported", ("partial",), 0.0),
        ("unsupported", ("attribution_dropped",), 0.8),
        ("unsupported", ("opinion", "attribution_dropped"), 0.8),
        ("unsupported", ("hedge_dropped", "attribution_dropped"), 0.0),
    ],
)
def test_a_dropped_attribution_is_no_error_of_these_sets(verdict, flags, expected):
    sentence = replace(SENTENCE, verdict=verdict, flags=flags)
    assert consistency.counted(sentence, 0.5) == expected


def test_support_below_the_threshold_stays_what_it_is():
    sentence = replace(SENTENCE, verdict="contradicted", flags=("negation",), support=0.3)
    assert consistency.counted(sentence, 0.5) == 0.3


def claims(labels: str) -> list[Claim]:
    return [Claim(f"Claim {n}.", "A text.", label == "s") for n, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [("susu" * 10, 8), ("s" * 20 + "uu" + "s" * 20, 22), ("s" * 50, 32), ("su", 2)],
)
def test_of_lopsided_sets_more_is_read(labels, expected):
    assert len(consistency.enough(claims(labels), 8)) == expected


def test_polytope_is_read_by_both_of_its_labels(tmp_path: Path):
    row = {"claim": "The quay shut.", "document": "The quay shut.", "label": "supported"}
    with gzip.open(tmp_path / "polytope_test.jsonl.gz", "wt") as lines:
        lines.write(json.dumps({**row, "label_summac_overall": "unsupported"}) + "\n")
    with gzip.open(tmp_path / "qags.jsonl.gz", "wt") as lines:
        lines.write(json.dumps(row) + "\n")
    read = {name: [c.supported for c in own] for name, own in consistency._sets(tmp_path, 9)}
    assert read == {"polytope_test": [False], "polytope_test/accuracy": [True], "qags": [True]}
