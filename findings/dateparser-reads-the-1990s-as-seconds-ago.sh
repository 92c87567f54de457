#!/usr/bin/env bash
# Guess:   a period or a day without a month is either read as what it says or not read (None), as "end of
#          March" and "early Friday" are not read.
# Found:   dateparser 1.5.0, English: "the 1990s" is 1,990 seconds before now, a date of today or yesterday;
#          "in the 1980s" is 1,980 seconds after now; "the 5th" is the fifth month, "the 2nd" the second;
#          "Q3 2026" is a day of August.
# So:      a checker that compares such dates with a dateline finds contradictions in true sentences. Hand
#          it only text in which a name of a month or a weekday, or a full date, has been found.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$work/venv/bin/python" - <<'PY'
import sys
from datetime import datetime, timedelta

import dateparser

NOW = datetime(2026, 11, 25)


def read(text):
    return dateparser.parse(text, languages=["en"], settings={"RELATIVE_BASE": NOW})


phrases = ["end of March", "the 1990s", "in the 1980s", "the 5th", "the 2nd", "Q3 2026"]
found = {text: read(text) for text in phrases}
for text, moment in found.items():
    print(f"{text!r}, said on {NOW:%d %B %Y}: {moment}")
seconds = [found["the 1990s"] == NOW - timedelta(seconds=1990), found["in the 1980s"] == NOW + timedelta(seconds=1980)]
months = [moment is not None and moment.month for moment in (found["the 5th"], found["the 2nd"], found["Q3 2026"])]
sys.exit(0 if found["end of March"] is None and all(seconds) and months == [5, 2, 8] else "changed")
PY
