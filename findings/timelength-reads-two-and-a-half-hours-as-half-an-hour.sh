#!/usr/bin/env bash
# Guess:   a reader of lengths of time that knows "half an hour", "an hour" and "three quarters of an hour" reads
#          "two and a half hours" as 2.5 hours, or says that it failed.
# Found:   timelength 3.0.4: "two and a half hours" is half an hour, "1 1/2 hours" too, "a year and a half" one
#          year of 365 days, "five to seven days" seven days and "-3 days" three days, all with success;
#          what was left over stands in result.invalid, and the lost minus nowhere.
# So:      take a result only where result.invalid is empty, and look for minus and "and a half" before it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check timelength==3.0.4
"$work/venv/bin/python" - <<'PY'
import sys

from timelength import TimeLength

HOURS = {
    "half an hour": 0.5,
    "three quarters of an hour": 0.75,
    "two and a half hours": 0.5,
    "1 1/2 hours": 0.5,
    "a year and a half": 365 * 24.0,
    "five to seven days": 7 * 24.0,
    "-3 days": 3 * 24.0,
}
held = True
for text, hours in HOURS.items():
    length = TimeLength(text)
    print(f"{text!r}: {length.to_hours()} hours, success {length.result.success}, left {len(length.result.invalid)}")
    held = held and length.result.success and length.to_hours() == hours
sys.exit(0 if held and not TimeLength("-3 days").result.invalid else "changed")
PY
