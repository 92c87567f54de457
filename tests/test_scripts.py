"""The scripts that make the models, on data and models small enough for a test."""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tiny import VOCABULARY, save_bert

from claimcheck import registry
from claimcheck.errors import ModelError
from claimcheck.nli import OnnxNli, TorchNli

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a script by its name."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module


# Training pairs


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost 5 euros.",
        "It cost 1 euro.",
        "It cost 0 euros.",
        "Some 1,200 people came on 3 buses.",
        "It took place in 1999.",
        "It has 212,000 readers.",
    ],
)
def test_change_number(script: Callable, sentence: str):
    pairs = script("nli_pairs")
    number = re.compile(r"\d[\d,]*")
    for seed in range(30):
        changed = pairs.change_number(sentence, random.Random(seed))
        assert number.sub("#", changed) == number.sub("#", sentence)
        before, after = number.findall(sentence), number.findall(changed)
        differing = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
        assert len(differing) == 1, "one number, and it is another one"
        old, new = (int(text.replace(",", "")) for text in differing[0])
        assert new >= 1
        if 1900 <= old <= 2100:
            assert abs(new - old) <= 7, "a year stays a year"


@pytest.mark.parametrize(
    "sentence", ["No number.", "It rose by 3.5.", "An A320 landed.", "The 5th."]
)
def test_without_a_whole_number_nothing_is_changed(script: Callable, sentence: str):
    assert script("nli_pairs").change_number(sentence, random.Random(1)) is None


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The quay was shut.", "The quay was not shut."),
        ("It will open and is new.", "It will not open and is new."),
        ("The quay was not shut.", None),
        ("The quay wasn't shut.", None),
        ("The quay shut.", None),
        ("“It was shut,” he said.", None),
        ('"It was shut," he said.', None),
    ],
)
def test_negate(script: Callable, sentence: str, negated: str | None):
    assert script("nli_pairs").negate(sentence) == negated


ARTICLE = [
    f"The {thing} in the old harbour was repaired for {number} thousand euros."
    for number, thing in enumerate(
        "crane bridge ferry winch ladder tower engine beacon anchor lever".split(), start=11
    )
]


def test_news_pairs_are_what_their_kind_says(script: Callable):
    pairs = script("nli_pairs")
    found = list(pairs.news_pairs([ARTICLE] * 40, random.Random(3)))
    kinds = {
        "news/verbatim": "entailment",
        "news/two": "entailment",
        "news/number": "contradiction",
        "news/negation": "contradiction",
        "news/elsewhere": "neutral",
        "news/added": "neutral",
    }
    assert {pair.source for pair in found} == set(kinds)
    for pair in found:
        assert pair.label == kinds[pair.source]
        inside = pair.hypothesis in pair.premise
        assert inside == (pair.source in ("news/verbatim", "news/two"))
        window = [s for s in ARTICLE if s in pair.premise]
        assert pair.premise == " ".join(window)
        assert 1 <= len(window) <= 4
        if pair.source == "news/two":
            assert sum(s in pair.hypothesis for s in ARTICLE) == 2
        if pair.source == "news/negation":
            assert pair.hypothesis.replace(" not", "") in pair.premise
        if pair.source == "news/elsewhere":
            assert pair.hypothesis in ARTICLE
        if pair.source == "news/added":
            assert sum(s in pair.hypothesis for s in window) == 1


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


