#!/usr/bin/env bash
# Guess:   "1,5 km", as most of Europe writes one and a half kilometres, is read as 1.5 km or refused: a
#          comma divides thousands only where three figures follow.
# Found:   pint 0.25.3 drops every comma before it reads: "1,5 km" is 15 km and "12,5 kg" 125 kg, as "1,500 m"
#          is 1500 m; "0,5 km" is 0 km, and so is "1.000.000 km", with the points of the same countries. No
#          error, no warning.
# So:      of a text that is translated or taken from a foreign source, a right figure is ten times too much
#          or nothing. Refuse a comma without three figures behind it, and a second point, before handing it on.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pint==0.25.3
"$work/venv/bin/python" - <<'PY'
import sys

import pint

READ = {
    "1,500 m": "1500 meter",
    "1,5 km": "15 kilometer",
    "12,5 kg": "125 kilogram",
    "0,5 km": "0 kilometer",
    "1.000.000 km": "0.0 kilometer",
}
units = pint.UnitRegistry()
found = {text: str(units.Quantity(text)) for text in READ}
for text, quantity in found.items():
    print(f"{text!r} is read as {quantity}")
sys.exit(0 if found == READ else "changed")
PY
