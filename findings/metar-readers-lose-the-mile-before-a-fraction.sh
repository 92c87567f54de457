#!/usr/bin/env bash
# Guess:   readers of airport weather (METAR) take the visibility "1 1/2SM", a mile and a half, for 2414 metres, and
#          "A2992", the pressure of every American report, for 1013 hPa, as metar 2.0.2 does.
# Found:   metafora 1.1.8 reads the fraction alone: "1 1/2SM" is 805 m and "2 1/4SM" 402 m, so that the clearer day has
#          the thicker fog. pymetaf 1.1.1 takes what stands below the stroke for miles: 1/2 and 1 1/2 are 3218 m
#          (two miles), 2 1/4 is 6437 m (four). For A2992 it gives a qnh of 101320 with qnh_units "hPa", a hundredfold.
# So:      the fog in which a plane was lost was thinner or thicker than the report says. Read American reports with
#          metar, and take a pressure above 1100 hPa for an error.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check metafora==1.1.8 pymetaf==1.1.1 metar==2.0.2 \
  pandas==2.3.3
"$work/venv/bin/python" - <<'PY'
import sys

import metafora
import pymetaf
from metar.Metar import Metar

METRES = {"1/2": (805, 3218, 805), "1 1/2": (805, 3218, 2414), "2 1/4": (402, 6437, 3621)}
REPORT = "METAR KJFK 061151Z 18010KT {}SM BR M05/M10 A2992"
found = {}
for miles in METRES:
    report = REPORT.format(miles)
    first, second, third = metafora.Metar.from_text(report), pymetaf.parse_text(report, 2026, 5), Metar(report)
    found[miles] = (first.visibility.distance, second["visibility"], round(third.vis.value("M")))
    print(f"{miles} miles: {found[miles][0]} m by metafora, {found[miles][1]} by pymetaf, {found[miles][2]} by metar")
pressure = (int(first.pressure), second["qnh"], round(third.press.value("HPA")))
print(f"A2992: {pressure[0]} hPa by metafora, {pressure[1]} {second['qnh_units']} by pymetaf, {pressure[2]} by metar")
sys.exit(0 if found == METRES and pressure == (1013, 101320, 1013) else "changed")
PY
