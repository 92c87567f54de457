#!/usr/bin/env bash
# Guess:   three figures behind a point may be thousands ("1.500"), but not where a nought stands before it: 0.125 is
#          an eighth, as 0.5 and 0.75 are less than one.
# Found:   price-parser 0.5.1 and money-parser 0.0.1 read "$0.125" and "0,125 EUR" as 125, while 0.12 is right; money-
#          parser makes 1250 of "$0.1250", which price-parser reads right. The price of a litre, "€1.459", is 1459 in
#          both. price-parser takes decimal_separator="." and is right then.
# So:      a share, a rate of exchange, a price per unit or of fuel is a thousandfold of what the page says, only where
#          it happens to have three decimals. Give the decimal separator, or refuse what begins with a nought.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check price-parser==0.5.1 money-parser==0.0.1
"$work/venv/bin/python" - <<'PY'
import sys

from money_parser import price_str
from price_parser import Price

READ = {
    "$0.12": (0.12, 0.12),
    "$0.125": (125, 125),
    "$0.1250": (0.125, 1250),
    "0,125 EUR": (125, 125),
    "€1.459": (1459, 1459),
    "€1.45": (1.45, 1.45),
}
found = {}
for text in READ:
    found[text] = (Price.fromstring(text).amount_float, float(price_str(text)))
    print(f"{text!r}: {found[text][0]} by price-parser, {found[text][1]} by money-parser")
told = Price.fromstring("$0.125", decimal_separator=".").amount_float
print(f"'$0.125' by price-parser with decimal_separator='.': {told}")
sys.exit(0 if found == READ and told == 0.125 else "changed")
PY
