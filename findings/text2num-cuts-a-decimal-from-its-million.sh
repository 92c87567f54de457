#!/usr/bin/env bash
# Guess:   "one point five million" is one figure, 1500000, as "one million five hundred thousand" is.
# Found:   text2num 3.1.0: alpha2digit() gives "1.5 1000000", two figures, and the million of "half a
#          million" and "two and a half million" becomes one million: "half a 1000000", "two and a half
#          1000000". Years in words come as two figures, "20 26". text2num() raises ValueError for these.
# So:      do not let it rewrite a text before comparing figures: keep the words "point", "half" and
#          "million" together, multiply yourself, and give it only what is a plain cardinal.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check text2num==3.1.0
"$work/venv/bin/python" - <<'PY'
import sys

from text_to_num import alpha2digit

CASES = {
    "one million five hundred thousand": "1500000",
    "one point five million": "1.5 1000000",
    "half a million": "half a 1000000",
    "two and a half million": "two and a half 1000000",
    "twenty twenty-six": "20 26",
}
found = {words: alpha2digit(words, "en") for words in CASES}
for words, digits in found.items():
    print(f"{words!r} is rewritten as {digits!r}")
sys.exit(0 if found == CASES else "changed")
PY
