"""What the calibrator is fitted on: which claims, and what the models say of each."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path
from typing import Any

import calibrator_rows
import pytest
from tiny import HashEncoder, RuleNli

from claimcheck.evaluation.datasets import Claim, fingerprint, is_trained_on
from claimcheck.models.calibration import FEATURES, NLI_ROLES, READINGS
from claimcheck.settings import Settings


def reader(nli: RuleNli) -> Any:
    """A reader with stubs in the place of the models."""
    made = object.__new__(calibrator_rows.Reader)
    made.settings, made.encoder = Settings(), HashEncoder()
    made.askers = {
        role: calibrator_rows.Asker(nli, calibrator_rows.NoProgress()) for role in NLI_ROLES
    }
    return made


DOCUMENT = "The valve had jammed.\n\nThe lever broke off at once.\n\nThe owner paid 9 euros."


def test_a_claim_becomes_a_row_of_what_every_reading_says():
    claim = Claim("The valve jammed for good. The owner paid 5 euros.", DOCUMENT, False)
    (made,) = reader(RuleNli()).rows("quays", [claim])
    assert (made.source, made.supported) == ("quays", False)
    assert made.document == str(fingerprint(DOCUMENT))
    assert [set(sentence) for sentence in made.sentences] == [set(READINGS)] * 2
    skim = dict(zip(FEATURES, made.sentences[1]["nli/window"], strict=True))
    assert skim["numbers_absent"] == 1.0
    assert skim["contradiction"] == pytest.approx(math.log(0.9 / 0.1), abs=1e-3)
    assert made.contradictions["nli"] == pytest.approx((0.05, 0.9), abs=1e-3)


def test_close_reading_reads_more_of_the_document():
    (made,) = reader(RuleNli()).rows("quays", [Claim("The valve rattled.", DOCUMENT, False)])
    at = FEATURES.index("premise_length")
    (sentence,) = made.sentences
    assert sentence["nli/passage"][at] > sentence["nli/window"][at]


def test_word_for_word_sentences_and_what_cannot_be_read_make_no_row():
    exact = Claim("The lever broke off at once.", DOCUMENT, True)
    assert reader(RuleNli()).rows("quays", [exact]) == []
    other = Claim("The valve rattled.", DOCUMENT, False)
    assert reader(RuleNli(max_tokens=2)).rows("quays", [other]) == []


def test_claims_that_are_trained_on_or_tested_are_left_out(tmp_path: Path):
    documents = [f"The valve number {n} had jammed. The bell {n} rang." for n in range(40)]
    own = [d for d in documents if not is_trained_on(d, frozenset())]
    assert 10 < len(own) < 30

    def write(folder: str, lines: list[dict[str, str]]) -> None:
        path = tmp_path / "consistency" / folder / "quays.jsonl.gz"
        path.parent.mkdir(parents=True)
        with gzip.open(path, "wt", encoding="utf-8") as stream:
            stream.writelines(json.dumps(line) + "\n" for line in lines)

    write("val", [{"claim": f"On {d}", "document": d, "label": "supported"} for d in documents])
    write("test", [{"claim": f"on {own[0]} ", "document": own[0]}])
    ((name, claims),) = calibrator_rows.validation_claims(tmp_path, 100)
    assert name == "quays"
    assert {c.document for c in claims} == set(own[1:])
    ((_, some),) = calibrator_rows.validation_claims(tmp_path, 5)
    assert some == claims[:5]