LABELS = ("entailment", "neutral", "contradiction", "not_entailment")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Data in the form of the public sets: two sets of pairs and two news articles."""
    folder = tmp_path / "data"
    words = [w for w in VOCABULARY if w.isalpha()]

    def sentence(n: int) -> str:
        return f"The {words[n % len(words)]} and {words[(7 * n + 3) % len(words)]} {n}."

    for name, size in (("quays", 150), ("med.all", 2600)):
        rows = [
            {"premise": sentence(n), "hypothesis": sentence(n + 1), "label": LABELS[n % 4]}
            for n in range(size)
        ]
        write(folder / "nli" / "train" / f"{name}.jsonl.gz", rows)
    long, short = "\n\n".join(["Headline", *ARTICLE]), "Headline\n\nThe quay is shut for a year."
    write(folder / "quotes" / "polnear_half.jsonl.gz", [{"text": long}, {"text": short}])
    return folder


def test_training_pairs(script: Callable, data: Path):
    pairs = script("nli_pairs")
    found = pairs.training_pairs(data, seed=5, news=4)
    assert found == pairs.training_pairs(data, seed=5, news=4)
    assert found != pairs.training_pairs(data, seed=6, news=4)
    counts = Counter(pair.source.split("/")[0] for pair in found)
    assert counts == {"quays": 150, "med.all": pairs.CAPS["med.all"], "news": 4}
    assert {pair.label for pair in found} <= {*pairs.LABELS, pairs.NOT_ENTAILMENT}


def test_articles_that_are_short_make_no_pairs(script: Callable, data: Path):
    assert list(script("nli_pairs").news_articles(data)) == [ARTICLE]


# Training


def test_a_premise_lies_on_one_side_of_the_split(script: Callable):
    train_nli, pairs = script("train_nli"), script("nli_pairs")
    everything = [
        pairs.Pair(f"Premise {n // 3}.", f"Hypothesis {n}.", "neutral", "s") for n in range(3000)
    ]
    train, held = train_nli.split(everything)
    assert len(train) + len(held) == len(everything)
    assert {*train, *held} == {*everything}
    assert not {p.premise for p in train} & {p.premise for p in held}
    assert 30 <= len(held) <= 90
    assert train_nli.split(everything, share=0.0)[1] == []


def test_loss(script: Callable):
    import torch

    train_nli = script("train_nli")
    shares = {"contradiction": 0.2, "entailment": 0.5, "neutral": 0.3}
    logits = torch.log(torch.tensor([[shares[label] for label in train_nli.LABELS]] * 4)) + 3.0
    targets = [train_nli.LABELS.index(label) for label in shares]
    for target, share in zip(targets, shares.values(), strict=True):
        loss = train_nli.loss_of(logits[:1], torch.tensor([target]))
        assert loss.item() == pytest.approx(-math.log(share), abs=1e-5)
    negative = train_nli.loss_of(logits[:1], torch.tensor([-1]))
    assert negative.item() == pytest.approx(-math.log(0.2 + 0.3), abs=1e-5)
    mean = train_nli.loss_of(logits, torch.tensor([*targets, -1]))
    assert mean.item() == pytest.approx(-math.log(0.2 * 0.5 * 0.3 * 0.5) / 4, abs=1e-5)


def test_a_plan_holds_every_pair_once(script: Callable):
    batches = object.__new__(script("train_nli").Batches)
    rng = random.Random(2)
    batches.rows = [{"input_ids": [0] * rng.randint(3, 60)} for _ in range(500)]
    plan = batches.plan(seed=1, batch_size=8)
    assert sorted(i for batch in plan for i in batch) == list(range(500))
    assert max(map(len, plan)) == 8
    assert plan == batches.plan(seed=1, batch_size=8)
    assert plan != batches.plan(seed=2, batch_size=8)
    lengths = [[len(batches.rows[i]["input_ids"]) for i in batch] for batch in plan]
    spread = sum(max(batch) - min(batch) for batch in lengths) / len(lengths)
    assert spread < 8, "batches hold pairs of like length"


@pytest.mark.parametrize(
    ("share", "rate"), [(0, 0.0), (0.02, 0.5), (0.04, 1.0), (0.52, 0.5), (1, 0)]
)
def test_learning_rate(script: Callable, share: float, rate: float):
    run = object.__new__(script("train_nli").Run)
    run.arguments = argparse.Namespace(lr=1.0)
    assert run.learning_rate(share) == pytest.approx(rate)


def test_layers_are_dropped_and_frozen(script: Callable, tmp_path: Path):
    base = save_bert(tmp_path / "base", classifies=False, layers=3)
    train_nli = script("train_nli")
    model = train_nli.build_model(base, keep_layers=2, freeze=1)
    layers = model.base_model.encoder.layer
    assert len(layers) == model.config.num_hidden_layers == 2

    def trains(module: Any) -> set[bool]:
        return {p.requires_grad for p in module.parameters()}

    assert trains(model.base_model.embeddings) == trains(layers[0]) == {False}
    assert trains(layers[1]) == trains(model.classifier) == {True}
    assert [model.config.id2label[i] for i in range(3)] == list(train_nli.LABELS)
    untouched = train_nli.build_model(base, keep_layers=0, freeze=0)
    assert len(untouched.base_model.encoder.layer) == 3
    assert trains(untouched) == {True}


def arguments(base: Path, data: Path, out: Path, **more: Any) -> argparse.Namespace:
    defaults = {
        "keep_layers": 0,
        "freeze": 0,
        "lr": 1e-3,
        "batch": 256,
        "max_length": 32,
        "epochs": 1.0,
        "hours": 1.0,
        "minutes_between_checks": 0.0,
        "seed": 1,
    }
    return argparse.Namespace(base=base, data=data, out=out, **defaults | more)


def test_training_stops_resumes_and_leaves_an_nli_model(
    script: Callable, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    train_nli = script("train_nli")
    base, out = save_bert(tmp_path / "base", classifies=False), tmp_path / "out"
    batches, step = train_nli.batches_from, train_nli.Run.step
    seen: list[list[int]] = []
    steps = 0

    def recorded(*given: Any) -> Iterator[list[int]]:
        for batch in batches(*given):
            seen.append(batch)
            yield batch

    def interrupted(run: Any, *given: Any) -> float:
        nonlocal steps
        steps += 1
        if steps == 4:
            raise KeyboardInterrupt
        return step(run, *given)

    monkeypatch.setattr(train_nli, "batches_from", recorded)
    monkeypatch.setattr(train_nli.Run, "step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train_nli.train(arguments(base, data, out))
    cut = seen.pop()
    done = len(seen)
    train_nli.train(arguments(base, data, out))
    assert done == 3
    assert seen[done] == cut, "goes on with the batch that was cut off"
    everything = [i for batch in seen for i in batch]
    assert sorted(everything) == list(range(len(everything))), "every pair once, none left out"

    log = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    assert [row["pairs"] for row in log[:3]] == [256, 512, 768]
    assert log[-1]["pairs"] == len(everything)
    assert {"loss", "accuracy", "best", "quays", "med.all"} <= set(log[-1])
    assert log[-1]["best"] == max(row["accuracy"] for row in log)
    model = TorchNli(str(out / "best"), "cpu")
    assert model.predict([("The ferry was closed.", "The quay was open.")]).shape == (1, 3)


# Export and seal


def test_an_exported_folder_runs_and_is_int8(script: Callable, tmp_path: Path):
    import onnx
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    export_onnx = script("export_onnx")
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


def test_seal_lists_every_file_and_verifies(script: Callable, tmp_path: Path):
    folder = tmp_path / "model"
    (folder / "deeper").mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "deeper" / "weights.bin").write_bytes(b"\x00\x01")
    (folder / "SHA256SUMS").write_text("of an older state\n")
    seal = script("seal").seal
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
