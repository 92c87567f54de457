"""Training the NLI models, on data and models small enough for a test."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import nli_pairs
import pytest
import train_nli
from tiny import VOCABULARY, bert_tokenizer, save_bert

from claimcheck.models.nli import LABELS as OWN_LABELS
from claimcheck.models.nli import TorchNli

# Training pairs


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


LABELS = ("entailment", "neutral", "contradiction", "not_entailment")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Data in the form of the public sets: two sets of pairs."""
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
    return folder


def test_training_pairs(data: Path):
    found = nli_pairs.training_pairs(data, seed=5)
    assert found == nli_pairs.training_pairs(data, seed=5)
    assert found != nli_pairs.training_pairs(data, seed=6)
    counts = Counter(pair.source.split("/")[0] for pair in found)
    assert counts == {"quays": 150, "med.all": nli_pairs.CAPS["med.all"]}
    assert {pair.label for pair in found} <= {*nli_pairs.LABELS, nli_pairs.NOT_ENTAILMENT}


def test_pairs_of_more_files_join_the_public_ones(data: Path, tmp_path: Path):
    more = tmp_path / "more.jsonl.gz"
    given = {"premise": "The quay is shut.", "hypothesis": "It is open.", "source": "job/opposite"}
    write(more, [given | {"label": "contradiction"}, given | {"label": nli_pairs.UNLABELLED}])
    found = nli_pairs.training_pairs(data, seed=5, extra=[more])
    public = nli_pairs.training_pairs(data, seed=5)
    assert len(found) == len(public) + 2
    assert {p.label for p in found if p.source == "job/opposite"} == {"contradiction", ""}
    assert set(found) - set(public) == set(nli_pairs.read_pairs(more))


# Training


def test_a_premise_lies_on_one_side_of_the_split():
    everything = [
        nli_pairs.Pair(f"Premise {n // 3}.", f"Hypothesis {n}.", "neutral", "s")
        for n in range(3000)
    ]
    train, held = train_nli.split(everything)
    assert len(train) + len(held) == len(everything)
    assert {*train, *held} == {*everything}
    assert not {p.premise for p in train} & {p.premise for p in held}
    assert 30 <= len(held) <= 90
    assert train_nli.split(everything, share=0.0)[1] == []


#: What a model says, by label; the order is not the one of the columns.
SHARES = {"entailment": 0.5, "neutral": 0.3, "contradiction": 0.2}


def logits_of(train_nli: ModuleType, rows: int) -> Any:
    import torch

    return torch.log(torch.tensor([[SHARES[label] for label in train_nli.LABELS]] * rows)) + 3.0


def test_loss_of_labels():
    import torch

    def loss(*labels: str) -> float:
        targets = torch.tensor([train_nli.TARGETS[label] for label in labels])
        return train_nli.loss_of(logits_of(train_nli, len(labels)), targets, None, 0.7).item()

    for label, share in SHARES.items():
        assert loss(label) == pytest.approx(-math.log(share), abs=1e-5)
    two_way = train_nli.NOT_ENTAILMENT
    assert loss(two_way) == pytest.approx(-math.log(0.3 + 0.2), abs=1e-5)
    mean = -math.log(0.5 * 0.3 * 0.2 * 0.5) / 4
    assert loss(*SHARES, two_way) == pytest.approx(mean, abs=1e-5)


@pytest.mark.parametrize("share", [0.0, 0.7, 1.0])
def test_loss_with_a_teacher(share: float):
    import torch

    taught = {"entailment": 0.6, "neutral": 0.1, "contradiction": 0.3}
    soft = torch.tensor([[taught[label] for label in train_nli.LABELS]])
    distilled = -sum(taught[label] * math.log(SHARES[label]) for label in SHARES)

    def loss(label: str) -> float:
        target = torch.tensor([train_nli.TARGETS[label]])
        return train_nli.loss_of(logits_of(train_nli, 1), target, soft, share).item()

    for label, hard in (("neutral", 0.3), (train_nli.NOT_ENTAILMENT, 0.5)):
        expected = share * distilled - (1 - share) * math.log(hard)
        assert loss(label) == pytest.approx(expected, abs=1e-5)
    assert loss(train_nli.UNLABELLED) == pytest.approx(distilled, abs=1e-5), "at every share"


def test_batches_are_padded_to_their_longest_pair():
    given = [
        nli_pairs.Pair("The ferry closed.", "The quay opened.", "entailment", "a"),
        nli_pairs.Pair(
            "The old ferry was closed early.", "Nobody was hurt.", "not_entailment", "b"
        ),
        nli_pairs.Pair("A strike.", "A strike.", nli_pairs.UNLABELLED, "c"),
    ]
    tokenizer = bert_tokenizer()
    batches = train_nli.Batches(given, tokenizer, max_length=12)
    assert len(batches) == 3
    assert batches.targets.tolist() == [train_nli.ENTAILMENT, -1, -2]
    assert batches.sources == ["a", "b", "c"]
    assert [batches.length(n) for n in range(3)] == [11, 12, 9], "the second one is cut"
    inputs = batches.tensors([2, 0], "cpu")
    assert set(inputs) == {"input_ids", "token_type_ids", "attention_mask"}
    assert {tuple(tensor.shape) for tensor in inputs.values()} == {(2, 11)}
    assert inputs["attention_mask"].sum(1).tolist() == [9, 11]
    assert inputs["input_ids"][0, 9:].tolist() == [tokenizer.pad_token_id] * 2
    whole = tokenizer("The ferry closed.", "The quay opened.")
    assert inputs["input_ids"][1].tolist() == whole["input_ids"]
    assert inputs["token_type_ids"][1].tolist() == whole["token_type_ids"]
    assert list(batches.by_length(2)) == [[2, 0], [1]]


