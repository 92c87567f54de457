"""Make the ONNX files that run by default, and say what quantisation costs.

A sentence encoder is exported with its mean pooling, so that the output is one row a text; a
sequence classifier as it is. Both are quantised to int8 dynamically, weights per channel, and the
outlier channels of their activations are split off (`outliers.py`). The opinion threshold is
chosen anew, on the dev splits, for the int8 form.

    python scripts/export_onnx.py encoder runs/bases/all-MiniLM-L6-v2 models/encoder \
        --name all-MiniLM-L6-v2
    python scripts/export_onnx.py nli runs/nli/best models/nli --name claimcheck-nli
    python scripts/export_onnx.py opinion runs/opinion/best models/opinion \
        --name claimcheck-opinion
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from opinion_rows import best_threshold, by_source, read_rows
from outliers import split_folder
from transformers import AutoModel, AutoModelForSequenceClassification, AutoTokenizer

from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.models.encoder import OnnxEncoder, TorchEncoder
from claimcheck.models.nli import LABELS, OnnxNli, TorchNli
from claimcheck.models.opinion import OnnxOpinion, own_words

#: Largest file of a model; repositories refuse those of over 100 MB.
MOST_BYTES = 60_000_000

#: Fields of config.json that running the model needs; the rest speaks of how it was made.
CONFIG_FIELDS = (
    "architectures",
    "hidden_act",
    "hidden_dropout_prob",
    "attention_probs_dropout_prob",
    "hidden_size",
    "id2label",
    "intermediate_size",
    "label2id",
    "layer_norm_eps",
    "max_position_embeddings",
    "model_type",
    "num_attention_heads",
    "num_hidden_layers",
    "pad_token_id",
    "bos_token_id",
    "eos_token_id",
    "relative_attention_num_buckets",
    "type_vocab_size",
    "vocab_size",
)


class Pooled(torch.nn.Module):
    """A transformer followed by the mean over its unmasked tokens; tensors come by position."""

    def __init__(self, body: torch.nn.Module, names: list[str]) -> None:
        super().__init__()
        self.body, self.names = body, names

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        inputs = dict(zip(self.names, tensors, strict=True))
        states = self.body(**inputs).last_hidden_state
        mask = inputs["attention_mask"].unsqueeze(-1).to(states.dtype)
        return (states * mask).sum(1) / mask.sum(1).clamp(min=1e-9)


class Classifier(torch.nn.Module):
    """A sequence classifier that returns its logits alone; tensors come by position."""

    def __init__(self, model: torch.nn.Module, names: list[str]) -> None:
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        return self.model(**dict(zip(self.names, tensors, strict=True))).logits


def export(module: Pooled | Classifier, tokenizer, path: Path) -> None:
    """Write ``module`` as ONNX with free batch size and length."""
    sample = tokenizer(["One text.", "Another one, longer."], return_tensors="pt", padding=True)
    axes = {0: torch.export.Dim.DYNAMIC, 1: torch.export.Dim.DYNAMIC}
    torch.onnx.export(
        module.eval(),
        args=tuple(sample[name] for name in module.names),
        f=path,
        input_names=module.names,
        output_names=["output"],
        dynamic_shapes=(tuple(axes for _ in module.names),),
        opset_version=18,
        dynamo=True,
        external_data=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write the int8 form of the ONNX file ``source`` to ``target``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        model = onnx.load(prepared)
        # Fusing leaves shapes of values that are gone; the quantiser infers them anew.
        del model.graph.value_info[:]
        onnx.save(model, prepared)
        whole = Path(folder) / "whole.onnx"
        quantize_dynamic(prepared, whole, weight_type=QuantType.QInt8, per_channel=True)
        store(onnx.load(whole), target)


def store(model: onnx.ModelProto, target: Path) -> None:
    """Write ``model``; weights that would make a file of over `MOST_BYTES` go beside it."""
    # ONNX appends to such files where they are there already.
    for old in target.parent.glob(f"{target.name}.data-*"):
        old.unlink()
    if model.ByteSize() > MOST_BYTES:
        onnx.external_data_helper.convert_model_to_external_data(model, size_threshold=1 << 16)
        part, used = 0, 0
        for tensor in model.graph.initializer:
            if tensor.data_location == onnx.TensorProto.EXTERNAL:
                size = len(tensor.raw_data)
                if used + size > MOST_BYTES:
                    part, used = part + 1, 0
                used += size
                onnx.external_data_helper.set_external_data(
                    tensor, location=f"{target.name}.data-{part}"
                )
    onnx.save_model(model, target)


def write_folder(
    name: str, source: Path, target: Path, module: Pooled | Classifier, tokenizer
) -> None:
    """Write ``model.onnx`` (int8), ``config.json`` and ``tokenizer.json`` to ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "model.onnx"
        export(module, tokenizer, full)
        quantise(full, target / "model.onnx")
    config = json.loads((source / "config.json").read_text())
    kept = {"name": name, "license": "Apache-2.0", "languages": ["en"]}
    kept |= {field: config[field] for field in CONFIG_FIELDS if field in config}
    (target / "config.json").write_text(json.dumps(kept, indent=2) + "\n")
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))


