#!/usr/bin/env bash
# Guess:   a cue in which two voices speak (<v NAME>, as WebVTT has it for dialogue) tells who says which
#          line.
# Found:   webvtt-py 0.6.0: Caption.text is the lines without the names and Caption.voice the first name
#          alone, so that the answer is given to the person who asked. Only raw_text keeps both.
# So:      who checks whose words they are splits raw_text at its <v> tags and never takes voice for the
#          speaker of the whole cue.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check webvtt-py==0.6.0
"$work/venv/bin/python" - <<'PY'
import sys

import webvtt

CUE = """WEBVTT

00:01.000 --> 00:04.000
<v Ann Lie>Will you resign?</v>
<v Bo Moe>No, I will not.</v>
"""
caption = webvtt.from_string(CUE)[0]
print(f"voice {caption.voice!r}, text {caption.text!r}\nraw_text {caption.raw_text!r}")
lost = caption.voice == "Ann Lie" and "No, I will not." in caption.text and "Bo Moe" not in caption.text
sys.exit(0 if lost and "Bo Moe" in caption.raw_text else "changed: the second speaker is now told")
PY
