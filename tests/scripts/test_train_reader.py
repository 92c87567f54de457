"""Training the reader: batches, the schedule towards the deadline, going on where it stopped."""

from __future__ import annotations

import argparse
import importlib
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from tiny import VOCABULARY, bert_tokenizer, tiny_mpnet

WORDS = [word for word in VOCABULARY if word.isalpha()]


@pytest.fixture
def script() -> ModuleType:
    return importlib.import_module("train_reader")


@pytest.fixture
def batches() -> ModuleType:
    return importlib.import_module("reader_batches")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    tiny_mpnet().save_pretrained(folder)
    bert_tokenizer().backend_tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def items(count: int) -> list[Any]:
    made = importlib.import_module("reader_batches")
    rng = random.Random(3)
    return [
        made.Item(made.Pack((5,) * rng.randint(1, 30), ((6,) * rng.randint(1, 9),)), (1,))
        for _ in range(count)
    ]


def test_a_plan_holds_every_item_once(batches: ModuleType):
    given = items(200)
    planned = batches.plan(given, 100, random.Random(1))
    assert sorted(id(item) for batch in planned for item in batch) == sorted(map(id, given))
    assert all(len(b) * max(len(i.pack) for i in b) <= 100 for b in planned)
    assert planned != batches.plan(given, 100, random.Random(2))


def test_an_item_longer_than_a_batch_is_one_alone(batches: ModuleType):
    assert [len(b) for b in batches.batches_of(items(5), 1)] == [1] * 5
    assert batches.batches_of([], 10) == []


def stream(base: Path, name: str = "general", *, two_way: bool = False) -> Any:
    from tokenizers import Tokenizer

    rows = importlib.import_module("reader_rows")
    labels = ("entailment", "neutral", "not_entailment", "contradiction")
    rng = random.Random(name)
    passages = tuple(
        rows.Passage(
            " ".join(rng.sample(WORDS, 6)),
            tuple(" ".join(rng.sample(WORDS, 3)) for _ in range(3)),
            tuple(rng.choices(labels, k=3)),
        )
        for _ in range(12)
    )
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    made = importlib.import_module("reader_batches")
    sources = [rows.Source(passages, 18)]
    return made.Stream(sources, tokenizer, tokens=60, seed=1, two_way=two_way)


def test_a_stream_goes_on_at_its_position(base: Path):
    position = [0, 0]
    one = stream(base)
    seen = []
    for _ in range(12):
        seen.append((tuple(position), one.next(position)))
    assert position[0] >= 2, "epochs go on without end"
    for place, batch in reversed(seen):
        assert stream(base).next(list(place)) == batch


def test_two_way_each_claim_has_a_pack_of_its_own(base: Path):
    packed, own = stream(base), stream(base, two_way=True)
    counts = []
    for given in (packed, own):
        position, batches = [0, 0], []
        while position[0] == 0:
            batches.append(given.next(position))
        counts.append([len(item.targets) for batch in batches for item in batch])
    assert counts[1] == [1] * sum(counts[0])
    assert set(counts[0]) == {3}


@pytest.mark.parametrize(
    ("targets", "accuracy"),
    [
        ([1, 2, 0], 1.0),
        ([1, 0, 0], 2 / 3),
        ([1, -1, -1], 1.0),  # two-way: anything but entailment is right
        ([-1, -1, -1], 2 / 3),
    ],
)
def test_figures(script: ModuleType, targets: list[int], accuracy: float):
    shares = np.array([[0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.6, 0.1, 0.3]])
    assert script.LABELS == ("contradiction", "entailment", "neutral")
    found = script.figures_of(shares, targets)
    assert found["accuracy"] == pytest.approx(accuracy)
    assert found["auc"] == 1.0 or 1 not in targets


def test_predictions_keep_their_order(script: ModuleType):
    net, given = tiny_mpnet(), items(30)
    whole = script.predict(net, given, 100, "cpu")
    alone = np.concatenate([script.predict(net, [item], 100, "cpu") for item in given])
    assert whole == pytest.approx(alone, abs=1e-5)


