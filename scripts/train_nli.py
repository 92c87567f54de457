"""Train the NLI cross-encoder that judges a claim against a window of a reference.

Any base encoder that ``transformers`` can load as a sequence classifier serves. The run is seeded,
writes one JSON line of figures per evaluation, keeps the best checkpoint by accuracy on a split of
its own (2 % of the pairs, whole premises), and goes on where it stopped when started again.

    python scripts/fetch_bases.py
    python scripts/train_nli.py --base runs/bases/all-mpnet-base-v2 --keep-layers 6 \
        --data ../shared/data --out runs/nli --hours 2
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import torch
from nli_pairs import LABELS, NOT_ENTAILMENT, Pair, split, training_pairs
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedModel

ENTAILMENT = LABELS.index("entailment")


class Batches:
    """Token ids of pairs, served in batches of like length and about equal cost."""

    def __init__(self, pairs: list[Pair], tokenizer, max_length: int) -> None:
        self.tokenizer = tokenizer
        self.targets = [-1 if p.label == NOT_ENTAILMENT else LABELS.index(p.label) for p in pairs]
        self.sources = [p.source for p in pairs]
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

    def plan(self, seed: int, batch_size: int) -> list[list[int]]:
        """Order of one epoch: shuffled, then sorted by length inside pools of 40 batches."""
        rng = random.Random(seed)
        order = list(range(len(self.rows)))
        rng.shuffle(order)
        batches = []
        pool = batch_size * 40
        for start in range(0, len(order), pool):
            part = sorted(order[start : start + pool], key=lambda i: len(self.rows[i]["input_ids"]))
            chunks = [part[i : i + batch_size] for i in range(0, len(part), batch_size)]
            rng.shuffle(chunks)
            batches.extend(chunks)
        return batches

    def tensors(self, indices: list[int], device: str) -> tuple[dict, torch.Tensor]:
        padded = self.tokenizer.pad([self.rows[i] for i in indices], return_tensors="pt")
        targets = torch.tensor([self.targets[i] for i in indices], device=device)
        return {name: value.to(device) for name, value in padded.items()}, targets


def loss_of(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean negative log likelihood; a two-way negative is neutral and contradiction together."""
    log_probabilities = torch.log_softmax(logits.float(), dim=-1)
    rest = [i for i in range(len(LABELS)) if i != ENTAILMENT]
    not_entailed = torch.logsumexp(log_probabilities[:, rest], dim=-1)
    picked = log_probabilities.gather(1, targets.clamp(min=0).unsqueeze(1)).squeeze(1)
    return -torch.where(targets < 0, not_entailed, picked).mean()


def build_model(base: Path, keep_layers: int, freeze: int) -> PreTrainedModel:
    """Load ``base`` with a fresh three-way head; keep its lower layers and freeze the lowest.

    Upper layers are the ones to drop: Sajjad et al. 2023, "On the effect of dropping layers of
    pre-trained transformer models". ``freeze`` > 0 freezes the embeddings too.
    """
    model = AutoModelForSequenceClassification.from_pretrained(
        base,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
    )
    body = model.base_model
    if keep_layers:
        body.encoder.layer = body.encoder.layer[:keep_layers]
        model.config.num_hidden_layers = keep_layers
    if freeze:
        for module in (body.embeddings, *body.encoder.layer[:freeze]):
            module.requires_grad_(False)
    return model


@torch.inference_mode()
def evaluate(model: PreTrainedModel, batches: Batches, device: str) -> dict[str, float]:
    """Accuracy over all pairs and by source; two-way pairs count entailment against the rest."""
    model.eval()
    right: dict[str, list[bool]] = defaultdict(list)
    order = sorted(range(len(batches)), key=lambda i: len(batches.rows[i]["input_ids"]))
    for start in range(0, len(order), 64):
        indices = order[start : start + 64]
        inputs, targets = batches.tensors(indices, device)
        with torch.autocast(device, dtype=torch.bfloat16):
            predicted = model(**inputs).logits.float().argmax(-1)
        for i, guess, target in zip(indices, predicted.tolist(), targets.tolist(), strict=True):
            correct = guess == target if target >= 0 else guess != ENTAILMENT
            right[batches.sources[i]].append(correct)
    model.train()
    everything = [value for values in right.values() for value in values]
    table = {name: sum(values) / len(values) for name, values in sorted(right.items())}
    return {"accuracy": sum(everything) / len(everything), **table}


class Run:
    """One training run: its model, optimiser and progress, and how they are kept on disk."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.out: Path = arguments.out
        self.out.mkdir(parents=True, exist_ok=True)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(arguments.seed)
        self.tokenizer = AutoTokenizer.from_pretrained(arguments.base)
        self.model = build_model(arguments.base, arguments.keep_layers, arguments.freeze)
        self.model.to(self.device).train()
        trainable = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(trainable, lr=arguments.lr, weight_decay=0.01)
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

    def step(self, inputs: dict, targets: torch.Tensor, rate: float) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        with torch.autocast(self.device, dtype=torch.bfloat16):
            loss = loss_of(self.model(**inputs).logits, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return loss.item()

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


def train(arguments: argparse.Namespace) -> None:
    run = Run(arguments)
    pairs, held_pairs = split(training_pairs(arguments.data, arguments.seed))
    held = Batches(held_pairs[:2000], run.tokenizer, arguments.max_length)
    data = Batches(pairs, run.tokenizer, arguments.max_length)
    total = int(arguments.epochs * len(data))
    print(f"{len(data)} pairs, {len(held)} held out, device {run.device}", flush=True)
    checked, clock, losses = run.progress["seconds"], time.monotonic(), []
    for indices in batches_from(run, data, -(-total // len(data))):
        share = run.share_done(total)
        if share >= 1:
            break
        inputs, targets = data.tensors(indices, run.device)
        losses.append(run.step(inputs, targets, run.learning_rate(share)))
        now = time.monotonic()
        run.progress["seconds"] += now - clock
        clock = now
        run.progress["pairs"] += len(indices)
        if run.progress["seconds"] - checked > arguments.minutes_between_checks * 60:
            run.check(held, sum(losses) / len(losses))
            losses, checked, clock = [], run.progress["seconds"], time.monotonic()
    run.check(held, sum(losses) / max(1, len(losses)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/nli"))
    parser.add_argument("--keep-layers", type=int, default=0, help="lower layers kept (0: all)")
    parser.add_argument("--freeze", type=int, default=0, help="lowest layers not trained")
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
