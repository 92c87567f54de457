#!/usr/bin/env bash
# Guess:   a transliteration to ASCII writes a figure that has a sign beyond ASCII in a way that reads as
#          the same figure, or leaves a gap or a mark where it cannot: 5½ as 5 1/2, 10⁶ as 10^6, £5 as GBP5.
# Found:   Unidecode 1.4.0 and anyascii 0.3.3 both write 10⁶ as 106 and 5‰ as 5%0; anyascii writes 5½ as
#          51/2 and 10⅔ as 102/3, which Unidecode has apart, "1·5" as 1-5 and "≠ 5" as "= 5"; Unidecode has
#          "1*5" and a bare 5 for these, and writes £5m as PS5m.
# So:      keys, slugs and plain texts by them hold other sums than the page, and two texts that differ by a
#          power of ten compare as equal. Write fractions, raised figures and signs of money out before.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Unidecode==1.4.0 anyascii==0.3.3
"$work/venv/bin/python" - <<'PY'
import sys

from anyascii import anyascii
from unidecode import unidecode

WRITTEN = {  # the text, by Unidecode, by anyascii
    "10⁶ people": ("106 people", "106 people"),
    "5‰ of all": ("5%0 of all", "5%0 of all"),
    "5½ hours": ("5 1/2 hours", "51/2 hours"),
    "10⅔ miles": ("10 2/3  miles", "102/3 miles"),
    "1·5 million": ("1*5 million", "1-5 million"),
    "≠ 5": (" 5", "= 5"),
    "£5m": ("PS5m", "GBP5m"),
}
found = {text: (unidecode(text), anyascii(text)) for text in WRITTEN}
for text, pair in found.items():
    print(f"{text!r}: Unidecode {pair[0]!r}, anyascii {pair[1]!r}")
sys.exit(0 if found == WRITTEN else "changed")
PY
