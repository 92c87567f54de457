"""Whether it is worth reading a reference closely for a claim, by what skimming it said."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.judging.readings import premise
from claimcheck.models.calibration import Calibrator, features
from claimcheck.records import Candidates, Probabilities


@dataclass(frozen=True, slots=True)
class Promise:
    """How likely a close reading is to support or contradict a claim, and from when it is worth it.

    Skimmed support alone is a poor guide: it is the chance that the claim is true of the
    reference, and what is doubtful is what needs a closer look. So the same values of the skimmed
    window have weights of their own, fitted on what close readings then found. The chance is the
    support of what is left unread, too: little is found where so little is promised.

    Attributes:
        calibrator: turns the values of the skimmed window into the chance.
        least: the least chance, 0 to 1, that is worth a close reading.
    """

    calibrator: Calibrator
    least: float

    def chance(self, case: Candidates, skimmed: Probabilities) -> float:
        """The chance that a close reading of the reference is heard, 0 to 1."""
        similarity = case.windows[0].similarity
        row = features(case.claim, premise(case, "window"), skimmed, similarity)
        return float(self.calibrator.support([row])[0])
