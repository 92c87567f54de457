#!/usr/bin/env bash
# Guess:   a parser of times in English or German reads "last Friday" as a day that is past and a range with a year
#          in that year, as it reads "5 May 2026" in 2026 and "yesterday" as the day before.
# Found:   ctparse 0.3.6, asked on Wednesday 6 May 2026: "last Friday" is the coming one, 8 May, like "Friday" alone;
#          "from 3 to 5 May 2026" is 3 to 5 May 2027 and "3 days before 5 May 2026" all time up to 5 May 2027, the
#          year that is written being left out. Nothing marks these from the right ones.
# So:      what has happened is dated in the future, and the right year counts as an error. Hand in single days with
#          their year, and refuse an answer behind the day of the story where it says "last".
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ctparse==0.3.6
"$work/venv/bin/python" - <<'PY'
import logging
import sys
from datetime import datetime

from ctparse import ctparse

logging.disable(logging.CRITICAL)
NOW = datetime(2026, 5, 6, 12)
READ = {
    "5 May 2026": "2026-05-05",
    "yesterday": "2026-05-05",
    "Friday": "2026-05-08",
    "last Friday": "2026-05-08",
    "from 3 to 5 May 2026": "2027-05-03 to 2027-05-05",
    "3 days before 5 May 2026": "any time to 2027-05-05",
}


def day(time) -> str:
    """A day as it is written in ISO 8601, "any time" for an open end."""
    return "any time" if time is None else f"{time.year}-{time.month:02}-{time.day:02}"


found = {}
for text in READ:
    read = ctparse(text, ts=NOW, timeout=0).resolution
    found[text] = f"{day(read.t_from)} to {day(read.t_to)}" if hasattr(read, "t_from") else day(read)
    print(f"{text!r} is {found[text]}")
sys.exit(0 if found == READ else "changed")
PY
