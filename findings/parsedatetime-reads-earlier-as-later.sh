#!/usr/bin/env bash
# Guess:   "two weeks earlier" lies before the day that it is counted from, as "two weeks ago", "two weeks
#          prior" and "two weeks before" do, or is not read at all.
# Found:   parsedatetime 2.6 reads "two weeks" and leaves "earlier" out: it answers two weeks after that day,
#          and says that it has found a date. "A year earlier" is next year. Of "two weeks before Christmas"
#          it leaves out Christmas.
# So:      in a story that tells what came first the order is turned round without a sign of it. Compare what
#          nlp() says it has read with the phrase, and refuse where "earlier", "before" or the word behind
#          it is left over.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6
"$work/venv/bin/python" - <<'PY'
import datetime
import sys

import parsedatetime

DAY = datetime.datetime(2026, 11, 30, 12)
READ = {
    "two weeks ago": "2026-11-16",
    "two weeks prior": "2026-11-16",
    "two weeks earlier": "2026-12-14",
    "a year earlier": "2027-11-30",
    "two weeks before Christmas": "2026-11-16",
}
calendar = parsedatetime.Calendar()
found = {}
for phrase in READ:
    date, kind = calendar.parseDT(phrase, DAY)
    found[phrase] = f"{date:%Y-%m-%d}" if kind else None
    words = calendar.nlp(phrase, DAY)[0][-1]
    print(f"from {DAY:%Y-%m-%d} {phrase!r} is {found[phrase]}, read of it: {words!r}")
sys.exit(0 if found == READ else "changed")
PY
