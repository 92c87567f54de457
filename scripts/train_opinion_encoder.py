"""Fine-tune a small encoder to tell a writer's own view from reported fact.

The model has two outputs, each a logit: ``opinion`` (the writer's own view; CheckThat! 2023, MPQA
and BABE) and ``biased`` (worded with bias; BABE alone), an auxiliary. It reads a sentence without
the words inside quotation marks, as ``claimcheck.models.opinion.own_words`` gives it, at times with
them.

Every learning rate, weighting and seed is one run. Runs start from the same weights and head, so
that their mean is a model too (Wortsman et al. 2022, "Model soups"); it competes with them. Epoch,
run and threshold are chosen on the dev splits; the test splits are measured once, for the model
chosen.

    python scripts/fetch_bases.py
    python scripts/train_opinion_encoder.py --base runs/bases/all-MiniLM-L6-v2 --out runs/opinion
    python scripts/train_opinion_encoder.py --base ... --out runs/folds --lr 6e-5 --folds
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from opinion_rows import (
    OUTPUTS,
    SOURCES,
    Row,
    best_threshold,
    by_source,
    first_of_each,
    loss_weights,
    read_rows,
)
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedModel

from claimcheck.models.opinion import own_words

MAX_LENGTH = 128
#: Share of a batch's sentences that keep their quotations.
WITH_QUOTATIONS = 0.15


class Encoded:
    """Token ids of sentences, served in padded batches."""

    def __init__(self, sentences: list[str], tokenizer, device: str) -> None:
        self.rows = tokenizer(sentences, truncation=True, max_length=MAX_LENGTH)["input_ids"]
        self.pad, self.device = tokenizer.pad_token_id, device

    def batch(self, indices: list[int]) -> dict[str, torch.Tensor]:
        chosen = [self.rows[i] for i in indices]
        longest = max(map(len, chosen))
        ids = torch.tensor([row + [self.pad] * (longest - len(row)) for row in chosen])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in chosen])
        return {"input_ids": ids.to(self.device), "attention_mask": mask.to(self.device)}


def build_model(base: Path, keep_layers: int) -> PreTrainedModel:
    """``base`` with a fresh head, always the same one; its lower layers alone if asked for."""
    torch.manual_seed(0)
    model = AutoModelForSequenceClassification.from_pretrained(
        base,
        num_labels=len(OUTPUTS),
        id2label=dict(enumerate(OUTPUTS)),
        label2id={name: i for i, name in enumerate(OUTPUTS)},
        problem_type="multi_label_classification",
    ).float()
    if keep_layers:
        model.base_model.encoder.layer = model.base_model.encoder.layer[:keep_layers]
        model.config.num_hidden_layers = keep_layers
    return model


def plan(lengths: list[int], size: int, rng: random.Random) -> Iterator[list[int]]:
    """Batches of one epoch: shuffled, of like length within pools of 20 batches."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 20):
        pool = sorted(order[start : start + size * 20], key=lengths.__getitem__)
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(batches)
    yield from batches


