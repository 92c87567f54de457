#!/usr/bin/env bash
# Guess:   a cleaner of company names takes the legal form off ("Moe & Lie AS") and leaves names that have none, above
#          all such as would be empty or end in "of" afterwards.
# Found:   cleanco 2.3, basename: "Port of Spa" is "Port of", "Team OG" is "Team", the company "AS" is the empty name,
#          and "The Co" is "The". Only one form is taken off: "Moe Co Ltd" is "Moe Co", "Moe Co" is "Moe".
# So:      a capital loses its name, and one company is two. Compare both with and without the form, keep a name that
#          would be empty or end in a preposition, and repeat until nothing comes off.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cleanco==2.3
"$work/venv/bin/python" - <<'PY'
import sys

from cleanco import basename

NAMES = {
    "Moe & Lie AS": "Moe & Lie",
    "Bank of Ostby": "Bank of Ostby",
    "Port of Spa": "Port of",
    "Team OG": "Team",
    "AS": "",
    "The Co": "The",
    "Moe Co Ltd": "Moe Co",
    "Moe Co": "Moe",
}
held = True
for name, expected in NAMES.items():
    print(f"{name!r}: {basename(name)!r}")
    held = held and basename(name) == expected
sys.exit(0 if held else "changed")
PY
