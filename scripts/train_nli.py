"""Train the NLI cross-encoder that judges a claim against a window of a reference.

Any base encoder that ``transformers`` can load as a sequence classifier serves. The run is seeded,
writes one JSON line of figures per evaluation, keeps the best checkpoint by accuracy on a split of
its own (2 % of the pairs, whole premises), and goes on where it stopped when started again.

With ``--teacher`` a larger trained model's probabilities join the labels as targets (Hinton et al.
2015, "Distilling the knowledge in a neural network"); pairs without a label have them alone.

    python scripts/fetch_bases.py
    python scripts/generate_pairs.py
    python scripts/consistency_pairs.py
    python scripts/train_nli.py --base runs/bases/all-mpnet-base-v2 --out runs/nli-b \
        --extra runs/pairs/*.jsonl.gz
    python scripts/train_nli.py --base runs/bases/all-MiniLM-L6-v2 --out runs/nli-s \
        --extra runs/pairs/*.jsonl.gz --teacher runs/nli-b/best
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from nli_pairs import LABELS, NOT_ENTAILMENT, UNLABELLED, Pair, split, training_pairs
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedModel

ENTAILMENT = LABELS.index("entailment")
#: What the loss reads: a label's column, or one of the two that name none.
TARGETS = {label: i for i, label in enumerate(LABELS)} | {NOT_ENTAILMENT: -1, UNLABELLED: -2}


class Batches:
    """Token ids of pairs, served in batches of like length and about equal cost.

    ``soft`` holds a teacher's probabilities, shape (pairs, 3), or None.
    """

    def __init__(self, pairs: list[Pair], tokenizer, max_length: int) -> None:
        self.tokenizer = tokenizer
        self.targets = np.array([TARGETS[pair.label] for pair in pairs])
        self.sources = [pair.source for pair in pairs]
        self.soft: torch.Tensor | None = None
        self.rows: list[dict[str, list[int]]] = []
        for start in range(0, len(pairs), 4096):
            part = pairs[start : start + 4096]
            encoded = tokenizer(
                [p.premise for p in part],
                [p.hypothesis for p in part],
                truncation="longest_first",
                max_length=max_length,
            )
            self.rows.extend(
                {name: values[i] for name, values in encoded.items()} for i in range(len(part))
            )

    def __len__(self) -> int:
        return len(self.rows)

    def length(self, index: int) -> int:
        """Tokens of one pair."""
        return len(self.rows[index]["input_ids"])

    def plan(self, seed: int, batch_size: int) -> list[list[int]]:
        """Order of one epoch: shuffled, then sorted by length inside pools of 40 batches."""
        rng = random.Random(seed)
        order = list(range(len(self.rows)))
        rng.shuffle(order)
        batches = []
        pool = batch_size * 40
        for start in range(0, len(order), pool):
            part = sorted(order[start : start + pool], key=self.length)
            chunks = [part[i : i + batch_size] for i in range(0, len(part), batch_size)]
            rng.shuffle(chunks)
            batches.extend(chunks)
        return batches

    def by_length(self, batch_size: int) -> Iterator[list[int]]:
        """All pairs once, the shortest first."""
        order = sorted(range(len(self.rows)), key=self.length)
        for start in range(0, len(order), batch_size):
            yield order[start : start + batch_size]

    def tensors(self, indices: list[int], device: str) -> dict[str, torch.Tensor]:
        """The model's inputs for some pairs, padded to the longest of them."""
        shape = len(indices), max(map(self.length, indices))
        inputs = {}
        for name in self.rows[indices[0]]:
            filler = self.tokenizer.pad_token_id if name == "input_ids" else 0
            padded = np.full(shape, filler)
            for row, index in zip(padded, indices, strict=True):
                values = self.rows[index][name]
                row[: len(values)] = values
            inputs[name] = torch.from_numpy(padded).to(device, non_blocking=True)
        return inputs


def loss_of(
    logits: torch.Tensor, targets: torch.Tensor, soft: torch.Tensor | None, soft_share: float
) -> torch.Tensor:
    """Mean cross-entropy with the labels, mixed with that with a teacher's probabilities.

    A two-way negative is neutral and contradiction together. A pair without a label counts with
    the teacher's probabilities alone.
    """
    log_probabilities = torch.log_softmax(logits.float(), dim=-1)
    rest = [i for i in range(len(LABELS)) if i != ENTAILMENT]
    not_entailed = torch.logsumexp(log_probabilities[:, rest], dim=-1)
    picked = log_probabilities.gather(1, targets.clamp(min=0).unsqueeze(1)).squeeze(1)
    hard = -torch.where(targets == TARGETS[NOT_ENTAILMENT], not_entailed, picked)
    if soft is None:
        return hard.mean()
    distilled = -(soft * log_probabilities).sum(dim=-1)
    share = torch.where(targets == TARGETS[UNLABELLED], 1.0, soft_share)
    return (share * distilled + (1 - share) * hard).mean()


