"""Rebuild a bundled NLI model for torch from its int8 ONNX file, to train it further.

The weights are those of the int8 form, so the folder written answers as the bundled model does.

    python scripts/rebuild_nli.py models/nli runs/bases/nli
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import MPNetConfig, MPNetForSequenceClassification

from claimcheck.arrays import Floats

#: The products of one layer, and those of the head, in the order of the graph.
LAYER_PRODUCTS = (
    *(f"attention.attn.{part}" for part in "qkvo"),
    "intermediate.dense",
    "output.dense",
)
HEAD_PRODUCTS = ("classifier.dense", "classifier.out_proj")
#: Tables that are looked up in, not multiplied.
TABLES = (
    "mpnet.embeddings.word_embeddings",
    "mpnet.embeddings.position_embeddings",
    "mpnet.encoder.relative_attention_bias",
)
INT8 = "_quantized"
#: Before the names that weights have in torch.
PREFIX = "model."
#: Ends of the names of the factors of an adapter, behind that of its weights (`adapters.py`).
DOWN, UP = "_down", "_up"


class Weights:
    """The initializers of an int8 graph, by name."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.stored = {tensor.name: tensor for tensor in graph.initializer}
        self.products = [
            node.input[1].removesuffix(INT8)
            for node in graph.node
            if node.op_type == "MatMulInteger" and node.input[1] in self.stored
        ]

    def plain(self, name: str) -> Floats:
        """The values of a tensor as they are stored."""
        return np.asarray(numpy_helper.to_array(self.stored[name]), dtype=np.float32)

    def dequantised(self, name: str) -> Floats:
        """The values that an int8 tensor stands for."""
        scale, zero = self.plain(f"{name}_scale"), self.plain(f"{name}_zero_point")
        return (self.plain(f"{name}{INT8}") - zero) * scale

    def adapted(self, name: str) -> Floats:
        """The values that an int8 tensor and its adapter, if it has one, stand for together."""
        down, up = (name + INT8 + end for end in (DOWN, UP))
        values = self.dequantised(name)
        return values + self.plain(down) @ self.plain(up) if down in self.stored else values


def product_names(layers: int) -> Iterator[str]:
    """The modules whose products a graph of so many layers holds, in its order."""
    for layer in range(layers):
        yield from (f"mpnet.encoder.layer.{layer}.{part}" for part in LAYER_PRODUCTS)
    yield from HEAD_PRODUCTS


def rebuild(source: Path) -> MPNetForSequenceClassification:
    """The torch model of the bundled folder ``source``.

    Raises:
        ValueError: the graph has other products than an MPNet classifier of its config.

    """
    fields = json.loads((source / "config.json").read_text(encoding="utf-8"))
    fields = {k: v for k, v in fields.items() if k not in ("name", "license", "languages")}
    net = MPNetForSequenceClassification(MPNetConfig(**fields))
    weights = Weights(onnx.load(source / "model.onnx").graph)
    found = {}
    names = product_names(net.config.num_hidden_layers)
    for name, product in zip(names, weights.products, strict=True):
        found[f"{name}.weight"] = weights.adapted(product).T
    for name in TABLES:
        found[f"{name}.weight"] = weights.dequantised(f"{PREFIX}{name}.weight")
    for name in net.state_dict():
        if name not in found:
            found[name] = weights.plain(PREFIX + name)
    net.load_state_dict({k: torch.tensor(np.ascontiguousarray(v)) for k, v in found.items()})
    return net.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="folder of the bundled model")
    parser.add_argument("target", type=Path, help="folder to write")
    arguments = parser.parse_args()
    rebuild(arguments.source).save_pretrained(arguments.target)
    shutil.copy(arguments.source / "tokenizer.json", arguments.target)


if __name__ == "__main__":
    main()
