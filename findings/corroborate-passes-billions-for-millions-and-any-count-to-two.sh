#!/usr/bin/env bash
# Guess:   a checker that promises to hold every number, quantity and sum of an answer against the sources,
#          and each quoted string word for word, refuses "5 billion" where they have "5 million", "2 people"
#          where they have "7 people", and "no" where they have "yes".
# Found:   corroborate 0.1.0 passes all three without a finding: million and billion are in its list of words
#          and not in its comparison, 0, 1 and 2 are never looked for, nor is a quotation of one short word.
#          "9 people" for "7 people" it refuses.
# So:      a thousandfold error and most counts of dead pass as grounded. Compare value and scale together,
#          look for small numbers too, and do not take its "grounded" for more than it has looked at.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check corroborate==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys

import corroborate

CASES = [
    ("7 people died.", "9 people died.", False),
    ("7 people died.", "2 people died.", True),
    ("It cost $5 million.", "It cost $5 billion.", True),
    ('Asked again, she said "yes".', 'Asked again, she said "no".', True),
]
found = []
for source, answer, passes in CASES:
    report = corroborate.check_answer("", [source], answer)
    found.append((source, answer, report.ok()))
    print(f"source {source!r}, answer {answer!r}: {report}")
sys.exit(0 if found == CASES else "changed")
PY
