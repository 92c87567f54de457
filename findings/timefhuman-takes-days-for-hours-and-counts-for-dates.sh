#!/usr/bin/env bash
# Guess:   "3-5 May 2026" is the days from 3 to 5 May, or is not read; "7-8 people" holds no date; "the day
#          before yesterday" lies before yesterday and "two weeks earlier" before now.
# Found:   timefhuman 0.1.5: "3-5 May 2026" is 1 May from 3 to 5 in the morning, while "3 May to 5 June
#          2026" is read right; "7-8 people" is 8 July and "5/6 of them" 6 May; "the day before yesterday"
#          is yesterday, "two weeks earlier" two weeks after now, and "the 1990s" 1,990 seconds after it.
# So:      days of print, scores and shares become dates of today's news. Take whole dates out of the text
#          by a pattern of your own, and hand it these.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check timefhuman==0.1.5
"$work/venv/bin/python" - <<'PY'
import sys
from datetime import datetime, timedelta

from timefhuman import tfhConfig, timefhuman

NOW = datetime(2026, 11, 30, 12)
READ = {
    "3-5 May 2026": [(datetime(2026, 5, 1, 3), datetime(2026, 5, 1, 5))],
    "3 May to 5 June 2026": [(datetime(2026, 5, 3), datetime(2026, 6, 5))],
    "7-8 people": [datetime(2026, 7, 8)],
    "5/6 of them": [datetime(2026, 5, 6)],
    "yesterday": [datetime(2026, 11, 29)],
    "the day before yesterday": [datetime(2026, 11, 29)],
    "two weeks ago": [NOW - timedelta(weeks=2)],
    "two weeks earlier": [NOW + timedelta(weeks=2)],
    "the 1990s": [NOW + timedelta(seconds=1990)],
}
found = {text: timefhuman(text, tfhConfig(now=NOW)) for text in READ}
for text, dates in found.items():
    print(f"{text!r}: {dates}")
sys.exit(0 if found == READ else "changed")
PY
