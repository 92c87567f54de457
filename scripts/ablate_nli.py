"""Measure what each source of training pairs buys, with the small model.

A model that has learned from general NLI pairs goes on with as many pairs again for each group of
sources: half of them general ones, half of the group; the control goes on with general ones alone.
So every run sees the same number of pairs, and what differs is the group. It is measured on pairs
that none of them saw: MultiNLI, checking of facts, the pairs made for the job by family, claims of
``consistency/val`` (by entailment alone, as the checker finds the evidence), and sentences that
stand word for word in their premise. For the kinds of made pairs the table has the accuracy before
and after the three families were learned together. Started again it goes on where it stopped.

    python scripts/ablate_nli.py --base runs/bases/all-MiniLM-L6-v2 --extra runs/pairs/*.jsonl.gz
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
from calibrator_rows import validation_claims, written_claims
from consistency_pairs import candidates
from nli_pairs import Pair, split, training_pairs
from rich.console import Console
from rich.table import Table
from train_nli import ENTAILMENT, Batches, build_model, evaluate, loss_of, predict
from transformers import AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from claimcheck.evaluation.datasets import read_jsonl, sample
from claimcheck.evaluation.metrics import roc_auc
from claimcheck.judging.premise import evidence_of, premise_of
from claimcheck.models.encoder import load_encoder
from claimcheck.settings import Settings

GENERAL = "general"
#: Beginnings of the names of a group's sources; the made pairs are grouped by label.
GROUPS = {
    GENERAL: ("mnli", "lingnli", "newprotocols", "wanli"),
    "captions": ("snli", "mpe"),
    "fact checking": (
        "fever",
        "foolmetwice",
        "climatefever",
        "healthver",
        "covidfact",
        "begin",
    ),
    "paraphrases": ("mrpc", "rte"),
    "probes": ("add_one", "breaking", "conjnli", "dnc", "fracas", "help", "med"),
    "validation claims": ("consistency/", "wice"),
}
MADE = {
    "entailment": "made: supported",
    "contradiction": "made: contradicted",
    "neutral": "made: unsupported",
}
#: Names of runs; by kind of made pair, the three stages of `STAGES` are shown.
FIRST, CONTROL, ALL_MADE = "nothing more", "general alone", "made: all three"
STAGES = (FIRST, CONTROL, ALL_MADE)
#: Sets of ``nli/eval`` by which the checking of facts is measured.
FACT_SETS = ("fever_symmetric_v02.test", "foolmetwice.test", "healthver.test")
#: Pairs of an evaluation set, claims of a validation set, and fewest claims of a label for an AUC.
PAIRS, CLAIMS, FEWEST = 1500, 60, 8
BATCH, LONGEST = 64, 192


def group_of(pair: Pair) -> str:
    """The group that a training pair belongs to."""
    if pair.source.startswith("job/"):
        return MADE[pair.label]
    found = [name for name, starts in GROUPS.items() if pair.source.startswith(starts)]
    if len(found) != 1:
        raise SystemExit(f"{pair.source}: name it in GROUPS, once")
    return found[0]


class Model:
    """The model of one run and its tokenizer."""

    def __init__(self, base: Path, seed: int) -> None:
        torch.manual_seed(seed)
        self.seed = seed
        self.tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(base)
        self.body: PreTrainedModel = build_model(base, [], 0, dropout=0.0)

    def batches(self, pairs: list[Pair]) -> Batches:
        """The pairs as the model reads them."""
        return Batches(pairs, self.tokenizer, LONGEST)

    def learn(self, pairs: list[Pair], rate: float) -> None:
        """Go once over ``pairs``; the learning rate falls linearly to zero."""
        data = self.batches(pairs)
        optimizer = torch.optim.AdamW(self.body.parameters(), lr=rate, weight_decay=0.01)
        plan = data.plan(self.seed, BATCH)
        self.body.train()
        for step, indices in enumerate(plan):
            for part in optimizer.param_groups:
                part["lr"] = rate * (1 - step / len(plan))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = self.body(**data.tensors(indices, "cpu")).logits
            loss_of(logits, torch.as_tensor(data.targets[indices]), None, 0.0).backward()
            torch.nn.utils.clip_grad_norm_(self.body.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)

    def accuracy(self, pairs: list[Pair]) -> dict[str, float]:
        """Accuracy on all pairs and by source."""
        return evaluate(self.body, self.batches(pairs), "cpu")

    def entailment(self, pairs: list[Pair]) -> np.ndarray:
        """Probability of entailment: shape (pairs,)."""
        return np.asarray(predict(self.body, self.batches(pairs), "cpu")[:, ENTAILMENT])


@dataclass(frozen=True)
class ReadClaim:
    """A validation claim with the pairs by which each of its sentences is judged."""

    source: str
    supported: bool
    sentences: tuple[tuple[Pair, ...], ...]


def read_claims(data: Path) -> Iterator[ReadClaim]:
    """The claims, each sentence beside its best window, and beside the best three together."""
    settings = Settings()
    encoder, _ = load_encoder(settings)
    sets = chain(validation_claims(data, CLAIMS), written_claims(data, CLAIMS))
    for source, claims, _ in sets:
        for claim in claims:
            cases = candidates(claim, encoder, settings.window_sentences)
            read = tuple(
                tuple(
                    Pair(premise_of(evidence_of(case, count)), case.claim, "entailment", source)
                    for count in (1, settings.windows)
                )
                for case in cases
                if case.method == "nli"
            )
            if read:
                yield ReadClaim(source, claim.supported, read)


class Measures:
    """What every run is measured on."""

    def __init__(self, data: Path, held: list[Pair]) -> None:
        self.general = self._evaluation(data, "mnli.dev_matched")
        self.facts = [pair for name in FACT_SETS for pair in self._evaluation(data, name)]
        self.made = [pair for pair in held if pair.source.startswith("job/")]
        self.copies = [
            Pair(pair.premise, pair.premise.split(". ")[0] + ".", "entailment", "copies")
            for pair in self.made[:PAIRS]
            if ". " in pair.premise
        ]
        self.claims = list(read_claims(data))

    def _evaluation(self, data: Path, name: str) -> list[Pair]:
        rows = list(read_jsonl(data / "nli" / "eval" / f"{name}.jsonl.gz"))
        return [
            Pair(row["premise"], row["hypothesis"], row["label"], name)
            for row in sample(rows, PAIRS, "hypothesis")
        ]

    def of(self, model: Model) -> tuple[dict[str, float], dict[str, float]]:
        """The figures of a model, and its accuracy by kind of made pair."""
        figures = {
            "MultiNLI": model.accuracy(self.general)["accuracy"],
            "facts": model.accuracy(self.facts)["accuracy"],
        }
        for label, name in MADE.items():
            own = [pair for pair in self.made if pair.label == label]
            figures[name] = model.accuracy(own)["accuracy"]
        figures["copies"] = model.accuracy(self.copies)["accuracy"]
        figures["claims, AUC"] = self._claims(model)
        kinds = model.accuracy(self.made)
        del kinds["accuracy"]
        return figures, kinds

    def _claims(self, model: Model) -> float:
        """Mean AUC of the validation sets; the weakest sentence decides."""
        pairs = [pair for claim in self.claims for row in claim.sentences for pair in row]
        scores = iter(model.entailment(pairs).tolist())
        found: dict[str, list[tuple[bool, float]]] = defaultdict(list)
        for claim in self.claims:
            value = min(max(next(scores) for _ in row) for row in claim.sentences)
            found[claim.source].append((claim.supported, value))
        areas = []
        for rows in found.values():
            truth = np.array([supported for supported, _ in rows])
            if min(truth.sum(), (~truth).sum()) >= FEWEST:
                areas.append(roc_auc(truth, np.array([value for _, value in rows])))
        return float(np.mean(areas))


def mixtures(pools: dict[str, list[Pair]], size: int) -> dict[str, list[Pair]]:
    """For each run the pairs that it goes on with: ``size`` at most, half of them general."""
    general = pools.pop(GENERAL)
    made = [pair for name in MADE.values() for pair in pools[name]]
    everything = [pair for pool in pools.values() for pair in pool]
    half = size // 2
    found = {CONTROL: general[:size]}
    for name, pool in {**pools, ALL_MADE: made, "all groups": everything}.items():
        chosen = random.Random(name).sample(pool, min(half, len(pool)))
        found[name] = chosen + general[: size - len(chosen)]
    return found


class Ledger:
    """The results of a run of this script, kept after every model so that it can go on.

    ``path`` holds the figures, and a file of the same name with the suffix ``.pt`` the model that
    all runs start from.

    Raises:
        SystemExit: the file holds results of other arguments.
    """

    def __init__(self, path: Path, arguments: dict[str, Any]) -> None:
        self.path = path
        self.results: dict[str, Any] = {"arguments": arguments, "runs": {}, "kinds": {}}
        if path.exists():
            self.results = json.loads(path.read_text())
            if self.results["arguments"] != arguments:
                raise SystemExit(f"{path} was made with other arguments; name another --out")
        else:
            self._start.unlink(missing_ok=True)
            self._write()

    def __contains__(self, name: str) -> bool:
        return name in self.results["runs"]

    @property
    def _start(self) -> Path:
        return self.path.with_suffix(".pt")

    def start(self, learn: Callable[[], dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
        """The weights that all runs start from: what ``learn`` makes, once."""
        if not self._start.exists():
            partial = self.path.with_suffix(".partial")
            torch.save(learn(), partial)
            partial.replace(self._start)
        weights: dict[str, torch.Tensor] = torch.load(self._start, weights_only=True)
        return weights

    def add(self, name: str, figures: dict[str, float], kinds: dict[str, float]) -> None:
        """Take in what was measured of a model."""
        self.results["runs"][name] = figures
        if name in STAGES:
            self.results["kinds"][name] = kinds
        self._write()
        print(name, json.dumps(figures), flush=True)

    def _write(self) -> None:
        partial = self.path.with_suffix(".partial")
        partial.write_text(json.dumps(self.results, indent=1) + "\n")
        partial.replace(self.path)


def ablate(arguments: argparse.Namespace) -> dict[str, Any]:
    """Run what is not in the results yet; the figures by run, and by kind at each stage."""
    given = {name: value for name, value in vars(arguments).items() if name != "out"}
    ledger = Ledger(arguments.out, json.loads(json.dumps(given, default=str)))
    pairs, held = split(training_pairs(arguments.data, arguments.seed, arguments.extra))
    measures = Measures(arguments.data, held)
    pools: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if len((pair.premise + pair.hypothesis).split()) <= LONGEST // 2:
            pools[group_of(pair)].append(pair)
    first = pools[GENERAL][: arguments.first]
    pools[GENERAL] = pools[GENERAL][arguments.first :]
    model = Model(arguments.base, arguments.seed)

    def learned() -> dict[str, torch.Tensor]:
        model.learn(first, 1e-4)
        weights: dict[str, torch.Tensor] = model.body.state_dict()
        return weights

    start = ledger.start(learned)
    for name, chosen in {FIRST: [], **mixtures(pools, arguments.more)}.items():
        if name not in ledger:
            model.body.load_state_dict(start)
            if chosen:
                model.learn(chosen, 5e-5)
            ledger.add(name, *measures.of(model))
    return {**ledger.results, "made": Counter(pair.source for pair in measures.made)}


def show(results: dict[str, Any]) -> None:
    """Print both tables."""
    columns = list(results["runs"][FIRST])
    runs = Table("went on with", *columns, title=str(results["arguments"]))
    for name, figures in results["runs"].items():
        runs.add_row(name, *(f"{figures[column]:.3f}" for column in columns))
    kinds = Table("kind of made pair", "pairs", *STAGES, title="Accuracy by kind")
    for kind, count in sorted(results["made"].items()):
        kinds.add_row(kind, str(count), *(f"{results['kinds'][s][kind]:.2f}" for s in STAGES))
    console = Console(width=130)
    console.print(runs)
    console.print(kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--extra", type=Path, nargs="+", required=True, help="made pairs")
    parser.add_argument("--out", type=Path, default=Path("runs/ablation.json"))
    parser.add_argument("--first", type=int, default=30_000, help="general pairs of all runs")
    parser.add_argument("--more", type=int, default=6_000, help="pairs of each run after them")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    show(ablate(arguments))


if __name__ == "__main__":
    main()
