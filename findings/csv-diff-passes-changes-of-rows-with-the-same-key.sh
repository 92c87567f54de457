#!/usr/bin/env bash
# Guess:   a comparison of two tables by a key column shows a row that changed, or says that the key stands
#          twice and cannot be one.
# Found:   csv-diff 1.2 keeps the last row of each key: where two verdicts have the same claim number, the
#          first may turn from "true" to "false", or be left out, and nothing was added, removed or
#          changed. The same change of the second row is shown.
# So:      corrections pass unseen in tables whose numbers were given twice. Count the keys first, and refuse
#          a table that has one twice, or compare without a key.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check csv-diff==1.2
"$work/venv/bin/python" - <<'PY'
import io
import sys

from csv_diff import compare, load_csv

BEFORE = "claim,verdict\n7,true\n7,open\n8,true\n"
AFTER = {
    "the first of two turned": "claim,verdict\n7,false\n7,open\n8,true\n",
    "the first of two left out": "claim,verdict\n7,open\n8,true\n",
    "the second turned": "claim,verdict\n7,true\n7,false\n8,true\n",
}


def table(text, key="claim"):
    return load_csv(io.StringIO(text), key=key)


shown = {}
for change, after in AFTER.items():
    found = compare(table(BEFORE), table(after))
    whole = compare(table(BEFORE, None), table(after, None))
    shown[change] = (any(found.values()), any(whole.values()))
    print(f"{change}: shown by key {shown[change][0]}, without a key {shown[change][1]}")
sys.exit(0 if list(shown.values()) == [(False, True), (False, True), (True, True)] else "changed")
PY
