"""Train the reader: an NLI model that reads a claim in a passage.

With ``--two-way`` premise and claim see each other, as the shipped reader does. Without it
attention is one-way (`one_way.py`), so that a passage is read once for all claims packed behind it.
Batches hold packs of like length. The run has a deadline: the learning rate falls to zero towards
it, and passages come to prevail over general inference. Whenever it is started again it goes on
exactly where it stopped, and it may be paused by SIGSTOP; on SIGTERM it stores its state and ends.

    python scripts/rebuild_nli.py models/nli runs/bases/nli
    python scripts/train_reader.py --base runs/bases/nli --out runs/reader --two-way --freeze 6 \
        --lr 3e-5 --tokens 2400 --minutes 90
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import torch
from nli_pairs import LABELS
from one_way import Pack, lay_out, read
from reader_rows import (
    GENERAL,
    PASSAGES,
    Passage,
    Source,
    best_passage,
    held_out,
    passages_of,
    read_stream,
)
from tokenizers import Tokenizer
from train_nli import ENTAILMENT, TARGETS, loss_of
from transformers import MPNetForSequenceClassification

from claimcheck.evaluation.datasets import read_jsonl, sample, unseen
from claimcheck.evaluation.metrics import roc_auc

#: Tokens read of a premise and of a claim.
LONGEST_PREMISE, LONGEST_CLAIM = 320, 96
#: Batches among which packs are sorted by length.
POOL = 30
#: Share of the run that is its first stage, and the share of batches with passages in each stage.
FIRST_STAGE, PASSAGE_SHARES = 0.3, (0.8, 0.9)
#: Claims measured of MultiNLI, and of each of these sets of ``consistency/val``.
MNLI_CLAIMS, CONSISTENCY_CLAIMS = 300, 60
CONSISTENCY = ("cliff_val", "summac_cogensumm_val")
#: The sets measured on the way; the others are long and measured at the end alone.
ON_THE_WAY = ("mnli", "written")
#: The streams, and the names of their positions in the progress of a run.
STREAMS = {"general": GENERAL, "passages": PASSAGES}


@dataclass(frozen=True)
class Item:
    """A pack with the targets of its claims (see `train_nli.TARGETS`)."""

    pack: Pack
    targets: tuple[int, ...]


def encode(passage: Passage, tokenizer: Tokenizer) -> Item:
    """Turn a passage into token ids."""

    def ids(text: str, longest: int) -> tuple[int, ...]:
        return tuple(tokenizer.encode(text, add_special_tokens=False).ids[:longest])

    claims = tuple(ids(claim, LONGEST_CLAIM) for claim in passage.claims)
    targets = tuple(TARGETS[label] for label in passage.labels)
    return Item(Pack(ids(passage.premise, LONGEST_PREMISE), claims), targets)


def items_of(passages: Iterable[Passage], tokenizer: Tokenizer, *, two_way: bool) -> list[Item]:
    """Passages as items: one for each claim where the premise is to see the claim."""
    if two_way:
        passages = [
            Passage(passage.premise, (claim,), (label,))
            for passage in passages
            for claim, label in zip(passage.claims, passage.labels, strict=True)
        ]
    return [encode(passage, tokenizer) for passage in passages]


def batches_of(items: Iterable[Item], tokens: int) -> list[list[Item]]:
    """Cut items, sorted by length, into batches of at most so many tokens with their padding."""
    batches: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda item: len(item.pack)):
        if batches[-1] and (len(batches[-1]) + 1) * len(item.pack) > tokens:
            batches.append([])
        batches[-1].append(item)
    return [batch for batch in batches if batch]


def plan(items: Sequence[Item], tokens: int, rng: random.Random) -> list[list[Item]]:
    """Batches of one epoch: shuffled, sorted by length inside pools of `POOL` batches."""
    order = list(items)
    rng.shuffle(order)
    pools: list[list[Item]] = [[]]
    filled = 0
    for item in order:
        if filled >= POOL * tokens:
            pools.append([])
            filled = 0
        pools[-1].append(item)
        filled += len(item.pack)
    batches = [batch for pool in pools for batch in batches_of(pool, tokens)]
    rng.shuffle(batches)
    return batches


class Stream:
    """An endless row of batches, the same ones for the same seed.

    ``position`` holds the epoch and the number of the next batch in it.
    """

    def __init__(
        self, sources: Sequence[Source], tokenizer: Tokenizer, arguments: argparse.Namespace
    ) -> None:
        self.sources, self.tokenizer = sources, tokenizer
        self.tokens, self.seed = arguments.tokens, arguments.seed
        self.two_way = arguments.two_way
        self.planned = -1
        self.batches: list[list[Item]] = []

    def next(self, position: list[int]) -> list[Item]:
        """The batch at ``position``, which is moved to the next one."""
        epoch, number = position
        if epoch != self.planned:
            passages = [p for source in self.sources for p in source.epoch(epoch)]
            items = items_of(passages, self.tokenizer, two_way=self.two_way)
            self.batches = plan(items, self.tokens, random.Random(f"{self.seed} {epoch}"))
            self.planned = epoch
        batch = self.batches[number]
        following = number + 1
        position[:] = [epoch, following] if following < len(self.batches) else [epoch + 1, 0]
        return batch


# Measuring


def measured_sets(data: Path) -> dict[str, list[Passage]]:
    """Passages to measure on: MultiNLI, the written claims held out, consistency by a passage.

    Of ``consistency/val``, documents that the model was trained on earlier are left out.
    """
    mnli = list(read_jsonl(data / "nli" / "eval" / "mnli.dev_matched.jsonl.gz"))
    sets = {
        "mnli": passages_of(sample(mnli, MNLI_CLAIMS, "hypothesis")),
        "written": held_out(data),
    }
    fresh = unseen(data / "consistency")
    labels = {"supported": "entailment", "unsupported": "not_entailment"}
    for name in CONSISTENCY:
        rows = read_jsonl(data / "consistency" / "val" / f"{name}.jsonl.gz")
        kept = [r for r in rows if r["label"] in labels and fresh(r["document"], r["claim"])]
        sets[name] = [
            Passage(best_passage(r["document"], r["claim"]), (r["claim"],), (labels[r["label"]],))
            for r in sample(kept, CONSISTENCY_CLAIMS, "claim")
        ]
    return sets


@torch.inference_mode()
def predict(
    net: MPNetForSequenceClassification,
    items: Sequence[Item],
    tokens: int,
    device: str,
    *,
    two_way: bool = False,
) -> np.ndarray:
    """Probabilities of every claim, shape (claims, 3), in the order of the items."""
    places = {id(item): n for n, item in enumerate(items)}
    found: list[np.ndarray] = [np.empty((0, len(LABELS)))] * len(items)
    for batch in batches_of(items, tokens):
        logits = read(net, lay_out([item.pack for item in batch], device, two_way=two_way))
        rows = torch.softmax(logits.float(), dim=-1).cpu().numpy()
        ends = np.cumsum([len(item.targets) for item in batch])[:-1]
        for item, part in zip(batch, np.split(rows, ends), strict=True):
            found[places[id(item)]] = part
    return np.concatenate(found)


def figures_of(probabilities: np.ndarray, targets: Sequence[int]) -> dict[str, float]:
    """Accuracy (two-way targets: entailment against the rest) and AUC of entailment."""
    guesses = probabilities.argmax(-1)
    right = [
        guess == target if target >= 0 else guess != ENTAILMENT
        for guess, target in zip(guesses, targets, strict=True)
    ]
    entailed = np.array([target == ENTAILMENT for target in targets])
    return {
        "accuracy": float(np.mean(right)),
        "auc": roc_auc(entailed, probabilities[:, ENTAILMENT]),
    }


# The run


def build(base: Path, freeze: int) -> MPNetForSequenceClassification:
    """The model of folder ``base`` with its tables and its lowest ``freeze`` layers frozen."""
    net = MPNetForSequenceClassification.from_pretrained(base, dtype=torch.float32)
    order = [net.config.id2label[n] for n in range(len(LABELS))]
    if order != list(LABELS):
        raise SystemExit(f"{base} has the labels {order}, not {list(LABELS)}")
    encoder = net.mpnet.encoder
    for part in (net.mpnet.embeddings, encoder.relative_attention_bias, *encoder.layer[:freeze]):
        part.requires_grad_(False)
    # No dropout: at this length of training it costs time and learns less.
    return net.eval()


class Run:
    """A training run: its model, optimiser and progress, and how they are kept on disk.

    ``clock`` tells the time in seconds since the epoch.
    """

    def __init__(
        self, arguments: argparse.Namespace, clock: Callable[[], float] = time.time
    ) -> None:
        self.arguments, self.clock = arguments, clock
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.stopped = False
        # Parts of a batch side by side, one thread each: on a busy machine, threads that share a
        # product wait for each other at every one.
        self.workers: int = arguments.threads if self.device == "cpu" else 1
        self.pool = ThreadPoolExecutor(
            self.workers, initializer=torch.set_num_threads, initargs=(1,)
        )
        self.out: Path = arguments.out
        self.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(arguments.seed)
        self.net = build(arguments.base, arguments.freeze).to(self.device)
        self.trained = [p for p in self.net.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(self.trained, lr=arguments.lr, weight_decay=0.01)
        self.tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.progress = {
            "step": 0,
            "claims": 0,
            "tokens": 0,
            "owed": 0.0,
            "general": [0, 0],
            "passages": [0, 0],
            "started": 0.0,
            "deadline": 0.0,
        }
        self.state_path = self.out / "state.pt"
        if self.state_path.exists():
            self.restore()
        if not self.progress["started"] or arguments.extend:
            now = self.clock()
            self.progress["started"] = now
            self.progress["deadline"] = now + seconds_allowed(arguments, now)

    def stop(self, *_: object) -> None:
        """Let the run end after the step that it is at."""
        self.stopped = True

    def restore(self) -> None:
        state = torch.load(self.state_path, map_location=self.device, weights_only=True)
        self.net.load_state_dict(state["model"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = state["progress"]
        print(f"resumed at {self.progress}", flush=True)

    def store(self) -> None:
        """Write the state and the model; the state before it is kept too."""
        trained = {n: p for n, p in self.net.named_parameters() if p.requires_grad}
        state = {
            "model": trained,
            "optimizer": self.optimizer.state_dict(),
            "progress": self.progress,
        }
        partial = self.state_path.with_suffix(".partial")
        torch.save(state, partial)
        if self.state_path.exists():
            self.state_path.replace(self.state_path.with_suffix(".previous.pt"))
        partial.replace(self.state_path)
        self.save_model(self.out / "model")

    def save_model(self, folder: Path) -> None:
        """Write the model in half precision as transformers keeps it."""
        weights = {name: value.to(torch.bfloat16) for name, value in self.net.state_dict().items()}
        self.net.save_pretrained(folder, state_dict=weights)
        shutil.copy(self.arguments.base / "tokenizer.json", folder)

    @property
    def share(self) -> float:
        """How much of the time from start to deadline is over, 0 to 1."""
        started, deadline = self.progress["started"], self.progress["deadline"]
        return min(1.0, (self.clock() - started) / (deadline - started))

    def learning_rate(self) -> float:
        """Linear warm-up over the first steps, times a linear decay to zero at the deadline."""
        warm = min(1.0, (self.progress["step"] + 1) / self.arguments.warm_up)
        return self.arguments.lr * warm * (1 - self.share)

    def choose(self) -> str:
        """The stream of the next batch: the stage's share of them are passages."""
        self.progress["owed"] += PASSAGE_SHARES[self.share >= FIRST_STAGE]
        if self.progress["owed"] < 1:
            return "general"
        self.progress["owed"] -= 1
        return "passages"

    def step(self, batch: Sequence[Item]) -> float:
        """Learn from one batch; return its mean loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        claims = sum(len(item.targets) for item in batch)
        shares = [share for n in range(self.workers) if (share := batch[n :: self.workers])]
        losses = list(self.pool.map(lambda share: self.learn(share, claims), shares))
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.progress["step"] += 1
        self.progress["claims"] += claims
        self.progress["tokens"] += sum(len(item.pack) for item in batch)
        return sum(losses)

    def learn(self, items: Sequence[Item], claims: int) -> float:
        """Add the gradients of some items of a batch of ``claims`` claims; return their loss."""
        layout = lay_out([item.pack for item in items], self.device, two_way=self.arguments.two_way)
        targets = torch.tensor([t for item in items for t in item.targets], device=self.device)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.arguments.bf16):
            logits = read(self.net, layout)
        loss = loss_of(logits, targets, None, 0.0) * (len(targets) / claims)
        loss.backward()
        return float(loss.detach())

    def log(self, **figures: object) -> None:
        """Write one line of the log, and show it."""
        now = datetime.fromtimestamp(self.clock(), timezone.utc).strftime("%H:%M:%S")
        counts = {name: self.progress[name] for name in ("step", "claims", "tokens")}
        line = json.dumps({"time": now, "share": round(self.share, 3), **counts, **figures})
        with (self.out / "log.jsonl").open("a") as log:
            log.write(line + "\n")
        print(line, flush=True)

    def measure(self, sets: dict[str, list[Item]]) -> None:
        """Log the figures of every set."""
        found = {}
        for name, items in sets.items():
            probabilities = predict(
                self.net,
                items,
                self.arguments.tokens,
                self.device,
                two_way=self.arguments.two_way,
            )
            figures = figures_of(probabilities, [t for item in items for t in item.targets])
            found[name] = {key: round(value, 4) for key, value in figures.items()}
        self.log(**found)


def seconds_allowed(arguments: argparse.Namespace, now: float) -> float:
    """Seconds from ``now`` to the deadline that was asked for."""
    if arguments.until is None:
        return arguments.minutes * 60
    time_now = datetime.fromtimestamp(now, timezone.utc)
    asked = datetime.strptime(arguments.until, "%H:%M")
    deadline = time_now.replace(hour=asked.hour, minute=asked.minute, second=0, microsecond=0)
    if deadline <= time_now:
        deadline += timedelta(days=1)
    return (deadline - time_now).total_seconds()


def train(run: Run, streams: dict[str, Stream], sets: dict[str, list[Item]]) -> None:
    """Learn until the deadline or until the run is stopped; store and log on the way."""
    arguments = run.arguments
    stored = measured = run.clock()
    losses: dict[str, list[float]] = {name: [] for name in streams}
    while run.share < 1 and not run.stopped:
        name = run.choose()
        losses[name].append(run.step(streams[name].next(run.progress[name])))
        if run.clock() - stored >= arguments.minutes_between_states * 60:
            run.store()
            run.log(**{f"loss_{n}": round(float(np.mean(v)), 4) for n, v in losses.items() if v})
            stored = run.clock()
            losses = {name: [] for name in streams}
        if run.clock() - measured >= arguments.minutes_between_measures * 60:
            run.measure({name: sets[name] for name in ON_THE_WAY})
            measured = run.clock()
    run.store()
    if not run.stopped:
        run.measure(sets)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--base", type=Path, required=True, help="folder of the model to start from"
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/reader"))
    parser.add_argument("--minutes", type=float, default=120, help="time of the whole run")
    parser.add_argument("--until", help="end of the run instead, HH:MM in UTC")
    parser.add_argument(
        "--extend", action="store_true", help="give a run that is resumed a new schedule"
    )
    parser.add_argument("--lr", type=float, default=4e-5)
    parser.add_argument("--warm-up", type=int, default=60, help="steps")
    parser.add_argument("--tokens", type=int, default=3000, help="tokens a batch, with padding")
    parser.add_argument("--freeze", type=int, default=0, help="lowest layers not trained")
    parser.add_argument(
        "--two-way", action="store_true", help="let the premise see the claim, one a pack"
    )
    parser.add_argument("--bf16", action="store_true", help="only faster where the CPU has it")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--minutes-between-states", type=float, default=10)
    parser.add_argument("--minutes-between-measures", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    run = Run(arguments)
    signal.signal(signal.SIGTERM, run.stop)
    streams = {
        name: Stream(
            read_stream(arguments.data, claims, arguments.seed),
            run.tokenizer,
            arguments,
        )
        for name, claims in STREAMS.items()
    }
    sets = {
        name: items_of(passages, run.tokenizer, two_way=arguments.two_way)
        for name, passages in measured_sets(arguments.data).items()
    }
    counts = {name: sum(len(item.targets) for item in items) for name, items in sets.items()}
    labels = {
        name: dict(Counter(t for i in items for t in i.targets)) for name, items in sets.items()
    }
    print(f"measured: {counts}, targets {labels}", flush=True)
    train(run, streams, sets)


if __name__ == "__main__":
    main()
