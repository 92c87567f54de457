"""Splitting the outlier channels of an int8 model off."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import outliers
import pytest
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tiny import save_bert

from claimcheck.models.onnx import OnnxModel

WIDTH = 64
PAIRS = [
    ("The ferry was closed on Monday.", "The quay was not closed."),
    ("12 people were on the quay.", "Nobody was hurt."),
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A product of word vectors with two channels far above the rest, and its int8 form."""
    folder = tmp_path_factory.mktemp("spiky")
    source = save_bert(folder / "source", classifies=True)
    tokens = json.loads((source / "tokenizer.json").read_text())["model"]["vocab"]
    random = np.random.default_rng(0)
    vectors = random.normal(size=(len(tokens), WIDTH)).astype(np.float32)
    vectors[:, [3, 20]] *= 80.0
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["vectors", "input_ids"], ["words"]),
            helper.make_node("MatMul", ["words", "weights"], ["logits"]),
            helper.make_node("ReduceMean", ["logits", "axis"], ["output"], keepdims=0),
        ],
        "spiky",
        [helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("output", onnx.TensorProto.FLOAT, ["texts", 3])],
        [
            numpy_helper.from_array(vectors, "vectors"),
            numpy_helper.from_array(random.normal(size=(WIDTH, 3)).astype(np.float32), "weights"),
            numpy_helper.from_array(np.array([1]), "axis"),
        ],
    )
    for name in ("full", "int8"):
        shutil.copytree(source, folder / name)
    full = folder / "full" / "model.onnx"
    opsets = [helper.make_opsetid("", 18)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=10), full)
    quantize_dynamic(
        full,
        folder / "int8" / "model.onnx",
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    return folder


@pytest.fixture
def int8(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exported / "int8", tmp_path / "int8"))


def outputs(folder: Path) -> np.ndarray:
    return OnnxModel(folder, 1).run(PAIRS, 64)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "nli" / "train"
    folder.mkdir(parents=True)
    for name in outliers.CALIBRATION:
        with gzip.open(folder / f"{name}.jsonl.gz", "wt") as lines:
            for premise, hypothesis in PAIRS:
                row = {"premise": premise, "hypothesis": hypothesis, "label": "neutral"}
                lines.write(json.dumps(row) + "\n")
    return tmp_path / "data"


def test_at_most_the_few_largest_channels_are_outliers():
    peaks = np.full(64, 2.0)
    assert outliers.outliers(peaks) == [], "none stands out"
    peaks[[40, 7]] = 30.0, 2.7
    assert outliers.outliers(peaks) == [7, 40]
    peaks[:20] = 30.0
    assert outliers.outliers(peaks) == [], "what many channels have is no outlier"


def test_the_split_model_is_nearer_to_the_original(exported, int8, data: Path):
    original = outputs(exported / "full")
    before = np.abs(outputs(int8) - original).max()
    assert outliers.split_folder(int8, data, pairs=True) == 2
    assert np.abs(outputs(int8) - original).max() < before / 2


def test_weights_beside_the_model_stay_as_they_are(int8: Path, data: Path):
    path, beside = int8 / "model.onnx", int8 / "model.onnx.data-0"
    onnx.save_model(
        onnx.load(path), path, save_as_external_data=True, location=beside.name, size_threshold=64
    )
    weights = beside.read_bytes()
    outliers.split_folder(int8, data, pairs=True)
    assert beside.read_bytes() == weights
    assert outputs(int8).shape == (2, 3)


def test_a_model_is_split_once(int8: Path, data: Path):
    outliers.split_folder(int8, data, pairs=True)
    with pytest.raises(SystemExit, match="split off already"):
        outliers.split_folder(int8, data, pairs=True)
