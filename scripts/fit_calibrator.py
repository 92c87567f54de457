"""Fit the calibrator on validation data and choose its thresholds on ``consistency/val``.

The claims of ``consistency/val`` are summaries that mostly copy words of their document, so they
teach little of how to judge a paraphrase. The pairs that the NLI model's training held out are
written by people in words of their own; they make up the other half of the weight.

A row of the data is a document and a claim of one or more sentences with one label. The label is
decided by the claim's weakest sentence and, for a sentence, by the evidence that supports it best;
which ones these are depends on the calibrator, so fitting alternates with choosing them. A set
weighs as much as it has rows of its rarer label, both labels the same, and a document lies on one
side of each split whole.

    python scripts/fit_calibrator.py --data ../shared/data --out models/calibrator
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from nli_pairs import Pair, split, training_pairs
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from claimcheck.calibrator import FEATURES, features
from claimcheck.datasets import Claim, consistency_sets
from claimcheck.encoder import load_encoder
from claimcheck.evaluate import balanced_accuracy, calibration_error, plain_document, roc_auc
from claimcheck.judging import SAME_SUBJECT, evidence_of, premise_of
from claimcheck.matching import Index
from claimcheck.nli import load_nli
from claimcheck.records import Candidates, Probabilities
from claimcheck.settings import Settings

#: Share of supported validation claims that may be called contradicted by one document.
FALSE_CONTRADICTIONS = 0.01

#: Difference in balanced accuracy that validation data of this size cannot tell from chance: less
#: than half the standard error of 1,300 rows, 0.013.
INDISTINCT = 0.005

#: Begins the source of a row that is a held-out NLI pair.
NLI_FAMILY = "nli/"
PAIR_SOURCES = (
    "climatefever",
    "fever_rte",
    "foolmetwice",
    "healthver",
    "lingnli",
    "mnli",
    "mrpc",
    "newprotocols",
    "news",
    "rte",
    "wanli",
    "wice",
)


@dataclass(frozen=True)
class Row:
    """A claim: its label, and for each sentence the features of each attempt."""

    source: str
    document: str
    supported: bool
    sentences: tuple[tuple[tuple[float, ...], ...], ...]
    #: Probability of contradiction of each sentence's first attempt, 0 below the same subject.
    contradictions: tuple[float, ...]


class Rows:
    """Turns claims into rows: evidence for each sentence, judged by the NLI model."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.encoder, self.encoder_name = load_encoder(settings)
        self.nli, self.nli_name = load_nli(settings)

    def of(self, source: str, claims: list[Claim]) -> list[Row]:
        """One row for each claim that has a sentence for the model to judge."""
        cases = [self.candidates(claim) for claim in claims]
        judged = iter(self.predict([case for row in cases for case in row]))
        rows = []
        for claim, row in zip(claims, cases, strict=True):
            sentences, contradictions = [], []
            for case in row:
                tried = next(judged)
                if tried:
                    rows_of_case = [_features(case, n, p) for n, p in tried]
                    sentences.append(tuple(rows_of_case))
                    near = case.windows[0].similarity >= SAME_SUBJECT and tried[0][0] == 0
                    contradictions.append(tried[0][1].contradiction if near else 0.0)
            if sentences:
                document = hashlib.sha256(claim.document[:500].encode()).hexdigest()
                rows.append(
                    Row(source, document, claim.supported, tuple(sentences), tuple(contradictions))
                )
        return rows

    def candidates(self, claim: Claim) -> list[Candidates]:
        document = plain_document("document", claim.document)
        vectors = self.encoder.encode([s.text for s in document.content])
        index = Index(document, vectors, self.settings.window_sentences)
        texts = [s.text for s in plain_document("claim", claim.text).content]
        return index.candidates(texts, self.encoder.encode(texts), self.settings.windows)

    def predict(self, cases: list[Candidates]) -> list[list[tuple[int, Probabilities]]]:
        """Judge every attempt of each case; none of a word-for-word match or a pair too long."""
        places = [
            (i, n)
            for i, case in enumerate(cases)
            if case.method == "nli"
            for n in range(len(case.windows))
        ]
        pairs = [(premise_of(evidence_of(cases[i], n)), cases[i].claim) for i, n in places]
        lengths = self.nli.lengths(pairs) if pairs else []
        kept = [k for k, length in enumerate(lengths) if length <= self.nli.max_tokens]
        found: list[list[tuple[int, Probabilities]]] = [[] for _ in cases]
        for k, row in zip(kept, self.nli.predict([pairs[k] for k in kept]), strict=True):
            i, n = places[k]
            found[i].append((n, Probabilities(*(float(value) for value in row))))
        return found

    def of_pairs(self, pairs: list[Pair]) -> list[Row]:
        """One row for each pair of premise and hypothesis, as if the premise were the evidence."""
        texts = [(pair.premise, pair.hypothesis) for pair in pairs]
        premises = self.encoder.encode([premise for premise, _ in texts])
        claims = self.encoder.encode([claim for _, claim in texts])
        rows = []
        for pair, vector, other, found in zip(
            pairs, premises, claims, self.nli.predict(texts), strict=True
        ):
            judged = Probabilities(*(float(value) for value in found))
            similarity = float(np.clip(vector @ other, 0, 1))
            values = tuple(features(pair.hypothesis, pair.premise, judged, similarity))
            document = hashlib.sha256(pair.premise.encode()).hexdigest()
            source = NLI_FAMILY + pair.source.split("/")[0]
            rows.append(Row(source, document, pair.label == "entailment", ((values,),), (0.0,)))
        return rows


