#!/usr/bin/env bash
# Guess:   text_without_tags is the text of a subtitle without its tags (<i>, <b>, <font>); what is no tag
#          stays, as SubRip has no other way to write "less than".
# Found:   pysrt 1.1.2 drops all from a "<" to the next ">": "Turnout was <50 per cent, <i>she</i> said." is
#          "Turnout was she said." Without a tag behind it the sign and the figure stay.
# So:      a figure that was on the screen is missing in the transcript, and a quotation of it is called
#          unsupported. Take off only the tags that SubRip has, by name.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pysrt==1.1.2 setuptools==65.5.0
"$work/venv/bin/python" - <<'PY'
import sys

import pysrt

CUES = """1
00:00:01,000 --> 00:00:03,000
Turnout was <50 per cent, <i>she</i> said.

2
00:00:04,000 --> 00:00:06,000
Turnout was <50 per cent, she said.
"""
tagged, plain = (cue.text_without_tags for cue in pysrt.from_string(CUES))
print(f"with a tag behind the sign {tagged!r}, without one {plain!r}")
lost = (tagged, plain) == ("Turnout was she said.", "Turnout was <50 per cent, she said.")
sys.exit(0 if lost else "changed")
PY
