#!/usr/bin/env bash
# Guess:   two libraries that give Krippendorff's alpha for grades on an ordinal scale give one figure, as they
#          do for the same grades taken as names and as evenly spaced numbers.
# Found:   agreement 0.1.2 gives 0.862 with its ordinal kernel where krippendorff 0.9.0 gives 0.909
#          (level_of_measurement="ordinal"); nominal (0.5) and interval (0.904) are equal in both. The kernel
#          goes by the places of two grades on the scale alone, Krippendorff's ordinal distance by how many
#          grades were given between them.
# So:      two reports of "ordinal alpha" are two measures; say which library and kernel made the figure, and
#          do not hold one against a threshold that was meant for the other.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check agreement==0.1.2 krippendorff==0.9.0 numpy==2.3.5
"$work/venv/bin/python" - <<'PY'
import sys

import krippendorff
import numpy as np
from agreement.metrics import krippendorffs_alpha
from agreement.utils.kernels import identity_kernel, ordinal_kernel, quadratic_kernel
from agreement.utils.transform import pivot_table_frequency

grades = np.array([[1, 1], [2, 3], [3, 3], [4, 5], [1, 2], [4, 4], [5, 5]])
claims = np.repeat(np.arange(len(grades)), 2)
counts = pivot_table_frequency(claims, grades.ravel())
kernels = {"nominal": identity_kernel, "ordinal": ordinal_kernel, "interval": quadratic_kernel}
found = {}
for level, kernel in kernels.items():
    one = round(krippendorffs_alpha(counts, kernel), 3)
    other = round(krippendorff.alpha(grades.T, level_of_measurement=level), 3)
    print(f"{level}: agreement {one}, krippendorff {other}")
    found[level] = (one, other)
expected = {"nominal": (0.5, 0.5), "ordinal": (0.862, 0.909), "interval": (0.904, 0.904)}
sys.exit(0 if found == expected else "changed")
PY
