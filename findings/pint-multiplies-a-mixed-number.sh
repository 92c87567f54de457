#!/usr/bin/env bash
# Guess:   a library of units reads "1 1/2 miles" as a mile and a half, "6 feet 2 inches" as 74 inches, or
#          refuses both, as it refuses "5 million km" for a word that it does not know.
# Found:   pint 0.25.3 takes the blank for a multiplication: "1 1/2 miles" is half a mile, "2 1/4 inches"
#          half an inch, "6 feet 2 inches" 12 foot inches (an area) and "2 hours 30 minutes" 60 hour minutes.
#          The first two have the right unit, so that nothing tells that they are wrong.
# So:      heights and distances of a story are then a third of what it says. Hand it one figure and one unit
#          at a time, and add up what stands side by side yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pint==0.25.3
"$work/venv/bin/python" - <<'PY'
import sys

import pint

READ = {
    "1 1/2 miles": "0.5 mile",
    "2 1/4 inches": "0.5 inch",
    "6 feet 2 inches": "12 foot * inch",
    "2 hours 30 minutes": "60 hour * minute",
}
units = pint.UnitRegistry()
found = {text: str(units.Quantity(text)) for text in READ}
for text, quantity in found.items():
    print(f"{text!r} is read as {quantity}")
sys.exit(0 if found == READ else "changed")
PY
