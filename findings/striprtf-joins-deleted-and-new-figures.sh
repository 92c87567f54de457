#!/usr/bin/env bash
# Guess:   the plain text of an .rtf with tracked changes has the new words, and what was deleted (\deleted)
#          is left out, as destinations and comments are.
# Found:   striprtf 0.0.35 keeps both, without a blank: 12 changed to 15 reads "1215 million" (or "1512
#          million", as the program has written them); struck-out text stays as well; the mark of a footnote
#          (\super) sticks to its figure, "40" with note 1 is "401".
# So:      refuse an .rtf in which \deleted, \revised, \strike or \super stand, or let a word processor
#          write it as text with the changes accepted.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35
"$work/venv/bin/python" - <<'PY'
import sys

from striprtf.striprtf import rtf_to_text

CASES = {
    r"{\rtf1\ansi It cost {\deleted\revauthdel1 12}{\revised\revauth1 15} million.}": "It cost 1215 million.",
    r"{\rtf1\ansi It cost {\revised\revauth1 15}{\deleted\revauthdel1 12} million.}": "It cost 1512 million.",
    r"{\rtf1\ansi He was {\strike not }guilty.}": "He was not guilty.",
    r"{\rtf1\ansi It has 40{\super 1}{\footnote {\super 1} In 2025.} berths.}": "It has 401 berths.",
}
found = {rtf: rtf_to_text(rtf) for rtf in CASES}
for rtf, text in found.items():
    print(f"{rtf} reads {text!r}")
sys.exit(0 if found == CASES else "changed")
PY
