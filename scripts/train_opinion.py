"""Train the head that tells a writer's own view from reported fact, on the bundled encoder.

Regularisation and threshold are chosen on the dev splits by the mean macro-F1 of the sets; the
test splits are only measured.

    python scripts/train_opinion.py --data ../shared/data --out models/opinion
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from claimcheck.datasets import OpinionExample, opinion_examples
from claimcheck.encoder import load_encoder
from claimcheck.opinion import CUES, head_inputs, own_words
from claimcheck.settings import Settings

SOURCES = ("checkthat", "mpqa", "babe")


def sample_weights(rows: list[OpinionExample]) -> np.ndarray:
    """Weights that give every set the same total, half of it to each class."""
    keys = [(row.source, row.opinion) for row in rows]
    counts = {key: keys.count(key) for key in set(keys)}
    return np.array([len(rows) / (2 * len(SOURCES) * counts[key]) for key in keys])


def macro_f1(rows: list[OpinionExample], scores: np.ndarray, threshold: float) -> dict[str, float]:
    """Macro-F1 of each set at ``threshold``."""
    table = {}
    for source in SOURCES:
        chosen = [i for i, row in enumerate(rows) if row.source == source]
        truth = [rows[i].opinion for i in chosen]
        table[source] = f1_score(truth, scores[chosen] >= threshold, average="macro")
    return table


def best_threshold(rows: list[OpinionExample], scores: np.ndarray) -> tuple[float, float]:
    """The threshold with the best mean macro-F1 over the sets, and that mean."""
    candidates = np.arange(0.30, 0.81, 0.01)
    means = [np.mean(list(macro_f1(rows, scores, t).values())) for t in candidates]
    at = int(np.argmax(means))
    return round(float(candidates[at]), 2), float(means[at])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("models/opinion"))
    arguments = parser.parse_args()
    encoder, encoder_name = load_encoder(Settings())
    rows = list(opinion_examples(arguments.data / "opinion"))
    sentences = [row.sentence for row in rows]
    inputs = head_inputs(sentences, encoder.encode([own_words(s) for s in sentences]))
    parts = {
        name: [i for i, row in enumerate(rows) if row.split == name]
        for name in ("train", "dev", "test")
    }
    chosen = {name: [rows[i] for i in indices] for name, indices in parts.items()}
    train = inputs[parts["train"]]
    truth = [row.opinion for row in chosen["train"]]
    best: tuple[float, float, float, LogisticRegression] | None = None
    for strength in (0.1, 0.3, 1.0, 3.0, 10.0):
        model = LogisticRegression(C=strength, max_iter=2000)
        model.fit(train, truth, sample_weight=sample_weights(chosen["train"]))
        scores = model.predict_proba(inputs[parts["dev"]])[:, 1]
        threshold, mean = best_threshold(chosen["dev"], scores)
        print(f"C {strength}: dev macro-F1 {mean:.4f} at {threshold}")
        if best is None or mean > best[0]:
            best = (mean, strength, threshold, model)
    _, strength, threshold, model = best
    for part in ("dev", "test"):
        scores = model.predict_proba(inputs[parts[part]])[:, 1]
        f1 = macro_f1(chosen[part], scores, threshold)
        for source in SOURCES:
            mine = [i for i, row in enumerate(chosen[part]) if row.source == source]
            auc = roc_auc_score([chosen[part][i].opinion for i in mine], scores[mine])
            print(f"{part} {source}: macro-F1 {f1[source]:.4f}, AUC {auc:.4f}, {len(mine)} rows")
    arguments.out.mkdir(parents=True, exist_ok=True)
    config = {
        "name": "claimcheck-opinion",
        "license": "Apache-2.0",
        "encoder": encoder_name,
        "cues": list(CUES),
        "C": strength,
        "threshold": threshold,
        "intercept": round(float(model.intercept_[0]), 6),
        "weights": [round(float(value), 6) for value in model.coef_[0]],
    }
    (arguments.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()