class Trainer:
    """The sentences of a run, encoded once, and how a model is trained and measured on them."""

    def __init__(self, arguments: argparse.Namespace, rows: list[Row], device: str) -> None:
        self.arguments, self.rows, self.device = arguments, rows, device
        self.tokenizer = AutoTokenizer.from_pretrained(arguments.base)
        sentences = [row.sentence for row in rows]
        self.own = Encoded([own_words(s) or s for s in sentences], self.tokenizer, device)
        self.whole = Encoded(sentences, self.tokenizer, device)

    def train(
        self, chosen: list[int], setting: dict[str, Any], dev: list[int] | None = None
    ) -> tuple[PreTrainedModel, float]:
        """A model trained on the rows ``chosen``, and its mean dev macro-F1.

        The epoch that is best on ``dev`` is kept; without ``dev``, the last.
        """
        options = self.arguments
        model = build_model(options.base, options.keep_layers).to(self.device)
        torch.manual_seed(setting["seed"])
        rng = random.Random(setting["seed"])
        rows = [self.rows[i] for i in chosen]
        weights = torch.tensor(loss_weights(rows, setting["temper"]), device=self.device)
        targets = torch.tensor(
            [[float(bool(label)) for label in row.labels] for row in rows], device=self.device
        )
        optimizer = torch.optim.AdamW(
            model.parameters(), lr=setting["lr"], weight_decay=0.01, fused=self.device == "cuda"
        )
        steps = options.epochs * -(-len(rows) // options.batch_size)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min((step + 1) / (0.1 * steps), (steps - step) / (0.9 * steps))
        )
        lengths = [len(self.own.rows[i]) for i in chosen]
        best, best_state = -1.0, None
        for epoch in range(options.epochs):
            model.train()
            for batch in plan(lengths, options.batch_size, rng):
                side = self.whole if rng.random() < WITH_QUOTATIONS else self.own
                inputs = side.batch([chosen[i] for i in batch])
                with torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda"):
                    logits = model(**inputs).logits.float()
                loss = torch.nn.functional.binary_cross_entropy_with_logits(
                    logits, targets[batch], weight=weights[batch]
                )
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                schedule.step()
            if dev is not None:
                threshold, mean = best_threshold(*self.opinions(model, dev))
                print(f"{setting} epoch {epoch + 1}: dev {mean:.4f} at {threshold}", flush=True)
                if mean > best:
                    best = mean
                    best_state = {k: v.clone() for k, v in model.state_dict().items()}
        if best_state is not None:
            model.load_state_dict(best_state)
        return model, best

    @torch.inference_mode()
    def scores(self, model: PreTrainedModel, chosen: list[int]) -> np.ndarray:
        """Probability of each of `OUTPUTS`: shape (chosen, outputs)."""
        model.eval()
        found = np.zeros((len(chosen), len(OUTPUTS)))
        order = sorted(range(len(chosen)), key=lambda i: len(self.own.rows[chosen[i]]))
        for start in range(0, len(order), 256):
            part = order[start : start + 256]
            logits = model(**self.own.batch([chosen[i] for i in part])).logits
            found[part] = torch.sigmoid(logits.float()).cpu().numpy()
        return found

    def opinions(self, model: PreTrainedModel, chosen: list[int]) -> tuple[list[Row], np.ndarray]:
        """The rows that have an opinion label, and their scores."""
        kept = [i for i in chosen if self.rows[i].labels[0] is not None]
        return [self.rows[i] for i in kept], self.scores(model, kept)[:, 0]


