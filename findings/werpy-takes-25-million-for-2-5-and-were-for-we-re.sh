#!/usr/bin/env bash
# Guess:   a measure of errors in transcripts whose own normalize() takes off capitals and punctuation leaves marks
#          within figures and words, or sets a blank for them: 2.5 million heard as 25 million is an error.
# Found:   werpy 3.5.0 deletes every mark of ASCII and joins what stood on both sides: the rate is 0 for "25 million"
#          in place of "2.5 million", "51" for "5-1", "5 degrees" for "-5 degrees", "were" for "we're" and "shell"
#          for "she'll". Marks beyond ASCII stay: "we’re" with a typographic apostrophe and "we're" are two,
#          and an error.
# So:      a transcript whose figures are ten times too large has a perfect score, and one with other apostrophes a
#          bad one. Write apostrophes alike, take off only marks with a blank beside them, then call wer().
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check werpy==3.5.0
"$work/venv/bin/python" - <<'PY'
import sys

import werpy

RATES = [
    ("It cost 7 million.", "It cost 5 million.", 0.25),
    ("It cost 2.5 million.", "It cost 25 million.", 0),
    ("Reds won 5-1.", "Reds won 51.", 0),
    ("It was -5 degrees.", "It was 5 degrees.", 0),
    ("We're late.", "Were late.", 0),
    ("She'll go.", "Shell go.", 0),
    ("We’re late.", "We're late.", 0.5),
]
held = True
for said, heard, expected in RATES:
    words = werpy.normalize(said), werpy.normalize(heard)
    rate = werpy.wer(*words)
    print(f"{said!r} heard as {heard!r}: {words[0]!r} and {words[1]!r}, rate {rate}")
    held = held and rate == expected
sys.exit(0 if held else "changed")
PY