def compare_encoder(source: Path, target: Path, data: Path) -> None:
    """Print how far int8 vectors are from the original ones on news sentence pairs."""
    rows = list(read_jsonl(data / "matching" / "sts_news.jsonl.gz"))[:1000]
    texts = [row["sentence1"] for row in rows] + [row["sentence2"] for row in rows]
    a, b = OnnxEncoder(target).encode(texts), TorchEncoder(str(source)).encode(texts)
    cosines = (a * b).sum(1)
    print(f"cosine of int8 with original: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    gold = np.array([row["score"] for row in rows], dtype=float)
    for name, vectors in (("int8", a), ("original", b)):
        similarity = (vectors[: len(rows)] * vectors[len(rows) :]).sum(1)
        print(f"{name}: Pearson with STS news scores {np.corrcoef(similarity, gold)[0, 1]:.4f}")


def compare_nli(source: Path, target: Path, data: Path, limit: int = 2000) -> None:
    """Print accuracy on MNLI matched dev and speed, original beside int8."""
    rows = list(read_jsonl(data / "nli" / "eval" / "mnli.dev_matched.jsonl.gz"))[:limit]
    pairs = [(row["premise"], row["hypothesis"]) for row in rows]
    gold = np.array([LABELS.index(row["label"]) for row in rows])
    predicted = {}
    for name, model in (("original", TorchNli(str(source), "cpu")), ("int8", OnnxNli(target))):
        started = time.perf_counter()
        probabilities = model.predict(pairs)
        seconds = time.perf_counter() - started
        predicted[name] = probabilities.argmax(1)
        accuracy = (predicted[name] == gold).mean()
        print(
            f"{name}: accuracy {accuracy:.4f} on {len(pairs)} pairs, {len(pairs) / seconds:.0f}/s"
        )
    print(f"same label: {(predicted['original'] == predicted['int8']).mean():.4f}")


def fit_opinion(target: Path, data: Path) -> None:
    """Choose the threshold on the dev splits and write it to config.json; print test figures."""
    path = target / "config.json"
    config = json.loads(path.read_text())
    path.write_text(json.dumps({**config, "threshold": 0.5}, indent=2) + "\n")
    model = OnnxOpinion(target)
    parts = {}
    for split in ("dev", "test"):
        rows = [r for r in read_rows(data / "opinion", []) if r.split == split]
        rows = [r for r in rows if r.labels[0] is not None]
        parts[split] = rows, model.predict([own_words(r.sentence) for r in rows])
    threshold, mean = best_threshold(*parts["dev"])
    print(f"int8: mean dev macro-F1 {mean:.4f} at {threshold}")
    for split, (rows, scores) in parts.items():
        print(split, json.dumps(by_source(rows, scores, threshold)))
    path.write_text(json.dumps({**config, "threshold": threshold}, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("role", choices=["encoder", "nli", "opinion"])
    parser.add_argument("source", type=Path, help="folder of the transformers model")
    parser.add_argument("target", type=Path, help="folder to write")
    parser.add_argument("--name", required=True, help="what the model is called in reports")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(arguments.source)
    names = list(tokenizer("One text."))
    if arguments.role == "encoder":
        module = Pooled(AutoModel.from_pretrained(arguments.source), names)
    else:
        model = AutoModelForSequenceClassification.from_pretrained(arguments.source)
        module = Classifier(model, names)
    write_folder(arguments.name, arguments.source, arguments.target, module, tokenizer)
    count = split_folder(arguments.target, arguments.data, pairs=arguments.role == "nli")
    print(f"{count} outlier channels split off")
    if arguments.role == "encoder":
        compare_encoder(arguments.source, arguments.target, arguments.data)
    elif arguments.role == "nli":
        compare_nli(arguments.source, arguments.target, arguments.data)
    else:
        fit_opinion(arguments.target, arguments.data)


if __name__ == "__main__":
    main()
