"""What a reader is measured by while it is trained and when it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from nli_pairs import LABELS
from read_packs import logits_of
from reader_batches import Item, batches_of
from reader_passages import Passage, best_passage, passages_of
from reader_rows import held_out
from train_nli import ENTAILMENT
from transformers import PreTrainedModel

from claimcheck.evaluation.datasets import read_jsonl, sample, unseen
from claimcheck.evaluation.metrics import roc_auc

#: Claims measured of MultiNLI, of each set of written claims, and of these of ``consistency/val``.
MNLI_CLAIMS, WRITTEN_CLAIMS, CONSISTENCY_CLAIMS = 300, 500, 60
CONSISTENCY = ("cliff_val", "summac_cogensumm_val")


def measured_sets(data: Path) -> dict[str, list[Passage]]:
    """Passages to measure on: MultiNLI, the claims held out, consistency by a passage.

    Of ``consistency/val``, documents that the model was trained on earlier are left out.
    """
    mnli = list(read_jsonl(data / "nli" / "eval" / "mnli.dev_matched.jsonl.gz"))
    sets = {
        "mnli": passages_of(sample(mnli, MNLI_CLAIMS, "hypothesis")),
        **held_out(data, WRITTEN_CLAIMS),
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
    net: PreTrainedModel,
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
        logits = logits_of(net, [item.pack for item in batch], device, two_way=two_way)
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
