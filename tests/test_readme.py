"""What README says of the shipped calibration is what the calibration has."""

from __future__ import annotations

import re

from places import ROOT

from claimcheck.models.calibration import Calibration
from claimcheck.models.registry import BUNDLED, resolve


def test_the_rates_of_the_presets():
    rates = Calibration.load(resolve(BUNDLED, "calibrator")).rates["standard"]
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    said = re.search(
        r"default passes (\d+) % of the supported ones and flags (\d+) % of the unsupported ones, "
        r"`strict` (\d+) and (\d+) %, `lenient` (\d+) and (\d+) %",
        text,
    )
    assert said is not None
    known = [share for preset in ("balanced", "strict", "lenient") for share in rates[preset]]
    told = [int(number) / 100 for number in said.groups()]
    assert all(abs(a - b) <= 0.0051 for a, b in zip(told, known, strict=True)), (told, known)
