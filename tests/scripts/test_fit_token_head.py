"""Fitting the second head of a model, and reading it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import fit_token_head
import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper
from tiny import save_bert

from claimcheck.models.nli import OnnxNli

WIDTH = 8
PAIRS = [
    ("The ferry was closed on Monday.", "The quay was not closed."),
    ("12 people were on the quay.", "Nobody was hurt."),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model of three layers, each with two normalisations as in a transformer."""
    source = save_bert(tmp_path / "model", classifies=True)
    tokens = json.loads((source / "tokenizer.json").read_text())["model"]["vocab"]
    random = np.random.default_rng(0)
    numbers = {
        "vectors": random.normal(size=(len(tokens), WIDTH)),
        "scale": np.ones(WIDTH),
        "labels": random.normal(size=(WIDTH, 3)),
    }
    nodes = [helper.make_node("Gather", ["vectors", "input_ids"], ["words"])]
    last = "words"
    for step in range(7):
        numbers[f"weights_{step}"] = random.normal(size=(WIDTH, WIDTH))
        nodes += [
            helper.make_node("MatMul", [last, f"weights_{step}"], [f"product_{step}"]),
            helper.make_node("LayerNormalization", [f"product_{step}", "scale"], [f"norm_{step}"]),
        ]
        last = f"norm_{step}"
    nodes += [
        helper.make_node("MatMul", [last, "labels"], ["logits"]),
        helper.make_node("ReduceMean", ["logits", "axis"], ["output"], keepdims=0),
    ]
    graph = helper.make_graph(
        nodes,
        "layers",
        [helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("output", onnx.TensorProto.FLOAT, ["texts", 3])],
        [
            numpy_helper.from_array(np.array([1]), "axis"),
            *(numpy_helper.from_array(v.astype(np.float32), name) for name, v in numbers.items()),
        ],
    )
    opsets = [helper.make_opsetid("", 18)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    onnx.save(model, source / "model.onnx")
    return source


def reads(folder: Path, words: tuple[str, ...]) -> list[Any]:
    """The pairs as the head sees them; ``words`` of the claims are marked."""
    states = fit_token_head.States(folder)
    found = []
    for number, (premise, claim) in enumerate(PAIRS):
        mask = np.zeros(len(claim), dtype=bool)
        for word in words:
            if word in claim:
                mask[claim.index(word) : claim.index(word) + len(word)] = True
        case = fit_token_head.Case(number, claim, premise, mask)
        found.append(fit_token_head.Read(case, *states.of(case)))
    return found


def test_the_model_gives_what_the_fitted_head_says(folder: Path):
    plain = OnnxNli(folder, 1)
    before = plain.predict(PAIRS)
    assert not plain.marks_words
    read = reads(folder, ("quay", "Nobody"))
    head = fit_token_head.fit(read)
    fit_token_head.attach(folder / "model.onnx", head)
    model = OnnxNli(folder, 1)
    assert model.marks_words
    assert np.array_equal(model.predict(PAIRS), before), "the first head is what it was"
    for each, values in zip(read, model.unsupported(PAIRS), strict=True):
        assert values is not None
        assert len(values) == len(each.case.claim)
        expected = head.predict_proba(each.states)[:, 1]
        for (start, end), value in zip(each.offsets, expected, strict=True):
            assert values[start:end] == pytest.approx(value, abs=1e-4)


def test_a_second_fit_takes_the_place_of_the_first(folder: Path):
    for words in (("quay",), ("closed", "hurt")):
        read = reads(folder, words)
        head = fit_token_head.fit(read)
        fit_token_head.attach(folder / "model.onnx", head)
    assert len(onnx.load(folder / "model.onnx").graph.output) == 2
    (values, _) = OnnxNli(folder, 1).unsupported(PAIRS)
    (start, _), expected = read[0].offsets[0], head.predict_proba(read[0].states)[0, 1]
    assert values is not None
    assert values[start] == pytest.approx(expected, abs=1e-4)


def test_a_pair_that_is_too_long_has_no_values(folder: Path):
    fit_token_head.attach(
        folder / "model.onnx", fit_token_head.fit(reads(folder, ("quay", "Nobody")))
    )
    model = OnnxNli(folder, 1)
    long = ("The ferry was closed. " * 200, "The quay was closed.")
    first, second = model.unsupported([long, PAIRS[0]])
    assert first is None
    assert second is not None
    assert model.unsupported([]) == []


def test_measures_are_those_of_words_and_parts():
    claim = "The council approved the new bridge in April, and the mayor resigned in protest."
    mask = np.zeros(len(claim), dtype=bool)
    mask[claim.index("the mayor") : claim.index(" in protest")] = True
    offsets = [match.span() for match in re.finditer(r"\w+", claim)]
    read = fit_token_head.Read(
        fit_token_head.Case(1, claim, "The council approved the new bridge.", mask),
        np.zeros((len(offsets), 1)),
        offsets,
    )
    values = np.array([0.9 if claim[a:b] in ("mayor", "resigned") else 0.2 for a, b in offsets])
    found = fit_token_head.measure([read], [values])
    assert found["precision"] == 1.0
    assert found["recall"] == pytest.approx(2 / 3), "the mayor resigned"
    assert found["parts"] == 1
    assert found["part found"] == 1.0
    assert fit_token_head.new_words(read).sum() == 4, "April, mayor, resigned, protest"
