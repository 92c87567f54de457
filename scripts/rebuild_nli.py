"""Rebuild a bundled NLI model for torch from its int8 ONNX file, to train it further.

The weights are those of the int8 form, so the folder written answers as the bundled model does.

    python scripts/rebuild_nli.py models/nli runs/bases/nli
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper
from transformers import AutoConfig, AutoModelForSequenceClassification, PreTrainedModel

from claimcheck.arrays import Floats

INT8 = "_quantized"
#: Before the names that weights have in torch, and behind those of biases.
PREFIX, BIAS = "model.", ".bias"
#: Ends of the names of the factors of an adapter, behind that of its weights (`adapters.py`).
DOWN, UP = "_down", "_up"
#: Fields of a bundled config.json that are not the architecture's.
OWN_FIELDS = ("name", "license", "languages", "model_type")


class Weights:
    """The initializers of an int8 graph, by name.

    ``modules`` has, for the weights of every product, the name that its module has in torch.
    """

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.stored = {tensor.name: tensor for tensor in graph.initializer}
        self.readers: dict[str, list[NodeProto]] = defaultdict(list)
        for node in graph.node:
            for name in node.input:
                self.readers[name].append(node)
        self.modules = {
            node.input[1].removesuffix(INT8): self._module(node)
            for node in graph.node
            if node.op_type == "MatMulInteger" and node.input[1] in self.stored
        }

    def _module(self, product: NodeProto) -> str:
        """The module of a product: that of the bias which its result meets first."""
        result = product.output[0]
        while result in self.readers:
            node = self.readers[result][0]
            for name in node.input:
                if name in self.stored and name.endswith(BIAS):
                    return name.removeprefix(PREFIX).removesuffix(BIAS)
            result = node.output[0]
        raise ValueError(f"no bias is added to the product with {product.input[1]}")

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

    def tables(self) -> list[str]:
        """The names in torch of what is stored as int8 and looked up in, not multiplied."""
        return [
            name.removeprefix(PREFIX).removesuffix(INT8)
            for name in self.stored
            if name.startswith(PREFIX)
            and name.endswith(INT8)
            and name.removesuffix(INT8) not in self.modules
        ]


def rebuild(source: Path) -> PreTrainedModel:
    """The torch model of the bundled folder ``source``.

    Raises:
        ValueError: a product of the graph has no bias that tells whose it is.
        KeyError: the graph lacks weights that a model of its config has.

    """
    fields = json.loads((source / "config.json").read_text(encoding="utf-8"))
    kept = {name: value for name, value in fields.items() if name not in OWN_FIELDS}
    config = AutoConfig.for_model(fields["model_type"], **kept)
    net = AutoModelForSequenceClassification.from_config(config)
    weights = Weights(onnx.load(source / "model.onnx").graph)
    found = {f"{weights.modules[name]}.weight": weights.adapted(name).T for name in weights.modules}
    found |= {name: weights.dequantised(PREFIX + name) for name in weights.tables()}
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