def build_model(
    base: Path, keep_layers: list[int], freeze: int, dropout: float = 0.1
) -> PreTrainedModel:
    """Load ``base`` with a three-way head; keep some of its layers and freeze the lowest.

    Dropping layers: Sajjad et al. 2023, "On the effect of dropping layers of pre-trained
    transformer models". ``freeze`` > 0 freezes the embeddings too.
    """
    model = AutoModelForSequenceClassification.from_pretrained(
        base,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
        dtype=torch.float32,
    )
    if not torch.cuda.is_available():
        # Half of a step's time goes into the fused attention's backward pass on a CPU.
        model.set_attn_implementation("eager")
    body = model.base_model
    if keep_layers:
        body.encoder.layer = torch.nn.ModuleList(body.encoder.layer[i] for i in keep_layers)
        model.config.num_hidden_layers = len(keep_layers)
    if freeze:
        for module in (body.embeddings, *body.encoder.layer[:freeze]):
            module.requires_grad_(False)
    return model


@torch.inference_mode()
def predict(model: PreTrainedModel, batches: Batches, device: str) -> torch.Tensor:
    """Probabilities of every pair, shape (pairs, 3), on the CPU."""
    model.eval()
    found = torch.empty(len(batches), len(LABELS))
    for indices in batches.by_length(256 if device == "cuda" else 64):
        with torch.autocast(device, dtype=torch.bfloat16):
            logits = model(**batches.tensors(indices, device)).logits
        found[indices] = torch.softmax(logits.float(), dim=-1).cpu()
    model.train()
    return found


def evaluate(model: PreTrainedModel, batches: Batches, device: str) -> dict[str, float]:
    """Accuracy over all labelled pairs and by source.

    Two-way pairs count entailment against the rest.
    """
    right: dict[str, list[bool]] = defaultdict(list)
    guesses = predict(model, batches, device).argmax(-1).tolist()
    for guess, target, source in zip(guesses, batches.targets, batches.sources, strict=True):
        if target != TARGETS[UNLABELLED]:
            correct = guess == target if target >= 0 else guess != ENTAILMENT
            right[source].append(bool(correct))
    everything = [value for values in right.values() for value in values]
    table = {name: sum(values) / len(values) for name, values in sorted(right.items())}
    return {"accuracy": sum(everything) / len(everything), **table}


def teach(arguments: argparse.Namespace, pairs: list[Pair], device: str) -> torch.Tensor:
    """The teacher's probabilities for every pair, read from ``--soft`` where they are kept."""
    kept: Path = arguments.soft or arguments.out / "soft.pt"
    if not kept.exists():
        model = AutoModelForSequenceClassification.from_pretrained(
            arguments.teacher, dtype=torch.float32
        )
        tokenizer = AutoTokenizer.from_pretrained(arguments.teacher)
        batches = Batches(pairs, tokenizer, arguments.max_length)
        order = [model.config.label2id[label] for label in LABELS]
        found = predict(model.to(device), batches, device)[:, order].contiguous()
        partial = kept.with_suffix(".partial")
        torch.save(found, partial)
        partial.replace(kept)
    soft = torch.load(kept, weights_only=True)
    if len(soft) != len(pairs):
        raise SystemExit(f"{kept} is of {len(soft)} pairs, not of these {len(pairs)}; delete it")
    return soft


