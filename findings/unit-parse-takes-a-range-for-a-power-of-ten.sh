#!/usr/bin/env bash
# Guess:   "10-20 km" gives its first figure or both, as "5 to 7 km" gives 5 km, and two measures that stand
#          in one text are two, or the first.
# Found:   unit-parse 0.1.12: "10-20 km" is 1e-20 km, ten to the power of minus twenty, and with the longer
#          dash of print, "10–20 km", 200 km; "8-20 km" is 8 km. Measures with no comma between them are
#          multiplied: "5 m tall and 3 kg" is 15 kilogram metres, "5 km south of 7 km" 35 square kilometres.
#          "5 million km" is 5 km, with a warning; the rest has none.
# So:      a figure of a sentence is right by it only where nothing else stands there. Give it one measure
#          at a time, cut out of the text, with no range and no word of size in it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check unit-parse==0.1.12 pint==0.25.3
"$work/venv/bin/python" - <<'PY'
import sys

from unit_parse import parser

READ = {
    "5 to 7 km": "5 km",
    "8-20 km": "8 km",
    "10-20 km": "1e-20 km",
    "10–20 km": "200 km",
    "5 m tall and 3 kg": "15 kg * m",
    "5 km south of 7 km": "35 km ** 2",
    "5 million km": "5.0 km",
}
found = {text: str(parser(text)) for text in READ}
for text, measure in found.items():
    print(f"{text!r}: {measure}")
sys.exit(0 if found == READ else "changed")
PY
