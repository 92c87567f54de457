#!/usr/bin/env bash
# Guess:   a library for quantities in text that knows "$" and "million" and is said to tell units of one
#          letter apart reads the shorthand of the news, £5m and $1.5bn, as money.
# Found:   quantulum3 0.10.0 (without its optional classifier): "£5m" is 5 pound sterling metres, and
#          "$3bn" 3 dollar bit newtons in one run and dollar barn newtons in the next, while "£5 million" is
#          5000000 pounds. "half a million" is 1500000, as "one and a half million" is; "at 9 a.m." is 9 years.
# So:      a wrong sum in a headline matches none in the text. Write m, bn and tn behind a currency out as
#          words before, and read "half a" yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check quantulum3==0.10.0
"$work/venv/bin/python" - <<'PY'
import re
import sys
import warnings

warnings.simplefilter("ignore")  # that the optional classifier is not installed
from quantulum3 import parser

READ = {
    "It cost £5 million.": [(5_000_000, "pound sterling")],
    "It cost £5m.": [(5, "pound sterling metre")],
    "It spent $3bn.": [(3, "dollar b. newton")],
    "It has half a million members.": [(1_500_000, "dimensionless")],
    "One and a half million came.": [(1_500_000, "dimensionless")],
    "It closed at 9 a.m. on Monday.": [(9, "year")],
}


def quantities(text):
    """Return value and unit of each quantity; "b." is the bit or barn that the run has drawn."""
    return [(q.value, re.sub(r"\b(bit|barn)\b", "b.", q.unit.name)) for q in parser.parse(text)]


found = {text: quantities(text) for text in READ}
for text, read in found.items():
    print(f"{text!r} is read as {read}")
sys.exit(0 if found == READ else "changed")
PY
