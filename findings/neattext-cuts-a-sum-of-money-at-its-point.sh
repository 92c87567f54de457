#!/usr/bin/env bash
# Guess:   functions that extract or remove sums of money take "$2.5" as a whole, and the one that extracts dates finds
#          "3 May 2026".
# Found:   neattext 0.1.3: extract_currencies gives "$2" for "$2.5 million" and "$1" for "$1,500", and remove_currencies
#          leaves ".5 million" and ",500" behind. extract_dates finds no day of a month in words; normalize drops the
#          digits of every figure: "$. million".
# So:      two and a half million and 1500 are two and one. Find sums and dates with a pattern of one's own.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check neattext==0.1.3
"$work/venv/bin/python" - <<'PY'
import sys

from neattext import functions

SAID = "On 3 May 2026 it cost $2.5 million, not $1,500."
found = {
    name: getattr(functions, name)(SAID)
    for name in ("extract_currencies", "remove_currencies", "extract_dates", "normalize")
}
for name, value in found.items():
    print(f"{name}: {value!r}")
held = (
    found["extract_currencies"] == ["$2", "$1"]
    and found["remove_currencies"] == "On 3 May 2026 it cost .5 million, not ,500."
    and found["extract_dates"] == []
    and "$. million" in found["normalize"]
)
sys.exit(0 if held else "changed")
PY
