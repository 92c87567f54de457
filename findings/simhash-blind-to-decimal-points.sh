#!/usr/bin/env bash
# Guess:   two sentences with different figures have different fingerprints: small differences make small
#          distances, only equal words make 0.
# Found:   simhash 2.1.2 strips all but letters and digits, spaces too, before it takes the pieces of four
#          characters: "1.5 per cent" and "15 per cent", "-5" and "5", "£2m" and "$2m", "now here" and "no
#          where" are at distance 0.
# So:      near-duplicates by it hold copies with another figure, so that a correction is thrown away as a
#          copy of the error. Hand in features of your own (a list of words with their marks), and compare
#          the figures of what is grouped.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check simhash==2.1.2
"$work/venv/bin/python" - <<'PY'
import sys

from simhash import Simhash

PAIRS = [
    ("Prices in Ostby rose by 1.5 per cent", "Prices in Ostby rose by 15 per cent"),
    ("It was -5 at noon in Vik", "It was 5 at noon in Vik"),
    ("The harbour made £2m last year", "The harbour made $2m last year"),
    ("The ferry is now here", "The ferry is no where"),
]
plain = [Simhash(first).distance(Simhash(second)) for first, second in PAIRS]
words = [Simhash(first.split()).distance(Simhash(second.split())) for first, second in PAIRS]
for pair, by_text, by_words in zip(PAIRS, plain, words):
    print(f"{pair}: distance {by_text} from the text, {by_words} from its words")
sys.exit(0 if not any(plain) and all(words) else "changed: other figures are now another text")
PY
