"""Fit the calibrator on validation data and choose its thresholds on ``consistency/val``.

What is learned is in `calibrator_models`, what is left unread in `calibrator_promise`, which
thresholds are chosen in `calibrator_thresholds`.

    python scripts/fit_calibrator.py --data ../shared/data --out models/calibrator
"""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
from calibrator_models import Supports, fit, weights_of
from calibrator_promise import FittedPromise
from calibrator_rows import Reader, Row, validation_claims, written_claims
from calibrator_thresholds import Chooser, contradiction_threshold, sure
from scipy.special import expit

from claimcheck.evaluation.metrics import balanced_accuracy, calibration_error, roc_auc
from claimcheck.models.calibration import FEATURES, NLI_ROLES, READINGS
from claimcheck.settings import Settings

#: Written claims taken for each one of another set: they are short to read, and the only ones that
#: tell what is contradicted.
MORE_WRITTEN = 2


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
    contradiction = {
        role: contradiction_threshold(rows, supports, role, thresholds[role]["balanced"])
        for role in NLI_ROLES
    }
    promise = FittedPromise(rows, supports, thresholds["nli"], contradiction["nli"])
    print(promise.told())
    rates: dict[str, dict[str, list[float]]] = {}
    for mode, role in (("fast", "nli_fast"), ("accurate", "nli"), ("standard", "nli")):
        rates[mode] = {}
        for preset, threshold in thresholds[role].items():
            scores = supports.claims(mode, least, promise.unread(preset))
            passed, flagged = chooser.recalls(scores, threshold)
            rates[mode][preset] = [round(passed, 3), round(flagged, 3)]
            print(
                f"{mode}, {preset} ({threshold}): passes {passed:.3f} of the supported, flags "
                f"{flagged:.3f} of the unsupported, balanced accuracy {(passed + flagged) / 2:.4f}"
            )
    scores = supports.claims("standard", least, promise.unread("balanced"))
    report(chooser, rows, scores, thresholds["nli"]["balanced"])
    models = {reading: fit(rows, reading) for reading in READINGS}
    return {
        "readings": {
            reading: linear(model.intercept, model.coefficients)
            for reading, model in models.items()
        },
        "scales": {role: [round(v, 6) for v in pair] for role, pair in supports.scales.items()},
        "thresholds": thresholds,
        "rates": rates,
        "sure": least,
        "promise": {"least": promise.least, **linear(promise.intercept, promise.coefficients)},
        "contradiction": contradiction,
    }


def linear(intercept: float, coefficients: np.ndarray) -> dict[str, Any]:
    """A regression over `FEATURES` as config.json holds it."""
    named = zip(FEATURES, coefficients, strict=True)
    return {
        "intercept": round(intercept, 6),
        "coefficients": {name: round(float(value), 6) for name, value in named},
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