def options(base: Path, out: Path, **fields: Any) -> argparse.Namespace:
    return argparse.Namespace(
        **{
            "base": base,
            "out": out,
            "minutes": 10,
            "until": None,
            "extend": False,
            "lr": 1e-2,
            "warm_up": 3,
            "tokens": 60,
            "freeze": 0,
            "two_way": False,
            "threads": 1,
            "bf16": False,
            "minutes_between_states": 2,
            "minutes_between_measures": 4,
            "seed": 1,
            "keep": 0.0,
            "teacher": None,
        }
        | fields
    )


def run_of(script: ModuleType, base: Path, out: Path, last: int = 99, **fields: Any) -> Any:
    """A run in which a step takes a minute; it is stopped after step ``last``."""
    ours: list[Any] = []

    def clock() -> float:
        step = ours[0].progress["step"] if ours else 0
        if ours and step >= last:
            ours[0].stop()
        return 1e9 + 60 * step

    run = script.Run(options(base, out, **fields), clock)
    ours.append(run)
    return run


def learn(script: ModuleType, base: Path, run: Any) -> dict[str, Any]:
    streams = {name: stream(base, name) for name in ("general", "passages")}
    sets = dict.fromkeys(script.ON_THE_WAY, items(3))
    script.train(run, streams, sets)
    return run.net.state_dict()


def test_a_run_goes_on_exactly_where_it_stopped(script: ModuleType, base: Path, tmp_path: Path):
    import torch

    whole = learn(script, base, run_of(script, base, tmp_path / "whole"))
    out = tmp_path / "halves"
    learn(script, base, run_of(script, base, out, last=4))
    second = run_of(script, base, out)
    assert second.progress["step"] == 4
    found = learn(script, base, second)
    assert second.progress["step"] == 10, "until its first deadline"
    assert all(torch.equal(found[name], weights) for name, weights in whole.items())
    assert any(not torch.equal(found[name], w) for name, w in tiny_mpnet().state_dict().items())
    assert (out / "state.previous.pt").exists()


def test_a_batch_may_be_divided_among_threads(script: ModuleType, base: Path, tmp_path: Path):
    import torch

    gradients = []
    for threads in (1, 3):
        run = run_of(script, base, tmp_path / str(threads), threads=threads)
        kept = run.optimizer.zero_grad
        run.optimizer.zero_grad = lambda **_: None
        loss = run.step([i for i in items(7) if len(i.pack) < 60])
        gradients.append((loss, [p.grad.clone() for p in run.trained]))
        kept()
    (one_loss, one), (other_loss, other) = gradients
    assert one_loss == pytest.approx(other_loss, abs=1e-5)
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(one, other, strict=True))


def test_tables_and_frozen_layers_stay(script: ModuleType, base: Path, tmp_path: Path):
    import torch

    before = tiny_mpnet().state_dict()
    after = learn(script, base, run_of(script, base, tmp_path / "run", freeze=1))
    changed = {n for n, w in before.items() if not torch.equal(after[n], w)}
    assert changed
    assert not any("embeddings" in n or "relative" in n or "layer.0." in n for n in changed)


