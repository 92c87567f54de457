#!/usr/bin/env bash
# Guess:   a converter with a category of fuel economy turns miles a gallon and kilometres a litre, which are more
#          where a car is thriftier, into litres for 100 km, which are less: 20 km a litre are 5 litres for 100 km.
# Found:   unitfyi 0.1.3, whose data say "Inverse fuel economy (lower is better). Conversion handled by engine.",
#          multiplies all the same: 20 km a litre are "20.0000" litres for 100 km (for 5), 50 miles a US gallon 21.2572
#          (for 4.70), and 5 litres for 100 km 11.7607 miles a US gallon (for 47.04). No error, no warning. Miles to
#          kilometres a litre is right.
# So:      the thriftiest car drinks most, and the figures look like those of real cars. Divide 100 by the kilometres
#          a litre oneself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check unitfyi==0.1.3
"$work/venv/bin/python" - <<'PY'
import sys
from decimal import Decimal

from unitfyi import convert

ASKED = {
    (50, "mile-per-gallon-us", "km-per-liter"): "21.2572",
    (20, "km-per-liter", "liter-per-100km"): "20.0000",
    (10, "km-per-liter", "liter-per-100km"): "10.0000",
    (50, "mile-per-gallon-us", "liter-per-100km"): "21.2572",
    (5, "liter-per-100km", "mile-per-gallon-us"): "11.7607",
}
found = {}
for value, old, new in ASKED:
    found[value, old, new] = str(convert(Decimal(value), old, new).result)
    print(f"{value} {old} is {found[value, old, new]} {new}")
print("by arithmetic: 20 km a litre 5.00, 10 km a litre 10.00 and 50 miles a US gallon 4.70 litres for 100 km")
sys.exit(0 if found == ASKED else "changed")
PY
