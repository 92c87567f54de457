"""Which thresholds the checker goes by: chosen on validation claims, documents held out."""

from __future__ import annotations

import numpy as np
from calibrator_models import SKIMMED, Supports
from calibrator_rows import Row

from claimcheck.judging.readings import MOST_LIFT

#: Share of the claims called contradicted that must be rightly so: what is asked of a flag. Only
#: those that are flagged anyway count. Claims are counted, not sentences: one wrong label has many
#: of those.
RIGHTLY_CONTRADICTED = 0.7
#: Share of the sentences that skimming supports which reading closely would not.
TAKEN_ON_TRUST = 0.03
#: Presets in an editor's terms: ``strict`` flags this share of unsupported claims, ``lenient``
#: passes this share of supported ones, ``balanced`` is the best mean of both.
STRICT_RECALL, LENIENT_PASS = 0.9, 0.9
#: Sets with fewer rows of a label are no measure of a threshold.
FEWEST = 20
CANDIDATES = np.arange(0.05, 0.951, 0.01).round(2)
#: No preset passes what the model gives less than this probability of entailment.
LEAST_ENTAILMENT = 0.1


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
    skimmed, closely = skimmed_and_closely(supports)
    for bound in CANDIDATES[threshold <= CANDIDATES]:
        above = skimmed >= bound
        if above.any() and (closely[above] < threshold).mean() <= TAKEN_ON_TRUST:
            return float(bound)
    return 1.0


def skimmed_and_closely(supports: Supports) -> tuple[np.ndarray, np.ndarray]:
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
