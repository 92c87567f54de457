"""Put what training changed of a bundled int8 NLI model beside its weights, as low-rank adapters.

A model that is trained on from its int8 form changes its weights by less than a step of their grid,
and quantising them anew takes back most of what it learned. So the int8 weights stay as they are,
byte for byte, and each difference becomes a product of two thin matrices in full precision (LoRA,
Hu et al. 2022, https://arxiv.org/abs/2106.09685; here the nearest such product to a difference that
was trained whole). Adapters that are there, biases and layer norms are replaced.

    python scripts/rebuild_nli.py models/nli runs/bases/nli
    python scripts/average_weights.py runs/bases/nli runs/reader/state.pt runs/reader/whole
    python scripts/adapters.py models/nli runs/reader/whole --name claimcheck-nli-c
    python scripts/seal.py models/nli
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from outliers import INNER, Product, insert, position, sites
from rebuild_nli import DOWN, INT8, PREFIX, UP, Weights
from transformers import AutoModelForSequenceClassification

from claimcheck.arrays import Floats

#: Rank of every adapter: on 48 written claims probabilities differ by 0.008 from those of the whole
#: differences (0.014 at rank 8, 0.004 at 32), a third of what int8 weights cost.
RANK = 16
#: Ends of the names of results: of an adapter's first factor and of both, and without it.
THIN, ADDED, BARE = "_thin", "_added", "_bare"


def low_rank(difference: Floats, rank: int) -> tuple[Floats, Floats]:
    """The factors, shapes (rows, rank) and (rank, columns), nearest in product to a matrix.

    They come from its singular values (Eckart and Young 1936).
    """
    left, sizes, right = np.linalg.svd(difference, full_matrices=False)
    roots = np.sqrt(sizes[:rank])
    factors = left[:, :rank] * roots, roots[:, None] * right[:rank]
    return factors[0].astype(np.float32), factors[1].astype(np.float32)


def adapt(
    model: onnx.ModelProto, base: Weights, trained: Mapping[str, Floats], rank: int = RANK
) -> int:
    """Add adapters to ``model`` in place; return how many.

    Args:
        model: the int8 form of a sequence classifier; weights that lie beside it may be unread.
        base: its weights, read.
        trained: the weights after training, by their names in torch.
        rank: of every adapter, at most.
    """
    places = {p.product.input[1]: (s.tensor, p) for s in sites(model.graph) for p in s.products}
    count = 0
    for stored, module in base.modules.items():
        difference = trained[f"{module}.weight"].T - base.dequantised(stored)
        if difference.any():
            _put(model.graph, stored + INT8, low_rank(difference, rank))
            if stored + INT8 + DOWN not in base.stored:
                tensor, product = places[stored + INT8]
                _join(model.graph, tensor.removesuffix(INNER), product)
            count += 1
    for tensor in model.graph.initializer:
        values = trained.get(tensor.name.removeprefix(PREFIX))
        # Products have adapters; tables are stored as int8 under other names.
        if values is not None and values.ndim == 1:
            tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))
    return count


def _put(graph: onnx.GraphProto, weights: str, factors: tuple[Floats, Floats]) -> None:
    """Store the factors of an adapter, in place of those that were there."""
    names = weights + DOWN, weights + UP
    kept = [tensor for tensor in graph.initializer if tensor.name not in names]
    new = [numpy_helper.from_array(*pair) for pair in zip(factors, names, strict=True)]
    del graph.initializer[:]
    graph.initializer.extend(kept + new)


def _join(graph: onnx.GraphProto, tensor: str, product: Product) -> None:
    """Add ``tensor`` times both factors to the result of a product."""
    result, weights = product.scaled.output[0], product.product.input[1]
    product.scaled.output[0] = result + BARE
    insert(
        graph,
        graph.node[position(graph, product.scaled) + 1],
        helper.make_node("MatMul", [tensor, weights + DOWN], [result + THIN]),
        helper.make_node("MatMul", [result + THIN, weights + UP], [result + ADDED]),
        helper.make_node("Add", [result + BARE, result + ADDED], [result]),
    )


def adapt_folder(source: Path, trained: Path, target: Path, rank: int, name: str) -> int:
    """Write the model of ``source`` with adapters to ``target``; return how many there are.

    ``name`` is what it is called in reports.
    """
    path = source / "model.onnx"
    model, base = onnx.load(path, load_external_data=False), Weights(onnx.load(path).graph)
    net = AutoModelForSequenceClassification.from_pretrained(trained, dtype=torch.float32)
    values = {name: value.numpy() for name, value in net.state_dict().items()}
    count = adapt(model, base, values, rank)
    if target != source:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.md", "SHA256SUMS"))
    onnx.save(model, target / "model.onnx")
    config = json.loads((target / "config.json").read_text(encoding="utf-8")) | {"name": name}
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    onnx.checker.check_model(str(target / "model.onnx"))
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="of the bundled model that training began with")
    parser.add_argument("trained", type=Path, help="folder of the trained model, whole")
    parser.add_argument("--out", type=Path, help="folder to write instead of changing the first")
    parser.add_argument("--name", required=True, help="what the model is called in reports")
    parser.add_argument("--rank", type=int, default=RANK)
    arguments = parser.parse_args()
    target = arguments.out or arguments.folder
    count = adapt_folder(
        arguments.folder, arguments.trained, target, arguments.rank, arguments.name
    )
    print(f"{target}: {count} adapters of rank {arguments.rank}")


if __name__ == "__main__":
    main()
