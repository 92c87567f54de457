#!/usr/bin/env bash
# Guess:   a checker of answers for which one names the facts that must be there reports "30 days" as missing
#          where the answer says "130 days", as it does where it says "60 days".
# Found:   opengate-grounding 0.1.0 takes all blanks out of both and looks for one string in the other: "30 days"
#          is found in "130 days", "legal" in "illegal", "no table" in "a notable" and "guilty" in "not guilty".
#          Of numbers it compares the digits alone, so that "5 billion" passes for "5 million", and "fifteen" for
#          any figure. All of these are grounded and list no issue.
# So:      the opposite and a hundred days more pass as what was asked for. Look for each fact at the borders of
#          words yourself, name what must not be there too, and compare the word behind a figure.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check opengate-grounding==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys

from opengate_grounding import check_grounding

RULES = "Goods go back within 30 days, cars within 130 days, ships within 60 days."
BUDGET = "The bridge in Ostby cost 5 million kroner and took 3 years."
CASES = [
    (RULES, "Goods go back within 60 days.", "30 days", False),
    (RULES, "Goods go back within 130 days.", "30 days", True),
    ("The sale was legal.", "The sale was illegal.", "legal", True),
    ("There was no table in the hall.", "There was a notable hall.", "no table", True),
    ("The court found Ann Lie guilty.", "The court found Ann Lie not guilty.", "guilty", True),
    (BUDGET, "The bridge in Ostby cost 7 million kroner.", "Ostby", False),
    (BUDGET, "The bridge in Ostby cost 5 billion kroner.", "Ostby", True),
    (BUDGET, "The bridge in Ostby cost fifteen million kroner.", "Ostby", True),
]
found = []
for context, answer, fact, _ in CASES:
    result = check_grounding(answer, context, anchors=[fact])
    found.append((context, answer, fact, result.grounded))
    print(f"{fact!r} in {answer!r}: grounded {result.grounded}, issues {result.issues}")
sys.exit(0 if found == CASES else "changed")
PY
