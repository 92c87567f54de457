#!/usr/bin/env bash
# Guess:   the parser "omnibus", which is said to hold those for EDTF and for the calendars where a date is
#          unambiguous, gives for "2026-05-03" what the parser "EDTF" gives, and what it gives itself for "3
#          May 2026".
# Found:   undate 0.8.0: "omnibus" gives the year 2026 for "2026-05-03" and for "2026-05", without an error
#          or a mark of what was left out; "EDTF" and "ISO8601" give day and month, and "omnibus" does for
#          dates in words. A span of two such days ("2026-05-03/2026-05-05") is refused as "2026-2026".
# So:      dates that are written most exactly are kept as whole years, 365 days long, and any two of a year
#          are the same. Ask "EDTF" first, and "omnibus" for what that refuses.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check undate==0.8.0
"$work/venv/bin/python" - <<'PY'
import sys

from undate import Undate

READ = {
    ("2026-05-03", "EDTF"): "2026-05-03",
    ("2026-05-03", "ISO8601"): "2026-05-03",
    ("2026-05-03", "omnibus"): "2026",
    ("3 May 2026", "omnibus"): "2026-05-03",
    ("2026-05", "EDTF"): "2026-05",
    ("2026-05", "omnibus"): "2026",
}
found = {asked: str(Undate.parse(*asked)) for asked in READ}
for (text, parser), date in found.items():
    print(f"{text!r} by {parser}: {date}")
same = Undate.parse("2026-05-03", "omnibus") == Undate.parse("2026-11-30", "omnibus")
days = Undate.parse("2026-05-03", "omnibus").duration().days
print(f"3 May and 30 November are one by omnibus: {same}; 3 May lasts {days} days")
sys.exit(0 if found == READ and same and days == 365 else "changed")
PY