def test_what_a_run_leaves(script: ModuleType, base: Path, tmp_path: Path):
    from transformers import MPNetForSequenceClassification

    run = run_of(script, base, tmp_path / "run")
    learn(script, base, run)
    log = (tmp_path / "run" / "log.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["step"] for line in lines if "mnli" not in line] == [2, 4, 6, 8, 10]
    assert [line["step"] for line in lines if "mnli" in line] == [4, 8, 10]
    assert set(script.ON_THE_WAY) <= set(lines[-1])
    kept = MPNetForSequenceClassification.from_pretrained(tmp_path / "run" / "model")
    drift = max(
        float((w - run.net.state_dict()[n]).abs().max()) for n, w in kept.state_dict().items()
    )
    assert drift < 0.05
    assert (tmp_path / "run" / "model" / "tokenizer.json").exists()


def test_the_learning_rate_rises_and_ends_at_nothing(
    script: ModuleType, base: Path, tmp_path: Path
):
    run = run_of(script, base, tmp_path / "run")
    rates = []
    for step in range(11):
        run.progress["step"] = step
        rates.append(run.learning_rate())
    assert max(rates) == rates[2], "the warm-up is over"
    assert rates[0] < rates[1] < rates[2]
    assert sorted(rates[2:], reverse=True) == rates[2:]
    assert rates[-1] == 0.0


def test_passages_come_to_prevail(script: ModuleType, base: Path, tmp_path: Path):
    run = run_of(script, base, tmp_path / "run")
    early = [run.choose() for _ in range(10)]
    run.progress["step"] = 5
    late = [run.choose() for _ in range(10)]
    assert (early.count("passages"), late.count("passages")) == (8, 9)


def test_what_is_to_be_kept_comes_in_its_share(script: ModuleType, base: Path, tmp_path: Path):
    run = run_of(script, base, tmp_path / "run", keep=0.25, teacher=base)
    chosen = [run.choose() for _ in range(20)]
    assert chosen.count("kept") == 5
    assert {"general", "passages"} < set(chosen)


def test_news_without_labels_pulls_towards_the_teacher(
    script: ModuleType, batches: ModuleType, base: Path, tmp_path: Path
):
    import torch

    other = tiny_mpnet()
    torch.manual_seed(5)
    for weights in other.classifier.parameters():
        torch.nn.init.normal_(weights, std=0.5)
    other.save_pretrained(tmp_path / "teacher")
    run = run_of(script, base, tmp_path / "run", keep=1.0, teacher=tmp_path / "teacher")
    given = [batches.Item(i.pack, (script.TARGETS[script.UNLABELLED],)) for i in items(12)]
    figures = importlib.import_module("reader_figures")

    def distance() -> float:
        own, theirs = (figures.predict(n, given, 999, "cpu") for n in (run.net, run.teacher))
        return float(np.abs(own - theirs).mean())

    before = distance()
    for _ in range(8):
        run.step(given)
    assert distance() < before / 2


@pytest.mark.parametrize(
    ("until", "seconds"), [("02:00", 780), ("01:46", 86340), ("01:47", 86400), (None, 600)]
)
def test_the_deadline(script: ModuleType, until: str | None, seconds: int):
    arguments = argparse.Namespace(until=until, minutes=10)
    now = 1_000_000_020.0  # 01:47 in UTC
    assert script.seconds_allowed(arguments, now) == seconds


def test_a_run_may_be_given_more_time(script: ModuleType, base: Path, tmp_path: Path):
    learn(script, base, run_of(script, base, tmp_path / "run", last=4))
    kept, longer = (
        script.Run(options(base, tmp_path / "run", minutes=90, extend=extend), lambda: 1e9 + 240)
        for extend in (False, True)
    )
    assert kept.progress["deadline"] - kept.progress["started"] == 600
    assert kept.share == pytest.approx(0.4)
    assert longer.share == 0, "the schedule begins again"
    assert longer.progress["deadline"] - longer.progress["started"] == 90 * 60


def test_a_base_with_other_labels_is_refused(script: ModuleType, tmp_path: Path):
    net = tiny_mpnet()
    net.config.id2label = {0: "neutral", 1: "entailment", 2: "contradiction"}
    net.save_pretrained(tmp_path)
    with pytest.raises(SystemExit, match="neutral"):
        script.build(tmp_path, 0)


def test_what_is_right_by_kind(script: ModuleType, base: Path):
    measure = importlib.import_module("measure_reader")
    kinds = (("neutral", "hedge"), ("contradiction", "role"), ("entailment", "short"))
    rows = [
        {"premise": "the ferry", "hypothesis": "the quay", "label": label, "kind": kind}
        for label, kind in kinds
    ]
    right = measure.Measured(base, 60, two_way=False).right(rows)
    assert sum(right) == 1, "of one pair with each of the labels"
    found = measure.by_kind(rows, right)
    assert found["all"] == right
    assert found["neutral"] == found["neutral hedge"] == right[:1]
    assert set(found) == {"all", *(f"{a} {b}" for a, b in kinds), *(a for a, _ in kinds)}
