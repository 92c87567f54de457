"""Fit the calibrator on validation data and choose its thresholds on ``consistency/val``.

A claim has one label and one or more sentences: it is decided by its weakest sentence. Which one
that is depends on the calibrator, so fitting alternates with choosing it. Where the best of a
model's readings decides, the probabilities are scaled to the claims in the end (Platt scaling). A
set weighs as much as it has rows of its rarer label, both labels the same, and a document lies on
one side of each split whole.

    python scripts/fit_calibrator.py --data ../shared/data --out models/calibrator
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from calibrator_rows import Read, Reader, Row, validation_claims, written_claims
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from claimcheck.evaluation.metrics import balanced_accuracy, calibration_error, roc_auc
from claimcheck.judging.readings import MOST_LIFT
from claimcheck.models.calibration import FEATURES, NLI_ROLES, READINGS, SIGNS
from claimcheck.settings import Settings

#: Share of the claims called contradicted that must be rightly so: what is asked of a flag. Only
#: those that are flagged anyway count. Claims are counted, not sentences: one wrong label has many
#: of those.
RIGHTLY_CONTRADICTED = 0.7
#: Share of the sentences that are given up after skimming which reading closely would support, and
#: of those that skimming supports which reading closely would not.
GIVEN_UP, TAKEN_ON_TRUST = 0.03, 0.03
#: Presets in an editor's terms: ``strict`` flags this share of unsupported claims, ``lenient``
#: passes this share of supported ones, ``balanced`` is the best mean of both.
STRICT_RECALL, LENIENT_PASS = 0.9, 0.9
#: Sets with fewer rows of a label are no measure of a threshold.
FEWEST = 20
#: Written claims taken for each one of another set: they are short to read, and the only ones that
#: tell what is contradicted.
MORE_WRITTEN = 2
#: What the small model's skimming says by itself, as the default mode hears it.
SKIMMED = "skimmed"
CANDIDATES = np.arange(0.05, 0.951, 0.01).round(2)
#: No preset passes what the model gives less than this probability of entailment.
LEAST_ENTAILMENT = 0.1


class Monotone:
    """A logistic regression whose coefficients have the signs of `SIGNS`.

    As scikit-learn's with the penalty C = 1, which has no such bounds.
    """

    def __init__(self, inputs: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> None:
        signed = np.where(truth, 1.0, -1.0)

        def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
            margins = signed * (inputs @ parameters[:-1] + parameters[-1])
            slopes = -weights * signed * expit(-margins)
            penalty = 0.5 * float(parameters[:-1] @ parameters[:-1])
            value = float(weights @ np.logaddexp(0, -margins)) + penalty
            return value, np.append(inputs.T @ slopes + parameters[:-1], slopes.sum())

        bounds = [(0, None) if s > 0 else (None, 0) if s < 0 else (None, None) for s in SIGNS]
        start = np.zeros(inputs.shape[1] + 1)
        found = minimize(loss, start, jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B")
        self.coefficients, self.intercept = found.x[:-1], float(found.x[-1])

    def support(self, inputs: np.ndarray) -> np.ndarray:
        """Probability of support of each row."""
        return np.asarray(expit(inputs @ self.coefficients + self.intercept))


def deciding(rows: list[Row], reading: str, model: Monotone | None) -> np.ndarray:
    """Features of each row's weakest sentence: shape (rows, features)."""

    def support(read: Read) -> float:
        values = read[reading]
        return values[0] if model is None else float(model.support(np.array(values)))

    return np.array([min(row.sentences, key=support)[reading] for row in rows])


def lifted(support: float, values: tuple[float, ...]) -> float:
    """Support as the checker gives it: ``values``, of `FEATURES`, begin with entailment."""
    return min(support, MOST_LIFT * float(expit(values[0])))


def weights_of(rows: list[Row]) -> np.ndarray:
    """Weights by which both labels of a set count the same.

    A set has the weight of its rarer label: nine supported claims say little.
    """
    counts = Counter((row.source, row.supported) for row in rows)
    weights = []
    for row in rows:
        rarer = min(counts[row.source, True], counts[row.source, False])
        weights.append(rarer / counts[row.source, row.supported])
    return np.array(weights) * len(rows) / sum(weights)


