#!/usr/bin/env bash
# Guess:   a checker that promises to flag every number, date, name or quantity that stands nowhere in the
#          sources, whatever the likeness, and knows figures in words and sums of money, refuses $2m where
#          they have £2m, "one person" where they have "seven people", and "below 65" where they have "above
#          65".
# Found:   hallucination-check 0.1.0 passes all three, and "nobody" for seven: signs of money are no part of
#          a figure for it, and "one" and "nobody" are no figures. Other amounts, days and words (£2bn, two
#          people, 5 May) are flagged with the right reason, as is a minus.
# So:      an answer in the wrong currency is "grounded". Compare the signs beside the figures, and words
#          for none and one, before or after it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check hallucination-check==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys

from hallucination_check import check

SOURCE = (
    "Seven people were hurt in Ostby on 3 May 2026. The school was sold for £2m. "
    "Turnout was above 65 per cent."
)
PASSES = {
    "Seven people were hurt in Ostby on 3 May 2026.": 1,
    "One person was hurt in Ostby on 3 May 2026.": 1,
    "Nobody was hurt in Ostby on 3 May 2026.": 1,
    "The school was sold for $2m.": 1,
    "Turnout was below 65 per cent.": 1,
    "Two people were hurt in Ostby on 3 May 2026.": 0,
    "Seven people were hurt in Ostby on 5 May 2026.": 0,
    "The school was sold for £2bn.": 0,
    "Turnout was -65 per cent.": 0,
}
found = {claim: check(claim, [SOURCE]).n_supported for claim in PASSES}
for claim, supported in found.items():
    print(f"{'passes' if supported else 'flagged'}: {claim}")
sys.exit(0 if found == PASSES else "changed")
PY
