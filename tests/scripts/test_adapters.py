"""What training changed of an int8 model, beside its weights."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import onnx
import pytest
from tiny import bert_tokenizer, tiny_mpnet

from claimcheck.models.onnx import OnnxModel

PAIRS = [("The ferry was closed.", "The quay was not closed."), ("12 people.", "Nobody was hurt.")]
#: Products of the second layer and the first of the head.
CHANGED = 7


@pytest.fixture(scope="module")
def adapters() -> ModuleType:
    return importlib.import_module("adapters")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An int8 model, and what training made of its weights."""
    import torch

    folder = tmp_path_factory.mktemp("adapters")
    export_onnx, net = importlib.import_module("export_onnx"), tiny_mpnet()
    net.save_pretrained(folder / "source")
    module = export_onnx.Classifier(net, ["input_ids", "attention_mask"])
    export_onnx.write_folder("tiny", folder / "source", folder / "int8", module, bert_tokenizer())
    trained = importlib.import_module("rebuild_nli").rebuild(folder / "int8")
    torch.manual_seed(1)
    with torch.no_grad():
        for part in (trained.mpnet.encoder.layer[1], trained.classifier.dense):
            for weights in part.parameters():
                weights += 0.3 * torch.randn_like(weights)
    trained.save_pretrained(folder / "trained")
    return folder / "int8", folder / "trained"


def logits(trained: Path) -> np.ndarray:
    from transformers import MPNetForSequenceClassification

    net, tokenizer = MPNetForSequenceClassification.from_pretrained(trained), bert_tokenizer()
    found: list[Any] = []
    for pair in PAIRS:
        read = tokenizer(*pair, return_tensors="pt")
        read.pop("token_type_ids", None)
        found.append(net(**read).logits[0].detach().numpy())
    return np.array(found)


def test_the_adapted_model_answers_as_the_trained_one(
    adapters: ModuleType, folders: tuple[Path, Path], tmp_path: Path
):
    int8, trained = folders
    out = tmp_path / "adapted"
    assert adapters.adapt_folder(int8, trained, out, rank=8, name="tiny") == CHANGED
    before, after = (OnnxModel(folder).run(PAIRS, 60) for folder in (int8, out))
    whole = logits(trained)
    assert np.abs(after - whole).max() < 0.1 * np.abs(before - whole).max()


def test_int8_weights_stay_as_they_are(
    adapters: ModuleType, folders: tuple[Path, Path], tmp_path: Path
):
    adapters.adapt_folder(*folders, tmp_path / "adapted", rank=4, name="tiny")
    old, new = (
        {tensor.name: tensor.SerializeToString() for tensor in onnx.load(path).graph.initializer}
        for path in (folders[0] / "model.onnx", tmp_path / "adapted" / "model.onnx")
    )
    stored = [name for name in old if "_quantized" in name]
    assert stored
    assert all(old[name] == new[name] for name in stored)
    assert len(new) == len(old) + 2 * CHANGED


def test_adapters_are_replaced_and_come_back_out_of_the_file(
    adapters: ModuleType, folders: tuple[Path, Path], tmp_path: Path
):
    from transformers import MPNetForSequenceClassification

    first, second = tmp_path / "first", tmp_path / "second"
    adapters.adapt_folder(*folders, first, rank=2, name="tiny")
    adapters.adapt_folder(first, folders[1], second, rank=8, name="tiny-again")
    rebuilt = importlib.import_module("rebuild_nli").rebuild(second).state_dict()
    trained = MPNetForSequenceClassification.from_pretrained(folders[1]).state_dict()
    assert all(np.allclose(trained[name], rebuilt[name], atol=1e-5) for name in trained)
    assert json.loads((second / "config.json").read_text())["name"] == "tiny-again"
    nodes, again = (len(onnx.load(f / "model.onnx").graph.node) for f in (first, second))
    assert nodes == again


def test_factors_are_the_nearest_of_their_rank(adapters: ModuleType):
    left, right = np.eye(5, 3), np.diag([4.0, 2.0, 1.0]) @ np.eye(3, 6)
    down, up = adapters.low_rank((left @ right).astype(np.float32), 2)
    assert (down.shape, up.shape) == ((5, 2), (2, 6))
    assert np.linalg.norm(left @ right - down @ up) == pytest.approx(1.0, abs=1e-5)
