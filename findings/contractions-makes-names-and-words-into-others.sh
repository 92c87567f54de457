#!/usr/bin/env bash
# Guess:   fix() writes out contractions (he's, won't) and leaves other words alone.
# Found:   contractions 0.1.73 writes out abbreviations of months and words that only look like
#          contractions: "She told Jan." is "She told January", "the skin was shed" ends with "she would",
#          "U.S. Navy" is "YOU.S. Navy", "six o'clock" "six of the clock", and "he'd gone" becomes "he would
#          gone".
# So:      never before a comparison of names, quotations or dates: compare n't and not by a short table of
#          your own, at the place.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check contractions==0.1.73
"$work/venv/bin/python" - <<'PY'
import sys

import contractions

CASES = {
    "She told Jan.": "She told January",
    "The skin was shed.": "The skin was she would.",
    "The U.S. Navy left at six o'clock.": "The YOU.S. Navy left at six of the clock.",
    "He'd gone.": "He would gone.",
}
found = {text: contractions.fix(text) for text in CASES}
for text, fixed in found.items():
    print(f"{text!r} is written out as {fixed!r}")
sys.exit(0 if found == CASES else "changed")
PY