def held_out_pairs(data: Path, seed: int) -> list[Pair]:
    """The pairs that no NLI training sees, of sets whose premises are news or knowledge."""
    _, held = split(training_pairs(data, seed))
    return [pair for pair in held if pair.source.startswith(PAIR_SOURCES)]


def _features(case: Candidates, attempt: int, judged: Probabilities) -> tuple[float, ...]:
    premise = premise_of(evidence_of(case, attempt))
    return tuple(features(case.claim, premise, judged, case.windows[0].similarity))


def deciding(rows: list[Row], model: LogisticRegression | None) -> np.ndarray:
    """Features of each row's weakest sentence under its best attempt: shape (rows, features)."""

    def support(attempts: tuple[tuple[float, ...], ...]) -> tuple[float, tuple[float, ...]]:
        scores = (
            [attempt[0] for attempt in attempts]
            if model is None
            else model.decision_function(np.array(attempts)).tolist()
        )
        at = int(np.argmax(scores))
        return scores[at], attempts[at]

    return np.array([min(support(s) for s in row.sentences)[1] for row in rows])


def weights_of(rows: list[Row]) -> np.ndarray:
    """Weights by which both families of sets, and both labels of a set, count the same.

    Within its family a set has the weight of its rarer label: nine supported claims say little.
    """
    counts = Counter((row.source, row.supported) for row in rows)
    weights = []
    for row in rows:
        rarer = min(counts[row.source, True], counts[row.source, False])
        weights.append(rarer / counts[row.source, row.supported])
    families = np.array([row.source.startswith(NLI_FAMILY) for row in rows])
    found = np.array(weights)
    for family in (families, ~families):
        if family.any():
            found[family] /= found[family].sum()
    return found * len(rows) / found.sum()


def fit(rows: list[Row], rounds: int = 6) -> LogisticRegression:
    """Alternate between choosing the deciding evidence and fitting on it."""
    truth, weights = [row.supported for row in rows], weights_of(rows)
    model = None
    for _ in range(rounds):
        inputs = deciding(rows, model)
        model = LogisticRegression(C=1.0, max_iter=5000)
        model.fit(inputs, truth, sample_weight=weights)
    return model


def held_out(rows: list[Row]) -> np.ndarray:
    """Support of each row by a model that saw neither it nor its document (five folds)."""
    groups = [row.document for row in rows]
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(5).split(rows, groups=groups):
        model = fit([rows[i] for i in train])
        chosen = [rows[i] for i in test]
        scores[test] = model.predict_proba(deciding(chosen, model))[:, 1]
    return scores


