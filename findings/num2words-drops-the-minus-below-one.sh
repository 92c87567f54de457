#!/usr/bin/env bash
# Guess:   a negative figure in words begins with minus.
# Found:   num2words 0.5.14: num2words(-0.5) is "zero point five", and every figure between -1 and 0 loses
#          its sign (-1.5 is "minus one point five"). So does the text "-0.5".
# So:      growth of minus half a per cent is spoken and compared as growth. Take the sign off, convert the
#          absolute value and set minus before it yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$work/venv/bin/python" - <<'PY'
import sys
from decimal import Decimal

from num2words import num2words

found = {value: num2words(value) for value in (-1.5, -0.5, -0.25, "-0.7", Decimal("-0.3"))}
for value, words in found.items():
    print(f"num2words({value!r}) is {words!r}")
signs = [words.startswith("minus") for words in found.values()]
sys.exit(0 if signs == [True, False, False, False, False] else "changed: the sign is kept")
PY
