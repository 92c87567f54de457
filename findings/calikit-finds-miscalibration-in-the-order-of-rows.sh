#!/usr/bin/env bash
# Guess:   a judge that says 0.8 of twenty claims and is right of sixteen is perfectly calibrated: the expected
#          calibration error is 0, in bins of any kind, and in whatever order the claims are listed.
# Found:   calikit 0.1.0 divides equal predictions among its bins of equal size (its default) as they are
#          listed: the error is 0.32 with the sixteen first, 0.24 when every fifth is the wrong one, and
#          0 in bins of equal width.
# So:      judges that give round figures (0.8, 0.9) look miscalibrated, by an amount that sorting the file
#          changes. Take scheme="width", or put equal predictions into one bin.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check calikit==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys

from calikit.binning import bin_predictions, ece

said = [0.8] * 20
orders = {"right ones first": [1] * 16 + [0] * 4, "every fifth wrong": [1, 1, 1, 1, 0] * 4}
found = {}
for order, right in orders.items():
    by_size = round(ece(bin_predictions(said, right)), 2)
    by_width = round(ece(bin_predictions(said, right, scheme="width")), 2)
    print(f"{order}: {by_size} in bins of equal size, {by_width} in bins of equal width")
    found[order] = (by_size, by_width)
sys.exit(0 if list(found.values()) == [(0.32, 0.0), (0.24, 0.0)] else "changed")
PY