def test_a_plan_holds_every_pair_once():
    batches = object.__new__(train_nli.Batches)
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
def test_learning_rate(share: float, rate: float):
    run = object.__new__(train_nli.Run)
    run.arguments = argparse.Namespace(lr=1.0)
    assert run.learning_rate(share) == pytest.approx(rate)


def test_layers_are_dropped_and_frozen(tmp_path: Path):
    base = save_bert(tmp_path / "base", classifies=False, layers=3)
    model = train_nli.build_model(base, keep_layers=[0, 2], freeze=1)
    layers = model.base_model.encoder.layer
    assert len(layers) == model.config.num_hidden_layers == 2
    everything = train_nli.build_model(base, keep_layers=[], freeze=0)
    for kept, number in zip(layers, (0, 2), strict=True):
        for a, b in zip(
            kept.parameters(),
            everything.base_model.encoder.layer[number].parameters(),
            strict=True,
        ):
            assert (a == b).all()

    def trains(module: Any) -> set[bool]:
        return {p.requires_grad for p in module.parameters()}

    assert trains(model.base_model.embeddings) == trains(layers[0]) == {False}
    assert trains(layers[1]) == trains(model.classifier) == {True}
    assert [model.config.id2label[i] for i in range(3)] == list(train_nli.LABELS)
    assert len(everything.base_model.encoder.layer) == 3
    assert everything.config.hidden_dropout_prob == 0.1
    plain = train_nli.build_model(base, keep_layers=[], freeze=0, dropout=0.0)
    probabilities = {m.p for m in plain.modules() if type(m).__name__ == "Dropout"}
    assert probabilities == {0.0}
    assert trains(everything) == {True}


def arguments(base: Path, data: Path, out: Path, **more: Any) -> argparse.Namespace:
    defaults = {
        "extra": [],
        "teacher": None,
        "soft": None,
        "soft_share": 0.7,
        "keep_layers": [],
        "dropout": 0.1,
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
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
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


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """Pairs without a label, of premises on both sides of the split."""
    path = tmp_path / "pairs" / "more.jsonl.gz"
    rows = [
        {
            "premise": f"The old ferry number {n}.",
            "hypothesis": f"The new ferry number {n}.",
            "label": "",
            "source": "job/unlabelled",
        }
        for n in range(300)
    ]
    write(path, rows)
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Data of one small set."""
    rows = [
        {"premise": f"The quay {n}.", "hypothesis": f"The ferry {n}.", "label": LABELS[n % 4]}
        for n in range(400)
    ]
    write(tmp_path / "small" / "nli" / "train" / "quays.jsonl.gz", rows)
    return tmp_path / "small"


def test_pairs_without_a_label_are_learned_from_with_a_teacher_alone(
    small: Path, more: Path, tmp_path: Path
):
    base = save_bert(tmp_path / "base", classifies=False)
    everything = nli_pairs.training_pairs(small, 1, [more])
    train, held = nli_pairs.split(everything)
    assert {p.source for p in held} == {"quays", "job/unlabelled"}, "or this test says little"

    alone = train_nli.Run(arguments(base, small, tmp_path / "alone", extra=[more]))
    data, checked = train_nli.load_data(alone)
    assert set(data.sources) == set(checked.sources) == {"quays"}
    assert data.soft is None

    taught = arguments(
        base,
        small,
        tmp_path / "taught",
        extra=[more],
        teacher=save_bert(tmp_path / "teacher", classifies=True),
    )
    data, checked = train_nli.load_data(train_nli.Run(taught))
    assert len(data) == len(train)
    assert set(data.sources) == {"quays", "job/unlabelled"}
    assert set(checked.sources) == {"quays"}
    assert data.soft.shape == (len(train), 3)


def test_a_teacher_is_asked_once_and_its_columns_are_put_in_order(small: Path, tmp_path: Path):
    """The teacher numbers its labels in another order than the one that learns."""
    teacher = save_bert(tmp_path / "teacher", classifies=True)
    given = nli_pairs.training_pairs(small, 1)[:40]
    kept = tmp_path / "soft.pt"
    learner = arguments(tmp_path, small, tmp_path / "out", teacher=teacher, soft=kept)
    soft = train_nli.teach(learner, given, "cpu")
    judged = TorchNli(str(teacher), "cpu").predict([(p.premise, p.hypothesis) for p in given])
    columns = [OWN_LABELS.index(label) for label in train_nli.LABELS]
    assert abs(soft.numpy() - judged[:, columns]).max() < 0.03, "but for the half precision"
    assert abs(soft.sum(1) - 1).max() < 1e-3

    (teacher / "config.json").unlink()
    assert (train_nli.teach(learner, given, "cpu") == soft).all(), "read from the file"
    with pytest.raises(SystemExit, match="is of 40 pairs, not of these 39"):
        train_nli.teach(learner, given[:39], "cpu")


def test_training_with_a_teacher(small: Path, more: Path, tmp_path: Path):
    out = tmp_path / "out"
    base = save_bert(tmp_path / "base", classifies=False)
    teacher = save_bert(tmp_path / "teacher", classifies=True)
    given = arguments(base, small, out, extra=[more], teacher=teacher, minutes_between_checks=9)
    train_nli.train(given)
    assert (out / "soft.pt").is_file()
    log = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    assert {"loss", "accuracy", "quays"} <= set(log[-1])
    assert "job/unlabelled" not in log[-1], "nothing is known to be right there"
    assert TorchNli(str(out / "best"), "cpu").predict([("A ferry.", "A quay.")]).shape == (1, 3)
