"""Exporting models as int8 ONNX, dividing their weights among files, and sealing them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import export_onnx
import pytest
from seal import seal
from tiny import save_bert

from claimcheck.errors import ModelError
from claimcheck.models import registry
from claimcheck.models.nli import OnnxNli, TorchNli


def test_an_exported_folder_runs_and_is_int8(tmp_path: Path):
    import onnx
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    source = save_bert(tmp_path / "source", classifies=True)
    tokenizer = AutoTokenizer.from_pretrained(source)
    # As training leaves it: cutting and padding are switched on.
    tokenizer(["a", "a b"], padding=True, truncation=True, max_length=4)
    module = export_onnx.Classifier(
        AutoModelForSequenceClassification.from_pretrained(source), list(tokenizer("a"))
    )
    target = tmp_path / "target"
    export_onnx.write_folder("tiny-export", source, target, module, tokenizer)

    assert {p.name for p in target.iterdir()} == {"model.onnx", "config.json", "tokenizer.json"}
    config = json.loads((target / "config.json").read_text())
    assert config["name"] == "tiny-export"
    assert set(config) <= {"name", "license", "languages", *export_onnx.CONFIG_FIELDS}
    kept = json.loads((target / "tokenizer.json").read_text())
    assert kept["truncation"] is kept["padding"] is None
    operators = {node.op_type for node in onnx.load(target / "model.onnx").graph.node}
    assert "MatMulInteger" in operators
    model = OnnxNli(target, 1)
    assert model.languages == {"en"}
    assert model.lengths([("ferry " * 30, "quay")]) == [34], "nothing is cut off"
    pairs = [("The ferry was closed.", "The quay was not closed."), ("12", "Nobody was hurt.")]
    drift = abs(model.predict(pairs) - TorchNli(str(source), "cpu").predict(pairs)).max()
    assert drift < 0.25, "quantised, but the same model"


def weighty(*sizes: int) -> Any:
    """An ONNX model that adds up vectors of these numbers of floats, cut to their first number."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    names = [f"w{n}" for n in range(len(sizes))]
    constants = [
        numpy_helper.from_array(np.full(size, n + 1, dtype=np.float32), name)
        for n, (name, size) in enumerate(zip(names, sizes, strict=True))
    ]
    nodes = [helper.make_node("ReduceMax", [name], [f"m{name}"], keepdims=1) for name in names]
    nodes.append(helper.make_node("Sum", [*(f"m{name}" for name in names), "x"], ["y"]))
    value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy"]
    graph = helper.make_graph(nodes, "weights", value[:1], value[1:], constants)
    opset = [helper.make_opsetid("", 18)]
    return helper.make_model(graph, opset_imports=opset, ir_version=9)


def total(path: Path) -> float:
    """What ONNX Runtime makes of a model of `weighty`, given 0."""
    import numpy as np
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return float(session.run(None, {"x": np.zeros(1, dtype=np.float32)})[0][0])


def test_weights_are_divided_among_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(export_onnx, "MOST_BYTES", 250_000)
    path = tmp_path / "model.onnx"
    export_onnx.store(weighty(30_000, 30_000, 10, 30_000), path)
    sizes = {p.name: p.stat().st_size for p in tmp_path.iterdir()}
    assert set(sizes) == {"model.onnx", "model.onnx.data-0", "model.onnx.data-1"}
    assert sizes["model.onnx"] < 2_000, "small ones stay in it"
    assert 240_000 <= sizes["model.onnx.data-0"] <= 250_000
    assert 120_000 <= sizes["model.onnx.data-1"] <= 130_000
    assert total(path) == 1 + 2 + 3 + 4


def test_a_small_model_is_one_file(tmp_path: Path):
    export_onnx.store(weighty(30_000, 30_000), tmp_path / "model.onnx")
    assert [p.name for p in tmp_path.iterdir()] == ["model.onnx"]
    assert total(tmp_path / "model.onnx") == 3


def test_a_model_stored_again_leaves_nothing_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(export_onnx, "MOST_BYTES", 150_000)
    path = tmp_path / "model.onnx"
    for sizes in ((30_000, 30_000, 30_000), (30_000, 30_000), (30_000, 30_000)):
        export_onnx.store(weighty(*sizes), path)
        names = {"model.onnx", *(f"model.onnx.data-{n}" for n in range(len(sizes)))}
        assert {p.name for p in tmp_path.iterdir()} == names
        assert all(p.stat().st_size <= 150_000 for p in tmp_path.iterdir())
        assert total(path) == sum(range(1, len(sizes) + 1))
    export_onnx.store(weighty(30_000), path)
    assert [p.name for p in tmp_path.iterdir()] == ["model.onnx"]


def test_seal_lists_every_file_and_verifies(tmp_path: Path):
    folder = tmp_path / "model"
    (folder / "deeper").mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "deeper" / "weights.bin").write_bytes(b"\x00\x01")
    (folder / "SHA256SUMS").write_text("of an older state\n")
    seal(folder)
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["config.json", "deeper/weights.bin"]
    registry.verify(folder)
    before = registry.revision(folder)
    seal(folder)
    assert registry.revision(folder) == before
    (folder / "deeper" / "weights.bin").write_bytes(b"\x00\x02")
    with pytest.raises(ModelError, match="damaged"):
        registry.verify(folder)
    seal(folder)
    registry.verify(folder)
    assert registry.revision(folder) != before
