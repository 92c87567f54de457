#!/usr/bin/env bash
# Guess:   search_fuzzy() with the exact name of a country has that country first: its documentation says that
#          names of countries come before those of their parts, and that more matches come first.
# Found:   pycountry 26.2.16: "Niger" gives Nigeria first and Niger second; "Republic of the Niger", its
#          official name, gives Niger. "Korea" gives the North before the South.
# So:      who takes the first answer moves a statement to another country of some 230 million people. Use
#          lookup() or get(name=...) first, which know the exact name, and fuzzy search only where they fail.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pycountry==26.2.16
"$work/venv/bin/python" - <<'PY'
import sys

import pycountry

FOUND = {"Niger": ["NG", "NE"], "Republic of the Niger": ["NE"], "Korea": ["KP", "KR"]}
found = {name: [country.alpha_2 for country in pycountry.countries.search_fuzzy(name)] for name in FOUND}
exact = pycountry.countries.lookup("Niger").alpha_2
for name, codes in found.items():
    print(f"{name!r} gives {codes}")
print(f"lookup('Niger') gives {exact!r}")
sys.exit(0 if found == FOUND and exact == "NE" else "changed")
PY
