"""The NLI models by themselves and the whole checker on public benchmarks.

Balanced accuracy is given twice: with the default preset, one threshold for every text, and with
a threshold for each set, chosen on claims of the same set under ``consistency/val`` as the papers
that introduced these sets do (Laban et al. 2022). Both come from validation data alone; claims of
``val`` that a model was trained on, or that stand in ``test`` too, are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from results import Options, console
from rich.table import Table

from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import (
    Claim,
    consistency_sets,
    name_of,
    read_jsonl,
    sample,
    unseen,
)
from claimcheck.evaluation.documents import plain_document
from claimcheck.evaluation.metrics import balanced_accuracy, bootstrap, roc_auc
from claimcheck.models.encoder import load_encoder
from claimcheck.models.nli import LABELS, load_nli
from claimcheck.pipeline.checker import Checker
from claimcheck.records import SAME_TEXT, SentenceResult
from claimcheck.settings import Settings

#: For each test set the validation set of the same kind, where there is one.
OWN_VALIDATION = {
    "cliff_test/cnndm": "cliff_val/cnndm",
    "cliff_test/xsum": "cliff_val/xsum",
    "polytope_test": "polytope_val",
    "polytope_test/accuracy": "polytope_val/accuracy",
    "summac_cogensumm_test": "summac_cogensumm_val",
    "wice_claim_test": "wice_claim_dev",
    "xsumfaith_test": "xsumfaith_val",
}
BASELINES = ("overlap", "similarity")
#: Flags that are no error by the guidelines that these sets were labelled by: a summary may tell as
#: fact what its document ascribes to the police. (A view that is called unsupported for that alone
#: has both.)
UNCOUNTED = {"attribution_dropped", "opinion"}
CANDIDATES = np.arange(0.02, 1.0, 0.01)
#: Of a lopsided set more claims are read, until the rarer label has this share of ``--rows``, at
#: most so many times as many: a dozen claims of a label measure no recall.
RARER, MOST_TIMES = 0.25, 4


def nli(options: Options) -> dict[str, Any]:
    """Accuracy of both NLI models by themselves on public pairs they were not trained on."""
    models = {role: load_nli(Settings(), role)[0] for role in ("nli", "nli_fast")}
    table = Table("set", "pairs", *models, "most frequent label", title="NLI models")
    figures = {}
    for path in sorted((options.shared / "data" / "nli" / "eval").glob("*.jsonl.gz")):
        rows = list(read_jsonl(path))
        whole = name_of(path) == "mnli.dev_matched"
        rows = rows if whole else sample(rows, options.rows, "hypothesis")
        pairs = [(r["premise"], r["hypothesis"]) for r in rows]
        labels = [r["label"] for r in rows]
        majority = max(labels.count(label) for label in set(labels)) / len(labels)
        entry: dict[str, Any] = {"rows": len(rows), "majority": round(majority, 4)}
        cells = []
        for role, model in models.items():
            predicted = [LABELS[p] for p in model.predict(pairs).argmax(1)]
            right = np.array([_right(p, t) for p, t in zip(predicted, labels, strict=True)])
            estimate = bootstrap(lambda column: float(column.mean()), right)
            cells.append(str(estimate))
            entry[role] = {
                "accuracy": round(estimate.value, 4),
                "interval": [round(estimate.low, 4), round(estimate.high, 4)],
            }
        table.add_row(name_of(path), str(len(rows)), *cells, f"{majority:.3f}")
        figures[name_of(path)] = entry
    console.print(table)
    return figures


def _right(predicted: str, label: str) -> bool:
    """Two-way sets ask only whether the premise entails."""
    if label == "not_entailment":
        return predicted != "entailment"
    return predicted == label


def consistency(options: Options) -> dict[str, Any]:
    """Balanced accuracy and AUC on ``consistency/test`` beside three trivial baselines."""
    folder = options.shared / "data" / "consistency"
    scorer = Scorer()
    own = {}
    for name, claims in validation(options):
        if name in OWN_VALIDATION.values():
            truth = np.array([claim.supported for claim in claims])
            own[name] = {"truth": truth, **scorer.scores(claims)}
            print(f"{name} done", file=sys.stderr)
    sets = [(name, claims[:100]) for name, claims in validation(options)]
    shared = scorer.baseline_thresholds(sets)
    columns = ("default preset", "AUC", "set's threshold", "overlap", "similarity", "flag all")
    table = Table("set", "claims", *columns, title="Consistency, test sets")
    figures: dict[str, Any] = {}
    for name, claims in _sets(folder / "test", options.rows):
        truth = np.array([claim.supported for claim in claims])
        entry = _measured(
            truth,
            scorer.scores(claims),
            {"claimcheck": scorer.threshold, **shared},
            own.get(_own(name)),
        )
        figures[name] = entry
        table.add_row(name, str(len(claims)), *_cells(entry))
        print(f"{name} done", file=sys.stderr)
    console.print(table)
    return figures


def _own(name: str) -> str:
    return OWN_VALIDATION.get(name, "")


def _measured(
    truth: np.ndarray,
    scores: dict[str, np.ndarray],
    thresholds: dict[str, float],
    own: dict[str, np.ndarray] | None,
) -> dict[str, Any]:
    """The figures of one set."""
    guess = scores["claimcheck"] >= thresholds["claimcheck"]
    accuracy = bootstrap(balanced_accuracy, truth, guess)
    auc = bootstrap(roc_auc, truth, scores["claimcheck"])
    entry: dict[str, Any] = {
        "rows": len(truth),
        "balanced_accuracy": round(accuracy.value, 4),
        "interval": [round(accuracy.low, 4), round(accuracy.high, 4)],
        "auc": round(auc.value, 4),
        "auc_interval": [round(auc.low, 4), round(auc.high, 4)],
    }
    if own is not None:
        chosen = _best(own["truth"], own["claimcheck"])
        with_own = bootstrap(balanced_accuracy, truth, scores["claimcheck"] >= chosen)
        entry["own_threshold"] = {
            "threshold": round(chosen, 2),
            "balanced_accuracy": round(with_own.value, 4),
            "interval": [round(with_own.low, 4), round(with_own.high, 4)],
        }
    for baseline in BASELINES:
        entry[baseline] = measured_baseline(truth, scores, thresholds, own, baseline)
    entry["flag_all"] = {"balanced_accuracy": 0.5, "auc": 0.5}
    return entry


def measured_baseline(
    truth: np.ndarray,
    scores: dict[str, np.ndarray],
    thresholds: dict[str, float],
    own: dict[str, np.ndarray] | None,
    name: str,
) -> dict[str, float]:
    """The figures of a baseline on one set."""
    guess = scores[name] >= thresholds[name]
    entry = {
        "balanced_accuracy": round(balanced_accuracy(truth, guess), 4),
        "auc": round(roc_auc(truth, scores[name]), 4),
    }
    if own is not None:
        guess = scores[name] >= _best(own["truth"], own[name])
        entry["own_threshold"] = round(balanced_accuracy(truth, guess), 4)
    return entry


def _best(truth: np.ndarray, scores: np.ndarray) -> float:
    """The threshold of the best balanced accuracy; the middle one of several."""
    values = np.array([balanced_accuracy(truth, scores >= t) for t in CANDIDATES])
    best = CANDIDATES[values >= values.max() - 1e-9]
    return float(best[len(best) // 2])


def _cells(entry: dict[str, Any]) -> list[str]:
    def shown(value: dict[str, Any], key: str = "balanced_accuracy", low: str = "interval") -> str:
        return f"{value[key]:.3f} [{value[low][0]:.3f}, {value[low][1]:.3f}]"

    own = entry.get("own_threshold")
    return [
        shown(entry),
        shown(entry, "auc", "auc_interval"),
        shown(own) if own else "",
        *(f"{entry[b]['balanced_accuracy']:.3f} / {entry[b]['auc']:.3f}" for b in BASELINES),
        "0.500 / 0.500",
    ]


def _sets(folder: Any, limit: int) -> Iterator[tuple[str, list[Claim]]]:
    """The sets of a folder, the halves of CLIFF apart; PolyTope by both of its labels."""
    for name, claims in consistency_sets(folder, 10**6):
        halves = {claim.part for claim in claims} if name.startswith("cliff") else {""}
        for half in sorted(halves):
            mine = [claim for claim in claims if claim.part == half] if half else claims
            yield f"{name}/{half}" if half else name, enough(mine, limit)
        accuracy = [replace(c, supported=c.accurate) for c in claims if c.accurate is not None]
        if accuracy:
            yield f"{name}/accuracy", enough(accuracy, limit)


def enough(claims: list[Claim], limit: int) -> list[Claim]:
    """The first ``limit`` claims, and more where one label is rare; see `RARER`."""
    counts = {True: 0, False: 0}
    for number, claim in enumerate(claims[: MOST_TIMES * limit]):
        if number >= limit and min(counts.values()) >= RARER * limit:
            return claims[:number]
        counts[claim.supported] += 1
    return claims[: MOST_TIMES * limit]


def validation(options: Options) -> Iterator[tuple[str, list[Claim]]]:
    """The validation sets without claims that were trained on or stand in a test set."""
    folder = options.shared / "data" / "consistency"
    is_unseen = unseen(folder)
    for name, claims in _sets(folder / "val", 10**6):
        own = [claim for claim in claims if is_unseen(claim.document, claim.text)]
        yield name, enough(own, options.rows)


def counted(sentence: SentenceResult, threshold: float) -> float:
    """Support of a sentence; none where a finding that the sets count overrules it.

    ``threshold`` is the least support of a supported one.
    """
    errors = sentence.verdict == "contradicted" or set(sentence.flags) - UNCOUNTED
    overruled = sentence.flagged and errors and sentence.support >= threshold
    return 0.0 if overruled else sentence.support


class Scorer:
    """Scores claims by claimcheck and by the baselines."""

    def __init__(self) -> None:
        self.checker = Checker()
        self.encoder, _ = load_encoder(self.checker.settings)
        self.threshold = 0.5
        #: Some sets share claims, and PolyTope's stand in two.
        self._known: dict[tuple[str, str], float] = {}

    def scores(self, claims: list[Claim]) -> dict[str, np.ndarray]:
        """For each scorer one score a claim, that of its weakest sentence."""
        for claim in claims:
            if (key := (claim.text, claim.document)) not in self._known:
                self._known[key] = self._judged(claim)
        judged = np.array([self._known[claim.text, claim.document] for claim in claims])
        return {**self.baselines(claims), "claimcheck": judged}

    def baselines(self, claims: list[Claim]) -> dict[str, np.ndarray]:
        """The same by the baselines alone."""
        rows = [self._baseline(claim) for claim in claims]
        return {name: np.array([row[i] for row in rows]) for i, name in enumerate(BASELINES)}

    def _baseline(self, claim: Claim) -> tuple[float, float]:
        sentences = [s.text for s in plain_document("claim", claim.text).content]
        others = [s.text for s in plain_document("document", claim.document).content]
        known = content_words(claim.document)
        overlap = min(
            len((said := content_words(s)) & known) / max(1, len(said)) for s in sentences
        )
        vectors = self.encoder.encode(sentences + others)
        similarity = vectors[: len(sentences)] @ vectors[len(sentences) :].T
        return overlap, float(similarity.max(axis=1).min())

    def _judged(self, claim: Claim) -> float:
        article = plain_document("claim", claim.text)
        report = self.checker.check(article, [plain_document("document", claim.document)])
        self.threshold = report.settings["threshold"]
        # A claim that is its whole document word for word is left out as a reference.
        skipped = any(s.reason == SAME_TEXT for s in report.skipped)
        return 1.0 if skipped else min(counted(s, self.threshold) for s in report.sentences)

    def baseline_thresholds(self, sets: list[tuple[str, list[Claim]]]) -> dict[str, float]:
        """One threshold for each baseline, with the best mean over the validation sets."""
        truths = [np.array([claim.supported for claim in claims]) for _, claims in sets]
        scores = [self.baselines(claims) for _, claims in sets]

        def mean(name: str, threshold: float) -> float:
            guesses = [own[name] >= threshold for own in scores]
            pairs = zip(truths, guesses, strict=True)
            return float(np.nanmean([balanced_accuracy(t, g) for t, g in pairs]))

        return {name: max(CANDIDATES, key=lambda t, n=name: mean(n, t)) for name in BASELINES}
