"""The opinion model on test splits, and editorial paragraphs that were put into news articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from inserted import SOURCES, Altered, altered_articles, basil_events, document, paragraphs_of
from results import Options, console
from rich.table import Table

from claimcheck.evaluation.datasets import opinion_examples
from claimcheck.evaluation.metrics import bootstrap, f1, roc_auc
from claimcheck.models.opinion import Opinion, load_opinion, own_words, writers_words
from claimcheck.pipeline.checker import Checker
from claimcheck.settings import Settings

#: Articles with paragraphs put in; more of them give no tighter an interval in bearable time.
ARTICLES = 70


def opinion(options: Options) -> dict[str, Any]:
    """Macro-F1 and AUC on test splits beside calling nothing opinion, and AUC on BASIL."""
    folder = options.shared / "data" / "opinion"
    model, _ = load_opinion(Settings())
    rows = [row for row in opinion_examples(folder) if row.split == "test"]
    table = Table("set", "sentences", "macro-F1", "AUC", "all fact, macro-F1", title="Opinion")
    figures: dict[str, Any] = {}
    for source in sorted({row.source for row in rows}):
        mine = [row for row in rows if row.source == source]
        scores = model.predict([own_words(row.sentence) for row in mine])
        truth = np.array([row.opinion for row in mine])
        macro = bootstrap(_macro_f1, truth, scores >= model.threshold)
        auc = bootstrap(roc_auc, truth, scores)
        nothing = _macro_f1(truth, np.zeros(len(mine), dtype=bool))
        table.add_row(source, str(len(mine)), str(macro), str(auc), f"{nothing:.3f}")
        figures[source] = {
            "rows": len(mine),
            "macro_f1": round(macro.value, 4),
            "interval": [round(macro.low, 4), round(macro.high, 4)],
            "auc": round(auc.value, 4),
            "all_fact": round(nothing, 4),
        }
    for name, (truth, scores) in basil(folder, model).items():
        auc = bootstrap(roc_auc, truth, scores)
        table.add_row(f"basil, {name} bias", str(len(truth)), "", str(auc), "")
        figures[f"basil_{name}"] = {
            "rows": len(truth),
            "biased": int(truth.sum()),
            "auc": round(auc.value, 4),
            "interval": [round(auc.low, 4), round(auc.high, 4)],
        }
    console.print(table)
    return figures


def _macro_f1(truth: np.ndarray, guess: np.ndarray) -> float:
    return (f1(truth, guess) + f1(~truth, ~guess)) / 2


def basil(folder: Path, model: Opinion) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For each kind of bias which sentences of the test events have it outside quotations.

    BASIL marks wording (lexical) and choice of content (informational), which is no opinion by
    itself: how far an opinion model sees it is told, not what it is for.
    """
    scores: list[float] = []
    truth: dict[str, list[bool]] = {"lexical": [], "informational": []}
    for event in basil_events(folder, "test"):
        for row in event:
            scores += model.predict(writers_words(document("", paragraphs_of(row)))).tolist()
            for sentence in (s for s in row["sentences"] if s["text"].strip()):
                own = {span["bias"] for span in sentence["spans"] if span["quote"] == "no"}
                truth["lexical"].append("lex" in own)
                truth["informational"].append("inf" in own)
    return {name: (np.array(labels), np.array(scores)) for name, labels in truth.items()}


def editorial(options: Options, split: str = "test") -> dict[str, Any]:
    """Paragraphs called editorial in articles into which a writer's view was put.

    ``dev`` is for choosing the rule of `claimcheck.verdicts.paragraphs.paragraph_kinds`, ``test``
    for telling how good it is. Paragraphs of foreign facts stand in the articles too: unsupported,
    but no view.
    """
    folder = options.shared / "data" / "opinion"
    checker = Checker()
    count = min(ARTICLES, options.rows)
    rows = [
        row for case in altered_articles(folder, split, count) for row in _called(checker, case)
    ]
    figures: dict[str, Any] = {"articles": count, "split": split}
    table = Table("paragraphs put in", "precision", "recall", "F1", title=f"Editorial, {split}")
    for name, sources in {"all": SOURCES, **{s: (s,) for s in SOURCES}}.items():
        mine = [(kind, called) for source, kind, called in rows if source in sources]
        truth = np.array([kind == "view" for kind, _ in mine])
        called = np.array([called for _, called in mine])
        score = bootstrap(f1, truth, called)
        hits = int((truth & called).sum())
        figures[name] = {
            "precision": round(hits / max(1, int(called.sum())), 4),
            "recall": round(hits / max(1, int(truth.sum())), 4),
            "f1": round(score.value, 4),
            "interval": [round(score.low, 4), round(score.high, 4)],
            "called": {
                kind: f"{sum(c for k, c in mine if k == kind)} of {sum(k == kind for k, _ in mine)}"
                for kind in ("view", "facts", "article")
            },
        }
        entry = figures[name]
        table.add_row(name, f"{entry['precision']:.3f}", f"{entry['recall']:.3f}", str(score))
    console.print(table)
    console.print({name: figures[name]["called"] for name in ("all", *SOURCES)})
    return figures


def _called(checker: Checker, case: Altered) -> list[tuple[str, str, bool]]:
    """For each paragraph the set, what it is, and whether it is called editorial."""
    kinds = {case.view: "view", case.facts: "facts"}
    report = checker.check(case.article, case.references)
    return [
        (case.source, kinds.get(p.index, "article"), p.kind == "editorial")
        for p in report.paragraphs
    ]
