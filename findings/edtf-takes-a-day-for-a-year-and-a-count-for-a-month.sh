#!/usr/bin/env bash
# Guess:   text_to_edtf() gives the date of a phrase, a range for a range, or None for what its basic English
#          parser does not know, as it gives None for "from 1914 to 1918".
# Found:   edtf 5.0.2: "3-5 May 2026" is the 5th of May 2003 and "3 and 4 May 2026" the 4th, the first day
#          being taken for the year; "5 people in 1990" is May 1990; "1990 or 1991" and "until 1990" are 1990,
#          while "before 1990" is all time up to then.
# So:      the years of a timeline are then wrong by decades, and look exact. Hand in only what you have
#          matched as one date, cut ranges of days yourself, and look for the year of the answer in the text.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$work/venv/bin/python" - <<'PY'
import sys

from edtf import text_to_edtf

READ = {
    "from 1914 to 1918": "None",
    "before 1990": "/1990",
    "until 1990": "1990",
    "1990 or 1991": "1990",
    "3-5 May 2026": "2003-05-05",
    "3 and 4 May 2026": "2003-05-04",
    "5 people in 1990": "1990-05",
}
found = {phrase: str(text_to_edtf(phrase)) for phrase in READ}
for phrase, date in found.items():
    print(f"{phrase!r} is {date}")
sys.exit(0 if found == READ else "changed")
PY
