"""Compute the outlier channels of an int8 model's activations in full precision.

Dynamic quantisation scales the input of a matrix product by its largest value. In a transformer a
few channels, always the same, are ten times as large as the rest, which then keeps a tenth of its
steps. Here those channels are found on calibration texts and split off: their share of the product
is computed in full precision, from the same int8 weights, and added to that of the rest
(LLM.int8(), Dettmers et al. 2022, https://arxiv.org/abs/2208.07339, with channels chosen once). The
weights stay as they are; the graph gains some small operations.

    python scripts/outliers.py models/nli --data ../shared/data
    python scripts/seal.py models/nli
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, helper, numpy_helper
from tokenizers import Tokenizer

from claimcheck.evaluation.datasets import read_jsonl, sample
from claimcheck.models.onnx import Text, feed_of

#: Most channels split off before one product, and how far above the largest one that stays they
#: must all be.
MOST, FACTOR = 8, 1.3
#: Public training sets whose texts the channels are found on, and how many pairs of each.
CALIBRATION, PAIRS = ("mnli.train_part", "fever_rte.dev", "healthver.dev"), 40
#: Tokens that are read of a text.
LONGEST = 256
Tensors = dict[str, onnx.TensorProto]
#: Ends of the names of what the split adds.
KEPT, OUTLIERS, INNER, OUTER = "_kept", "_outliers", "_inner", "_outer"


@dataclass(frozen=True)
class Product:
    """An int8 product: its integer product, and the node that scales the result."""

    product: NodeProto
    scaled: NodeProto


@dataclass(frozen=True)
class Site:
    """A tensor that is quantised, and the products that it is the left side of."""

    quantised: NodeProto
    products: tuple[Product, ...]

    @property
    def tensor(self) -> str:
        """The tensor's name."""
        return str(self.quantised.input[0])


