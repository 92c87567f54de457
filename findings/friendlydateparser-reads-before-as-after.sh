#!/usr/bin/env bash
# Guess:   a parser that names "3 weeks before yesterday" among what it reads gives an earlier day for "before" and a
#          later one for "after", or refuses the phrase.
# Found:   friendlydateparser 0.2.4: "3 days before 5 May 2026" is 8 May, as "3 days after 5 May 2026" is; "1 year
#          before 5 May 2026" is in 2027 and "3 days before yesterday" lies two days ahead. "3 days ago", "yesterday"
#          and "the day before yesterday" are read right, so that a first trial shows nothing.
# So:      what led up to a vote is dated behind it, and a true order of events is called false. Read the day and the
#          count apart and take one from the other oneself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check friendlydateparser==0.2.4
"$work/venv/bin/python" - <<'PY'
import sys
from datetime import datetime

from friendlydateparser import parse_datetime

NOW = datetime(2026, 5, 6, 12)
READ = {
    "3 days ago": "2026-05-03",
    "the day before yesterday": "2026-05-04",
    "3 days after 5 May 2026": "2026-05-08",
    "3 days before 5 May 2026": "2026-05-08",
    "1 year before 5 May 2026": "2027-05-05",
    "3 days before yesterday": "2026-05-08",
}
found = {text: parse_datetime(text, now=NOW).date().isoformat() for text in READ}
print("asked on 2026-05-06:")
for text, day in found.items():
    print(f"{text!r} is {day}")
sys.exit(0 if found == READ else "changed")
PY