def fit(rows: list[Row], reading: str, rounds: int = 5) -> Monotone:
    """Alternate between choosing the deciding sentence and fitting on it."""
    truth, weights = np.array([row.supported for row in rows]), weights_of(rows)
    model = None
    for _ in range(rounds):
        model = Monotone(deciding(rows, reading, model), truth, weights)
    return model


class Supports:
    """Support of every sentence by every reading, from models that did not see its document."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.found: list[list[dict[str, float]]] = [[{} for _ in row.sentences] for row in rows]
        groups = [row.document for row in rows]
        for reading in READINGS:
            for train, test in GroupKFold(5).split(rows, groups=groups):
                model = fit([rows[i] for i in train], reading)
                for i in test:
                    inputs = np.array([read[reading] for read in rows[i].sentences])
                    values = model.support(inputs).tolist()
                    for place, value in zip(self.found[i], values, strict=True):
                        place[reading] = value

        self.scales = {role: self._scale(role) for role in NLI_ROLES}
        for row, places in zip(rows, self.found, strict=True):
            for read, place in zip(row.sentences, places, strict=True):
                self._finish(read, place)

    def _scale(self, role: str) -> tuple[float, float]:
        """Platt scaling of what a role says of claims: the best of its readings, the weakest
        sentence, which is lower or higher than what one reading says of one sentence.
        """
        best = [
            min(max(place[f"{role}/window"], place[f"{role}/passage"]) for place in row)
            for row in self.found
        ]
        odds = logit(np.array(best)).reshape(-1, 1)
        truth = [row.supported for row in self.rows]
        platt = LogisticRegression(C=1e6).fit(odds, truth, sample_weight=weights_of(self.rows))
        return float(platt.coef_[0, 0]), float(platt.intercept_[0])

    def _finish(self, read: Read, place: dict[str, float]) -> None:
        """Scale the readings of one sentence and cap them, as the checker does."""
        place[SKIMMED] = lifted(place["nli_fast/window"], read["nli_fast/window"])
        for reading in READINGS:
            scale, shift = self.scales[reading.split("/")[0]]
            scaled = expit(logit(place[reading]) * scale + shift)
            place[reading] = lifted(float(scaled), read[reading])

    def claims(self, mode: str, sure: float = 2.0, hopeless: float = 0.0) -> np.ndarray:
        """Support of each claim in a mode: that of its weakest sentence."""
        role = "nli_fast" if mode == "fast" else "nli"

        def support(read: dict[str, float]) -> float:
            skimmed = read[SKIMMED]
            if mode == "standard" and not hopeless <= skimmed < sure:
                return skimmed
            return max(read[f"{role}/window"], read[f"{role}/passage"])

        return np.array([min(map(support, row)) for row in self.found])


class Chooser:
    """Chooses thresholds on the claims of ``consistency/val``, each set counting the same."""

    def __init__(self, rows: list[Row]) -> None:
        sources = np.array([row.source for row in rows])
        self.truth = np.array([row.supported for row in rows])
        self.sets = {}
        for source in sorted(set(sources)):
            mask = sources == source
            both = min(self.truth[mask].sum(), (~self.truth[mask]).sum())
            if both >= FEWEST:
                self.sets[source] = mask

    def recalls(self, scores: np.ndarray, threshold: float) -> tuple[float, float]:
        """Mean share of supported claims passed, and of unsupported ones flagged."""
        passed, flagged = [], []
        for mask in self.sets.values():
            passes = scores[mask] >= threshold
            passed.append(passes[self.truth[mask]].mean())
            flagged.append((~passes)[~self.truth[mask]].mean())
        return float(np.mean(passed)), float(np.mean(flagged))

    def accuracy(self, scores: np.ndarray, threshold: float) -> float:
        """Mean balanced accuracy."""
        return sum(self.recalls(scores, threshold)) / 2

    def standard_error(self, scores: np.ndarray, threshold: float) -> float:
        """Standard error of `accuracy`, from the binomial one of each set's two recalls."""
        variances = []
        for mask in self.sets.values():
            right = (scores[mask] >= threshold) == self.truth[mask]
            for own in (right[self.truth[mask]], right[~self.truth[mask]]):
                variances.append(own.mean() * (1 - own.mean()) / len(own))
        return float(np.sqrt(sum(variances)) / len(variances))

    def thresholds(self, scores: np.ndarray) -> dict[str, float]:
        """One threshold for each preset.

        Around its best the curve is flat and noisy. ``balanced`` is the middle one of the
        thresholds within one standard error of the best (Breiman et al. 1984, "Classification and
        regression trees", take an end of them): at either end one kind of error begins to grow.
        """
        candidates = CANDIDATES[CANDIDATES > MOST_LIFT * LEAST_ENTAILMENT]
        recalls = [self.recalls(scores, t) for t in candidates]
        means = np.array([sum(pair) / 2 for pair in recalls])
        error = self.standard_error(scores, candidates[means.argmax()])
        good = candidates[means >= means.max() - error]
        balanced = good[len(good) // 2]
        strict = next(t for t, r in zip(candidates, recalls, strict=True) if r[1] >= STRICT_RECALL)
        passing = [t for t, r in zip(candidates, recalls, strict=True) if r[0] >= LENIENT_PASS]
        lenient = passing[-1] if passing else candidates[0]
        found = {
            "strict": max(strict, balanced),
            "balanced": balanced,
            "lenient": min(lenient, balanced),
        }
        return {preset: round(float(value), 2) for preset, value in found.items()}


def sure(supports: Supports, threshold: float) -> float:
    """The skimmed support from which a close reading would lack support in `TAKEN_ON_TRUST`
    at most.

    A share of the sentences that are skimmed so high; 1 lets none stand.
    """
    skimmed, closely = _both(supports)
    for bound in CANDIDATES[threshold <= CANDIDATES]:
        above = skimmed >= bound
        if above.any() and (closely[above] < threshold).mean() <= TAKEN_ON_TRUST:
            return float(bound)
    return 1.0


def hopeless(supports: Supports, threshold: float) -> float:
    """The skimmed support below which a close reading would find support in `GIVEN_UP` at most.

    A share of the sentences that are skimmed so low; 0 gives none up.
    """
    skimmed, closely = _both(supports)
    found = 0.0
    for bound in CANDIDATES[threshold > CANDIDATES]:
        below = skimmed < bound
        if below.any() and (closely[below] >= threshold).mean() <= GIVEN_UP:
            found = float(bound)
    return found


def _both(supports: Supports) -> tuple[np.ndarray, np.ndarray]:
    """Skimmed support of every sentence, and that by a close reading."""
    read = [place for row in supports.found for place in row]
    skimmed = np.array([place[SKIMMED] for place in read])
    closely = np.array([max(place["nli/window"], place["nli/passage"]) for place in read])
    return skimmed, closely


def contradiction_threshold(
    rows: list[Row], supports: Supports, role: str, threshold: float
) -> float:
    """Least probability at which what is called contradicted is so in `RIGHTLY_CONTRADICTED`.

    Of judged summaries it is only known which lack support; of written claims also which are
    contradicted. It must hold of either.
    """
    values = []
    for row, found in zip(rows, supports.found, strict=True):
        open_ = [
            value
            for read, value in zip(found, row.contradictions[role], strict=True)
            if max(read[f"{role}/window"], read[f"{role}/passage"]) < threshold
        ]
        values.append(max(open_, default=0.0))
    said = np.array(values)
    three_way = np.array([bool(row.label) for row in rows])
    right = np.array(
        [row.label == "contradiction" or not (row.label or row.supported) for row in rows]
    )
    for bound in CANDIDATES[CANDIDATES >= 0.5]:
        groups = [right[(said >= bound) & group] for group in (three_way, ~three_way)]
        if all(group.mean() >= RIGHTLY_CONTRADICTED for group in groups if len(group)):
            return float(bound)
    return 1.0


def entailment(rows: list[Row]) -> np.ndarray:
    """What the large model says of each claim before it is calibrated.

    Its probability of entailment, the higher of both readings, of the weakest sentence.
    """
    odds = [
        min(max(read["nli/window"][0], read["nli/passage"][0]) for read in row.sentences)
        for row in rows
    ]
    return np.asarray(expit(np.array(odds)))


def report(chooser: Chooser, rows: list[Row], scores: np.ndarray, threshold: float) -> None:
    """Print what the shipped rule does on held-out documents."""
    truth = chooser.truth
    for source, mask in chooser.sets.items():
        balanced = balanced_accuracy(truth[mask], scores[mask] >= threshold)
        auc = roc_auc(truth[mask], scores[mask])
        print(f"{source}: balanced accuracy {balanced:.3f}, AUC {auc:.3f}, {mask.sum()} rows")
    reliability("entailment as the large model says it", rows, entailment(rows))
    reliability("support, documents held out", rows, scores)


def reliability(name: str, rows: list[Row], scores: np.ndarray) -> None:
    """Print the calibration error of scores and their reliability curve, labels balanced."""
    truth, weights = np.array([row.supported for row in rows]), weights_of(rows)
    error, plain = calibration_error(truth, scores, weights), calibration_error(truth, scores)
    print(f"{name}: expected calibration error {error:.3f}, labels as they are {plain:.3f}")
    for low in np.arange(0, 1, 0.1):
        mask = (scores >= low) & (scores < low + 0.1)
        if mask.any():
            share = np.average(truth[mask], weights=weights[mask])
            print(f"  {low:.1f} to {low + 0.1:.1f}: {share:.2f} supported, {mask.sum()} claims")


def cached_rows(arguments: argparse.Namespace) -> tuple[list[Row], list[str]]:
    """The rows and the models' names; judged once, then read from ``--cache`` if given."""
    reader = Reader(Settings())
    cache: Path | None = arguments.cache
    made_by = (reader.names, reader.settings, arguments.rows)
    if cache is not None and cache.is_file():
        stored, rows = pickle.loads(cache.read_bytes())
        if stored != made_by:
            raise SystemExit(f"{cache} holds rows made by {stored}, not {made_by}; delete it")
        return rows, reader.names
    sets = [
        *validation_claims(arguments.data, arguments.rows),
        *written_claims(arguments.data, MORE_WRITTEN * arguments.rows),
    ]
    rows = []
    for source, claims, labels in sets:
        rows += reader.rows(source, claims, labels)
        print(f"{source}: {len(claims)} claims", flush=True)
    if cache is not None:
        cache.write_bytes(pickle.dumps((made_by, rows)))
    return rows, reader.names


def calibration(rows: list[Row]) -> dict[str, Any]:
    """Everything that is fitted, as the calibrator's config.json holds it."""
    supports, chooser = Supports(rows), Chooser(rows)
    alone = {"nli_fast": supports.claims("fast"), "nli": supports.claims("accurate")}
    thresholds = {role: chooser.thresholds(scores) for role, scores in alone.items()}
    least = sure(supports, thresholds["nli"]["balanced"])
    bound = hopeless(supports, thresholds["nli"]["balanced"])
    rates: dict[str, dict[str, list[float]]] = {}
    for mode, role in (("fast", "nli_fast"), ("accurate", "nli"), ("standard", "nli")):
        rates[mode] = {}
        scores = supports.claims(mode, least, bound)
        for preset, threshold in thresholds[role].items():
            passed, flagged = chooser.recalls(scores, threshold)
            rates[mode][preset] = [round(passed, 3), round(flagged, 3)]
            print(
                f"{mode}, {preset} ({threshold}): passes {passed:.3f} of the supported, flags "
                f"{flagged:.3f} of the unsupported, balanced accuracy {(passed + flagged) / 2:.4f}"
            )
    report(chooser, rows, scores, thresholds["nli"]["balanced"])
    models = {reading: fit(rows, reading) for reading in READINGS}
    return {
        "readings": {
            reading: {
                "intercept": round(model.intercept, 6),
                "coefficients": {
                    name: round(float(value), 6)
                    for name, value in zip(FEATURES, model.coefficients, strict=True)
                },
            }
            for reading, model in models.items()
        },
        "scales": {role: [round(v, 6) for v in pair] for role, pair in supports.scales.items()},
        "thresholds": thresholds,
        "rates": rates,
        "sure": least,
        "hopeless": bound,
        "contradiction": {
            role: contradiction_threshold(rows, supports, role, thresholds[role]["balanced"])
            for role in NLI_ROLES
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("models/calibrator"))
    parser.add_argument("--rows", type=int, default=200, help="most claims of a set")
    parser.add_argument("--cache", type=Path, help="file that keeps the judged rows")
    arguments = parser.parse_args()
    rows, names = cached_rows(arguments)
    config = {
        "name": "claimcheck-calibrator",
        "license": "Apache-2.0",
        "models": names,
        "rows": len(rows),
        **calibration(rows),
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    print(json.dumps(config, indent=1))


if __name__ == "__main__":
    main()
