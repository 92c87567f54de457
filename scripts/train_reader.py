"""Train the reader: an NLI model that reads a claim in a passage.

With ``--two-way`` premise and claim see each other, as the shipped reader does. Without it
attention is one-way (`one_way.py`), so that a passage is read once for all claims packed behind it.
Batches hold packs of like length. The run has a deadline: the learning rate falls to zero towards
it, and passages come to prevail over general inference. Whenever it is started again it goes on
exactly where it stopped, and it may be paused by SIGSTOP; on SIGTERM it stores its state and ends.

    python scripts/rebuild_nli.py models/nli runs/bases/nli
    python scripts/train_reader.py --base runs/bases/nli --out runs/reader --two-way --freeze 6 \
        --lr 3e-5 --tokens 2400 --minutes 90

What a model learns of written claims it pays for on what people really write. With ``--keep`` some
batches are news without labels, on which it is to answer as the model it started from (learning
without forgetting, Li and Hoiem 2016, https://arxiv.org/abs/1606.09282).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import torch
from nli_pairs import LABELS, UNLABELLED
from read_packs import in_vocabulary, logits_of
from reader_batches import Item, Stream, items_of
from reader_figures import figures_of, measured_sets, predict
from reader_news import kept_sources
from reader_rows import FOR_DRAFTS, GENERAL, PASSAGES, read_stream
from tokenizers import Tokenizer
from train_nli import TARGETS, loss_of
from transformers import AutoModelForSequenceClassification, PreTrainedModel

#: Share of the run that is its first stage, and the share of batches with passages in each stage.
FIRST_STAGE, PASSAGE_SHARES = 0.3, (0.8, 0.9)
#: The sets measured on the way; the others are long and measured at the end alone.
ON_THE_WAY = ("mnli", "written", "drafts")


def build(base: Path, freeze: int) -> PreTrainedModel:
    """The model of folder ``base`` with its tables and its lowest ``freeze`` layers frozen."""
    net = AutoModelForSequenceClassification.from_pretrained(base, dtype=torch.float32)
    order = [net.config.id2label[n] for n in range(len(LABELS))]
    if order != list(LABELS):
        raise SystemExit(f"{base} has the labels {order}, not {list(LABELS)}")
    encoder = net.base_model.encoder
    frozen = [net.base_model.embeddings, *encoder.layer[:freeze]]
    if hasattr(encoder, "relative_attention_bias"):
        frozen.append(encoder.relative_attention_bias)
    for part in frozen:
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
        # Copied before a state is restored: what the run is to keep of another model.
        self.teacher = build(arguments.teacher, 0).to(self.device) if arguments.keep else None
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
            "kept": [0, 0],
            "owed_kept": 0.0,
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
        self.progress["owed_kept"] += self.arguments.keep
        if self.progress["owed_kept"] >= 1:
            self.progress["owed_kept"] -= 1
            return "kept"
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
        packs, two_way = [item.pack for item in items], self.arguments.two_way
        targets = torch.tensor([t for item in items for t in item.targets], device=self.device)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.arguments.bf16):
            logits = logits_of(self.net, packs, self.device, two_way=two_way)
        soft = None
        if TARGETS[UNLABELLED] in targets:
            families = self.net.config.model_type, self.teacher.config.model_type
            with torch.no_grad():
                taught = logits_of(
                    self.teacher, in_vocabulary(packs, *families), self.device, two_way=two_way
                )
                soft = torch.softmax(taught.float(), dim=-1)
        loss = loss_of(logits, targets, soft, 0.0) * (len(targets) / claims)
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


def parse_arguments() -> argparse.Namespace:
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
    parser.add_argument(
        "--keep",
        type=float,
        default=0.0,
        help="share of batches that are news without labels, on which the model learns to answer as"
        " --teacher does",
    )
    parser.add_argument("--teacher", type=Path, help="folder of the model to keep to")
    parser.add_argument(
        "--windows",
        type=float,
        default=0.0,
        help="share of written claims that are put beside the few sentences which decide them",
    )
    parser.add_argument("--drafts", action="store_true", help="learn of drafts above all")
    arguments = parser.parse_args()
    if arguments.keep and arguments.teacher is None:
        parser.error("--keep needs --teacher")
    return arguments


def main() -> None:
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    run = Run(arguments)
    signal.signal(signal.SIGTERM, run.stop)
    # By the names of the streams' positions in the progress of a run.
    claims = {"general": GENERAL, "passages": FOR_DRAFTS if arguments.drafts else PASSAGES}
    sources = {
        name: read_stream(arguments.data, most, arguments.seed, arguments.windows)
        for name, most in claims.items()
    }
    if arguments.keep:
        sources["kept"] = kept_sources(arguments.data, arguments.seed)
    streams = {
        name: Stream(
            given,
            run.tokenizer,
            tokens=arguments.tokens,
            seed=arguments.seed,
            two_way=arguments.two_way,
        )
        for name, given in sources.items()
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