def soup(models: list[PreTrainedModel]) -> dict[str, torch.Tensor]:
    """The mean of the models' weights; what is no weight is the first one's."""
    states = [model.state_dict() for model in models]
    return {
        name: torch.stack([s[name] for s in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def select(trainer: Trainer, parts: dict[str, list[int]]) -> tuple[PreTrainedModel, dict[str, Any]]:
    """Train every run, and the model that is best on dev with its figures."""
    options = trainer.arguments
    started = time.monotonic()
    runs = []
    for seed, temper, lr in itertools.product(options.seeds, options.temper, options.lr):
        setting = {"lr": lr, "temper": temper, "seed": seed}
        if runs and time.monotonic() - started > options.seconds:
            print(f"no time for {setting}")
            continue
        model, mean = trainer.train(parts["train"], setting, parts["dev"])
        runs.append((mean, setting, model))
    if len(runs) > 1:
        ranked = sorted(runs, key=lambda run: -run[0])
        for count in sorted({2, 3, len(runs)} & set(range(len(runs) + 1))):
            mixed = build_model(options.base, options.keep_layers).to(trainer.device)
            mixed.load_state_dict(soup([model for _, _, model in ranked[:count]]))
            _, mean = best_threshold(*trainer.opinions(mixed, parts["dev"]))
            runs.append((mean, {"soup_of_best": count}, mixed))
    mean, setting, model = max(runs, key=lambda run: run[0])
    figures: dict[str, Any] = {
        "chosen": setting,
        "dev_mean_macro_f1": round(mean, 4),
        "runs": [{**setting, "dev_mean_macro_f1": round(m, 4)} for m, setting, _ in runs],
    }
    threshold, _ = best_threshold(*trainer.opinions(model, parts["dev"]))
    figures["threshold"] = threshold
    for part in ("dev", "test"):
        figures[part] = by_source(*trainer.opinions(model, parts[part]), threshold)
    return model, figures


def five_folds(trainer: Trainer) -> dict[str, Any]:
    """Weighted F1 on BABE's final set, five folds by article: mean and the folds'.

    A fold's model is trained on the train splits of the other sets and on the BABE sentences of
    the other four folds with the first of the settings, the last epoch and threshold 0.5.
    """
    rows, options = trainer.rows, trainer.arguments
    setting = {"lr": options.lr[0], "temper": options.temper[0], "seed": options.seeds[0]}
    babe = [i for i, row in enumerate(rows) if row.source == "babe"]
    others = [i for i, row in enumerate(rows) if row.source != "babe" and row.split == "train"]
    found: dict[str, list[float]] = {name: [] for name in OUTPUTS}
    groups = [rows[i].group for i in babe]
    for train, test in GroupKFold(5).split(babe, groups=groups):
        model, _ = trainer.train([*others, *(babe[i] for i in train)], setting)
        measured = [babe[i] for i in test if rows[babe[i]].final]
        scores = trainer.scores(model, measured)
        for output, name in enumerate(OUTPUTS):
            pairs = [
                (rows[i].labels[output], scores[at, output] >= 0.5)
                for at, i in enumerate(measured)
                if rows[i].labels[output] is not None
            ]
            truth, guess = zip(*pairs, strict=True)
            found[name].append(float(f1_score(truth, guess, average="weighted")))
        print("fold", {name: round(values[-1], 4) for name, values in found.items()}, flush=True)
    return {
        name: {"weighted_f1": round(float(np.mean(v)), 4), "folds": [round(f, 4) for f in v]}
        for name, v in found.items()
    }


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lr", type=float, nargs="+", default=[2e-5, 5e-5, 1e-4])
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--keep-layers", type=int, default=0, help="lower layers kept; 0: all")
    parser.add_argument(
        "--temper", type=float, nargs="+", default=[0.5], help="1: sentences count alike; 0: sets"
    )
    parser.add_argument("--without", nargs="*", default=[], choices=SOURCES, help="sets left out")
    parser.add_argument("--folds", action="store_true", help="five folds of BABE instead")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="start no run later")
    parser.add_argument("--limit", type=int, default=0, help="rows of each set and split, to try")
    return parser.parse_args()


def main() -> None:
    arguments = parse_arguments()
    started = time.monotonic()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    rows = read_rows(arguments.data / "opinion", arguments.without)
    if arguments.limit:
        rows = first_of_each(rows, arguments.limit)
    trainer = Trainer(arguments, rows, device)
    if arguments.folds:
        figures: dict[str, Any] = {"babe_five_folds": five_folds(trainer)}
    else:
        parts = {
            name: [i for i, row in enumerate(rows) if row.split == name]
            for name in ("train", "dev", "test")
        }
        model, figures = select(trainer, parts)
        model.save_pretrained(arguments.out / "best")
        trainer.tokenizer.save_pretrained(arguments.out / "best")
    figures |= {
        "base": arguments.base.name,
        "keep_layers": arguments.keep_layers,
        "epochs": arguments.epochs,
        "batch_size": arguments.batch_size,
        "without": arguments.without,
        "device": device,
        "seconds": round(time.monotonic() - started, 1),
    }
    text = json.dumps(figures, indent=1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "figures.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