def best_threshold(rows: list[Row], scores: np.ndarray) -> float:
    """The threshold to call a claim supported, by balanced accuracy on consistency/val.

    Around its best the curve is flat and noisy. Of the thresholds within `INDISTINCT` of the best
    the lowest is taken, the one that asks for an editor's attention least.
    """
    weights = weights_of(rows)
    own = np.array([not row.source.startswith(NLI_FAMILY) for row in rows])
    truth = np.array([row.supported for row in rows])[own]
    candidates = np.arange(0.30, 0.71, 0.01)
    right = np.array(
        [np.average((scores[own] >= t) == truth, weights=weights[own]) for t in candidates]
    )
    return round(float(candidates[right >= right.max() - INDISTINCT][0]), 2)


def contradiction_threshold(rows: list[Row], threshold: float, model: LogisticRegression) -> float:
    """Least probability at which few sentences of supported claims are called contradicted."""
    values = []
    for row in rows:
        if row.supported and not row.source.startswith(NLI_FAMILY):
            for attempts, contradiction in zip(row.sentences, row.contradictions, strict=True):
                entailed = model.predict_proba(np.array(attempts))[:, 1].max() >= threshold
                values.append(0.0 if entailed else contradiction)
    return round(max(0.5, float(np.quantile(values, 1 - FALSE_CONTRADICTIONS))), 3)


def report(rows: list[Row], scores: np.ndarray, threshold: float) -> None:
    truth = np.array([row.supported for row in rows])
    for source in sorted({row.source for row in rows}):
        mask = np.array([row.source == source for row in rows])
        balanced = balanced_accuracy(truth[mask], scores[mask] >= threshold)
        auc = roc_auc(truth[mask], scores[mask])
        print(f"{source}: balanced accuracy {balanced:.3f}, AUC {auc:.3f}, {mask.sum()} rows")
    error = calibration_error(truth, scores, weights_of(rows))
    print(f"expected calibration error, held-out documents, sets and labels balanced: {error:.3f}")


def cached_rows(arguments: argparse.Namespace) -> tuple[list[Row], str]:
    """The rows and the NLI model's name; judged once, then read from ``--cache`` if given."""
    maker = Rows(Settings(nli=arguments.nli))
    cache: Path | None = arguments.cache
    made_by = (maker.nli_name, maker.encoder_name, maker.settings, arguments.rows)
    if cache is not None and cache.is_file():
        stored, rows = pickle.loads(cache.read_bytes())
        if stored != made_by:
            raise SystemExit(f"{cache} holds rows made by {stored}, not {made_by}; delete it")
        return rows, maker.nli_name
    rows = []
    for source, claims in consistency_sets(arguments.data / "consistency" / "val", arguments.rows):
        rows += maker.of(source, claims)
        print(f"{source}: {len(claims)} claims", flush=True)
    rows += maker.of_pairs(held_out_pairs(arguments.data, arguments.seed))
    if cache is not None:
        cache.write_bytes(pickle.dumps((made_by, rows)))
    return rows, maker.nli_name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("models/calibrator"))
    parser.add_argument("--rows", type=int, default=250, help="most rows of a set")
    parser.add_argument("--nli", default="bundled")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the NLI model's training")
    parser.add_argument("--cache", type=Path, help="file that keeps the judged rows")
    arguments = parser.parse_args()
    rows, nli_name = cached_rows(arguments)
    scores = held_out(rows)
    threshold = best_threshold(rows, scores)
    report(rows, scores, threshold)
    model = fit(rows)
    config = {
        "name": "claimcheck-calibrator",
        "license": "Apache-2.0",
        "nli": nli_name,
        "rows": len(rows),
        "threshold": threshold,
        "contradiction_threshold": contradiction_threshold(rows, threshold, model),
        "intercept": round(float(model.intercept_[0]), 6),
        "coefficients": {
            name: round(float(value), 6)
            for name, value in zip(FEATURES, model.coef_[0], strict=True)
        },
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    print(json.dumps(config, indent=1))


if __name__ == "__main__":
    main()