class Run:
    """One training run: its model, optimiser and progress, and how they are kept on disk."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.out: Path = arguments.out
        self.out.mkdir(parents=True, exist_ok=True)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(arguments.seed)
        self.tokenizer = AutoTokenizer.from_pretrained(arguments.base)
        self.model = build_model(
            arguments.base, arguments.keep_layers, arguments.freeze, arguments.dropout
        )
        self.model.to(self.device).train()
        trainable = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            trainable, lr=arguments.lr, weight_decay=0.01, fused=self.device == "cuda"
        )
        self.progress = {"epoch": 0, "batch": 0, "pairs": 0, "seconds": 0.0, "best": 0.0}
        self.state_path = self.out / "state.pt"
        if self.state_path.exists():
            self.restore()

    def restore(self) -> None:
        state = torch.load(self.state_path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = state["progress"]
        print(f"resumed at {self.progress}", flush=True)

    def store(self) -> None:
        """Write the state beside the old one, then put it in its place."""
        partial = self.state_path.with_suffix(".partial")
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "progress": self.progress,
        }
        torch.save(state, partial)
        partial.replace(self.state_path)

    def share_done(self, total_pairs: int) -> float:
        """How much of the run is done, 0 to 1, by pairs or by hours, whichever is further."""
        by_pairs = self.progress["pairs"] / total_pairs
        by_time = self.progress["seconds"] / (self.arguments.hours * 3600)
        return min(1.0, max(by_pairs, by_time))

    def learning_rate(self, share: float) -> float:
        """Linear warm-up over the first 4 %, then linear decay to zero."""
        warm = 0.04
        return self.arguments.lr * (share / warm if share < warm else (1 - share) / (1 - warm))

    def step(self, batches: Batches, indices: list[int], rate: float) -> torch.Tensor:
        """Learn from some pairs; return the loss, still on the device."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        inputs = batches.tensors(indices, self.device)
        targets = torch.as_tensor(batches.targets[indices]).to(self.device, non_blocking=True)
        soft = None
        if batches.soft is not None:
            soft = batches.soft[indices].to(self.device, non_blocking=True)
        with torch.autocast(self.device, dtype=torch.bfloat16):
            logits = self.model(**inputs).logits
        loss = loss_of(logits, targets, soft, self.arguments.soft_share)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return loss.detach()

    def check(self, held: Batches, loss: float) -> None:
        """Evaluate on the run's own split, log the figures, keep the model when it is the best."""
        figures = evaluate(self.model, held, self.device)
        if figures["accuracy"] > self.progress["best"]:
            self.progress["best"] = figures["accuracy"]
            self.model.save_pretrained(self.out / "best")
            self.tokenizer.save_pretrained(self.out / "best")
        with (self.out / "log.jsonl").open("a") as log:
            log.write(json.dumps({**self.progress, "loss": loss, **figures}) + "\n")
        shown = {k: round(v, 4) for k, v in {**self.progress, "loss": loss}.items()}
        print(shown, f"accuracy {figures['accuracy']:.4f}", flush=True)
        self.store()


def batches_from(run: Run, train: Batches, epochs: int) -> Iterator[list[int]]:
    """The batches still to do, from where the run stands."""
    while run.progress["epoch"] < epochs:
        plan = train.plan(run.arguments.seed + run.progress["epoch"], run.arguments.batch)
        for index in range(run.progress["batch"], len(plan)):
            run.progress["batch"] = index + 1  # stored after the step, so that none is done twice
            yield plan[index]
        run.progress["epoch"] += 1
        run.progress["batch"] = 0


def load_data(run: Run) -> tuple[Batches, Batches]:
    """The pairs to train on and those held out."""
    arguments = run.arguments
    everything = training_pairs(arguments.data, arguments.seed, arguments.extra)
    pairs, held_pairs = split(everything)
    held_pairs = [pair for pair in held_pairs if pair.label != UNLABELLED]
    held = Batches(held_pairs[:4000], run.tokenizer, arguments.max_length)
    if arguments.teacher is None:
        pairs = [pair for pair in pairs if pair.label != UNLABELLED]
    data = Batches(pairs, run.tokenizer, arguments.max_length)
    if arguments.teacher is not None:
        data.soft = teach(arguments, pairs, run.device)
    print(f"{len(data)} pairs, {len(held)} held out, device {run.device}", flush=True)
    return data, held


def train(arguments: argparse.Namespace) -> None:
    run = Run(arguments)
    data, held = load_data(run)
    total = int(arguments.epochs * len(data))
    checked, clock, losses = run.progress["seconds"], time.monotonic(), []
    for indices in batches_from(run, data, math.ceil(arguments.epochs)):
        share = run.share_done(total)
        if share >= 1:
            break
        losses.append(run.step(data, indices, run.learning_rate(share)))
        now = time.monotonic()
        run.progress["seconds"] += now - clock
        clock = now
        run.progress["pairs"] += len(indices)
        if run.progress["seconds"] - checked > arguments.minutes_between_checks * 60:
            run.check(held, float(torch.stack(losses).mean()))
            losses, checked, clock = [], run.progress["seconds"], time.monotonic()
    run.check(held, float(torch.stack(losses).mean()) if losses else math.nan)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/nli"))
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="files of more pairs")
    parser.add_argument("--teacher", type=Path, help="folder of a trained model to learn from")
    parser.add_argument("--soft", type=Path, help="file that keeps the teacher's probabilities")
    parser.add_argument("--soft-share", type=float, default=0.7, help="weight of the teacher")
    parser.add_argument(
        "--keep-layers", type=int, nargs="*", default=[], help="numbers of the layers kept"
    )
    parser.add_argument("--freeze", type=int, default=0, help="lowest layers not trained")
    parser.add_argument("--dropout", type=float, default=0.1, help="0 is twice as fast on a CPU")
    parser.add_argument("--lr", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=32, help="pairs a step")
    parser.add_argument("--max-length", type=int, default=192, help="tokens a pair")
    parser.add_argument("--epochs", type=float, default=1.0)
    parser.add_argument("--hours", type=float, default=1e6, help="time budget of the whole run")
    parser.add_argument("--minutes-between-checks", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
