"""What the calibrator is fitted on: which claims, and what the models say of each."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path
from typing import Any

import calibrator_rows
import pytest
import reader_rows
from reader_sets import is_held_out
from readers import Answer
from tiny import CONTRADICTED, DOUBTED, NEUTRAL, HashEncoder, RuleNli

from claimcheck.evaluation.datasets import Claim, fingerprint, is_trained_on
from claimcheck.models.calibration import FEATURES, NLI_ROLES, READINGS
from claimcheck.settings import Settings

#: What a model reads of a reference.
DEPTHS = ("window", "passage")


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


def test_a_passage_has_more_of_the_document_than_the_best_window():
    story = "The valve had jammed.\n\n" + "A bell rang.\n\n" * 5 + "The owner paid 9 euros."
    claim = Claim("The valve had jammed and it cost 9 euros.", story, False)
    ((sentence,),) = (made.sentences for made in reader(RuleNli()).rows("quays", [claim]))
    window, passage = (dict(zip(FEATURES, sentence[f"nli/{d}"], strict=True)) for d in DEPTHS)
    assert (window["numbers_absent"], passage["numbers_absent"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("window", "passage", "heard"),
    [
        (CONTRADICTED, NEUTRAL, CONTRADICTED),
        (DOUBTED, CONTRADICTED, CONTRADICTED),
        (NEUTRAL, CONTRADICTED, NEUTRAL),
    ],
)
def test_a_contradiction_is_heard_as_the_checker_hears_it(
    window: Answer, passage: Answer, heard: Answer
):
    """The passage is the whole document, of three sentences."""
    nli = RuleNli(lambda premise, _: passage if premise.count(".") == 3 else window)
    (made,) = reader(nli).rows("quays", [Claim("The valve jammed for good.", DOCUMENT, False)])
    assert made.contradictions["nli"] == pytest.approx((heard[2],), abs=1e-3)


def test_word_for_word_sentences_and_what_cannot_be_read_make_no_row():
    exact = Claim("The lever broke off at once.", DOCUMENT, True)
    assert reader(RuleNli()).rows("quays", [exact]) == []
    other = Claim("The valve rattled.", DOCUMENT, False)
    assert reader(RuleNli(max_tokens=2)).rows("quays", [other]) == []


def write(path: Path, lines: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line) + "\n" for line in lines)


WRITTEN = Path("nli", "train", "written_claims.train.jsonl.gz")


def test_claims_that_are_trained_on_or_tested_are_left_out(tmp_path: Path):
    documents = [f"The valve number {n} had jammed. The bell {n} rang." for n in range(40)]
    own = [d for d in documents if not is_trained_on(d, frozenset())]
    assert 10 < len(own) < 30
    lines = [{"claim": f"On {d}", "document": d, "label": "supported"} for d in documents]
    write(tmp_path / "consistency" / "val" / "quays.jsonl.gz", lines)
    tested = [{"claim": f"on {own[0]} ", "document": own[0]}]
    write(tmp_path / "consistency" / "test" / "quays.jsonl.gz", tested)
    ((name, claims, labels),) = calibrator_rows.validation_claims(tmp_path, 100)
    assert name == "quays"
    assert not labels
    assert {c.document for c in claims} == set(own[1:])
    ((_, some, _),) = calibrator_rows.validation_claims(tmp_path, 5)
    assert some == claims[:5]


def test_claims_that_were_held_out_have_three_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lines = [
        {"premise": f"The valve {n} jammed.", "hypothesis": f"A {label} {n}.", "label": label}
        | {"src": str(n)}
        for n in range(100)
        for label in ("entailment", "neutral", "contradiction")
    ]
    write(tmp_path / WRITTEN, lines)
    monkeypatch.setattr(reader_rows, "DRAFTS", tmp_path / "drafts.jsonl.gz")
    reader_rows.DRAFTS.write_bytes((tmp_path / WRITTEN).read_bytes())
    found = list(calibrator_rows.written_claims(tmp_path, 10**6))
    held = [line for line in lines if is_held_out(line)]
    assert 0 < len(held) < len(lines) / 2
    expected = {
        (Claim(r["hypothesis"], r["premise"], r["label"] == "entailment"), r["label"]) for r in held
    }
    assert [name for name, _, _ in found] == ["written", "drafts"]
    for _, claims, labels in found:
        assert len(claims) == len(held)
        assert set(zip(claims, labels, strict=True)) == expected
    _, (_, some, _) = calibrator_rows.written_claims(tmp_path, 6)
    assert len(some) == 6
    assert len({claim.document for claim in some}) > 2, "not those of the first two passages"