def sites(graph: onnx.GraphProto) -> list[Site]:
    """The places where ``quantize_dynamic`` quantises an activation."""
    readers: dict[str, list[NodeProto]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            readers[name].append(node)
    found = []
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLinear":
            integer = [n for n in readers[node.output[0]] if n.op_type == "MatMulInteger"]
            # MatMulInteger -> Cast -> Mul by both scales
            ends = [readers[readers[n.output[0]][0].output[0]][0] for n in integer]
            pairs = zip(integer, ends, strict=True)
            found.append(Site(node, tuple(Product(*pair) for pair in pairs)))
    return found


def largest(model: onnx.ModelProto, folder: Path, texts: Sequence[Text]) -> dict[str, np.ndarray]:
    """The largest absolute value of each channel of each quantised tensor: shape (channels,)."""
    import onnxruntime

    watched = onnx.ModelProto.FromString(model.SerializeToString())
    names = list(dict.fromkeys(site.tensor for site in sites(model.graph)))
    for name in names:
        watched.graph.output.append(
            helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(watched.SerializeToString(), options)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    found: dict[str, np.ndarray] = {}
    for encoding in tokenizer.encode_batch(list(texts)):
        for name, values in zip(names, session.run(names, feed_of(session, encoding)), strict=True):
            peaks = np.abs(values).reshape(-1, values.shape[-1]).max(0)
            found[name] = np.maximum(found.get(name, 0.0), peaks)
    return found


def outliers(peaks: np.ndarray) -> list[int]:
    """The channels to split off: at most `MOST`, all `FACTOR` above the largest that may stay."""
    order, most = np.argsort(-peaks), min(MOST, len(peaks) - 1)
    stays = peaks[order[most]] * FACTOR
    return sorted(int(channel) for channel in order[:most] if peaks[channel] > stays)


def split(graph: onnx.GraphProto, tensors: Tensors, peaks: dict[str, np.ndarray]) -> int:
    """Split the outliers off in place; return how many channels that were.

    Args:
        graph: of the int8 model; its weights may lie in files beside it, unread.
        tensors: its weights by name, read.
        peaks: what `largest` found.
    """
    count = 0
    for site in sites(graph):
        channels = outliers(peaks[site.tensor])
        if channels:
            count += len(channels)
            _split_site(graph, tensors, site, channels, len(peaks[site.tensor]))
    return count


def _split_site(
    graph: onnx.GraphProto, tensors: Tensors, site: Site, channels: list[int], width: int
) -> None:
    name = site.tensor
    kept = np.ones(width, np.float32)
    kept[channels] = 0.0
    for values, end in ((kept, KEPT), (np.array(channels), OUTLIERS)):
        graph.initializer.append(numpy_helper.from_array(values, name + end))
    insert(
        graph,
        site.quantised,
        helper.make_node("Mul", [name, name + KEPT], [name + INNER]),
        helper.make_node("Gather", [name, name + OUTLIERS], [name + OUTER], axis=-1),
    )
    site.quantised.input[0] = name + INNER
    for each in site.products:
        weights, result = each.product.input[1] + OUTLIERS, each.scaled.output[0]
        rows = _dequantised(tensors, each.product)[channels]
        graph.initializer.append(numpy_helper.from_array(rows, weights))
        each.scaled.output[0] = result + INNER
        following = graph.node[position(graph, each.scaled) + 1]
        insert(
            graph,
            following,
            helper.make_node("MatMul", [name + OUTER, weights], [result + OUTER]),
            helper.make_node("Add", [result + INNER, result + OUTER], [result]),
        )


def _dequantised(tensors: Tensors, product: NodeProto) -> np.ndarray:
    """The weights of a product: shape (channels, columns)."""
    weights, zero = (
        numpy_helper.to_array(tensors[product.input[i]]).astype(np.float32) for i in (1, 3)
    )
    scale = tensors[product.input[1].removesuffix("_quantized") + "_scale"]
    return np.asarray((weights - zero) * numpy_helper.to_array(scale), np.float32)


def insert(graph: onnx.GraphProto, before: NodeProto, *nodes: NodeProto) -> None:
    """Put nodes in front of another one."""
    at = position(graph, before)
    for node in reversed(nodes):
        graph.node.insert(at, node)


def position(graph: onnx.GraphProto, node: NodeProto) -> int:
    """The place of a node among those of its graph."""
    outputs = list(node.output)
    return next(i for i, other in enumerate(graph.node) if list(other.output) == outputs)


def calibration_texts(data: Path, pairs: bool) -> Iterator[Text]:
    """Pairs of a premise and a hypothesis, or each text by itself."""
    for name in CALIBRATION:
        rows = list(read_jsonl(data / "nli" / "train" / f"{name}.jsonl.gz"))
        for row in sample(rows, PAIRS, "hypothesis"):
            if pairs:
                yield row["premise"], row["hypothesis"]
            else:
                yield row["premise"]
                yield row["hypothesis"]


def split_folder(folder: Path, data: Path, pairs: bool) -> int:
    """Split off the outliers of the model in ``folder``; return how many channels that were.

    Its weights beside ``model.onnx`` stay as they are, byte for byte.
    """
    path = folder / "model.onnx"
    model, whole = onnx.load(path, load_external_data=False), onnx.load(path)
    if any(tensor.name.endswith(OUTLIERS) for tensor in model.graph.initializer):
        raise SystemExit(f"{path}: its outliers are split off already")
    peaks = largest(whole, folder, list(calibration_texts(data, pairs)))
    count = split(model.graph, {tensor.name: tensor for tensor in whole.graph.initializer}, peaks)
    onnx.save(model, path)
    onnx.checker.check_model(str(path))
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of a bundled model, changed in place")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    pairs = arguments.folder.name.startswith("nli")
    print(f"{arguments.folder}: {split_folder(arguments.folder, arguments.data, pairs)} channels")


if __name__ == "__main__":
    main()
