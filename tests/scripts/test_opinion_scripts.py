"""Rows, weights and figures of the opinion model, and its threshold after export."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import export_onnx
import numpy as np
import opinion_rows
import pytest
from tiny import save_opinion


def row(source: str, opinion: bool | None, biased: bool | None = None) -> Any:
    return opinion_rows.Row("Words.", source, "train", (opinion, biased))


def test_every_set_has_its_share_of_the_loss_half_of_it_a_class():
    rows = [row("mpqa", True)] + [row("mpqa", False)] * 15
    rows += [row("babe", True, True)] * 2 + [row("babe", False, None)] * 2
    weights = opinion_rows.loss_weights(rows, 0.5)
    views = np.array([bool(r.labels[0]) for r in rows])
    mpqa = np.array([r.source == "mpqa" for r in rows])
    for part in (mpqa, ~mpqa):
        own = weights[:, 0]
        assert own[part & views].sum() == pytest.approx(own[part & ~views].sum())
    # 16 sentences against 4: at the power of one half, twice the weight.
    assert weights[mpqa, 0].sum() == pytest.approx(2 * weights[~mpqa, 0].sum())
    assert weights[:, 0].mean() == pytest.approx(1.0)
    assert (weights[:, 1] > 0).tolist() == [r.labels[1] is not None for r in rows]


def test_threshold_is_best_for_all_sets_alike():
    rows = [row(s, view) for s in ("mpqa", "babe") for view in (True, False)]
    scores = np.array([0.9, 0.415, 0.605, 0.1])
    threshold, mean = opinion_rows.best_threshold(rows, scores)
    assert 0.415 < threshold <= 0.605
    assert mean == 1.0
    figures = opinion_rows.by_source(rows, scores, threshold)
    assert figures["mpqa"] == {"rows": 2, "macro_f1": 1.0, "auc": 1.0}


def test_threshold_is_chosen_on_dev_alone(tmp_path: Path):
    # On test every view scores below every fact, which must not move the threshold.
    said = {
        "dev": [("A deserves.", "SUBJ"), ("An absurd quay.", "SUBJ"), ("Perhaps.", "OBJ")],
        "test": [("Perhaps.", "SUBJ"), ("A deserves.", "OBJ")],
    }
    folder = tmp_path / "data" / "opinion"
    folder.mkdir(parents=True)
    sets: dict[str, list[dict[str, str]]] = {
        "checkthat2023_subj_en": [
            {"sentence": text, "label": label, "split": split}
            for split, rows in said.items()
            for text, label in rows
        ],
        "mpqa12_sentences": [],
        "babe": [],
    }
    for name, rows in sets.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(r) + "\n" for r in rows)
    target = save_opinion(tmp_path / "model", threshold=None)
    export_onnx.fit_opinion(target, tmp_path / "data")
    config = json.loads((target / "config.json").read_text())
    # 1 / (1 + e) = 0.27 is the fact's score on dev, 0.88 the lower one of the views'.
    assert 0.27 <= config["threshold"] <= 0.88
    assert config["name"] == "tiny-opinion"
